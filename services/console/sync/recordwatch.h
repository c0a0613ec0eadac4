#pragma once
// Watches that the backend's record only ever grows: keeps the last checkpoint this console saw, demands a consistency proof before it
// accepts a newer one, and cosigns it. The log's key is pinned at first sight. Sources: c2sp.org/tlog-witness, tlog-cosignature.
#include "models/domain/tlog.h"
#include "services/console/api/apiclient.h"
#include "services/console/store/localstore.h"
#include "services/console/sync/rolledback.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <deque>

namespace countersign {

struct RecordView {
    Checkpoint checkpoint;
    TimeMs firstSeenAt = 0;  // since when every checkpoint seen here was consistent
    bool grew = false;
};

class RecordWatch final : public QObject {
    Q_OBJECT
public:
    RecordWatch(ApiClient& api, LocalStore& store, SigningKey device, std::function<TimeMs()> now, QObject* parent = nullptr);
    // Conflict: the record was rewritten (rolled back, forked, another key); the sentence says how. The old checkpoint is then kept.
    [[nodiscard]] QFuture<Result<RecordView>> check();
    // After check() refused because the record went back or forked: both sides, with what the record says of it. Nothing after a good check.
    [[nodiscard]] const std::optional<RolledBack>& rolledBack() const { return m_rolledBack; }
    // Takes the backend's checkpoint in place of the one seen here, which stays kept beside it. `record`: first records it at the backend, by
    // the right to; without, someone else must have. Errors: Forbidden (neither), Conflict (no restore explains it), those of the wire.
    [[nodiscard]] QFuture<Result<void>> acceptRestore(bool record);
    // check(), then inclusion and signature of own decisions, then the witnesses; a sentence for people. `named`: vkeys of those that
    // count; none: every enrolled console. Unavailable: fewer witnesses than `quorum` cosigned the newest checkpoint, which says nothing
    // against the record.
    [[nodiscard]] QFuture<Result<QString>> verify(int quorum = 0, const std::vector<std::string>& named = {});

private:
    struct Seen {
        std::string vkey;
        std::string note;
        TimeMs firstAt = 0;
    };
    using Reply = Answerer<Result<RecordView>>;
    [[nodiscard]] static Result<Seen> seenFrom(const std::string& stored);
    void withKey(Seen seen, Reply reply);
    void withRotation(Seen seen, const std::string& vkey, Reply reply);
    void askNote(Seen seen, const std::string& vkey, Reply reply);
    void withNote(Seen seen, const std::string& note, Reply reply);
    void refuse(Seen seen, const VerifierKey& key, RolledBack back, const std::string& how, Reply reply);
    void adopt(Answerer<Result<void>> reply);
    void accept(Seen seen, const VerifierKey& key, const std::string& note, const Checkpoint& checkpoint, bool grew, Reply reply);
    struct Verdict {
        RecordView view;
        int decisions = 0;
        int quorum = 0;
        std::vector<std::string> named;
    };
    struct AskedProof {
        std::string decisionId;
        QFuture<Answer<Inclusion>> answer;
    };
    void checkDecisions(Verdict verdict, std::vector<std::string> ids, std::deque<AskedProof> asked, Answerer<Result<QString>> reply);
    void countWitnesses(Verdict verdict, Answerer<Result<QString>> reply);
    [[nodiscard]] QString sentence(const Verdict& verdict) const;
    [[nodiscard]] Result<void> checkInclusion(const std::string& decisionId, const Inclusion& inclusion) const;
    ApiClient& m_api;
    LocalStore& m_store;
    SigningKey m_device;
    std::function<TimeMs()> m_now;
    std::optional<RolledBack> m_rolledBack;
    std::string m_vkey;  // pinned, or the one that it was passed on to
    std::string m_note;  // last checked
};

}  // namespace countersign
