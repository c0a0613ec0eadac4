#include "ui/studio/studiosession.h"

#include "models/view/followup.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

constexpr TimeMs keptEditing = 14 * dayMs; // what people "keep" editing

} // namespace

StudioSession::StudioSession(std::shared_ptr<ReviewDesk> desk, QObject* parent)
    : QObject(parent)
    , m_desk(std::move(desk))
{
    connect(&studio(), &StudioDesk::replayMoved, this, &StudioSession::takeReplay);
    connect(&studio(), &StudioDesk::onlineChanged, this, [this] {
        Q_EMIT stateChanged();
        if (studio().online() && (m_error || m_read))
            refresh();
    });
    const auto rights = [this] {
        Q_EMIT stateChanged();
        Q_EMIT detailsChanged();
    };
    connect(m_desk.get(), &ReviewDesk::personChanged, this, rights);
    connect(m_desk.get(), &ReviewDesk::policyChanged, this, &StudioSession::promptsChanged);
}

const Prompt* StudioSession::prompt() const
{
    const auto found = std::ranges::find(m_prompts, m_promptId, &Prompt::id);
    return found == m_prompts.end() ? nullptr : &*found;
}

const PromptVersion* StudioSession::version() const
{
    return versionOf(m_number);
}

const PromptVersion* StudioSession::versionOf(int number) const
{
    const Prompt* chosen = prompt();
    if (chosen == nullptr)
        return nullptr;
    const auto found = std::ranges::find(chosen->versions, number, &PromptVersion::number);
    return found == chosen->versions.end() ? nullptr : &*found;
}

const Replay* StudioSession::newestReplay(int number) const
{
    const Replay* newest = nullptr;
    for (const Replay& replay : m_replays)
        if (replay.number == number && (newest == nullptr || replay.at > newest->at))
            newest = &replay;
    return newest;
}

bool StudioSession::mayRead() const
{
    return m_desk->person().may(Permission::ReadDrafts) || mayEdit() || mayPromote();
}

bool StudioSession::mayEdit() const
{
    return m_desk->person().may(Permission::EditPrompts);
}

bool StudioSession::mayPromote() const
{
    return m_desk->person().may(Permission::PromotePrompts);
}

QString StudioSession::whyNotEdit() const
{
    if (!mayEdit())
        return tr("Your rights do not cover changing prompts.");
    if (!studio().online())
        return tr("Needs the backend, which cannot be reached now. What you write is kept here.");
    return m_acting ? tr("The last act is being saved.") : QString();
}

QString StudioSession::whyNotMove() const
{
    if (!mayEdit() && !mayPromote())
        return tr("Your rights do not cover moving labels.");
    if (version() == nullptr)
        return tr("No version is chosen.");
    if (!studio().online())
        return tr("Needs the backend, which cannot be reached now.");
    return m_acting ? tr("The last act is being saved.") : QString();
}

std::vector<RequirementResult> StudioSession::gate() const
{
    return gateIsBackends() ? m_refused : advice();
}

bool StudioSession::gateIsBackends() const
{
    return !m_refusedFor.empty() && m_refusedFor == promptRef(m_promptId, m_number) && !m_refused.empty();
}

QStringList StudioSession::openConditions() const
{
    QStringList open;
    for (const RequirementResult& result : gate())
        if (result.state == RequirementState::Unsatisfied || result.state == RequirementState::Error)
            open << sentenceText(result.sentence);
    return open;
}

// A test that came after the replay did not run in it.
bool StudioSession::testsAreOlder(const Replay& replay) const
{
    return std::ranges::all_of(m_tests, [&replay](const PromptTest& test) { return test.retired || test.at <= replay.at; });
}

std::vector<RequirementResult> StudioSession::advice() const
{
    std::vector<RequirementResult> results;
    const PromptVersion* chosen = version();
    if (chosen == nullptr)
        return results;
    const auto add = [&results](const char* id, bool met, const QString& yes, const QString& no, const char* who) {
        RequirementResult result;
        result.id = id;
        result.state = met ? RequirementState::Satisfied : RequirementState::Unsatisfied;
        result.sentence = (met ? yes : no).toStdString();
        if (!met)
            result.who = { who };
        results.push_back(std::move(result));
    };
    const Replay* finished = nullptr; // the newest that was worked off
    for (const Replay& replay : m_replays)
        if (replay.number == chosen->number && replay.state == ReplayState::Done && (finished == nullptr || replay.at > finished->at))
            finished = &replay;
    add("promote_right", mayPromote(), tr("You may promote prompts"), tr("The right to promote prompts"), "permission:promote_prompts");
    add("two_people", chosen->authorId != m_desk->person().id, tr("Written by one person, promoted by another"),
        tr("You wrote it: another person promotes it"), "permission:promote_prompts");
    add("replay_passed", finished != nullptr && finished->passed(),
        tr("Its replay over %n decided draft(s) passed", nullptr, finished != nullptr ? finished->total : 0),
        finished == nullptr ? tr("A replay of it has to pass") : tr("Its newest replay did not pass: a newer one has to"),
        "permission:edit_prompts");
    const int running = static_cast<int>(std::ranges::count(m_tests, false, &PromptTest::retired));
    add("tests_passed", running == 0 || (finished != nullptr && finished->testsFailed == 0 && testsAreOlder(*finished)),
        running == 0 ? tr("No test case stands in the way") : tr("%n test case(s) passed", nullptr, running),
        tr("%n test case(s) have to run and pass in a replay", nullptr, running), "permission:edit_prompts");
    return results;
}

void StudioSession::refresh()
{
    if (!mayRead())
        return;
    const quint64 generation = ++m_asked;
    m_loading = true;
    Q_EMIT stateChanged();
    whenDone(studio().prompts(), this, [this, generation](Result<std::vector<Prompt>> prompts) {
        if (generation != m_asked)
            return;
        m_loading = false;
        m_error.reset();
        if (prompts)
            takePrompts(std::move(*prompts));
        else
            m_error = std::move(prompts.error());
        Q_EMIT stateChanged();
    });
    whenDone(studio().model(), this, [this](Result<ModelStatus> model) {
        if (!model)
            return; // a line less, nothing to complain of
        m_model = std::move(*model);
        Q_EMIT stateChanged();
    });
    if (!m_promptId.empty())
        refreshDetails();
}

void StudioSession::takePrompts(std::vector<Prompt> prompts)
{
    m_read = true;
    m_prompts = std::move(prompts);
    for (Prompt& one : m_prompts)
        std::ranges::sort(one.versions, std::ranges::greater(), &PromptVersion::number);
    Q_EMIT promptsChanged();
    if (prompt() == nullptr)
        choosePrompt(m_prompts.empty() ? QString() : text(m_prompts.front().id));
    else if (version() == nullptr)
        chooseVersion(prompt()->versions.empty() ? 0 : prompt()->versions.front().number);
    else
        Q_EMIT chosen();
}

void StudioSession::takePrompt(Prompt fresh)
{
    std::ranges::sort(fresh.versions, std::ranges::greater(), &PromptVersion::number);
    const auto known = std::ranges::find(m_prompts, fresh.id, &Prompt::id);
    if (known != m_prompts.end())
        *known = std::move(fresh);
    else
        m_prompts.push_back(std::move(fresh));
    ++m_asked; // a list asked for before knows less
    m_loading = false;
    Q_EMIT promptsChanged();
}

void StudioSession::choosePrompt(const QString& id)
{
    const std::string wanted = id.toStdString();
    if (wanted == m_promptId && version() != nullptr)
        return;
    m_promptId = wanted;
    m_moves.clear();
    m_tests.clear();
    m_replays.clear();
    m_edits.clear();
    const Prompt* now = prompt();
    m_number = now == nullptr || now->versions.empty() ? 0 : now->versions.front().number;
    Q_EMIT chosen();
    Q_EMIT detailsChanged();
    if (now != nullptr)
        refreshDetails();
}

void StudioSession::chooseVersion(int number)
{
    if (number == m_number)
        return;
    m_number = number;
    Q_EMIT chosen();
    Q_EMIT detailsChanged();
}

template <class T>
void StudioSession::askDetail(QFuture<Result<std::vector<T>>> future, std::vector<T>& into)
{
    whenDone(std::move(future), this, [this, &into, generation = m_details](Result<std::vector<T>> found) {
        if (generation != m_details)
            return;
        if (found)
            into = std::move(*found);
        else if (found.error().code != ErrorCode::Unavailable && found.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(found.error());
        follow();
        Q_EMIT detailsChanged();
    });
}

void StudioSession::refreshDetails()
{
    ++m_details;
    if (m_promptId.empty())
        return;
    askDetail(studio().moves(m_promptId), m_moves);
    askDetail(studio().tests(m_promptId), m_tests);
    askDetail(studio().replays(m_promptId), m_replays);
    askDetail(studio().repeatedEdits(m_promptId, wallClock() - keptEditing), m_edits);
}

} // namespace countersign
