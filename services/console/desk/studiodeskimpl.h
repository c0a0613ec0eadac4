#pragma once
// The studio out of the backend; texts being written are kept sealed in the local store.
#include "services/console/api/apiclient.h"
#include "services/console/desk/studiodesk.h"
#include "services/console/store/localstore.h"

#include <QCache>
#include <QTimer>

namespace countersign {

class StudioDeskImpl final : public StudioDesk {
    Q_OBJECT
public:
    StudioDeskImpl(ApiClient& api, LocalStore& store, int pollMs = 1000, QObject* parent = nullptr);
    void setOnline(bool online);

    [[nodiscard]] bool online() const override { return m_online; }
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
    void watch(const std::string& replayId) override;
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
    template <class T, class Ask>
    [[nodiscard]] QFuture<Result<T>> ask(const Ask& call);
    template <class Ask>
    [[nodiscard]] QFuture<GateAnswer> askGate(const Ask& call);
    void poll();
    ApiClient& m_api;
    LocalStore& m_store;
    QTimer m_poll;
    QCache<QString, std::vector<DraftExchange>> m_exchanges;  // of the drafts looked at last
    std::string m_watched;
    bool m_polling = false;  // one question at a time, however slow the backend is
    bool m_online = false;
};

}  // namespace countersign
