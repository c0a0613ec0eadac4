#include "ui/queue/queuestate.h"

#include "ui/parts/keybutton.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace countersign {

QueueState::QueueState(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(makeLabel(this, size::title, QFont::DemiBold))
    , m_text(makeLabel(this, size::body, QFont::Normal, true))
    , m_copy(new LinkButton(theme, tr("Copy code"), this))
{
    setObjectName(QStringLiteral("queueState"));
    m_title->setObjectName(QStringLiteral("queueEmptyLabel"));
    m_text->setObjectName(QStringLiteral("queueEmptyTextLabel"));
    m_copy->setObjectName(QStringLiteral("queueCopyLinkButton"));
    for (QLabel* label : { m_title, m_text }) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::group, space::group, space::group, space::group);
    column->setSpacing(space::card);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_copy, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_shown.code); });
    parent->installEventFilter(this);
    hide();
}

void QueueState::showWords(const Words& words)
{
    setGeometry(parentWidget()->rect());
    if (words == m_shown) {
        show();
        return;
    }
    m_shown = words;
    m_title->setText(words.title);
    m_text->setText(words.code.isEmpty() ? words.text : words.text % u"\n\n" % words.code);
    m_text->setVisible(!m_text->text().isEmpty());
    m_copy->setVisible(!words.code.isEmpty());
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
    makeAction();
    show();
}

void QueueState::makeAction()
{
    delete m_action;
    m_action = nullptr;
    if (m_shown.action.isEmpty())
        return;
    m_action = new KeyButton(m_theme, m_shown.key, m_shown.action, this);
    m_action->setObjectName(QStringLiteral("queueStateKeyButton"));
    static_cast<QVBoxLayout*>(layout())->insertWidget(3, m_action, 0, Qt::AlignHCenter);
    // Queued: acting may change the words, and with them this button.
    connect(m_action, &QPushButton::clicked, this, &QueueState::acted, Qt::QueuedConnection);
}

bool QueueState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
