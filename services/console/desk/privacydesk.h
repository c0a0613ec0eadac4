#pragma once
// What the window asks for about personal data: a customer in clear, with a reason; and a record that was put back, to be accepted or not.
// GUI thread; nothing blocks; every future resolves. Nothing of what is shown in clear is kept by the desk.
#include "models/domain/privacy.h"
#include "models/domain/time.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <optional>

namespace countersign {

// Both sides, for people.
struct RestoreQuestion {
    std::int64_t seenEntries = 0;  // of the record as this computer last saw it
    QString seenRoot;              // its root, hex
    TimeMs seenFirstAt = 0;        // since when all that was seen here was consistent
    std::int64_t nowEntries = 0;
    QString nowRoot;
    bool explained = false;        // the record holds a proven entry about a restore that fits
    TimeMs restoredAt = 0;
    QString reason;                // word, "disk_failure"
    QString by;                    // login
    std::int64_t restoredEntries = 0;
    TimeMs acceptedAt = 0;         // by someone with the right; 0: by nobody yet
    bool mayAccept = false;        // this person may
};

class PrivacyDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool mayReveal() const = 0;
    // Needs the backend. Errors: Forbidden, InvalidInput (no note where the reason is "other"), NotFound (erased), Throttled.
    [[nodiscard]] virtual QFuture<Result<RevealedCustomer>> reveal(const QString& draftId, RevealReason reason, const QString& note) = 0;

    // While the backend's record is refused because it went back; nothing otherwise.
    [[nodiscard]] virtual std::optional<RestoreQuestion> restoreQuestion() const = 0;
    // Recorded at the backend, then this computer goes on from the restored record and fetches everything anew. The old checkpoint is kept.
    [[nodiscard]] virtual QFuture<Result<void>> acceptRestore() = 0;

Q_SIGNALS:
    void restoreQuestionChanged();
};

}  // namespace countersign
