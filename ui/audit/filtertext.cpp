#include "ui/audit/filtertext.h"

#include "models/domain/money.h"
#include "ui/audit/amounttext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace countersign {

namespace {

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(FilterText)
};

// As the backend names them; each may be written in the language of the window, too.
struct FieldName {
    const char* english;
    const char* context;
};
constexpr FieldName fieldNames[] = {
    QT_TRANSLATE_NOOP3("FilterText", "who", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "action", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "shop", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "draft", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "customer", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "verdict", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "rule", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "over", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "under", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "value", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "currency", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "overrides", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "since", "search field"),
    QT_TRANSLATE_NOOP3("FilterText", "until", "search field"),
};

QString translatedField(const FieldName& name)
{
    return QCoreApplication::translate("FilterText", name.english, name.context);
}

QString englishField(const QString& written)
{
    for (const FieldName& name : fieldNames)
        if (written == QLatin1String(name.english) || written == translatedField(name))
            return QLatin1String(name.english);
    return written;
}

QStringList fieldsOf(const QString& words)
{
    QStringList fields;
    QString field;
    bool quotedWords = false;
    for (const QChar sign : words) {
        if (sign == u'"')
            quotedWords = !quotedWords;
        else if (sign.isSpace() && !quotedWords) {
            if (!field.isEmpty())
                fields << std::exchange(field, QString());
        } else {
            field += sign;
        }
    }
    if (!field.isEmpty())
        fields << field;
    return fields;
}

std::optional<TimeMs> timeOf(const QString& words, TimeMs now)
{
    static const QRegularExpression back(QStringLiteral("^(\\d{1,4})([hd])$"));
    if (const auto match = back.match(words); match.hasMatch())
        return now - match.captured(1).toLongLong() * (match.captured(2) == u"h" ? hourMs : dayMs);
    if (words == u"today" || words == FilterWords::tr("today", "search field"))
        return QDateTime::fromMSecsSinceEpoch(now).date().startOfDay().toMSecsSinceEpoch();
    if (const QDate day = QDate::fromString(words, QStringLiteral("yyyy-MM-dd")); day.isValid())
        return day.startOfDay().toMSecsSinceEpoch();
    if (const QDateTime minute = QDateTime::fromString(words, QStringLiteral("yyyy-MM-ddTHH:mm")); minute.isValid())
        return minute.toMSecsSinceEpoch();
    const auto exact = parseTime(words.toStdString());
    return exact ? std::optional(*exact) : std::nullopt;
}

QString timeWords(TimeMs at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    if (at % minuteMs != 0)
        return text(formatTime(at));
    return time.time() == QTime(0, 0) ? time.toString(QStringLiteral("yyyy-MM-dd")) : time.toString(QStringLiteral("yyyy-MM-ddTHH:mm"));
}

QString quotedWords(const QString& words)
{
    return words.contains(u' ') ? QString(u'"' % words % u'"') : words;
}

void cannotRead(FilterText& read, const QString& sentence, const QString& value)
{
    if (read.problem.isEmpty())
        read.problem = sentence.arg(value.left(40));
}

// Amounts as written: whichever field names the currency, it is the currency of all, so they are read last.
struct WrittenValue {
    QString least, most, currency;
};

// "100..500 EUR", "100..", "..500": false when it is none of these.
bool takeSpan(const QString& value, WrittenValue& written)
{
    const qsizetype dots = value.indexOf(QStringLiteral(".."));
    if (dots < 0)
        return false;
    written.least = value.left(dots).trimmed();
    written.most = value.mid(dots + 2).trimmed();
    return !written.least.isEmpty() || !written.most.isEmpty();
}

void readValue(const WrittenValue& written, FilterText& read)
{
    AuditFilter& filter = read.filter;
    QString currency = written.currency.toUpper();
    for (const QString& amount : { written.least, written.most }) {
        const auto named = amount.isEmpty() ? std::nullopt : readAmount(amount);
        if (!named || named->currency.isEmpty())
            continue;
        if (currency.isEmpty())
            currency = named->currency;
        else if (currency != named->currency)
            cannotRead(read, FilterWords::tr("“%1” is of another currency than the rest."), amount);
    }
    if (!currency.isEmpty() && !minorDigits(currency.toStdString()))
        cannotRead(read, FilterWords::tr("“%1” is not a currency: EUR, JPY."), written.currency);
    filter.currency = currency.toStdString();
    for (const auto& [amount, bound] : { std::pair<const QString&, std::optional<std::int64_t>&>{ written.least, filter.minMinor },
             { written.most, filter.maxMinor } }) {
        if (amount.isEmpty())
            continue;
        const auto known = readAmount(amount, currency);
        if (known)
            bound = known->minor;
        else
            cannotRead(read, FilterWords::tr("“%1” is not an amount: 1000, 49.90 or JPY5000."), amount);
    }
}

// Takes the field, or says why it cannot; false: no field of ours.
bool take(const QString& key, const QString& value, TimeMs now, FilterText& read, WrittenValue& written)
{
    AuditFilter& filter = read.filter;
    const std::string utf8 = value.toStdString();
    if (key == u"who")
        filter.actors.push_back(utf8);
    else if (key == u"action")
        filter.actions.push_back(utf8);
    else if (key == u"shop")
        filter.shops.push_back(utf8);
    else if (key == u"draft")
        filter.draftId = utf8;
    else if (key == u"customer")
        filter.customer = utf8;
    else if (key == u"verdict")
        filter.verdict = utf8;
    else if (key == u"rule")
        filter.rule = utf8;
    else if (key == u"overrides")
        filter.overrides = value != u"no" && value != FilterWords::tr("no", "search field");
    else if (key == u"over")
        written.least = value;
    else if (key == u"under")
        written.most = value;
    else if (key == u"currency")
        written.currency = value;
    else if (key == u"value") {
        if (!takeSpan(value, written))
            cannotRead(read, FilterWords::tr("“%1” is not a value: 100..500EUR, 1000.. or ..49.90."), value);
    } else if (key == u"since" || key == u"until") {
        const auto at = timeOf(value, now);
        (key == u"since" ? filter.from : filter.to) = at;
        if (!at)
            cannotRead(read, FilterWords::tr("“%1” is not a time: 7d, 24h, today, 2026-11-20 or 2026-11-20T14:00."), value);
    } else {
        return false;
    }
    return true;
}

} // namespace

FilterText readFilter(const QString& words, TimeMs now)
{
    FilterText read;
    WrittenValue written;
    QStringList plain;
    for (const QString& field : fieldsOf(words)) {
        const qsizetype colon = field.indexOf(u':');
        const QString value = field.mid(colon + 1);
        if (colon <= 0 || value.isEmpty() || !take(englishField(field.left(colon).toLower()), value, now, read, written))
            plain << field;
    }
    readValue(written, read);
    read.filter.words = plain.join(u' ').toStdString();
    return read;
}

QString filterWords(const AuditFilter& filter)
{
    QStringList parts;
    if (!filter.words.empty())
        parts << text(filter.words);
    const auto add = [&parts](const char* key, const QString& value) {
        if (!value.isEmpty())
            parts << QString(QLatin1String(key) % u':' % quotedWords(value));
    };
    for (const std::string& one : filter.actors)
        add("who", text(one));
    for (const std::string& one : filter.actions)
        add("action", text(one));
    for (const std::string& one : filter.shops)
        add("shop", text(one));
    add("draft", text(filter.draftId));
    add("customer", text(filter.customer));
    add("verdict", text(filter.verdict));
    add("rule", text(filter.rule));
    if (filter.minMinor)
        add("over", amountWords(*filter.minMinor, filter.currency));
    if (filter.maxMinor)
        add("under", amountWords(*filter.maxMinor, filter.currency));
    add("currency", text(filter.currency));
    if (filter.overrides)
        add("overrides", QStringLiteral("yes"));
    if (filter.from)
        add("since", timeWords(*filter.from));
    if (filter.to)
        add("until", timeWords(*filter.to));
    return parts.join(u' ');
}

QString filterFields()
{
    QStringList names;
    for (const FieldName& name : fieldNames)
        names << QString(translatedField(name) % u':');
    return names.join(u' ');
}

} // namespace countersign
