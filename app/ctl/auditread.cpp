// countersignctl audit search|lineage|proof
#include "app/ctl/auditread.h"

#include "models/domain/ids.h"
#include "models/domain/lineagegraph.h"
#include "models/domain/money.h"
#include "models/domain/tlog.h"

#include <algorithm>
#include <iostream>

namespace countersign {

namespace {

// People are named by login where the backend tells who they are; stages and rules by their own names.
std::string actorOf(Client& client, const std::string& name)
{
    if (isId(name))
        return name;
    const auto answer = client.json("GET", "/v1/people");
    const auto people = answer && answer->contains("people") ? decode<std::vector<Person>>(answer->at("people"))
                                                             : Result<std::vector<Person>>(fail(ErrorCode::NotFound, ""));
    if (people)
        for (const auto& person : *people)
            if (person.login == name)
                return person.id;
    return name;
}

Result<void> search(const Ctl& ctl, Client& client, const AuditSelectionOptions& options, int limit)
{
    const auto filter = auditFilterOf(client, options);
    if (!filter)
        return tl::unexpected(filter.error());
    const auto answer
        = client.json("GET", "/v1/audit/search?filter=" + percentEncoded(Json(*filter).dump()) + "&limit=" + std::to_string(limit));
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto page = decode<AuditPage>(*answer);
    if (!page)
        return tl::unexpected(page.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : page->rows)
        rows.push_back({ std::to_string(row.index), formatTime(row.entry.at), row.entry.action, row.entry.actorKind + " " + row.entry.actor,
            row.entry.shopId, row.entry.draftId });
    ctl.table({ "ENTRY", "AT", "WHAT", "BY", "SHOP", "DRAFT" }, rows);
    if (!page->next.empty())
        ctl.say("There are more; narrow the search, or export it.");
    return {};
}

Result<std::string> draftAsked(Client& client, const LineageOptions& options)
{
    if (!options.draft.empty())
        return options.draft;
    for (const auto& [name, value] : { std::pair<const char*, const std::string&>{ "order", options.order },
             { "provider", options.provider }, { "decision", options.decision }, { "code", options.code } }) {
        if (value.empty())
            continue;
        const auto found = client.json("GET", std::string("/v1/audit/find?") + name + "=" + percentEncoded(value));
        if (!found)
            return tl::unexpected(found.error());
        return found->value("draft", std::string());
    }
    return fail(ErrorCode::InvalidInput, "name a draft, or --order, --provider, --decision or --code");
}

Result<void> lineage(const Ctl& ctl, Client& client, const LineageOptions& options)
{
    const auto draft = draftAsked(client, options);
    if (!draft)
        return tl::unexpected(draft.error());
    if (!isId(*draft))
        return fail(ErrorCode::InvalidInput, *draft + " is not a draft's id");
    const auto answer = client.json("GET", "/v1/drafts/" + *draft + "/lineage");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto graph = decode<LineageGraph>(*answer);
    if (!graph)
        return tl::unexpected(graph.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& node : graph->nodes)
        rows.push_back({ formatTime(node.at), std::string(word(node.kind)), node.auditIndex < 0 ? "" : std::to_string(node.auditIndex),
            node.actor, node.title + (node.detail.empty() ? "" : ": " + node.detail) });
    ctl.say("Draft " + graph->draftId + " of " + graph->shopId);
    ctl.table({ "AT", "KIND", "ENTRY", "BY", "WHAT" }, rows);
    return {};
}

Result<void> proof(const Ctl& ctl, Client& client, const std::string& decision, const std::string& file)
{
    if (!isId(decision))
        return fail(ErrorCode::InvalidInput, decision + " is not a decision's id");
    const auto log = logKeyOf(client);
    const auto proved = log ? proofOf(client, decision) : tl::unexpected(log.error());
    if (!proved)
        return tl::unexpected(proved.error());
    if (auto written = writeProof(file, *proved, *log); !written)
        return written;
    const auto checkpoint = openCheckpoint(proved->note, *log);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (ctl.json)
        ctl.show(Json{ { "decision", decision }, { "proof", file }, { "entry", file + ".entry" }, { "size", checkpoint->size },
            { "origin", checkpoint->origin } });
    ctl.say("The decision is in " + checkpoint->origin + " at size " + std::to_string(checkpoint->size) + ". The proof is in " + file
        + ", the entry that it proves in " + file + ".entry.");
    return {};
}

// "100..500 EUR": either bound may be left out, the currency may not; its own digits count.
Result<void> readValueSpan(const std::string& text, AuditFilter& filter)
{
    if (text.empty())
        return {};
    const auto wrong = fail(ErrorCode::InvalidInput, "--value is not like \"100..500 EUR\"");
    const auto dots = text.find("..");
    const auto space = text.rfind(' ');
    if (dots == std::string::npos || space == std::string::npos || space < dots)
        return wrong;
    const std::string currency = text.substr(space + 1);
    if (!filter.currency.empty() && filter.currency != currency)
        return fail(ErrorCode::InvalidInput, "--value and --currency name two currencies");
    const std::string least = text.substr(0, dots);
    const std::string most = trimmed(text.substr(dots + 2, space - dots - 2));
    for (const auto& [amount, bound] : { std::pair<const std::string&, std::optional<std::int64_t>&>{ least, filter.minMinor },
             { most, filter.maxMinor } }) {
        if (amount.empty())
            continue;
        const auto money = parseMoney(amount, currency);
        if (!money || money->minor < 0)
            return wrong;
        bound = money->minor;
    }
    filter.currency = currency;
    return least.empty() && most.empty() ? Result<void>(wrong) : Result<void>();
}

} // namespace

Result<std::optional<TimeMs>> auditTimeOf(const std::string& text, const char* option)
{
    if (text.empty())
        return std::optional<TimeMs>{};
    // A day begins at midnight UTC.
    const auto time = parseTime(text.size() == 10 ? text + "T00:00:00Z" : text);
    if (!time)
        return fail(ErrorCode::InvalidInput, std::string(option) + " is neither a day (2026-11-01) nor a time (2026-11-01T08:00:00Z)");
    return std::optional(*time);
}

Result<VerifierKey> logKeyOf(Client& client)
{
    const auto vkey = client.text("GET", "/v1/audit/vkey");
    return vkey ? parseVerifierKey(trimmed(*vkey)) : tl::unexpected(vkey.error());
}

Result<DecisionProof> proofOf(Client& client, const std::string& decisionId)
{
    const auto answer = client.json("GET", "/v1/audit/inclusion?decision=" + percentEncoded(decisionId));
    if (!answer)
        return tl::unexpected(answer.error());
    DecisionProof proof{ answer->value("index", std::int64_t{ -1 }), answer->value("entry", std::string()), {},
        answer->value("checkpoint", std::string()) };
    for (const auto& text : answer->at("hashes")) {
        const auto bytes = fromBase64(text.get<std::string>());
        Hash& hash = proof.hashes.emplace_back();
        if (!bytes || bytes->size() != hash.size())
            return fail(ErrorCode::Damaged, "the backend's proof is malformed");
        std::copy(bytes->begin(), bytes->end(), hash.begin());
    }
    return proof;
}

Result<AuditFilter> auditFilterOf(Client& client, const AuditSelectionOptions& options)
{
    AuditFilter filter;
    filter.words = options.words;
    const auto from = auditTimeOf(options.from, "--from");
    const auto to = auditTimeOf(options.to, "--to");
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    filter.from = *from;
    filter.to = *to;
    for (const auto& person : options.people)
        filter.actors.push_back(actorOf(client, person));
    filter.actions = options.actions;
    if (!options.shop.empty())
        filter.shops = { options.shop };
    filter.draftId = options.draft;
    filter.customer = options.customer;
    filter.verdict = options.verdict;
    filter.rule = options.rule;
    filter.minMinor = options.minValue;
    filter.maxMinor = options.maxValue;
    filter.currency = options.currency;
    if (auto valued = readValueSpan(options.value, filter); !valued)
        return tl::unexpected(std::move(valued.error()));
    filter.overrides = options.overrides;
    return filter;
}

void addAuditSelection(CLI::App& command, AuditSelectionOptions& options)
{
    command.add_option("--from", options.from, "First day or time (UTC)");
    command.add_option("--to", options.to, "Day or time (UTC) that is not part of it any more");
    command.add_option("--shop", options.shop);
    command.add_option("--person", options.people, "Login or id of a person, name of a stage or a rule; repeatable");
    command.add_option("--action", options.actions, "\"decision.accepted\", or \"decision.\" for all of them; repeatable");
    command.add_option("--draft", options.draft);
    command.add_option("--customer", options.customer, "Customer's id");
    command.add_option("--verdict", options.verdict);
    command.add_option("--rule", options.rule);
    command.add_option("--min-value", options.minValue, "Least value of the cart in minor units of its currency");
    command.add_option("--max-value", options.maxValue, "Most value of the cart in minor units of its currency");
    command.add_option("--currency", options.currency, "Only carts of this currency, EUR say");
    command.add_option("--value", options.value, "Value of the cart as people write it: \"100..500 EUR\", \"1000.. EUR\", \"..5000 JPY\"")
        ->excludes("--min-value")
        ->excludes("--max-value");
    command.add_flag("--overrides", options.overrides, "Only decisions that overrode a requirement");
}

void addAuditReading(CLI::App& audit, Ctl& ctl)
{
    auto options = std::make_shared<AuditSelectionOptions>();
    auto limit = std::make_shared<int>(50);
    auto* find = audit.add_subcommand("search", "Entries of the record, newest first");
    find->add_option("WORDS", options->words, "Words that must all stand in the entry");
    addAuditSelection(*find, *options);
    find->add_option("--limit", *limit)->check(CLI::Range(1, 500))->capture_default_str();
    find->callback([&ctl, options, limit] { withClient(ctl, [&](Client& client) { return search(ctl, client, *options, *limit); }); });

    auto where = std::make_shared<LineageOptions>();
    auto* way = audit.add_subcommand("lineage", "A draft's way from webhook to outcome");
    way->add_option("DRAFT", where->draft);
    way->add_option("--order", where->order, "The shop's order");
    way->add_option("--provider", where->provider, "The provider's id of the message");
    way->add_option("--decision", where->decision);
    way->add_option("--code", where->code, "A discount code");
    way->callback([&ctl, where] { withClient(ctl, [&](Client& client) { return lineage(ctl, client, *where); }); });

    auto decision = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    auto* one = audit.add_subcommand("proof", "One decision's proof (c2sp.org/tlog-proof) and the entry that it proves");
    one->add_option("DECISION", *decision)->required();
    one->add_option("FILE", *file, "DECISION.tlog-proof, say")->required();
    one->callback([&ctl, decision, file] { withClient(ctl, [&](Client& client) { return proof(ctl, client, *decision, *file); }); });
}

} // namespace countersign
