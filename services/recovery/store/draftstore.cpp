#include "services/recovery/store/draftstore.h"

#include "services/base/dropcount.h"
#include "services/base/packing.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/draftstanding.h"
#include "services/recovery/store/draftwords.h"
#include "services/recovery/store/rowjson.h"
#include "services/recovery/store/teamstore.h"

#include <array>
#include <span>

namespace countersign {

namespace {

constexpr const char* draftedKey = "drafted";
constexpr const char* summaryKey = "summary";
// What a row keeps beside its body, or sealed, or nowhere because it is worked out anew for whoever asks. The last one only while nobody
// edited: a body without `drafted` was composed as its contents are.
constexpr std::array<std::string_view, 10> keptElsewhere{ summaryKey, "checks", "routing", "approvals", "decision_id", "hold_until", "values",
    "masked_to", "requirements", draftedKey };

std::string draftBody(const Draft& draft)
{
    const auto elsewhere = std::span(keptElsewhere).first(keptElsewhere.size() - (draft.drafted == draft.contents ? 0 : 1));
    std::string body;
    append_json(body, draft, elsewhere);
    return packedText(std::move(body));
}

std::string personalText(const Draft& draft)
{
    return jsonObjectText([&](JsonObjectText& personal) {
        personal("values", draft.values);
        personal("masked_name", draft.summary.maskedName);
        personal("masked_to", draft.maskedTo);
    });
}

// As it is written at `now`: people can decide it from the first time that it is queued.
DraftSummary stampedSummary(DraftSummary summary, TimeMs now)
{
    summary.updatedAt = now;
    if (summary.state == DraftState::Queued && summary.queuedAt == 0)
        summary.queuedAt = now;
    return summary;
}

struct StoredState {
    std::int64_t seq = 0;
    DraftState state = DraftState::Composing;
    std::int64_t revision = 0;
    std::optional<TimeMs> queuedAt;
};

Result<StoredState> storedState(Connection& connection, const std::string& draftId)
{
    auto row = connection.row<std::tuple<std::int64_t, std::string, std::int64_t, std::optional<std::int64_t>>>(
        "SELECT seq, state, revision, queued_at FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such draft");
    const auto state = fromWord<DraftState>(std::get<1>(**row));
    if (!state)
        return fail(ErrorCode::Damaged, "a draft's state in the database is unknown: " + std::get<1>(**row));
    return StoredState{ std::get<0>(**row), *state, std::get<2>(**row), std::get<3>(**row) };
}

Result<void> mustAllow(DraftState from, DraftState to)
{
    if (from == to || mayMove(from, to))
        return {};
    return fail(ErrorCode::Conflict, "a draft that is " + std::string(word(from)) + " does not become " + std::string(word(to)));
}

std::optional<std::string> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

Result<std::int64_t> saveWhole(Connection& connection, std::int64_t seq, const Draft& draft, const DraftTexts& texts, TimeMs now)
{
    const DraftSummary& summary = draft.summary;
    const bool queued = summary.state == DraftState::Queued;
    return connection.run(
        "UPDATE drafts SET state = :state, revision = :revision, value_minor = :value, currency = :currency, stake = :stake, reason = "
        ":reason, "
        "channel = :channel, language = :language, segment = :segment, prompt = :prompt, approvals_needed = :needed, approvals_have = "
        ":have, "
        "checks_failed = :failed, decision_id = :decision, hold_until = :hold, queued_at = coalesce(queued_at, :queued), cold_at = :cold, "
        "updated_at = :updated, lease_person = iif(:leasable, lease_person, ''), lease_until = iif(:leasable_still, lease_until, 0), "
        "summary = :summary, standing = :standing, body = :body, sealed = :sealed WHERE seq = :seq",
        word(summary.state), summary.revision, summary.value.minor, summary.value.currency, summary.stake, word(summary.reason),
        word(summary.channel), summary.language, draft.diagnosis.segment, draft.prompt, summary.approvalsNeeded, summary.approvalsHave,
        summary.checksFailed, orNull(draft.decisionId), draft.holdUntil, queued ? std::optional(now) : std::nullopt, summary.coldAt,
        now, queued, queued, texts.summary, texts.standing, texts.body, texts.sealed, seq);
}

// Columns that a decision cannot change are left out: each one named costs its indexes.
Result<std::int64_t> saveStanding(Connection& connection, std::int64_t seq, const Draft& draft, const DraftTexts& texts, TimeMs now)
{
    const DraftSummary& summary = draft.summary;
    const bool queued = summary.state == DraftState::Queued;
    if (queued)
        return connection.run("UPDATE drafts SET approvals_needed = :needed, approvals_have = :have, checks_failed = :failed, "
                              "decision_id = :decision, hold_until = :hold, updated_at = :updated, summary = :summary, standing = :standing "
                              "WHERE seq = :seq",
            summary.approvalsNeeded, summary.approvalsHave, summary.checksFailed, orNull(draft.decisionId), draft.holdUntil, now,
            texts.summary, texts.standing, seq);
    return connection.run("UPDATE drafts SET state = :state, approvals_needed = :needed, approvals_have = :have, checks_failed = :failed, "
                          "decision_id = :decision, hold_until = :hold, updated_at = :updated, lease_person = '', lease_until = 0, "
                          "summary = :summary, standing = :standing WHERE seq = :seq",
        word(summary.state), summary.approvalsNeeded, summary.approvalsHave, summary.checksFailed, orNull(draft.decisionId),
        draft.holdUntil, now, texts.summary, texts.standing, seq);
}

} // namespace

DraftTexts draftTexts(const Subject& subject, const Draft& draft, TimeMs now, bool withWords)
{
    DraftTexts texts = standingTexts(draft, now);
    texts.body = draftBody(draft);
    texts.sealed = subject.key.seal(personalText(draft), draft.summary.id);
    if (withWords)
        texts.words = searchWords(draft);
    return texts;
}

DraftTexts standingTexts(const Draft& draft, TimeMs now)
{
    DraftSummary shown = stampedSummary(draft.summary, now);
    shown.maskedName.clear(); // it is sealed
    shown.lease.reset(); // the columns say who holds it
    return { jsonText(shown), standingText(draft), std::nullopt, std::nullopt, std::nullopt };
}

Result<void> insertDraft(Connection& connection, const Subject& subject, const Draft& draft, TimeMs now)
{
    Draft stamped = draft;
    if (stamped.summary.createdAt == 0)
        stamped.summary.createdAt = now;
    stamped.summary.updatedAt = now;
    const DraftSummary& summary = stamped.summary;
    const std::optional<TimeMs> queuedAt = summary.state == DraftState::Queued ? std::optional(now) : std::nullopt;
    stamped.summary.queuedAt = queuedAt.value_or(0);
    const DraftTexts texts = draftTexts(subject, stamped, now, false);
    auto added = connection.run("INSERT INTO drafts(id, kind, shop_id, cart_id, subject_id, state, revision, value_minor, currency, stake, "
                                "reason, channel, language, "
                                "segment, prompt, approvals_needed, approvals_have, checks_failed, decision_id, hold_until, created_at, "
                                "queued_at, cold_at, updated_at, "
                                "summary, standing, body, sealed) VALUES(:id, :kind, :shop, :cart, :subject, :state, :revision, :value, :currency, "
                                ":stake, :reason, :channel, "
                                ":language, :segment, :prompt, :needed, :have, :failed, :decision, :hold, :created, :queued, :cold, "
                                ":updated, :summary, :standing, :body, :sealed)",
        summary.id, summary.kind, summary.shopId, stamped.cartId, subject.id, word(summary.state), summary.revision, summary.value.minor,
        summary.value.currency, summary.stake, word(summary.reason), word(summary.channel), summary.language, stamped.diagnosis.segment,
        stamped.prompt, summary.approvalsNeeded, summary.approvalsHave, summary.checksFailed, orNull(stamped.decisionId), stamped.holdUntil,
        summary.createdAt, queuedAt, summary.coldAt, now, texts.summary, texts.standing, texts.body, texts.sealed);
    if (!added)
        return tl::unexpected(std::move(added.error()));
    // While it is composed its words change with every step, and nobody looks for it yet.
    if (summary.state != DraftState::Composing) {
        const auto seq = connection.lastInsertId();
        if (!seq)
            return tl::unexpected(seq.error());
        auto found = dropCount(connection.run("INSERT INTO draft_text(rowid, words) VALUES(:seq, :words)", *seq, searchWords(stamped)));
        if (!found)
            return found;
    }
    return noteChange(connection, "draft", summary.id, now);
}

Result<void> updateDraft(Connection& connection, const Subject& subject, const Draft& draft, std::int64_t expectedRevision, TimeMs now,
    const DraftTexts* made)
{
    const auto stored = storedState(connection, draft.summary.id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (stored->revision != expectedRevision)
        return fail(ErrorCode::Conflict, "the draft is at revision " + std::to_string(stored->revision) + " by now");
    if (auto allowed = mustAllow(stored->state, draft.summary.state); !allowed)
        return allowed;
    DraftSummary summary = draft.summary;
    const bool queued = summary.state == DraftState::Queued;
    summary.queuedAt = stored->queuedAt.value_or(queued ? now : 0);
    // Comments and assignments come at any time: what the tables say now is true, not what the caller read before.
    if (stored->state != DraftState::Composing)
        if (auto filled = fillTeam(connection, summary); !filled)
            return filled;
    const DraftSummary expected = stampedSummary(draft.summary, now);
    const bool serves = made && summary.queuedAt == expected.queuedAt && summary.assignee == expected.assignee
        && summary.comments == expected.comments && summary.objections == expected.objections;
    DraftTexts fresh;
    if (!serves) {
        Draft stamped = draft;
        stamped.summary = summary;
        fresh = made && !made->body ? standingTexts(stamped, now) : draftTexts(subject, stamped, now, false);
    }
    const DraftTexts& texts = serves ? *made : fresh;
    auto saved = texts.body ? saveWhole(connection, stored->seq, draft, texts, now) : saveStanding(connection, stored->seq, draft, texts, now);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    // Within a revision the words stay: moving a draft along costs no folding.
    const bool composed = stored->state == DraftState::Composing && summary.state != DraftState::Composing;
    if (composed || (summary.revision != stored->revision && summary.state != DraftState::Composing)) {
        if (auto found = dropCount(connection.run("INSERT OR REPLACE INTO draft_text(rowid, words) VALUES(:seq, :words)", stored->seq,
                made && made->words ? *made->words : searchWords(draft)));
            !found)
            return found;
    }
    return noteChange(connection, "draft", summary.id, now);
}

Result<void> moveDraft(Connection& connection, const std::string& draftId, DraftState to, TimeMs now)
{
    const auto stored = storedState(connection, draftId);
    if (!stored)
        return tl::unexpected(stored.error());
    if (auto allowed = mustAllow(stored->state, to); !allowed)
        return allowed;
    const std::string_view state = word(to);
    return dropCount(connection.run("UPDATE drafts SET state = :state, lease_person = '', lease_until = 0, updated_at = :at, "
                                    "summary = json_set(summary, '$.state', :state_text, '$.updated_at', :at_text) WHERE seq = :seq",
                         state, now, state, formatTime(now), stored->seq))
        .and_then([&] { return noteChange(connection, "draft", draftId, now); });
}

Result<void> setLease(Connection& connection, const std::string& draftId, const Lease& lease, TimeMs now)
{
    auto saved = connection.run("UPDATE drafts SET lease_person = :person, lease_until = :until WHERE id = :id", lease.personId,
        lease.personId.empty() ? 0 : lease.until, draftId);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    if (*saved == 0)
        return fail(ErrorCode::NotFound, "there is no such draft");
    return noteChange(connection, "draft", draftId, now);
}

Result<Draft> draftFromRow(const std::string& summary, const std::string& body, const std::string& standing)
{
    const auto plain = plainText(body);
    if (!plain)
        return tl::unexpected(plain.error());
    auto json = fromRowText<Json>(*plain, "a draft's contents");
    if (!json)
        return tl::unexpected(json.error());
    auto row = fromRowText<Json>(summary, "a draft's summary");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!json->is_object())
        return fail(ErrorCode::Damaged, "a draft's contents in the database are no object");
    (*json)[summaryKey] = std::move(*row);
    auto draft = decode<Draft>(*json);
    if (!draft)
        return fail(ErrorCode::Damaged, "a draft's contents in the database cannot be read: " + draft.error().detail);
    if (!json->contains(draftedKey))
        draft->drafted = draft->contents;
    if (auto taken = takeStanding(*draft, standing); !taken)
        return tl::unexpected(std::move(taken.error()));
    return draft;
}

Result<StoredDraft> loadDraft(Connection& connection, const SealKey& master, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t,
        std::optional<std::string>, std::int64_t, std::optional<std::int64_t>>;
    auto row = connection.row<Row>(
        "SELECT subject_id, state, summary, standing, body, sealed, lease_person, lease_until, "
        "(SELECT name FROM people WHERE people.id = drafts.lease_person), updated_at, queued_at FROM drafts WHERE id = :id",
        draftId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such draft");
    auto& [subjectId, state, summary, standing, body, sealed, leasePerson, leaseUntil, leaseName, updatedAt, queuedAt] = **row;
    auto subject = loadSubject(connection, master, subjectId);
    if (!subject)
        return tl::unexpected(subject.error());
    if (sealed.empty()) // emptied when its time was over
        return fail(ErrorCode::NotFound, "what this draft said is no longer kept");
    auto draft = draftFromRow(summary, body, standing);
    if (!draft)
        return tl::unexpected(std::move(draft.error()));
    const auto personal = subject->key.open(sealed, draftId);
    if (!personal)
        return tl::unexpected(personal.error());
    const auto parsed = parseRowJson(*personal);
    const Json json = parsed ? *parsed : Json();
    if (!json.is_object() || !json.contains("values"))
        return fail(ErrorCode::Damaged, "a draft's sealed part in the database cannot be read");
    auto values = decode<Values>(json.at("values"));
    const auto known = fromWord<DraftState>(state);
    if (!values || !known)
        return fail(ErrorCode::Damaged, "a draft's values or state in the database cannot be read");
    draft->values = std::move(*values);
    draft->summary.maskedName = json.value("masked_name", "");
    draft->maskedTo = json.value("masked_to", "");
    // The columns know more: a draft may have been moved or leased since its body was written.
    draft->summary.state = *known;
    draft->summary.updatedAt = updatedAt;
    draft->summary.queuedAt = queuedAt.value_or(0);
    if (auto filled = fillTeam(connection, draft->summary); !filled)
        return tl::unexpected(filled.error());
    draft->summary.lease.reset();
    if (!leasePerson.empty())
        draft->summary.lease = Lease{ leasePerson, leaseName.value_or(std::string()), leaseUntil };
    return StoredDraft{ std::move(*draft), std::move(subjectId), std::move(*subject) };
}

} // namespace countersign
