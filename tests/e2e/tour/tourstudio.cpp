// From "people keep fixing this" to a better prompt in use: the same words taken out twice, a test case, a new version, its replay, compared
// and compared blind, the gate, live, the first of its first drafts, and the distance people edit, down.
#include "tests/e2e/tour/tour.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/queue/queuepane.h"
#include "ui/review/reviewpage.h"
#include "ui/studio/blindview.h"
#include "ui/studio/editbars.h"
#include "ui/studio/resulttable.h"
#include "ui/studio/studiopage.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/window/mainwindow.h"
#include "ui/words/firstwords.h"
#include "ui/words/times.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <algorithm>

namespace countersign {

namespace {

constexpr auto promptName = "Every cart, email"; // as the trial sets it up
constexpr auto englishCart = "14-delivery-time-abroad"; // one approval is enough for it
constexpr auto pressing = "Why wait?"; // how the sentence begins that people take out
constexpr auto newOrder = "Never say: second look"; // words of the same sentence
constexpr int fixedAlike = 2;
constexpr int mostTabs = 12;

// English messages for carts that were left since then, surveys not among them.
std::vector<QString> messagesSince(const ReviewQueueModel& queue, TimeMs since)
{
    std::vector<QString> fresh;
    for (int row = 0; row < queue.rowCount(); ++row) {
        const auto* summary = queue.index(row).data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>();
        if (summary != nullptr && summary->kind == "recovery" && summary->language == "en" && summary->createdAt >= since)
            fresh.push_back(QString::fromStdString(summary->id));
    }
    return fresh;
}

bool passedAll(const std::vector<RequirementResult>& gate)
{
    return !gate.empty() && std::ranges::all_of(gate, [](const RequirementResult& one) { return one.state == RequirementState::Satisfied; });
}

} // namespace

StudioSession& Tour::studio()
{
    return m_console.window().studioPage()->session();
}

void Tour::betterPrompt()
{
    m_console.theme().setChoice(ThemeChoice::Light);
    switchTo(QStringLiteral("marketing_manager"));
    const auto drafts = feed(fixedAlike);
    for (const QString& id : drafts)
        takeOutPressing(id);
    switchTo(QStringLiteral("senior_approver"));
    for (const QString& id : drafts)
        approve(id);
    switchTo(QStringLiteral("brand_reviewer"));
    testFromEdit();
    const int number = newVersion();
    replay();
    compare();
    askForPromotion();
    switchTo(QStringLiteral("senior_approver"));
    promote(number);
    firstOfFirst(number);
}

void Tour::switchTo(const QString& role)
{
    m_driver.await(QStringLiteral("nothing is kept here"), patient, [&] { return page().session().desk().counts().kept == 0; });
    m_console.window().findChild<QAction*>(QStringLiteral("signOutAction"))->trigger();
    auto* signIn = m_console.window().findChild<QWidget*>(QStringLiteral("signInPage"));
    m_driver.await(QStringLiteral("the sign-in page"), soon, [&] { return signIn->isVisible(); });
    enterAs(role);
}

// The drafts that came of carts nobody has seen.
std::vector<QString> Tour::feed(int carts)
{
    auto& queue = page().session().queue();
    m_driver.await(QStringLiteral("the queue fills"), patient, [&] { return queue.total() > 0 && !queue.loading(); });
    const TimeMs since = wallClock();
    const QString wrong = feedCarts(m_programs, m_console.trialFolder() % u"/backend", QString::fromLatin1(englishCart), carts);
    if (!wrong.isEmpty())
        throw StepFailed{ wrong };
    m_driver.await(QStringLiteral("%1 new carts are drafts").arg(carts), patient,
        [&] { return messagesSince(queue, since).size() >= static_cast<std::size_t>(carts); });
    return messagesSince(queue, since);
}

void Tour::openDraft(const QString& id)
{
    auto& queue = page().session().queue();
    m_driver.await(QStringLiteral("the draft is in the queue"), patient, [&] { return queue.rowOf(id) >= 0; });
    m_console.window().findChild<QueuePane*>()->select(queue.rowOf(id));
    m_driver.await(QStringLiteral("the draft is open"), soon, [&] { return open() != nullptr && open()->id() == id; });
}

void Tour::awaitDecided(const QString& id)
{
    m_driver.await(QStringLiteral("the decision is accepted"), patient, [&] {
        const auto all = records();
        return !page().session().deciding() && std::ranges::any_of(all, [&id](const DecisionRecord& record) {
            return record.draftId == id && record.place != DecisionRecord::Place::Kept && record.place != DecisionRecord::Place::Refused;
        });
    });
}

void Tour::takeOutPressing(const QString& id)
{
    openDraft(id);
    m_driver.press(Qt::Key_2); // the message, where the draft before was left as a diff
    m_driver.press(Qt::Key_E);
    const auto* there = m_console.window().findChild<DraftPane*>();
    m_driver.await(QStringLiteral("the message can be edited"), soon, [&] {
        return there->editing() && QApplication::focusWidget() != nullptr && QApplication::focusWidget()->isVisible();
    });
    const auto begins = [] {
        const auto* edit = qobject_cast<const BlockEdit*>(QApplication::focusWidget());
        return edit != nullptr && edit->source().startsWith(QLatin1String(pressing));
    };
    for (int tries = 0; tries < mostTabs && !begins(); ++tries)
        m_driver.press(Qt::Key_Tab);
    m_driver.await(QStringLiteral("a paragraph that begins with “%1”").arg(QLatin1String(pressing)), soon, begins);
    m_driver.press(Qt::Key_A, Qt::ControlModifier);
    m_driver.press(Qt::Key_Delete);
    m_driver.await(QStringLiteral("the edit is taken up"), soon, [&] { return open() != nullptr && open()->edited(); });
    m_driver.press(Qt::Key_Escape);
    m_driver.press(Qt::Key_3);
    m_driver.picture(QStringLiteral("same-edit-again"));
    m_driver.press(Qt::Key_Return, Qt::ControlModifier);
    awaitDecided(id);
}

void Tour::approve(const QString& id)
{
    openDraft(id);
    m_driver.press(Qt::Key_A);
    awaitDecided(id);
}

void Tour::openStudio()
{
    m_driver.press(Qt::Key_P, Qt::ShiftModifier);
    m_driver.await(QStringLiteral("the prompts"), patient, [&] { return studio().read() && !studio().loading() && studio().prompt() != nullptr; });
    const auto chosen = [this] { return studio().prompt() != nullptr && studio().prompt()->name == promptName; };
    for (const Qt::Key key : { Qt::Key_Up, Qt::Key_Down }) {
        if (chosen())
            break;
        m_driver.press(key);
        static_cast<void>(m_driver.comes(1000, chosen));
    }
    if (!chosen())
        throw StepFailed{ QStringLiteral("the prompt “%1” is not there").arg(QLatin1String(promptName)) };
}

void Tour::showEdits()
{
    m_driver.press(Qt::Key_3);
    const auto* bars = m_console.window().findChild<EditBars*>();
    m_driver.await(QStringLiteral("how far people edit"), soon, [&] { return bars->isVisible() && !bars->spoken().isEmpty(); });
}

void Tour::testFromEdit()
{
    openStudio();
    m_driver.await(QStringLiteral("the repeated edit is listed"), patient, [&] {
        return !studio().edits().empty() && studio().edits().front().times >= fixedAlike
            && studio().edits().front().from.starts_with(pressing);
    });
    showEdits();
    m_driver.picture(QStringLiteral("repeated-edit"));
    m_driver.press(Qt::Key_T);
    m_driver.await(QStringLiteral("it is a test case"), soon, [&] { return !studio().acting() && !studio().tests().empty(); });
    m_driver.picture(QStringLiteral("test-case"));
    say(QStringLiteral("an edit made %1 times is a test case now").arg(studio().edits().front().times));
}

// Written from the first version, the live one: only what people keep taking out is different.
int Tour::newVersion()
{
    const int number = studio().prompt()->versions.front().number + 1;
    m_driver.press(Qt::Key_1);
    m_driver.press(Qt::Key_End);
    m_driver.await(QStringLiteral("the first version is chosen"), soon, [&] { return studio().version() != nullptr && studio().version()->number == 1; });
    m_driver.press(Qt::Key_E);
    m_driver.press(Qt::Key_Return);
    m_driver.type(QString::fromLatin1(newOrder));
    m_driver.picture(QStringLiteral("new-version"));
    m_driver.press(Qt::Key_Return, Qt::ControlModifier);
    m_driver.type(QStringLiteral("People keep taking the last push out"));
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("version %1 is saved").arg(number), soon,
        [&] { return !studio().acting() && studio().version() != nullptr && studio().version()->number == number; });
    m_driver.press(Qt::Key_D);
    m_driver.picture(QStringLiteral("version-compared"));
    m_driver.press(Qt::Key_D);
    return number;
}

void Tour::replay()
{
    const int number = studio().version()->number;
    m_driver.press(Qt::Key_R);
    auto* estimate = m_console.window().findChild<QLabel*>(QStringLiteral("replayEstimateLabel"));
    m_driver.await(QStringLiteral("what a replay would cost"), soon,
        [&] { return std::ranges::any_of(estimate->text(), [](QChar letter) { return letter.isDigit(); }); });
    m_driver.picture(QStringLiteral("replay-estimate"));
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("the replay is through"), patient, [&] {
        const Replay* newest = studio().newestReplay(number);
        return newest != nullptr && !underWay(newest->state);
    });
    const Replay done = *studio().newestReplay(number);
    m_driver.picture(QStringLiteral("replayed"));
    if (!done.passed())
        throw StepFailed{ QStringLiteral("the replay did not pass: %1").arg(replayLine(done, studio().model().currency)) };
    say(QStringLiteral("version %1 replayed: %2").arg(number).arg(replayLine(done, studio().model().currency)));
}

void Tour::compare()
{
    m_driver.press(Qt::Key_2);
    auto* table = m_console.window().findChild<ResultTable*>();
    m_driver.await(QStringLiteral("the results"), soon, [&] { return table->rowCount() > 0; });
    m_driver.press(Qt::Key_F);
    m_driver.await(QStringLiteral("only those that differ"), soon, [&] {
        return table->rowCount() > 0 && std::ranges::all_of(table->results(), [](const ReplayResult& one) { return one.distanceBp > 0; });
    });
    m_driver.picture(QStringLiteral("results-that-differ"));
    m_driver.press(Qt::Key_B);
    auto* blind = m_console.window().findChild<BlindView*>();
    m_driver.await(QStringLiteral("two texts without names"), soon, [&] { return blind->isVisible() && blind->current() != nullptr; });
    m_driver.picture(QStringLiteral("blind"));
    while (!blind->done())
        m_driver.press(blind->tally().ties == 0 ? Qt::Key_T : Qt::Key_Left);
    m_driver.picture(QStringLiteral("blind-told"));
    m_driver.press(Qt::Key_Escape);
    say(blind->line());
}

// Who wrote a version does not promote it, right or no right.
void Tour::askForPromotion()
{
    m_driver.press(Qt::Key_C);
    m_driver.type(QStringLiteral("Its replay passed"));
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("the version asks for promotion"), soon,
        [&] { return !studio().acting() && carries(*studio().version(), PromptLabel::Candidate); });
    m_driver.press(Qt::Key_P);
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("the gate refuses its author"), soon, [&] { return !studio().acting() && studio().gateIsBackends(); });
    m_driver.picture(QStringLiteral("gate-refuses-the-author"));
    if (carries(*studio().version(), PromptLabel::Live))
        throw StepFailed{ QStringLiteral("its author promoted the version") };
}

void Tour::promote(int number)
{
    openStudio();
    m_driver.press(Qt::Key_1);
    m_driver.await(QStringLiteral("the gate is open"), patient,
        [&] { return studio().version() != nullptr && studio().version()->number == number && passedAll(studio().gate()); });
    m_driver.picture(QStringLiteral("gate"));
    m_driver.press(Qt::Key_P);
    m_driver.type(QStringLiteral("Reads better, and passed"));
    m_driver.press(Qt::Key_Return);
    m_driver.await(QStringLiteral("version %1 is live").arg(number), soon,
        [&] { return !studio().acting() && carries(*studio().version(), PromptLabel::Live); });
    m_driver.picture(QStringLiteral("live"));
    say(QStringLiteral("version %1 is live: %2").arg(number).arg(firstWords(studio().version()->decided, studio().firstOfPrompt())));
    m_driver.press(Qt::Key_Q);
    m_driver.await(QStringLiteral("back at the queue"), soon, [&] { return page().isVisible(); });
}

void Tour::firstOfFirst(int number)
{
    const auto drafts = feed(fixedAlike);
    for (const QString& id : drafts) {
        openDraft(id);
        if (!open()->draft().prompt.ends_with("@" + std::to_string(number)))
            throw StepFailed{ QStringLiteral("a new draft was written by ") % QString::fromStdString(open()->draft().prompt) };
        m_driver.picture(QStringLiteral("one-of-the-first"));
        approve(id);
    }
    openStudio();
    const auto counted = [&] {
        const PromptVersion* now = studio().versionOf(number);
        return now != nullptr && now->decided >= static_cast<int>(drafts.size()) && now->editDistanceBp.has_value();
    };
    m_driver.await(QStringLiteral("the first are counted"), soon, counted);
    m_driver.press(Qt::Key_1);
    m_driver.picture(QStringLiteral("counted-down"));
    showEdits();
    m_driver.picture(QStringLiteral("edit-distance-down"));
    const int now = studio().versionOf(number)->editDistanceBp.value_or(10'000);
    const int before = studio().versionOf(1)->editDistanceBp.value_or(0);
    if (now >= before)
        throw StepFailed{ QStringLiteral("the edit distance is not down: %1 before, %2 now, in 1/100 %").arg(before).arg(now) };
    say(QStringLiteral("edit distance %1 % before, %2 % now; %3")
            .arg(before / 100)
            .arg(now / 100)
            .arg(firstWords(studio().versionOf(number)->decided, studio().firstOfPrompt())));
}

} // namespace countersign
