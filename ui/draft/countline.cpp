#include "ui/draft/countline.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"

#include <QHBoxLayout>

namespace countersign {

CountLine::CountLine(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_words(makeLabel(this, 12, QFont::Normal, true))
    , m_forced(makeLabel(this, 12))
    , m_replace(new LinkButton(theme, {}, this))
{
    m_words->setObjectName(QStringLiteral("messageCountLabel"));
    m_forced->setObjectName(QStringLiteral("messageForcedLabel"));
    m_replace->setObjectName(QStringLiteral("messageReplaceLinkButton"));
    m_words->setWordWrap(true);
    m_forced->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addWidget(m_words);
    column->addWidget(m_forced);
    column->addWidget(m_replace, 0, Qt::AlignLeading);
    connect(m_replace, &QPushButton::clicked, this, [this] {
        if (m_count.plain)
            Q_EMIT replaceAsked(m_count.forced, *m_count.plain);
    });
}

void CountLine::showCount(const MessageCount& count, bool mayReplace)
{
    m_count = count;
    m_words->setText(count.words);
    m_words->setForegroundRole(count.broken ? QPalette::WindowText : QPalette::PlaceholderText);
    m_forced->setVisible(!count.forced.isEmpty());
    if (!count.forced.isEmpty()) {
        QString words = tr("“%1” (%2) forces Unicode.").arg(visibleText(count.forced), count.forcedName);
        if (!count.from.isEmpty())
            words += u' ' % tr("It comes with the value “%1”.").arg(count.from);
        m_forced->setText(words);
    }
    m_replace->setVisible(count.plain && mayReplace);
    if (count.plain)
        m_replace->setText(tr("Replace “%1” by “%2”").arg(visibleText(count.forced), *count.plain));
}

} // namespace countersign
