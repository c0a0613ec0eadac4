#include "models/domain/promptmask.h"
#include "models/domain/text.h"
#include "services/recovery/knowledge/knowledge.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::int64_t usuallyLookedAt = 500; // newest sent drafts, of every shop
constexpr std::int64_t mostLookedAt = 5000; // where none of those is this shop's: the others send more
constexpr std::size_t exampleCharacters = 1200;

struct Candidate {
    std::string draftId;
    std::string authorKind;
    std::string contents;
};

// Subject and paragraphs with their placeholders; what is ours in every message is left out.
std::string textOf(const Content& content)
{
    std::string text;
    const auto add = [&text](const std::string& line) {
        if (!line.empty())
            text += (text.empty() ? "" : "\n") + line;
    };
    add(content.subject);
    for (const auto& block : content.blocks)
        if (block.kind == BlockKind::Paragraph && !block.locked)
            add(block.text);
    return cleanText(text, exampleCharacters, true);
}

// A person may have typed what a placeholder would have filled in.
Result<bool> namesCustomer(Connection& connection, const SealKey& master, const std::string& draftId, const std::string& text)
{
    auto stored = loadDraft(connection, master, draftId);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? Result<bool>(true) : tl::unexpected(std::move(stored.error()));
    auto cart = loadCart(connection, master, stored->draft.cartId);
    if (!cart)
        return tl::unexpected(std::move(cart.error()));
    if (!*cart)
        return true;
    const FactTextRules rules{ exampleCharacters, true };
    return factText(text, PersonPieces(stored->draft, (*cart)->cart), rules) != factText(text, {}, rules);
}

Result<std::vector<Candidate>> candidatesAmong(Connection& connection, const KnowledgeQuery& query, std::int64_t newest)
{
    using Row = std::tuple<std::string, std::string, std::string>;
    auto rows = connection.rows<Row>(
        "SELECT d.id, r.author_kind, r.contents FROM (SELECT id, cart_id, shop_id, kind, channel, language, reason, revision, created_at FROM drafts "
        "WHERE state = 'sent' ORDER BY created_at DESC LIMIT :looked) d JOIN revisions r ON r.draft_id = d.id AND r.revision = d.revision "
        "LEFT JOIN outcomes o ON o.cart_id = d.cart_id AND o.draft_id = d.id WHERE d.shop_id = :shop AND d.kind = 'recovery' AND d.channel = :channel "
        "AND d.language = :language AND EXISTS (SELECT 1 FROM decisions a WHERE a.draft_id = d.id AND a.person_id <> 'policy' "
        "AND a.verdict IN ('approve', 'approve_with_edits') AND a.state NOT IN ('undone', 'voided', 'failed')) "
        "ORDER BY coalesce(o.sent_at IS NOT NULL AND o.converted_at > o.sent_at AND o.cancelled_at IS NULL, 0) DESC, "
        "d.reason = :reason DESC, d.created_at DESC, d.id LIMIT :most",
        newest, query.shopId, word(query.channel), query.language, word(query.reason), query.limit * 4);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<Candidate> found;
    for (auto& [id, author, contents] : *rows)
        found.push_back({ std::move(id), std::move(author), std::move(contents) });
    return found;
}

Result<std::vector<Candidate>> candidates(Connection& connection, const KnowledgeQuery& query)
{
    auto found = candidatesAmong(connection, query, usuallyLookedAt);
    return found && found->empty() ? candidatesAmong(connection, query, mostLookedAt) : found;
}

Result<std::optional<std::string>> exampleOf(Connection& connection, const KnowledgeQuery& query, const Candidate& candidate)
{
    const auto contents = fromRowText<std::vector<Content>>(candidate.contents, "a revision's contents");
    if (!contents)
        return tl::unexpected(contents.error());
    const auto it
        = std::find_if(contents->begin(), contents->end(), [&](const Content& content) { return content.channel == query.channel; });
    auto text = it == contents->end() ? std::string() : textOf(*it);
    if (text.empty())
        return std::optional<std::string>{};
    if (candidate.authorKind != "service") {
        if (query.master == nullptr)
            return std::optional<std::string>{};
        const auto named = namesCustomer(connection, *query.master, candidate.draftId, text);
        if (!named)
            return tl::unexpected(named.error());
        if (*named)
            return std::optional<std::string>{};
    }
    return std::optional<std::string>{ std::move(text) };
}

} // namespace

Result<std::vector<std::string>> findExamples(Connection& connection, const KnowledgeQuery& query)
{
    std::vector<std::string> examples;
    const auto sent = candidates(connection, query);
    if (!sent)
        return tl::unexpected(sent.error());
    for (const auto& candidate : *sent) {
        if (examples.size() >= query.limit)
            return examples;
        auto example = exampleOf(connection, query, candidate);
        if (!example)
            return tl::unexpected(std::move(example.error()));
        if (*example && std::find(examples.begin(), examples.end(), **example) == examples.end())
            examples.push_back(std::move(**example));
    }
    KnowledgeQuery imported = query;
    imported.kinds = { KnowledgeKind::ApprovedMessage };
    imported.limit = query.limit - examples.size();
    const auto more = findPassages(connection, imported);
    if (!more)
        return tl::unexpected(more.error());
    for (const auto& passage : *more)
        examples.push_back(passage.text);
    return examples;
}

} // namespace countersign
