#include "ui/sheets/conflictsheet.h"

#include "models/domain/placeholders.h"
#include "ui/draft/worddiff.h"
#include "ui/parts/keybutton.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace countersign {

namespace {

constexpr int wordsHeight = 150;

// As the customer would read it; what cannot be filled stays as it was written.
QString contentWords(const Content& content, const Values& values)
{
    QStringList lines;
    const auto add = [&](const std::string& line) {
        const auto filled = fillText(line, values);
        if (!line.empty())
            lines << text(filled ? *filled : line);
    };
    add(content.subject);
    add(content.preheader);
    for (const Block& block : content.blocks)
        add(block.text);
    return lines.join(u'\n');
}

const Content* signedContent(const Conflict& conflict)
{
    if (conflict.yours && conflict.yours->content)
        return &*conflict.yours->content;
    return conflict.then ? contentFor(*conflict.then, conflict.then->summary.channel) : nullptr;
}

} // namespace

ConflictSheet::ConflictSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, {}, parent)
    , m_why(makeLabel(this))
    , m_facts(new QWidget(this))
    , m_words(makeLabel(nullptr))
    , m_scroll(new QScrollArea(this))
    , m_anew(new KeyButton(theme, QStringLiteral("1"), tr("Decide anew"), this))
{
    setObjectName(QStringLiteral("reviewConflictSheet"));
    m_why->setObjectName(QStringLiteral("conflictWhyLabel"));
    m_why->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("conflictWordsLabel"));
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_words->setMargin(space::related);
    m_words->setAlignment(Qt::AlignTop);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setAutoFillBackground(true);
    m_words->setBackgroundRole(QPalette::Window);
    m_scroll->setWidget(m_words);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMaximumHeight(wordsHeight);
    new QGridLayout(m_facts);
    auto* later = new KeyButton(theme, QStringLiteral("2"), tr("Keep for later"), this);
    auto* dismissing = new KeyButton(theme, QStringLiteral("3"), tr("Put away"), this);
    m_anew->setObjectName(QStringLiteral("conflictAnewKeyButton"));
    later->setObjectName(QStringLiteral("conflictLaterKeyButton"));
    dismissing->setObjectName(QStringLiteral("conflictDismissKeyButton"));
    later->setToolTip(tr("It stays in your list of decisions"));
    auto* ways = new QHBoxLayout;
    ways->setSpacing(space::related);
    for (KeyButton* way : { m_anew, later, dismissing })
        ways->addWidget(way);
    ways->addStretch(1);
    content().addWidget(m_why);
    content().addWidget(m_facts);
    content().addWidget(m_scroll);
    content().addLayout(ways);
    connect(m_anew, &QPushButton::clicked, this, &ConflictSheet::decideAnew);
    connect(later, &QPushButton::clicked, this, &ConflictSheet::closed);
    connect(dismissing, &QPushButton::clicked, this, &ConflictSheet::dismiss);
    connect(&theme, &Theme::changed, this, &ConflictSheet::showWords); // its colours stand in the text
}

void ConflictSheet::open()
{
    show();
    setFocus(Qt::OtherFocusReason);
}

QString ConflictSheet::difference() const
{
    return m_difference;
}

void ConflictSheet::showConflict(const Conflict& conflict)
{
    m_conflict = conflict;
    const DecisionRecord& record = conflict.record;
    setTitle(tr("%1 · %2, but it did not stand").arg(decidedTitle(record), verdictDone(record.verdict)));
    QStringList why;
    if (!record.why.isEmpty())
        why << sentenceText(record.why.toStdString());
    for (const RequirementResult& failing : record.failing)
        why << sentenceText(failing.sentence);
    if (why.isEmpty())
        why << tr("Something changed between your decision and its arrival.");
    why << tr("Nothing was sent because of it.");
    m_why->setText(why.join(u'\n'));
    m_anew->setEnabled(conflict.now && conflict.now->summary.state == DraftState::Queued);
    m_anew->setToolTip(m_anew->isEnabled() ? tr("Opens the draft as it is now") : tr("It is not in the queue any more"));
    showFacts();
    showWords();
}

void ConflictSheet::addFact(int row, const QString& what, const QString& then, const QString& now)
{
    auto* grid = static_cast<QGridLayout*>(m_facts->layout());
    const auto cell = [&](int column, const QString& words, QFont::Weight weight, bool muted) {
        QLabel* label = makeLabel(m_facts, 12, weight, muted);
        label->setText(words);
        label->setWordWrap(true);
        grid->addWidget(label, row, column);
    };
    cell(0, what, QFont::Normal, true);
    cell(1, then, QFont::Normal, false);
    cell(2, now, then == now ? QFont::Normal : QFont::DemiBold, false);
}

void ConflictSheet::showFacts()
{
    delete m_facts->layout();
    qDeleteAll(m_facts->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::pane);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    addFact(0, QString(), tr("What you signed"), tr("What it is now"));
    const std::optional<Draft>& then = m_conflict.then;
    const std::optional<Draft>& now = m_conflict.now;
    int row = 1;
    const auto add = [&](const QString& what, auto words) {
        const QString a = then ? words(*then) : QString();
        const QString b = now ? words(*now) : QString();
        if (!a.isEmpty() || !b.isEmpty())
            addFact(row++, what, a.isEmpty() ? tr("not known here any more") : a, b.isEmpty() ? tr("left the queue") : b);
    };
    add(tr("Decided"), [this](const Draft&) { return absoluteWords(m_conflict.record.decidedAt); });
    add(tr("Version"), [this, &then](const Draft& draft) {
        const bool old = then && &draft == &*then;
        return QString::number(old && m_conflict.yours ? m_conflict.yours->statement.revision : draft.summary.revision);
    });
    add(tr("Cart"), [](const Draft& draft) { return shortMoneyWord(draft.summary.value); });
    add(tr("Offer"), [](const Draft& draft) { return text(draft.summary.offer); });
    add(tr("Approvals"),
        [](const Draft& draft) { return tr("%1 of %2").arg(draft.summary.approvalsHave).arg(draft.summary.approvalsNeeded); });
}

void ConflictSheet::showWords()
{
    const Content* mine = signedContent(m_conflict);
    const Content* now = m_conflict.now ? contentFor(*m_conflict.now, m_conflict.now->summary.channel) : nullptr;
    m_difference.clear();
    if (mine == nullptr && now == nullptr) {
        m_words->setText(tr("The words are not known here any more.").toHtmlEscaped());
        return;
    }
    const Values values = m_conflict.now ? m_conflict.now->values : m_conflict.then ? m_conflict.then->values : Values{};
    const QString before = contentWords(mine != nullptr ? *mine : *now, values);
    const QString after = now != nullptr ? contentWords(*now, values) : before;
    const Tokens& tokens = theme().tokens();
    const ToneColours bad = toneColours(tokens, Tone::Bad);
    const ToneColours good = toneColours(tokens, Tone::Good);
    QString html;
    bool different = false;
    for (const DiffRun& run : wordDiff(before, after)) {
        const QString words = run.text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
        different = different || run.kind != DiffRun::Kind::Same;
        switch (run.kind) {
        case DiffRun::Kind::Same:
            html += words;
            m_difference += run.text;
            break;
        case DiffRun::Kind::Removed:
            html += QStringLiteral("<s style=\"color:%1;background-color:%2\">%3</s>").arg(bad.ink.name(), bad.fill.name(), words);
            m_difference += u"[-" % run.text % u"-]";
            break;
        case DiffRun::Kind::Added:
            html += QStringLiteral("<u style=\"color:%1;background-color:%2\">%3</u>").arg(good.ink.name(), good.fill.name(), words);
            m_difference += u"{+" % run.text % u"+}";
            break;
        }
    }
    const QString note = different ? tr("Struck out: what you signed. Underlined: what it is now.") : tr("The words are the same.");
    m_words->setText(QStringLiteral("<span style=\"color:%1\">%2</span><br>%3").arg(tokens.muted.name(), note.toHtmlEscaped(), html));
    m_words->setAccessibleDescription(m_difference);
}

void ConflictSheet::decideAnew()
{
    if (m_anew->isEnabled())
        Q_EMIT decideAnewAsked(m_conflict.record.decisionId, m_conflict.record.draftId);
}

void ConflictSheet::dismiss()
{
    Q_EMIT dismissAsked(m_conflict.record.decisionId);
}

void ConflictSheet::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (event->key() == Qt::Key_1)
        decideAnew();
    else if (event->key() == Qt::Key_2)
        Q_EMIT closed();
    else if (event->key() == Qt::Key_3)
        dismiss();
    else
        Sheet::keyPressEvent(event);
}

} // namespace countersign
