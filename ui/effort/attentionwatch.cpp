#include "ui/effort/attentionwatch.h"

#include "ui/review/reviewsession.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>
#include <QTimer>

namespace countersign {

namespace {

bool writes(const QKeyEvent& key)
{
    if (key.key() == Qt::Key_Backspace || key.key() == Qt::Key_Delete || key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        return true;
    return !key.text().isEmpty() && key.text().front().isPrint();
}

} // namespace

AttentionWatch::AttentionWatch(QWidget& window, ReviewSession& session, std::function<TimeMs()> now, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_session(session)
    , m_now(std::move(now))
{
    const auto openNow = [this] {
        m_meter.open(m_session.open() == nullptr ? std::string() : m_session.open()->draft().summary.id, m_now());
        QTimer::singleShot(0, this, &AttentionWatch::look); // after the layout
    };
    connect(&session, &ReviewSession::opened, this, openNow);
    connect(&session, &ReviewSession::opening, this, [this] { m_meter.open({}, m_now()); });
    connect(&session, &ReviewSession::closed, this, [this] { m_meter.open({}, m_now()); });
    connect(&session, &ReviewSession::decided, this, [this](const QString& draftId) { m_meter.forget(draftId.toStdString()); });
    session.setEffortSource([this](const QString& draftId) -> std::optional<Effort> {
        look();
        return m_meter.of(draftId.toStdString(), m_now());
    });
    m_meter.focus(window.isActiveWindow(), m_now());
    qApp->installEventFilter(this);
}

AttentionWatch::~AttentionWatch()
{
    m_session.setEffortSource({});
}

void AttentionWatch::addMessage(QWidget* message)
{
    m_messages.emplace_back(message);
    for (QWidget* above = message; above != nullptr; above = above->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(above)) {
            connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &AttentionWatch::look);
            connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
                [this] { QTimer::singleShot(0, this, &AttentionWatch::look); });
        }
    }
}

bool AttentionWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::WindowActivate:
    case QEvent::WindowDeactivate:
        if (watched == &m_window)
            m_meter.focus(event->type() == QEvent::WindowActivate, m_now());
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel: {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (widget == nullptr || widget->window() != &m_window)
            break;
        m_meter.touch(m_now());
        // The field, not the window that the event came through: each key counts once.
        if (event->type() != QEvent::KeyPress || widget != QApplication::focusWidget() || !writes(*static_cast<QKeyEvent*>(event)))
            break;
        for (const auto& message : m_messages)
            if (message && message->isAncestorOf(widget) && (qobject_cast<QTextEdit*>(widget) || qobject_cast<QPlainTextEdit*>(widget)))
                m_meter.typed();
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void AttentionWatch::look()
{
    if (m_looking || m_session.open() == nullptr || m_meter.seen())
        return;
    m_looking = true; // a layout on the way may move the scroll bar again
    for (const auto& message : m_messages) {
        if (!message || !message->isVisible() || message->height() < 8)
            continue;
        const QRegion shown = message->visibleRegion();
        if (!shown.isEmpty() && shown.boundingRect().bottom() >= message->height() - 8)
            m_meter.seenToEnd();
    }
    m_looking = false;
}

} // namespace countersign
