#include "ui/studio/resulttable.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/plaintable.h"
#include "ui/theme/theme.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringBuilder>
#include <algorithm>

namespace countersign {

namespace {

constexpr int lineHeight = 26, titleCut = 120;

// "€82.00 · shipping cost", as the backend writes it.
QString resultTitle(const std::string& title)
{
    const std::string_view between = " · ";
    const auto at = title.rfind(between);
    std::string named = at == std::string::npos ? std::string() : title.substr(at + between.size());
    std::replace(named.begin(), named.end(), ' ', '_');
    const auto reason = fromWord<Reason>(named);
    if (!reason)
        return shortText(title, titleCut).replace(u'\n', u' ');
    return shortText(sentenceUtf8(title.substr(0, at)), titleCut) % text(std::string(between)) % reasonWord(*reason);
}

QString preferredWord(const std::string& preferred)
{
    if (preferred == "before")
        return ResultTable::tr("earlier words");
    if (preferred == "after")
        return ResultTable::tr("this version");
    return preferred == "tie" ? ResultTable::tr("tie") : QString();
}

} // namespace

ResultTable::ResultTable(const Theme& theme, QWidget* parent)
    : QTableWidget(0, Columns, parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("replayResultTable"));
    setAccessibleName(tr("Results of the replay"));
    setHorizontalHeaderLabels({ tr("Draft"), tr("Changed"), tr("Words"), tr("Grade"), tr("Edits expected"), tr("Checks"), tr("Preferred") });
    horizontalHeaderItem(Predicted)->setToolTip(tr("How much of it people would change, judged by what they changed so far"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    makePlain(*this, lineHeight);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Title, QHeaderView::Stretch);
    setColumnHidden(Preferred, true); // until something was: what the draft is needs the room
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (row != before)
            Q_EMIT picked();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == verticalScrollBar()->maximum())
            Q_EMIT endReached();
    });
    connect(&theme, &Theme::changed, this, [this] {
        for (int row = 0; row < rowCount(); ++row)
            fill(row);
    });
}

void ResultTable::clearResults()
{
    m_results.clear();
    setRowCount(0);
    setColumnHidden(Preferred, true);
}

void ResultTable::add(const std::vector<ReplayResult>& results)
{
    const bool first = m_results.empty();
    for (const ReplayResult& result : results) {
        m_results.push_back(result);
        const int row = rowCount();
        insertRow(row);
        fill(row);
    }
    if (first && rowCount() > 0)
        setCurrentCell(0, Title);
}

void ResultTable::fill(int row)
{
    const ReplayResult& result = m_results[static_cast<std::size_t>(row)];
    const QLocale locale;
    const auto put = [this, row](Column column, const QString& words, bool figure) {
        auto* item = new QTableWidgetItem(words);
        item->setTextAlignment((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        setItem(row, column, item);
        return item;
    };
    put(Title, resultTitle(result.title), false);
    put(Distance, result.after ? percentWord(result.distanceBp) : QString(), true);
    put(Words, result.after ? locale.toString(result.words) : QString(), true);
    put(Grade, result.readingLevel > 0 ? locale.toString(result.readingLevel) : QString(), true);
    put(Predicted, result.after ? percentWord(result.predictedEditBp) : QString(), true);
    QTableWidgetItem* checks = put(Checks,
        result.failures.empty() ? result.after ? tr("passed") : tr("no answer") : tr("%n fail(s)", nullptr, static_cast<int>(result.failures.size())), false);
    checks->setForeground(result.failures.empty() && result.after ? m_theme.tokens().good : m_theme.tokens().bad);
    put(Preferred, preferredWord(result.preferred), false);
    if (!result.preferred.empty())
        setColumnHidden(Preferred, false);
}

const ReplayResult* ResultTable::current() const
{
    const int row = currentRow();
    return row < 0 || row >= static_cast<int>(m_results.size()) ? nullptr : &m_results[static_cast<std::size_t>(row)];
}

void ResultTable::setPreferred(const std::string& draftId, const std::string& preferred)
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_results[static_cast<std::size_t>(row)].draftId == draftId) {
            m_results[static_cast<std::size_t>(row)].preferred = preferred;
            fill(row);
        }
}

void ResultTable::keyPressEvent(QKeyEvent* event)
{
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (bare && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        QKeyEvent moved(QEvent::KeyPress, event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up, Qt::NoModifier);
        QTableWidget::keyPressEvent(&moved);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Home:
    case Qt::Key_End: // of the rows; the columns are read as one
        setCurrentCell(event->key() == Qt::Key_Home ? 0 : rowCount() - 1, Title);
        if (event->key() == Qt::Key_End)
            Q_EMIT endReached();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QTableWidget::keyPressEvent(event);
        event->accept();
        if (currentRow() == rowCount() - 1)
            Q_EMIT endReached();
        break;
    default:
        event->ignore(); // letters are the page's
    }
}

} // namespace countersign
