#include "ui/audit/exportpane.h"

#include "ui/audit/auditsession.h"
#include "ui/audit/exportbar.h"
#include "ui/audit/filtertext.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/parts/savestrip.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int exportFormWidth = 560, longestSelection = 400;

} // namespace

ExportPane::ExportPane(const Theme& theme, AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_form(new QComboBox(this))
    , m_which(makeLabel(this))
    , m_save(new KeyButton(theme, QStringLiteral("E"), tr("Export"), this))
    , m_strip(new SaveStrip(theme, QStringLiteral("exportSaveStrip"), this))
    , m_bar(new ExportBar(theme, session.exports(), QStringLiteral("exportBar"), this))
{
    setObjectName(QStringLiteral("auditExportPane"));
    setAccessibleName(tr("Export"));
    build();
    connect(m_form, &QComboBox::activated, this, &ExportPane::refreshState);
    connect(m_save, &QPushButton::clicked, this, &ExportPane::askSave);
    connect(m_strip, &SaveStrip::chosen, this, [this](const QString& path) { m_session.takeOut({ form(), path, m_session.entries().filter(), {} }); });
    connect(m_strip, &SaveStrip::closed, this, [this] {
        if (m_session.exports().running())
            m_bar->focusCancel();
        else
            m_save->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar, &ExportBar::left, this, [this] { m_save->setFocus(Qt::OtherFocusReason); });
    connect(m_bar, &ExportBar::changed, this, &ExportPane::refreshState);
    connect(&session, &AuditSession::stateChanged, this, &ExportPane::refreshState);
    connect(&session, &AuditSession::counted, this, &ExportPane::refreshState);
    refreshState();
}

void ExportPane::build()
{
    const auto add = [this](ExportWish::Form form, const QString& words) { m_form->addItem(words, static_cast<int>(form)); };
    m_form->setObjectName(QStringLiteral("exportFormComboBox"));
    m_form->setAccessibleName(tr("As"));
    add(ExportWish::Form::Bundle, tr("a bundle that verifies by itself (tlog-tiles)"));
    add(ExportWish::Form::Jsonl, tr("one JSON object a line"));
    add(ExportWish::Form::Csv, tr("CSV"));
    add(ExportWish::Form::Proofs, tr("proofs of the decisions (tlog-proof)"));
    m_which->setObjectName(QStringLiteral("exportWhichLabel"));
    m_which->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("exportSaveKeyButton"));
    m_save->setPrimary(true);
    QLabel* explain = makeLabel(this, size::body, QFont::Normal, true);
    explain->setWordWrap(true);
    explain->setText(tr("Takes as many entries as there are. What is written stays when the export is cut off or cancelled: the same to the same place goes on "
                        "there. The record keeps who exported what."));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(space::related);
    form->addRow(tr("As"), m_form);
    auto* verbs = new QHBoxLayout;
    verbs->addWidget(m_save);
    verbs->addStretch(1);
    auto* narrow = new QWidget(this);
    narrow->setMaximumWidth(exportFormWidth);
    auto* column = new QVBoxLayout(narrow);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::card);
    column->addWidget(explain);
    column->addLayout(form);
    column->addWidget(m_which);
    column->addLayout(verbs);
    column->addWidget(m_strip);
    column->addWidget(m_bar);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(narrow, 1);
    outer->addStretch(0);
}

ExportWish::Form ExportPane::form() const
{
    return static_cast<ExportWish::Form>(m_form->currentData().toInt());
}

QString ExportPane::which() const
{
    const qint64 total = m_session.histogram().total;
    const QString words = shortText(filterWords(m_session.entries().filter()).toStdString(), longestSelection);
    if (form() == ExportWish::Form::Bundle)
        return tr("The whole record; the search does not narrow it.");
    if (words.isEmpty())
        return form() == ExportWish::Form::Proofs ? tr("All decisions of the record; the search narrows them.")
                                                  : tr("All entries of the record; the search narrows them.");
    return form() == ExportWish::Form::Proofs ? tr("The decisions among what the search finds: %1").arg(words)
                                              : tr("%n entry(s) that the search finds: %1", nullptr, static_cast<int>(total)).arg(words);
}

QString ExportPane::whyNot() const
{
    if (!m_session.review().person().may(Permission::ExportAudit))
        return tr("Your rights do not cover this.");
    if (m_session.exports().running())
        return tr("An export is under way.");
    return m_session.whyNot();
}

void ExportPane::refreshState()
{
    const QString why = whyNot();
    m_save->setEnabled(why.isEmpty());
    m_save->setToolTip(why);
    m_which->setText(which());
}

void ExportPane::open()
{
    // Not into the list of choices: it would take the page's letters for a search.
    m_save->setFocus(Qt::OtherFocusReason);
    refreshState();
}

void ExportPane::askSave()
{
    if (!whyNot().isEmpty())
        return;
    switch (form()) {
    case ExportWish::Form::Bundle:
        m_strip->ask(QStringLiteral("record"), tr("Folder (*)"));
        break;
    case ExportWish::Form::Proofs:
        m_strip->ask(QStringLiteral("proofs"), tr("Folder (*)"));
        break;
    case ExportWish::Form::Csv:
        m_strip->ask(QStringLiteral("record.csv"), tr("CSV (*.csv)"));
        break;
    default:
        m_strip->ask(QStringLiteral("record.jsonl"), tr("JSON lines (*.jsonl)"));
        break;
    }
}

void ExportPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_session.exports().running())
        m_bar->cancel();
    else
        QWidget::keyPressEvent(event);
}

} // namespace countersign
