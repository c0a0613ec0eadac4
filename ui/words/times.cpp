#include "ui/words/times.h"

#include "ui/theme/writing.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace countersign {

namespace {

struct Times {
    Q_DECLARE_TR_FUNCTIONS(Times)
};

QString figure(TimeMs number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

// Two or more digits of the window's language, for clocks.
QString padded(TimeMs number, int digits)
{
    return figure(number).rightJustified(digits, QLocale().zeroDigit().front());
}

} // namespace

TimeMs wallClock()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QString countdown(TimeMs span)
{
    const TimeMs seconds = std::max<TimeMs>(0, (span + secondMs - 1) / secondMs);
    const QString tail = padded(seconds / 60 % 60, seconds >= 3600 ? 2 : 1) % u':' % padded(seconds % 60, 2);
    return seconds >= 3600 ? figure(seconds / 3600) % u':' % tail : tail;
}

QString spanWords(TimeMs span)
{
    const TimeMs minutes = std::max<TimeMs>(0, span) / minuteMs;
    if (minutes < 1)
        return Times::tr("under a minute");
    if (minutes < 60)
        return unbroken(Times::tr("%1 min").arg(figure(minutes)));
    if (minutes < 48 * 60)
        return minutes % 60 == 0 ? unbroken(Times::tr("%1 h").arg(figure(minutes / 60)))
                                 : Times::tr("%1 h %2").arg(figure(minutes / 60), padded(minutes % 60, 2)).replace(u' ', QChar::Nbsp);
    return unbroken(Times::tr("%n day(s)", nullptr, static_cast<int>(minutes / (24 * 60))));
}

QString agoWords(TimeMs at, TimeMs now)
{
    const TimeMs span = now - at;
    if (span < minuteMs)
        return Times::tr("just now");
    if (span < 2 * dayMs)
        return Times::tr("%1 ago").arg(spanWords(span));
    return unbroken(Times::tr("%n day(s) ago", nullptr, static_cast<int>(span / dayMs))); // whole: other languages bend the days here
}

QString absoluteWords(TimeMs at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::ShortFormat);
}

QString clockHere(TimeMs at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at).time(), QLocale::ShortFormat).replace(u' ', QChar::Nbsp);
}

QString clockWords(TimeMs at, const std::string& timeZone)
{
    const auto minute = localMinuteOfDay(at, timeZone);
    const QTime time = minute ? QTime(*minute / 60, *minute % 60) : QDateTime::fromMSecsSinceEpoch(at).time();
    return QLocale().toString(time, QLocale::ShortFormat);
}

} // namespace countersign
