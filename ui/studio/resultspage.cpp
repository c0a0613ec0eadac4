#include "ui/studio/resultspage.h"

#include "models/view/followup.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/blindview.h"
#include "ui/studio/compareview.h"
#include "ui/studio/resulttable.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QRandomGenerator>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int pageRows = 100, leastTable = 130;

} // namespace

ResultsPage::ResultsPage(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new ElidedLabel(this, size::title, QFont::DemiBold, false))
    , m_line(makeLabel(this, size::body, QFont::Normal, true))
    , m_filter(new KeyButton(theme, QStringLiteral("F"), tr("Different only"), this))
    , m_blindButton(new KeyButton(theme, QStringLiteral("B"), tr("Compare blind"), this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ResultTable(theme))
    , m_empty(makeLabel(this, size::body, QFont::Normal, true))
    , m_compare(new CompareView(theme))
    , m_blind(new BlindView(theme, QRandomGenerator::global()->generate()))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("studioResultsPage"));
    build();
    m_skeleton = new Skeleton(theme, size::compactRow, m_stack);
    connect(m_table, &ResultTable::picked, this, [this] { m_compare->showResult(m_table->current()); });
    connect(m_table, &ResultTable::endReached, this, &ResultsPage::more);
    connect(m_filter, &QPushButton::clicked, this, &ResultsPage::toggleDifferent);
    connect(m_blindButton, &QPushButton::clicked, this, &ResultsPage::compareBlind);
    connect(m_blind, &BlindView::left, this, [this] {
        m_stack->setCurrentIndex(0);
        focusTable();
    });
    connect(m_blind, &BlindView::preferred, this, [this](const QString& draftId, const QString& word) {
        m_table->setPreferred(draftId.toStdString(), word.toStdString());
        whenDone(m_session.studio().prefer(m_replayId, draftId.toStdString(), word.toStdString()), this, [this](const Result<void>& done) {
            if (!done)
                Q_EMIT m_session.failed(done.error());
        });
    });
    connect(&session, &StudioSession::chosen, this, &ResultsPage::followChoice);
    connect(&session, &StudioSession::detailsChanged, this, [this] {
        if (replay() == nullptr)
            followChoice();
        refreshLine();
    });
    connect(&session, &StudioSession::replayMoved, this, [this](const Replay& moved) {
        if (moved.id != m_replayId) {
            if (m_session.version() != nullptr && moved.number == m_session.version()->number)
                followChoice();
        } else if (!underWay(moved.state) && underWay(m_seen)) {
            reload(); // all of it is there now
        }
        refreshLine();
    });
    followChoice();
}

void ResultsPage::build()
{
    m_title->setObjectName(QStringLiteral("replayTitleLabel"));
    m_line->setObjectName(QStringLiteral("replaySummaryLabel"));
    m_line->setWordWrap(true);
    m_filter->setObjectName(QStringLiteral("replayDifferentKeyButton"));
    m_filter->setCheckable(true);
    m_blindButton->setObjectName(QStringLiteral("replayBlindKeyButton"));
    m_empty->setObjectName(QStringLiteral("replayEmptyLabel"));
    m_empty->setWordWrap(true);
    m_table->setMinimumHeight(leastTable);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(m_title, 1);
    head->addWidget(m_filter);
    head->addWidget(m_blindButton);
    auto* results = new QWidget(m_stack);
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    column->addWidget(m_empty);
    column->addWidget(m_table, 2);
    column->addWidget(m_compare, 3);
    m_stack->addWidget(results);
    m_stack->addWidget(m_blind);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::pane, space::card, space::pane, space::card);
    outer->setSpacing(space::related);
    outer->addLayout(head);
    outer->addWidget(m_line);
    outer->addWidget(m_stack, 1);
}

const Replay* ResultsPage::replay() const
{
    const auto found = std::ranges::find(m_session.replays(), m_replayId, &Replay::id);
    return found == m_session.replays().end() ? nullptr : &*found;
}

// The newest replay of the chosen version, unless another of its replays was opened.
void ResultsPage::followChoice()
{
    const int number = m_session.version() != nullptr ? m_session.version()->number : 0;
    const Replay* shown = replay();
    const Replay* newest = m_session.newestReplay(number);
    if (shown != nullptr && shown->number == number && (newest == nullptr || !underWay(newest->state)))
        return;
    showReplay(newest != nullptr ? text(newest->id) : QString());
}

void ResultsPage::showReplay(const QString& replayId)
{
    if (replayId.toStdString() == m_replayId && (!replayId.isEmpty() || m_whole))
        return;
    m_replayId = replayId.toStdString();
    reload();
    Q_EMIT replayShown(replayId);
}

void ResultsPage::reload()
{
    ++m_generation;
    m_asking = false;
    m_whole = false;
    m_next.clear();
    m_table->clearResults();
    m_compare->showResult(nullptr);
    m_stack->setCurrentIndex(0);
    m_seen = replay() != nullptr ? replay()->state : ReplayState::Waiting;
    if (m_replayId.empty()) {
        m_whole = true;
        m_skeleton->setWaiting(false);
    } else {
        more();
    }
    refreshLine();
}

void ResultsPage::more()
{
    if (m_asking || m_whole || m_replayId.empty())
        return;
    m_asking = true;
    m_skeleton->setWaiting(m_table->rowCount() == 0);
    whenDone(m_session.studio().results(m_replayId, m_next, pageRows, m_different), this,
        [this, generation = m_generation](const Result<ReplayResultPage>& page) { take(page, generation); });
}

void ResultsPage::take(const Result<ReplayResultPage>& page, quint64 generation)
{
    if (generation != m_generation)
        return;
    m_asking = false;
    m_skeleton->setWaiting(false);
    if (!page) {
        m_whole = true; // asked again by choosing it anew
        Q_EMIT m_session.failed(page.error());
    } else {
        m_next = page->next;
        m_whole = m_next.empty();
        m_table->add(page->results);
        m_compare->showResult(m_table->current());
    }
    refreshLine();
    if (hasFocus())
        focusTable(); // it waited for rows
}

void ResultsPage::refreshLine()
{
    const Replay* shown = replay();
    const PromptVersion* version = m_session.version();
    m_title->setText(shown != nullptr ? tr("Replay of %1").arg(versionWord(shown->number))
            : version != nullptr      ? tr("%1 was not replayed yet").arg(versionWord(version->number))
                                      : QString());
    QString line;
    if (shown != nullptr)
        line = replayStateWord(shown->state) % u" · " % replayLine(*shown, m_session.model().currency);
    m_line->setText(line);
    const bool rows = m_table->rowCount() > 0;
    m_table->setVisible(rows);
    m_empty->setVisible(!rows && m_whole);
    m_empty->setText(shown == nullptr ? tr("R starts a replay: the last decided drafts are composed anew with this version, and nothing of it is sent.")
            : m_different && shown->done > 0 ? tr("No answer differs from the words of then. F shows all.")
                                             : tr("No result yet."));
    m_filter->setChecked(m_different);
    m_filter->setEnabled(shown != nullptr);
    const QString why = whyNotBlind();
    m_blindButton->setEnabled(why.isEmpty());
    m_blindButton->setToolTip(why);
}

QString ResultsPage::whyNotBlind() const
{
    if (m_table->rowCount() == 0)
        return tr("There is nothing to compare yet.");
    return m_session.mayEdit() || m_session.mayPromote() ? QString() : tr("Your rights do not cover comparing.");
}

void ResultsPage::toggleDifferent()
{
    if (replay() == nullptr)
        return;
    m_different = !m_different;
    reload();
    focusTable();
}

void ResultsPage::compareBlind()
{
    if (!whyNotBlind().isEmpty())
        return;
    static_cast<void>(m_blind->start(m_table->results())); // with none it says so itself
    m_stack->setCurrentIndex(1);
    m_blind->setFocus(Qt::OtherFocusReason);
}

void ResultsPage::focusTable()
{
    if (m_table->isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
