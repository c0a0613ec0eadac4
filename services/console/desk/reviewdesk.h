#pragma once
// All that the review window asks of the console's services, in one place: the person, the queue, the open draft, decisions, the link.
// GUI thread only; nothing here blocks; every future resolves on the GUI thread, also on cancel, offline and destruction.
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "models/view/decisionrecord.h"
#include "models/view/draftsource.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <vector>

namespace countersign {

struct DecisionRequest {
    QString draftId;
    std::int64_t revision = 0;        // the one on the screen
    Verdict verdict = Verdict::Approve;
    std::optional<Content> content;   // ApproveWithEdits
    std::optional<RejectReason> reasonCode;
    QString note;
    std::optional<TimeMs> until;
    std::vector<std::string> overrides;
    // note also explains overrides
    std::optional<Effort> effort;
    std::string batch;                // decisions of one act share it
};

class AuditDesk;
class BulkDesk;
class GlassDesk;
class PrivacyDesk;
class KeysDesk;
class StudioDesk;
class SurveyDesk;
class TeamDesk;
class ViewsDesk;
class WorkDesk;

class ReviewDesk : public QObject {
    Q_OBJECT
public:
    enum class Link { Offline, Connecting, Online, SignedOut };
    struct Counts {
        int kept = 0;      // on this computer only
        int accepted = 0;  // today
        int held = 0;
        int sent = 0;      // today
        int refused = 0;   // unseen
    };
    using QObject::QObject;

    [[nodiscard]] virtual Person person() const = 0;
    [[nodiscard]] virtual Policy policy() const = 0;
    [[nodiscard]] virtual Link link() const = 0;
    [[nodiscard]] virtual QString linkSentence() const = 0;  // "Offline since 14:02. Work goes on; 3 decisions are kept here."
    [[nodiscard]] virtual Counts counts() const = 0;
    // False when the keychain is missing or refuses: keys and what is stored here last for this run only.
    [[nodiscard]] virtual bool keysLast() const { return true; }
    [[nodiscard]] virtual DraftSource& drafts() = 0;
    [[nodiscard]] virtual std::vector<DecisionRecord> recentDecisions() const = 0;  // newest first, at most 10 plus all refused

    // The draft from the local store; a lease is asked for in the background when online.
    [[nodiscard]] virtual QFuture<Result<Draft>> open(const QString& draftId) = 0;
    virtual void release(const QString& draftId) = 0;
    // Reads the draft that will most likely be opened next, so that open() has it at once. Nobody is told, nothing is leased; one at a time.
    virtual void lookAhead(const QString& draftId) = 0;
    // Renders, binds, signs with the device key, stores in the outbox; resolves with the decision's id once that is durable.
    // Unmet requirements known here refuse at once (Forbidden with the sentences); the backend decides in the end.
    [[nodiscard]] virtual QFuture<Result<QString>> decide(const DecisionRequest& request) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> undo(const QString& decisionId) = 0;
    virtual void dismissRefused(const QString& decisionId) = 0;
    // Downloads and checks the record: signature, consistency with the last checkpoint this console saw, inclusion of own decisions.
    [[nodiscard]] virtual QFuture<Result<QString>> verifyRecord()
        = 0; // a sentence: "412 entries, consistent since …; your 3 decisions are in it."
    virtual void signOut() = 0;

    // Parts of the desk; each lives as long as the desk.
    [[nodiscard]] virtual TeamDesk& team() = 0;
    [[nodiscard]] virtual ViewsDesk& views() = 0;
    [[nodiscard]] virtual BulkDesk& bulk() = 0;
    [[nodiscard]] virtual WorkDesk& work() = 0;
    [[nodiscard]] virtual StudioDesk& studio() = 0;
    [[nodiscard]] virtual AuditDesk& audit() = 0;
    [[nodiscard]] virtual PrivacyDesk* privacy() { return nullptr; } // nothing where nobody is shown in clear
    [[nodiscard]] virtual KeysDesk& keys() = 0;
    [[nodiscard]] virtual GlassDesk& glass() = 0;
    [[nodiscard]] virtual SurveyDesk* survey() { return nullptr; } // nothing where no customers are asked

Q_SIGNALS:
    void linkChanged();
    void countsChanged();
    void decisionsChanged();
    void personChanged();
    void policyChanged();
    void draftLeft(const QString& draftId, countersign::DraftState state);  // bought, changed, run out, decided elsewhere; not one's own doing
    void draftChanged(const QString& draftId);  // the open draft changed at the backend; left the queue; its lease moved
};

}  // namespace countersign
