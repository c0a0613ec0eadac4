#include "ui/sheets/bulksheet.h"

#include "ui/parts/keybutton.h"
#include "ui/sheets/reasonpicker.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>

namespace countersign {

namespace {

constexpr int namedAtMost = 12; // of the drafts that stay, per sentence

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

BulkSheet::BulkSheet(const Theme& theme, std::function<QString(const QString&)> title, QWidget* parent)
    : Sheet(theme, {}, parent)
    , m_title(std::move(title))
    , m_words(makeLabel(this))
    , m_left(new QWidget(this))
    , m_reasons(new ReasonPicker(this))
    , m_note(new QLineEdit(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new LinkButton(theme, tr("Cancel (Esc)"), this))
    , m_verb(addVerb({}, QStringLiteral("bulkConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewBulkSheet"));
    m_words->setObjectName(QStringLiteral("bulkWordsLabel"));
    m_words->setWordWrap(true);
    m_left->setObjectName(QStringLiteral("bulkLeftList"));
    m_note->setObjectName(QStringLiteral("bulkNoteLineEdit"));
    m_note->setMaxLength(2000);
    m_note->setFixedHeight(32);
    m_note->setPlaceholderText(tr("Note, if it helps; it goes with every one of them"));
    m_note->setAccessibleName(tr("Note"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(QStringLiteral("bulkCancelLinkButton"));
    new QVBoxLayout(m_left);
    content().addWidget(m_words);
    content().addWidget(m_progress);
    content().addWidget(m_cancel, 0, Qt::AlignLeft);
    content().addWidget(m_left);
    content().addWidget(m_reasons);
    content().addWidget(m_note);
    connect(m_cancel, &QPushButton::clicked, this, &BulkSheet::cancelAsked);
    connect(m_verb, &QPushButton::clicked, this, &BulkSheet::confirm);
    connect(m_note, &QLineEdit::returnPressed, this, &BulkSheet::confirm);
    connect(m_reasons, &ReasonPicker::changed, this, &BulkSheet::refreshVerb);
}

QString BulkSheet::summary() const
{
    return m_words->text();
}

QString BulkSheet::verbWords(int count) const
{
    switch (m_act) {
    case BulkRequest::Act::Approve:
        return tr("Approve %n draft(s)", nullptr, count);
    case BulkRequest::Act::Reject:
        return tr("Reject %n draft(s)", nullptr, count);
    case BulkRequest::Act::Assign:
        return tr("Give %n draft(s)", nullptr, count);
    }
    return {};
}

void BulkSheet::start(BulkRequest::Act act, qint64 selected, const QString& to, const std::map<RejectReason, int>& counts)
{
    m_act = act;
    m_to = to;
    m_will = 0;
    m_note->clear();
    m_reasons->start(counts);
    switch (act) {
    case BulkRequest::Act::Approve:
        setTitle(tr("Approve %1 selected").arg(number(selected)));
        break;
    case BulkRequest::Act::Reject:
        setTitle(tr("Reject %1 selected").arg(number(selected)));
        break;
    case BulkRequest::Act::Assign:
        setTitle(tr("Give %1 selected to %2").arg(number(selected), to));
        break;
    }
    m_words->setText(tr("Looking at what this would do…"));
    listLeft({}, {});
    setStep(Step::Counting);
}

void BulkSheet::open()
{
    show();
    setFocus(Qt::OtherFocusReason);
}

void BulkSheet::setStep(Step step)
{
    m_step = step;
    const bool picking = step == Step::Counting || (step == Step::Preview && m_will > 0);
    const bool asking = picking && m_act == BulkRequest::Act::Reject;
    m_reasons->setVisible(asking);
    m_note->setVisible(asking);
    m_progress->setVisible(step == Step::Running);
    m_cancel->setVisible(step == Step::Running);
    m_verb->setVisible(step == Step::Preview && m_will > 0);
    setClosable(step != Step::Running);
    refreshVerb();
}

void BulkSheet::refreshVerb()
{
    m_verb->setText(verbWords(m_will));
    m_verb->updateGeometry();
    m_verb->setEnabled(m_step == Step::Preview && m_will > 0 && (m_act != BulkRequest::Act::Reject || m_reasons->picked()));
}

void BulkSheet::showPreview(const BulkPreview& preview, const std::string& currency)
{
    m_will = static_cast<int>(preview.will.size());
    QStringList sentences;
    switch (m_act) {
    case BulkRequest::Act::Approve:
        sentences << tr("%n draft(s) will be approved, each with your signature.", nullptr, m_will);
        break;
    case BulkRequest::Act::Reject:
        sentences << tr("%n draft(s) will be rejected, each with your signature and one reason.", nullptr, m_will);
        break;
    case BulkRequest::Act::Assign:
        sentences << tr("%n draft(s) will be given to %1.", nullptr, m_will).arg(m_to);
        break;
    }
    if (m_will > 0 && m_act != BulkRequest::Act::Assign) {
        sentences << tr("%1 at stake.").arg(shortMoneyWord({ preview.stake / 100 * 100, currency }));
        if (m_act == BulkRequest::Act::Approve)
            sentences << (preview.offerCost > 0 ? tr("Their offers cost up to %1.").arg(shortMoneyWord({ preview.offerCost, currency }))
                                                : tr("Their offers cost nothing."));
    }
    if (m_will > 0)
        sentences << (m_act == BulkRequest::Act::Assign ? tr("One undo gives all of it back, for ten minutes.")
                                                        : tr("One undo takes all of it back while it can be undone."));
    if (m_will == 0)
        sentences = { tr("Nothing of what is selected can be done in one act.") };
    m_words->setText(sentences.join(u' '));
    listLeft(preview.wont, tr("Stays in the queue"));
    setStep(Step::Preview);
}

void BulkSheet::showError(const QString& sentence, const QString& code)
{
    m_will = 0;
    m_words->setText(code.isEmpty() ? sentence : sentence % u'\n' % code);
    listLeft({}, {});
    setStep(Step::Done);
}

void BulkSheet::showRunning(int done, int total)
{
    if (m_step != Step::Running) {
        setStep(Step::Running);
        listLeft({}, {});
        setFocus(Qt::OtherFocusReason);
    }
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(done);
    m_words->setText(tr("%1 of %2 done. What is done is kept even if you stop here.").arg(number(done), number(total)));
}

void BulkSheet::showOutcome(const BulkOutcome& outcome)
{
    m_will = 0;
    QStringList sentences{ tr("%n draft(s) done.", nullptr, outcome.done) };
    if (outcome.cancelled > 0)
        sentences << tr("%n not reached; they stay as they were.", nullptr, outcome.cancelled);
    m_words->setText(sentences.join(u' '));
    listLeft(outcome.refused, tr("Not done"));
    setStep(Step::Done);
}

void BulkSheet::listLeft(const std::vector<BulkPreview::Left>& left, const QString& heading)
{
    delete m_left->layout();
    qDeleteAll(m_left->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    m_left->setVisible(!left.empty());
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, space::chip, 0, space::chip);
    column->setSpacing(space::chip);
    if (left.empty())
        return;
    column->addWidget(makeSectionLabel(m_left, heading));
    for (const BulkPreview::Left& group : left) {
        auto* row = new QHBoxLayout;
        QLabel* sentence = makeLabel(m_left);
        sentence->setObjectName(QStringLiteral("bulkLeftLabel"));
        sentence->setWordWrap(true);
        sentence->setText(QStringLiteral("%1  ·  %2").arg(number(group.ids.size()), group.sentence));
        QLabel* names = makeLabel(m_left, 12, QFont::Normal, true);
        names->setObjectName(QStringLiteral("bulkLeftNamesLabel"));
        names->setWordWrap(true);
        QStringList known;
        for (const QString& id : group.ids)
            if (const QString title = known.size() < namedAtMost ? m_title(id) : QString(); !title.isEmpty())
                known << title;
        if (const auto rest = group.ids.size() - known.size(); rest > 0)
            known << tr("and %n more", nullptr, static_cast<int>(rest));
        names->setText(known.join(QStringLiteral("\n")));
        names->hide();
        auto* which = new LinkButton(theme(), tr("Which ▾"), m_left);
        which->setObjectName(QStringLiteral("bulkLeftLinkButton"));
        which->setAccessibleName(tr("Which drafts: %1").arg(group.sentence));
        connect(which, &QPushButton::clicked, names, [names, which] {
            names->setVisible(names->isHidden());
            which->setText(names->isHidden() ? tr("Which ▾") : tr("Which ▴"));
        });
        row->addWidget(sentence, 1);
        row->addWidget(which, 0, Qt::AlignTop);
        column->addLayout(row);
        column->addWidget(names);
    }
}

void BulkSheet::confirm()
{
    if (m_verb->isEnabled())
        Q_EMIT confirmed(m_act == BulkRequest::Act::Reject ? m_reasons->picked() : std::nullopt, m_note->text().trimmed());
}

void BulkSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    event->accept();
    if (event->key() == Qt::Key_Escape && running())
        Q_EMIT cancelAsked();
    else if ((m_step == Step::Preview || m_step == Step::Counting) && m_act == BulkRequest::Act::Reject
        && m_reasons->takeKey(event->key()))
        return;
    else if (enter && m_step == Step::Done)
        Q_EMIT closed();
    else if (enter && (hasFocus() || m_verb->hasFocus() || m_reasons->isAncestorOf(focusWidget())))
        confirm();
    else
        Sheet::keyPressEvent(event);
}

} // namespace countersign
