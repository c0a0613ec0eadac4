#pragma once
// Feeds the meter from the window: focus, keys, clicks, the wheel, and whether the end of the message has been on the screen.
#include "ui/effort/attentionmeter.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <vector>

class QWidget;

namespace countersign {

class ReviewSession;

class AttentionWatch final : public QObject {
    Q_OBJECT
public:
    // window: what has to have the focus; now: the clock. Gives each decision of the session its effort.
    AttentionWatch(QWidget& window, ReviewSession& session, std::function<TimeMs()> now, QObject* parent = nullptr);
    ~AttentionWatch() override;
    void addMessage(QWidget* message); // wherever the message is shown: pane, preview
    [[nodiscard]] AttentionMeter& meter() { return m_meter; }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look(); // is the end of the message on the screen?
    QWidget& m_window;
    ReviewSession& m_session;
    std::function<TimeMs()> m_now;
    AttentionMeter m_meter;
    std::vector<QPointer<QWidget>> m_messages;
    bool m_looking = false;
};

} // namespace countersign
