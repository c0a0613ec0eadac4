#include "ui/review/recordpage.h"

#include "models/view/followup.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/sheets/outboxsheet.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

RecordPage::RecordPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, DecisionListModel& decisions, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_desk(std::move(desk))
    , m_state(new Chip(theme, this))
    , m_notice(new Notice(theme, this))
    , m_verify(new KeyButton(theme, QStringLiteral("V"), tr("Verify the record"), this))
    , m_explain(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("recordPage"));
    setFocusPolicy(Qt::StrongFocus);
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Record"));
    m_state->setObjectName(QStringLiteral("recordStateChip"));
    m_state->setChip(tr("not verified yet"), Tone::Neutral);
    m_verify->setObjectName(QStringLiteral("recordVerifyKeyButton"));
    m_verify->setPrimary(true);
    auto* back = new KeyButton(theme, QStringLiteral("Q"), tr("Back to the queue"), this);
    back->setObjectName(QStringLiteral("recordBackKeyButton"));
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
    head->addWidget(back);
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
    column->addWidget(m_notice);
    column->addWidget(decided, 1);
    connect(m_verify, &QPushButton::clicked, this, &RecordPage::verify);
    connect(back, &QPushButton::clicked, this, &RecordPage::queueAsked);
}

void RecordPage::verify()
{
    if (m_verifying)
        return;
    m_verifying = true;
    m_verify->setEnabled(false);
    m_state->setChip(tr("verifying…"), Tone::Accent);
    whenDone(m_desk->verifyRecord(), this, [this](Result<QString> outcome) { finish(outcome); });
}

void RecordPage::finish(const Result<QString>& outcome)
{
    m_verifying = false;
    m_verify->setEnabled(true);
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

QString RecordPage::result() const
{
    return m_notice->sentence();
}

void RecordPage::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_V)
        verify();
    else if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Q || event->key() == Qt::Key_Escape))
        Q_EMIT queueAsked();
    else
        Surface::keyPressEvent(event);
}

} // namespace countersign
