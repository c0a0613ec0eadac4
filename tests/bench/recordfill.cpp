#include "tests/bench/recordfill.h"

#include "models/domain/decision.h"
#include "models/domain/digest.h"
#include "services/base/clock.h"
#include "services/recovery/record/auditindex.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/sequencer.h"
#include "tests/bench/benchhome.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace countersign::bench {

namespace {

constexpr std::int64_t draftsPerWrite = 2000;
constexpr int stepsPerWrite = 32;
constexpr std::int64_t people = 20;
constexpr std::int64_t draftsPerCustomer = 3;

void done(const Result<void>& result, const char* what)
{
    if (!result)
        stop(std::string(what) + ": " + result.error().detail);
}

// An id of ours that is made of its number alone.
std::string numbered(std::string_view kind, std::int64_t number)
{
    const std::string digits = hex(view(sha256(std::string(kind) + std::to_string(number))));
    return "0192f3a1-" + digits.substr(0, 4) + "-7" + digits.substr(4, 3) + "-8" + digits.substr(7, 3) + "-" + digits.substr(10, 12);
}

struct Step {
    const char* action;
    const char* actor;
    const char* subjectKind;
};
// A draft's way; the ninth is a person's.
constexpr std::array<Step, entriesPerDraft> way{ { { "cart.abandoned", "abandon", "cart" }, { "draft.enriched", "enrich", "draft" },
    { "draft.diagnosed", "diagnose", "draft" }, { "draft.offered", "offer", "draft" }, { "draft.written", "write", "draft" },
    { "draft.checked", "check", "draft" }, { "draft.routed", "route", "draft" }, { "draft.queued", "route", "draft" },
    { "decision.accepted", "", "decision" }, { "draft.held", "deliver", "draft" }, { "send.started", "deliver", "send" },
    { "send.sent", "deliver", "send" } } };
constexpr std::array verdicts{ Verdict::Approve, Verdict::Approve, Verdict::ApproveWithEdits, Verdict::Reject, Verdict::SendBack };
constexpr std::array rules{ "value_over_limit", "new_customer", "discount_over_limit", "sms", "first_of_prompt" };

class Writing {
public:
    Writing(Connection& connection, const RecordFill& fill)
        : m_connection(connection)
        , m_fill(fill)
        , m_key(newSigningKey())
        , m_at(SystemClock().now() - fill.entries * secondMs / 4)
    {
    }

    void enroll()
    {
        AuditEntry entry = made("key.enrolled", filledPerson(0), "person");
        entry.subjectKind = "key";
        entry.subject = keyId(m_key.publicKey);
        entry.data = Json{ { "public_key", base64(m_key.publicKey) }, { "person_id", filledPerson(0) }, { "device", "bench" } };
        append(std::move(entry));
    }
    void draft(std::int64_t number, std::int64_t steps)
    {
        const std::string id = filledDraft(number);
        if (m_fill.drafts)
            row(id, number);
        for (std::int64_t i = 0; i < steps; ++i) {
            const Step& step = way.at(static_cast<std::size_t>(i));
            const bool decision = step.actor[0] == '\0';
            AuditEntry entry = made(step.action, decision ? filledPerson(m_fill.signedDecisions ? 0 : number % people) : step.actor,
                decision ? "person" : "service");
            entry.shopId = number % 5 == 0 ? "kessel" : "northbean";
            entry.subjectKind = step.subjectKind;
            entry.subject = entry.subjectKind == "draft" ? id : numbered(step.subjectKind, number);
            entry.draftId = id;
            entry.data = decision ? decided(entry, number)
                                  : Json{ { "revision", 1 }, { "rule", rules.at(static_cast<std::size_t>(number) % rules.size()) },
                                        { "digest", hex(view(sha256(id))) }, { "took_ms", number % 900 } };
            if (decision && !m_fill.signedDecisions)
                entry.action = "decision.undone";
            append(std::move(entry));
        }
    }

private:
    AuditEntry made(std::string action, std::string actor, std::string kind)
    {
        m_at += secondMs / 4;
        AuditEntry entry;
        entry.at = m_at;
        entry.actorKind = std::move(kind);
        entry.actor = std::move(actor);
        entry.action = std::move(action);
        return entry;
    }
    Json decided(const AuditEntry& entry, std::int64_t number)
    {
        DecisionStatement statement;
        statement.decisionId = entry.subject;
        statement.draftId = entry.draftId;
        statement.revision = 1;
        statement.verdict = verdicts.at(static_cast<std::size_t>(number) % verdicts.size());
        statement.decidedAt = entry.at;
        statement.personId = entry.actor;
        statement.keyId = keyId(m_key.publicKey);
        if (number % 17 == 0)
            statement.overrides = { "value_over_limit" };
        return Json{ { "statement", Json(statement) }, { "key_id", statement.keyId },
            { "signature", m_fill.signedDecisions ? base64(sign(m_key, signedBytes(statement))) : std::string() } };
    }
    void append(AuditEntry entry)
    {
        const auto entryMade = need(makeEntry(std::move(entry), m_at), "an entry");
        done(appendEntry(m_connection, entryMade), "append");
    }
    void row(const std::string& id, std::int64_t number)
    {
        (void)need(m_connection.run("INSERT INTO drafts(id, shop_id, cart_id, subject_id, state, value_minor, currency, created_at, cold_at, "
                                    "updated_at) VALUES(:id, 'northbean', :cart, :subject, 'expired', :value, 'EUR', :created, :cold, :updated)",
                       id, numbered("cart", number), filledCustomer(number / draftsPerCustomer), 1000 + number * 7919 % 90000, m_at, m_at, m_at),
            "a draft's row");
    }

    Connection& m_connection;
    const RecordFill& m_fill;
    const SigningKey m_key;
    TimeMs m_at;
};

}  // namespace

std::string filledDraft(std::int64_t number) { return numbered("draft", number); }
std::string filledPerson(std::int64_t number) { return numbered("person", number); }
std::string filledCustomer(std::int64_t number) { return numbered("customer", number); }

void fillRecord(Connection& connection, const BackendKeys& keys, const RecordFill& fill)
{
    Writing writing(connection, fill);
    std::int64_t left = fill.entries;
    for (std::int64_t number = 0; left > 0;) {
        done(connection.begin(), "begin");
        if (number == 0) {
            writing.enroll();
            --left;
        }
        for (std::int64_t i = 0; i < draftsPerWrite && left > 0; ++i, ++number) {
            const std::int64_t steps = std::min(left, entriesPerDraft);
            writing.draft(number, steps);
            left -= steps;
        }
        done(connection.commit(), "commit");
    }
    Sequencer sequencer(keys);
    done(connection.begin(), "begin");
    (void)need(sequencer.run(connection, SystemClock().now()), "the checkpoint");
    done(connection.commit(), "commit");
}

void indexRecord(Connection& connection)
{
    AuditIndex index;
    for (bool more = true; more;) {
        done(connection.begin(), "begin");
        for (int i = 0; i < stepsPerWrite && more; ++i) {
            const auto step = need(index.prepare(connection), "index");
            more = !step.rows.empty();
            if (more)
                done(index.store(connection, step), "index");
        }
        done(connection.commit(), "commit");
    }
}

}  // namespace countersign::bench
