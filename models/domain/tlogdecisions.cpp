#include "models/domain/tlogdecisions.h"

#include <algorithm>
#include <array>
#include <functional>

namespace countersign {

namespace {

// Canonical JSON has no white space, so the words stand in the bytes as they are; a false alarm inside a string is sorted out below.
constexpr std::string_view actionMark = R"("action":")";
constexpr std::array<std::string_view, 4> walkedActions{ R"(key.enrolled")", R"(key.revoked")", R"(decision.accepted")", R"(log.key_rotated")" };

// Most entries are of no interest here: a search that skips ahead costs a quarter of one that looks at every quotation mark.
bool mayConcern(std::string_view entry)
{
    static const std::boyer_moore_horspool_searcher actionSearch(actionMark.begin(), actionMark.end());
    for (auto at = std::search(entry.begin(), entry.end(), actionSearch); at != entry.end();
         at = std::search(at + 1, entry.end(), actionSearch)) {
        const auto rest = entry.substr(static_cast<std::size_t>(at - entry.begin()) + actionMark.size());
        if (std::any_of(walkedActions.begin(), walkedActions.end(), [rest](std::string_view action) { return rest.starts_with(action); }))
            return true;
    }
    return false;
}

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

bool DecisionWalk::isEnrolled(std::string_view publicKey) const
{
    return m_publicKeys.contains(std::string(publicKey));
}

std::optional<std::string> DecisionWalk::enroll(const std::string& keyName, const std::string& publicKeyText, const std::string& personId)
{
    const auto publicKey = fromBase64(publicKeyText);
    if (!publicKey || publicKey->size() != 32)
        return "enrols a key that is not canonical base64 of 32 bytes";
    if (keyId(*publicKey) != keyName)
        return "enrols a key under an id that is not its own";
    if (personId.empty())
        return "enrols a key for nobody";
    const auto [known, added] = m_keys.try_emplace(keyName, Enrolled{ *publicKey, personId });
    if (!added && (known->second.publicKey != *publicKey || known->second.personId != personId))
        return "enrols a key that is another person's";
    m_publicKeys.insert(*publicKey);
    return std::nullopt;
}

std::optional<std::string> DecisionWalk::take(std::int64_t index, std::string_view entry)
{
    if (!mayConcern(entry))
        return std::nullopt;
    const Json json = Json::parse(entry, nullptr, false);
    if (!json.is_object())
        return "is not JSON";
    const std::string action = textAt(json, "action");
    if (action != "key.enrolled" && action != "key.revoked" && action != "decision.accepted" && action != "log.key_rotated")
        return std::nullopt;
    const auto data = json.find("data");
    if (data == json.end() || !data->is_object())
        return "has no data";
    const std::string subject = textAt(json, "subject");
    if (action == "key.enrolled")
        return enroll(subject, textAt(*data, "public_key"), textAt(*data, "person_id"));
    if (action == "log.key_rotated") {
        m_rotations.push_back(textAt(*data, "link"));
        return std::nullopt;
    }
    if (action == "key.revoked") {
        const auto known = m_keys.find(subject);
        if (known == m_keys.end())
            return "revokes the key " + subject + ", which was not enrolled before";
        known->second.revoked = true;
        return std::nullopt;
    }
    return takeDecision(index, *data, subject);
}

std::optional<std::string> DecisionWalk::takeDecision(std::int64_t index, const Json& data, const std::string& subject)
{
    const auto statement = data.find("statement");
    if (statement == data.end() || !statement->is_object())
        return "holds a decision without its statement";
    const std::string key = textAt(data, "key_id");
    const auto enrolled = m_keys.find(key);
    if (enrolled == m_keys.end())
        return "holds a decision under the key " + key + ", which was not enrolled before";
    if (enrolled->second.revoked)
        return "holds a decision under the key " + key + ", which was revoked before";
    if (textAt(*statement, "key_id") != key || textAt(*statement, "person_id") != enrolled->second.personId)
        return "holds a decision of another person than the key " + key + " belongs to";
    if (textAt(*statement, "decision_id") != subject)
        return "holds a statement about another decision";
    // What is not base64 is no signature either.
    auto signature = fromBase64(textAt(data, "signature")).value_or(std::string());
    m_signatures.add({ index, enrolled->second.publicKey, canonicalJson(*statement), std::move(signature) });
    ++m_verified;
    return std::nullopt;
}

std::vector<std::pair<std::int64_t, std::string>> DecisionWalk::finish()
{
    std::vector<std::pair<std::int64_t, std::string>> faults;
    for (const std::int64_t index : m_signatures.finish()) {
        faults.emplace_back(index, "holds a decision whose signature does not fit its statement");
        --m_verified;
    }
    return faults;
}

} // namespace countersign
