#include "ui/parts/notice.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPainter>

namespace countersign {

Notice::Notice(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(makeLabel(this, size::body, QFont::Medium))
    , m_lines(makeLabel(this))
    , m_copy(new LinkButton(theme, tr("Copy code"), this))
    , m_close(new LinkButton(theme, tr("Close"), this))
{
    m_sentence->setObjectName(QStringLiteral("noticeSentenceLabel"));
    m_copy->setObjectName(QStringLiteral("noticeCopyLinkButton"));
    m_close->setObjectName(QStringLiteral("noticeCloseLinkButton"));
    m_sentence->setWordWrap(true);
    m_lines->setWordWrap(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::chip);
    texts->addWidget(m_sentence);
    texts->addWidget(m_lines);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::card, space::related, space::card, space::related);
    row->setSpacing(space::card);
    row->addLayout(texts, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_code); });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    m_leaving.setSingleShot(true);
    connect(&m_leaving, &QTimer::timeout, this, &Notice::leave);
    hide();
}

void Notice::leaveAfter(std::chrono::milliseconds time)
{
    m_leaving.setInterval(time);
}

void Notice::leave()
{
    if (underMouse() || isAncestorOf(QApplication::focusWidget()))
        m_leaving.start();
    else
        hide();
}

void Notice::showNotice(Tone tone, const QString& sentence, const QStringList& lines, const QString& code)
{
    m_tone = tone;
    m_code = code;
    m_sentence->setText(sentence);
    QStringList all = lines;
    if (!code.isEmpty())
        all << code;
    m_lines->setText(all.join(QLatin1Char('\n')));
    m_lines->setVisible(!all.isEmpty());
    m_copy->setVisible(!code.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(m_lines->text());
    show();
    update();
    m_leaving.stop();
    if ((tone == Tone::Good || tone == Tone::Neutral) && code.isEmpty() && m_leaving.interval() > 0)
        m_leaving.start();
}

QString Notice::sentence() const
{
    return m_sentence->text();
}

void Notice::paintEvent(QPaintEvent*)
{
    const ToneColours colours = toneColours(m_theme.tokens(), m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.fill);
    painter.setPen(colours.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colours.edge, m_theme.tokens().hairline));
    const QRect whole = contentsRect(); // margins of the widget stand around it, and go with it
    painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    painter.fillRect(
        QStyle::visualRect(layoutDirection(), whole, QRect(whole.left(), whole.top() + space::radius, 3, whole.height() - 2 * space::radius)), colours.ink);
}

} // namespace countersign
