#include "ui/words/localfact.h"

#include "models/domain/money.h"
#include "ui/words/words.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

namespace countersign {

namespace {

// "€1,240.00", "CHF 12.50": as the rules write money, always in English.
Result<Money> moneyIn(const QString& fact)
{
    static const QHash<QString, std::string> signs{ { QStringLiteral("€"), "EUR" }, { QStringLiteral("$"), "USD" },
        { QStringLiteral("£"), "GBP" }, { QStringLiteral("¥"), "JPY" }, { QStringLiteral("CA$"), "CAD" }, { QStringLiteral("A$"), "AUD" },
        { QStringLiteral("NZ$"), "NZD" }, { QStringLiteral("₹"), "INR" } };
    static const QRegularExpression amount(QStringLiteral("^(-?)(\\p{Sc}|[A-Z]{1,2}\\$|[A-Z]{3})\\s?([0-9,]+(?:\\.[0-9]+)?)$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = amount.match(fact);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidInput, "not an amount");
    const QString sign = match.captured(2);
    return parseMoney(QString(match.captured(1) + match.captured(3).remove(u',')).toStdString(), signs.value(sign, sign.toStdString()));
}

} // namespace

QString localFact(const QString& fact)
{
    static const QRegularExpression price(QStringLiteral("^([A-Z]{3}) ([0-9]+)\\.([0-9]{4})$")); // of a question to a language model
    if (const auto match = price.match(fact); match.hasMatch())
        return match.captured(2) + QLocale().decimalPoint() + match.captured(3) + QChar(QChar::Nbsp) + match.captured(1);
    static const QRegularExpression share(QStringLiteral("^-?[0-9]+\\.[0-9]+( %)?$"));
    if (share.match(fact).hasMatch())
        return QString(fact).replace(u'.', QLocale().decimalPoint());
    if (const auto money = moneyIn(fact))
        return moneyWord(*money);
    if (fact.size() > 2 && fact.startsWith(QChar(0x201C)) && fact.endsWith(QChar(0x201D)))
        return QLocale().quoteString(QStringView(fact).mid(1, fact.size() - 2));
    return fact;
}

} // namespace countersign
