#include "ui/audit/exportbar.h"

#include "services/console/desk/recordexport.h"
#include "ui/audit/exportwords.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int barSteps = 1000; // a record may have more entries than an int counts

} // namespace

ExportBar::ExportBar(const Theme& theme, RecordExport& exports, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_exports(exports)
    , m_bar(new QProgressBar(this))
    , m_line(makeLabel(this, size::body, QFont::Normal, true))
    , m_cancel(new LinkButton(theme, tr("Cancel"), this))
{
    setObjectName(objectName);
    m_bar->setObjectName(objectName % QStringLiteral("ProgressBar"));
    m_bar->setAccessibleName(tr("Exporting the record"));
    m_bar->setFixedHeight(4);
    m_bar->setTextVisible(false);
    m_line->setObjectName(objectName % QStringLiteral("Label"));
    m_cancel->setObjectName(objectName % QStringLiteral("CancelLinkButton"));
    auto* words = new QHBoxLayout;
    words->setSpacing(space::related);
    words->addWidget(m_line);
    words->addWidget(m_cancel);
    words->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addWidget(m_bar);
    column->addLayout(words);
    connect(m_cancel, &QPushButton::clicked, this, &ExportBar::cancel);
    connect(&exports, &RecordExport::progressed, this, &ExportBar::showProgress);
    connect(&exports, &RecordExport::finished, this, &ExportBar::end);
    connect(&exports, &RecordExport::failed, this, &ExportBar::end);
    setVisible(exports.running());
}

void ExportBar::showProgress(qint64 done, qint64 total)
{
    const bool began = isHidden();
    m_bar->setRange(0, total > 0 ? barSteps : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(static_cast<double>(done) / static_cast<double>(total) * barSteps) : 0);
    m_line->setText(exportProgress(done, total));
    setVisible(true);
    if (began)
        Q_EMIT changed();
}

void ExportBar::end()
{
    const bool focused = m_cancel->hasFocus();
    setVisible(false);
    Q_EMIT changed();
    if (focused)
        Q_EMIT left();
}

void ExportBar::focusCancel()
{
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ExportBar::cancel()
{
    if (!m_exports.running())
        return;
    m_exports.cancel();
    end();
}

} // namespace countersign
