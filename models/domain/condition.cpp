#include "models/domain/condition.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

constexpr std::size_t mostDepth = 16;
constexpr auto operators = std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "in", "contains"});

const Json* knownFact(const Facts& facts, const std::string& name)
{
    const auto it = facts.find(name);
    return it == facts.end() || it->second.is_null() ? nullptr : &it->second;
}

bool isScalar(const Json& json) { return json.is_string() || json.is_boolean() || json.is_number(); }

bool isSameKind(const Json& a, const Json& b)
{
    return (a.is_number() && b.is_number()) || (a.is_string() && b.is_string()) || (a.is_boolean() && b.is_boolean());
}

bool listHolds(const Json& list, const Json& item)
{
    return std::ranges::any_of(list, [&](const Json& element) { return isSameKind(element, item) && element == item; });
}

// Comparing values of different kinds says nothing, so it is neither true nor false.
Truth compare(const Json& left, std::string_view op, const Json& right)
{
    const auto truth = [](bool value) { return value ? Truth::True : Truth::False; };
    if (op == "in")
        return right.is_array() && isScalar(left) ? truth(listHolds(right, left)) : Truth::Malformed;
    if (op == "contains")
        return left.is_array() && isScalar(right) ? truth(listHolds(left, right)) : Truth::Malformed;
    if (!isSameKind(left, right))
        return Truth::Malformed;
    if (op == "==")
        return truth(left == right);
    if (op == "!=")
        return truth(left != right);
    if (left.is_boolean())
        return Truth::Malformed;
    if (op == "<")
        return truth(left < right);
    if (op == "<=")
        return truth(left <= right);
    if (op == ">")
        return truth(left > right);
    return truth(left >= right);
}

std::string shownFact(const Json& json)
{
    constexpr std::size_t most = 120;
    std::string text = json.is_string() ? json.get<std::string>() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > most) {
        text.resize(most);
        text += "…";
    }
    return text;
}

Finding atom(const Json& condition, const Facts& facts)
{
    const std::string name = condition.at("fact").get<std::string>();
    const std::string op = condition.at("op").get<std::string>();
    const Json* left = knownFact(facts, name);
    if (!left)
        return {Truth::Unknown, name + " is unknown"};
    const bool isFact = condition.contains("to");
    const std::string other = isFact ? condition.at("to").get<std::string>() : std::string();
    const Json* right = isFact ? knownFact(facts, other) : &condition.at("value");
    if (!right)
        return {Truth::Unknown, other + " is unknown"};
    const Truth truth = compare(*left, op, *right);
    return { truth,
        name + " = " + shownFact(*left) + (truth == Truth::True ? ", " : ", not ") + op + " " + (isFact ? other + " = " : "")
            + shownFact(*right) };
}

// Of a condition that was validated as a whole.
Finding truthOf(const Json& condition, const Facts& facts);

// What decides a list is the first part with the outcome; an outcome that no part decides is the last part's.
Finding decide(const Json& parts, const Facts& facts, Truth deciding)
{
    Finding unknown;
    Finding last{deciding == Truth::True ? Truth::False : Truth::True, {}};
    bool hasUnknown = false;
    for (const Json& part : parts) {
        const Finding finding = truthOf(part, facts);
        if (finding.truth == deciding || finding.truth == Truth::Malformed)
            return finding;
        if (finding.truth == Truth::Unknown && !hasUnknown) {
            unknown = finding;
            hasUnknown = true;
        }
        last = finding.truth == Truth::Unknown ? last : finding;
    }
    return hasUnknown ? unknown : last;
}

Finding shapeTruth(const Json& condition, const Facts& facts)
{
    if (condition.is_boolean())
        return {condition.get<bool>() ? Truth::True : Truth::False, {}};
    if (condition.contains("all"))
        return decide(condition.at("all"), facts, Truth::False);
    if (condition.contains("any"))
        return decide(condition.at("any"), facts, Truth::True);
    if (condition.contains("not")) {
        Finding finding = truthOf(condition.at("not"), facts);
        if (finding.truth == Truth::True)
            finding.truth = Truth::False;
        else if (finding.truth == Truth::False)
            finding.truth = Truth::True;
        return finding;
    }
    return atom(condition, facts);
}

Finding truthOf(const Json& condition, const Facts& facts)
{
    Finding finding = shapeTruth(condition, facts);
    if (finding.truth == Truth::Malformed && finding.fact.empty())
        finding.fact = "the rule's condition is malformed";
    return finding;
}

Result<void> validate(const Json& condition, std::size_t depth)
{
    const auto refuse = [](const std::string& why) { return fail(ErrorCode::InvalidInput, why); };
    if (condition.is_boolean())
        return {};
    if (!condition.is_object())
        return refuse("a condition is true, false or an object");
    if (depth > mostDepth)
        return refuse("a condition is nested too deep");
    for (const char* key : {"all", "any"}) {
        if (!condition.contains(key))
            continue;
        const Json& parts = condition.at(key);
        if (condition.size() != 1 || !parts.is_array() || parts.empty())
            return refuse(std::string("\"") + key + "\" stands alone and holds a list of conditions");
        for (const Json& part : parts)
            if (auto inner = validate(part, depth + 1); !inner)
                return inner;
        return {};
    }
    if (condition.contains("not"))
        return condition.size() == 1 ? validate(condition.at("not"), depth + 1) : refuse("\"not\" stands alone");
    if (condition.size() != 3 || !condition.contains("fact") || !condition.at("fact").is_string() || !condition.contains("op")
        || !condition.at("op").is_string())
        return refuse("a comparison has \"fact\", \"op\" and either \"to\" or \"value\"");
    const auto& op = condition.at("op").get_ref<const std::string&>();
    if (std::ranges::find(operators, op) == operators.end())
        return refuse("unknown operator \"" + op + "\"");
    if (condition.contains("to"))
        return condition.at("to").is_string() ? Result<void>() : refuse("\"to\" names a fact");
    if (!condition.contains("value"))
        return refuse("a comparison has \"fact\", \"op\" and either \"to\" or \"value\"");
    const Json& value = condition.at("value");
    if (op == "in" ? !value.is_array() : !isScalar(value))
        return refuse("the value of \"" + op + "\" is of the wrong kind");
    return {};
}

}  // namespace

Result<void> validateCondition(const Json& condition)
{
    return validate(condition, 0);
}

Finding findTruth(const Json& condition, const Facts& facts)
{
    if (!validateCondition(condition))
        return {Truth::Malformed, "the rule's condition is malformed"};
    return truthOf(condition, facts);
}

}  // namespace countersign
