#pragma once
// The studio in memory: three prompts, a gate that judges like the backend's, replays that move when a test says so.
#include "models/domain/person.h"
#include "services/console/desk/studiodesk.h"

#include <functional>
#include <map>

namespace countersign {

class FakeDesk;

class FakeStudio final : public StudioDesk {
    Q_OBJECT
public:
    explicit FakeStudio(FakeDesk& desk);
    void failNext(const Error& error) { m_failure = error; }   // the next question of any kind
    void holdAnswers(bool hold);                               // lists of prompts wait until released
    void setPrompts(std::vector<Prompt> prompts) { m_prompts = std::move(prompts); }
    void setModel(const ModelStatus& model) { m_model = model; }
    void setEdits(std::vector<RepeatedEdit> edits) { m_edits = std::move(edits); }
    void retireTests()  // as an erasure of their drafts' customers leaves them
    {
        for (PromptTest& test : m_tests)
            test = PromptTest{test.id, test.promptId, {}, test.draftId, {}, {}, {}, test.authorName, test.at, true};
    }
    void setOutcomes(VersionOutcomes outcomes) { m_outcomes = std::move(outcomes); }
    void setShadows(std::vector<ShadowAnswers> shadows) { m_shadows = std::move(shadows); }
    void skipPolicies(std::vector<PolicyImport::Skipped> pages) { m_skipped = std::move(pages); }
    void setExchanges(const QString& draftId, std::vector<DraftExchange> all) { m_exchanges[draftId] = std::move(all); }
    [[nodiscard]] int exchangesAsked() const { return m_exchangesAsked; }
    void setFailures(std::vector<std::string> failures) { m_failures = std::move(failures); }  // of every second answer from now on
    void decide(const std::string& promptId, int number, int drafts);  // people decided so many of it
    void advanceReplay(int done);                              // the running one; at its total it is done
    [[nodiscard]] const Prompt* find(const std::string& promptId) const;
    [[nodiscard]] const std::vector<PromptTest>& allTests() const { return m_tests; }
    [[nodiscard]] const std::string& watched() const { return m_watched; }
    [[nodiscard]] const std::map<std::string, std::string>& preferences() const { return m_preferences; }
    [[nodiscard]] const BrandRules& savedRules() const { return m_rules; }
    [[nodiscard]] const std::vector<KnowledgeEntry>& files() const { return m_files; }

    [[nodiscard]] bool online() const override;
    [[nodiscard]] QFuture<Result<std::vector<Prompt>>> prompts() override;
    [[nodiscard]] QFuture<Result<Prompt>> create(
        const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note) override;
    [[nodiscard]] QFuture<Result<PromptVersion>> addVersion(
        const std::string& promptId, const PromptText& text, const std::string& note) override;
    [[nodiscard]] QFuture<GateAnswer> moveLabel(const LabelRequest& wish) override;
    [[nodiscard]] QFuture<GateAnswer> rollBack(const std::string& promptId, const std::string& note) override;
    [[nodiscard]] QFuture<Result<std::vector<LabelMove>>> moves(const std::string& promptId) override;
    [[nodiscard]] QFuture<Result<void>> keepUnfinished(const std::string& promptId, const std::optional<UnfinishedPrompt>& text) override;
    [[nodiscard]] QFuture<Result<std::optional<UnfinishedPrompt>>> unfinished(const std::string& promptId) override;
    [[nodiscard]] QFuture<Result<std::vector<PromptTest>>> tests(const std::string& promptId) override;
    [[nodiscard]] QFuture<Result<PromptTest>> addTest(const PromptTest& test) override;
    [[nodiscard]] QFuture<Result<void>> removeTest(const std::string& testId) override;
    [[nodiscard]] QFuture<Result<std::vector<Replay>>> replays(const std::string& promptId) override;
    [[nodiscard]] QFuture<Result<ReplayEstimate>> estimate(const std::string& promptId, int number, int wanted) override;
    [[nodiscard]] QFuture<Result<Replay>> startReplay(const std::string& promptId, int number, int wanted) override;
    [[nodiscard]] QFuture<Result<void>> cancelReplay(const std::string& replayId) override;
    [[nodiscard]] QFuture<Result<ReplayResultPage>> results(
        const std::string& replayId, const std::string& after, int limit, bool differentOnly) override;
    [[nodiscard]] QFuture<Result<void>> prefer(
        const std::string& replayId, const std::string& draftId, const std::string& preferred) override;
    void watch(const std::string& replayId) override { m_watched = replayId; }
    [[nodiscard]] QFuture<Result<std::vector<EditDistanceRow>>> editDistances(const std::string& by, TimeMs since) override;
    [[nodiscard]] QFuture<Result<std::vector<RepeatedEdit>>> repeatedEdits(const std::string& promptId, TimeMs since) override;
    [[nodiscard]] QFuture<Result<VersionOutcomes>> versionOutcomes(TimeMs since) override;
    [[nodiscard]] QFuture<Result<std::vector<ShadowAnswers>>> shadowAnswers(TimeMs since) override;
    [[nodiscard]] QFuture<Result<std::vector<Shop>>> shops() override;
    [[nodiscard]] QFuture<Result<BrandRules>> brandRules(const std::string& shopId) override;
    [[nodiscard]] QFuture<Result<std::int64_t>> saveBrandRules(const BrandRules& rules) override;
    [[nodiscard]] QFuture<Result<std::vector<KnowledgeEntry>>> knowledge(const std::string& shopId) override;
    [[nodiscard]] QFuture<Result<void>> addKnowledge(const KnowledgeUpload& upload) override;
    [[nodiscard]] QFuture<Result<void>> addKnowledgeFile(const KnowledgeUpload& about, const QString& path) override;
    [[nodiscard]] QFuture<Result<PolicyImport>> importPolicies(const std::string& shopId) override;
    [[nodiscard]] QFuture<Result<void>> removeKnowledge(const std::string& id) override;
    [[nodiscard]] QFuture<Result<ModelStatus>> model() override;
    [[nodiscard]] QFuture<Result<std::vector<DraftExchange>>> exchanges(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<Draft>> draft(const QString& draftId) override;

private:
    [[nodiscard]] std::optional<Error> trouble();
    [[nodiscard]] Prompt* prompt(const std::string& id);
    [[nodiscard]] PromptVersion* version(const std::string& promptId, int number);
    [[nodiscard]] std::vector<RequirementResult> gate(const PromptVersion& version, PromptLabel label) const;
    void give(Prompt& prompt, PromptVersion& version, const LabelRequest& wish);
    template <class T>
    [[nodiscard]] QFuture<Result<T>> answer(const std::function<Result<T>()>& work);
    FakeDesk& m_desk;
    std::vector<Prompt> m_prompts;
    std::vector<LabelMove> m_moves;  // newest first
    std::vector<PromptTest> m_tests;
    std::vector<Replay> m_replays;   // newest first
    std::vector<RepeatedEdit> m_edits;
    VersionOutcomes m_outcomes;
    std::vector<ShadowAnswers> m_shadows;
    std::vector<KnowledgeEntry> m_files;
    std::vector<PolicyImport::Skipped> m_skipped;
    std::vector<std::string> m_failures;
    std::map<std::string, UnfinishedPrompt> m_unfinished;
    std::map<std::string, std::string> m_preferences;
    std::map<QString, std::vector<DraftExchange>> m_exchanges;
    int m_exchangesAsked = 0;
    std::vector<std::function<void()>> m_held;
    BrandRules m_rules;
    ModelStatus m_model;
    std::optional<Error> m_failure;
    std::string m_watched;
    bool m_holding = false;
};

[[nodiscard]] Person studioPerson(const std::string& name);  // a brand reviewer: edits and promotes prompts; the id follows from the name

}  // namespace countersign
