#include "services/recovery/compose/writestage.h"

#include "models/domain/draftchecks.h"
#include "models/domain/text.h"
#include "services/recovery/check/audience.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/compose/promptfor.h"
#include "services/recovery/compose/writtenwords.h"
#include "services/recovery/prompts/brandrulestore.h"
#include "services/recovery/review/instruction.h"
#include "services/recovery/store/policycache.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t mostShadows = 2;
constexpr std::string_view builtInId = "built-in";

std::string label(const std::string& language)
{
    return language == "de" ? "Eingebauter Text" : "Built-in wording";
}

Content* contentOf(std::vector<Content>& contents, Channel channel)
{
    const auto it = std::find_if(contents.begin(), contents.end(), [&](const Content& content) { return content.channel == channel; });
    return it == contents.end() ? nullptr : &*it;
}

void takeAnswer(Draft& draft, const ModelAnswer& answer, const std::vector<Passage>& passages, const std::string& prompt, const std::string& model)
{
    auto cited = citedPolicies(answer, passages);
    draft.policyWords = std::move(cited.words);
    draft.policyBlocks = std::move(cited.blocks);
    const auto channel = draft.summary.channel;
    if (auto* content = contentOf(draft.contents, channel)) {
        draft.alternatives.insert(
            draft.alternatives.begin(), Alternative{ std::string(builtInId), label(draft.summary.language), *content });
        *content = answer.content;
    }
    if (auto* content = contentOf(draft.drafted, channel))
        *content = answer.content;
    draft.prompt = prompt;
    draft.composer = model.empty() ? "language model" : cleanText(model, 80);
}

// The revision that the built-in composer's text made, which nobody has seen yet.
Result<void> replaceRevision(Connection& connection, const std::string& draftId, std::int64_t revision, const std::string& contents)
{
    auto kept = connection.run(
        "UPDATE revisions SET contents = :contents WHERE draft_id = :draft AND revision = :revision", contents, draftId, revision);
    if (!kept)
        return tl::unexpected(std::move(kept.error()));
    return {};
}

} // namespace

struct WriteStage::Task {
    std::shared_ptr<DraftWork> work;
    std::int64_t revision = 0;
    std::optional<PromptChoice> choice; // nothing: it was taken away meanwhile
    PromptFacts facts;
    std::optional<BrandRules> rules;
};

struct WriteStage::Composed {
    ModelDraft live;
    std::vector<ModelDraft> shadows;
};

WriteStage::WriteStage(const RecoveryContext& context, LanguageModel& model)
    : m_context(context)
    , m_composer(model)
    , m_policies(std::make_unique<PolicyCache>())
{
}

WriteStage::~WriteStage() = default;

Result<std::unique_ptr<WriteStage::Task>> WriteStage::load(const std::string& draftId) const
{
    const auto& master = m_context.keys.master;
    const auto now = m_context.clock.now();
    return m_context.reads.read<std::unique_ptr<Task>>([&](Connection& reading) -> Result<std::unique_ptr<Task>> {
        auto loaded = loadDraftWork(reading, master, *m_policies, draftId, now);
        if (!loaded)
            return tl::unexpected(std::move(loaded.error()));
        if (!*loaded)
            return std::unique_ptr<Task>{};
        auto task = std::make_unique<Task>();
        task->work = std::make_shared<DraftWork>(std::move(**loaded));
        const auto& work = *task->work;
        task->revision = work.draft.summary.revision;
        auto choice = promptForDraft(reading, master, work);
        if (!choice)
            return tl::unexpected(std::move(choice.error()));
        task->choice = std::move(*choice);
        auto rules = brandRulesFor(reading, work.draft.summary.shopId);
        if (!rules)
            return tl::unexpected(std::move(rules.error()));
        task->rules = std::move(*rules);
        task->facts = promptFacts(work.draft, work.cart.cart, work.shop);
        if (work.cameAs == DraftState::Returned) {
            const auto note = lastInstruction(reading, master, draftId);
            if (!note)
                return tl::unexpected(note.error());
            setInstruction(task->facts, note->value_or(std::string()), work.draft, work.cart.cart);
        }
        return task;
    });
}

// Embeddings are asked for between two snapshots; without them full text finds what it can.
Result<void> WriteStage::addPassages(Task& task) const
{
    const auto& draft = task.work->draft;
    std::vector<float> vector;
    auto& model = m_composer.model();
    if (!model.settings().embeddingsUrl.empty())
        // What leaves must be as free of persons as a question is: goods' titles as the facts hold them.
        if (auto vectors = model.embed({ searchText(task.facts) }); vectors && !vectors->empty())
            vector = std::move(vectors->front());
    return m_context.reads.read<void>(
        [&](Connection& reading) { return addKnowledge(reading, m_context.keys.master, draft, vector, task.facts); });
}

std::unique_ptr<WriteStage::Composed> WriteStage::ask(const Task& task) const
{
    const auto& work = *task.work;
    const auto cancelled = [this] { return m_stopping.load(); };
    const auto check = checkInput(work.draft, nullptr, work.policy, m_context.clock.now());
    auto composed = std::make_unique<Composed>();
    composed->live = m_composer.compose(task.choice->version, task.facts, check, task.rules, cancelled);
    // A draft that was sent back is about this reviewer's words, not about comparing versions.
    if (work.cameAs == DraftState::Returned)
        return composed;
    for (const auto& shadow : task.choice->shadows)
        if (composed->shadows.size() < mostShadows && !cancelled())
            composed->shadows.push_back(m_composer.compose(shadow, task.facts, check, task.rules, cancelled));
    return composed;
}

Result<StageOutcome> WriteStage::land(Task& task, const Composed& composed) const
{
    auto& work = *task.work;
    work.now = m_context.clock.now();
    const auto& live = composed.live;
    const auto prompt = promptRef(task.choice->prompt.id, task.choice->version.number);
    auto kept = std::make_shared<std::vector<KeptExchange>>();
    for (const auto& exchange : live.exchanges)
        kept->push_back({ task.revision, ExchangePurpose::Live, work.now, exchange, {} });
    if (live.answer && !kept->empty()) {
        kept->back().citations = citedPassages(*live.answer, task.facts.passages);
        takeAnswer(work.draft, *live.answer, task.facts.passages, prompt, live.exchanges.back().model);
        work.writes.push_back([id = work.draft.summary.id, revision = task.revision, contents = jsonText(work.draft.contents)](
                                  Connection& connection) { return replaceRevision(connection, id, revision, contents); });
    }
    for (const auto& shadow : composed.shadows)
        for (const auto& exchange : shadow.exchanges)
            kept->push_back({ task.revision, ExchangePurpose::Shadow, work.now, exchange, {} });
    work.writes.push_back([kept, id = work.draft.summary.id](Connection& connection) -> Result<void> {
        for (const auto& exchange : *kept)
            if (auto written = keepExchange(connection, id, exchange); !written)
                return written;
        return {};
    });
    work.record(name(), live.answer ? "draft.written" : "draft.fell_back", writtenData(prompt, live),
        live.answer ? writtenSentence(*task.choice, live, kept->at(live.exchanges.size() - 1).citations, m_composer.model().settings())
                    : live.why);
    return landDraftWork(task.work, task.revision);
}

Result<StageOutcome> WriteStage::run(const Job& job)
{
    auto task = load(job.entity);
    if (!task)
        return tl::unexpected(std::move(task.error()));
    if (!*task)
        return StageOutcome{};
    auto& work = *(*task)->work;
    work.next.push_back(NextJob{ "check", job.entity, m_context.clock.now() });
    // Consent may have been taken back while the draft waited for its turn.
    const bool silent = getsNoMessage(m_context.keys.master, work);
    if (silent || !m_composer.model().configured() || !(*task)->choice) {
        if (!silent)
            work.record(name(), "draft.fell_back", Json::object(),
                std::string((*task)->choice ? "No language model is set up" : "No prompt is live for this draft any more")
                    + "; written by the built-in composer");
        return landDraftWork((*task)->work, (*task)->revision);
    }
    if (auto added = addPassages(**task); !added)
        return tl::unexpected(std::move(added.error()));
    const auto composed = ask(**task);
    if (m_stopping)
        return fail(ErrorCode::Unavailable, "the backend is stopping: the draft is written after its next start");
    return land(**task, *composed);
}

} // namespace countersign
