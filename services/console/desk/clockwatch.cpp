#include "services/console/desk/clockwatch.h"

#include "services/base/log.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr TimeMs sameMs = 30 * secondMs;  // a difference that moves less than this is the same one
const QString httpDate = u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s;  // RFC 9110, 5.6.7
const QString keptAs = u"clock_ahead_ms"_s;

}  // namespace

ClockWatch::ClockWatch(QNetworkAccessManager& network, LocalStore& store, std::function<TimeMs()> now, QObject* parent)
    : QObject(parent), m_store(store), m_now(std::move(now))
{
    connect(&network, &QNetworkAccessManager::finished, this, [this](QNetworkReply* reply) {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(reply->rawHeader("Date")), httpDate);
        date.setTimeSpec(Qt::UTC);
        if (date.isValid())
            heard(date.toMSecsSinceEpoch());
    });
    whenDone(m_store.value(keptAs), this, [this](const Result<QString>& kept) {
        if (kept && m_aheadMs == 0)
            m_aheadMs = kept->toLongLong();
        if (aheadMs() != 0)
            Q_EMIT changed();
    });
}

void ClockWatch::heard(TimeMs theirs)
{
    const TimeMs ahead = theirs - m_now();
    if (std::abs(ahead - m_aheadMs) < sameMs)
        return;
    const TimeMs before = aheadMs();
    m_aheadMs = ahead;
    if (before == aheadMs())
        return;
    log(LogLevel::Warning, "desk", "this computer's clock and the backend's differ", {{"ahead_ms", m_aheadMs}});
    whenDone(m_store.setValue(keptAs, QString::number(aheadMs())), this, [](const Result<void>&) {});
    Q_EMIT changed();
}

QString ClockWatch::sentence() const
{
    const TimeMs ahead = aheadMs();
    if (ahead == 0)
        return {};
    const auto minutes = static_cast<int>(std::abs(ahead) / minuteMs);
    const QString off = minutes >= 120 ? tr("%n hours", nullptr, minutes / 60) : tr("%n minutes", nullptr, minutes);
    return ahead > 0 ? tr("This computer's clock is %1 behind; decisions are dated by the backend's clock.").arg(off)
                     : tr("This computer's clock is %1 ahead; decisions are dated by the backend's clock.").arg(off);
}

}  // namespace countersign
