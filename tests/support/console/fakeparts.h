#pragma once
// The parts of the desk in memory: who else is there, saved views, many at once, one's own work. Answers at once; keeps what it was asked.
#include "services/console/desk/bulkdesk.h"
#include "services/console/desk/teamdesk.h"
#include "services/console/desk/viewsdesk.h"
#include "models/view/followup.h"
#include "services/console/desk/workdesk.h"

#include <QSet>
#include <functional>
#include <memory>

namespace countersign {

class FakeDesk;

class FakeTeam final : public TeamDesk {
    Q_OBJECT
public:
    explicit FakeTeam(FakeDesk& desk);
    void setLooking(const QString& draftId, const QStringList& names);  // emits presenceChanged
    void failNext(const Error& error) { m_failure = error; }
    [[nodiscard]] std::vector<Colleague> colleagues() const override;
    [[nodiscard]] QFuture<Result<void>> comment(const QString& draftId, const QString& text, bool objection) override;
    [[nodiscard]] QFuture<Result<void>> resolveObjection(const QString& draftId, const QString& commentId) override;
    [[nodiscard]] QFuture<Result<void>> assign(
        const QStringList& draftIds, const std::optional<Assignee>& to, const std::string& batch) override;
    [[nodiscard]] QFuture<Result<int>> giveBack(const QStringList& draftIds, const std::string& batch) override;
    [[nodiscard]] QFuture<Result<void>> breakLease(const QString& draftId) override;
    [[nodiscard]] QStringList lookingAt(const QString& draftId) const override { return m_looking.value(draftId); }

private:
    [[nodiscard]] QFuture<Result<void>> change(const QString& draftId, const std::function<void(Draft&)>& act);
    struct Given {
        std::string batch;
        std::optional<Assignee> before;
    };
    FakeDesk& m_desk;
    QHash<QString, Given> m_given;  // the newest giving of each draft
    QHash<QString, QStringList> m_looking;
    std::optional<Error> m_failure;
};

class FakeViews final : public ViewsDesk {
    Q_OBJECT
public:
    using ViewsDesk::ViewsDesk;
    [[nodiscard]] std::vector<SavedView> views() const override { return m_views; }
    [[nodiscard]] QFuture<Result<void>> save(const SavedView& view) override;
    [[nodiscard]] QFuture<Result<void>> remove(const std::string& viewId) override;

private:
    std::vector<SavedView> m_views;
};

class FakeBulk final : public BulkDesk {
    Q_OBJECT
public:
    explicit FakeBulk(FakeDesk& desk);
    void setSlow(bool slow) { m_slow = slow; }  // one decision per turn of the event loop, so that a run can be watched and stopped
    void holdUndo() { m_holdUndo = true; }  // the next undo goes on until it is cancelled
    [[nodiscard]] QFuture<Result<BulkPreview>> preview(const BulkRequest& request) override;
    [[nodiscard]] QFuture<Result<BulkOutcome>> run(const BulkRequest& request, const BulkPreview& preview) override;
    void cancel() override;
    [[nodiscard]] QFuture<Result<int>> undo(const std::string& batch) override;
    [[nodiscard]] std::optional<Last> last() const override { return m_last; }

private:
    struct Run;
    void step(const std::shared_ptr<Run>& run);
    [[nodiscard]] std::optional<TimeMs> firstToRunOut() const;
    FakeDesk& m_desk;
    std::optional<Last> m_last;
    QStringList m_decisions;  // of the last batch
    QStringList m_given;      // the same
    std::optional<Answerer<Result<int>>> m_undoing;
    bool m_holdUndo = false;
    bool m_slow = false;
    bool m_cancelled = false;
};

class FakeWork final : public WorkDesk {
    Q_OBJECT
public:
    explicit FakeWork(FakeDesk& desk);
    void setFigures(const EffortFigures& figures) { m_figures = figures; }
    void setCounts(std::map<RejectReason, int> counts);
    [[nodiscard]] const QSet<QString>& skipped() const { return m_skipped; }
    [[nodiscard]] QFuture<Result<void>> keepUnfinished(const QString& draftId, const UnfinishedEdit& edit) override;
    [[nodiscard]] QFuture<Result<std::optional<UnfinishedEdit>>> unfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> dropUnfinished(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> skip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<void>> unskip(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<Conflict>> conflict(const QString& decisionId) override;
    [[nodiscard]] QFuture<Result<EffortFigures>> effort(TimeMs since) override;
    [[nodiscard]] std::map<RejectReason, int> rejectReasonCounts() const override { return m_counts; }

private:
    FakeDesk& m_desk;
    std::map<QString, UnfinishedEdit> m_edits;
    std::map<RejectReason, int> m_counts;
    EffortFigures m_figures;
    QSet<QString> m_skipped;
};

}  // namespace countersign
