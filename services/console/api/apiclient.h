#pragma once
// The backend's wire, one method per call. GUI thread; bodies are parsed on a thread of its own. Every future resolves: with the answer,
// a refusal, a timeout, or Cancelled when its future is cancelled, abortAll() is called or the client is destroyed.
#include "models/domain/auditsample.h"
#include "models/domain/auditsearch.h"
#include "models/domain/devicekey.h"
#include "models/domain/draftfilter.h"
#include "models/domain/lineagegraph.h"
#include "models/domain/privacy.h"
#include "services/base/threadpool.h"
#include "services/console/api/apicall.h"
#include "services/console/api/audittypes.h"
#include "services/console/api/studiotypes.h"
#include "services/console/api/surveytypes.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QUrl>
#include <QUrlQuery>

namespace countersign {

class ApiClient final : public QObject {
    Q_OBJECT
public:
    explicit ApiClient(QUrl backend, QObject* parent = nullptr);
    ~ApiClient() override;
    [[nodiscard]] const QUrl& backend() const { return m_backend; }
    void setToken(const std::string& token) { m_token = QByteArray::fromStdString(token); }
    [[nodiscard]] QByteArray token() const { return m_token; }
    void setTimeout(int ms) { m_timeoutMs = ms; }  // of each attempt; 15 s unless told
    void setRetryDelay(int ms) { m_retryMs = ms; }
    void abortAll();

    // Session
    [[nodiscard]] QFuture<Answer<SessionGrant>> signIn(const QString& login, const QString& password);
    [[nodiscard]] QFuture<Answer<void>> signOut();
    [[nodiscard]] QFuture<Answer<Person>> me();
    [[nodiscard]] QFuture<Answer<std::string>> enrolKey(const std::string& publicKey, const std::string& device);  // → key id
    [[nodiscard]] QFuture<Answer<std::vector<EnrolledKey>>> deviceKeys(bool everybodys);
    [[nodiscard]] QFuture<Answer<KeyRevoked>> revokeKey(const std::string& keyId, RevokeReason why);
    [[nodiscard]] QFuture<Answer<PolicyInForce>> policy();
    [[nodiscard]] QFuture<Answer<std::int64_t>> setPolicy(const Policy& policy);  // → version
    [[nodiscard]] QFuture<Answer<std::vector<Person>>> people();
    [[nodiscard]] QFuture<Answer<Person>> addPerson(
        const QString& login, const QString& name, const QString& password, const std::vector<std::string>& roles);
    [[nodiscard]] QFuture<Answer<std::vector<Shop>>> shops();
    [[nodiscard]] QFuture<Answer<void>> addShop(const Shop& shop, const ShopSecrets& secrets);
    // Drafts
    [[nodiscard]] QFuture<Answer<SummaryPage>> summaries(const DraftQueryText& query);
    [[nodiscard]] QFuture<Answer<FullDrafts>> fullDrafts(const DraftQueryText& query);
    [[nodiscard]] QFuture<Answer<Draft>> draft(const std::string& id);
    [[nodiscard]] QFuture<Answer<Lease>> lease(const std::string& draftId, bool breakIt);  // 409: Refusal::holder
    [[nodiscard]] QFuture<Answer<void>> releaseLease(const std::string& draftId);
    [[nodiscard]] QFuture<Answer<Draft>> revise(
        const std::string& draftId, std::int64_t revision, const std::string& key, const Content& content, const std::string& note);
    // Decisions
    [[nodiscard]] QFuture<Answer<DecisionStatus>> decide(const Decision& decision);
    [[nodiscard]] QFuture<Answer<DecisionStatus>> decision(const std::string& id);
    [[nodiscard]] QFuture<Answer<DecisionStatus>> undo(const std::string& decisionId);
    [[nodiscard]] QFuture<Answer<BatchUndone>> undoBatch(const std::string& batch);
    // The team
    [[nodiscard]] QFuture<Answer<Colleagues>> colleagues();
    [[nodiscard]] QFuture<Answer<Comment>> comment(const std::string& draftId, const NewComment& comment);
    [[nodiscard]] QFuture<Answer<Comment>> resolveObjection(const std::string& draftId, const std::string& commentId);
    [[nodiscard]] QFuture<Answer<void>> assign(
        const std::vector<std::string>& draftIds, const std::optional<Assignee>& to, const std::string& batch);
    [[nodiscard]] QFuture<Answer<int>> giveBack(const std::vector<std::string>& draftIds, const std::string& batch);  // → how many
    [[nodiscard]] QFuture<Answer<PresenceBoard>> lookAt(const std::string& draftId);  // "" = at nothing; → who looks at what
    [[nodiscard]] QFuture<Answer<PresenceBoard>> presence();
    [[nodiscard]] QFuture<Answer<std::vector<SavedView>>> views(SavedView::Kind kind = SavedView::Kind::Queue);
    [[nodiscard]] QFuture<Answer<SavedView>> saveView(const SavedView& view);
    [[nodiscard]] QFuture<Answer<void>> removeView(const std::string& id);
    // Insights
    [[nodiscard]] QFuture<Answer<std::map<RejectReason, int>>> rejectReasonCounts(TimeMs since);
    [[nodiscard]] QFuture<Answer<EffortTotals>> effort(TimeMs since);
    [[nodiscard]] QFuture<Answer<SurveyReport>> surveyReport(const SurveyWish& wish);
    [[nodiscard]] QFuture<Answer<SurveyAnswers>> surveyAnswers(const SurveyWish& wish, const std::string& cursor, int limit);
    [[nodiscard]] QFuture<Answer<SurveyAnswer>> correctSurvey(const std::string& draftId, Reason reason);  // right edit
    [[nodiscard]] QFuture<Answer<SurveyLines>> surveyLines(const SurveyWish& wish, const std::string& cursor);  // right manage_shops
    // The studio
    [[nodiscard]] QFuture<Answer<std::vector<Prompt>>> prompts();
    [[nodiscard]] QFuture<Answer<Prompt>> createPrompt(
        const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note);
    [[nodiscard]] QFuture<Answer<PromptVersion>> addPromptVersion(const std::string& promptId, const PromptText& text, const std::string& note);
    [[nodiscard]] QFuture<Answer<Prompt>> moveLabel(const LabelRequest& wish);  // refused: Refusal::requirements
    [[nodiscard]] QFuture<Answer<Prompt>> rollBackPrompt(const std::string& promptId, const std::string& note);
    [[nodiscard]] QFuture<Answer<std::vector<LabelMove>>> labelMoves(const std::string& promptId);
    [[nodiscard]] QFuture<Answer<std::vector<PromptTest>>> promptTests(const std::string& promptId);
    [[nodiscard]] QFuture<Answer<PromptTest>> addPromptTest(const PromptTest& test);
    [[nodiscard]] QFuture<Answer<void>> removePromptTest(const std::string& testId);
    [[nodiscard]] QFuture<Answer<std::vector<Replay>>> replays(const std::string& promptId);
    [[nodiscard]] QFuture<Answer<ReplayEstimate>> estimateReplay(const std::string& promptId, int number, int wanted);
    [[nodiscard]] QFuture<Answer<Replay>> startReplay(const std::string& promptId, int number, int wanted);
    [[nodiscard]] QFuture<Answer<Replay>> replay(const std::string& replayId);
    [[nodiscard]] QFuture<Answer<void>> cancelReplay(const std::string& replayId);
    [[nodiscard]] QFuture<Answer<ReplayResultPage>> replayResults(
        const std::string& replayId, const std::string& after, int limit, bool differentOnly);
    [[nodiscard]] QFuture<Answer<void>> preferResult(const std::string& replayId, const std::string& draftId, const std::string& preferred);
    [[nodiscard]] QFuture<Answer<std::vector<EditDistanceRow>>> editDistances(const std::string& by, TimeMs since);
    [[nodiscard]] QFuture<Answer<std::vector<RepeatedEdit>>> repeatedEdits(const std::string& promptId, TimeMs since);
    [[nodiscard]] QFuture<Answer<VersionOutcomes>> versionOutcomes(TimeMs since);
    [[nodiscard]] QFuture<Answer<std::vector<ShadowAnswers>>> shadowAnswers(TimeMs since);
    [[nodiscard]] QFuture<Answer<BrandRules>> brandRules(const std::string& shopId);
    [[nodiscard]] QFuture<Answer<std::int64_t>> setBrandRules(const BrandRules& rules);  // → version
    [[nodiscard]] QFuture<Answer<std::vector<KnowledgeEntry>>> knowledge(const std::string& shopId);
    [[nodiscard]] QFuture<Answer<void>> addKnowledge(const KnowledgeUpload& upload);
    [[nodiscard]] QFuture<Answer<PolicyImport>> importPolicies(const std::string& shopId);
    [[nodiscard]] QFuture<Answer<void>> removeKnowledge(const std::string& id);
    [[nodiscard]] QFuture<Answer<ModelStatus>> modelStatus();
    [[nodiscard]] QFuture<Answer<std::vector<DraftExchange>>> exchanges(const std::string& draftId);
    // Changes
    [[nodiscard]] QFuture<Answer<ChangePage>> changes(std::int64_t since, int limit);  // full=1
    [[nodiscard]] QNetworkRequest streamRequest() const;
    [[nodiscard]] QNetworkAccessManager& network() { return m_network; }
    // The record
    [[nodiscard]] QFuture<Answer<std::string>> checkpoint();
    [[nodiscard]] QFuture<Answer<std::string>> verifierKeyText();
    [[nodiscard]] QFuture<Answer<std::vector<Hash>>> consistency(std::int64_t from, std::int64_t to);
    [[nodiscard]] QFuture<Answer<Inclusion>> inclusion(const std::string& decisionId);
    [[nodiscard]] QFuture<Answer<RecordedEntries>> events(const std::string& after, int limit, const std::string& draftId);
    [[nodiscard]] QFuture<Answer<RecordedEntries>> lineage(const std::string& draftId);
    [[nodiscard]] QFuture<Answer<std::string>> tile(const std::string& path);
    [[nodiscard]] QFuture<Answer<AuditPage>> searchAudit(const AuditFilter& filter, const std::string& cursor, int limit);
    [[nodiscard]] QFuture<Answer<AuditHistogram>> auditHistogram(const AuditFilter& filter);
    [[nodiscard]] QFuture<Answer<LineageGraph>> lineageGraph(const std::string& draftId);
    [[nodiscard]] QFuture<Answer<std::string>> findDraft(AuditKey by, const std::string& value);  // → draft id
    [[nodiscard]] QFuture<Answer<AuditReport>> auditReport(const AuditReportWish& wish, const std::string& cursor);
    [[nodiscard]] QFuture<Answer<RecordLines>> reportLines(const AuditReportWish& wish, bool csv, const std::string& cursor);
    // A page of lines as EntryFile takes them: index > after, oldest first.
    [[nodiscard]] QFuture<Answer<std::string>> exportEntries(const AuditFilter& filter, std::int64_t after, std::int64_t limit);
    [[nodiscard]] QFuture<Answer<SamplePopulation>> samplePopulation(const SamplePlan& plan);
    [[nodiscard]] QFuture<Answer<AuditSample>> drawSample(const SamplePlan& plan);
    [[nodiscard]] QFuture<Answer<RecordHeads>> recordHeads();
    [[nodiscard]] QFuture<Answer<std::string>> rotations();
    [[nodiscard]] QFuture<Answer<std::vector<std::string>>> witnesses();  // vkeys of all who ever cosigned
    [[nodiscard]] QFuture<Answer<void>> cosign(const std::string& vkey, const std::string& note);
    [[nodiscard]] QFuture<Answer<RestoreActs>> restores();
    [[nodiscard]] QFuture<Answer<void>> acceptRestore(const std::string& seenNote, const std::string& reason);  // right accept_restore
    // Privacy
    // Rights taken in an emergency
    [[nodiscard]] QFuture<Answer<GlassHeard>> glass();
    [[nodiscard]] QFuture<Answer<BrokenGlass>> breakGlass(Permission right, Emergency emergency, NobodyElse nobody);
    [[nodiscard]] QFuture<Answer<void>> closeGlass(const std::string& id);
    [[nodiscard]] QFuture<Answer<RevealedCustomer>> reveal(const std::string& draftId, RevealReason reason, const std::string& note);

Q_SIGNALS:
    void sessionEnded();  // a call was answered 401

private:
    template <class T>
    using Read = std::function<Result<T>(const ApiAnswer&)>;
    template <class T>
    [[nodiscard]] QFuture<Answer<T>> send(ApiRequest request, Read<T> read);
    template <class T>
    [[nodiscard]] QFuture<Answer<T>> sendJson(ApiRequest request, std::function<Result<T>(const Json&)> read);
    [[nodiscard]] QFuture<Answer<void>> sendEmpty(ApiRequest request);
    [[nodiscard]] ApiRequest request(const char* method, const QString& path, const QUrlQuery& query = {}) const;
    [[nodiscard]] ApiRequest jsonRequest(const char* method, const QString& path, const Json& body) const;

    QUrl m_backend;
    QByteArray m_token;
    int m_timeoutMs = 15000;
    int m_retryMs = 250;
    QNetworkAccessManager m_network;
    ThreadPool m_parser;  // last member: joined before anything it might answer to goes
};

}  // namespace countersign
