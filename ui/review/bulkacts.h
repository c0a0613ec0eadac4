#pragma once
// Acts on many: what is selected becomes a request, its preview is shown, it runs with a way out, and one undo takes it back.
#include "services/console/desk/bulkdesk.h"
#include "ui/queue/queuepane.h"
#include "ui/review/reviewsession.h"

namespace countersign {

class BulkSheet;
class Sheet;

class BulkActs final : public QObject {
    Q_OBJECT
public:
    BulkActs(const Theme& theme, ReviewSession& session, QueuePane& pane, QObject* parent = nullptr);
    [[nodiscard]] Sheet* sheet() const;
    [[nodiscard]] bool anySelected() const;
    [[nodiscard]] bool underWay() const; // it runs, or says how it ended; not while it still asks
    void start(BulkRequest::Act act, const std::optional<Assignee>& to = {});
    void undoLast();

Q_SIGNALS:
    void sheetAsked(Sheet* sheet);
    void sheetDone();
    void failed(const Error& error);

private:
    void preview();
    void run();
    void finish(const Result<BulkOutcome>& outcome);
    void leaveOut(BulkPreview& preview) const;
    [[nodiscard]] QString titleOf(const QString& draftId) const;
    [[nodiscard]] QString doneWords(int count) const;
    ReviewSession& m_session;
    QueuePane& m_pane;
    BulkSheet* m_sheet;
    BulkRequest m_request;
    BulkPreview m_preview;
    QSet<QString> m_except; // of "all that match"
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace countersign
