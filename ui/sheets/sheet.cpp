#include "ui/sheets/sheet.h"

#include "ui/parts/keybutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

Sheet::Sheet(const Theme& theme, const QString& title, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_content(new QVBoxLayout)
    , m_close(new LinkButton(theme, tr("Close"), this))
    , m_verbs(new QHBoxLayout)
{
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(space::group, space::card, space::group, space::pane);
    inner->setSpacing(space::related);
    QLabel* heading = makeLabel(this, size::title, QFont::DemiBold);
    heading->setText(title);
    m_close->setObjectName(QStringLiteral("sheetCloseLinkButton"));
    connect(m_close, &QPushButton::clicked, this, &Sheet::closed);
    auto* head = new QHBoxLayout;
    head->addWidget(heading, 1);
    head->addWidget(m_close);
    inner->addLayout(head);
    inner->addLayout(m_content);
    m_verbs->addStretch(1);
    inner->addLayout(m_verbs);
    outer->addLayout(inner);
    hide();
}

void Sheet::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

KeyButton* Sheet::addVerb(const QString& verb, const QString& objectName)
{
    auto* button = new KeyButton(m_theme, {}, verb, this);
    button->setObjectName(objectName);
    button->setPrimary(true);
    m_verbs->addWidget(button);
    return button;
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    // A sheet keeps its keys to itself: no verdict is given by a letter typed too early.
    event->accept();
}

} // namespace countersign
