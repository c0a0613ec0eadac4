#include "ui/draft/sourceview.h"

#include "models/domain/digest.h"
#include "ui/words/words.h"

#include <QFontDatabase>

namespace countersign {

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
}

void SourceView::showSource(const Draft& draft, const Content& content)
{
    const auto rendered = countersign::render(content, draft.values);
    if (!rendered) {
        setPlainText(tr("Cannot be sent as it stands: %1").arg(text(rendered.error().detail)));
        return;
    }
    QString head = tr("%n byte(s)", nullptr, static_cast<int>(rendered->bytes.size())) % u"\nSHA-256 "
        % text(hex(countersign::view(sha256(rendered->bytes))));
    if (const auto binding = makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt))
        head += u'\n' % tr("Digest that is signed: %1").arg(text(binding->payload));
    QString bytes = text(rendered->bytes);
    if (!draft.values.to.empty())
        bytes.replace(text(draft.values.to), text(draft.maskedTo));
    setPlainText(head % u'\n' % tr("Only the address is masked below; both digests are of the bytes with it.") % u"\n\n" % bytes);
}

QVariant SourceView::loadResource(int, const QUrl&)
{
    return {};
}

} // namespace countersign
