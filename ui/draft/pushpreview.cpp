#include "ui/draft/pushpreview.h"

#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <QTextLayout>

namespace countersign {

namespace {

constexpr int phoneWidth = 359; // of a notification on a 375 px phone
constexpr int mostLines = 4; // a locked phone shows four before it cuts
constexpr int iconSize = 32, pad = 12;

} // namespace

PushPreview::PushPreview(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("As a phone shows it"), parent)
{
    setObjectName(QStringLiteral("messagePushPreview"));
    setMaximumWidth(phoneWidth);
}

void PushPreview::showMessage(const Content& content, const Values& values)
{
    const auto rendered
        = oversized(content) ? Result<Rendered>(fail(ErrorCode::InvalidInput, "too long")) : countersign::render(content, values);
    m_sender = shortText(values.fromName, 60);
    std::string words = rendered ? rendered->text : std::string();
    if (!rendered)
        for (const Block& block : content.blocks)
            if (words.size() < 2000)
                words += (words.empty() ? "" : "\n") + block.text.substr(0, 2000);
    m_words = shortText(words, 2000);
    contentChanged();
}

QStringList PushPreview::lines(const QFont& face, int width, qsizetype& shown) const
{
    QTextLayout layout(QString(m_words).replace(u'\n', QChar::LineSeparator), face);
    layout.beginLayout();
    QStringList found;
    shown = 0;
    qsizetype lastStart = 0; // what is shown of a line is trimmed, so its length does not say where it began
    for (QTextLine line = layout.createLine(); line.isValid() && found.size() < mostLines; line = layout.createLine()) {
        line.setLineWidth(width);
        lastStart = line.textStart();
        shown = line.textStart() + line.textLength();
        found << m_words.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    if (shown < m_words.size() && !found.isEmpty()) {
        // The last line ends in the ellipsis, which takes room of its own.
        const QString last = m_words.mid(lastStart, 200).section(u'\n', 0, 0) % u'…';
        found.back() = QFontMetrics(face).elidedText(last, Qt::ElideRight, width);
        shown = lastStart + found.back().size() - 1;
    }
    return found;
}

QString PushPreview::shown() const
{
    qsizetype end = 0;
    return lines(sized(font(), size::body), phoneWidth - iconSize - 3 * pad, end).join(u'\n');
}

QString PushPreview::hidden() const
{
    qsizetype shown = 0;
    (void)lines(sized(font(), size::body), phoneWidth - iconSize - 3 * pad, shown);
    return m_words.mid(shown).trimmed();
}

int PushPreview::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    const int left = pad + iconSize + pad;
    const int width = std::min(canvas.width(), phoneWidth) - left - pad;
    qsizetype shown = 0;
    const QStringList words = lines(face, width, shown);
    const int lineHeight = QFontMetrics(face).lineSpacing();
    const int height = std::max(iconSize + 2 * pad, pad + lineHeight + 2 + static_cast<int>(words.size()) * lineHeight + pad);
    const QRect card(0, 0, std::min(canvas.width(), phoneWidth), height);
    if (QPainter* painter = canvas.painter()) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.border, tokens.hairline));
        painter->setBrush(tokens.window);
        painter->drawRoundedRect(QRectF(canvas.visual(card)).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14);
        painter->restore();
    }
    canvas.fill(QRect(pad, pad, iconSize, iconSize), tokens.accent, 8);
    canvas.line(QRect(pad, pad, iconSize, iconSize), m_sender.left(1).toUpper(), sized(canvas.font(), size::title, QFont::DemiBold),
        inkOnAccent(tokens), Qt::AlignHCenter);
    const QString when = tr("now");
    const int whenWidth = QFontMetrics(face).horizontalAdvance(when) + 2;
    canvas.line(QRect(left, pad, width - whenWidth - space::related, lineHeight), m_sender,
        sized(canvas.font(), size::body, QFont::DemiBold), tokens.text);
    canvas.line(QRect(left + width - whenWidth, pad, whenWidth, lineHeight), when, face, tokens.muted, Qt::AlignRight);
    int y = pad + lineHeight + 2;
    for (const QString& line : words) {
        canvas.line(QRect(left, y, width + 4, lineHeight), line, face, tokens.text);
        y += lineHeight;
    }
    y = height + space::related;
    const QString rest = m_words.mid(shown).simplified();
    const QString below = rest.isEmpty() ? tr("A locked phone shows all of it.")
                                         : tr("A locked phone stops there. Read only after opening: “%1”").arg(rest.left(160));
    return y + canvas.text(0, y, card.width(), below, sized(canvas.font(), 12), tokens.muted);
}

QString PushPreview::spoken() const
{
    return m_sender % u": " % m_words;
}

} // namespace countersign
