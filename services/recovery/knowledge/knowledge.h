#pragma once
// What a shop knows of itself: guides, policies, product facts, approved messages; imported, cut into passages, searched.
#include "models/domain/promptfacts.h"
#include "services/base/database.h"
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
// Cuts and stores; replaces the file of the same shop and name. `vectors`: one per passage, or empty. Inside a write.
[[nodiscard]] Result<std::vector<std::string>> passagesOf(const KnowledgeImport& import);  // plain texts, ≤ 900 characters each
[[nodiscard]] Result<KnowledgeFile> storeKnowledge(Connection& connection, const KnowledgeImport& import, const std::vector<std::string>& passages,
    const std::vector<std::vector<float>>& vectors, const std::string& personId, TimeMs now);
[[nodiscard]] Result<std::vector<KnowledgeFile>> listKnowledge(Connection& connection, const std::string& shopId);
[[nodiscard]] Result<void> removeKnowledge(Connection& connection, const std::string& id);

// The best passages for what is to be written, at most `limit`, ids "K1"…: full text, joined with nearness of vectors where there are any.
struct KnowledgeQuery {
    std::string shopId;
    std::string language;
    std::string words;           // reason, item titles, segment
    std::vector<float> vector;   // of `words`; empty = full text alone
    std::size_t limit = 4;
};
[[nodiscard]] Result<std::vector<Passage>> findPassages(Connection& connection, const KnowledgeQuery& query);
// Approved past messages nearest to the case, those that recovered carts first; without values.
[[nodiscard]] Result<std::vector<std::string>> findExamples(Connection& connection, const KnowledgeQuery& query);

}  // namespace countersign
