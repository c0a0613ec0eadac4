#include "tests/support/reviewer.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/base/clock.h"

#include <utility>

namespace countersign::test {

namespace {

Result<Json> body(const Result<HttpAnswer>& answer)
{
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status >= 300)
        return fail(ErrorCode::Conflict, std::to_string(answer->status) + " " + answer->body);
    return parseJson(answer->body, {.maxBytes = 64 * 1024 * 1024, .maxDepth = 64, .maxKeys = 10000, .maxString = 4 * 1024 * 1024});
}

}  // namespace

Reviewer::Reviewer(std::string url, std::string login, std::string password)
    : m_url(std::move(url))
    , m_login(std::move(login))
    , m_password(std::move(password))
    , m_key(newSigningKey())
{
}

Result<HttpAnswer> Reviewer::request(
    const std::string& method, const std::string& path, const std::string& bodyText, std::vector<std::pair<std::string, std::string>> headers)
{
    HttpCall call{.method = method, .url = m_url + path, .headers = std::move(headers), .body = bodyText};
    call.maxAnswer = 64 * 1024 * 1024;
    if (!m_token.empty())
        call.headers.emplace_back("authorization", "Bearer " + m_token);
    if (!bodyText.empty())
        call.headers.emplace_back("content-type", "application/json");
    return m_http.call(call);
}

Result<void> Reviewer::signIn()
{
    const auto session = body(request("POST", "/v1/sessions", Json{{"login", m_login}, {"password", m_password}}.dump()));
    if (!session)
        return tl::unexpected(session.error());
    m_token = session->at("token").get<std::string>();
    auto person = decode<Person>(session->at("person"));
    if (!person)
        return tl::unexpected(person.error());
    m_person = std::move(*person);
    const auto key = body(request("POST", "/v1/me/keys", Json{{"public_key", base64(m_key.publicKey)}, {"device", "test"}}.dump()));
    if (!key)
        return tl::unexpected(key.error());
    m_keyId = key->at("key_id").get<std::string>();
    return {};
}

Result<std::vector<DraftSummary>> Reviewer::queue(const std::string& query)
{
    const auto answer = body(request("GET", "/v1/drafts?" + query));
    if (!answer)
        return tl::unexpected(answer.error());
    return decode<std::vector<DraftSummary>>(answer->at("drafts"));
}

Result<Draft> Reviewer::draft(const std::string& id)
{
    const auto answer = body(request("GET", "/v1/drafts/" + id));
    if (!answer)
        return tl::unexpected(answer.error());
    return decode<Draft>(*answer);
}

Result<Decision> Reviewer::make(
    const Draft& draft, Verdict verdict, const std::optional<Content>& edited, std::optional<RejectReason> reasonCode, const std::string& note)
{
    const Content* content = edited ? &*edited : contentFor(draft, draft.summary.channel);
    if (!content)
        return fail(ErrorCode::NotFound, "the draft has no content for its channel");
    const auto rendered = render(*content, draft.values);
    if (!rendered)
        return tl::unexpected(rendered.error());
    const auto binding = makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt);
    if (!binding)
        return tl::unexpected(binding.error());
    const TimeMs now = SystemClock().now();
    Decision decision;
    decision.note = note;
    decision.noteSalt = note.empty() ? "" : "000102030405060708090a0b0c0d0e0f";
    decision.content = edited;
    auto& statement = decision.statement;
    statement.decisionId = newId(now);
    statement.draftId = draft.summary.id;
    statement.revision = draft.summary.revision;
    statement.verdict = verdict;
    statement.binding = *binding;
    statement.reasonCode = reasonCode;
    statement.noteDigest = noteDigest(decision.noteSalt, note);
    statement.decidedAt = now;
    statement.personId = m_person.id;
    statement.keyId = m_keyId;
    resign(decision);
    return decision;
}

void Reviewer::resign(Decision& decision) const { decision.signature = base64(sign(m_key, signedBytes(decision.statement))); }

Result<HttpAnswer> Reviewer::send(const Decision& decision)
{
    return request("POST", "/v1/drafts/" + decision.statement.draftId + "/decisions", Json(decision).dump(),
        {{"if-match", "\"" + std::to_string(decision.statement.revision) + "\""}, {"idempotency-key", decision.statement.decisionId}});
}

}  // namespace countersign::test
