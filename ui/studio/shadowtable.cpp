#include "ui/studio/shadowtable.h"

#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QHeaderView>

namespace countersign {

ShadowTable::ShadowTable(QWidget* parent)
    : QuietTable(tr("What shadows answered"), QStringLiteral("versionShadowTable"), parent)
{
    setFigureColumns({ tr("Version"), tr("Drafts"), tr("Passed the checks"), tr("No answer"), tr("Distance from live") });
}

void ShadowTable::setAnswers(const std::vector<ShadowAnswers>& answers)
{
    setRowCount(0);
    for (const ShadowAnswers& one : answers) {
        const int row = rowCount();
        insertRow(row);
        put(row, Name, versionWord(parsePromptRef(one.key).value_or(PromptRef()).number));
        putCount(row, Drafts, one.drafts);
        putCount(row, Passed, one.passed);
        putCount(row, Silent, one.silent);
        put(row, Distance, one.distanceBp ? percentWord(*one.distanceBp) : QString(), Qt::AlignRight);
    }
    setFixedHeight(horizontalHeader()->sizeHint().height() + rowCount() * verticalHeader()->defaultSectionSize() + 2 * frameWidth());
}

} // namespace countersign
