#pragma once
// The record in memory: a few thousand entries, searched as the backend would; lineage of every draft; files kept instead of written.
#include "services/console/desk/auditdesk.h"
#include "tests/support/console/fakeexport.h"
#include "tests/support/console/fakeparts.h"

#include <functional>
#include <map>
#include <optional>

namespace countersign {

class FakeDesk;

class FakeAudit final : public AuditDesk {
    Q_OBJECT
public:
    explicit FakeAudit(FakeDesk& desk);
    void failNext(const Error& error) { m_failure = error; }  // the next question of any kind
    void holdAnswers(bool hold);                              // pages wait until released
    void setRecord(std::vector<AuditRow> rows) { m_rows = std::move(rows); }  // oldest first
    void append(const std::string& action);                   // by another; tells who follows
    [[nodiscard]] const std::vector<AuditRow>& record() const { return m_rows; }
    [[nodiscard]] bool followed() const { return m_follow; }
    [[nodiscard]] int pagesAsked() const { return m_pagesAsked; }
    [[nodiscard]] const AuditFilter& lastFilter() const { return m_lastFilter; }
    [[nodiscard]] const AuditReportWish& lastWish() const { return m_lastWish; }
    [[nodiscard]] const std::map<QString, QByteArray>& saved() const { return m_saved; }

    [[nodiscard]] bool online() const override;
    [[nodiscard]] QFuture<Result<AuditPage>> search(const AuditFilter& filter, const std::string& cursor, int limit) override;
    [[nodiscard]] QFuture<Result<AuditHistogram>> histogram(const AuditFilter& filter) override;
    [[nodiscard]] QFuture<Result<LineageGraph>> lineage(const std::string& draftId) override;
    [[nodiscard]] QFuture<Result<std::string>> find(AuditKey by, const std::string& value) override;
    [[nodiscard]] QFuture<Result<AuditReport>> report(const AuditReportWish& wish, const std::string& cursor) override;
    [[nodiscard]] RecordExport& exports() override { return m_exports; }
    [[nodiscard]] FakeExport& fakeExports() { return m_exports; }
    [[nodiscard]] QFuture<Result<SamplePopulation>> population(const SamplePlan& plan) override;
    [[nodiscard]] QFuture<Result<AuditSample>> drawSample(const SamplePlan& plan) override;
    [[nodiscard]] QFuture<Result<RecordHeads>> heads() override;
    [[nodiscard]] int quorum() const override { return m_quorum; }
    [[nodiscard]] QFuture<Result<void>> setQuorum(int witnesses) override;
    [[nodiscard]] const SamplePlan& lastPlan() const { return m_lastPlan; }
    void follow(bool follow) override { m_follow = follow; }
    [[nodiscard]] ViewsDesk& searches() override { return m_searches; }
    [[nodiscard]] QFuture<Result<void>> saveFile(const QString& path, const QByteArray& bytes) override;

private:
    [[nodiscard]] std::vector<SampledSend> sends(const SamplePlan& plan) const;
    [[nodiscard]] std::optional<Error> trouble();
    template <class T>
    [[nodiscard]] QFuture<Result<T>> answer(const std::function<Result<T>()>& work);
    FakeDesk& m_desk;
    FakeExport m_exports;
    std::vector<AuditRow> m_rows;
    FakeViews m_searches;
    std::vector<std::function<void()>> m_held;
    std::map<QString, QByteArray> m_saved;
    std::optional<Error> m_failure;
    AuditFilter m_lastFilter;
    AuditReportWish m_lastWish;
    SamplePlan m_lastPlan;
    int m_quorum = 0;
    int m_pagesAsked = 0;
    bool m_follow = false;
    bool m_holding = false;
};

}  // namespace countersign
