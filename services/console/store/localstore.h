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

#include <QSet>
#include <functional>
#include <memory>

namespace countersign {

struct StoreOptions {
    QString file;             // made when absent
    SealKey key = SealKey::random();
    bool keyOutlives = false;  // the key comes back after a restart
    std::function<TimeMs()> now;  // the system's clock unless told
};
struct DraftChange {          // what one change of the backend means here
    std::optional<Draft> draft;
    std::optional<Settled> decision;
    std::string gone;         // id of a draft that is no more
};

class LocalStore final : public DraftSource {
    Q_OBJECT
public:
    // Errors, all leaving the file as it is: Damaged, TooNew, Storage (locked, read-only, full).
    [[nodiscard]] static QFuture<Result<std::shared_ptr<LocalStore>>> open(const StoreOptions& options, QObject* context);
    // Only on a person's explicit wish: renames a damaged file (and its WAL) to "<file>.damaged-<time>"; nothing is deleted.
    [[nodiscard]] static Result<QString> moveAside(const QString& file, TimeMs now);
    ~LocalStore() override;

    [[nodiscard]] QFuture<Result<DraftRows>> page(const DraftFilter& filter, const QString& cursor, int limit) override;
    [[nodiscard]] QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter& filter, const QStringList& ids) override;
    [[nodiscard]] QFuture<Result<Draft>> draft(const QString& id);
    [[nodiscard]] QFuture<Result<QString>> value(const QString& name);  // empty when absent
    [[nodiscard]] QFuture<Result<QString>> sealedValue(const QString& name);
    [[nodiscard]] QFuture<Result<void>> setValue(const QString& name, const QString& value);
    [[nodiscard]] QFuture<Result<void>> setSealedValue(const QString& name, const QString& value);

    void setPerson(const std::string& personId) { m_personId = personId; }
    // One transaction with `seq` as the place to go on from; `fullSync` > 0 marks drafts of that full download.
    [[nodiscard]] QFuture<Result<void>> apply(
        std::shared_ptr<const std::vector<DraftChange>> changes, std::optional<std::int64_t> seq, std::int64_t fullSync = 0);
    [[nodiscard]] QFuture<Result<void>> endFullSync(std::int64_t fullSync, std::int64_t seq);

    // Hides the draft at once, resolves when the decision is durable; on an error the draft is back and nothing was kept.
    [[nodiscard]] QFuture<Result<void>> keep(const Decision& decision, const QString& title, TimeMs now);
    [[nodiscard]] QFuture<Result<std::vector<OutboxEntry>>> due(TimeMs now, int limit);
    [[nodiscard]] QFuture<Result<std::optional<TimeMs>>> nextDueAt();
    [[nodiscard]] QFuture<Result<void>> postpone(const OutboxEntry& entry, TimeMs nextAt);
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

Q_SIGNALS:
    void decisionsTouched();  // decisions or the outbox changed

private:
    struct Parts;
    explicit LocalStore(std::shared_ptr<Parts> parts);
    [[nodiscard]] static Result<void> openParts(Parts& parts, const StoreOptions& options);  // storeopen.cpp; on the store's thread
    template <class T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(Connection&, const SealKey&)> work);
    // `touched` drafts are announced after the commit, on the GUI thread, before the future resolves; `leaving` is then settled.
    [[nodiscard]] QFuture<Result<void>> write(Writer::Work work, QStringList touched, bool decisions, const QString& leaving = {});

    std::shared_ptr<Parts> m_parts;
    std::string m_personId;
    QSet<QString> m_leaving;  // decided, not durable yet: no answer shows them
};

}  // namespace countersign
