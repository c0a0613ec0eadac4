#include "services/console/api/apitypes.h"

#include "services/console/api/newerdraft.h"
#include "services/console/api/readwire.h"

namespace countersign {

namespace {

TimeMs timeAt(const Json& json, const char* key)
{
    const auto time = parseTime(json.at(key).get_ref<const std::string&>());
    if (!time)
        throw std::invalid_argument(std::string(key) + " is not a time");
    return *time;
}

std::vector<Hash> hashesFrom(const Json& list)
{
    std::vector<Hash> hashes;
    for (const Json& item : list) {
        const auto bytes = fromBase64(item.get_ref<const std::string&>());
        if (!bytes || bytes->size() != 32)
            throw std::invalid_argument("a hash is not 32 bytes of base64");
        Hash hash{};
        std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(hash.data()));
        hashes.push_back(hash);
    }
    return hashes;
}

// An entry travels as the canonical text itself, or as the object that canonicalises to it.
std::string entryText(const Json& entry)
{
    return entry.is_string() ? entry.get<std::string>() : canonicalJson(entry);
}

}  // namespace

void from_json(const Json& json, DecisionStatus& status)
{
    json.at("decision_id").get_to(status.decisionId);
    json.at("state").get_to(status.state);
    readKey(json, "draft_id", status.draftId);
    readKey(json, "draft_state", status.draftState);
    readKey(json, "revision", status.revision);
    readKey(json, "approvals_have", status.approvalsHave);
    readKey(json, "approvals_needed", status.approvalsNeeded);
    if (const auto found = json.find("hold_until"); found != json.end() && !found->is_null())
        status.holdUntil = timeAt(json, "hold_until");
    if (const auto found = json.find("detail"); found != json.end() && found->is_string())
        found->get_to(status.detail);
}

Result<SessionGrant> readSessionGrant(const Json& json)
{
    return guarded<SessionGrant>([&]() -> Result<SessionGrant> {
        return SessionGrant{json.at("token").get<std::string>(), timeAt(json, "expires_at"), json.at("person").get<Person>()};
    });
}

Result<FullDrafts> readFullDrafts(const Json& json)
{
    return guarded<FullDrafts>([&]() -> Result<FullDrafts> {
        auto drafts = std::make_shared<std::vector<Draft>>();
        for (const Json& item : json.at("drafts"))
            if (auto draft = readDraft(item))
                drafts->push_back(std::move(*draft));
        return FullDrafts{std::move(drafts), cursorOf(json), json.value("as_of", std::int64_t{0})};
    });
}

Result<SummaryPage> readSummaryPage(const Json& json)
{
    return guarded<SummaryPage>([&]() -> Result<SummaryPage> {
        return SummaryPage{json.at("drafts").get<std::vector<DraftSummary>>(), cursorOf(json), json.value("as_of", std::int64_t{0})};
    });
}

Result<ChangePage> readChangePage(const Json& json)
{
    return guarded<ChangePage>([&]() -> Result<ChangePage> {
        auto changes = std::make_shared<std::vector<Change>>();
        for (const Json& item : json.at("changes")) {
            Change change;
            item.at("seq").get_to(change.seq);
            item.at("kind").get_to(change.kind);
            item.at("entity").get_to(change.entity);
            if (const auto draft = item.find("draft"); draft != item.end() && !draft->is_null()) {
                change.draft = readDraft(*draft);
                if (!change.draft)
                    change.kind = "unreadable";  // not gone: only not to be shown by this program
            }
            if (const auto decision = item.find("decision"); decision != item.end() && !decision->is_null())
                change.decision = decision->get<DecisionStatus>();
            changes->push_back(std::move(change));
        }
        return ChangePage{std::move(changes), json.at("next").get<std::int64_t>(), json.value("more", false)};
    });
}

Result<Inclusion> readInclusion(const Json& json)
{
    return guarded<Inclusion>([&]() -> Result<Inclusion> {
        return Inclusion{ json.at("index").get<std::int64_t>(), entryText(json.at("entry")), hashesFrom(json.at("hashes")),
            json.at("checkpoint").get<std::string>() };
    });
}

Result<RestoreActs> readRestores(const Json& json)
{
    return guarded<RestoreActs>([&]() -> Result<RestoreActs> {
        RestoreActs acts;
        for (const auto& [name, list] : { std::pair("restored", &acts.restored), std::pair("accepted", &acts.accepted) })
            for (const Json& item : json.at(name)) {
                auto one = readInclusion(item);
                if (!one)
                    return tl::unexpected(std::move(one.error()));
                list->push_back(std::move(*one));
            }
        return acts;
    });
}

Result<std::vector<Hash>> readHashes(const Json& json)
{
    return guarded<std::vector<Hash>>([&]() -> Result<std::vector<Hash>> { return hashesFrom(json.at("hashes")); });
}

Result<RecordedEntries> readRecordedEntries(const Json& json)
{
    return guarded<RecordedEntries>([&]() -> Result<RecordedEntries> {
        RecordedEntries entries;
        for (const Json& item : json.at("events"))
            entries.events.push_back({item.at("index").get<std::int64_t>(), entryText(item.at("entry"))});
        entries.next = cursorOf(json);
        return entries;
    });
}

void to_json(Json& json, const PolicyInForce& policy)
{
    json = Json{{"version", policy.version}, {"policy", policy.policy}, {"brand_rules", policy.policy.brandRules}};
}

Result<PolicyInForce> readPolicyInForce(const Json& json)
{
    return guarded<PolicyInForce>([&]() -> Result<PolicyInForce> {
        PolicyInForce found{json.at("version").get<std::int64_t>(), json.at("policy").get<Policy>()};
        found.policy.brandRules = json.value("brand_rules", Json::array()).get<std::vector<BrandRules>>();
        return found;
    });
}

}  // namespace countersign
