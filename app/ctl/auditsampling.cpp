// countersignctl audit sample
#include "app/ctl/auditread.h"
#include "models/domain/auditsample.h"

namespace countersign {

namespace {

struct SampleOptions {
    AuditSelectionOptions selection;
    std::string method = "random";
    std::string seed;
    std::int64_t count = 25;
    std::int64_t repeat = -1; // entry
};

// The plan as an earlier drawing recorded it, seed and size included.
Result<SamplePlan> recordedPlan(Client& client, std::int64_t entry)
{
    const auto answer = client.json("GET", "/v1/audit/events?limit=1&after=" + std::to_string(entry - 1));
    if (!answer)
        return tl::unexpected(answer.error());
    const auto events = answer->find("events");
    if (events == answer->end() || !events->is_array() || events->empty() || events->front().value("index", std::int64_t{ -1 }) != entry)
        return fail(ErrorCode::NotFound, "the record has no entry " + std::to_string(entry));
    const Json recorded = events->front().value("entry", Json::object());
    const Json data = recorded.value("data", Json::object());
    if (recorded.value("action", std::string()) != "audit.sampled" || !data.contains("plan"))
        return fail(ErrorCode::InvalidInput, "entry " + std::to_string(entry) + " is not about a sample");
    return decode<SamplePlan>(data.at("plan"));
}

Result<SamplePlan> samplePlanOf(Client& client, const SampleOptions& options)
{
    if (options.repeat >= 0)
        return recordedPlan(client, options.repeat);
    const auto filter = auditFilterOf(client, options.selection);
    if (!filter)
        return tl::unexpected(filter.error());
    const AuditSelectionOptions& given = options.selection;
    if (given.people.size() > 1 || !given.actions.empty() || !given.draft.empty() || !given.customer.empty() || !given.verdict.empty()
        || !given.rule.empty() || given.overrides)
        return fail(ErrorCode::InvalidInput, "a sample is chosen by --from, --to, --shop, one --person, --value (or --min-value, --max-value) and --currency");
    SamplePlan plan;
    const auto method = fromWord<SampleMethod>(options.method);
    if (!method)
        return fail(ErrorCode::InvalidInput, "--method is random or risk_weighted");
    plan.method = *method;
    plan.seed = options.seed;
    plan.count = options.count;
    plan.from = filter->from;
    plan.to = filter->to;
    plan.shop = given.shop;
    plan.person = filter->actors.empty() ? std::string() : filter->actors.front();
    plan.minMinor = filter->minMinor;
    plan.maxMinor = filter->maxMinor;
    plan.currency = filter->currency;
    return plan;
}

Result<void> drawAuditSample(const Ctl& ctl, Client& client, const SampleOptions& options)
{
    const auto plan = samplePlanOf(client, options);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto answer = client.json("POST", "/v1/audit/samples", Json(*plan));
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto sample = decode<AuditSample>(*answer);
    if (!sample)
        return tl::unexpected(sample.error());
    std::vector<std::vector<std::string>> rows;
    for (const SampledSend& send : sample->sends) {
        std::string marks;
        for (const auto& [set, mark] : { std::pair{ send.automatic, "automatic" }, { send.overridden, "overridden" }, { send.unknown, "unknown" } })
            if (set)
                marks += (marks.empty() ? "" : ", ") + std::string(mark);
        rows.push_back({ std::to_string(send.index), formatTime(send.at), send.shop, send.person,
            send.value.currency.empty() ? std::string() : decimalText(send.value) + " " + send.value.currency, send.draftId, marks });
    }
    ctl.table({ "ENTRY", "AT", "SHOP", "APPROVED BY", "VALUE", "DRAFT", "MARKS" }, rows);
    ctl.say(std::to_string(sample->sends.size()) + " of " + std::to_string(sample->population.sends) + " sends, " + std::string(word(sample->plan.method))
        + ", seed " + sample->plan.seed + ". The record holds this plan as entry " + std::to_string(sample->entry) + "; draw the same again with --repeat "
        + std::to_string(sample->entry) + ".");
    return {};
}

} // namespace

void addAuditSampling(CLI::App& audit, Ctl& ctl)
{
    auto options = std::make_shared<SampleOptions>();
    auto* sample = audit.add_subcommand("sample", "Draw sends for a closer look; the record keeps the plan, so that anyone can draw the same again");
    addAuditSelection(*sample, options->selection);
    sample->add_option("--method", options->method, "risk_weighted: by value, without a person, with overrides, of unknown outcome")
        ->check(CLI::IsMember({ "random", "risk_weighted" }))
        ->capture_default_str();
    sample->add_option("--seed", options->seed, "Any text up to 64 bytes; drawn when not given");
    sample->add_option("--count", options->count)->check(CLI::Range(std::int64_t{ 1 }, mostSampled))->capture_default_str();
    sample->add_option("--repeat", options->repeat, "The entry of an earlier sample: the same plan over the same part of the record");
    sample->callback([&ctl, options] { withClient(ctl, [&](Client& client) { return drawAuditSample(ctl, client, *options); }); });
}

} // namespace countersign
