#include "services/console/api/readwire.h"
#include "services/console/api/studiotypes.h"


namespace countersign {

void from_json(const Json& json, KnowledgeEntry& entry)
{
    json.at("id").get_to(entry.id);
    json.at("name").get_to(entry.name);
    json.at("kind").get_to(entry.kind);
    readKey(json, "shop_id", entry.shopId);
    readKey(json, "language", entry.language);
    readKey(json, "passages", entry.passages);
    readKey(json, "person_name", entry.personName);
    if (const auto at = json.find("at"); at != json.end() && at->is_string())
        entry.at = parseTime(at->get_ref<const std::string&>()).value_or(0);
}

Result<ReplayEstimate> readReplayEstimate(const Json& json)
{
    return guarded<ReplayEstimate>([&]() -> Result<ReplayEstimate> {
        return ReplayEstimate{json.at("drafts").get<int>(), json.at("cost_micros").get<std::int64_t>(), json.value("currency", std::string())};
    });
}

Result<ReplayResultPage> readReplayResults(const Json& json)
{
    return guarded<ReplayResultPage>([&]() -> Result<ReplayResultPage> {
        return ReplayResultPage{json.at("results").get<std::vector<ReplayResult>>(), cursorOf(json)};
    });
}

Result<BrandRules> readBrandRules(const Json& json)
{
    return guarded<BrandRules>([&]() -> Result<BrandRules> {
        const Json& rules = json.at("rules");
        return rules.is_null() ? BrandRules() : rules.get<BrandRules>();
    });
}

Result<PolicyImport> readPolicyImport(const Json& json)
{
    return guarded<PolicyImport>([&]() -> Result<PolicyImport> {
        PolicyImport imported;
        imported.files = static_cast<int>(json.at("files").size());
        for (const Json& page : json.at("skipped"))
            imported.skipped.push_back({page.at("name").get<std::string>(), page.at("why").get<std::string>()});
        return imported;
    });
}

Result<VersionOutcomes> readVersionOutcomes(const Json& json)
{
    return guarded<VersionOutcomes>([&]() -> Result<VersionOutcomes> {
        const auto figures = [](const Json& one) {
            CartFigures read;
            readKey(one, "key", read.key);
            one.at("carts").get_to(read.carts);
            one.at("sent").get_to(read.sent);
            one.at("bought").get_to(read.bought);
            if (const Json& share = one.at("bought_bp"); !share.is_null())
                read.boughtBp = share.get<int>();
            one.at("low_bp").get_to(read.lowBp);
            one.at("high_bp").get_to(read.highBp);
            return read;
        };
        VersionOutcomes outcomes;
        for (const Json& holdout : json.at("holdouts"))
            outcomes.holdouts.push_back(figures(holdout));
        for (const Json& row : json.at("rows"))
            outcomes.rows.push_back(figures(row));
        return outcomes;
    });
}

Result<std::vector<ShadowAnswers>> readShadowAnswers(const Json& json)
{
    return guarded<std::vector<ShadowAnswers>>([&]() -> Result<std::vector<ShadowAnswers>> {
        std::vector<ShadowAnswers> all;
        for (const Json& row : json.at("rows")) {
            ShadowAnswers read;
            row.at("key").get_to(read.key);
            row.at("drafts").get_to(read.drafts);
            row.at("passed").get_to(read.passed);
            row.at("silent").get_to(read.silent);
            row.at("compared").get_to(read.compared);
            row.at("cut").get_to(read.cut);
            if (const Json& distance = row.at("distance_bp"); !distance.is_null())
                read.distanceBp = distance.get<int>();
            all.push_back(std::move(read));
        }
        return all;
    });
}

Result<ModelStatus> readModelStatus(const Json& json)
{
    return guarded<ModelStatus>([&]() -> Result<ModelStatus> {
        ModelStatus status;
        json.at("configured").get_to(status.configured);
        readKey(json, "model", status.model);
        readKey(json, "spent_today_micros", status.spentTodayMicros);
        readKey(json, "day_budget_micros", status.dayBudgetMicros);
        readKey(json, "currency", status.currency);
        return status;
    });
}

Result<std::vector<DraftExchange>> readExchanges(const Json& json)
{
    return guarded<std::vector<DraftExchange>>([&]() -> Result<std::vector<DraftExchange>> {
        std::vector<DraftExchange> all;
        for (const Json& one : json.at("exchanges")) {
            DraftExchange exchange;
            exchange.revision = one.at("revision").get<std::int64_t>();
            exchange.live = one.at("purpose").get<std::string>() == "live";
            exchange.model = one.at("model").get<std::string>();
            exchange.promptName = one.value("prompt_name", std::string());
            if (const auto prompt = parsePromptRef(one.at("prompt").get<std::string>()))
                exchange.promptNumber = prompt->number;
            exchange.trouble = one.at("trouble").get<std::string>();
            for (const Json& fault : one.at("faults"))
                exchange.faults.push_back(fault.at("sentence").get<std::string>());
            for (const Json& cited : one.at("citations")) {
                const Json& passage = cited.at("passage");
                exchange.citations.push_back(
                    {cited.at("block").get<int>(), passage.at("source").get<std::string>(), passage.at("text").get<std::string>()});
            }
            all.push_back(std::move(exchange));
        }
        return all;
    });
}

}  // namespace countersign
