#include "ui/audit/recordpage.h"

#include "models/view/followup.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/evidencepane.h"
#include "ui/audit/exportpane.h"
#include "ui/audit/facttext.h"
#include "ui/audit/lineagepane.h"
#include "ui/audit/reportpane.h"
#include "ui/audit/searchpane.h"
#include "ui/parts/announce.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/parts/segmented.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>

namespace countersign {

RecordPage::RecordPage(
    const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, DecisionListModel& decisions, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_keyMap(keys)
    , m_desk(std::move(desk))
    , m_session(new AuditSession(m_desk, this))
    , m_announcer(new Announcer(this))
    , m_state(new Chip(theme, this))
    , m_notice(new Notice(theme, this))
    , m_verify(new KeyButton(theme, keys.cap(Verb::Record), tr("Verify the record"), this))
    , m_back(new KeyButton(theme, keys.cap(Verb::Queue), tr("Back to the queue"), this))
    , m_waits(new ProgressLine(theme, QStringLiteral("recordProgressLine"), this))
    , m_offline(makeLabel(this, size::body, QFont::Normal, true))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_search(new SearchPane(theme, *m_session))
    , m_tabs(new Segmented(theme, Segmented::Look::Tabs, tr("Pages of the record")))
    , m_pages(new QStackedWidget)
    , m_entry(new FactText(theme, tr("The entry"), QStringLiteral("auditEntryFactText")))
    , m_lineage(new LineagePane(theme, *m_session))
    , m_reports(new ReportPane(theme, *m_session))
    , m_evidence(new EvidencePane(theme, *m_session))
    , m_export(new ExportPane(theme, *m_session))
{
    setObjectName(QStringLiteral("recordPage"));
    setAccessibleName(tr("Record"));
    setFocusPolicy(Qt::StrongFocus);
    m_announcer->setObjectName(QStringLiteral("recordAnnouncer"));
    build(theme, decisions);
    connectParts();
    addActs();
    pick(-1);
    refreshState();
}

void RecordPage::connectParts()
{
    connect(m_verify, &QPushButton::clicked, this, &RecordPage::verify);
    connect(m_back, &QPushButton::clicked, this, &RecordPage::queueAsked);
    connect(&m_keyMap, &KeyMap::changed, this, [this] {
        m_verify->setKey(m_keyMap.cap(Verb::Record));
        m_back->setKey(m_keyMap.cap(Verb::Queue));
    });
    connect(m_waits, &ProgressLine::left, this, [this] { m_verify->setFocus(Qt::OtherFocusReason); });
    connect(m_tabs, &Segmented::chosen, this, [this](int index) { showTab(static_cast<Tab>(index)); });
    connect(m_search, &SearchPane::picked, this, &RecordPage::pick);
    connect(m_search, &SearchPane::opened, this, &RecordPage::lineageOf);
    connect(m_lineage, &LineagePane::entryAsked, this, [this](qint64 index) {
        showTab(Entry);
        m_search->choose(index);
        if (m_session->entries().rowOf(index) < 0 && m_session->graph())
            m_search->search(QStringLiteral("draft:%1").arg(text(m_session->graph()->draftId)));
    });
    connect(m_reports, &ReportPane::lineageAsked, this, [this](const std::string& draftId) { showLineage(text(draftId)); });
    connect(m_reports, &ReportPane::copied, this, [this](int rows) { say(Tone::Good, tr("%n row(s) copied.", nullptr, rows)); });
    connect(m_evidence, &EvidencePane::failed, m_session, &AuditSession::failed);
    connect(m_session, &AuditSession::told, this, [this](Tone tone, const QString& sentence) { say(tone, sentence); });
    connect(m_session, &AuditSession::failed, this, [this](const Error& error) {
        const ErrorWords words = errorWords(error);
        say(Tone::Bad, words.sentence, words.code);
    });
    connect(m_session, &AuditSession::stateChanged, this, &RecordPage::refreshState);
    connect(m_desk.get(), &ReviewDesk::linkChanged, this, &RecordPage::refreshState);
    connect(m_desk.get(), &ReviewDesk::personChanged, this, &RecordPage::refreshState);
}

void RecordPage::addActs()
{
    const auto add = [this](const char* id, const QString& name, const char* key, std::function<QString()> whyNot, std::function<void()> run) {
        m_acts.push_back({ QString::fromLatin1(id), name, QKeySequence(QString::fromLatin1(key)), std::move(whyNot), std::move(run) });
    };
    const auto may = [this] { return m_session->mayRead() ? QString() : tr("Your rights do not cover this."); };
    const auto online = [this] { return m_session->whyNot(); };
    const auto drawn = [this] { return m_session->mayRead() || tab() == Lineage ? QString() : tr("Your rights do not cover this."); };
    add("record_entry", tr("Record: the entry"), "1", may, [this] { showTab(Entry); });
    add("record_lineage", tr("Record: lineage"), "2", drawn, [this] { showTab(Lineage); });
    add("record_reports", tr("Record: reports"), "3", may, [this] { showTab(Reports); });
    add("record_yours", tr("Record: your decisions"), "4", [] { return QString(); }, [this] { showTab(Yours); });
    add("record_evidence", tr("Record: evidence report"), "5", may, [this] { showTab(Evidence); });
    add("record_take_out", tr("Record: export"), "6", may, [this] { showTab(Export); });
    add("record_export", tr("Export the record, or what the search finds"), "E", [this] { return m_export->whyNot(); }, [this] {
        showTab(Export);
        m_export->askSave();
    });
    add("record_draw_up", tr("Draw up an evidence report as PDF"), "D", [this] { return m_evidence->whyNot(); }, [this] {
        showTab(Evidence);
        m_evidence->askSave();
    });
    add("record_search", tr("Search the record"), "/", may, [this] { m_search->focusSearch(); });
    add("record_filter", tr("Filter the record"), "F", may, [this] { m_search->toggleFilter(); });
    add("record_bars", tr("Entries of the record over time"), "H", may, [this] { m_search->focusBars(); });
    add("record_saved", tr("Saved searches of the record"), "S", may, [this] { m_search->toggleSaved(); });
    add("record_follow", tr("Follow the record, or stop"), "T", online, [this] {
        m_session->setTail(!m_session->tail());
        m_announcer->say(m_session->tail() ? tr("New entries show by themselves.") : tr("New entries no longer show by themselves."));
    });
    add("record_draw", tr("Draw the lineage of the entry’s draft"), "L", [this] { return whyNoLineage(); }, [this] { lineageOf(m_search->currentRow()); });
    add("record_find", tr("Find a draft by order, provider’s id, decision or code"), "N", online, [this] {
        showTab(Lineage);
        m_lineage->focusFind();
    });
    add("record_print", tr("Save the lineage as a PDF"), "P", [this] { return m_lineage->whyNotSave(); }, [this] {
        showTab(Lineage);
        m_lineage->askSave();
    });
    add("record_copy", tr("Copy the report"), "C", [this] { return m_reports->whyNotCopy(); }, [this] { m_reports->copy(); });
    add("record_more", tr("More rows of the report"), "M", [this] { return m_reports->whyNotMore(); }, [this] {
        showTab(Reports);
        m_reports->more();
    });
    add("record_csv", tr("Save the whole report"), "X", [this] { return m_reports->whyNotSave(); }, [this] {
        showTab(Reports);
        m_reports->askSave();
    });
}

void RecordPage::open()
{
    if (m_session->mayRead()) {
        m_session->refresh();
        focusWork();
    } else {
        showTab(Yours);
    }
}

void RecordPage::say(Tone tone, const QString& sentence, const QString& code)
{
    m_notice->showNotice(tone, sentence, {}, code);
    m_announcer->say(sentence);
}

QString RecordPage::said() const
{
    return m_announcer->last();
}

void RecordPage::verify()
{
    if (m_verifying)
        return;
    if (!m_session->mayRead()) {
        m_result = tr("Your rights do not cover reading the record. Your own decisions stand below.");
        say(Tone::Neutral, m_result);
        return;
    }
    m_verifying = true;
    m_verify->setEnabled(false);
    m_state->setChip(tr("verifying…"), Tone::Accent);
    const quint64 verification = ++m_verification;
    auto verifying = m_waits->follow(m_desk->verifyRecord(), tr("The record is being verified…"), [this] {
        ++m_verification;
        m_verifying = false;
        refreshState();
        m_state->setChip(tr("not verified"), Tone::Neutral);
        say(Tone::Neutral, tr("Cancelled; that says nothing about the record."));
    });
    whenDone(std::move(verifying), this, [this, verification](Result<QString> outcome) {
        if (verification == m_verification)
            finish(outcome);
    });
}

void RecordPage::finish(const Result<QString>& outcome)
{
    m_verifying = false;
    refreshState();
    if (outcome) {
        m_state->setChip(tr("intact"), Tone::Good);
        m_result = tr("Intact.") % u' ' % *outcome;
        say(Tone::Good, m_result);
    } else {
        const ErrorWords words = refusalWords(outcome.error());
        // Not reaching the backend says nothing about the record.
        const bool away = outcome.error().code == ErrorCode::Unavailable || outcome.error().code == ErrorCode::Timeout
            || outcome.error().code == ErrorCode::Cancelled;
        m_state->setChip(away ? tr("not verified") : tr("does not verify"), away ? Tone::Warn : Tone::Bad);
        m_result = away ? words.sentence : tr("The record does not verify. Tell your auditor before deciding more.");
        if (!away && isKnownSentence(text(outcome.error().detail)))
            m_result += u' ' % words.sentence; // the first thing that is wrong
        say(away ? Tone::Warn : Tone::Bad, m_result, words.code);
    }
    Q_EMIT verified(outcome.has_value());
}

void RecordPage::refreshState()
{
    const bool may = m_session->mayRead();
    const bool online = m_desk->link() == ReviewDesk::Link::Online;
    m_verify->setEnabled(may && !m_verifying);
    m_verify->setToolTip(!may ? tr("Your rights do not cover this.")
            : online          ? m_keyMap.tip(Verb::Record)
                              : tr("Needs the backend, which cannot be reached now."));
    m_search->setVisible(may);
    m_tabs->setVisible(may);
    m_offline->setVisible(may && !online);
    if (!may && (tab() != Lineage || !m_session->mayDraw())) { // one's own decisions need no right
        m_tabs->setCurrent(Yours);
        m_pages->setCurrentIndex(Yours);
    }
}

void RecordPage::pick(int row)
{
    if (row < 0)
        m_entry->showFacts({ { FactLine::Kind::Muted, {}, tr("An entry chosen in the list is read here.") } });
    else
        m_entry->showFacts(entryFacts(m_session->entries().at(row), m_session->entries().actorOf(row)));
}

QString RecordPage::whyNoLineage() const
{
    if (const QString why = m_session->whyNot(); !why.isEmpty())
        return why;
    const int row = m_search->currentRow();
    if (row < 0)
        return tr("No entry is chosen.");
    return m_session->entries().at(row).entry.draftId.empty() ? tr("This entry belongs to no draft.") : QString();
}

void RecordPage::lineageOf(int row)
{
    if (row < 0)
        return;
    const std::string& draftId = m_session->entries().at(row).entry.draftId;
    if (draftId.empty())
        say(Tone::Neutral, tr("This entry belongs to no draft."));
    else
        showLineage(text(draftId));
}

void RecordPage::showLineage(const QString& draftId)
{
    m_session->openLineage(draftId.toStdString());
    showTab(Lineage);
}

RecordPage::Tab RecordPage::tab() const
{
    return static_cast<Tab>(m_pages->currentIndex());
}

void RecordPage::showTab(Tab tab)
{
    const bool moved = tab != this->tab();
    m_tabs->setCurrent(tab);
    m_pages->setCurrentIndex(tab);
    if (moved && tab == Reports && !m_session->report() && m_session->whyNot().isEmpty())
        m_reports->refresh();
    focusWork();
}

void RecordPage::focusWork()
{
    switch (tab()) {
    case Entry:
        m_search->focusList();
        break;
    case Lineage:
        m_lineage->focusPicture();
        break;
    case Reports:
        m_reports->focusList();
        break;
    case Evidence:
        m_evidence->open();
        break;
    case Export:
        m_export->open();
        break;
    case Yours:
        setFocus(Qt::OtherFocusReason);
        break;
    }
}

void RecordPage::keyPressEvent(QKeyEvent* event)
{
    const auto verb = m_keyMap.verbFor(*event);
    const PageAct* act = actFor(m_acts, *event);
    if (verb == Verb::Record)
        verify();
    else if (verb == Verb::Queue || event->key() == Qt::Key_Escape)
        Q_EMIT queueAsked();
    else if (verb == Verb::Search && m_session->mayRead())
        m_search->focusSearch();
    else if (act == nullptr)
        Surface::keyPressEvent(event);
    else if (const QString why = act->whyNot(); !why.isEmpty())
        say(Tone::Neutral, why);
    else
        act->run();
}

void RecordPage::showEvent(QShowEvent* event)
{
    const QSignalBlocker quiet(m_quorum);
    m_quorum->setValue(m_desk->audit().quorum());
    Surface::showEvent(event);
    m_session->setShown(true);
}

void RecordPage::hideEvent(QHideEvent* event)
{
    m_session->setShown(false);
    Surface::hideEvent(event);
}

} // namespace countersign
