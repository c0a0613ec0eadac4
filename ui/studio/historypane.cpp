#include "ui/studio/historypane.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/labels.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/times.h"

#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int shownMoves = 4;
constexpr int moveNoteCut = 200;

ListRow moveRow(const LabelMove& move, TimeMs now)
{
    ListRow row;
    row.id = QStringLiteral("%1/%2/%3").arg(move.at).arg(move.number).arg(labelWord(move.label));
    row.title = versionWord(move.number);
    row.chips.push_back({ move.given ? labelWord(move.label) : HistoryPane::tr("no longer %1").arg(labelWord(move.label)),
        move.given ? labelTone(move.label) : Tone::Neutral });
    row.trailing = agoWords(move.at, now);
    const QString by = shortText(move.personName, 60);
    QStringList line{ move.secondPersonName.empty() ? by : HistoryPane::tr("%1 and %2").arg(by, shortText(move.secondPersonName, 60)) };
    if (!move.note.empty())
        line << u'“' % shortText(move.note, moveNoteCut).replace(u'\n', u' ') % u'”';
    row.line = line.join(QStringLiteral(" · "));
    return row;
}

} // namespace

HistoryPane::HistoryPane(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new RowList(theme, tr("Moves of labels"), QStringLiteral("studioMovesRowList"), this))
    , m_none(makeLabel(this, size::body, QFont::Normal, true))
{
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Moves of labels"));
    m_none->setText(tr("No label was moved yet."));
    m_none->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addWidget(title);
    column->addWidget(m_none);
    column->addWidget(m_list);
    connect(&session, &StudioSession::detailsChanged, this, &HistoryPane::refresh);
    refresh();
}

void HistoryPane::refresh()
{
    std::vector<LabelMove> moves = m_session.moves();
    std::ranges::stable_sort(moves, std::ranges::greater(), &LabelMove::at);
    std::vector<ListRow> rows;
    const TimeMs now = wallClock();
    for (const LabelMove& move : moves)
        rows.push_back(moveRow(move, now));
    m_list->setRows(std::move(rows));
    m_list->fitRows(shownMoves);
    m_list->setVisible(m_list->rows() > 0);
    m_none->setVisible(m_list->rows() == 0);
}

} // namespace countersign
