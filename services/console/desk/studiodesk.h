#pragma once
// The prompt studio's side of the desk: prompts and their versions, the gate, replays, what people keep editing, brand rules, knowledge.
// GUI thread; nothing blocks; every future resolves. All but unfinished texts and local drafts needs the backend and answers Unavailable
// with a sentence while offline; nothing typed is lost by that.
#include "models/domain/draft.h"
#include "models/domain/shop.h"
#include "services/console/api/studiotypes.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <optional>

namespace countersign {

// A move of a label that was refused, with every condition of the gate that fails.
struct GateRefusal {
    Error error;
    std::vector<RequirementResult> requirements;
    GateRefusal() = default;
    GateRefusal(Error e) : error(std::move(e)) {}  // NOLINT: an Error is a refusal without more to say
};
using GateAnswer = tl::expected<Prompt, GateRefusal>;

struct UnfinishedPrompt {       // text being written, as it survives a crash
    int number = 0;             // of the version that it started from
    PromptText text;
    std::string note;
    TimeMs at = 0;
};

class StudioDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool online() const = 0;

    // Prompts
    [[nodiscard]] virtual QFuture<Result<std::vector<Prompt>>> prompts() = 0;
    [[nodiscard]] virtual QFuture<Result<Prompt>> create(
        const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note) = 0;
    [[nodiscard]] virtual QFuture<Result<PromptVersion>> addVersion(
        const std::string& promptId, const PromptText& text, const std::string& note) = 0;
    [[nodiscard]] virtual QFuture<GateAnswer> moveLabel(const LabelRequest& wish) = 0;
    [[nodiscard]] virtual QFuture<GateAnswer> rollBack(const std::string& promptId, const std::string& note) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<LabelMove>>> moves(const std::string& promptId) = 0;
    // Durable when resolved; sealed; std::nullopt drops it. Works offline.
    [[nodiscard]] virtual QFuture<Result<void>> keepUnfinished(const std::string& promptId, const std::optional<UnfinishedPrompt>& text) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<UnfinishedPrompt>>> unfinished(const std::string& promptId) = 0;

    // Test cases
    [[nodiscard]] virtual QFuture<Result<std::vector<PromptTest>>> tests(const std::string& promptId) = 0;
    [[nodiscard]] virtual QFuture<Result<PromptTest>> addTest(const PromptTest& test) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> removeTest(const std::string& testId) = 0;

    // Replays
    [[nodiscard]] virtual QFuture<Result<std::vector<Replay>>> replays(const std::string& promptId) = 0;
    [[nodiscard]] virtual QFuture<Result<ReplayEstimate>> estimate(const std::string& promptId, int number, int wanted) = 0;
    [[nodiscard]] virtual QFuture<Result<Replay>> startReplay(const std::string& promptId, int number, int wanted) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> cancelReplay(const std::string& replayId) = 0;
    [[nodiscard]] virtual QFuture<Result<ReplayResultPage>> results(
        const std::string& replayId, const std::string& after, int limit, bool differentOnly) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> prefer(
        const std::string& replayId, const std::string& draftId, const std::string& preferred) = 0;  // "before", "after", "tie"
    // Tells of this replay by replayMoved(), about once a second, until it ends or another is watched; "" watches none.
    virtual void watch(const std::string& replayId) = 0;

    // Insights
    [[nodiscard]] virtual QFuture<Result<std::vector<EditDistanceRow>>> editDistances(const std::string& by, TimeMs since) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<RepeatedEdit>>> repeatedEdits(const std::string& promptId, TimeMs since) = 0;
    [[nodiscard]] virtual QFuture<Result<VersionOutcomes>> versionOutcomes(TimeMs since) = 0;  // of carts that got their arm since then
    [[nodiscard]] virtual QFuture<Result<std::vector<ShadowAnswers>>> shadowAnswers(TimeMs since) = 0;

    // Voice and knowledge
    [[nodiscard]] virtual QFuture<Result<std::vector<Shop>>> shops() = 0;
    [[nodiscard]] virtual QFuture<Result<BrandRules>> brandRules(const std::string& shopId) = 0;
    [[nodiscard]] virtual QFuture<Result<std::int64_t>> saveBrandRules(const BrandRules& rules) = 0;  // → version
    [[nodiscard]] virtual QFuture<Result<std::vector<KnowledgeEntry>>> knowledge(const std::string& shopId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> addKnowledge(const KnowledgeUpload& upload) = 0;
    // The file's bytes take the place of `about.bytes`; read on a thread of its own. TooLarge: more than 2 MiB; NotFound: no such file.
    [[nodiscard]] virtual QFuture<Result<void>> addKnowledgeFile(const KnowledgeUpload& about, const QString& path) = 0;
    // The policy pages that the shop has on its platform; → how many. Unprocessable: this platform has none to read.
    [[nodiscard]] virtual QFuture<Result<PolicyImport>> importPolicies(const std::string& shopId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> removeKnowledge(const std::string& id) = 0;
    [[nodiscard]] virtual QFuture<Result<ModelStatus>> model() = 0;

    // What a language model did for a draft, oldest first. Those asked for lately are answered from memory while the backend is away.
    [[nodiscard]] virtual QFuture<Result<std::vector<DraftExchange>>> exchanges(const QString& draftId) = 0;
    // A draft as it is stored here, without taking its lease: to try rules on.
    [[nodiscard]] virtual QFuture<Result<Draft>> draft(const QString& draftId) = 0;

Q_SIGNALS:
    void onlineChanged();
    void replayMoved(const countersign::Replay& replay);
};

}  // namespace countersign
