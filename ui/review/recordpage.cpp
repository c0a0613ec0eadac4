#include "ui/review/recordpage.h"

#include "models/view/followup.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/sheets/outboxsheet.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

RecordPage::RecordPage(
    const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, DecisionListModel& decisions, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_keyMap(keys)
    , m_desk(std::move(desk))
    , m_state(new Chip(theme, this))
    , m_notice(new Notice(theme, this))
    , m_verify(new KeyButton(theme, keys.cap(Verb::Record), tr("Verify the record"), this))
    , m_back(new KeyButton(theme, keys.cap(Verb::Queue), tr("Back to the queue"), this))
    , m_progress(nullptr)
    , m_patience(new QTimer(this))
    , m_explain(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("recordPage"));
    setAccessibleName(tr("Record"));
    setFocusPolicy(Qt::StrongFocus);
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Record"));
    m_state->setObjectName(QStringLiteral("recordStateChip"));
    m_state->setChip(tr("not verified yet"), Tone::Neutral);
    m_verify->setObjectName(QStringLiteral("recordVerifyKeyButton"));
    m_verify->setPrimary(true);
    auto* progress = new QProgressBar(this);
    progress->setObjectName(QStringLiteral("recordProgressBar"));
    progress->setAccessibleName(tr("Verifying the record"));
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setFixedHeight(4);
    progress->hide();
    m_progress = progress;
    m_patience->setSingleShot(true);
    m_patience->setInterval(500);
    connect(m_patience, &QTimer::timeout, m_progress, &QWidget::show);
    m_back->setObjectName(QStringLiteral("recordBackKeyButton"));
    m_explain->setWordWrap(true);
    m_explain->setMaximumWidth(720);
    m_explain->setText(
        tr("Verifying downloads the record and checks it here: its signature, that nothing this computer has seen before was rewritten, "
           "and that your own decisions stand in it as you signed them."));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::card);
    head->addWidget(title);
    head->addWidget(m_state);
    head->addStretch(1);
    head->addWidget(m_verify);
    head->addWidget(m_back);
    auto* decided = new OutboxSheet(theme, decisions, this);
    decided->setObjectName(QStringLiteral("recordOutboxSheet"));
    decided->setEmbedded();
    connect(decided, &OutboxSheet::undoAsked, this, [this](const QString& id) {
        whenDone(m_desk->undo(id), this, [this](Result<void> done) {
            if (!done)
                m_notice->showNotice(Tone::Bad, errorWords(done.error()).sentence, {}, errorWords(done.error()).code);
        });
    });
    connect(decided, &OutboxSheet::dismissAsked, this, [this](const QString& id) { m_desk->dismissRefused(id); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::group, space::pane, space::group, space::pane);
    column->setSpacing(space::pane);
    column->addLayout(head);
    column->addWidget(m_explain);
    column->addWidget(m_progress);
    column->addWidget(m_notice);
    column->addWidget(decided, 1);
    connect(m_verify, &QPushButton::clicked, this, &RecordPage::verify);
    connect(m_back, &QPushButton::clicked, this, &RecordPage::queueAsked);
    connect(&keys, &KeyMap::changed, this, [this] {
        m_verify->setKey(m_keyMap.cap(Verb::Record));
        m_back->setKey(m_keyMap.cap(Verb::Queue));
    });
    connect(m_desk.get(), &ReviewDesk::linkChanged, this, &RecordPage::refreshState);
    connect(m_desk.get(), &ReviewDesk::personChanged, this, &RecordPage::refreshState);
    refreshState();
}

void RecordPage::verify()
{
    if (m_verifying)
        return;
    if (!m_desk->person().may(Permission::ReadAudit)) {
        m_notice->showNotice(Tone::Neutral, tr("Your rights do not cover reading the record. Your own decisions stand below."));
        return;
    }
    m_verifying = true;
    m_verify->setEnabled(false);
    m_patience->start();
    m_state->setChip(tr("verifying…"), Tone::Accent);
    whenDone(m_desk->verifyRecord(), this, [this](Result<QString> outcome) { finish(outcome); });
}

void RecordPage::finish(const Result<QString>& outcome)
{
    m_verifying = false;
    m_patience->stop();
    m_progress->hide();
    refreshState();
    if (outcome) {
        m_state->setChip(tr("intact"), Tone::Good);
        m_notice->showNotice(Tone::Good, tr("Intact.") % u' ' % *outcome);
    } else {
        const ErrorWords words = errorWords(outcome.error());
        // Not reaching the backend says nothing about the record.
        const bool away = outcome.error().code == ErrorCode::Unavailable || outcome.error().code == ErrorCode::Timeout
            || outcome.error().code == ErrorCode::Cancelled;
        m_state->setChip(away ? tr("not verified") : tr("does not verify"), away ? Tone::Warn : Tone::Bad);
        m_notice->showNotice(away ? Tone::Warn : Tone::Bad,
            away ? words.sentence : tr("The record does not verify. Tell your auditor before deciding more."), {}, words.code);
    }
    Q_EMIT verified(outcome.has_value());
}

void RecordPage::refreshState()
{
    const bool may = m_desk->person().may(Permission::ReadAudit);
    const bool online = m_desk->link() == ReviewDesk::Link::Online;
    m_verify->setEnabled(may && !m_verifying);
    m_verify->setToolTip(!may ? tr("Your rights do not cover this.")
            : online          ? m_keyMap.tip(Verb::Record)
                              : tr("Needs the backend, which cannot be reached now."));
}

QString RecordPage::result() const
{
    return m_notice->sentence();
}

void RecordPage::keyPressEvent(QKeyEvent* event)
{
    const auto verb = m_keyMap.verbFor(*event);
    if (verb == Verb::Record)
        verify();
    else if (verb == Verb::Queue || event->key() == Qt::Key_Escape)
        Q_EMIT queueAsked();
    else
        Surface::keyPressEvent(event);
}

} // namespace countersign
