#include "ui/audit/amounttext.h"

#include "models/domain/money.h"

#include <QRegularExpression>
#include <QStringBuilder>
#include <algorithm>

namespace countersign {

namespace {

constexpr int mostMajorDigits = 13; // beyond any cart, and far from the end of 64 bits with three more
constexpr int hundredths = 2;

QString currencyCode(const QString& sign)
{
    if (sign == u"¥" || sign == u"￥")
        return QStringLiteral("JPY");
    if (sign == u"₩")
        return QStringLiteral("KRW");
    if (sign == u"€")
        return QStringLiteral("EUR");
    if (sign == u"£")
        return QStringLiteral("GBP");
    const bool code = sign.size() == 3 && std::all_of(sign.begin(), sign.end(), [](QChar letter) { return letter.isLetter(); });
    return code ? sign.toUpper() : QString(); // other signs have hundredths
}

// "1.240,50" and "49,90" as "1240.50" and "49.90": a comma before one or two last digits parts no thousands.
QString withPoint(QString words)
{
    static const QRegularExpression comma(QStringLiteral(",(?=\\d{1,2}(?!\\d))(?!.*[,.]\\d)"));
    const qsizetype at = words.indexOf(comma);
    if (at < 0 || words.indexOf(u'.', at) >= 0)
        return words;
    words[at] = u';';
    return words.remove(u'.').replace(u';', u'.');
}

} // namespace

QString amountWords(std::int64_t minor, const std::string& currency)
{
    const int digits = currency.empty() ? hundredths : minorDigits(currency).value_or(hundredths);
    QString figures = QString::number(minor).rightJustified(digits + 1, u'0');
    if (digits == 0)
        return figures;
    const QString part = figures.right(digits);
    figures.chop(digits);
    return part.count(u'0') == digits ? figures : QString(figures % u'.' % part);
}

std::optional<WrittenAmount> readAmount(const QString& words, const QString& usual)
{
    static const QRegularExpression amount(QStringLiteral("^([^\\d.,\\s-]{0,4})\\s?(\\d[\\d,]*)(?:\\.(\\d{1,3}))?\\s?([^\\d.,\\s-]{0,4})$"));
    const auto match = amount.match(withPoint(words.trimmed()));
    const QString before = match.captured(1);
    const QString behind = match.captured(4);
    if (!match.hasMatch() || (!before.isEmpty() && !behind.isEmpty()))
        return std::nullopt;
    const QString named = currencyCode(before.isEmpty() ? behind : before);
    const QString& code = named.isEmpty() ? usual : named;
    int digits = hundredths;
    if (!code.isEmpty()) {
        const auto known = minorDigits(code.toStdString());
        if (!known)
            return std::nullopt;
        digits = *known;
    }
    const QString major = match.captured(2).remove(u',');
    const QString minor = match.captured(3);
    if (major.size() > mostMajorDigits || minor.size() > digits)
        return std::nullopt;
    bool good = false;
    const qlonglong value = QString(major % minor.leftJustified(digits, u'0')).toLongLong(&good);
    return good ? std::optional(WrittenAmount{ value, named }) : std::nullopt;
}

} // namespace countersign
