#include "ui/audit/searchpane.h"

#include "ui/audit/auditsession.h"
#include "ui/audit/entrylist.h"
#include "ui/audit/filterform.h"
#include "ui/audit/filtertext.h"
#include "ui/audit/histogrambars.h"
#include "ui/audit/savedsearches.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/skeleton.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int typingPauseMs = 300, longestSearch = 2'000, longestShown = 600, clearButton = 40;

} // namespace

SearchPane::SearchPane(const Theme& theme, AuditSession& session, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_session(session)
    , m_size(makeLabel(this, size::body, QFont::Normal, true))
    , m_search(new QLineEdit(this))
    , m_whole(makeLabel(this, size::label, QFont::Normal, true))
    , m_problem(makeLabel(this, size::body))
    , m_form(new FilterForm(session, this))
    , m_saved(new SavedSearches(theme, session, this))
    , m_bars(new HistogramBars(theme, this))
    , m_found(makeLabel(this, size::label, QFont::Normal, true))
    , m_list(new EntryList(theme, session.entries(), this))
    , m_nothing(new QWidget(this))
    , m_empty(makeLabel(m_nothing, size::body, QFont::Normal, true))
    , m_again(new LinkButton(theme, tr("Read again"), m_nothing))
    , m_filterButton(new KeyButton(theme, QStringLiteral("F"), tr("Filter"), this))
    , m_savedButton(new KeyButton(theme, QStringLiteral("S"), tr("Saved"), this))
    , m_tail(new KeyButton(theme, QStringLiteral("T"), tr("Follow"), this))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("auditSearchPane"));
    setAccessibleName(tr("Search of the record"));
    build(theme);
    connectParts();
    refreshState();
}

void SearchPane::build(const Theme& theme)
{
    m_size->setObjectName(QStringLiteral("auditSizeLabel"));
    m_search->setObjectName(QStringLiteral("auditSearchLineEdit"));
    m_search->setAccessibleName(tr("Search the record"));
    m_search->setPlaceholderText(tr("Search: words, or who: verdict: over: since: … (/)"));
    m_search->setToolTip(tr("Words, and fields: %1").arg(filterFields()));
    m_search->setAccessibleDescription(m_search->toolTip());
    m_search->setMaxLength(longestSearch);
    m_search->setClearButtonEnabled(true);
    m_whole->setObjectName(QStringLiteral("auditWholeLabel"));
    m_whole->setWordWrap(true);
    m_whole->hide();
    m_problem->setObjectName(QStringLiteral("auditProblemLabel"));
    m_problem->setWordWrap(true);
    m_found->setObjectName(QStringLiteral("auditFoundLabel"));
    m_found->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("auditEmptyLabel"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_again->setObjectName(QStringLiteral("auditAgainLinkButton"));
    m_filterButton->setObjectName(QStringLiteral("auditFilterKeyButton"));
    m_savedButton->setObjectName(QStringLiteral("auditSavedKeyButton"));
    m_tail->setObjectName(QStringLiteral("auditTailKeyButton"));
    m_tail->setCheckable(true);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::card, space::card, space::card, space::related);
    top->setSpacing(space::related);
    top->addWidget(m_search);
    top->addWidget(m_whole);
    top->addWidget(m_problem);
    top->addWidget(m_form);
    top->addWidget(m_saved);
    top->addWidget(m_bars);
    top->addWidget(m_found);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::card, space::related, space::card, space::related);
    buttons->setSpacing(space::related);
    buttons->addWidget(m_filterButton);
    buttons->addWidget(m_savedButton);
    buttons->addWidget(m_tail);
    buttons->addStretch(1);
    buttons->addWidget(m_size);
    auto* nothing = new QVBoxLayout(m_nothing);
    nothing->setContentsMargins(space::group, space::pane, space::group, space::pane);
    nothing->setSpacing(space::related);
    nothing->addStretch(1);
    nothing->addWidget(m_empty);
    nothing->addWidget(m_again, 0, Qt::AlignHCenter);
    nothing->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(new Hairline(theme));
    column->addWidget(m_nothing, 1);
    column->addWidget(m_list, 10);
    column->addWidget(new Hairline(theme));
    column->addLayout(buttons);
    m_skeleton = new Skeleton(theme, size::row, m_list->viewport());
}

void SearchPane::connectParts()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchPane::readNow);
    connect(m_search, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textChanged, this, &SearchPane::showWhole);
    connect(m_search, &QLineEdit::editingFinished, this, &SearchPane::showWhole);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        readNow();
        focusList();
    });
    connect(m_form, &FilterForm::wished, this, &SearchPane::search);
    connect(m_form, &FilterForm::left, this, &SearchPane::focusList);
    connect(m_saved, &SavedSearches::left, this, &SearchPane::focusList);
    connect(m_saved, &SavedSearches::chosen, this, [this](const QString& words) {
        search(words);
        focusList();
    });
    connect(m_bars, &HistogramBars::narrowed, &m_session, &AuditSession::narrow);
    connect(m_bars, &HistogramBars::widened, &m_session, &AuditSession::widen);
    connect(m_list, &EntryList::picked, this, &SearchPane::picked);
    connect(m_list, &EntryList::opened, this, &SearchPane::opened);
    connect(m_again, &QPushButton::clicked, &m_session, &AuditSession::refresh);
    connect(m_filterButton, &QPushButton::clicked, this, &SearchPane::toggleFilter);
    connect(m_savedButton, &QPushButton::clicked, this, &SearchPane::toggleSaved);
    connect(m_tail, &QPushButton::clicked, &m_session, &AuditSession::setTail);
    connect(&m_session, &AuditSession::counted, this, [this] {
        m_bars->show(m_session.histogram());
        refreshState();
    });
    connect(&m_session, &AuditSession::wordsChanged, this, [this] { m_search->setText(m_session.words()); });
    connect(&m_session, &AuditSession::stateChanged, this, &SearchPane::refreshState);
    connect(&m_session.entries(), &EntryModel::stateChanged, this, &SearchPane::refreshState);
    connect(&m_session.entries(), &EntryModel::modelReset, this, [this] {
        if (m_session.entries().rowCount() > 0)
            m_list->choose(0);
        else
            Q_EMIT picked(-1);
    });
}

void SearchPane::readNow()
{
    m_pause.stop();
    if (m_search->text() != m_session.words())
        m_session.search(m_search->text());
}

void SearchPane::search(const QString& words)
{
    m_search->setText(words);
    readNow();
}

// A field shows the end of what was written; who reads on needs its beginning, and all of it where the field is too short.
void SearchPane::showWhole()
{
    const QString words = m_search->text();
    const bool cut = m_search->fontMetrics().horizontalAdvance(words) > m_search->width() - clearButton;
    m_whole->setText(cut ? shortText(words.toStdString(), longestShown) : QString());
    m_whole->setVisible(cut);
    if (!m_search->hasFocus())
        m_search->setCursorPosition(0);
}

void SearchPane::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    showWhole();
}

QString SearchPane::emptyWords() const
{
    const EntryModel& entries = m_session.entries();
    if (entries.error())
        return entries.error()->code == ErrorCode::Unavailable && !m_session.audit().online()
            ? tr("Offline. The record is kept at the backend and shows again when it is back.")
            : errorWords(*entries.error()).sentence;
    if (!entries.read() || entries.rowCount() > 0)
        return {};
    return entries.filter() == AuditFilter() ? tr("The record is empty.") : tr("Nothing in the record matches. Fewer words or a longer time find more.");
}

void SearchPane::refreshState()
{
    const EntryModel& entries = m_session.entries();
    const QLocale locale;
    const bool none = entries.rowCount() == 0;
    m_skeleton->setWaiting(entries.loading() && none);
    const QString words = emptyWords();
    m_empty->setText(words);
    m_empty->setVisible(!words.isEmpty());
    m_nothing->setVisible(!words.isEmpty());
    m_list->setVisible(words.isEmpty() || !none);
    m_again->setVisible(entries.error().has_value() && m_session.audit().online());
    m_problem->setText(m_session.problem());
    m_problem->setVisible(!m_session.problem().isEmpty());
    m_size->setText(entries.size() > 0 ? tr("%1 in all").arg(locale.toString(static_cast<qlonglong>(entries.size()))) : QString());
    const qint64 total = m_session.histogram().total;
    const QString count = locale.toString(static_cast<qlonglong>(total));
    m_found->setText(total > 0 ? tr("%1 found · H walks the bars, Enter narrows, Backspace widens").arg(count)
            : entries.read() && !entries.error() ? tr("%1 found").arg(count) : QStringLiteral(" ")); // keeps its line
    m_tail->setChecked(m_session.tail());
    m_tail->setText(m_session.tail() ? tr("Following") : tr("Follow"));
    m_tail->setPrimary(m_session.tail());
    if (m_form->isVisible() && !m_form->isAncestorOf(m_form->focusWidget()))
        m_form->showFilter();
}

void SearchPane::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void SearchPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void SearchPane::focusBars()
{
    m_bars->setFocus(Qt::OtherFocusReason);
}

void SearchPane::toggleFilter()
{
    m_saved->hide();
    if (m_form->isVisible()) {
        m_form->hide();
        focusList();
    } else {
        m_form->open();
    }
}

void SearchPane::toggleSaved()
{
    m_form->hide();
    if (m_saved->isVisible()) {
        m_saved->hide();
        focusList();
    } else {
        m_saved->open();
    }
}

void SearchPane::choose(std::int64_t index)
{
    if (const int row = m_session.entries().rowOf(index); row >= 0)
        m_list->choose(row);
}

int SearchPane::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void SearchPane::keyPressEvent(QKeyEvent* event)
{
    const bool inside = m_search->hasFocus() || m_bars->hasFocus();
    if (inside && (event->key() == Qt::Key_Escape || (m_search->hasFocus() && event->key() == Qt::Key_Down)))
        focusList();
    else
        QWidget::keyPressEvent(event);
}

} // namespace countersign
