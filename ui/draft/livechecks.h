#pragma once
// Checks the words while they are typed, on a thread of its own; the newest words win.
#include "models/domain/checks.h"

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace countersign {

class LiveChecks final : public QObject {
    Q_OBJECT
public:
    explicit LiveChecks(QObject* parent);
    ~LiveChecks() override; // waits for a check that runs; those not begun are dropped
    void run(std::function<std::vector<CheckResult>()> work, TimeMs now);
    void forget(); // what was asked answers nobody
    [[nodiscard]] bool busy() const { return m_answered != m_asked; }

Q_SIGNALS:
    void checked(const std::vector<CheckResult>& results, TimeMs now); // of the newest words only

private:
    QThreadPool m_worker;
    quint64 m_asked = 0;
    quint64 m_answered = 0;
};

} // namespace countersign
