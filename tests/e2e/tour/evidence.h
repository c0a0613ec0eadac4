#pragma once
// What the others say happened: the backend's counters and drafts, the sandbox's ledger, the exported record.
#include <QString>
#include <QUrl>

namespace countersign {

struct Numbers {
    int received = 0; // webhooks stored by the backend
    int drafted = 0; // drafts there are, in whatever state
    int sent = 0; // distinct sends in the sandbox's ledger
    int duplicates = 0;
};
[[nodiscard]] Numbers countNumbers(const QUrl& backend, const QUrl& sandbox, const QString& programs, const QString& backendHome);
// `countersignctl audit export` and `audit verify`; empty when the record holds, else what was said.
[[nodiscard]] QString verifyExport(const QString& programs, const QString& backendHome, const QString& bundle, QString& said);

// `countersignctl feed`: so many new shoppers of one recording. Empty when all were accepted, else what was said.
[[nodiscard]] QString feedCarts(const QString& programs, const QString& backendHome, const QString& recording, int copies);

} // namespace countersign
