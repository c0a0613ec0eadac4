// What is done in the studio: one act at a time, each with a sentence of what came of it.
#include "models/view/followup.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

constexpr qsizetype longestTestName = 80;

} // namespace

void StudioSession::finish(const Error* error)
{
    m_acting = false;
    if (error != nullptr)
        Q_EMIT failed(*error);
    Q_EMIT stateChanged();
}

void StudioSession::create(const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note)
{
    if (m_acting)
        return;
    m_acting = true;
    Q_EMIT stateChanged();
    whenDone(studio().create(name, scope, text, note), this, [this](Result<Prompt> made) {
        if (made) {
            const QString id = countersign::text(made->id);
            takePrompt(std::move(*made));
            choosePrompt(id);
            Q_EMIT told(Tone::Good, tr("The prompt is there. Nothing uses it before a version of it is live."));
        }
        finish(made ? nullptr : &made.error());
    });
}

void StudioSession::saveVersion(const PromptText& text, const std::string& note)
{
    if (m_acting || prompt() == nullptr)
        return;
    m_acting = true;
    Q_EMIT stateChanged();
    whenDone(studio().addVersion(m_promptId, text, note), this, [this, promptId = m_promptId](Result<PromptVersion> made) {
        if (made) {
            const auto known = std::ranges::find(m_prompts, promptId, &Prompt::id);
            if (known != m_prompts.end()) {
                Prompt fresh = *known;
                std::erase_if(fresh.versions, [&made](const PromptVersion& one) { return one.number == made->number; });
                fresh.versions.push_back(*made);
                takePrompt(std::move(fresh));
            }
            if (promptId == m_promptId) {
                Q_EMIT saved(made->number);
                chooseVersion(made->number);
            }
            Q_EMIT told(Tone::Good, tr("Saved as %1. Older versions stay as they were.").arg(versionWord(made->number)));
        }
        finish(made ? nullptr : &made.error());
    });
}

void StudioSession::takeMove(const GateAnswer& answer, const QString& sentence)
{
    if (answer) {
        m_refused.clear();
        m_refusedFor.clear();
        takePrompt(*answer);
        Q_EMIT chosen();
        refreshDetails();
        Q_EMIT told(Tone::Good, sentence);
        finish(nullptr);
        return;
    }
    m_acting = false;
    if (answer.error().requirements.empty()) {
        Q_EMIT failed(answer.error().error);
    } else {
        m_refused = answer.error().requirements;
        Q_EMIT gateRefused(answer.error().error);
    }
    Q_EMIT detailsChanged();
    Q_EMIT stateChanged();
}

void StudioSession::move(PromptLabel label, bool given, const std::string& note, int sharePercent)
{
    if (m_acting || version() == nullptr)
        return;
    m_acting = true;
    const LabelRequest wish{ m_promptId, m_number, label, given, note, sharePercent };
    m_refusedFor = promptRef(m_promptId, m_number);
    m_refused.clear();
    Q_EMIT stateChanged();
    const QString sentence = !given ? tr("%1 is no longer %2.").arg(versionWord(m_number), labelWord(label))
        : label == PromptLabel::Live && firstOfPrompt() > 0
        ? tr("%1 is live. Its first %n draft(s) go to people.", nullptr, firstOfPrompt()).arg(versionWord(m_number))
        : tr("%1 is %2 now.").arg(versionWord(m_number), labelWord(label));
    whenDone(studio().moveLabel(wish), this, [this, sentence](const GateAnswer& answer) { takeMove(answer, sentence); });
}

void StudioSession::rollBack(const std::string& note)
{
    if (m_acting || prompt() == nullptr)
        return;
    m_acting = true;
    m_refusedFor = promptRef(m_promptId, m_number);
    m_refused.clear();
    Q_EMIT stateChanged();
    whenDone(studio().rollBack(m_promptId, note), this,
        [this](const GateAnswer& answer) { takeMove(answer, tr("Rolled back: the version before is live again. Promoting takes it back.")); });
}

void StudioSession::startReplay(int wanted)
{
    if (m_acting || version() == nullptr)
        return;
    m_acting = true;
    Q_EMIT stateChanged();
    whenDone(studio().startReplay(m_promptId, m_number, wanted), this, [this](const Result<Replay>& started) {
        if (started)
            takeReplay(*started);
        finish(started ? nullptr : &started.error());
    });
}

void StudioSession::cancelReplay()
{
    const Replay* running = newestReplay(m_number);
    if (running == nullptr || !underWay(running->state))
        return;
    whenDone(studio().cancelReplay(running->id), this, [this](const Result<void>& done) {
        if (!done)
            Q_EMIT failed(done.error());
        refreshDetails();
    });
}

void StudioSession::takeReplay(const Replay& replay)
{
    if (replay.promptId != m_promptId)
        return;
    const auto known = std::ranges::find(m_replays, replay.id, &Replay::id);
    if (known != m_replays.end())
        *known = replay;
    else
        m_replays.insert(m_replays.begin(), replay);
    if (replay.number == m_number)
        m_refused.clear(); // what the gate said rested on other replays
    follow();
    Q_EMIT replayMoved(replay);
    Q_EMIT detailsChanged();
}

void StudioSession::watchReplays(bool watch)
{
    m_watching = watch;
    follow();
}

void StudioSession::follow()
{
    std::string running;
    for (const Replay& replay : m_replays)
        if (running.empty() && underWay(replay.state))
            running = replay.id;
    studio().watch(m_watching ? running : std::string());
}

void StudioSession::makeTest(const RepeatedEdit& edit)
{
    if (m_acting || prompt() == nullptr)
        return;
    PromptTest test;
    test.promptId = m_promptId;
    test.draftId = edit.exampleDraftId;
    test.fromEdit = editWords(edit).toStdString();
    // What people take out must not come; what they only add must. A replacement's new words may be right for one draft alone.
    if (edit.from.empty())
        test.mustSay = { edit.to };
    else
        test.mustNotSay = { edit.from };
    const QString words = text(edit.from.empty() ? edit.to : edit.from).left(longestTestName);
    test.name = (edit.from.empty() ? tr("Says “%1”") : tr("Never “%1”")).arg(words).toStdString();
    m_acting = true;
    Q_EMIT stateChanged();
    whenDone(studio().addTest(test), this, [this](Result<PromptTest> made) {
        if (made) {
            const QString name = text(made->name);
            if (made->promptId == m_promptId && std::ranges::find(m_tests, made->id, &PromptTest::id) == m_tests.end())
                m_tests.insert(m_tests.begin(), std::move(*made));
            m_refused.clear(); // what the gate said did not know of it
            Q_EMIT tested();
            Q_EMIT detailsChanged();
            Q_EMIT told(Tone::Good, tr("The test case is part of every replay from now on: %1").arg(name));
        }
        finish(made ? nullptr : &made.error());
    });
}

void StudioSession::removeTest(const QString& id)
{
    if (m_acting)
        return;
    m_acting = true;
    Q_EMIT stateChanged();
    whenDone(studio().removeTest(id.toStdString()), this, [this, id](const Result<void>& gone) {
        if (gone) {
            std::erase_if(m_tests, [&id](const PromptTest& test) { return test.id == id.toStdString(); });
            Q_EMIT detailsChanged();
            Q_EMIT told(Tone::Neutral, tr("The test case is removed."));
        }
        finish(gone ? nullptr : &gone.error());
    });
}

} // namespace countersign
