#include "ui/audit/factvalue.h"

#include "models/domain/reason.h"
#include "ui/audit/auditwords.h"
#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace countersign {

namespace {

struct ValueWords {
    Q_DECLARE_TR_FUNCTIONS(FactLines)
};

constexpr int mostFactValue = 4'000;
constexpr std::string_view minorUnit = "_minor";

bool isMoney(const Json& value)
{
    return value.is_object() && value.size() == 2 && value.contains("minor") && value.contains("currency") && value["minor"].is_number_integer()
        && value["currency"].is_string();
}

QString numberWords(const std::string& key, std::int64_t number)
{
    if (key.ends_with("_ms"))
        return waitWords(number);
    if (key.ends_with("_bp"))
        return percentWord(static_cast<int>(std::clamp<std::int64_t>(number, -1'000'000, 1'000'000)));
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString stringWords(const std::string& key, const std::string& words)
{
    if (key == "at" || key.ends_with("_at") || key == "time" || key.ends_with("until"))
        if (const auto at = parseTime(words))
            return absoluteWords(*at);
    if (key == "verdict")
        return verdictWord(words);
    if (key == "action")
        return actionWord(words);
    if (key == "reason")
        if (const auto reason = fromWord<Reason>(words))
            return reasonWord(*reason);
    return shortText(sentenceUtf8(words), mostFactValue);
}

} // namespace

bool isPlain(const Json& value)
{
    if (value.is_array())
        return std::all_of(value.begin(), value.end(), [](const Json& one) { return !one.is_structured() || isMoney(one); });
    return !value.is_object() || isMoney(value);
}

std::string fieldName(const std::string& key)
{
    for (const std::string_view unit : { std::string_view("_ms"), std::string_view("_bp"), minorUnit })
        if (key.ends_with(unit))
            return key.substr(0, key.size() - unit.size());
    return key;
}

QString factValue(const std::string& key, const Json& value)
{
    if (value.is_array()) {
        QStringList words;
        for (const Json& one : value)
            words << factValue(key, one);
        return words.isEmpty() ? ValueWords::tr("none") : words.join(QStringLiteral(", "));
    }
    if (isMoney(value))
        return moneyWord(Money{ value["minor"].get<std::int64_t>(), value["currency"].get<std::string>() });
    if (value.is_boolean())
        return value.get<bool>() ? ValueWords::tr("yes") : ValueWords::tr("no");
    if (value.is_number_integer())
        return numberWords(key, value.get<std::int64_t>());
    if (value.is_number())
        return QLocale().toString(value.get<double>());
    if (value.is_null())
        return QStringLiteral("–");
    return value.is_string() ? stringWords(key, value.get_ref<const std::string&>()) : shortText(value.dump(), mostFactValue);
}

std::optional<Money> moneyBeside(const std::string& key, const Json& value, const Json& object)
{
    if (!key.ends_with(minorUnit) || !value.is_number_integer() || !object.is_object())
        return std::nullopt;
    for (const std::string& name : { fieldName(key) + "_currency", std::string("currency") })
        if (const auto currency = object.find(name); currency != object.end() && currency->is_string())
            return Money{ value.get<std::int64_t>(), currency->get<std::string>() };
    return std::nullopt;
}

} // namespace countersign
