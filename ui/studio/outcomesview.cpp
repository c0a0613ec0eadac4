#include "ui/studio/outcomesview.h"

#include "models/view/followup.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/outcomestable.h"
#include "ui/studio/shadowtable.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <iterator>

namespace countersign {

namespace {

constexpr TimeMs outcomesSpan = 30 * dayMs;
constexpr int outcomeRow = 24;

int outcomeNumber(const CartFigures& figures)
{
    return parsePromptRef(figures.key).value_or(PromptRef()).number;
}

// What the figures tell about one of the versions; they are told apart where their intervals are.
QString verdictWords(const CartFigures& chosen, const CartFigures& holdout, const std::vector<CartFigures>& versions)
{
    const QString name = versionWord(outcomeNumber(chosen));
    QStringList below, above;
    if (chosen.above(holdout))
        below << OutcomesView::tr("no message");
    if (holdout.above(chosen))
        above << OutcomesView::tr("no message");
    for (const CartFigures& other : versions) {
        if (chosen.above(other))
            below << versionWord(outcomeNumber(other));
        if (other.above(chosen))
            above << versionWord(outcomeNumber(other));
    }
    QStringList words;
    if (!below.isEmpty())
        words << OutcomesView::tr("%1 brings more orders than %2.", "version, others").arg(name, below.join(QStringLiteral(", ")));
    if (!above.isEmpty())
        words << OutcomesView::tr("%1 brings fewer orders than %2.", "version, others").arg(name, above.join(QStringLiteral(", ")));
    if (holdout.carts == 0)
        words << OutcomesView::tr("No cart that this prompt is for was left without a message in this time, so whether writing helps cannot be told.");
    else if (words.isEmpty())
        words << OutcomesView::tr("Too little to tell about %1: its interval overlaps the others, so chance may explain the difference.").arg(name);
    return words.join(u' ');
}

} // namespace

OutcomesView::OutcomesView(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_told(makeLabel(this))
    , m_again(new LinkButton(theme, tr("Read again"), this))
    , m_table(new OutcomesTable(this))
    , m_note(makeLabel(this, size::label, QFont::Normal, true))
    , m_shadowTitle(makeSectionLabel(this, tr("What shadows answered beside the live version")))
    , m_shadowTold(makeLabel(this))
    , m_shadows(new ShadowTable(this))
    , m_skeleton(new Skeleton(theme, outcomeRow, m_table))
{
    m_told->setObjectName(QStringLiteral("versionOutcomesLabel"));
    m_told->setWordWrap(true);
    m_shadowTold->setObjectName(QStringLiteral("versionShadowsLabel"));
    m_shadowTold->setWordWrap(true);
    m_again->setObjectName(QStringLiteral("versionOutcomesAgainLinkButton"));
    m_note->setWordWrap(true);
    m_note->setText(tr("Every cart counts from the day it got its arm, whether its message left or not. Those without a message are the ones this prompt would have written for while it was in use."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addWidget(makeSectionLabel(this, tr("Carts of the last 30 days and what was bought")));
    column->addWidget(m_told);
    column->addWidget(m_again, 0, Qt::AlignLeading);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(m_shadowTitle);
    column->addWidget(m_shadowTold);
    column->addWidget(m_shadows);
    column->addStretch(0);
    connect(m_again, &QPushButton::clicked, this, &OutcomesView::refresh);
    connect(&session, &StudioSession::chosen, this, &OutcomesView::showKnown);
    connect(&session.studio(), &StudioDesk::onlineChanged, this, [this] {
        if (isVisible() && m_session.studio().online())
            refresh();
    });
    showKnown();
}

void OutcomesView::refresh()
{
    const quint64 generation = ++m_asked;
    m_skeleton->setWaiting(!m_outcomes);
    const TimeMs since = wallClock() - outcomesSpan;
    whenDone(m_session.studio().versionOutcomes(since), this, [this, generation](Result<VersionOutcomes> outcomes) {
        if (generation == m_asked)
            take(std::move(outcomes));
    });
    whenDone(m_session.studio().shadowAnswers(since), this, [this, generation](Result<std::vector<ShadowAnswers>> shadows) {
        if (generation != m_asked)
            return;
        m_shadowAnswers = std::move(shadows);
        showShadows();
    });
}

void OutcomesView::take(Result<VersionOutcomes> outcomes)
{
    m_skeleton->setWaiting(false);
    m_error.reset();
    if (outcomes)
        m_outcomes = std::move(*outcomes);
    else
        m_error = std::move(outcomes.error());
    showKnown();
}

void OutcomesView::showShadows()
{
    std::vector<ShadowAnswers> mine;
    const Prompt* prompt = m_session.prompt();
    if (m_shadowAnswers && *m_shadowAnswers && prompt != nullptr)
        std::ranges::copy_if(**m_shadowAnswers, std::back_inserter(mine), [prompt](const ShadowAnswers& answers) {
            const auto ref = parsePromptRef(answers.key);
            return ref && ref->promptId == prompt->id;
        });
    const bool shadowed = prompt != nullptr
        && std::ranges::any_of(prompt->versions, [](const PromptVersion& version) { return carries(version, PromptLabel::Shadow); });
    m_shadows->setAnswers(mine);
    m_shadows->setVisible(!mine.empty());
    QString words;
    if (!mine.empty()) {
        words = tr("Nobody was sent these answers. The distance is from what the live version answered to the same question, where both passed the checks.");
        for (const ShadowAnswers& answers : mine)
            if (answers.cut)
                words += u' ' % tr("Of %1 only the newest %2 answers are counted.", "version, number")
                                    .arg(versionWord(parsePromptRef(answers.key).value_or(PromptRef()).number), QLocale().toString(static_cast<qlonglong>(answers.drafts)));
    }
    else if (m_shadowAnswers && !*m_shadowAnswers && !m_error) // else it stands above
        words = refusalWords(m_shadowAnswers->error()).sentence;
    else if (m_shadowAnswers && *m_shadowAnswers && shadowed)
        words = tr("No answer of the shadow is kept from the last 30 days.");
    m_shadowTold->setText(words);
    m_shadowTold->setVisible(!words.isEmpty());
    m_shadowTitle->setVisible(!words.isEmpty());
}

std::vector<CartFigures> OutcomesView::ofPrompt() const
{
    std::vector<CartFigures> mine;
    const Prompt* prompt = m_session.prompt();
    if (m_outcomes && prompt != nullptr)
        std::ranges::copy_if(m_outcomes->rows, std::back_inserter(mine), [prompt](const CartFigures& figures) {
            const auto ref = parsePromptRef(figures.key);
            return ref && ref->promptId == prompt->id;
        });
    std::ranges::sort(mine, std::ranges::greater(), outcomeNumber);
    return mine;
}

void OutcomesView::showKnown()
{
    const std::vector<CartFigures> versions = ofPrompt();
    const int number = m_session.version() != nullptr ? m_session.version()->number : 0;
    const CartFigures holdout = m_outcomes && m_session.prompt() != nullptr ? m_outcomes->holdoutOf(m_session.prompt()->id) : CartFigures();
    if (m_outcomes) {
        m_table->setFigures(holdout, versions);
        m_table->markVersion(number);
    }
    QString words;
    if (m_error)
        words = refusalWords(*m_error).sentence;
    else if (m_outcomes && versions.empty())
        words = tr("No version of this prompt has written for a cart in the last 30 days.");
    else if (m_outcomes) {
        const auto chosen = std::ranges::find(versions, number, outcomeNumber);
        words = chosen == versions.end() ? tr("%1 has written for no cart in the last 30 days.").arg(versionWord(number))
                                         : verdictWords(*chosen, holdout, versions);
    }
    m_told->setText(words);
    m_told->setVisible(!words.isEmpty());
    m_again->setVisible(m_error.has_value());
    const bool figures = !m_error && !(m_outcomes && versions.empty());
    m_table->setVisible(figures);
    m_note->setVisible(figures);
    showShadows();
}

} // namespace countersign
