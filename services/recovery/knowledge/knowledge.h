#pragma once
// What a shop knows of itself: guides, policies, product facts, approved messages; imported, cut into passages, searched.
#include "models/domain/promptfacts.h"
#include "models/domain/reason.h"
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/recovery/model/languagemodel.h"

#include <string>
#include <vector>

namespace countersign {

enum class KnowledgeKind { BrandGuide, Tone, DoAndDont, Policy, ProductFacts, ApprovedMessage };
template <>
struct EnumWords<KnowledgeKind> {
    static constexpr std::array<std::pair<KnowledgeKind, std::string_view>, 6> words{{{KnowledgeKind::BrandGuide, "brand_guide"},
        {KnowledgeKind::Tone, "tone"}, {KnowledgeKind::DoAndDont, "do_and_dont"}, {KnowledgeKind::Policy, "policy"},
        {KnowledgeKind::ProductFacts, "product_facts"}, {KnowledgeKind::ApprovedMessage, "approved_message"}}};
};

struct KnowledgeFile {
    std::string id;
    std::string shopId;
    KnowledgeKind kind = KnowledgeKind::BrandGuide;
    std::string name;      // "brand.md"
    std::string language;  // "" = any
    std::int64_t passages = 0;
    TimeMs at = 0;
    std::string personName;
};
void to_json(Json& json, const KnowledgeFile& file);
void from_json(const Json& json, KnowledgeFile& file);

struct KnowledgeImport {
    std::string shopId;
    KnowledgeKind kind = KnowledgeKind::BrandGuide;
    std::string name;      // ending decides: .md .html .htm .txt
    std::string language;
    std::string bytes;     // ≤ 2 MiB, hostile
};
// Pure: cleans and cuts. Each passage is the headings above it, a line break, and plain text of at most 900 characters. InvalidInput:
// an unknown ending, no text in it, nested or tagged beyond reason; TooLarge: over 2 MiB or 2,000 passages.
[[nodiscard]] Result<std::vector<std::string>> passagesOf(const KnowledgeImport& import);
// Stores passages as passagesOf() cut them; replaces the file of the same shop and name. `vectors`: one per passage, or empty. Inside a
// write; the audit entry is the caller's.
[[nodiscard]] Result<KnowledgeFile> storeKnowledge(Connection& connection, const KnowledgeImport& import, const std::vector<std::string>& passages,
    const std::vector<std::vector<float>>& vectors, const std::string& personId, TimeMs now);
[[nodiscard]] Result<std::vector<KnowledgeFile>> listKnowledge(Connection& connection, const std::string& shopId);
[[nodiscard]] Result<void> removeKnowledge(Connection& connection, const std::string& id);

// The best passages for what is to be written, at most `limit`, ids "K1"…: full text, joined with nearness of vectors where there are any.
// A shop's voice is wanted whatever the words: with tone, do and don't or brand guide among `kinds`, what is left is filled from their
// beginnings.
struct KnowledgeQuery {
    std::string shopId;
    std::string language;
    std::string words;           // reason, item titles, segment
    std::vector<float> vector;   // of `words`; empty = full text alone
    std::size_t limit = 4;
    std::vector<KnowledgeKind> kinds;      // empty = all but approved messages
    Channel channel = Channel::Email;      // of examples
    Reason reason = Reason::Distraction;   // of examples: those for the same reason come first
    const SealKey* master = nullptr;       // examples that a person edited are used only with it: their customer's data is looked for first
};
[[nodiscard]] Result<std::vector<Passage>> findPassages(Connection& connection, const KnowledgeQuery& query);
// Approved past messages that were sent, for the same channel and language, those that recovered carts first; placeholders unfilled. Then
// imported ones (kind approved_message).
[[nodiscard]] Result<std::vector<std::string>> findExamples(Connection& connection, const KnowledgeQuery& query);

}  // namespace countersign
