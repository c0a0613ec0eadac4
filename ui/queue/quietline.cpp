#include "ui/queue/quietline.h"

#include "ui/parts/keybutton.h"

#include <QHBoxLayout>
#include <QPainter>

namespace countersign {

QuietLine::QuietLine(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(makeLabel(this, 12))
    , m_action(new LinkButton(theme, {}, this))
    , m_close(new LinkButton(theme, QStringLiteral("×"), this))
{
    setObjectName(objectName);
    m_words->setWordWrap(true);
    m_action->setObjectName(objectName % u"ActionLinkButton");
    m_action->setFont(sized(m_action->font(), 12, QFont::Medium));
    m_close->setObjectName(objectName % u"CloseLinkButton");
    m_close->setMuted(true);
    m_close->setAccessibleName(tr("Put this line away"));
    m_close->setToolTip(tr("Put this line away"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::related, space::chip, space::chip, space::chip);
    row->setSpacing(space::chip);
    row->addWidget(m_words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(m_act, {});
        putAway();
        if (act)
            act();
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        putAway();
        Q_EMIT closed();
    });
    hide();
}

void QuietLine::say(const QString& words, const QString& action, std::function<void()> act)
{
    m_act = std::move(act);
    m_words->setText(words);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->updateGeometry();
    setAccessibleName(words);
    show();
    update();
}

void QuietLine::putAway()
{
    hide();
    m_words->clear();
    m_act = {};
}

void QuietLine::paintEvent(QPaintEvent*)
{
    const ToneColours colours = toneColours(m_theme.tokens(), Tone::Neutral);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colours.edge, m_theme.tokens().hairline));
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace countersign
