#include "services/recovery/record/auditwords.h"

#include "models/domain/digest.h"
#include "models/domain/foldedwords.h"
#include "models/domain/ids.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace countersign {

namespace {

constexpr std::size_t mostWordBytes = 400; // of a filter
constexpr std::size_t mostWords = 8;
constexpr std::size_t mostListed = 50;
constexpr std::size_t mostValue = 200;
constexpr std::size_t mostTermBytes = 32;
constexpr std::int64_t mostEndings = 64;
constexpr std::size_t leastId = 6;
constexpr std::size_t idHead = 8; // hex digits before an id's first hyphen

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

// "0192f3a1-7c0d-7…", whole or cut off behind its first hyphen.
bool isIdOrBeginning(std::string_view text)
{
    return text.size() > idHead && text[idHead] == '-' && std::all_of(text.begin(), text.begin() + idHead, isHex)
        && std::all_of(text.begin() + idHead, text.end(), [](char c) { return isHex(c) || c == '-'; });
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    const auto isGap = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end
            = static_cast<std::size_t>(std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), isGap) - text.begin());
        std::string chunk(text.substr(at, end - at));
        at = end + 1;
        if (isIdOrBeginning(chunk)) {
            std::erase(chunk, '-');
            words.push_back(std::move(chunk));
            continue;
        }
        for (auto& word : foldedWords(chunk))
            words.push_back(std::move(word));
    }
    return words;
}

// The index folds capitals and parts words at most signs: both are written out, so that two values never share a token.
std::string field(char kind, std::string_view value)
{
    std::string token{ kind, '=' };
    for (const char c : value.substr(0, mostValue)) {
        const bool plain = (c >= 'a' && c <= 'z') || isDigit(c) || c == '.' || c == '_' || c == ':' || c == '/' || c == '-'
            || static_cast<unsigned char>(c) >= 0x80U;
        token += plain ? std::string(1, c) : "=" + hex(std::string_view(&c, 1));
    }
    return token;
}

std::string valueField(std::int64_t minor)
{
    const auto magnitude = static_cast<std::uint64_t>(std::max<std::int64_t>(minor, 0));
    return field('m', std::to_string(std::bit_width(magnitude)));
}

std::string family(std::string_view action)
{
    return std::string(action.substr(0, action.find('.'))) + ".";
}

std::string textAt(const Json& object, const char* name)
{
    const auto it = object.is_object() ? object.find(name) : object.end();
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

void addTexts(const Json& value, std::set<std::string>& words)
{
    if (value.is_string()) {
        for (auto& word : wordsOf(value.get_ref<const std::string&>()))
            words.insert(std::move(word));
        return;
    }
    if (value.is_array())
        for (const auto& element : value)
            addTexts(element, words);
    if (value.is_object())
        for (const auto& [name, member] : value.items())
            if (name != "signature" && name != "public_key") // nobody reads or types them
                addTexts(member, words);
}

std::string inQuotes(const std::string& token)
{
    return "\"" + token + "\"";
}

std::string anyOf(const std::vector<std::string>& tokens)
{
    std::string text;
    for (const auto& token : tokens)
        text += (text.empty() ? "(" : " OR ") + token;
    return text + ")";
}

Result<std::string> lastWord(Connection& connection, const std::string& word)
{
    std::vector<std::string> tokens{ inQuotes(word) };
    if (word.size() >= 2) {
        const auto endings = connection.rows<std::tuple<std::string>>(
            "SELECT word FROM audit_terms WHERE word > :from AND word < :until ORDER BY length(word), word LIMIT :most", word,
            word + "\xF4\x8F\xBF\xBF", mostEndings);
        if (!endings)
            return tl::unexpected(endings.error());
        for (const auto& [ending] : *endings)
            tokens.push_back(inQuotes(ending));
    }
    const bool mayBeId
        = word.size() >= leastId && (std::any_of(word.begin(), word.end(), isDigit) || std::all_of(word.begin(), word.end(), isHex));
    if (mayBeId)
        tokens.push_back(inQuotes(word) + " *");
    return anyOf(tokens);
}

Error tooMuch(const char* name, const std::string& what)
{
    return { ErrorCode::InvalidInput, std::string(name) + ": " + what, std::nullopt };
}

} // namespace

bool isAuditTerm(std::string_view word)
{
    return word.size() >= 2 && word.size() <= mostTermBytes && std::none_of(word.begin(), word.end(), isDigit);
}

AuditWords auditWords(const AuditEntry& entry, const AuditSurroundings& surroundings)
{
    AuditWords found;
    for (const auto* text : { &entry.action, &entry.actor, &entry.shopId, &entry.subjectKind, &entry.subject, &entry.draftId })
        addTexts(*text, found.words);
    if (!entry.draftId.empty())
        addTexts(shortId(entry.draftId), found.words);
    addTexts(entry.data, found.words);

    const auto add = [&found](char kind, std::string_view value) {
        if (!value.empty())
            found.fields.insert(field(kind, value));
    };
    add('a', entry.action);
    add('a', family(entry.action));
    add('p', entry.actor);
    add('s', entry.shopId);
    add('d', entry.draftId);
    if (entry.subjectKind == "draft")
        add('d', entry.subject);
    add('i', entry.subject);
    add('c', surroundings.customer);
    if (entry.subjectKind == "customer" || entry.subjectKind == "subject")
        add('c', entry.subject);
    add('r', textAt(entry.data, "rule"));
    add('v', textAt(entry.data, "verdict"));
    if (const auto statement = entry.data.is_object() ? entry.data.find("statement") : entry.data.end();
        entry.data.is_object() && statement != entry.data.end() && statement->is_object()) {
        add('v', textAt(*statement, "verdict"));
        const auto overrides = statement->find("overrides");
        if (overrides != statement->end() && overrides->is_array() && !overrides->empty())
            add('o', "1");
    }
    if (surroundings.valueMinor)
        found.fields.insert(valueField(*surroundings.valueMinor));
    return found;
}

Result<void> checkAuditFilter(const AuditFilter& filter)
{
    if (filter.words.size() > mostWordBytes)
        return tl::unexpected(tooMuch("words", "longer than " + std::to_string(mostWordBytes) + " bytes"));
    const std::pair<const char*, const std::vector<std::string>&> lists[]
        = { { "actors", filter.actors }, { "actions", filter.actions }, { "shops", filter.shops } };
    for (const auto& [name, list] : lists) {
        if (list.size() > mostListed)
            return tl::unexpected(tooMuch(name, "more than " + std::to_string(mostListed)));
        if (std::any_of(list.begin(), list.end(), [](const auto& value) { return value.empty() || value.size() > mostValue; }))
            return tl::unexpected(tooMuch(name, "one is empty or longer than " + std::to_string(mostValue) + " bytes"));
    }
    const std::pair<const char*, const std::string&> texts[]
        = { { "draft_id", filter.draftId }, { "customer", filter.customer }, { "verdict", filter.verdict }, { "rule", filter.rule } };
    for (const auto& [name, text] : texts)
        if (text.size() > mostValue)
            return tl::unexpected(tooMuch(name, "longer than " + std::to_string(mostValue) + " bytes"));
    if (filter.from && filter.to && *filter.from > *filter.to)
        return tl::unexpected(tooMuch("to", "lies before from"));
    if (filter.minMinor && filter.maxMinor && *filter.minMinor > *filter.maxMinor)
        return tl::unexpected(tooMuch("max_minor", "is less than min_minor"));
    const bool code = filter.currency.size() == 3
        && std::all_of(filter.currency.begin(), filter.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!filter.currency.empty() && !code)
        return tl::unexpected(tooMuch("currency", "not a code of three capital letters"));
    return {};
}

Result<AuditMatch> auditMatch(Connection& connection, const AuditFilter& filter)
{
    AuditMatch match;
    const auto demand = [&match](const std::string& part) { match.expression += (match.expression.empty() ? "" : " AND ") + part; };
    std::vector<std::string> words = wordsOf(filter.words);
    if (words.size() > mostWords)
        return fail(ErrorCode::InvalidInput, "words: more than " + std::to_string(mostWords));
    match.nothing = words.empty() && filter.words.find_first_not_of(" \t\r\n") != std::string::npos; // signs are found nowhere
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        const auto token = last ? lastWord(connection, words[i]) : Result<std::string>(inQuotes(words[i]));
        if (!token)
            return tl::unexpected(token.error());
        demand(*token);
    }
    const auto demandOne = [&demand](char kind, const std::vector<std::string>& values) {
        std::vector<std::string> tokens;
        for (const auto& value : values)
            tokens.push_back(inQuotes(field(kind, value)));
        if (!tokens.empty())
            demand(anyOf(tokens));
    };
    demandOne('p', filter.actors);
    demandOne('a', filter.actions);
    demandOne('s', filter.shops);
    const std::pair<char, const std::string&> single[]
        = { { 'd', filter.draftId }, { 'c', filter.customer }, { 'v', filter.verdict }, { 'r', filter.rule } };
    for (const auto& [kind, value] : single)
        if (!value.empty())
            demand(inQuotes(field(kind, value)));
    if (filter.overrides)
        demand(inQuotes(field('o', "1")));
    if (filter.minMinor || filter.maxMinor) {
        const auto width = [](std::int64_t minor) { return std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(minor, 0))); };
        const auto most = width(filter.maxMinor.value_or(std::numeric_limits<std::int64_t>::max()));
        std::vector<std::string> tokens;
        for (auto bits = width(filter.minMinor.value_or(0)); bits <= most; ++bits)
            tokens.push_back(inQuotes(field('m', std::to_string(bits))));
        demand(anyOf(tokens));
    }
    return match;
}

std::string auditMatchOfSubject(const std::string& id)
{
    return inQuotes(field('i', id));
}

} // namespace countersign
