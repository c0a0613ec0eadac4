#include "services/recovery/record/auditreports.h"

#include "services/recovery/record/auditsearch.h"

#include <algorithm>
#include <array>
#include <map>

namespace countersign {

namespace {

constexpr std::int64_t mostLooked = 5'000; // entries read for one page
constexpr std::int64_t pageSize = 500;

Json member(const Json& object, const char* name)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && it != object.end() ? *it : Json();
}
std::string textMember(const Json& object, const char* name)
{
    const Json value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}
std::string joined(const Json& list)
{
    std::string text;
    if (list.is_array())
        for (const auto& each : list)
            text += (text.empty() ? "" : ", ") + (each.is_string() ? each.get<std::string>() : each.dump());
    return text;
}

// What rows need beyond their entry, looked up once each.
class Surroundings {
public:
    explicit Surroundings(Connection& connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<void> load()
    {
        const auto people = m_connection.rows<std::tuple<std::string, std::string>>("SELECT id, name FROM people");
        if (!people)
            return tl::unexpected(people.error());
        for (const auto& [id, name] : *people)
            m_people[id] = name;
        return {};
    }
    [[nodiscard]] std::string person(const std::string& id) const
    {
        const auto it = m_people.find(id);
        return it == m_people.end() ? id : it->second;
    }
    struct Value {
        Json minor;
        std::string currency;
    };
    [[nodiscard]] Result<Value> valueOf(const std::string& draftId)
    {
        const auto row
            = m_connection.row<std::tuple<std::int64_t, std::string>>("SELECT value_minor, currency FROM drafts WHERE id = :id", draftId);
        if (!row)
            return tl::unexpected(row.error());
        return *row ? Value{ std::get<0>(**row), std::get<1>(**row) } : Value{};
    }
    struct Queued {
        TimeMs at = 0;
        std::string rule;
    };
    // How the draft last came to people before an entry.
    [[nodiscard]] Result<std::optional<Queued>> queuedBefore(const std::string& draftId, std::int64_t index)
    {
        const auto row = m_connection.row<std::tuple<std::int64_t, std::optional<std::string>>>(
            "SELECT at, json_extract(entry, '$.data.rule') FROM audit_entries WHERE draft_id = :draft AND idx < :idx "
            "AND json_extract(entry, '$.action') = 'draft.queued' ORDER BY idx DESC LIMIT 1",
            draftId, index);
        if (!row)
            return tl::unexpected(row.error());
        return *row ? std::optional(Queued{ std::get<0>(**row), std::get<1>(**row).value_or(std::string()) }) : std::nullopt;
    }
    [[nodiscard]] Result<std::string> text(std::string_view sql, const std::string& id)
    {
        const auto row = m_connection.row<std::tuple<std::string>>(sql, id);
        if (!row)
            return tl::unexpected(row.error());
        return *row ? std::get<0>(**row) : std::string();
    }
    // A person's own revision of the draft.
    [[nodiscard]] Result<bool> wrote(const std::string& personId, const std::string& draftId, std::int64_t revision)
    {
        const auto row = m_connection.row<std::tuple<std::int64_t>>(
            "SELECT 1 FROM revisions WHERE draft_id = :draft AND revision = :revision AND author_kind = 'person' AND author = :person",
            draftId, revision, personId);
        if (!row)
            return tl::unexpected(row.error());
        return row->has_value();
    }

private:
    Connection& m_connection;
    std::map<std::string, std::string> m_people;
};

struct Decided {
    explicit Decided(const AuditEntry& entry)
        : statement(member(entry.data, "statement"))
        , verdict(textMember(statement, "verdict"))
        , revision(member(statement, "revision"))
        , approval(verdict == "approve" || verdict == "approve_with_edits")
    {
    }
    Json statement;
    std::string verdict;
    Json revision;
    bool approval = false;
};

using Cells = std::optional<Json>; // nothing: the entry is no row of this report
using RowMaker = Result<Cells> (*)(const AuditRow&, Surroundings&);

Json start(const AuditRow& row)
{
    return Json::array({ formatTime(row.entry.at), row.index });
}
Json with(Json row, std::initializer_list<Json> cells)
{
    for (const auto& cell : cells)
        row.push_back(cell);
    return row;
}

Result<Cells> overLimit(const AuditRow& row, Surroundings& around)
{
    const Decided decided(row.entry);
    if (!decided.approval)
        return Cells{};
    const auto queued = around.queuedBefore(row.entry.draftId, row.index);
    if (!queued)
        return tl::unexpected(queued.error());
    if (!*queued
        || !((*queued)->rule.ends_with("above_value") || (*queued)->rule.ends_with("value_above") || (*queued)->rule == "discount_above"))
        return Cells{};
    const auto value = around.valueOf(row.entry.draftId);
    if (!value)
        return tl::unexpected(value.error());
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.draftId, row.entry.shopId, decided.verdict, (*queued)->rule, value->minor,
            value->currency }) };
}

Result<Cells> overrides(const AuditRow& row, Surroundings& around)
{
    const Decided decided(row.entry);
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.draftId, row.entry.shopId, decided.verdict,
            joined(member(decided.statement, "overrides")) }) };
}

Result<Cells> selfEdits(const AuditRow& row, Surroundings& around)
{
    const Decided decided(row.entry);
    if (!decided.approval || !decided.revision.is_number_integer())
        return Cells{};
    if (decided.verdict == "approve") {
        const auto own = around.wrote(row.entry.actor, row.entry.draftId, decided.revision.get<std::int64_t>());
        if (!own)
            return tl::unexpected(own.error());
        if (!*own)
            return Cells{};
    }
    const auto value = around.valueOf(row.entry.draftId);
    if (!value)
        return tl::unexpected(value.error());
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.draftId, row.entry.shopId, decided.verdict, decided.revision, value->minor,
            value->currency }) };
}

Result<Cells> brokenLease(const AuditRow& row, Surroundings& around)
{
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.draftId, row.entry.shopId, around.person(textMember(row.entry.data, "holder")) }) };
}

Result<Cells> policyChange(const AuditRow& row, Surroundings& around)
{
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.action, row.entry.shopId, member(row.entry.data, "version"),
            textMember(row.entry.data, "digest") }) };
}

// The same columns for acts whose facts differ from action to action.
Result<Cells> act(const AuditRow& row, Surroundings& around)
{
    const auto& entry = row.entry;
    Json facts = entry.data;
    if (facts.is_object())
        facts.erase("public_key");
    return Cells{ with(start(row),
        { around.person(entry.actor), entry.action, entry.subjectKind,
            entry.subjectKind == "person" ? around.person(entry.subject) : entry.subject, canonicalJson(facts) }) };
}

Result<Cells> promoted(const AuditRow& row, Surroundings& around)
{
    const auto& data = row.entry.data;
    if (row.entry.action != "prompt.rolled_back" && textMember(data, "label") != "live")
        return Cells{};
    const auto name = around.text("SELECT name FROM prompts WHERE id = :id", row.entry.subject);
    if (!name)
        return tl::unexpected(name.error());
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.action, *name, member(data, "number"), member(data, "share_percent"),
            around.person(textMember(data, "author")), textMember(data, "replay") }) };
}

Result<Cells> automatic(const AuditRow& row, Surroundings& around)
{
    const auto& entry = row.entry;
    if (entry.actorKind != "rule")
        return Cells{};
    const auto value = around.valueOf(entry.draftId);
    const auto state = around.text("SELECT state FROM decisions WHERE id = :id", entry.subject);
    if (!value || !state)
        return tl::unexpected(value ? state.error() : value.error());
    return Cells{ with(start(row),
        { entry.actor, entry.draftId, entry.shopId, member(entry.data, "policy_version"),
            around.person(textMember(entry.data, "policy_person")), value->minor, value->currency, *state }) };
}

Result<Cells> endedUnsent(const AuditRow& row, Surroundings& around)
{
    const auto& entry = row.entry;
    return Cells{ with(start(row),
        { entry.action, around.person(entry.actor), entry.draftId, entry.shopId,
            entry.subjectKind == "decision" ? entry.subject : std::string(), textMember(entry.data, "rule") }) };
}

Result<Cells> unknownSend(const AuditRow& row, Surroundings& around)
{
    const auto state = around.text("SELECT state FROM sends WHERE id = :id", row.entry.subject);
    if (!state)
        return tl::unexpected(state.error());
    return Cells{ with(
        start(row), { row.entry.draftId, row.entry.shopId, row.entry.subject, textMember(row.entry.data, "decision_id"), *state }) };
}

Result<Cells> timeToDecision(const AuditRow& row, Surroundings& around)
{
    if (row.entry.actorKind != "person")
        return Cells{};
    const auto queued = around.queuedBefore(row.entry.draftId, row.index);
    if (!queued)
        return tl::unexpected(queued.error());
    if (!*queued)
        return Cells{};
    return Cells{ with(start(row),
        { around.person(row.entry.actor), row.entry.draftId, row.entry.shopId, Decided(row.entry).verdict, formatTime((*queued)->at),
            row.entry.at - (*queued)->at }) };
}

Result<Cells> reveal(const AuditRow& row, Surroundings& around)
{
    const auto& entry = row.entry;
    return Cells{ with(start(row),
        { around.person(entry.actor), entry.draftId, entry.shopId, entry.subject, textMember(entry.data, "reason"),
            joined(member(entry.data, "fields")) }) };
}

struct Kind {
    std::string_view name;
    std::vector<std::string> actions;
    std::vector<std::string> columns; // behind "at" and "entry"
    RowMaker make;
    bool overridesOnly = false;
    std::string words{};
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all{
        { "over_limit", { "decision.accepted" }, { "person", "draft", "shop", "verdict", "rule", "value_minor", "currency" }, overLimit },
        { "overrides", { "decision.accepted" }, { "person", "draft", "shop", "verdict", "overrides" }, overrides, true },
        { "self_edits", { "decision.accepted" }, { "person", "draft", "shop", "verdict", "revision", "value_minor", "currency" },
            selfEdits },
        { "break_glass", { "break_glass." }, { "person", "action", "subject_kind", "subject", "facts" }, act },
        { "leases_broken", { "lease.broken" }, { "person", "draft", "shop", "holder" }, brokenLease },
        { "policy_changes", { "policy.", "brand_rules." }, { "person", "action", "shop", "version", "digest" }, policyChange },
        { "rights_changes", { "person.", "role.", "key." }, { "person", "action", "subject_kind", "subject", "facts" }, act },
        { "prompts_promoted", { "prompt.label_given", "prompt.rolled_back" },
            { "person", "action", "prompt", "number", "share_percent", "second_person", "replay" }, promoted },
        // Decisions that policy signed name "policy" as their person.
        { "automatic_sends", { "decision.accepted" },
            { "rule", "draft", "shop", "policy_version", "policy_person", "value_minor", "currency", "state" }, automatic, false,
            "policy" },
        { "expired_or_voided", { "draft.expired", "decision.voided" }, { "action", "by", "draft", "shop", "decision", "rule" },
            endedUnsent },
        { "unknown_sends", { "send.unknown" }, { "draft", "shop", "send", "decision", "state" }, unknownSend },
        { "time_to_decision", { "decision.accepted" }, { "person", "draft", "shop", "verdict", "queued_at", "wait_ms" }, timeToDecision },
        { "reveals", { "subject.revealed" }, { "person", "draft", "shop", "subject", "reason", "fields" }, reveal },
    };
    return all;
}

} // namespace

void to_json(Json& json, const AuditReport& report)
{
    json = Json{ { "name", report.name }, { "columns", report.columns }, { "rows", report.rows }, { "next", report.next } };
}

std::vector<std::string_view> auditReportNames()
{
    std::vector<std::string_view> names;
    for (const auto& kind : kinds())
        names.push_back(kind.name);
    return names;
}

Result<AuditReport> auditReport(
    Connection& connection, std::string_view name, const AuditReportQuery& query, const std::string& cursor, std::size_t limit)
{
    const auto kind = std::find_if(kinds().begin(), kinds().end(), [name](const Kind& each) { return each.name == name; });
    if (kind == kinds().end())
        return fail(ErrorCode::NotFound, "there is no report of this name");
    AuditReport report;
    report.name = std::string(name);
    report.columns = { "at", "entry" };
    report.columns.insert(report.columns.end(), kind->columns.begin(), kind->columns.end());
    AuditFilter filter;
    filter.from = query.from;
    filter.to = query.to;
    filter.actions = kind->actions;
    filter.overrides = kind->overridesOnly;
    filter.words = kind->words;
    if (!query.shop.empty())
        filter.shops = { query.shop };
    Surroundings around(connection);
    if (auto loaded = around.load(); !loaded)
        return tl::unexpected(std::move(loaded.error()));
    report.next = cursor;
    for (std::int64_t looked = 0; looked < mostLooked; looked += pageSize) {
        const auto page = searchAudit(connection, filter, report.next, pageSize);
        if (!page)
            return tl::unexpected(page.error());
        for (const auto& row : page->rows) {
            auto cells = kind->make(row, around);
            if (!cells)
                return tl::unexpected(std::move(cells.error()));
            if (!*cells)
                continue;
            if (report.rows.size() == limit) { // a row more than the page holds: there is a next one, and it begins with this row
                report.next = auditCursor(row.index + 1);
                return report;
            }
            report.rows.push_back(std::move(**cells));
        }
        report.next = page->next;
        if (report.next.empty())
            return report;
    }
    return report;
}

} // namespace countersign
