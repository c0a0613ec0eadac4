#include "ui/window/leavebar.h"

#include "ui/parts/keybutton.h"
#include "ui/theme/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace countersign {

LeaveBar::LeaveBar(const Theme& theme, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_sentence(makeLabel(this))
    , m_leave(new KeyButton(theme, tr("Enter"), tr("Close all the same"), this))
    , m_stay(new KeyButton(theme, tr("Esc"), tr("Stay"), this))
{
    setObjectName(QStringLiteral("windowLeaveBar"));
    setFocusPolicy(Qt::StrongFocus);
    m_leave->setObjectName(QStringLiteral("leaveCloseKeyButton"));
    m_stay->setObjectName(QStringLiteral("leaveStayKeyButton"));
    m_sentence->setObjectName(QStringLiteral("leaveSentenceLabel"));
    m_sentence->setWordWrap(true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::pane, space::card, space::pane, space::card);
    row->setSpacing(space::related);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_leave);
    row->addWidget(m_stay);
    outer->addLayout(row);
    connect(m_leave, &QPushButton::clicked, this, &LeaveBar::leaveAsked);
    connect(m_stay, &QPushButton::clicked, this, &LeaveBar::stayAsked);
    hide();
}

void LeaveBar::ask(int unsent)
{
    m_sentence->setText(tr("%n decision(s) are kept on this computer and not sent yet. They are safe here and are sent when Countersign "
                           "runs again; until then "
                           "nothing of them reaches a customer.",
        nullptr, unsent));
    setAccessibleName(m_sentence->text());
    show();
    setFocus(Qt::OtherFocusReason);
}

void LeaveBar::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    QPainter painter(this);
    if (hasFocus())
        paintFocusRing(painter, rect().adjusted(3, 3, -3, -3), m_theme);
}

void LeaveBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT stayAsked();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT leaveAsked();
    event->accept(); // no verdict by a letter while this is asked
}

} // namespace countersign
