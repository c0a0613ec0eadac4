#include "ui/studio/studiopage.h"

#include "ui/parts/announce.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/parts/segmented.h"
#include "ui/studio/brandpage.h"
#include "ui/studio/editspage.h"
#include "ui/studio/gatepane.h"
#include "ui/studio/historypane.h"
#include "ui/studio/knowledgepage.h"
#include "ui/studio/promptpane.h"
#include "ui/studio/resultspage.h"
#include "ui/studio/replaypane.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/versionpage.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>
#include <chrono>

namespace countersign {

namespace {

constexpr int drawerBelow = 1100; // of the window, as beside the queue; the rail is outside this page
constexpr int sideWidth = 330;
constexpr auto goodNewsStays = std::chrono::seconds(7);

} // namespace

StudioPage::StudioPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_session(new StudioSession(std::move(desk), this))
    , m_announcer(new Announcer(this))
    , m_waits(new ProgressLine(theme, QStringLiteral("studioProgressLine"), this))
    , m_offline(makeLabel(this, size::body, QFont::Normal, true))
    , m_noRights(makeLabel(this, size::body, QFont::Normal, true))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_prompts(new PromptPane(theme, *m_session))
    , m_tabs(new Segmented(theme, Segmented::Look::Tabs, tr("Pages of the studio")))
    , m_pages(new QStackedWidget)
    , m_versions(new VersionPage(theme, *m_session))
    , m_replay(new ResultsPage(theme, *m_session))
    , m_edits(new EditsPage(theme, *m_session))
    , m_brand(new BrandPage(theme, *m_session))
    , m_knowledge(new KnowledgePage(theme, *m_session))
    , m_side(new Surface(Ground::Window))
    , m_sideEdge(new Hairline(theme, Qt::Vertical, m_side))
    , m_sideButton(new KeyButton(theme, QStringLiteral("O"), tr("Gate and replays"), this))
    , m_gate(new GatePane(theme, *m_session))
    , m_replays(new ReplayPane(theme, *m_session))
{
    setObjectName(QStringLiteral("studioPage"));
    setAccessibleName(tr("Prompts"));
    setFocusPolicy(Qt::StrongFocus);
    m_announcer->setObjectName(QStringLiteral("studioAnnouncer"));
    build(theme);
    addActs();
    addPageActs();
    connectSession();
    refreshState();
}

StudioPage::~StudioPage()
{
    m_versions->keepNow();
    m_session->watchReplays(false);
}

void StudioPage::build(const Theme& theme)
{
    m_offline->setObjectName(QStringLiteral("studioOfflineLabel"));
    m_offline->setContentsMargins(space::pane, space::related, space::pane, 0);
    m_noRights->setObjectName(QStringLiteral("studioNoRightsLabel"));
    m_noRights->setAlignment(Qt::AlignCenter);
    m_noRights->setWordWrap(true);
    m_noRights->setText(tr("Your rights do not cover prompts. Who owns the shop’s voice sees here what people keep fixing, and changes it. Q goes back to the queue."));
    m_tabs->setObjectName(QStringLiteral("studioTabsSegmented"));
    m_tabs->setChoices({ tr("1 Versions"), tr("2 Replay"), tr("3 Edits"), tr("4 Brand rules"), tr("5 Knowledge") });
    for (QWidget* page : std::initializer_list<QWidget*>{ m_versions, m_replay, m_edits, m_brand, m_knowledge })
        m_pages->addWidget(page);
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::pane, space::chip, space::pane, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    m_sideButton->setObjectName(QStringLiteral("studioSideKeyButton"));
    m_sideButton->hide();
    tabs->addWidget(m_sideButton);
    column->addLayout(tabs);
    column->addWidget(new Hairline(theme));
    column->addWidget(m_pages, 1);
    buildSide(theme);
    m_prompts->setMinimumWidth(220);
    middle->setMinimumWidth(340);
    m_side->setMinimumWidth(270);
    m_splitter->setObjectName(QStringLiteral("studioSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_prompts);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ 290, 720, sideWidth });
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_waits->setContentsMargins(space::pane, space::related, space::pane, 0);
    outer->addWidget(m_waits);
    outer->addWidget(m_offline);
    outer->addWidget(m_noRights, 1);
    outer->addWidget(m_splitter, 1);
    m_notice = new Notice(theme, this); // after the others, for Tab reaches it last
    m_notice->setObjectName(QStringLiteral("studioNotice"));
    m_notice->leaveAfter(goodNewsStays);
    m_notice->setContentsMargins(space::pane, space::related, space::pane, space::related);
    outer->addWidget(m_notice);
}

void StudioPage::buildSide(const Theme& theme)
{
    m_side->setObjectName(QStringLiteral("studioSide"));
    auto* inside = new QWidget;
    auto* side = new QVBoxLayout(inside);
    side->setContentsMargins(space::pane, space::card, space::pane, space::card);
    side->setSpacing(space::group);
    side->addWidget(m_gate);
    side->addWidget(m_replays);
    side->addWidget(new HistoryPane(theme, *m_session, inside));
    side->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("studioSideScrollArea"));
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sideEdge->hide();
    auto* row = new QHBoxLayout(m_side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sideEdge);
    row->addWidget(scroll);
}

void StudioPage::connectSession()
{
    connect(m_sideButton, &QPushButton::clicked, this, [this] { openSide(!m_drawerOpen); });
    connect(m_tabs, &Segmented::chosen, this, [this](int index) { showTab(static_cast<Tab>(index)); });
    connect(m_prompts, &PromptPane::opened, this, &StudioPage::focusWork);
    connect(m_gate, &GatePane::left, this, &StudioPage::focusWork);
    connect(m_replays, &ReplayPane::left, this, &StudioPage::focusWork);
    connect(m_replays, &ReplayPane::picked, this, [this](const QString& id) {
        if (tab() == Replay)
            m_replay->showReplay(id);
    });
    connect(m_replay, &ResultsPage::replayShown, m_replays, &ReplayPane::point);
    connect(m_replays, &ReplayPane::opened, this, [this](const QString& id) {
        showTab(Replay);
        m_replay->showReplay(id);
    });
    connect(m_session, &StudioSession::told, this, [this](Tone tone, const QString& sentence) { say(tone, sentence); });
    connect(m_session, &StudioSession::failed, this, [this](const Error& error) {
        const ErrorWords words = refusalWords(error);
        say(Tone::Bad, words.sentence, words.code);
    });
    connect(m_session, &StudioSession::gateRefused, this, [this](const Error&) {
        const int open = static_cast<int>(m_session->openConditions().size());
        say(Tone::Warn, tr("Nothing was moved: %n condition(s) of the gate are open. They stand there with who could satisfy them.", nullptr, open));
    });
    connect(m_session, &StudioSession::stateChanged, this, &StudioPage::refreshState);
}

void StudioPage::say(Tone tone, const QString& sentence, const QString& code)
{
    m_notice->showNotice(tone, sentence, {}, code);
    m_announcer->say(sentence);
}

QString StudioPage::said() const
{
    return m_announcer->last();
}

void StudioPage::refreshState()
{
    m_waits->setWaiting(m_session->acting(), tr("Waiting for the backend…"));
    const bool may = m_session->mayRead();
    m_noRights->setVisible(!may);
    m_splitter->setVisible(may);
    layOutSide();
    const bool offline = !m_session->studio().online();
    m_offline->setText(tr("Offline: what is shown may be older, and labels do not move. What you write is kept here."));
    m_offline->setVisible(may && offline);
}

void StudioPage::addActs()
{
    const auto always = [] { return QString(); };
    const auto add = [this](const char* id, const QString& name, const char* key, std::function<QString()> whyNot, std::function<void()> run) {
        m_acts.push_back({ QString::fromLatin1(id), name, QKeySequence(QString::fromLatin1(key)), std::move(whyNot), std::move(run) });
    };
    add("studio_versions", tr("Prompts: versions"), "1", always, [this] { showTab(Versions); });
    add("studio_replay_page", tr("Prompts: results of a replay"), "2", always, [this] { showTab(Replay); });
    add("studio_edits", tr("Prompts: what people keep fixing"), "3", always, [this] { showTab(Edits); });
    add("studio_brand", tr("Prompts: brand rules"), "4", always, [this] { showTab(Brand); });
    add("studio_knowledge", tr("Prompts: what the shop knows"), "5", always, [this] { showTab(Knowledge); });
    add("studio_new_prompt", tr("New prompt"), "Shift+N", [this] { return m_session->whyNotEdit(); }, [this] { m_prompts->askNew(); });
    const auto gate = [this, &add](const char* id, const QString& name, const char* key, const QString& act) {
        add(id, name, key, [this, act] { return m_gate->whyNot(act); }, [this, act] {
            if (tab() == Brand || tab() == Knowledge)
                showTab(Versions); // the gate is asked where it can be seen
            openSide(true);
            m_gate->ask(act);
        });
    };
    gate("studio_candidate", tr("Put the version up for promotion, or withdraw it"), "C", QStringLiteral("candidate"));
    gate("studio_promote", tr("Promote the version to live, or take it out of use"), "P", QStringLiteral("live"));
    gate("studio_shadow", tr("Let the version compose in the shadow, or stop it"), "S", QStringLiteral("shadow"));
    gate("studio_roll_back", tr("Roll back to the live version before"), "U", QStringLiteral("rollback"));
    add("studio_replay", tr("Replay the version over decided drafts"), "R", [this] { return m_replays->whyNot(); }, [this] {
        if (tab() == Brand || tab() == Knowledge)
            showTab(Replay);
        openSide(true);
        m_replays->ask();
    });
    add("studio_side", tr("Show or hide the gate and the replays"), "O",
        [this] { return m_drawer ? QString() : tr("The gate and the replays are beside the work already."); }, [this] { openSide(!m_drawerOpen); });
    add("studio_stop_replay", tr("Stop the running replay"), "X", always, [this] { m_replays->cancel(); });
}

void StudioPage::addPageActs()
{
    const auto always = [] { return QString(); };
    const auto add = [this](const char* id, const QString& name, const char* key, std::function<QString()> whyNot, std::function<void()> run) {
        m_acts.push_back({ QString::fromLatin1(id), name, QKeySequence(QString::fromLatin1(key)), std::move(whyNot), std::move(run) });
    };
    add("studio_edit", tr("Write a new version, or edit the brand rules"), "E", [this] { return tab() == Brand ? QString() : m_versions->whyNotEdit(); },
        [this] {
            if (tab() == Brand) {
                m_brand->edit();
                return;
            }
            showTab(Versions);
            m_versions->edit();
        });
    add("studio_diff", tr("Compare the version with another"), "D", always, [this] {
        showTab(Versions);
        m_versions->toggleDiff();
    });
    add("studio_outcomes", tr("What came of each version"), "V", always, [this] {
        showTab(Versions);
        m_versions->toggleOutcomes();
    });
    add("studio_mark", tr("Compare others with this version"), "Space", always, [this] {
        if (tab() == Versions)
            m_versions->mark();
    });
    add("studio_different", tr("Show only results that differ"), "F", always, [this] {
        showTab(Replay);
        m_replay->toggleDifferent();
    });
    add("studio_blind", tr("Compare results blind, in pairs"), "B", [this] { return m_replay->whyNotBlind(); }, [this] {
        showTab(Replay);
        m_replay->compareBlind();
    });
    add("studio_test", tr("Make a test case of the chosen edit"), "T", [this] { return m_edits->whyNotTest(); }, [this] {
        if (tab() == Edits)
            m_edits->makeTest();
        else
            showTab(Edits);
    });
    add("studio_grouping", tr("Edit distance by something else"), "G", always, [this] {
        showTab(Edits);
        m_edits->nextGrouping();
    });
    add("studio_remove", tr("Remove the chosen test case or file"), "Del", always, [this] {
        if (tab() == Edits)
            m_edits->removeTest();
        else if (tab() == Knowledge)
            m_knowledge->askRemove();
    });
    add("studio_words", tr("Try the rules on the words of a waiting draft"), "W", always, [this] {
        showTab(Brand);
        m_brand->takeDraft();
    });
    add("studio_policies", tr("Import the shop’s policy pages"), "I", [this] { return m_session->whyNotEdit(); }, [this] {
        showTab(Knowledge);
        m_knowledge->importPolicies();
    });
    add("studio_add_file", tr("Add a file to what the shop knows"), "A", [this] { return m_session->whyNotEdit(); }, [this] {
        showTab(Knowledge);
        m_knowledge->add();
    });
}

void StudioPage::open()
{
    m_session->refresh();
    if (m_session->mayRead()) {
        m_prompts->focusList();
        if (tab() == Edits)
            m_edits->refresh();
    } else {
        setFocus(Qt::OtherFocusReason);
    }
}

StudioPage::Tab StudioPage::tab() const
{
    return static_cast<Tab>(m_pages->currentIndex());
}

void StudioPage::showTab(Tab tab)
{
    const bool moved = tab != this->tab();
    m_tabs->setCurrent(tab);
    m_pages->setCurrentIndex(tab);
    layOutSide();
    if (moved && tab == Edits)
        m_edits->refresh();
    else if (moved && tab == Brand)
        m_brand->refresh();
    else if (moved && tab == Knowledge)
        m_knowledge->refresh();
    focusWork();
}

void StudioPage::setDrawer(bool drawer)
{
    if (drawer == m_drawer)
        return;
    m_drawer = drawer;
    m_drawerOpen = false;
    if (drawer) {
        m_wide = m_splitter->saveState();
        m_side->setParent(this);
    } else {
        m_splitter->addWidget(m_side);
        m_splitter->setStretchFactor(2, 0);
        m_splitter->restoreState(m_wide);
    }
    m_sideEdge->setVisible(drawer);
}

void StudioPage::layOutSide()
{
    const bool wanted = tab() != Brand && tab() != Knowledge && m_session->mayRead();
    m_sideButton->setVisible(m_drawer && wanted);
    m_side->setVisible(wanted && (!m_drawer || m_drawerOpen));
    if (m_drawer && m_side->isVisible()) {
        const QRect area(width() - sideWidth, m_splitter->y(), sideWidth, m_splitter->height());
        m_side->setGeometry(QStyle::visualRect(layoutDirection(), rect(), area));
        m_side->raise();
    }
}

void StudioPage::openSide(bool open)
{
    if (!m_drawer || open == m_drawerOpen)
        return;
    const bool inside = m_side->isAncestorOf(QApplication::focusWidget());
    m_drawerOpen = open;
    layOutSide();
    if (inside && !open)
        focusWork();
}

QByteArray StudioPage::layoutState() const
{
    return m_drawer ? m_wide : m_splitter->saveState();
}

void StudioPage::restoreLayout(const QByteArray& state)
{
    if (state.isEmpty())
        return;
    if (m_drawer)
        m_wide = state;
    else
        m_splitter->restoreState(state);
}

void StudioPage::focusWork()
{
    switch (tab()) {
    case Versions:
        m_versions->focusList();
        break;
    case Replay:
        m_replay->focusTable();
        break;
    case Edits:
        m_edits->focusList();
        break;
    case Brand:
        m_brand->setFocus(Qt::OtherFocusReason);
        break;
    case Knowledge:
        m_knowledge->focusList();
        break;
    }
}

void StudioPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_drawer && m_drawerOpen)
            openSide(false);
        else
            Q_EMIT queueAsked();
        return;
    }
    const PageAct* act = m_session->mayRead() ? actFor(m_acts, *event) : nullptr;
    if (act == nullptr)
        Surface::keyPressEvent(event);
    else if (const QString why = act->whyNot(); !why.isEmpty())
        say(Tone::Neutral, why);
    else
        act->run();
}

void StudioPage::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    m_session->watchReplays(true);
}

bool StudioPage::event(QEvent* event)
{
    const bool taken = Surface::event(event);
    if (event->type() == QEvent::LayoutRequest)
        layOutSide(); // a drawer is as high as the panes, which a notice makes lower
    return taken;
}

void StudioPage::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    setDrawer(width() + size::rail < drawerBelow);
    layOutSide();
}

void StudioPage::hideEvent(QHideEvent* event)
{
    m_versions->keepNow();
    m_session->watchReplays(false);
    Surface::hideEvent(event);
}

} // namespace countersign
