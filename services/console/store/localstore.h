#pragma once
// The console's own file of one backend and person. GUI thread object; SQL and sealing happen on its threads. Every future resolves.
// Personal data is sealed with the keychain's store key. Where there is no keychain the key dies with the program: the cache is then made
// fresh at the next start, but decisions not yet sent and the record's checkpoint survive (see resources/sql/console).
#include "models/view/followup.h"
#include "services/base/readpool.h"
#include "services/base/threadpool.h"
#include "services/base/writer.h"
#include "services/console/store/decisionrows.h"
#include "services/console/store/draftrows.h"
#include "services/console/store/queueindex.h"
#include "models/view/draftsource.h"

#include <QSet>
#include <QTimer>
#include <functional>
#include <memory>

namespace countersign {

struct StoreOptions {
    QString file;             // made when absent
    SealKey key = SealKey::random();
    bool keyOutlives = false;  // the key comes back after a restart
    std::function<TimeMs()> now;  // the system's clock unless told
    int rewriteAfterMs = 30000;   // without a write of the person's own
    std::int64_t rewriteUpToBytes = std::int64_t{ 256 } << 20U;  // a larger file would hold up every write for seconds
};
// Whole: no page holds anything that was forgotten. TooLarge: nothing was done, sealed remains may stand between rows. Waiting: somebody
// reads, the log still holds the pages of before. NotDue: nothing was forgotten since.
enum class FileRewrite { Whole, TooLarge, Waiting, NotDue };
struct DraftChange {          // what one change of the backend means here
    std::optional<Draft> draft;
    std::optional<Settled> decision;
    std::string gone;         // id of a draft that is no more
};

class LocalStore final : public DraftSource {
    Q_OBJECT
public:
    // Errors, all leaving the file as it is: Damaged, TooNew, Storage (locked, read-only, full), Conflict (another console has it; one that is
    // just being closed is waited for). Two would write the same file through caches that know nothing of each other.
    [[nodiscard]] static QFuture<Result<std::shared_ptr<LocalStore>>> open(const StoreOptions& options, QObject* context);
    // Only on a person's explicit wish: renames a damaged file (and its WAL) to "<file>.damaged-<time>"; nothing is deleted.
    [[nodiscard]] static Result<QString> moveAside(const QString& file, TimeMs now);
    ~LocalStore() override;

    [[nodiscard]] QFuture<Result<DraftRows>> page(const DraftFilter& filter, const QString& cursor, int limit) override;
    [[nodiscard]] QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter& filter, const QStringList& ids) override;
    [[nodiscard]] QFuture<Result<QueueTally>> tally(const DraftFilter& filter) override;  // once the index is loaded
    [[nodiscard]] QFuture<Result<Draft>> draft(const QString& id);
    [[nodiscard]] QFuture<Result<QString>> value(const QString& name);  // empty when absent
    [[nodiscard]] QFuture<Result<QString>> sealedValue(const QString& name);
    [[nodiscard]] QFuture<Result<void>> setValue(const QString& name, const QString& value);
    [[nodiscard]] QFuture<Result<void>> setSealedValue(const QString& name, const QString& value);

    // Whose queue it is, and from when a draft is late. Answers to page() and rows() follow at once.
    void setViewer(const Person& person, TimeMs decideWithinMs);
    void noteSeen(const QString& draftId) override;
    // One transaction with `seq` as the place to go on from; `fullSync` > 0 marks drafts of that full download.
    [[nodiscard]] QFuture<Result<void>> apply(
        std::shared_ptr<const std::vector<DraftChange>> changes, std::optional<std::int64_t> seq, std::int64_t fullSync = 0);
    [[nodiscard]] QFuture<Result<void>> endFullSync(std::int64_t fullSync, std::int64_t seq);

    // Hides the draft at once, resolves when the decision is durable; on an error the draft is back and nothing was kept.
    [[nodiscard]] QFuture<Result<void>> keep(const Decision& decision, const QString& title, TimeMs now, bool asComposed = false);
    [[nodiscard]] QFuture<Result<std::vector<OutboxEntry>>> due(TimeMs now, int limit);
    [[nodiscard]] QFuture<Result<std::optional<TimeMs>>> nextDueAt();
    [[nodiscard]] QFuture<Result<void>> postpone(const OutboxEntry& entry, TimeMs nextAt);
    [[nodiscard]] QFuture<Result<void>> depart(const OutboxEntry& entry);  // before its next attempt: it may have left from here on
    [[nodiscard]] QFuture<Result<void>> hurry();  // all entries are due now
    [[nodiscard]] QFuture<Result<void>> settleEntry(const OutboxEntry& entry, const Settled& settled, TimeMs now);
    [[nodiscard]] QFuture<Result<void>> refuseUndoEntry(const OutboxEntry& entry, const std::string& why, TimeMs now);
    [[nodiscard]] QFuture<Result<void>> withdraw(
        const QString& decisionId, const QString& draftId, TimeMs now); // a kept decision, before it left
    [[nodiscard]] QFuture<Result<void>> askUndo(const QString& decisionId, TimeMs now);   // of a held one: waits in the outbox
    [[nodiscard]] QFuture<Result<void>> dismissRefused(const QString& decisionId);
    [[nodiscard]] QFuture<Result<Overview>> overviewSince(TimeMs since);
    [[nodiscard]] QFuture<Result<std::vector<std::string>>> recordedDecisions(int limit);
    [[nodiscard]] QFuture<Result<void>> showDueDrafts(TimeMs now);

    // Many drafts in one act. Ids of all that match, in order; TooLarge with more than `most`.
    [[nodiscard]] QFuture<Result<QStringList>> matching(const DraftFilter& filter, int most);
    // `look` is called for each of the drafts that is still here, on a thread of the store's; false ends the looking.
    using Look = std::function<bool(const Draft&)>;
    [[nodiscard]] QFuture<Result<void>> examine(const QStringList& ids, Look look);
    // One transaction; of each decision what keep() would say. `kept` resolves when all are durable.
    struct KeptMany {
        std::vector<Result<void>> each;
    };
    [[nodiscard]] QFuture<Result<KeptMany>> keepMany(std::shared_ptr<const std::vector<KeptDecision>> decisions, TimeMs now);
    [[nodiscard]] QFuture<Result<std::vector<DecisionRecord>>> undoableOf(const std::string& batch);
    [[nodiscard]] QFuture<Result<std::optional<BatchLeft>>> newestBatch(TimeMs now);

    // One person's own work.
    [[nodiscard]] QFuture<Result<void>> keepEdit(const QString& draftId, const KeptEdit& edit);
    [[nodiscard]] QFuture<Result<std::optional<KeptEdit>>> keptEdit(const QString& draftId);
    [[nodiscard]] QFuture<Result<void>> dropEdit(const QString& draftId);
    // Their customer was erased, or what they said is no longer kept: every trace of these drafts goes, and out of the log as well.
    // The file itself is written anew a while later, when nobody works (or at a later start).
    [[nodiscard]] QFuture<Result<void>> forget(const QStringList& draftIds);
    [[nodiscard]] QFuture<Result<FileRewrite>> rewriteFile();  // now, where something was forgotten since; writes wait meanwhile
    [[nodiscard]] QFuture<Result<void>> setSkipped(const QString& draftId, bool skipped);
    [[nodiscard]] QFuture<Result<DecidedSides>> sides(const QString& decisionId);
    [[nodiscard]] QFuture<Result<std::vector<OwnDecision>>> ownSince(TimeMs since);
    [[nodiscard]] QFuture<Result<std::map<RejectReason, int>>> reasonsUsed();

Q_SIGNALS:
    void decisionsTouched();  // decisions or the outbox changed
    void draftLeft(const QString& draftId, countersign::DraftState state);  // stood in the queue, and not by an own decision no more

private:
    struct Parts;
    explicit LocalStore(std::shared_ptr<Parts> parts);
    using Opening = Answerer<Result<std::shared_ptr<LocalStore>>>;
    static void tryOpen(const StoreOptions& options, QObject* context, const Opening& reply, int looks);
    [[nodiscard]] static Result<void> openParts(Parts& parts, const StoreOptions& options);  // storeopen.cpp; on the store's thread
    template <class T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(Connection&, const SealKey&)> work);
    // `touched` drafts are announced after the commit, on the GUI thread, before the future resolves; `leaving` is then settled.
    [[nodiscard]] QFuture<Result<void>> write(Writer::Work work, QStringList touched, bool decisions, const QString& leaving = {});

    void rewriteWhenIdle(int afterMs);
    void askQueue(std::function<void(Parts&)> work);  // on the queue's thread
    void startLoading(Parts& parts);                  // there, where nothing is loaded or being loaded
    // What only the index can answer, at once or when it is loaded.
    template <class T>
    [[nodiscard]] QFuture<Result<T>> askIndex(std::function<Result<T>(Connection&, const QueueIndex&, TimeMs)> question);
    void sealAndWrite(std::shared_ptr<const std::vector<DraftChange>> changes, std::optional<std::int64_t> seq, std::int64_t fullSync,
        QStringList touched, bool decisions, const Answerer<Result<void>>& answer);

    std::shared_ptr<Parts> m_parts;
    QTimer m_rewrite;         // runs while the file may have to be written anew; each write of the person's own puts it off
    std::string m_personId;
    QSet<QString> m_leaving;  // decided, not durable yet: no answer shows them
};

}  // namespace countersign
