#pragma once
// How far this computer's clock is from the backend's, read from the Date of its answers. Decisions are dated by the backend's clock where
// the two are apart, also offline and after a restart: a date that is signed must be true.
#include "models/domain/time.h"
#include "services/console/store/localstore.h"

#include <QNetworkAccessManager>
#include <functional>

namespace countersign {

class ClockWatch final : public QObject {
    Q_OBJECT
public:
    ClockWatch(QNetworkAccessManager& network, LocalStore& store, std::function<TimeMs()> now, QObject* parent = nullptr);
    [[nodiscard]] TimeMs now() const { return m_now() + aheadMs(); }  // the backend's time, as well as it is known
    // What the backend's clock is ahead of this one's; 0 while that is within what an answer's way takes.
    [[nodiscard]] TimeMs aheadMs() const { return std::abs(m_aheadMs) >= noticedMs ? m_aheadMs : 0; }
    [[nodiscard]] QString sentence() const;  // empty while they agree

    static constexpr TimeMs noticedMs = 2 * minuteMs;

Q_SIGNALS:
    void changed();

private:
    void heard(TimeMs theirs);
    LocalStore& m_store;
    std::function<TimeMs()> m_now;
    TimeMs m_aheadMs = 0;
};

}  // namespace countersign
