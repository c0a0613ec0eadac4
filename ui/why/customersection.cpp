#include "ui/why/customersection.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/words/words.h"

#include <QHideEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int shownAtMost = 120; // seconds, whatever the backend says
constexpr int longestShown = 200;

} // namespace

CustomerSection::CustomerSection(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_name(makeLabel(this))
    , m_reveal(new LinkButton(theme, tr("Reveal…"), this))
    , m_note(makeLabel(this, size::label, QFont::Normal, true))
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("whyCustomerSection"));
    m_name->setObjectName(QStringLiteral("whyCustomerNameLabel"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("whyCustomerNoteLabel"));
    m_reveal->setObjectName(QStringLiteral("whyRevealLinkButton"));
    m_timer->setInterval(1000);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::related);
    row->addWidget(m_name, 1);
    row->addWidget(m_reveal, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(m_note);
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        if (revealed())
            hideAgain();
        else
            Q_EMIT revealAsked();
    });
    connect(m_timer, &QTimer::timeout, this, &CustomerSection::tick);
    refresh();
}

void CustomerSection::showCustomer(const Draft& draft)
{
    const QString id = text(draft.summary.id);
    if (id != m_draftId)
        hideAgain();
    m_draftId = id;
    QStringList parts;
    parts << (draft.summary.maskedName.empty() ? tr("Guest") : shortText(draft.summary.maskedName, longestShown));
    if (!draft.maskedTo.empty())
        parts << shortText(draft.maskedTo, longestShown);
    m_masked = parts.join(QStringLiteral(" · "));
    refresh();
}

void CustomerSection::setMayReveal(bool may, const QString& whyNot)
{
    m_may = may;
    m_whyNot = whyNot;
    if (!may)
        hideAgain();
    refresh();
}

void CustomerSection::reveal(const QString& draftId, const RevealedCustomer& customer)
{
    if (draftId != m_draftId || !isVisible())
        return;
    QStringList parts;
    for (const std::string* part : { &customer.name, &customer.email, &customer.phone })
        if (!part->empty())
            parts << shortText(*part, longestShown);
    m_clear = parts.join(QStringLiteral(" · "));
    m_left = qBound(1, customer.shownSeconds, shownAtMost);
    m_timer->start();
    refresh();
}

void CustomerSection::hideAgain()
{
    m_timer->stop();
    m_left = 0;
    m_clear.fill(u' ');
    m_clear.clear();
    refresh();
}

void CustomerSection::tick()
{
    if (--m_left <= 0)
        hideAgain();
    else
        refresh();
}

void CustomerSection::refresh()
{
    m_name->setText(revealed() ? m_clear : m_masked);
    m_reveal->setText(revealed() ? tr("Hide") : tr("Reveal…"));
    m_reveal->setVisible(m_may);
    m_note->setText(revealed() ? tr("Hidden again in %n second(s). Recorded with your name.", nullptr, m_left) : m_may ? QString() : m_whyNot);
    m_note->setVisible(!m_note->text().isEmpty());
}

void CustomerSection::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous())
        hideAgain();
    QWidget::hideEvent(event);
}

} // namespace countersign
