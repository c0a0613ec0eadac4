#include "ui/audit/reportpane.h"

#include "ui/audit/auditsession.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/exportbar.h"
#include "ui/audit/factvalue.h"
#include "ui/audit/reporttabs.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/savestrip.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/rowlist.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <charconv>

namespace countersign {

namespace {

constexpr int reportLineHeight = 26, widestColumn = 360, longestCell = 400;

struct Cell {
    QString words;
    bool figure = false;
};

// As people read it, after its column's name; what is copied and saved stays as the backend said it.
Cell cellOf(const AuditReport& report, std::size_t row, std::size_t column)
{
    const std::string& name = report.columns[column];
    const std::string& cell = report.rows[row][column];
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (wrong != std::errc() || end != cell.data() + cell.size())
        return { factValue(name, cell).replace(u'\n', u' ').left(longestCell) };
    Json beside = Json::object();
    for (std::size_t i = 0; i < report.columns.size(); ++i)
        beside[report.columns[i]] = report.rows[row][i];
    const auto money = moneyBeside(name, number, beside);
    return { money ? moneyWord(*money) : factValue(name, number), true };
}

} // namespace

ReportPane::ReportPane(const Theme& theme, AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_names(new RowList(theme, tr("Reports"), QStringLiteral("auditReportsRowList")))
    , m_title(new ElidedLabel(this, size::title, QFont::DemiBold, false))
    , m_time(new QComboBox(this))
    , m_shop(new QLineEdit(this))
    , m_copy(new KeyButton(theme, QStringLiteral("C"), tr("Copy"), this))
    , m_save(new KeyButton(theme, QStringLiteral("X"), tr("Save"), this))
    , m_strip(new SaveStrip(theme, QStringLiteral("reportSaveStrip"), this))
    , m_bar(new ExportBar(theme, session.exports(), QStringLiteral("reportExportBar"), this))
    , m_line(makeLabel(this, size::body, QFont::Normal, true))
    , m_again(new LinkButton(theme, tr("Read again"), this))
    , m_table(new QTableWidget(this))
    , m_more(new KeyButton(theme, QStringLiteral("M"), tr("More rows"), this))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("auditReportPane"));
    setAccessibleName(tr("Reports"));
    build(theme);
    std::vector<ListRow> rows;
    for (const QString& name : reportNames()) {
        ListRow row;
        row.id = name;
        row.title = reportWord(name);
        rows.push_back(std::move(row));
    }
    m_names->setRows(std::move(rows));
    connect(m_names, &RowList::picked, this, &ReportPane::refresh);
    connect(m_names, &RowList::chosen, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_time, &QComboBox::activated, this, &ReportPane::refresh);
    connect(m_shop, &QLineEdit::editingFinished, this, [this] {
        if (m_shop->isModified())
            refresh();
        m_shop->setModified(false);
    });
    connect(m_copy, &QPushButton::clicked, this, &ReportPane::copy);
    connect(m_save, &QPushButton::clicked, this, &ReportPane::askSave);
    connect(m_again, &QPushButton::clicked, this, &ReportPane::refresh);
    connect(m_strip, &SaveStrip::chosen, this, [this](const QString& path) {
        const bool lines = path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive);
        m_session.takeOut({ lines ? ExportWish::Form::ReportJsonl : ExportWish::Form::ReportCsv, path, {}, m_session.reportWish() });
    });
    connect(m_more, &QPushButton::clicked, this, &ReportPane::more);
    connect(m_bar, &ExportBar::changed, this, &ReportPane::refreshState);
    connect(m_bar, &ExportBar::left, this, &ReportPane::focusList);
    connect(m_strip, &SaveStrip::closed, this, &ReportPane::focusList);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int row) { openRow(row); });
    connect(&session, &AuditSession::reportChanged, this, &ReportPane::take);
    connect(&session, &AuditSession::stateChanged, this, &ReportPane::refreshState);
    take();
}

void ReportPane::build(const Theme& theme)
{
    m_title->setObjectName(QStringLiteral("reportTitleLabel"));
    m_time->setObjectName(QStringLiteral("reportTimeComboBox"));
    m_time->setAccessibleName(tr("Time"));
    m_time->addItem(tr("the last 7 days"), static_cast<qlonglong>(7 * dayMs));
    m_time->addItem(tr("the last 30 days"), static_cast<qlonglong>(30 * dayMs));
    m_time->addItem(tr("the last 90 days"), static_cast<qlonglong>(90 * dayMs));
    m_time->addItem(tr("any time"), qlonglong{ 0 });
    m_time->setCurrentIndex(1);
    m_shop->setObjectName(QStringLiteral("reportShopLineEdit"));
    m_shop->setAccessibleName(tr("Shop"));
    m_shop->setPlaceholderText(tr("every shop"));
    m_shop->setMaxLength(100);
    m_shop->setMaximumWidth(140);
    m_copy->setObjectName(QStringLiteral("reportCopyKeyButton"));
    m_save->setObjectName(QStringLiteral("reportSaveKeyButton"));
    m_line->setObjectName(QStringLiteral("reportLineLabel"));
    m_line->setWordWrap(true);
    m_again->setObjectName(QStringLiteral("reportAgainLinkButton"));
    m_more->setObjectName(QStringLiteral("reportMoreKeyButton"));
    m_table->setObjectName(QStringLiteral("reportTableWidget"));
    m_table->setAccessibleName(tr("Rows of the report"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    makePlain(*m_table, reportLineHeight);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setMaximumSectionSize(widestColumn);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_save);
    auto* narrowing = new QHBoxLayout;
    narrowing->setSpacing(space::related);
    narrowing->addWidget(m_time);
    narrowing->addWidget(m_shop);
    narrowing->addWidget(m_line, 1);
    narrowing->addStretch(0);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space::card, 0, space::card, 0); // both: mirrored, the other edge stands at the splitter
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addLayout(narrowing);
    column->addWidget(m_strip);
    column->addWidget(m_bar);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addWidget(m_table, 1);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addStretch(0);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("reportSplitter"));
    split->setChildrenCollapsible(false);
    m_names->setMinimumWidth(180);
    right->setMinimumWidth(300);
    split->addWidget(m_names);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({ 280, 660 });
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::pane, space::card, space::pane, space::related);
    outer->addWidget(split);
    m_skeleton = new Skeleton(theme, reportLineHeight, m_table);
    const std::array<QWidget*, 5> reading{ m_names, m_copy, m_save, m_time, m_shop };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
}

void ReportPane::refresh()
{
    AuditReportWish wish{ m_names->currentId().toStdString(), std::nullopt, std::nullopt, m_shop->text().trimmed().toStdString() };
    if (const qlonglong back = m_time->currentData().toLongLong(); back > 0)
        wish.from = wallClock() - back;
    m_session.drawUp(wish);
}

void ReportPane::take()
{
    m_title->setText(reportWord(m_names->currentId()));
    m_skeleton->setWaiting(m_session.reportLoading() && !m_session.reportGrowing());
    if (const auto& report = m_session.report())
        fill(*report);
    else if (m_session.reportError()) {
        m_table->setRowCount(0);
        m_filled = 0;
    }
    refreshState();
}

// Rows that are here already stay as they are, and with them where one reads.
void ReportPane::fill(const AuditReport& report)
{
    const bool another = m_filled != m_session.reportNumber();
    if (another) {
        QStringList columns;
        for (const std::string& column : report.columns)
            columns << columnWord(column);
        m_table->clear();
        m_table->setRowCount(0);
        m_table->setColumnCount(static_cast<int>(columns.size()));
        m_table->setHorizontalHeaderLabels(columns);
        m_filled = m_session.reportNumber();
    }
    const int before = m_table->rowCount();
    const int rows = static_cast<int>(report.rows.size());
    m_table->setRowCount(rows);
    for (int row = before; row < rows; ++row)
        for (std::size_t i = 0; i < report.columns.size(); ++i) {
            const Cell cell = cellOf(report, static_cast<std::size_t>(row), i);
            auto* item = new QTableWidgetItem(cell.words);
            item->setTextAlignment((cell.figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_table->setItem(row, static_cast<int>(i), item);
        }
    if (before > 0)
        return;
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setStretchLastSection(true);
    if (rows > 0)
        m_table->setCurrentCell(0, 0);
}

void ReportPane::refreshState()
{
    const auto& report = m_session.report();
    QString words;
    if (m_session.reportError())
        words = errorWords(*m_session.reportError()).sentence;
    else if (report && report->rows.empty() && report->next.empty())
        words = tr("Nothing of this kind in that time.");
    else if (report && !report->next.empty())
        words = tr("The newest %n row(s); it goes on. Saving takes all of them.", nullptr, static_cast<int>(report->rows.size()));
    else if (report)
        words = tr("%n row(s)", nullptr, static_cast<int>(report->rows.size()));
    else if (!m_session.reportLoading())
        words = m_session.whyNot();
    m_line->setText(words);
    m_line->setVisible(!words.isEmpty());
    m_again->setVisible(m_session.reportError().has_value());
    m_table->setVisible(m_session.reportLoading() || (report && !report->rows.empty()));
    m_more->setVisible(report && !report->next.empty());
    for (const auto& [button, why] : { std::pair(m_copy, whyNotCopy()), { m_save, whyNotSave() }, { m_more, whyNotMore() } }) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    }
    if (m_save->isEnabled())
        m_save->setToolTip(tr("All rows, as CSV; as one JSON object a line when the name ends in .jsonl."));
}

QString ReportPane::whyNotCopy() const
{
    return m_session.report() && !m_session.report()->rows.empty() ? QString() : tr("There are no rows.");
}

QString ReportPane::whyNotSave() const
{
    if (m_session.exports().running())
        return tr("An export is under way.");
    return whyNotCopy();
}

QString ReportPane::whyNotMore() const
{
    if (m_session.reportLoading())
        return tr("Rows are being read.");
    return m_session.report() && !m_session.report()->next.empty() ? QString() : tr("There are no more rows.");
}

void ReportPane::more()
{
    m_session.drawUpMore();
}

void ReportPane::focusList()
{
    m_names->setFocus(Qt::OtherFocusReason);
}

void ReportPane::copy()
{
    if (!whyNotCopy().isEmpty())
        return;
    QGuiApplication::clipboard()->setText(reportTabs(*m_session.report()));
    Q_EMIT copied(static_cast<int>(m_session.report()->rows.size()));
}

void ReportPane::askSave()
{
    if (whyNotSave().isEmpty())
        m_strip->ask(QString(m_names->currentId().replace(u'_', u'-') % QStringLiteral(".csv")), tr("CSV (*.csv);;JSON lines (*.jsonl)"));
}

void ReportPane::openRow(int row)
{
    const auto& report = m_session.report();
    if (!report || row < 0 || row >= static_cast<int>(report->rows.size()))
        return;
    for (std::size_t i = 0; i < report->columns.size(); ++i)
        if (report->columns[i] == "draft" || report->columns[i] == "draft_id")
            Q_EMIT lineageAsked(report->rows[static_cast<std::size_t>(row)][i]);
}

bool ReportPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        openRow(m_table->currentRow());
        return true;
    }
    if (key->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    // Letters are the page's: the table would search for them.
    if ((key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier && !key->text().isEmpty() && key->text().front().isPrint()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
