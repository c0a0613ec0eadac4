#include "ui/audit/pdfpaper.h"

#include <QCoreApplication>
#include <QDateTime>

namespace countersign {

namespace {

struct PaperWords {
    Q_DECLARE_TR_FUNCTIONS(LineagePicture)
};

constexpr int paperDpi = 300;
constexpr qreal paperFoot = 20;

// The writer notes its own clock; overwritten in place, so that no position in the file moves.
void setMadeAt(QByteArray& pdf, TimeMs at)
{
    static const QByteArray mark("/CreationDate (D:");
    const qsizetype start = pdf.lastIndexOf(mark);
    const qsizetype end = start < 0 ? start : pdf.indexOf(')', start);
    if (end < 0)
        return;
    QByteArray date = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyyMMddhhmmss")).toLatin1();
    const qsizetype length = end - start - mark.size();
    date += length > date.size() + 1 ? QByteArray("+00'00'") : QByteArray("Z");
    if (date.size() == length)
        pdf.replace(start + mark.size(), length, date);
}

} // namespace

PdfPaper::PdfPaper(const QFont& font, Qt::LayoutDirection direction, QPageLayout::Orientation orientation, qreal width)
    : m_writer(&m_buffer)
    , m_font(font)
    , m_direction(direction)
    , m_width(width)
{
    m_buffer.open(QIODevice::WriteOnly);
    m_writer.setResolution(paperDpi);
    m_writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), orientation, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter));
    m_writer.setCreator(QStringLiteral("Countersign"));
    m_scale = m_writer.width() / width;
    m_height = m_writer.height() / m_scale;
}

bool PdfPaper::begin(const QString& title)
{
    m_writer.setTitle(title);
    if (!m_painter.begin(&m_writer))
        return false;
    ready();
    return true;
}

void PdfPaper::ready()
{
    m_painter.scale(m_scale, m_scale);
    m_y = 0;
    ++m_page;
}

void PdfPaper::next()
{
    foot();
    m_writer.newPage();
    m_painter.resetTransform();
    ready();
}

void PdfPaper::foot()
{
    m_painter.setFont(sized(m_font, size::label));
    m_painter.setPen(lightTokens().muted);
    m_painter.drawText(
        QRectF(0, m_height - paperFoot, m_width, paperFoot), Qt::AlignRight | Qt::AlignBottom, PaperWords::tr("page %1").arg(m_page));
}

qreal PdfPaper::bottom() const
{
    return m_height - paperFoot;
}

void PdfPaper::paragraph(const QString& words, int pixels, QFont::Weight weight, bool muted, bool anywhere)
{
    const QFont face = sized(m_font, pixels, weight);
    const int flags = static_cast<int>((m_direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop)
        | static_cast<int>(anywhere ? Qt::TextWrapAnywhere : Qt::TextWordWrap);
    m_painter.setFont(face);
    const qreal height = m_painter.boundingRect(QRectF(0, m_y, m_width, 1e6), flags, words).height();
    if (m_y > 0 && m_y + height > bottom())
        next();
    m_painter.setFont(face);
    m_painter.setPen(muted ? lightTokens().muted : lightTokens().text);
    m_painter.drawText(QRectF(0, m_y, m_width, bottom() - m_y), flags, words);
    m_y += height;
}

QByteArray PdfPaper::end(TimeMs at)
{
    foot();
    m_painter.end();
    QByteArray pdf = m_buffer.data();
    setMadeAt(pdf, at);
    return pdf;
}

} // namespace countersign
