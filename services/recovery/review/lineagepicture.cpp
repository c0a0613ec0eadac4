#include "services/recovery/review/lineagepicture.h"

#include "models/domain/auditentry.h"
#include "models/domain/draft.h"
#include "models/domain/prompt.h"
#include "services/base/packing.h"
#include "services/recovery/record/auditsearch.h"
#include "services/recovery/review/lineageactions.h"
#include "services/recovery/store/rowjson.h"
#include "services/recovery/store/consentstore.h"

#include <algorithm>
#include <map>

namespace countersign {

namespace {

constexpr std::int64_t mostEntries = 2000;
constexpr std::int64_t mostOfCart = 200;
constexpr std::int64_t mostWebhooks = 200;

std::string textOf(const Json& object, const char* name)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::int64_t numberOf(const Json& object, const char* name, std::int64_t fallback)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && it != object.end() && it->is_number_integer() ? it->get<std::int64_t>() : fallback;
}

class Picture {
public:
    Picture(Connection& connection, LineageReader reader)
        : m_connection(connection)
        , m_reader(reader)
    {
    }
    [[nodiscard]] Result<LineageGraph> draw(const std::string& draftId)
    {
        m_graph.draftId = draftId;
        for (const auto step : { &Picture::loadDraft, &Picture::loadPeople, &Picture::loadRevisions, &Picture::addWebhooks,
                 &Picture::addEntries, &Picture::addShadows })
            if (auto done = (this->*step)(); !done)
                return tl::unexpected(std::move(done.error()));
        joinLineage(m_graph);
        return std::move(m_graph);
    }

private:
    [[nodiscard]] bool open() const { return m_draft.summary.state == DraftState::Queued; }
    [[nodiscard]] bool hidden() const { return open() && m_reader == LineageReader::Reviewer; }

    [[nodiscard]] Result<void> loadDraft()
    {
        using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::string>;
        const auto row = m_connection.row<Row>("SELECT d.shop_id, d.cart_id, d.state, d.summary, d.body, d.standing, d.sealed = '' OR s.erased_at IS NOT NULL, "
                                               "d.subject_id FROM drafts d "
                                               "LEFT JOIN subjects s ON s.id = d.subject_id WHERE d.id = :id",
            m_graph.draftId);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return fail(ErrorCode::NotFound, "there is no such draft");
        const auto& [shop, cart, state, summary, body, standing, erased, subject] = **row;
        auto draft = draftFromRow(summary, body, standing);
        if (!draft)
            return tl::unexpected(std::move(draft.error()));
        m_draft = std::move(*draft);
        m_draft.summary.state = fromWord<DraftState>(state).value_or(m_draft.summary.state);
        m_graph.shopId = shop;
        m_cartId = cart;
        m_erased = erased != 0;
        m_subjectId = subject;
        return {};
    }
    [[nodiscard]] Result<void> loadPeople()
    {
        const auto rows = m_connection.rows<std::tuple<std::string, std::string>>("SELECT id, name FROM people");
        if (!rows)
            return tl::unexpected(rows.error());
        for (const auto& [id, name] : *rows)
            m_people[id] = name;
        return {};
    }
    [[nodiscard]] Result<void> loadRevisions()
    {
        if (m_erased)
            return {};
        const auto rows = m_connection.rows<std::tuple<std::int64_t, std::string>>(
            "SELECT revision, contents FROM revisions WHERE draft_id = :id", m_graph.draftId);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const auto& [number, contents] : *rows) {
            auto json = parseRowJson(contents);
            if (!json)
                return fail(ErrorCode::Damaged, "a revision's contents in the database are not JSON");
            m_revisions[number] = std::move(*json);
        }
        m_revisions.try_emplace(1, m_draft.drafted);
        m_revisions.try_emplace(m_draft.summary.revision, m_draft.contents);
        return {};
    }
    [[nodiscard]] Result<void> addWebhooks()
    {
        if (hidden())
            return {};
        using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t>;
        const auto rows = m_connection.rows<Row>("SELECT e.seq, e.topic, e.webhook_id, e.body_hash, e.received_at FROM event_carts c "
                                                 "JOIN events e ON e.seq = c.seq WHERE c.cart_id = :cart ORDER BY e.seq LIMIT :most",
            m_cartId, mostWebhooks);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const auto& [seq, topic, webhookId, hash, at] : *rows) {
            LineageNode node;
            node.id = "webhook-" + std::to_string(seq);
            node.kind = LineageKind::Webhook;
            node.title = "A webhook arrived";
            node.detail = topic;
            node.actor = m_graph.shopId;
            node.at = at;
            node.data = Json{ { "topic", topic }, { "webhook_id", webhookId }, { "body_hash", hash } };
            m_graph.nodes.push_back(std::move(node));
        }
        return {};
    }
    [[nodiscard]] Result<void> addEntries()
    {
        const auto ofDraft = AuditTree(m_connection).entriesOfDraft(m_graph.draftId, -1, mostEntries);
        if (!ofDraft)
            return tl::unexpected(ofDraft.error());
        std::map<std::int64_t, AuditEntry> entries;
        if (auto taken = take(*ofDraft, entries); !taken)
            return taken;
        if (!hidden()) {
            const auto ofCart = entriesOfSubject(m_connection, m_cartId, mostOfCart);
            if (!ofCart)
                return tl::unexpected(ofCart.error());
            if (auto taken = take(*ofCart, entries); !taken)
                return taken;
        }
        for (const auto& [index, entry] : entries)
            if (auto added = addEntry(index, entry); !added)
                return added;
        return {};
    }
    [[nodiscard]] Result<void> take(const std::vector<RecordedEntry>& recorded, std::map<std::int64_t, AuditEntry>& entries) const
    {
        for (const auto& one : recorded) {
            const auto json = parseJson(one.entry);
            auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
            if (!entry)
                return fail(ErrorCode::Damaged, "entry " + std::to_string(one.index) + " of the record cannot be read");
            // A cart may have had other drafts before or after this one.
            if (entry->draftId.empty() || entry->draftId == m_graph.draftId)
                entries.emplace(one.index, std::move(*entry));
        }
        return {};
    }
    [[nodiscard]] Result<void> addEntry(std::int64_t index, const AuditEntry& entry)
    {
        const auto* action = lineageAction(entry.action);
        LineageNode node;
        node.id = "entry-" + std::to_string(index);
        node.kind = action ? action->kind : LineageKind::Other;
        node.title = action ? std::string(action->title) : entry.action;
        const auto person = m_people.find(entry.actor);
        node.actor = person == m_people.end() ? entry.actor : person->second;
        node.at = entry.at;
        node.auditIndex = index;
        node.data = entry.data.is_object() ? entry.data : Json::object();
        node.data["action"] = entry.action;
        for (const auto& step : m_draft.lineage)
            if (step.what == entry.action && step.at == entry.at)
                node.detail = step.text;
        switch (node.kind) {
        case LineageKind::Reason:
            node.data["reasons"] = m_draft.diagnosis.reasons;
            node.data["evidence"] = m_draft.diagnosis.evidence;
            break;
        case LineageKind::Offer:
            node.data["offer"] = m_draft.offer;
            break;
        case LineageKind::Enrichment: {
            const auto consents = consentsOf(m_connection, m_subjectId);
            if (!consents)
                return tl::unexpected(consents.error());
            node.data["consents"] = *consents;
            break;
        }
        case LineageKind::Checks:
            node.data["checks"] = m_draft.checks;
            break;
        case LineageKind::Route:
            if (entry.actor == "deliver")
                node.kind = LineageKind::FinalChecks;
            break;
        case LineageKind::Edit:
            addDiff(node.data, numberOf(entry.data, "revision", 0));
            break;
        case LineageKind::Exchange:
            return addWritten(std::move(node));
        case LineageKind::Decision:
            return addDecision(std::move(node), entry);
        case LineageKind::Send:
            return addSend(std::move(node), entry);
        case LineageKind::Order:
        case LineageKind::Holdout:
            if (auto added = addOutcome(node.data); !added)
                return added;
            break;
        default:
            break;
        }
        m_graph.nodes.push_back(std::move(node));
        return {};
    }
    void addDiff(Json& data, std::int64_t revision) const
    {
        const auto after = m_revisions.find(revision);
        const auto before = m_revisions.find(revision - 1);
        if (after != m_revisions.end())
            data["after"] = after->second;
        if (before != m_revisions.end())
            data["before"] = before->second;
    }
    // The prompt's words and each question to the model stand before what came of them.
    [[nodiscard]] Result<void> addWritten(LineageNode node)
    {
        const std::string prompt = textOf(node.data, "prompt");
        if (const auto ref = parsePromptRef(prompt)) {
            using Row = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;
            const auto row
                = m_connection.row<Row>("SELECT p.name, v.system, v.task, v.author, v.created_at FROM prompt_versions v JOIN prompts p "
                                        "ON p.id = v.prompt_id WHERE v.prompt_id = :prompt AND v.number = :number",
                    ref->promptId, static_cast<std::int64_t>(ref->number));
            if (!row)
                return tl::unexpected(row.error());
            if (*row) {
                const auto& [name, system, task, author, at] = **row;
                LineageNode version;
                version.id = node.id + "-prompt";
                version.kind = LineageKind::Prompt;
                version.title = "A version of a prompt";
                version.detail = name + ", version " + std::to_string(ref->number);
                const auto person = m_people.find(author);
                version.actor = person == m_people.end() ? author : person->second;
                version.at = node.at;
                version.data = Json{ { "prompt", prompt }, { "name", name }, { "number", ref->number }, { "system", system },
                    { "task", task }, { "created_at", formatTime(at) } };
                m_graph.nodes.push_back(std::move(version));
            }
        }
        auto asked = exchanges("live", m_lastExchange, node.at);
        if (!asked)
            return tl::unexpected(std::move(asked.error()));
        node.data["asked"] = std::move(*asked);
        m_lastExchange = node.at;
        m_graph.nodes.push_back(std::move(node));
        return {};
    }
    // Of one purpose, later than `after` and up to `until`.
    [[nodiscard]] Result<Json> exchanges(std::string_view purpose, TimeMs after, TimeMs until)
    {
        using Row = std::tuple<std::int64_t, std::string, std::string, std::int64_t, std::string, std::int64_t>;
        const auto rows
            = m_connection.rows<Row>("SELECT revision, prompt, model, cost_micros, exchange, at FROM exchanges WHERE draft_id = :draft "
                                     "AND purpose = :purpose AND at > :after AND at <= :until ORDER BY seq",
                m_graph.draftId, purpose, after, until);
        if (!rows)
            return tl::unexpected(rows.error());
        Json list = Json::array();
        for (const auto& [revision, prompt, model, cost, text, at] : *rows) {
            auto exchange = parseRowJson(text);
            if (!exchange || !exchange->is_object())
                return fail(ErrorCode::Damaged, "an exchange in the database cannot be read");
            if (open() || m_erased)
                for (const char* words : { "system", "user", "answer" })
                    (*exchange)[words] = nullptr;
            exchange->update(Json{
                { "revision", revision }, { "prompt", prompt }, { "model", model }, { "cost_micros", cost }, { "at", formatTime(at) } });
            list.push_back(std::move(*exchange));
        }
        return list;
    }
    [[nodiscard]] Result<void> addDecision(LineageNode node, const AuditEntry& entry)
    {
        if (entry.action != "decision.accepted") {
            m_graph.nodes.push_back(std::move(node));
            return {};
        }
        const auto statement = node.data.value("statement", Json::object());
        const std::string verdict = textOf(statement, "verdict");
        node.data["verdict"] = verdict;
        if (node.detail.empty())
            node.detail = verdict;
        if (verdict == word(Verdict::ApproveWithEdits))
            addDiff(node.data, numberOf(entry.data, "revision", 0));
        using Row = std::tuple<std::string, std::optional<std::int64_t>, std::string>;
        const auto row = m_connection.row<Row>("SELECT state, hold_until, effort FROM decisions WHERE id = :id", entry.subject);
        if (!row)
            return tl::unexpected(row.error());
        std::optional<std::int64_t> until;
        if (*row) {
            node.data["state"] = std::get<0>(**row);
            until = std::get<1>(**row);
            if (const auto effort = parseRowJson(std::get<2>(**row)))
                node.data["effort"] = *effort;
        }
        node.data["decision_id"] = entry.subject;
        const std::string id = node.id;
        const TimeMs at = node.at;
        m_graph.nodes.push_back(std::move(node));
        if (!until || *until <= at)
            return {};
        LineageNode hold;
        hold.id = id + "-hold";
        hold.kind = LineageKind::Hold;
        hold.title = "The message is held so that it can be undone";
        hold.at = at;
        hold.data = Json{ { "until", formatTime(*until) }, { "hold_ms", *until - at } };
        m_graph.nodes.push_back(std::move(hold));
        return {};
    }
    [[nodiscard]] Result<void> addSend(LineageNode node, const AuditEntry& entry)
    {
        using Row = std::tuple<std::string, std::string, std::string, std::string>;
        const auto row = m_connection.row<Row>("SELECT channel, connector, state, provider_id FROM sends WHERE id = :id", entry.subject);
        if (!row)
            return tl::unexpected(row.error());
        node.data["send_id"] = entry.subject;
        if (*row)
            node.data.update(Json{ { "channel", std::get<0>(**row) }, { "connector", std::get<1>(**row) }, { "state", std::get<2>(**row) },
                { "provider_id", std::get<3>(**row) } });
        if (entry.action == "send.started") {
            // Sending begins only after the last look found nothing against it; the payload is the digest of what it found.
            LineageNode look;
            look.id = node.id + "-checks";
            look.kind = LineageKind::FinalChecks;
            look.title = "Everything was checked once more";
            look.actor = entry.actor;
            look.at = node.at;
            look.data = Json{ { "payload", textOf(entry.data, "payload") }, { "decision_id", textOf(entry.data, "decision_id") } };
            m_graph.nodes.push_back(std::move(look));
        }
        m_graph.nodes.push_back(std::move(node));
        return {};
    }
    [[nodiscard]] Result<void> addOutcome(Json& data)
    {
        using Row
            = std::tuple<std::string, std::optional<std::string>, std::optional<std::int64_t>, std::string, std::optional<std::int64_t>>;
        const auto row = m_connection.row<Row>(
            "SELECT arm, order_id, order_minor, currency, cancelled_at FROM outcomes WHERE cart_id = :cart", m_cartId);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const auto& [arm, order, minor, currency, cancelled] = **row;
        data["arm"] = arm;
        if (order)
            data["order_id"] = *order;
        if (minor)
            data["order_minor"] = *minor;
        if (!currency.empty())
            data["order_currency"] = currency;
        if (cancelled)
            data["cancelled_at"] = formatTime(*cancelled);
        return {};
    }
    [[nodiscard]] Result<void> addShadows()
    {
        if (hidden())
            return {};
        auto asked = exchanges("shadow", -1, INT64_MAX);
        if (!asked)
            return tl::unexpected(std::move(asked.error()));
        std::size_t number = 0;
        for (auto& exchange : *asked) {
            LineageNode node;
            node.id = "shadow-" + std::to_string(++number);
            node.kind = LineageKind::Exchange;
            node.title = "A shadow version answered beside it";
            node.detail = textOf(exchange, "model");
            node.at = parseTime(textOf(exchange, "at")).value_or(0);
            node.data = Json{ { "asked", Json::array({ exchange }) }, { "purpose", "shadow" } };
            m_graph.nodes.push_back(std::move(node));
        }
        return {};
    }

    Connection& m_connection;
    LineageReader m_reader;
    LineageGraph m_graph;
    Draft m_draft;
    std::string m_cartId;
    bool m_erased = false; // or its time was over
    std::string m_subjectId;
    TimeMs m_lastExchange = -1;
    std::map<std::string, std::string> m_people;
    std::map<std::int64_t, Json> m_revisions;
};

} // namespace

Result<LineageGraph> lineageGraph(Connection& connection, const std::string& draftId, LineageReader reader)
{
    return Picture(connection, reader).draw(draftId);
}

} // namespace countersign
