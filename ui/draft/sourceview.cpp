#include "ui/draft/sourceview.h"

#include "models/domain/customersight.h"
#include "models/domain/digest.h"
#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <QFontDatabase>
#include <QScrollBar>
#include <QThreadPool>

namespace countersign {

namespace {

constexpr qsizetype sliceSize = 16 * 1024; // characters laid out in one go
constexpr qsizetype longestLine = 2000; // longer ones are broken: the time to lay out a line grows faster than it does

// A message that cannot be rendered is shown as it is written.
QString asWritten(const Content& content)
{
    QStringList parts{ text(content.subject), text(content.preheader) };
    for (const Block& block : content.blocks)
        parts << text(block.text) << text(block.url);
    parts.removeAll(QString());
    return visibleText(parts.join(QStringLiteral("\n\n")));
}

QString sourceWords(const Draft& draft, const Content& content)
{
    const auto rendered = countersign::render(content, draft.values);
    if (!rendered)
        return SourceView::tr("Cannot be sent as it stands: %1").arg(shortText(rendered.error().detail)) % u"\n\n" % asWritten(content);
    if (customerHidden(draft))
        return SourceView::tr("Address and links are masked for you: the exact bytes and their digests are for those who decide.") % u"\n\n"
            % text(rendered->bytes).replace(text(draft.values.to), text(draft.maskedTo));
    QString head = SourceView::tr("%n byte(s)", nullptr, static_cast<int>(rendered->bytes.size())) % u"\nSHA-256 "
        % text(hex(countersign::view(sha256(rendered->bytes))));
    if (const auto binding = makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt))
        head += u'\n' % SourceView::tr("Digest that is signed: %1").arg(text(binding->payload));
    QString bytes = text(rendered->bytes);
    if (!draft.values.to.empty())
        bytes.replace(text(draft.values.to), text(draft.maskedTo));
    return head % u'\n' % SourceView::tr("Only the address is masked below; both digests are of the bytes with it.") % u"\n\n" % bytes;
}

} // namespace

SourceView::SourceView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("draftSourceView"));
    setAccessibleName(tr("The exact bytes"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(12);
    setFont(fixed);
    document()->setDocumentMargin(16);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setUndoRedoEnabled(false);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &SourceView::fillOn);
}

void SourceView::showSource(const Draft& draft, const Content& content)
{
    ++m_generation;
    m_rendering = false;
    if (oversized(content))
        showLater(draft, content);
    else
        showWords(sourceWords(draft, content));
}

void SourceView::showPlainPart(const Draft& draft, const Content& content)
{
    ++m_generation;
    m_rendering = false;
    if (oversized(content)) {
        showLater(draft, content);
        return;
    }
    const auto rendered = countersign::render(content, draft.values);
    if (!rendered)
        showWords(tr("Cannot be sent as it stands: %1").arg(shortText(rendered.error().detail)));
    else if (content.channel == Channel::Email)
        showWords(text(rendered->subject) % u"\n\n" % text(rendered->text));
    else
        showWords(text(rendered->text));
}

void SourceView::showLater(const Draft& draft, const Content& content)
{
    clear();
    m_fill.stop();
    m_rendering = true;
    Answerer<Result<QString>> answer;
    Draft facts;
    facts.values = draft.values;
    facts.offer = draft.offer;
    facts.prompt = draft.prompt;
    facts.maskedTo = draft.maskedTo;
    whenDone(answer.future(), this, [this, asked = m_generation](const Result<QString>& words) {
        if (asked != m_generation)
            return; // another draft is shown by now
        m_rendering = false;
        showWords(words.value_or(QString()));
    });
    QThreadPool::globalInstance()->start([answer, facts = std::move(facts), content] { answer(sourceWords(facts, content)); });
}

void SourceView::showWords(const QString& words)
{
    m_fill.stop();
    m_slices.clear();
    if (words.size() <= sliceSize) {
        setPlainText(words);
        return;
    }
    clear();
    QString slice;
    for (const QStringView line : QStringView(words).split(u'\n'))
        for (qsizetype at = 0; at == 0 || at < line.size(); at += longestLine) {
            slice += line.mid(at, longestLine);
            slice += u'\n';
            if (slice.size() >= sliceSize)
                m_slices << std::exchange(slice, QString()).chopped(1);
        }
    if (!slice.isEmpty())
        m_slices << slice.chopped(1);
    fillOn();
    m_fill.start();
}

void SourceView::fillOn()
{
    if (!m_slices.isEmpty())
        appendPlainText(m_slices.takeFirst());
    if (m_slices.isEmpty())
        m_fill.stop();
    verticalScrollBar()->setValue(0);
}

QVariant SourceView::loadResource(int, const QUrl&)
{
    return {};
}

} // namespace countersign
