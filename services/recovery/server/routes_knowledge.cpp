#include "models/domain/digest.h"
#include "models/domain/text.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/knowledge/knowledge.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t mostFileBytes = 2 * 1024 * 1024;
constexpr std::size_t mostEncoded = (mostFileBytes / 3 + 1024) * 4; // a little more, so that what is too large is told so
constexpr JsonLimits importLimits{ .maxBytes = mostEncoded + 8192, .maxDepth = 4, .maxKeys = 16, .maxString = mostEncoded };

Result<void> append(Connection& connection, const Person& person, const KnowledgeFile& file, std::string action, Json data, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = std::move(action);
    entry.shopId = file.shopId;
    entry.subjectKind = "knowledge";
    entry.subject = file.id;
    entry.data = std::move(data);
    return appendEntry(connection, std::move(entry), now).and_then([&] { return noteChange(connection, "knowledge", file.id, now); });
}

Result<std::optional<Shop>> shopOf(const ServerParts& parts, const std::string& shopId)
{
    return parts.context.reads.read<std::optional<Shop>>([&](Connection& connection) { return loadShop(connection, shopId); });
}

struct Imported {
    KnowledgeFile file;
    bool embedded = false;
    std::string note; // why it is searched by its words alone
};

void to_json(Json& json, const Imported& imported)
{
    json = Json{ { "file", imported.file }, { "embedded", imported.embedded }, { "note", imported.note } };
}

// Embeddings are asked for before the write: nothing else waits for them. Without them the words alone are searched.
Result<Imported> importFile(const ServerParts& parts, const Person& person, const KnowledgeImport& given)
{
    const auto passages = passagesOf(given);
    if (!passages)
        return tl::unexpected(passages.error());
    Imported imported;
    std::vector<std::vector<float>> vectors;
    if (parts.model != nullptr && !parts.model->settings().embeddingsUrl.empty()) {
        auto asked = parts.model->embed(*passages);
        if (asked)
            vectors = std::move(*asked);
        else
            imported.note = asked.error().sentence;
    }
    imported.embedded = !vectors.empty();
    const TimeMs now = parts.context.clock.now();
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        auto stored = storeKnowledge(connection, given, *passages, vectors, person.id, now);
        if (!stored)
            return tl::unexpected(std::move(stored.error()));
        imported.file = std::move(*stored);
        return append(connection, person, imported.file, "knowledge.imported",
            Json{ { "kind", given.kind }, { "passages", passages->size() }, { "embedded", imported.embedded },
                { "sha256", hex(view(sha256(given.bytes))) } },
            now);
    });
    if (!written)
        return tl::unexpected(written.error());
    return imported;
}

Result<KnowledgeImport> importOf(const HttpRequest& request)
{
    const auto body = parseJson(request.body, importLimits);
    if (!body)
        return tl::unexpected(body.error());
    if (!body->is_object())
        return fail(ErrorCode::InvalidInput, "the body is not a JSON object");
    const auto shop = textMember(*body, "shop_id", 100);
    const auto kind = textMember(*body, "kind", 40);
    const auto name = textMember(*body, "name", 400);
    const auto encoded = textMember(*body, "text_base64", mostEncoded);
    for (const auto* member : { &shop, &kind, &name, &encoded })
        if (!*member)
            return tl::unexpected(member->error());
    const auto language = decode<std::string>(body->value("language", Json("")));
    if (!language || (!language->empty() && *language != "en" && *language != "de"))
        return fail(ErrorCode::InvalidInput, "language is en, de or empty for any");
    const auto known = fromWord<KnowledgeKind>(*kind);
    if (!known)
        return fail(ErrorCode::InvalidInput, "kind is not one of the known words");
    auto bytes = fromBase64(*encoded);
    if (!bytes)
        return fail(ErrorCode::InvalidInput, "text_base64 is not base64");
    return KnowledgeImport{ *shop, *known, *name, *language, std::move(*bytes) };
}

HttpResponse importKnowledge(const ServerParts& parts, Call& call)
{
    const auto given = importOf(call.request);
    if (!given)
        return problem(given.error());
    const auto shop = shopOf(parts, given->shopId);
    if (!shop)
        return problem(shop.error());
    if (!*shop)
        return problem({ ErrorCode::NotFound, "there is no such shop", std::nullopt });
    const auto imported = importFile(parts, *call.person, *given);
    return imported ? ok(Json(*imported), 201) : problem(imported.error());
}

// "REFUND_POLICY" → "refund-policy.html"
std::string fileName(const std::string& type)
{
    auto name = cleanText(lowerCase(type), 60);
    std::erase_if(name, [](char c) { return !((c >= 'a' && c <= 'z') || c == '_'); });
    std::replace(name.begin(), name.end(), '_', '-');
    return (name.empty() ? "policy" : name) + ".html";
}

Result<Json> importPolicies(const ServerParts& parts, const Person& person, const std::string& shopId)
{
    using Found = std::pair<std::optional<Shop>, std::optional<ShopSecrets>>;
    const auto found = parts.context.reads.read<Found>([&](Connection& connection) -> Result<Found> {
        auto shop = loadShop(connection, shopId);
        if (!shop)
            return tl::unexpected(std::move(shop.error()));
        auto secrets = loadShopSecrets(connection, parts.context.keys.master, shopId);
        if (!secrets)
            return tl::unexpected(std::move(secrets.error()));
        return Found{ std::move(*shop), std::move(*secrets) };
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!found->first || !found->second)
        return fail(ErrorCode::NotFound, "there is no such shop");
    if (parts.admin == nullptr || found->first->platform != Platform::Shopify)
        return fail(ErrorCode::Unprocessable, "policy pages are read from Shopify alone so far");
    const auto policies = parts.admin->policies(*found->first, found->second->accessToken);
    if (!policies) {
        auto error = policies.error();
        // The caller's own rights are in order: it is the shop that refuses.
        if (error.code == ErrorCode::Forbidden || error.code == ErrorCode::InvalidInput)
            error = Error{ ErrorCode::Unprocessable, error.detail + " (policy pages take the scope read_legal_policies)", std::nullopt };
        return tl::unexpected(std::move(error));
    }
    Json files = Json::array();
    Json skipped = Json::array();
    for (const auto& policy : *policies) {
        const KnowledgeImport given{ shopId, KnowledgeKind::Policy, fileName(policy.type), found->first->language,
            "<h1>" + escapeHtml(policy.title) + "</h1>" + policy.body };
        if (const auto imported = importFile(parts, person, given))
            files.push_back(*imported);
        else
            skipped.push_back({ { "name", given.name }, { "why", imported.error().detail } });
    }
    return Json{ { "files", std::move(files) }, { "skipped", std::move(skipped) } };
}

HttpResponse addPolicies(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto shopId = textMember(*body, "shop_id", 100);
    if (!shopId)
        return problem(shopId.error());
    const auto answer = importPolicies(parts, *call.person, *shopId);
    return answer ? ok(*answer) : problem(answer.error());
}

HttpResponse remove(const ServerParts& parts, Call& call)
{
    const TimeMs now = parts.context.clock.now();
    const auto& id = call.parts.at(0);
    const auto removed = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM knowledge_files WHERE id = :id", id);
        if (!shop)
            return tl::unexpected(shop.error());
        KnowledgeFile file;
        file.id = id;
        file.shopId = *shop ? std::get<0>(**shop) : std::string();
        return removeKnowledge(connection, id).and_then([&] {
            return append(connection, *call.person, file, "knowledge.removed", Json::object(), now);
        });
    });
    return removed ? noContent() : problem(removed.error());
}

// While a draft waits for a decision its words are judged as they stand: what was asked and answered is shown afterwards.
HttpResponse exchanges(const ServerParts& parts, Call& call)
{
    const auto& id = call.parts.at(0);
    const auto found = parts.context.reads.read<Json>([&](Connection& connection) -> Result<Json> {
        const auto draft = connection.row<std::tuple<std::string>>("SELECT state FROM drafts WHERE id = :id", id);
        if (!draft)
            return tl::unexpected(draft.error());
        if (!*draft)
            return fail(ErrorCode::NotFound, "there is no such draft");
        const bool open = std::get<0>(**draft) == word(DraftState::Queued);
        const auto kept = exchangesOf(connection, id);
        if (!kept)
            return tl::unexpected(kept.error());
        Json list = Json::array();
        for (const auto& exchange : *kept) {
            Json shown = exchange;
            shown["prompt_name"] = "";
            if (const auto ref = parsePromptRef(exchange.exchange.promptRef)) {
                const auto name = connection.row<std::tuple<std::string>>("SELECT name FROM prompts WHERE id = :id", ref->promptId);
                if (!name)
                    return tl::unexpected(name.error());
                if (*name)
                    shown["prompt_name"] = std::get<0>(**name);
            }
            if (open)
                for (const char* words : { "system", "user", "answer" })
                    shown[words] = nullptr;
            list.push_back(std::move(shown));
        }
        return Json{ { "exchanges", std::move(list) } };
    });
    return found ? ok(*found) : problem(found.error());
}

} // namespace

void addKnowledgeRoutes(Router& router, const ServerParts& parts)
{
    router.add({ "GET", "/v1/knowledge", Permission::EditPrompts,
        [parts](Call& call) {
            const auto files = parts.context.reads.read<std::vector<KnowledgeFile>>(
                [&](Connection& connection) { return listKnowledge(connection, call.request.queryValue("shop")); });
            return files ? ok(Json{ { "files", *files } }) : problem(files.error());
        }, {} });
    router.add({ "POST", "/v1/knowledge", Permission::EditPrompts, [parts](Call& call) { return importKnowledge(parts, call); }, {} });
    router.add({ "POST", "/v1/knowledge/policies", Permission::EditPrompts, [parts](Call& call) { return addPolicies(parts, call); }, {} });
    router.add({ "DELETE", "/v1/knowledge/{id}", Permission::EditPrompts, [parts](Call& call) { return remove(parts, call); }, {} });
    router.add({ "GET", "/v1/drafts/{id}/exchanges", Permission::ReadDrafts, [parts](Call& call) { return exchanges(parts, call); }, {} });
}

} // namespace countersign
