#include "ui/studio/replaypane.h"

#include "models/view/followup.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int shownReplays = 4, usualDrafts = 200, mostDrafts = 5000;

} // namespace

ReplayPane::ReplayPane(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_none(makeLabel(this, size::body, QFont::Normal, true))
    , m_asking(new QWidget(this))
    , m_wanted(new QSpinBox(m_asking))
    , m_estimate(makeLabel(m_asking, size::body, QFont::Normal, true))
    , m_start(new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Start"), m_asking))
    , m_running(new QWidget(this))
    , m_progress(new QProgressBar(m_running))
    , m_line(makeLabel(m_running, size::body, QFont::Normal, true))
    , m_new(new KeyButton(theme, QStringLiteral("R"), tr("Replay…"), this))
    , m_cancel(new KeyButton(theme, QStringLiteral("X"), tr("Stop"), m_running))
    , m_list(new RowList(theme, tr("Replays"), QStringLiteral("studioReplaysRowList"), this))
{
    setObjectName(QStringLiteral("studioReplayPane"));
    setAccessibleName(tr("Replays"));
    m_new->setObjectName(QStringLiteral("replayNewKeyButton"));
    m_cancel->setObjectName(QStringLiteral("replayCancelKeyButton"));
    m_start->setObjectName(QStringLiteral("replayStartKeyButton"));
    m_start->setPrimary(true);
    m_wanted->setObjectName(QStringLiteral("replayWantedSpinBox"));
    m_wanted->setAccessibleName(tr("Drafts to replay"));
    m_wanted->setRange(1, mostDrafts);
    m_wanted->setSingleStep(50);
    m_wanted->setValue(usualDrafts);
    m_estimate->setObjectName(QStringLiteral("replayEstimateLabel"));
    m_estimate->setWordWrap(true);
    m_none->setText(tr("Not replayed yet. A replay composes the last decided drafts anew with this version; nothing of it is sent."));
    m_none->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("replayProgressBar"));
    m_progress->setAccessibleName(tr("Progress of the replay"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_line->setObjectName(QStringLiteral("replayLineLabel"));
    m_line->setWordWrap(true);
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Replays"));
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_new);
    auto* asking = new QVBoxLayout(m_asking);
    asking->setContentsMargins(0, 0, 0, 0);
    auto* count = new QHBoxLayout;
    QLabel* drafts = makeLabel(m_asking);
    drafts->setText(tr("Drafts to replay"));
    drafts->setBuddy(m_wanted);
    drafts->setWordWrap(true); // longer in other languages than the pane is wide
    count->addWidget(drafts, 1);
    count->addWidget(m_wanted);
    count->addWidget(m_start);
    asking->addLayout(count);
    asking->addWidget(m_estimate);
    m_asking->hide();
    auto* running = new QVBoxLayout(m_running);
    running->setContentsMargins(0, 0, 0, 0);
    running->addWidget(m_progress);
    auto* line = new QHBoxLayout;
    line->addWidget(m_line, 1);
    line->addWidget(m_cancel);
    running->addLayout(line);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_asking);
    column->addWidget(m_running);
    column->addWidget(m_none);
    column->addWidget(m_list);
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(&m_pause, &QTimer::timeout, this, &ReplayPane::askEstimate);
    connect(m_wanted, &QSpinBox::valueChanged, this, [this] {
        ++m_generation; // an estimate of another number is no longer true
        m_estimate->setText(tr("Estimating…"));
        m_pause.start();
    });
    connect(m_new, &QPushButton::clicked, this, &ReplayPane::ask);
    connect(m_start, &QPushButton::clicked, this, &ReplayPane::start);
    connect(m_cancel, &QPushButton::clicked, this, &ReplayPane::cancel);
    connect(m_list, &RowList::picked, this, &ReplayPane::picked);
    connect(m_list, &RowList::chosen, this, &ReplayPane::opened);
    connect(&session, &StudioSession::chosen, this, [this] {
        m_asking->hide();
        refresh();
    });
    connect(&session, &StudioSession::detailsChanged, this, &ReplayPane::refresh);
    connect(&session, &StudioSession::stateChanged, this, &ReplayPane::refresh);
    refresh();
}

QString ReplayPane::whyNot() const
{
    if (m_session.version() == nullptr)
        return tr("No version is chosen.");
    if (const QString why = m_session.whyNotEdit(); !why.isEmpty())
        return why;
    const Replay* newest = m_session.newestReplay(m_session.version()->number);
    return newest != nullptr && underWay(newest->state) ? tr("A replay of this version is running.") : QString();
}

QString ReplayPane::currentId() const
{
    return m_list->currentId();
}

void ReplayPane::point(const QString& replayId)
{
    m_list->setCurrentId(replayId);
    m_pointed = m_list->currentId() == replayId ? QString() : replayId;
}

void ReplayPane::ask()
{
    if (!whyNot().isEmpty())
        return;
    m_asking->show();
    m_estimate->setText(tr("Estimating…"));
    askEstimate();
    m_wanted->setFocus(Qt::OtherFocusReason);
    m_wanted->selectAll();
}

void ReplayPane::askEstimate()
{
    const PromptVersion* version = m_session.version();
    if (version == nullptr)
        return;
    const quint64 generation = ++m_generation;
    whenDone(m_session.studio().estimate(version->promptId, version->number, m_wanted->value()), this,
        [this, generation](const Result<ReplayEstimate>& estimate) {
            if (generation != m_generation)
                return;
            if (!estimate)
                m_estimate->setText(refusalWords(estimate.error()).sentence);
            else if (estimate->drafts == 0)
                m_estimate->setText(tr("No decided draft fits this prompt yet, so there is nothing to replay."));
            else
                m_estimate->setText(tr("%n decided draft(s), about %1.", nullptr, estimate->drafts)
                                        .arg(costWord(estimate->costMicros, estimate->currency)));
        });
}

void ReplayPane::start()
{
    if (!m_asking->isVisible() || !whyNot().isEmpty())
        return;
    m_asking->hide();
    m_session.startReplay(m_wanted->value());
    Q_EMIT left();
}

void ReplayPane::cancel()
{
    m_session.cancelReplay();
}

void ReplayPane::closeAsking()
{
    m_asking->hide();
    Q_EMIT left();
}

void ReplayPane::refresh()
{
    const int number = m_session.version() != nullptr ? m_session.version()->number : 0;
    const std::string& currency = m_session.model().currency;
    const Replay* newest = m_session.newestReplay(number);
    const bool running = newest != nullptr && underWay(newest->state);
    m_running->setVisible(running);
    if (running) {
        m_progress->setRange(0, newest->total); // 0, 0 while it is not known how many there are
        m_progress->setValue(newest->done);
        m_line->setText(newest->total > 0 ? replayLine(*newest, currency) : tr("Collecting drafts…"));
        m_progress->setAccessibleDescription(m_line->text());
    }
    std::vector<ListRow> rows;
    const TimeMs now = wallClock();
    for (const Replay& replay : m_session.replays()) {
        ListRow row;
        row.id = text(replay.id);
        row.title = versionWord(replay.number);
        row.chips.push_back({ replay.passed() ? tr("passed") : replay.state == ReplayState::Done ? tr("not passed") : replayStateWord(replay.state),
            replayTone(replay) });
        row.trailing = agoWords(replay.at, now);
        row.line = replay.why.empty() ? replayLine(replay, currency) : sentenceText(replay.why);
        row.strong = replay.number == number;
        rows.push_back(std::move(row));
    }
    {
        const QSignalBlocker quiet(m_list); // what the results page shows is chosen, not what happens to be first
        m_list->setRows(std::move(rows));
        if (!m_pointed.isEmpty())
            point(m_pointed);
    }
    m_list->fitRows(shownReplays);
    m_list->setVisible(m_list->rows() > 0);
    m_none->setVisible(m_list->rows() == 0 && m_session.version() != nullptr);
    const QString why = whyNot();
    m_new->setEnabled(why.isEmpty());
    m_new->setToolTip(why);
}

void ReplayPane::keyPressEvent(QKeyEvent* event)
{
    const bool asking = m_asking->isVisible() && m_asking->isAncestorOf(focusWidget());
    if (asking && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        start();
    else if (asking && event->key() == Qt::Key_Escape)
        closeAsking();
    else if (!asking)
        event->ignore();
}

} // namespace countersign
