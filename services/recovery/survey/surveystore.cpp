#include "services/recovery/survey/surveystore.h"

#include "models/domain/digest.h"
#include "services/base/dropcount.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/subjectstore.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace countersign {

namespace {

constexpr std::size_t tokenCharacters = 32;

bool looksLikeToken(std::string_view token)
{
    return token.size() == tokenCharacters
        && std::all_of(token.begin(), token.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<bool> oneChanged(Result<std::int64_t> result)
{
    if (!result)
        return tl::unexpected(std::move(result.error()));
    return *result == 1;
}

Result<void> appendSurvey(Connection& connection, const std::string& draftId, const std::string& actorKind, const std::string& actor,
    const char* action, Json data, TimeMs now)
{
    const auto shop = connection.row<std::tuple<std::string>>("SELECT shop_id FROM surveys WHERE draft_id = :id", draftId);
    if (!shop)
        return tl::unexpected(shop.error());
    AuditEntry entry;
    entry.actorKind = actorKind;
    entry.actor = actor;
    entry.action = action;
    entry.shopId = *shop ? std::get<0>(**shop) : std::string();
    entry.subjectKind = "draft";
    entry.subject = draftId;
    entry.draftId = draftId;
    entry.data = std::move(data);
    return appendEntry(connection, std::move(entry), now);
}

struct Position {
    TimeMs at = 0;
    std::string id;
};

Result<Position> surveyPosition(const std::string& cursor, bool newestFirst)
{
    Position position;
    if (newestFirst)
        position.at = std::numeric_limits<TimeMs>::max();
    if (cursor.empty())
        return position;
    const auto dot = cursor.find('.');
    const char* end = cursor.data() + (dot == std::string::npos ? 0 : dot);
    if (dot == std::string::npos || std::from_chars(cursor.data(), end, position.at).ptr != end || dot == 0)
        return fail(ErrorCode::InvalidInput, "the cursor is not one of this list");
    position.id = cursor.substr(dot + 1);
    return position;
}

using AnswerRow = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t,
    std::string, std::string, std::string, std::string, std::string, std::string, std::optional<std::string>>;

Result<SurveyAnswer> answerOf(Connection& connection, const SealKey& master, AnswerRow row)
{
    auto& [draft, shop, subject, channel, language, inferred, inferredBp, answeredAt, choice, sealed, wordsReason, wordsBy, why, corrected,
        person]
        = row;
    SurveyAnswer answer;
    answer.draftId = std::move(draft);
    answer.shopId = std::move(shop);
    answer.customer = master.derive("survey").mac(subject).substr(0, 24);
    answer.channel = fromWord<Channel>(channel).value_or(Channel::Email);
    answer.language = std::move(language);
    answer.inferred = fromWord<Reason>(inferred).value_or(Reason::Distraction);
    answer.inferredBp = static_cast<int>(inferredBp);
    answer.answeredAt = answeredAt;
    answer.choice = fromWord<Reason>(choice);
    answer.why = std::move(why);
    answer.correctedBy = person.value_or(std::string());
    if (!sealed.empty()) {
        const auto customer = loadSubject(connection, master, subject);
        if (!customer && customer.error().code != ErrorCode::NotFound)
            return tl::unexpected(customer.error());
        if (customer) {
            auto words = customer->key.open(sealed, answer.draftId);
            if (!words)
                return tl::unexpected(std::move(words.error()));
            answer.words = std::move(*words);
        }
    }
    if (answer.label = fromWord<Reason>(corrected); answer.label)
        answer.source = LabelSource::Person;
    else if (answer.label = answer.choice; answer.label)
        answer.source = LabelSource::Choice;
    else if (answer.label = fromWord<Reason>(wordsReason); answer.label)
        answer.source = fromWord<LabelSource>(wordsBy);
    return answer;
}

} // namespace

std::string surveyTokenHash(std::string_view token)
{
    return hex(view(sha256(token)));
}

Result<void> insertSurvey(
    Connection& connection, const Draft& draft, const std::string& subjectId, const std::string& tokenHash, TimeMs expiresAt, TimeMs now)
{
    const auto& summary = draft.summary;
    return dropCount(connection.run("INSERT INTO surveys(draft_id, token_hash, cart_id, shop_id, subject_id, channel, language, inferred, "
                                    "inferred_bp, made_at, expires_at) "
                                    "VALUES(:draft, :hash, :cart, :shop, :subject, :channel, :language, :inferred, :bp, :now, :expires)",
        summary.id, tokenHash, draft.cartId, summary.shopId, subjectId, word(summary.channel), summary.language,
        word(draft.diagnosis.topReason()), draft.diagnosis.confidenceBp(), now, expiresAt));
}

Result<std::optional<SurveyByLink>> surveyByLink(Connection& connection, std::string_view token, TimeMs now)
{
    if (!looksLikeToken(token))
        return std::optional<SurveyByLink>{};
    // Reviewers see the link in the preview: it works once the message has left.
    const auto row = connection.row<std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t>>(
        "SELECT s.draft_id, s.language, COALESCE(json_extract(h.settings, '$.name'), ''), s.answered_at IS NOT NULL, s.expires_at "
        "FROM surveys s JOIN drafts d ON d.id = s.draft_id JOIN shops h ON h.id = s.shop_id "
        "WHERE s.token_hash = :hash AND d.state IN ('sending', 'sent', 'unknown')",
        surveyTokenHash(token));
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<SurveyByLink>{};
    const auto& [draft, language, shop, answered, expires] = **row;
    return std::optional<SurveyByLink>{ SurveyByLink{ draft, language, shop, answered != 0, expires <= now } };
}

Result<bool> keepAnswer(Connection& connection, const SealKey& master, const std::string& draftId, const GivenAnswer& answer, TimeMs now)
{
    const auto of = connection.row<std::tuple<std::string>>("SELECT subject_id FROM surveys WHERE draft_id = :id", draftId);
    if (!of)
        return tl::unexpected(of.error());
    if (!*of)
        return false;
    const auto subject = loadSubject(connection, master, std::get<0>(**of));
    if (!subject) // erased meanwhile: nothing of this person is kept
        return subject.error().code == ErrorCode::NotFound ? Result<bool>(false) : Result<bool>(tl::unexpected(subject.error()));
    const auto sealed = answer.words.empty() ? std::string() : subject->key.seal(answer.words, draftId);
    const auto kept = oneChanged(connection.run(
        "UPDATE surveys SET answered_at = :now, choice = :choice, sealed = :sealed WHERE draft_id = :id AND answered_at IS NULL "
        "AND expires_at > :until",
        now, answer.choice ? word(*answer.choice) : std::string_view(), sealed, draftId, now));
    if (!kept || !*kept)
        return kept;
    Json data{ { "words", !answer.words.empty() } };
    data["choice"] = answer.choice ? Json(word(*answer.choice)) : Json(nullptr);
    if (auto appended = appendSurvey(connection, draftId, "service", "survey", "survey.answered", std::move(data), now); !appended)
        return tl::unexpected(appended.error());
    if (auto queued = enqueueJob(connection, NextJob{ answer.words.empty() ? "crm" : "classify", draftId, now }); !queued)
        return tl::unexpected(queued.error());
    if (auto noted = noteChange(connection, "draft", draftId, now); !noted)
        return tl::unexpected(noted.error());
    return true;
}

Result<void> keepReadReason(Connection& connection, const std::string& draftId, const ReadReason& read, TimeMs now)
{
    const auto kept = oneChanged(connection.run(
        "UPDATE surveys SET words_reason = :reason, words_by = :by, words_why = :why WHERE draft_id = :id AND answered_at IS NOT NULL",
        read.reason ? word(*read.reason) : std::string_view(), word(read.by), read.why, draftId));
    if (!kept)
        return tl::unexpected(kept.error());
    if (!*kept)
        return {};
    Json data{ { "by", word(read.by) }, { "fell_back", !read.why.empty() } };
    data["reason"] = read.reason ? Json(word(*read.reason)) : Json(nullptr);
    return appendSurvey(connection, draftId, "service", "classify", "survey.classified", std::move(data), now);
}

Result<void> correctReason(Connection& connection, const std::string& draftId, Reason reason, const Person& person, TimeMs now)
{
    const auto before = connection.row<std::tuple<std::string>>(
        "SELECT CASE WHEN corrected <> '' THEN corrected WHEN choice <> '' THEN choice ELSE words_reason END FROM surveys "
        "WHERE draft_id = :id AND answered_at IS NOT NULL",
        draftId);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return fail(ErrorCode::NotFound, "there is no answered survey of this draft");
    const auto set = connection.run("UPDATE surveys SET corrected = :reason, corrected_by = :person, corrected_at = :now WHERE draft_id = :id",
        word(reason), person.id, now, draftId);
    if (!set)
        return tl::unexpected(set.error());
    if (auto queued = enqueueJob(connection, NextJob{ "crm", draftId, now }); !queued)
        return queued;
    return appendSurvey(connection, draftId, "person", person.id, "survey.corrected",
        Json{ { "reason", word(reason) }, { "before", std::get<0>(**before) } }, now);
}

Result<SurveyAnswerPage> surveyAnswers(Connection& connection, const SealKey& master, const SurveyAnswerQuery& query)
{
    const auto after = surveyPosition(query.cursor, query.newestFirst);
    if (!after)
        return tl::unexpected(after.error());
    // The same list read from either end.
    const std::string beyond = query.newestFirst ? "<" : ">";
    const std::string turn = query.newestFirst ? " DESC" : "";
    auto rows = connection.rows<AnswerRow>(
        "SELECT s.draft_id, s.shop_id, s.subject_id, s.channel, s.language, s.inferred, s.inferred_bp, s.answered_at, s.choice, s.sealed, "
        "s.words_reason, s.words_by, s.words_why, s.corrected, p.name FROM surveys s LEFT JOIN people p ON p.id = s.corrected_by "
        "WHERE s.answered_at IS NOT NULL AND s.answered_at >= :since AND (s.answered_at "
            + beyond + " :at OR (s.answered_at = :same AND s.draft_id " + beyond
            + " :id)) "
        "AND (:every_shop = '' OR s.shop_id = :shop) AND (:every_draft = '' OR s.draft_id = :draft) "
        "ORDER BY s.answered_at"
            + turn + ", s.draft_id" + turn + " LIMIT :limit",
        query.since, after->at, after->at, after->id, query.shopId, query.shopId, query.draftId, query.draftId,
        static_cast<std::int64_t>(query.limit) + 1);
    if (!rows)
        return tl::unexpected(rows.error());
    SurveyAnswerPage page;
    const bool more = rows->size() > query.limit;
    if (more)
        rows->pop_back();
    for (auto& row : *rows) {
        auto answer = answerOf(connection, master, std::move(row));
        if (!answer)
            return tl::unexpected(std::move(answer.error()));
        page.answers.push_back(std::move(*answer));
    }
    if (more)
        page.next = std::to_string(page.answers.back().answeredAt) + "." + page.answers.back().draftId;
    return page;
}

} // namespace countersign
