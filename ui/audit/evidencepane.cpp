#include "ui/audit/evidencepane.h"

#include "models/view/followup.h"
#include "services/console/desk/teamdesk.h"
#include "ui/audit/amounttext.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/evidencejob.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/savestrip.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int pauseMs = 300, formWidth = 560, usualCount = 25;

} // namespace

EvidencePane::EvidencePane(const Theme& theme, AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_job(new EvidenceJob(session, this))
    , m_method(new QComboBox(this))
    , m_time(new QComboBox(this))
    , m_person(new QComboBox(this))
    , m_shop(new QLineEdit(this))
    , m_least(new QLineEdit(this))
    , m_most(new QLineEdit(this))
    , m_count(new QSpinBox(this))
    , m_seed(new QLineEdit(this))
    , m_found(makeLabel(this))
    , m_state(makeLabel(this, size::body, QFont::Normal, true))
    , m_bar(new QProgressBar(this))
    , m_draw(new KeyButton(theme, QStringLiteral("D"), tr("Draw up and save as PDF"), this))
    , m_cancel(new LinkButton(theme, tr("Cancel"), this))
    , m_strip(new SaveStrip(theme, QStringLiteral("evidenceSaveStrip"), this))
{
    setObjectName(QStringLiteral("auditEvidencePane"));
    setAccessibleName(tr("Evidence report"));
    build(theme);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &EvidencePane::count);
    for (QComboBox* box : { m_method, m_time, m_person })
        connect(box, &QComboBox::activated, this, &EvidencePane::count);
    for (QLineEdit* line : { m_shop, m_least, m_most, m_seed })
        connect(line, &QLineEdit::textEdited, this, [this] { m_pause.start(); });
    connect(m_draw, &QPushButton::clicked, this, &EvidencePane::askSave);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &EvidencePane::writeOn);
    connect(m_cancel, &QPushButton::clicked, this, &EvidencePane::stop);
    connect(m_strip, &SaveStrip::chosen, this, [this](const QString& path) {
        if (const auto wanted = plan()) {
            m_path = path;
            m_job->start(*wanted);
            refreshState();
        }
    });
    connect(m_job, &EvidenceJob::progressed, this, &EvidencePane::showProgress);
    connect(m_job, &EvidenceJob::finished, this, [this](const EvidenceReport& report) {
        m_paper = std::make_unique<EvidencePaper>(report, font(), layoutDirection(), names());
        m_entry = report.sample.entry;
        m_turn.start();
        refreshState();
    });
    connect(m_job, &EvidenceJob::failed, this, [this](const Error& error) {
        m_state->setText(tr("It could not be drawn up."));
        refreshState();
        Q_EMIT failed(error);
    });
    connect(&session, &AuditSession::stateChanged, this, &EvidencePane::refreshState);
    connect(&session.review().team(), &TeamDesk::colleaguesChanged, this, &EvidencePane::fillPeople);
    fillPeople();
    refreshState();
}

void EvidencePane::build(const Theme&)
{
    m_method->setObjectName(QStringLiteral("evidenceMethodComboBox"));
    m_method->addItem(tr("at random, from a recorded seed"), static_cast<int>(SampleMethod::Random));
    m_method->addItem(tr("by risk: value, no person, overrides, unknown outcome"), static_cast<int>(SampleMethod::RiskWeighted));
    m_time->setObjectName(QStringLiteral("evidenceTimeComboBox"));
    m_time->addItem(tr("the last 7 days"), static_cast<qlonglong>(7 * dayMs));
    m_time->addItem(tr("the last 30 days"), static_cast<qlonglong>(30 * dayMs));
    m_time->addItem(tr("the last 90 days"), static_cast<qlonglong>(90 * dayMs));
    m_time->addItem(tr("any time"), qlonglong{ 0 });
    m_time->setCurrentIndex(1);
    m_person->setObjectName(QStringLiteral("evidencePersonComboBox"));
    m_shop->setObjectName(QStringLiteral("evidenceShopLineEdit"));
    m_shop->setPlaceholderText(tr("every shop"));
    m_shop->setMaxLength(100);
    m_least->setObjectName(QStringLiteral("evidenceLeastLineEdit"));
    m_most->setObjectName(QStringLiteral("evidenceMostLineEdit"));
    for (QLineEdit* line : { m_least, m_most }) {
        line->setPlaceholderText(tr("any, or 1000 or 49.90 or JPY 5000"));
        line->setMaxLength(30);
    }
    m_count->setObjectName(QStringLiteral("evidenceCountSpinBox"));
    m_count->setRange(1, static_cast<int>(mostSampled));
    m_count->setValue(usualCount);
    m_seed->setObjectName(QStringLiteral("evidenceSeedLineEdit"));
    m_seed->setPlaceholderText(tr("drawn and recorded"));
    m_seed->setMaxLength(64);
    m_found->setObjectName(QStringLiteral("evidenceFoundLabel"));
    m_state->setObjectName(QStringLiteral("evidenceStateLabel"));
    m_draw->setObjectName(QStringLiteral("evidenceDrawKeyButton"));
    m_draw->setPrimary(true);
    m_cancel->setObjectName(QStringLiteral("evidenceCancelLinkButton"));
    m_bar->setObjectName(QStringLiteral("evidenceProgressBar"));
    m_bar->setAccessibleName(tr("Drawing the report up"));
    m_bar->setFixedHeight(4);
    m_bar->setTextVisible(false);
    for (QLabel* label : { m_found, m_state })
        label->setWordWrap(true);
    QLabel* explain = makeLabel(this, size::body, QFont::Normal, true);
    explain->setWordWrap(true);
    explain->setText(tr("Verifies the record, draws sends for a closer look and puts their lineage on paper, with how to check it all without us. The record "
                        "keeps the plan, so that anyone can draw the same sends again."));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(space::related);
    addRows(*form);
    auto* verbs = new QHBoxLayout;
    verbs->addWidget(m_draw);
    verbs->addWidget(m_cancel);
    verbs->addStretch(1);
    auto* narrow = new QWidget(this);
    narrow->setMaximumWidth(formWidth);
    auto* column = new QVBoxLayout(narrow);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::card);
    column->addWidget(explain);
    column->addLayout(form);
    column->addWidget(m_found);
    column->addLayout(verbs);
    column->addWidget(m_strip);
    column->addWidget(m_bar);
    column->addWidget(m_state);
    column->addStretch(1);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(narrow, 1);
    outer->addStretch(0);
}

void EvidencePane::addRows(QFormLayout& form)
{
    const std::pair<QString, QWidget*> rows[] = { { tr("Time"), m_time }, { tr("Shop"), m_shop }, { tr("Approved by"), m_person },
        { tr("Least value"), m_least }, { tr("Most value"), m_most }, { tr("Drawn"), m_method }, { tr("How many"), m_count },
        { tr("Seed"), m_seed } };
    QWidget* before = nullptr;
    for (const auto& [words, field] : rows) {
        field->setAccessibleName(words);
        form.addRow(words, field);
        if (before != nullptr)
            setTabOrder(before, field);
        before = field;
    }
    setTabOrder(before, m_draw);
    setTabOrder(m_draw, m_cancel);
}

void EvidencePane::fillPeople()
{
    const QString chosen = m_person->currentData().toString();
    m_person->clear();
    m_person->addItem(tr("anyone"), QString());
    m_person->addItem(tr("policy, without a person"), QStringLiteral("policy"));
    for (const Colleague& colleague : m_session.review().team().colleagues())
        m_person->addItem(shortText(colleague.name, 60), text(colleague.personId));
    m_person->setCurrentIndex(std::max(0, m_person->findData(chosen)));
}

std::function<QString(const std::string&)> EvidencePane::names() const
{
    return [colleagues = m_session.review().team().colleagues()](const std::string& id) {
        const auto found = std::find_if(colleagues.begin(), colleagues.end(), [&id](const Colleague& one) { return one.personId == id; });
        return shortText(found == colleagues.end() ? id : found->name, 60);
    };
}

std::optional<SamplePlan> EvidencePane::plan()
{
    SamplePlan wanted;
    wanted.method = static_cast<SampleMethod>(m_method->currentData().toInt());
    wanted.count = m_count->value();
    wanted.seed = m_seed->text().trimmed().toStdString();
    wanted.shop = m_shop->text().trimmed().toStdString();
    wanted.person = m_person->currentData().toString().toStdString();
    if (const qlonglong back = m_time->currentData().toLongLong(); back > 0)
        wanted.from = wallClock() - back;
    // The currency that either amount names is that of both.
    QString currency;
    for (const QLineEdit* line : { m_least, m_most })
        if (const auto amount = readAmount(line->text()); amount && !amount->currency.isEmpty())
            currency = amount->currency;
    for (const auto& [line, bound] : { std::pair{ m_least, &wanted.minMinor }, { m_most, &wanted.maxMinor } }) {
        const QString words = line->text().trimmed();
        if (words.isEmpty())
            continue;
        const auto amount = readAmount(words, currency);
        if (!amount || (!amount->currency.isEmpty() && amount->currency != currency)) {
            m_found->setText(amount ? tr("The amounts are of two currencies.") : tr("“%1” is not an amount: 1000, 49.90 or JPY 5000.").arg(words.left(40)));
            return std::nullopt;
        }
        *bound = amount->minor;
    }
    wanted.currency = currency.toStdString();
    if (const auto checked = checkSamplePlan(wanted); !checked) {
        m_found->setText(tr("The plan cannot be drawn from: %1.").arg(text(checked.error().detail)));
        return std::nullopt;
    }
    return wanted;
}

void EvidencePane::open()
{
    // Not into a list of choices: it would take the page's letters for a search.
    m_draw->setFocus(Qt::OtherFocusReason);
    count();
}

void EvidencePane::count()
{
    const quint64 generation = ++m_counting;
    if (const QString why = m_session.whyNot(); !why.isEmpty()) {
        m_found->setText(why);
        return;
    }
    const auto wanted = plan();
    if (!wanted)
        return;
    whenDone(m_session.audit().population(*wanted), this, [this, generation](Result<SamplePopulation> counted) {
        if (generation == m_counting)
            m_found->setText(counted ? populationSentence(*counted) : refusalWords(counted.error()).sentence);
    });
}

bool EvidencePane::busy() const
{
    return m_job->running() || m_paper != nullptr;
}

void EvidencePane::stop()
{
    m_job->cancel();
    m_turn.stop();
    m_paper.reset();
    m_state->setText(tr("Cancelled; nothing was saved."));
    refreshState();
}

void EvidencePane::writeOn()
{
    const bool more = m_paper->writeNext();
    m_bar->setRange(0, m_paper->sends());
    m_bar->setValue(m_paper->written());
    m_state->setText(tr("On paper: %1 of %2").arg(m_paper->written()).arg(m_paper->sends()));
    refreshState();
    if (more)
        return;
    m_turn.stop();
    const auto paper = std::exchange(m_paper, nullptr);
    m_session.saveFile(m_path, paper->end());
    m_state->setText(tr("Drawn from the record as entry %1.").arg(m_entry));
    refreshState();
}

QString EvidencePane::whyNot() const
{
    return busy() ? tr("A report is being drawn up.") : m_session.whyNot();
}

void EvidencePane::refreshState()
{
    const QString why = whyNot();
    m_draw->setEnabled(why.isEmpty());
    m_draw->setToolTip(why);
    m_cancel->setVisible(busy());
    m_bar->setVisible(busy());
    m_state->setVisible(!m_state->text().isEmpty());
}

void EvidencePane::showProgress(int done, int total)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_state->setText(total == 0 ? tr("Verifying the record and drawing sends…") : tr("Lineage %1 of %2").arg(std::min(done + 1, total)).arg(total));
    refreshState();
}

void EvidencePane::askSave()
{
    if (whyNot().isEmpty() && plan())
        m_strip->ask(QStringLiteral("evidence.pdf"), tr("PDF (*.pdf)"));
}

void EvidencePane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && busy())
        m_cancel->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace countersign
