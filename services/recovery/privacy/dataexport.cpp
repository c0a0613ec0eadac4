#include "services/recovery/privacy/dataexport.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/ingest/inbox.h"
#include "services/recovery/privacy/privacyentry.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/consentstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/rowjson.h"

#include <set>

namespace countersign {

namespace {

Json timeOrNothing(const std::optional<std::int64_t>& at)
{
    return at ? Json(formatTime(*at)) : Json();
}

// Gathers in one snapshot. What cannot be opened is said, not left out in silence.
class Gathering {
public:
    Gathering(Connection& reading, const SealKey& master, const FoundCustomers& found)
        : m_reading(reading)
        , m_master(master)
        , m_found(found)
    {
    }
    [[nodiscard]] Result<void> run()
    {
        for (const auto& id : m_found.subjects)
            if (auto done = addSubject(id); !done)
                return done;
        m_carts.insert(m_found.loneCarts.begin(), m_found.loneCarts.end());
        for (const auto& id : m_carts)
            if (auto done = addCart(id); !done)
                return done;
        for (const std::int64_t seq : m_events)
            if (auto done = addEvent(seq); !done)
                return done;
        return {};
    }
    [[nodiscard]] DataExport take()
    {
        const std::pair<const char*, const char*> kinds[] = { { "profile", "Names and addresses, and under which key they are kept" },
            { "consents", "What was agreed to or taken back, when and where it was seen" }, { "carts", "Carts and checkouts" },
            { "orders", "Orders that ended a cart" }, { "webhooks", "What the shop's platform sent, as it came" },
            { "drafts", "Messages that were written, with everything they were filled with" },
            { "decisions", "What people decided about them, with their notes" }, { "comments", "What people said about them" },
            { "revisions", "Earlier words of the messages" }, { "prompt_tests", "Test cases that people made of changes to them" },
            { "exchanges", "Questions to a language model and its answers" },
            { "survey_answers", "Surveys that were sent, and what was answered" }, { "sends", "What was handed to a messaging provider" }, { "outcomes", "What became of each cart" },
            { "seen_in_clear", "Who in the team was shown name and address, when and why" } };
        DataExport data;
        Json files = Json::array();
        for (const auto& [name, what] : kinds) {
            Json& list = m_lists[name];
            if (!list.is_array())
                list = Json::array();
            files.push_back({ { "name", std::string(name) + ".json" }, { "what", what }, { "count", list.size() } });
            data.files.emplace_back(std::string(name) + ".json", std::move(list));
        }
        data.index["files"] = std::move(files);
        data.index["missing"] = m_missing;
        return data;
    }

private:
    void add(const char* kind, Json row)
    {
        Json& list = m_lists[kind];
        if (!list.is_array())
            list = Json::array();
        list.push_back(std::move(row));
    }
    void miss(const std::string& what, const Error& error) { m_missing.push_back(what + ": " + error.detail); }

    // The text itself, or what it says as JSON; empty when it was emptied.
    [[nodiscard]] Json opened(const SealKey& key, const std::string& sealed, const std::string& context, const std::string& what)
    {
        if (sealed.empty())
            return {};
        const auto plain = key.open(sealed, context);
        if (!plain) {
            miss(what, plain.error());
            return {};
        }
        if (auto json = parseRowJson(*plain))
            return std::move(*json);
        return *plain;
    }
    template <class Row, class Take, class... Args>
    [[nodiscard]] Result<void> each(std::string_view sql, Take take, const Args&... args)
    {
        auto rows = m_reading.rows<Row>(sql, args...);
        if (!rows)
            return tl::unexpected(std::move(rows.error()));
        for (auto& row : *rows)
            std::apply(take, std::move(row));
        return {};
    }
    [[nodiscard]] Result<void> addSubject(const std::string& id)
    {
        using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::int64_t, std::string>;
        const auto row = m_reading.row<Row>(
            "SELECT shop_id, arm, consent_email, consent_sms, lookup, created_at, COALESCE(wrapped_key, '') FROM subjects WHERE id = :id", id);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const auto& [shopId, arm, email, sms, lookup, createdAt, wrapped] = **row;
        Json profile{ { "customer_id", id }, { "shop_id", shopId }, { "arm", arm }, { "consent_email", email }, { "consent_sms", sms },
            { "known_since", formatTime(createdAt) }, { "kept_under", lookup }, { "fields", Json::object() } };
        std::optional<Subject> subject;
        if (!wrapped.empty()) {
            auto loaded = loadSubject(m_reading, m_master, id);
            if (loaded)
                subject = std::move(*loaded);
            else
                miss("the key of customer " + id, loaded.error());
        }
        if (subject) {
            auto fields = each<std::tuple<std::string>>(
                "SELECT field FROM vault WHERE subject_id = :id ORDER BY field",
                [&](const std::string& field) {
                    const auto value = getVault(m_reading, *subject, field);
                    if (!value)
                        miss(field, value.error());
                    else
                        profile["fields"][field] = value->value_or(std::string());
                },
                id);
            if (!fields)
                return fields;
        }
        add("profile", std::move(profile));
        const auto consents = consentsOf(m_reading, id);
        if (!consents)
            return tl::unexpected(consents.error());
        for (const auto& consent : *consents)
            add("consents", consent);
        auto carts = each<std::tuple<std::string>>("SELECT id FROM carts WHERE shop_id = :shop AND customer_lookup = :lookup AND customer_lookup <> ''",
            [this](std::string cart) { m_carts.insert(std::move(cart)); }, shopId, lookup)
                         .and_then([&] {
                             return each<std::tuple<std::int64_t>>("SELECT seq FROM events WHERE shop_id = :shop AND customer_lookup = :lookup",
                                 [this](std::int64_t seq) { m_events.insert(seq); }, shopId, lookup);
                         });
        if (!carts)
            return carts;
        return addDrafts(id, subject);
    }
    [[nodiscard]] Result<void> addDrafts(const std::string& subjectId, const std::optional<Subject>& subject)
    {
        const auto ids = m_reading.rows<std::tuple<std::string, std::string>>(
            "SELECT id, cart_id FROM drafts WHERE subject_id = :id ORDER BY seq", subjectId);
        if (!ids)
            return tl::unexpected(ids.error());
        for (const auto& [id, cartId] : *ids) {
            m_carts.insert(cartId);
            const auto draft = loadDraft(m_reading, m_master, id);
            if (!draft)
                miss("draft " + id, draft.error());
            else
                add("drafts", draft->draft);
            if (auto around = addAround(id, subject); !around)
                return around;
        }
        return each<std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::optional<std::string>>>(
            "SELECT r.id, r.draft_id, r.reason, r.note, r.at, p.name FROM reveals r LEFT JOIN people p ON p.id = r.person_id "
            "WHERE r.subject_id = :id ORDER BY r.id",
            [&](const std::string& id, std::string draft, std::string reason, const std::string& note, TimeMs at,
                std::optional<std::string> name) {
                Json row{ { "draft_id", std::move(draft) }, { "reason", std::move(reason) }, { "at", formatTime(at) },
                    { "by", name.value_or(std::string()) } };
                row["note"] = subject ? opened(subject->key, note, id, "a note") : Json();
                add("seen_in_clear", std::move(row));
            },
            subjectId);
    }
    [[nodiscard]] Result<void> addAround(const std::string& draftId, const std::optional<Subject>& subject)
    {
        const auto words = [&](const std::string& sealed, const std::string& context, const char* what) {
            return subject ? opened(subject->key, sealed, context, what) : Json();
        };
        return each<std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::string>>(
            "SELECT d.id, d.verdict, d.state, d.note, d.created_at, COALESCE(p.name, d.person_id) FROM decisions d "
            "LEFT JOIN people p ON p.id = d.person_id WHERE d.draft_id = :draft ORDER BY d.created_at",
            [&](const std::string& id, std::string verdict, std::string state, const std::string& note, TimeMs at, std::string by) {
                add("decisions", Json{ { "id", id }, { "draft_id", draftId }, { "verdict", std::move(verdict) }, { "state", std::move(state) },
                                     { "by", std::move(by) }, { "at", formatTime(at) }, { "note", words(note, id, "a note") } });
            },
            draftId)
            .and_then([&] {
                return each<std::tuple<std::string, std::string, std::int64_t, std::string>>(
                    "SELECT c.id, c.sealed, c.created_at, COALESCE(p.name, c.person_id) FROM comments c LEFT JOIN people p "
                    "ON p.id = c.person_id WHERE c.draft_id = :draft ORDER BY c.seq",
                    [&](const std::string& id, const std::string& sealed, TimeMs at, std::string by) {
                        add("comments", Json{ { "draft_id", draftId }, { "by", std::move(by) }, { "at", formatTime(at) },
                                            { "text", words(sealed, id, "a comment") } });
                    },
                    draftId);
            })
            .and_then([&] {
                return each<std::tuple<std::int64_t, std::string, std::string, std::int64_t>>(
                    "SELECT revision, author_kind, contents, created_at FROM revisions WHERE draft_id = :draft ORDER BY revision",
                    [&](std::int64_t revision, std::string author, const std::string& contents, TimeMs at) {
                        auto json = parseRowJson(contents);
                        add("revisions", Json{ { "draft_id", draftId }, { "revision", revision }, { "author", std::move(author) },
                                             { "at", formatTime(at) }, { "contents", json ? std::move(*json) : Json() } });
                    },
                    draftId);
            })
            .and_then([&] {
                return each<std::tuple<std::string>>(
                    "SELECT test FROM prompt_tests WHERE instr(test, :id) > 0 AND json_extract(test, '$.draft_id') = :draft",
                    [&](const std::string& test) {
                        auto json = parseRowJson(test);
                        add("prompt_tests", json ? std::move(*json) : Json());
                    },
                    draftId, draftId);
            })
            .and_then([&]() -> Result<void> {
                const auto kept = exchangesOf(m_reading, draftId);
                if (!kept)
                    return tl::unexpected(kept.error());
                for (const auto& exchange : *kept) {
                    Json row = exchange;
                    row["draft_id"] = draftId;
                    add("exchanges", std::move(row));
                }
                return {};
            })
            .and_then([&] {
                return each<std::tuple<std::string, std::int64_t, std::optional<std::int64_t>, std::string, std::string, std::string, std::string>>(
                    "SELECT channel, made_at, answered_at, choice, sealed, words_reason, corrected FROM surveys WHERE draft_id = :draft",
                    [&](std::string channel, TimeMs at, const std::optional<std::int64_t>& answered, std::string choice, const std::string& sealed,
                        std::string read, std::string corrected) {
                        add("survey_answers", Json{ { "draft_id", draftId }, { "channel", std::move(channel) }, { "asked_at", formatTime(at) },
                                                  { "answered_at", timeOrNothing(answered) }, { "chosen", std::move(choice) },
                                                  { "words", words(sealed, draftId, "the answer to a survey") }, { "read_from_words", std::move(read) },
                                                  { "corrected_to", std::move(corrected) } });
                    },
                    draftId);
            })
            .and_then([&] {
                return each<std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::optional<std::int64_t>, std::string>>(
                    "SELECT id, channel, connector, state, started_at, finished_at, provider_id FROM sends WHERE draft_id = :draft",
                    [&](std::string id, std::string channel, std::string connector, std::string state, TimeMs at,
                        const std::optional<std::int64_t>& end, std::string provider) {
                        add("sends", Json{ { "id", std::move(id) }, { "draft_id", draftId }, { "channel", std::move(channel) },
                                         { "connector", std::move(connector) }, { "state", std::move(state) }, { "started_at", formatTime(at) },
                                         { "finished_at", timeOrNothing(end) }, { "provider_id", std::move(provider) } });
                    },
                    draftId);
            });
    }
    [[nodiscard]] Result<void> addCart(const std::string& id)
    {
        const auto stored = loadCart(m_reading, m_master, id);
        if (!stored && stored.error().code != ErrorCode::NotFound)
            miss("cart " + id, stored.error());
        if (stored && *stored)
            add("carts", Json{ { "id", id }, { "state", word((*stored)->state) }, { "cart", (*stored)->cart },
                             { "abandoned_at", timeOrNothing((*stored)->abandonedAt) }, { "converted_at", timeOrNothing((*stored)->convertedAt) } });
        return each<std::tuple<std::string, std::int64_t, std::string, std::string, std::int64_t>>(
            "SELECT o.order_id, o.total_minor, o.currency, o.discount_code, o.ordered_at FROM carts c JOIN orders o ON o.shop_id = c.shop_id "
            "AND o.order_id = c.order_id WHERE c.id = :cart",
            [&](std::string order, std::int64_t total, std::string currency, std::string code, TimeMs at) {
                add("orders", Json{ { "order_id", std::move(order) }, { "cart_id", id }, { "total_minor", total },
                                  { "currency", std::move(currency) }, { "discount_code", std::move(code) }, { "ordered_at", formatTime(at) } });
            },
            id)
            .and_then([&] {
                return each<std::tuple<std::string, std::int64_t, std::optional<std::int64_t>, std::optional<std::string>>>(
                    "SELECT arm, assigned_at, sent_at, order_id FROM outcomes WHERE cart_id = :cart",
                    [&](std::string arm, TimeMs at, const std::optional<std::int64_t>& sent, std::optional<std::string> order) {
                        add("outcomes", Json{ { "cart_id", id }, { "arm", std::move(arm) }, { "assigned_at", formatTime(at) },
                                            { "sent_at", timeOrNothing(sent) }, { "order_id", order ? Json(*order) : Json() } });
                    },
                    id);
            })
            .and_then([&] {
                return each<std::tuple<std::int64_t>>("SELECT seq FROM event_carts WHERE cart_id = :cart",
                    [this](std::int64_t seq) { m_events.insert(seq); }, id);
            });
    }
    [[nodiscard]] Result<void> addEvent(std::int64_t seq)
    {
        return each<std::tuple<std::string, std::string, std::string, std::int64_t>>(
            "SELECT id, topic, body, received_at FROM events WHERE seq = :seq",
            [&](const std::string& id, std::string topic, const std::string& body, TimeMs at) {
                if (!body.empty())
                    add("webhooks", Json{ { "id", id }, { "topic", std::move(topic) }, { "received_at", formatTime(at) },
                                        { "body", opened(m_master.derive("events"), body, id, "webhook " + id) } });
            },
            seq);
    }

    Connection& m_reading;
    const SealKey& m_master;
    const FoundCustomers& m_found;
    std::map<std::string, Json> m_lists;
    std::set<std::string> m_carts;
    std::set<std::int64_t> m_events;
    Json m_missing = Json::array();
};

Result<void> recordExport(const RecoveryContext& context, const Person& person, const FoundCustomers& found, const DataExport& data)
{
    return context.writer.run([&](Connection& connection) -> Result<void> {
        const TimeMs now = context.clock.now();
        Json counts = Json::object();
        for (const auto& [name, list] : data.files)
            counts[name] = list.size();
        const Json facts{ { "export_id", data.id }, { "counts", std::move(counts) } };
        for (const auto& subject : found.subjects)
            if (auto appended = appendEntry(connection, privacyEntry(person, "subject.exported", "subject", subject, {}, facts), now); !appended)
                return appended;
        if (!found.subjects.empty())
            return {};
        return appendEntry(connection, privacyEntry(person, "subject.exported", "export", data.id, {}, facts), now);
    });
}

}  // namespace

void to_json(Json& json, const DataExport& data)
{
    json = Json{ { "id", data.id }, { "index", data.index }, { "files", Json::object() } };
    for (const auto& [name, content] : data.files)
        json["files"][name] = content;
}

Result<DataExport> exportCustomer(const RecoveryContext& context, const Person& person, const CustomerWish& wish)
{
    if (wish.keys.size() != 1)
        return fail(ErrorCode::InvalidInput, "name one customer");
    FoundCustomers found;
    auto data = context.reads.read<DataExport>([&](Connection& reading) -> Result<DataExport> {
        const auto waiting = anyWaitingSince(reading, context.clock.now());
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (*waiting)
            return fail(ErrorCode::Unavailable, "webhooks that arrived before are still being worked in", secondMs);
        auto known = findCustomers(reading, context.keys.master, wish);
        if (!known)
            return tl::unexpected(std::move(known.error()));
        if (known->empty())
            return fail(ErrorCode::NotFound, "nothing is held under this name");
        found = std::move(*known);
        Gathering gathering(reading, context.keys.master, found);
        if (auto gathered = gathering.run(); !gathered)
            return tl::unexpected(std::move(gathered.error()));
        return gathering.take();
    });
    if (!data)
        return data;
    data->id = newId(context.clock.now());
    data->index["id"] = data->id;
    data->index["made_at"] = formatTime(context.clock.now());
    data->index["made_by"] = person.name;
    data->index["shop_id"] = wish.shopId;
    data->index["asked_for"] = wish.keys.front();
    data->index["customers"] = std::vector<std::string>(found.subjects.begin(), found.subjects.end());
    if (auto recorded = recordExport(context, person, found, *data); !recorded)
        return tl::unexpected(std::move(recorded.error()));
    return data;
}

}  // namespace countersign
