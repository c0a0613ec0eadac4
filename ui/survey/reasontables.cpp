#include "ui/survey/reasontables.h"

#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace countersign {

namespace {

constexpr int leastReasonColumn = 64, reasonHeadHeight = 40;

QString reasonFigure(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

std::int64_t reasonCount(const std::map<Reason, std::int64_t>& counts, Reason reason)
{
    const auto found = counts.find(reason);
    return found == counts.end() ? 0 : found->second;
}

std::int64_t cellCount(const SurveyReport& report, Reason diagnosed, Reason said)
{
    const auto found = report.cells.find({ diagnosed, said });
    return found == report.cells.end() ? 0 : found->second;
}

QString cellSentence(Reason diagnosed, Reason said, std::int64_t count)
{
    if (diagnosed == said)
        return ReasonConfusion::tr("%1, diagnosed and said: %2").arg(reasonWord(said), reasonFigure(count));
    return ReasonConfusion::tr("Diagnosed %1, said %2: %3").arg(reasonWord(diagnosed), reasonWord(said), reasonFigure(count));
}

// Where both agree: the tint follows a change of theme by itself.
class AgreementDelegate final : public QStyledItemDelegate {
public:
    AgreementDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.row() != index.column())
            return;
        painter->save();
        painter->setPen(QPen(m_theme.tokens().good, m_theme.tokens().hairline));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.row() != index.column())
            return;
        const ToneColours colours = toneColours(m_theme.tokens(), Tone::Good);
        option->font.setWeight(QFont::Bold);
        option->backgroundBrush = colours.fill;
        option->palette.setColor(QPalette::Text, colours.ink);
    }

private:
    const Theme& m_theme;
};

} // namespace

ReasonCounts::ReasonCounts(QWidget* parent)
    : QuietTable(tr("Reasons, counted"), QStringLiteral("surveyReasonCounts"), parent)
{
    setFigureColumns({ tr("Reason"), tr("Said"), tr("Diagnosed") });
}

void ReasonCounts::showReport(const SurveyReport& report)
{
    std::vector<Reason> reasons;
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        reasons.push_back(reason);
    std::ranges::stable_sort(reasons, std::ranges::greater(), [&report](Reason reason) { return reasonCount(report.stated, reason); });
    setRowCount(static_cast<int>(reasons.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Reason reason = reasons[static_cast<std::size_t>(row)];
        const std::int64_t said = reasonCount(report.stated, reason);
        const std::int64_t diagnosed = reasonCount(report.inferred, reason);
        put(row, 0, reasonWord(reason), Qt::AlignLeft,
            tr("%1: said %2, diagnosed %3").arg(reasonWord(reason), reasonFigure(said), reasonFigure(diagnosed)));
        put(row, 1, reasonFigure(said), Qt::AlignRight);
        put(row, 2, reasonFigure(diagnosed), Qt::AlignRight);
    }
    if (currentRow() < 0)
        setCurrentCell(0, 0);
}

ReasonConfusion::ReasonConfusion(const Theme& theme, QWidget* parent)
    : QuietTable(tr("Diagnosed against said"), QStringLiteral("surveyReasonConfusion"), parent)
{
    setAccessibleDescription(tr("Rows: what was diagnosed. Columns: what customers said. Where both agree, the figure is heavy and framed."));
    setItemDelegate(new AgreementDelegate(theme, this));
    setSelectionBehavior(QAbstractItemView::SelectItems);
    horizontalHeader()->setDefaultAlignment(Qt::AlignHCenter | Qt::AlignVCenter | Qt::Alignment::fromInt(Qt::TextWordWrap));
    horizontalHeader()->setFixedHeight(reasonHeadHeight);
    horizontalHeader()->setMinimumSectionSize(leastReasonColumn);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void ReasonConfusion::showReport(const SurveyReport& report)
{
    std::vector<Reason> reasons;
    QStringList names;
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        if (reasonCount(report.stated, reason) > 0 || reasonCount(report.inferred, reason) > 0) {
            reasons.push_back(reason);
            names << reasonWord(reason);
        }
    const int side = static_cast<int>(reasons.size());
    setRowCount(side);
    setColumnCount(side);
    setHorizontalHeaderLabels(names);
    setVerticalHeaderLabels(names);
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            const Reason diagnosed = reasons[static_cast<std::size_t>(row)];
            const Reason said = reasons[static_cast<std::size_t>(column)];
            const std::int64_t count = cellCount(report, diagnosed, said);
            put(row, column, count == 0 && row != column ? QString() : reasonFigure(count), Qt::AlignHCenter, cellSentence(diagnosed, said, count));
        }
    for (int column = 0; column < side; ++column)
        horizontalHeaderItem(column)->setToolTip(tr("Said: %1").arg(names.at(column)));
    for (int row = 0; row < side; ++row)
        verticalHeaderItem(row)->setToolTip(tr("Diagnosed: %1").arg(names.at(row)));
    if (side > 0 && currentRow() < 0)
        setCurrentCell(0, 0);
}

} // namespace countersign
