#include "ui/studio/editspage.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/segmented.h"
#include "ui/studio/editbars.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr const char* groupings[] = { "version", "reason", "channel", "language", "reviewer" };
constexpr TimeMs lastMonth = 30 * dayMs;
constexpr int shownEdits = 8, shownTests = 5, wordCut = 80;
constexpr qsizetype namedBy = 60; // a name holds at least so much of the words that it was made of

// What the name does not say already: what is demanded, and the edit it came of with how often people make it.
QString testLine(const PromptTest& test, const std::vector<RepeatedEdit>& edits)
{
    if (test.retired)
        return EditsPage::tr("what it was made of is no longer kept: it does not run, and no promotion waits for it");
    const auto named = [name = text(test.name)](const std::string& words) { return name.contains(text(words).left(namedBy)); };
    QStringList parts;
    for (const std::string& words : test.mustSay)
        if (!named(words))
            parts << EditsPage::tr("says “%1”").arg(shortText(words, wordCut));
    for (const std::string& words : test.mustNotSay)
        if (!named(words))
            parts << EditsPage::tr("never “%1”").arg(shortText(words, wordCut));
    if (test.fromEdit.empty())
        return parts.join(QStringLiteral(" · "));
    const auto source = std::ranges::find_if(edits, [&test](const RepeatedEdit& edit) { return editWords(edit).toStdString() == test.fromEdit; });
    if (source == edits.end()) {
        parts << EditsPage::tr("from an edit that people made again and again");
    } else {
        if (!source->from.empty() && !source->to.empty())
            parts << EditsPage::tr("people write “%1” instead").arg(shortText(source->to, wordCut));
        parts << EditsPage::tr("from an edit that people made %n time(s)", nullptr, source->times);
    }
    return parts.join(QStringLiteral(" · "));
}

QLabel* quietLabel(QWidget* parent, const QString& words)
{
    QLabel* label = makeLabel(parent, size::body, QFont::Normal, true);
    label->setWordWrap(true);
    label->setText(words);
    return label;
}

} // namespace

EditsPage::EditsPage(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_by(nullptr)
    , m_bars(nullptr)
    , m_noBars(nullptr)
    , m_edits(nullptr)
    , m_noEdits(nullptr)
    , m_tests(nullptr)
    , m_noTests(nullptr)
    , m_make(nullptr)
    , m_remove(nullptr)
{
    setObjectName(QStringLiteral("studioEditsPage"));
    build(theme);
    connect(m_by, &Segmented::chosen, this, &EditsPage::askBars);
    connect(m_make, &QPushButton::clicked, this, &EditsPage::makeTest);
    connect(m_remove, &QPushButton::clicked, this, &EditsPage::removeTest);
    connect(m_edits, &RowList::chosen, this, &EditsPage::makeTest);
    connect(m_edits, &RowList::picked, this, &EditsPage::refreshVerbs);
    connect(&session, &StudioSession::detailsChanged, this, &EditsPage::refreshLists);
    connect(&session, &StudioSession::stateChanged, this, &EditsPage::refreshLists);
    refreshLists();
}

void EditsPage::build(const Theme& theme)
{
    auto* inside = new QWidget;
    m_by = new Segmented(theme, Segmented::Look::Boxed, tr("Edit distance by"), inside);
    m_by->setObjectName(QStringLiteral("editsBySegmented"));
    m_by->setChoices({ tr("Version"), tr("Reason"), tr("Channel"), tr("Language"), tr("Reviewer") });
    m_bars = new EditBars(theme, inside);
    m_noBars = quietLabel(inside, tr("No approved draft in the last 30 days."));
    m_edits = new RowList(theme, tr("Repeated edits"), QStringLiteral("editsRowList"), inside);
    m_noEdits = quietLabel(inside, tr("Nobody fixed the same thing twice in the last 14 days."));
    m_tests = new RowList(theme, tr("Test cases"), QStringLiteral("testsRowList"), inside);
    m_noTests = quietLabel(inside, tr("No test case yet. T makes one of the chosen edit; every replay then runs it, and promotion waits for it."));
    m_make = new KeyButton(theme, QStringLiteral("T"), tr("Make it a test"), inside);
    m_make->setObjectName(QStringLiteral("editsMakeTestKeyButton"));
    m_make->setPrimary(true);
    m_remove = new KeyButton(theme, QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText), tr("Remove"), inside);
    m_remove->setObjectName(QStringLiteral("testsRemoveKeyButton"));
    const auto head = [inside](const QString& words, QWidget* verb) {
        auto* row = new QHBoxLayout;
        QLabel* title = makeLabel(inside, size::title, QFont::DemiBold);
        title->setText(words);
        row->addWidget(title, 1);
        row->addWidget(verb);
        return row;
    };
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::related);
    column->addLayout(head(tr("What people keep fixing"), m_make));
    column->addWidget(m_noEdits);
    column->addWidget(m_edits);
    column->addSpacing(space::card);
    column->addLayout(head(tr("Test cases"), m_remove));
    column->addWidget(m_noTests);
    column->addWidget(m_tests);
    column->addSpacing(space::card);
    QLabel* distances = makeLabel(inside, size::title, QFont::DemiBold);
    distances->setText(tr("How far people change what is composed"));
    column->addWidget(distances);
    column->addWidget(m_by, 0, Qt::AlignLeading); // below: beside its title the two are wider than a small window's pane
    column->addWidget(m_noBars);
    column->addWidget(m_bars);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void EditsPage::refresh()
{
    askBars();
}

void EditsPage::askBars()
{
    const quint64 generation = ++m_generation;
    const char* by = groupings[std::clamp(m_by->current(), 0, 4)];
    whenDone(m_session.studio().editDistances(by, wallClock() - lastMonth), this,
        [this, generation, by](const Result<std::vector<EditDistanceRow>>& rows) {
            if (generation != m_generation)
                return;
            if (rows)
                m_bars->showRows(*rows, QString::fromLatin1(by));
            m_noBars->setText(rows ? tr("No approved draft in the last 30 days.") : refusalWords(rows.error()).sentence);
            const bool any = rows && !rows->empty();
            m_bars->setVisible(any);
            m_noBars->setVisible(!any);
        });
}

bool EditsPage::covered(const RepeatedEdit& edit) const
{
    const std::string words = editWords(edit).toStdString();
    return std::ranges::any_of(m_session.tests(), [&words](const PromptTest& test) { return !test.retired && test.fromEdit == words; });
}

void EditsPage::refreshLists()
{
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < m_session.edits().size(); ++i) {
        const RepeatedEdit& edit = m_session.edits()[i];
        ListRow row;
        row.id = QString::number(i);
        row.struck = shortText(edit.from, wordCut).replace(u'\n', u' ');
        row.added = shortText(edit.to, wordCut).replace(u'\n', u' ');
        if (covered(edit))
            row.chips.push_back({ tr("a test covers it"), Tone::Good });
        row.trailing = tr("%n time(s)", nullptr, edit.times);
        rows.push_back(std::move(row));
    }
    std::vector<ListRow> tests;
    for (const PromptTest& test : m_session.tests()) {
        ListRow row;
        row.id = text(test.id);
        row.title = test.name.empty() ? tr("An erased customer's test") : shortText(test.name, wordCut);
        if (test.retired)
            row.chips.push_back({ tr("retired"), Tone::Neutral });
        row.trailing = shortText(test.authorName, 40);
        row.line = testLine(test, m_session.edits());
        tests.push_back(std::move(row));
    }
    {
        // Filling moves the choice; what follows from that is done below, once.
        const QSignalBlocker quiet(m_edits);
        m_edits->setRows(std::move(rows));
        m_tests->setRows(std::move(tests));
    }
    m_edits->fitRows(shownEdits);
    m_tests->fitRows(shownTests);
    m_edits->setVisible(m_edits->rows() > 0);
    m_noEdits->setVisible(m_edits->rows() == 0);
    m_tests->setVisible(m_tests->rows() > 0);
    m_noTests->setVisible(m_tests->rows() == 0);
    refreshVerbs();
}

void EditsPage::refreshVerbs()
{
    const QString why = whyNotTest();
    m_make->setEnabled(why.isEmpty());
    m_make->setToolTip(why);
    m_remove->setVisible(m_tests->rows() > 0);
    m_remove->setEnabled(m_session.whyNotEdit().isEmpty());
}

const RepeatedEdit* EditsPage::currentEdit() const
{
    bool known = false;
    const int at = m_edits->currentId().toInt(&known);
    const auto& edits = m_session.edits();
    return known && at >= 0 && at < static_cast<int>(edits.size()) ? &edits[static_cast<std::size_t>(at)] : nullptr;
}

QString EditsPage::whyNotTest() const
{
    if (const QString why = m_session.whyNotEdit(); !why.isEmpty())
        return why;
    const RepeatedEdit* edit = currentEdit();
    if (edit == nullptr)
        return tr("No edit is chosen.");
    return covered(*edit) ? tr("A test covers this edit already.") : QString();
}

void EditsPage::makeTest()
{
    if (whyNotTest().isEmpty())
        m_session.makeTest(*currentEdit());
}

void EditsPage::removeTest()
{
    if (m_session.whyNotEdit().isEmpty() && !m_tests->currentId().isEmpty())
        m_session.removeTest(m_tests->currentId());
}

void EditsPage::nextGrouping()
{
    m_by->setCurrent((m_by->current() + 1) % m_by->count());
    askBars();
}

void EditsPage::focusList()
{
    if (m_edits->isVisible())
        m_edits->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
