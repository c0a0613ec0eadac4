#include "ui/window/glassstrip.h"

#include "models/view/qttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/progressline.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int tickMs = 1000;
constexpr int edgeWidth = 3;

} // namespace

GlassStrip::GlassStrip(const Theme& theme, std::function<TimeMs()> now, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_theme(theme)
    , m_now(std::move(now))
    , m_sentence(makeLabel(this))
    , m_end(new LinkButton(theme, tr("Give it back now"), this))
    , m_waits(new ProgressLine(theme, QStringLiteral("glassStripProgressLine"), this))
{
    setObjectName(QStringLiteral("windowGlassStrip"));
    m_sentence->setObjectName(QStringLiteral("glassSentenceLabel"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_end->setObjectName(QStringLiteral("glassEndLinkButton"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::related);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_end);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::related, space::pane, space::related);
    column->setSpacing(space::chip);
    column->addLayout(row);
    column->addWidget(m_waits);
    connect(m_end, &QPushButton::clicked, this, [this] {
        if (!m_open.empty())
            Q_EMIT endAsked(m_open.front().id);
    });
    connect(&m_timer, &QTimer::timeout, this, &GlassStrip::tick);
    hide();
}

void GlassStrip::showOpen(const std::vector<BrokenGlass>& open)
{
    m_open = open;
    setVisible(!m_open.empty());
    if (m_open.empty()) {
        m_timer.stop();
        return;
    }
    const QString right = permissionWord(text(word(m_open.front().right)));
    m_end->setAccessibleName(tr("Give the right “%1” back now").arg(right));
    m_timer.start(tickMs);
    tick();
}

void GlassStrip::tick()
{
    if (m_open.empty())
        return;
    const BrokenGlass& first = m_open.front();
    const QString right = permissionWord(text(word(first.right)));
    QString sentence = tr("Taken for an emergency: the right “%1”, for %2 more. The record tells of it.")
                           .arg(right, countdown(std::max<TimeMs>(first.until - m_now(), 0)));
    if (m_open.size() > 1)
        sentence += u' ' + tr("%n more right(s) after it.", nullptr, static_cast<int>(m_open.size()) - 1);
    m_sentence->setText(sentence);
    m_sentence->setToolTip(absoluteWords(first.until));
}

void GlassStrip::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, edgeWidth, height())), m_theme.tokens().warn);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.tokens().border);
}

} // namespace countersign
