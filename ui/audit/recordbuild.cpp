// How the page of the record is put together.
#include "models/view/followup.h"
#include "services/console/desk/auditdesk.h"
#include "ui/audit/evidencepane.h"
#include "ui/audit/exportpane.h"
#include "ui/audit/facttext.h"
#include "ui/audit/lineagepane.h"
#include "ui/audit/recordpage.h"
#include "ui/audit/reportpane.h"
#include "ui/audit/searchpane.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/parts/segmented.h"
#include "ui/sheets/outboxsheet.h"
#include "ui/words/words.h"

#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int lineWidth = 720, mostWitnesses = 1000;

} // namespace

void RecordPage::build(const Theme& theme, DecisionListModel& decisions)
{
    m_notice->setObjectName(QStringLiteral("recordNotice"));
    m_offline->setObjectName(QStringLiteral("recordOfflineLabel"));
    m_offline->setText(tr("Offline: what is shown may be older. The record is kept at the backend."));
    m_tabs->setObjectName(QStringLiteral("recordTabsSegmented"));
    m_tabs->setChoices({ tr("1 Entry"), tr("2 Lineage"), tr("3 Reports"), tr("4 Your decisions"), tr("5 Evidence"), tr("6 Export") });
    for (QWidget* page : std::initializer_list<QWidget*>{ m_entry, m_lineage, m_reports, buildYours(theme, decisions), m_evidence, m_export })
        m_pages->addWidget(page);
    auto* right = new Surface(Surface::Ground::Base);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::pane, space::chip, space::pane, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    column->addLayout(tabs);
    column->addWidget(new Hairline(theme));
    column->addWidget(m_pages, 1);
    m_search->setMinimumWidth(320);
    right->setMinimumWidth(420);
    m_splitter->setObjectName(QStringLiteral("recordSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_search);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ 400, 960 });
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(buildHead());
    outer->addWidget(new Hairline(theme));
    outer->addWidget(m_splitter, 1);
}

QLayout* RecordPage::buildHead()
{
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Record"));
    m_state->setObjectName(QStringLiteral("recordStateChip"));
    m_state->setChip(tr("not verified yet"), Tone::Neutral);
    m_verify->setObjectName(QStringLiteral("recordVerifyKeyButton"));
    m_verify->setPrimary(true);
    m_back->setObjectName(QStringLiteral("recordBackKeyButton"));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::card);
    head->addWidget(title);
    head->addWidget(m_state);
    head->addStretch(1);
    head->addWidget(m_verify);
    head->addWidget(m_back);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(space::pane, space::related, space::pane, space::related);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_waits);
    column->addWidget(m_notice);
    column->addWidget(m_offline);
    return column;
}

QWidget* RecordPage::buildYours(const Theme& theme, DecisionListModel& decisions)
{
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("recordYoursPage"));
    QLabel* explain = makeLabel(page, size::body, QFont::Normal, true);
    explain->setWordWrap(true);
    explain->setMaximumWidth(lineWidth);
    explain->setText(
        tr("Verifying downloads the record and checks it here: its signature, that nothing this computer has seen before was rewritten, "
           "and that your own decisions stand in it as you signed them."));
    auto* decided = new OutboxSheet(theme, decisions, page);
    decided->setObjectName(QStringLiteral("recordOutboxSheet"));
    decided->setEmbedded();
    connect(decided, &OutboxSheet::undoAsked, this, [this](const QString& id) {
        whenDone(m_desk->undo(id), this, [this](Result<void> done) {
            if (!done)
                say(Tone::Bad, errorWords(done.error()).sentence, errorWords(done.error()).code);
        });
    });
    connect(decided, &OutboxSheet::dismissAsked, this, [this](const QString& id) { m_desk->dismissRefused(id); });
    auto* witnesses = new QSpinBox(page);
    witnesses->setObjectName(QStringLiteral("recordQuorumSpinBox"));
    witnesses->setRange(0, mostWitnesses);
    witnesses->setAccessibleName(tr("Consoles that must have cosigned the newest checkpoint"));
    witnesses->setKeyboardTracking(false);
    connect(witnesses, &QSpinBox::valueChanged, this, [this](int count) {
        whenDone(m_desk->audit().setQuorum(count), this, [this](Result<void> kept) {
            if (!kept)
                say(Tone::Bad, errorWords(kept.error()).sentence, errorWords(kept.error()).code);
        });
    });
    m_quorum = witnesses;
    QLabel* asked = makeLabel(page, size::body, QFont::Normal, true);
    asked->setText(tr("Consoles that must have cosigned the newest checkpoint"));
    asked->setBuddy(witnesses);
    auto* quorum = new QHBoxLayout;
    quorum->setSpacing(space::related);
    quorum->addWidget(asked);
    quorum->addWidget(witnesses);
    quorum->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::pane);
    column->addWidget(explain);
    column->addLayout(quorum);
    column->addWidget(decided, 1);
    return page;
}

} // namespace countersign
