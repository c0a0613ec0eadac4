#pragma once
// The record in the words people read: actions, reports and their columns, what an entry or a node holds. Unknown words are shown as they
// came, spaced.
#include "models/domain/auditsearch.h"
#include "models/domain/lineagegraph.h"
#include "ui/theme/tokens.h"

#include <QString>
#include <QStringList>

namespace countersign {

[[nodiscard]] QStringList auditActions(); // known ones, by family: "decision.accepted"
[[nodiscard]] QString actionWord(const std::string& action); // "Decision accepted"
[[nodiscard]] Tone actionTone(const std::string& action);
[[nodiscard]] QString verdictWord(const std::string& verdict); // "approve"; as the search field takes it
[[nodiscard]] QString entryTitle(const AuditEntry& entry); // "Decision accepted: approved with edits"
[[nodiscard]] QString entryLine(const AuditEntry& entry, const QString& actor); // "Ana Ruiz · draft …a41 · North Bean"
[[nodiscard]] QString shortId(const std::string& id); // "…" and its last 8

[[nodiscard]] QString nodeKindWord(LineageKind kind);
[[nodiscard]] QString nodeIcon(LineageKind kind);
[[nodiscard]] Tone nodeTone(LineageKind kind);
[[nodiscard]] QString waitWords(TimeMs wait); // "41 min", "1.8 s", "3 ms"

[[nodiscard]] QStringList reportNames();
[[nodiscard]] QString reportWord(const QString& name);
[[nodiscard]] QString columnWord(const std::string& column);

[[nodiscard]] QString fieldWord(const std::string& key); // of an entry's or a node's data

} // namespace countersign
