#include "ui/studio/compareview.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/labels.h"
#include "ui/studio/difftext.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr std::size_t mostFailures = 12;

} // namespace

CompareView::CompareView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_beforeTitle(makeSectionLabel(this, tr("Then")))
    , m_afterTitle(makeSectionLabel(this, tr("This version")))
    , m_before(new DiffText(theme, tr("The words of then"), QStringLiteral("compareBeforeDiffText"), this))
    , m_after(new DiffText(theme, tr("The words of this version"), QStringLiteral("compareAfterDiffText"), this))
    , m_failures(makeLabel(this))
    , m_figures(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("replayCompareView"));
    m_failures->setObjectName(QStringLiteral("compareFailuresLabel"));
    m_failures->setWordWrap(true);
    m_figures->setObjectName(QStringLiteral("compareFiguresLabel"));
    m_figures->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::card);
    grid->setVerticalSpacing(space::chip);
    grid->addWidget(m_beforeTitle, 0, 0);
    grid->addWidget(m_afterTitle, 0, 1);
    grid->addWidget(m_before, 1, 0);
    grid->addWidget(m_after, 1, 1);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addLayout(grid, 1);
    column->addWidget(m_failures);
    column->addWidget(m_figures);
    showResult(nullptr);
}

void CompareView::showResult(const ReplayResult* result)
{
    setVisible(result != nullptr);
    if (result == nullptr)
        return;
    const QString before = result->before ? contentWords(*result->before) : QString();
    const QString after = result->after ? contentWords(*result->after) : QString();
    m_beforeTitle->setText(result->beforeApproved ? tr("Then, as people approved it") : tr("Then, as it was composed"));
    if (result->after) {
        m_before->showDiff(before, after, DiffText::Side::Before);
        m_after->showDiff(before, after, DiffText::Side::After);
    } else {
        m_before->showText(before);
        m_after->showText(tr("There is no answer of this version."));
    }
    QStringList lines;
    for (std::size_t i = 0; i < std::min(result->failures.size(), mostFailures); ++i)
        lines << u"✗ " % shortText(sentenceUtf8(result->failures[i]), 300);
    m_failures->setText(lines.join(u'\n'));
    m_failures->setVisible(!lines.isEmpty());
    QStringList figures;
    if (result->after) {
        figures << tr("%n word(s)", nullptr, result->words);
        if (result->readingLevel > 0)
            figures << tr("reads at grade %1").arg(QLocale().toString(result->readingLevel));
        figures << tr("%1 of the words differ").arg(percentWord(result->distanceBp));
        figures << tr("people would change about %1").arg(percentWord(result->predictedEditBp));
    }
    m_figures->setText(figures.join(QStringLiteral(" · ")));
}

QString CompareView::failures() const
{
    return m_failures->text();
}

} // namespace countersign
