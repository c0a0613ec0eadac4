#include "ui/sheets/sheet.h"

#include "ui/parts/keybutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

Sheet::Sheet(const Theme& theme, const QString& title, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_content(new QVBoxLayout)
    , m_heading(makeLabel(this, size::title, QFont::DemiBold))
    , m_close(new LinkButton(theme, tr("Close"), this))
    , m_verbs(new QHBoxLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(space::group, space::card, space::group, space::pane);
    inner->setSpacing(space::related);
    m_heading->setObjectName(QStringLiteral("sheetHeadingLabel"));
    m_heading->setWordWrap(true);
    setTitle(title);
    m_close->setObjectName(QStringLiteral("sheetCloseLinkButton"));
    connect(m_close, &QPushButton::clicked, this, &Sheet::closed);
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    inner->addLayout(head);
    inner->addLayout(m_content);
    m_verbs->addStretch(1);
    inner->addLayout(m_verbs);
    outer->addLayout(inner);
    hide();
}

void Sheet::setTitle(const QString& title)
{
    m_heading->setText(title);
    setAccessibleName(title);
}

QString Sheet::title() const
{
    return m_heading->text();
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
    m_verbButtons.push_back(button);
    return button;
}

// They are made first, and rows come and go between two uses.
void Sheet::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    QWidget* last = m_close;
    for (QWidget* at = nextInFocusChain(); at != this; at = at->nextInFocusChain())
        if (isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) != 0
            && std::find(m_verbButtons.begin(), m_verbButtons.end(), at) == m_verbButtons.end())
            last = at;
    for (KeyButton* verb : m_verbButtons) {
        setTabOrder(last, verb);
        last = verb;
    }
}

void Sheet::leadWithVerbs()
{
    delete m_verbs->takeAt(0); // the stretch before them
    m_verbs->addStretch(1);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && button != nullptr && button->hasFocus())
        button->click(); // Enter means the button that has the focus
    // A sheet keeps its keys to itself: no verdict is given by a letter typed too early.
    event->accept();
}

} // namespace countersign
