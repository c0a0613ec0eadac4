#pragma once
// The review room without widgets: which draft is open, what was changed in it, one decision at a time, what the status says.
#include "models/view/decisionlistmodel.h"
#include "models/view/reviewqueuemodel.h"
#include "services/console/desk/reviewdesk.h"
#include "ui/draft/opendraft.h"
#include "ui/draft/unfinished.h"

#include <functional>
#include <map>
#include <memory>

namespace countersign {

class ReviewSession final : public QObject {
    Q_OBJECT
public:
    explicit ReviewSession(std::shared_ptr<ReviewDesk> desk, QObject* parent = nullptr);
    ~ReviewSession() override; // lets go of the open draft
    [[nodiscard]] ReviewDesk& desk() { return *m_desk; }
    [[nodiscard]] ReviewQueueModel& queue() { return m_queue; }
    [[nodiscard]] DecisionListModel& decisions() { return m_decisions; }
    [[nodiscard]] OpenDraft* open() { return m_open ? &*m_open : nullptr; }
    [[nodiscard]] bool deciding() const { return m_deciding; }
    // Set while the open draft has left the queue by itself: it can still be read, not decided.
    [[nodiscard]] const std::optional<DraftState>& left() const { return m_left; }
    [[nodiscard]] bool decidable() const { return m_open && !m_deciding && !m_left; }

    void choose(const QString& draftId); // an older answer never replaces a newer choice; empty closes
    void rememberEdits(); // kept per draft until decided or discarded
    void discardEdits();
    void dropStaleEdit(); // the one that staleEdit() told of
    void decide(Verdict verdict, const QString& note = {}, std::optional<RejectReason> reason = {}, std::optional<TimeMs> until = {},
        std::vector<std::string> overrides = {});
    // What a decision took its maker; nothing is told where nothing measures.
    void setEffortSource(std::function<std::optional<Effort>(const QString& draftId)> source) { m_effort = std::move(source); }
    void keepEdits(const QString& draftId, const UnfinishedEdit& edit); // to go on from when it opens
    void skip(); // the open draft, out of this person's turn until it changes
    void unskip(const QString& draftId);
    void readAgain(); // the queue, after reading it failed
    void undo(const QString& decisionId);
    void undoNewest(); // the newest that can still be undone

    [[nodiscard]] QString statusWords(bool noughts) const; // "2 held · Online · 41 accepted · 0 kept here"; else without what is nought
    [[nodiscard]] QString todayWords() const; // for the empty queue

Q_SIGNALS:
    void opening();
    void opened(); // another draft, or another revision of it
    void refreshed(); // same words, newer facts
    void aboutToReplace(); // another draft or revision comes: the last moment to take what is being typed
    void editBack(TimeMs at); // after opened(): an unfinished edit was found and is in force again
    void staleEdit(const UnfinishedEdit& edit); // after opened(): it started from an older revision; nothing was done with it
    void closed();
    void openFailed(const Error& error);
    void decidingChanged();
    void decided(const QString& draftId, Verdict verdict);
    void refused(const Error& error);
    void leftQueue(const QString& draftId, countersign::DraftState state); // the open draft, by itself
    void skipped(const QString& draftId, const QString& title);
    void undone(const QString& decisionId);
    void statusChanged();

private:
    void load(const QString& draftId);
    void takeRead(Result<Draft> draft);
    void takeAhead(); // what was read ahead, now; else it comes when it is read
    void take(Draft draft);
    void takeUnfinished(const QString& draftId, const UnfinishedEdit& edit);
    void markLeft(DraftState state);
    std::shared_ptr<ReviewDesk> m_desk;
    ReviewQueueModel m_queue;
    DecisionListModel m_decisions;
    std::optional<OpenDraft> m_open;
    std::map<QString, UnfinishedEdit> m_edits;
    Unfinished m_unfinished;
    std::function<std::optional<Effort>(const QString&)> m_effort;
    std::optional<DraftState> m_left;
    QString m_wanted;
    QFuture<Result<Draft>> m_reading; // of the draft that was chosen last
    quint64 m_generation = 0;
    bool m_deciding = false;
};

} // namespace countersign
