#include "ui/draft/draftbanner.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace countersign {

DraftBanner::DraftBanner(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(makeLabel(this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(objectName);
    m_sentence->setObjectName(objectName % u"Label");
    m_sentence->setWordWrap(true);
    m_row->setContentsMargins(space::card, 6, space::card, 6);
    m_row->setSpacing(space::pane);
    m_row->addWidget(m_sentence, 1);
    hide();
}

void DraftBanner::showBanner(Tone tone, const QString& sentence, const std::vector<Choice>& choices)
{
    m_tone = tone;
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    for (QWidget* button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater(); // it may be the one that was pressed
    }
    for (const Choice& choice : choices) {
        auto* button = new LinkButton(m_theme, choice.words, this);
        button->setObjectName(choice.objectName);
        connect(button, &QPushButton::clicked, this, [this, name = choice.objectName] { Q_EMIT chosen(name); });
        m_row->addWidget(button);
        m_buttons.push_back(button);
    }
    show();
    update();
}

QString DraftBanner::sentence() const
{
    return m_sentence->text();
}

void DraftBanner::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    const ToneColours colours = toneColours(tokens, m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.fill);
    painter.setPen(QPen(m_tone == Tone::Neutral ? tokens.border : colours.edge, tokens.hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, space::radius, 3, height() - 2 * space::radius)), colours.ink);
}

} // namespace countersign
