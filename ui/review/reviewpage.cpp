#include "ui/review/reviewpage.h"

#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
#include "ui/queue/queuepane.h"
#include "ui/review/bottombar.h"
#include "ui/review/firstdrafts.h"
#include "ui/review/queueacts.h"
#include "ui/sheets/holdsheet.h"
#include "ui/sheets/keyssheet.h"
#include "ui/sheets/notesheet.h"
#include "ui/sheets/outboxsheet.h"
#include "ui/sheets/rejectsheet.h"
#include "ui/sheets/restoresheet.h"
#include "ui/sheets/revealsheet.h"
#include "ui/why/commentsection.h"
#include "ui/why/whypane.h"
#include "ui/why/writtensection.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QSplitter>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int drawerBelow = 1100; // of the window; the rail is outside this page
constexpr int queueWidth = 356, whyWidth = 330;
constexpr int leastMiddle = 452; // the widest row of a sheet, whole
constexpr int roomy = 1400; // from here on the queue's second lines and the reasons get some of the room

} // namespace

ReviewPage::ReviewPage(const Theme& theme, KeyMap& keys, std::shared_ptr<ReviewDesk> desk, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_keyMap(keys)
    , m_session(std::move(desk))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_queue(new QueuePane(theme, m_session.queue(), m_session.desk().drafts(), m_session.decisions()))
    , m_acts(new QueueActs(theme, m_session, *m_queue, this))
    , m_middle(new QWidget)
    , m_draft(new DraftPane(theme))
    , m_why(new WhyPane(theme))
    , m_bar(new BottomBar(theme, keys, this))
    , m_reject(new RejectSheet(theme))
    , m_sendBack(new NoteSheet(theme, tr("Send this draft back"), tr("What should be different? The draft is written anew from this."),
          tr("Send back"), QStringLiteral("sendBack")))
    , m_override(new NoteSheet(theme, tr("Override and approve"), tr("Why is it right all the same? This is recorded with your name."),
          tr("Override and approve"), QStringLiteral("override")))
    , m_hold(new HoldSheet(theme))
    , m_keys(new KeysSheet(theme, keys))
    , m_outbox(new OutboxSheet(theme, m_session.decisions()))
    , m_reveal(new RevealSheet(theme))
    , m_restore(new RestoreSheet(theme))
{
    setObjectName(QStringLiteral("reviewPage"));
    m_queue->setKeys(m_keyMap);
    build();
    connectSession();
    connectSheets();
    connectPrivacy();
    m_queue->setCurrency(m_session.desk().policy().currency);
    connect(&m_session.desk(), &ReviewDesk::policyChanged, this, [this] { m_queue->setCurrency(m_session.desk().policy().currency); });
    auto* first = new FirstDrafts(m_session.desk(), this);
    connect(first, &FirstDrafts::changed, m_queue, [this, first] { m_queue->setFirst(first->words()); });
    refresh();
    refreshStatus();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::build()
{
    auto* middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_draft, 1);
    std::vector<Sheet*> sheets{ m_reject, m_sendBack, m_override, m_hold, m_keys, m_outbox, m_reveal, m_restore };
    for (Sheet* sheet : m_acts->sheets())
        sheets.push_back(sheet);
    for (Sheet* sheet : sheets) {
        middle->addWidget(sheet);
        connect(sheet, &Sheet::closed, this, &ReviewPage::closeSheet);
    }
    m_queue->setMinimumWidth(300);
    m_middle->setMinimumWidth(leastMiddle);
    m_why->setMinimumWidth(260);
    m_splitter->setObjectName(QStringLiteral("reviewSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_queue);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_why);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({ queueWidth, 690, whyWidth });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_panesChosen = true; });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_splitter, 1);
    m_bar->setParent(nullptr); // joins last, so that Tab reaches the verdicts after the panes
    column->addWidget(m_bar);
}

void ReviewPage::connectSession()
{
    connect(m_queue, &QueuePane::draftChosen, this, [this](const QString& id) {
        const bool aboutOthers = m_sheet == m_outbox || m_sheet == m_keys; // rows come and go by themselves meanwhile
        if (!aboutOthers && !m_acts->outlives(m_sheet))
            closeSheet();
        m_session.choose(id);
    });
    connect(m_acts, &QueueActs::sheetAsked, this, &ReviewPage::showSheet);
    connect(m_acts, &QueueActs::sheetDone, this, &ReviewPage::closeSheet);
    connect(m_acts, &QueueActs::said, this, [this](Tone tone, const QString& sentence, const QStringList& lines, const QString& code) {
        m_draft->notice().showNotice(tone, sentence, lines, code);
        refresh();
    });
    connect(m_queue, &QueuePane::undoAsked, &m_session, &ReviewSession::undo);
    connect(m_queue, &QueuePane::outboxAsked, this, [this] { run(Verb::Outbox); });
    connect(&m_session, &ReviewSession::opening, this, [this] {
        m_draft->letGo();
        m_draft->setWaiting(true);
        m_draft->notice().hide();
        refresh();
    });
    connect(&m_session, &ReviewSession::opened, this, &ReviewPage::showOpen);
    connect(&m_session, &ReviewSession::refreshed, this, [this] {
        m_draft->refreshState();
        m_why->showDraft(&m_session.open()->draft());
        refresh();
    });
    connect(&m_session, &ReviewSession::closed, this, [this] {
        m_draft->setEmptyText(emptyWords());
        m_draft->showDraft(nullptr);
        m_why->showDraft(nullptr);
        refresh();
    });
    connect(&m_session, &ReviewSession::openFailed, this, [this](const Error& error) {
        m_draft->setEmptyText(tr("This draft could not be opened."));
        m_draft->showDraft(nullptr);
        m_why->showDraft(nullptr);
        noticeFor(error);
        refresh();
    });
    connect(&m_session, &ReviewSession::decidingChanged, this, &ReviewPage::refresh);
    connect(&m_session.queue(), &ReviewQueueModel::selectionChanged, this, &ReviewPage::refresh);
    connect(&m_session, &ReviewSession::decided, this, &ReviewPage::finish);
    connect(&m_session, &ReviewSession::refused, this, &ReviewPage::noticeFor);
    connect(&m_session, &ReviewSession::statusChanged, this, &ReviewPage::refreshStatus);
    connect(m_draft, &DraftPane::edited, this, [this] {
        m_session.rememberEdits();
        refresh();
        Q_EMIT messageEdited();
    });
    connect(m_draft, &DraftPane::editingStopped, this, [this] {
        m_session.rememberEdits();
        focusQueue();
        refresh();
    });
    connect(m_draft, &DraftPane::submitted, this, &ReviewPage::approve);
    connect(m_draft, &DraftPane::discardAsked, this, [this] {
        m_session.discardEdits();
        showOpen();
        focusQueue();
    });
    connect(&m_session, &ReviewSession::aboutToReplace, m_draft, &DraftPane::stopEditing);
    connect(&m_session, &ReviewSession::editBack, this, [this](TimeMs at) {
        m_draft->showUnfinishedBack(at);
        refresh();
    });
    connect(&m_session, &ReviewSession::staleEdit, this,
        [this](const UnfinishedEdit& edit) { m_draft->showStaleEdit(edit.content, edit.revision, edit.at); });
    connect(m_draft, &DraftPane::staleDropped, this, [this] {
        m_session.dropStaleEdit();
        focusQueue(); // the button pressed is gone; else the keys would go to the rail
    });
    m_why->comments().setTeam(&m_session.desk().team());
    m_why->writing().setStudio(&m_session.desk().studio());
    connect(&m_why->comments(), &CommentSection::left, this, &ReviewPage::focusQueue);
    const auto empty = [this] {
        if (m_session.open() == nullptr)
            m_draft->setEmptyText(emptyWords());
    };
    connect(&m_session.queue(), &ReviewQueueModel::loadingChanged, this, empty);
    connect(&m_session.queue(), &ReviewQueueModel::errorChanged, this, empty);
    connect(m_bar, &BottomBar::pressed, this, &ReviewPage::run);
    auto* clock = new QTimer(this); // sentences that speak of hours stay true
    clock->setInterval(30'000);
    connect(clock, &QTimer::timeout, this, [this] {
        if (m_session.open() != nullptr && !m_draft->editing())
            m_draft->refreshState();
    });
    clock->start();
}

void ReviewPage::connectSheets()
{
    connect(m_reject, &RejectSheet::rejected, this,
        [this](RejectReason reason, const QString& note) { m_session.decide(Verdict::Reject, note, reason); });
    connect(m_sendBack, &NoteSheet::confirmed, this, [this](const QString& words) { m_session.decide(Verdict::SendBack, words); });
    connect(m_hold, &HoldSheet::heldUntil, this, [this](TimeMs until) { m_session.decide(Verdict::HoldUntil, {}, {}, until); });
    connect(m_override, &NoteSheet::confirmed, this, [this](const QString& words) {
        OpenDraft* open = m_session.open();
        if (open == nullptr)
            return;
        std::vector<std::string> ids;
        for (const RequirementResult& result : open->requirements(open->approval(), wallClock()))
            if (unmet(result))
                ids.push_back(result.id);
        m_session.decide(open->approval(), words, {}, {}, std::move(ids));
    });
    connect(m_outbox, &OutboxSheet::conflictAsked, m_acts, &QueueActs::showConflict);
    connect(m_outbox, &OutboxSheet::undoAsked, &m_session, &ReviewSession::undo);
    connect(m_outbox, &OutboxSheet::dismissAsked, this, [this](const QString& id) { m_session.desk().dismissRefused(id); });
}

void ReviewPage::showOpen()
{
    m_draft->setWaiting(false);
    m_draft->notice().hide();
    m_draft->showDraft(m_session.open());
    m_why->showDraft(&m_session.open()->draft());
    refresh();
}

void ReviewPage::setCompact(bool compact)
{
    m_queue->setCompact(compact);
}

void ReviewPage::setSpelling(SpellDesk* desk)
{
    m_draft->setSpelling(desk);
}

void ReviewPage::focusQueue()
{
    m_queue->focusRows();
}

void ReviewPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutWhy();
}

void ReviewPage::givePanes()
{
    if (m_drawer || m_panesChosen)
        return;
    const int spare = std::max(0, m_splitter->width() - roomy);
    const int queue = queueWidth + std::min(spare / 6, 124);
    const int why = whyWidth + std::min(spare / 10, 70);
    m_splitter->setSizes({ queue, m_splitter->width() - queue - why, why });
    m_given = m_splitter->sizes();
}

void ReviewPage::layOutWhy()
{
    const bool drawer = width() + size::rail < drawerBelow;
    if (drawer != m_drawer) {
        m_drawer = drawer;
        if (drawer) {
            m_why->setParent(this);
        } else {
            m_splitter->addWidget(m_why);
            m_splitter->setStretchFactor(2, 0);
        }
        m_drawerOpen = false;
        m_why->setDrawer(drawer);
    }
    m_why->setVisible(m_drawer ? m_drawerOpen : m_whyWanted);
    if (m_drawer && m_drawerOpen) {
        const QRect area(width() - whyWidth, 0, whyWidth, m_splitter->height());
        m_why->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width(), m_splitter->height()), area));
        m_why->raise();
    }
    givePanes();
}

} // namespace countersign
