#include "services/console/desk/studiodeskimpl.h"

#include "models/view/followup.h"

#include <QFile>
#include <QFileInfo>
#include <QThreadPool>
#include <utility>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int rememberedDrafts = 50;
constexpr qint64 mostKnowledgeBytes = 2 * 1024 * 1024;

Error studioIsAway()
{
    return {ErrorCode::Unavailable, "The backend is away just now. Nothing was changed; try again when it is back.", std::nullopt};
}

bool underWay(ReplayState state)
{
    return state == ReplayState::Waiting || state == ReplayState::Running;
}

QString unfinishedKey(const std::string& promptId)
{
    return u"prompt_text_"_s + QString::fromStdString(promptId);
}

Json toJson(const UnfinishedPrompt& text)
{
    return Json{{"number", text.number}, {"text", Json(text.text)}, {"note", text.note}, {"at", formatTime(text.at)}};
}

// A damaged or foreign value is no unfinished text; what was sealed by this program reads back.
std::optional<UnfinishedPrompt> unfinishedFromStored(const QString& stored)
{
    const auto json = parseJson(stored.toStdString());
    if (!json || !json->is_object())
        return std::nullopt;
    auto text = decode<PromptText>(json->value("text", Json::object()));
    if (!text)
        return std::nullopt;
    UnfinishedPrompt kept;
    kept.text = std::move(*text);
    try {
        readKey(*json, "number", kept.number);
        readKey(*json, "note", kept.note);
        kept.at = parseTime(json->value("at", std::string())).value_or(0);
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return kept;
}

Result<std::string> bytesOfFile(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, "The file could not be read. Nothing was imported.");
    const QByteArray bytes = file.read(mostKnowledgeBytes + 1);
    if (bytes.size() > mostKnowledgeBytes)
        return fail(ErrorCode::TooLarge, "The file has more than 2 MiB. Nothing was imported; cut it into parts.");
    return bytes.toStdString();
}

}  // namespace

StudioDeskImpl::StudioDeskImpl(ApiClient& api, LocalStore& store, int pollMs, QObject* parent)
    : StudioDesk(parent), m_api(api), m_store(store), m_exchanges(rememberedDrafts)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &StudioDeskImpl::poll);
}

void StudioDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online)
        return;
    if (!online)
        m_poll.stop();
    else if (!m_watched.empty())
        m_poll.start();
    Q_EMIT onlineChanged();
}

template <class T, class Ask>
QFuture<Result<T>> StudioDeskImpl::ask(const Ask& call)
{
    if (!m_online)
        return readyFuture<Result<T>>(tl::unexpected(studioIsAway()));
    Answerer<Result<T>> reply;
    whenDone(call(), this, [reply](Answer<T> answer) {
        if (!answer)
            reply(tl::unexpected(std::move(answer.error().error)));
        else if constexpr (std::is_void_v<T>)
            reply(Result<void>());
        else
            reply(std::move(*answer));
    });
    return reply.future();
}

template <class Ask>
QFuture<GateAnswer> StudioDeskImpl::askGate(const Ask& call)
{
    if (!m_online)
        return readyFuture<GateAnswer>(tl::unexpected(GateRefusal(studioIsAway())));
    Answerer<GateAnswer> reply;
    whenDone(call(), this, [reply](Answer<Prompt> answer) {
        if (answer) {
            reply(std::move(*answer));
            return;
        }
        GateRefusal refusal(std::move(answer.error().error));
        refusal.requirements = std::move(answer.error().requirements);
        reply(tl::unexpected(std::move(refusal)));
    });
    return reply.future();
}

QFuture<Result<std::vector<Prompt>>> StudioDeskImpl::prompts()
{
    return ask<std::vector<Prompt>>([this] { return m_api.prompts(); });
}

QFuture<Result<Prompt>> StudioDeskImpl::create(
    const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note)
{
    return ask<Prompt>([&] { return m_api.createPrompt(name, scope, text, note); });
}

QFuture<Result<PromptVersion>> StudioDeskImpl::addVersion(const std::string& promptId, const PromptText& text, const std::string& note)
{
    return ask<PromptVersion>([&] { return m_api.addPromptVersion(promptId, text, note); });
}

QFuture<GateAnswer> StudioDeskImpl::moveLabel(const LabelRequest& wish)
{
    return askGate([&] { return m_api.moveLabel(wish); });
}

QFuture<GateAnswer> StudioDeskImpl::rollBack(const std::string& promptId, const std::string& note)
{
    return askGate([&] { return m_api.rollBackPrompt(promptId, note); });
}

QFuture<Result<std::vector<LabelMove>>> StudioDeskImpl::moves(const std::string& promptId)
{
    return ask<std::vector<LabelMove>>([&] { return m_api.labelMoves(promptId); });
}

QFuture<Result<void>> StudioDeskImpl::keepUnfinished(const std::string& promptId, const std::optional<UnfinishedPrompt>& text)
{
    return m_store.setSealedValue(unfinishedKey(promptId), text ? QString::fromStdString(toJson(*text).dump()) : QString());
}

QFuture<Result<std::optional<UnfinishedPrompt>>> StudioDeskImpl::unfinished(const std::string& promptId)
{
    using Found = Result<std::optional<UnfinishedPrompt>>;
    Answerer<Found> reply;
    whenDone(m_store.sealedValue(unfinishedKey(promptId)), this, [reply](Result<QString> stored) {
        if (stored)
            reply(Found(stored->isEmpty() ? std::nullopt : unfinishedFromStored(*stored)));
        else
            reply(tl::unexpected(std::move(stored.error())));
    });
    return reply.future();
}

QFuture<Result<std::vector<PromptTest>>> StudioDeskImpl::tests(const std::string& promptId)
{
    return ask<std::vector<PromptTest>>([&] { return m_api.promptTests(promptId); });
}

QFuture<Result<PromptTest>> StudioDeskImpl::addTest(const PromptTest& test)
{
    return ask<PromptTest>([&] { return m_api.addPromptTest(test); });
}

QFuture<Result<void>> StudioDeskImpl::removeTest(const std::string& testId)
{
    return ask<void>([&] { return m_api.removePromptTest(testId); });
}

QFuture<Result<std::vector<Replay>>> StudioDeskImpl::replays(const std::string& promptId)
{
    return ask<std::vector<Replay>>([&] { return m_api.replays(promptId); });
}

QFuture<Result<ReplayEstimate>> StudioDeskImpl::estimate(const std::string& promptId, int number, int wanted)
{
    return ask<ReplayEstimate>([&] { return m_api.estimateReplay(promptId, number, wanted); });
}

QFuture<Result<Replay>> StudioDeskImpl::startReplay(const std::string& promptId, int number, int wanted)
{
    return ask<Replay>([&] { return m_api.startReplay(promptId, number, wanted); });
}

QFuture<Result<void>> StudioDeskImpl::cancelReplay(const std::string& replayId)
{
    return ask<void>([&] { return m_api.cancelReplay(replayId); });
}

QFuture<Result<ReplayResultPage>> StudioDeskImpl::results(
    const std::string& replayId, const std::string& after, int limit, bool differentOnly)
{
    return ask<ReplayResultPage>([&] { return m_api.replayResults(replayId, after, limit, differentOnly); });
}

QFuture<Result<void>> StudioDeskImpl::prefer(const std::string& replayId, const std::string& draftId, const std::string& preferred)
{
    return ask<void>([&] { return m_api.preferResult(replayId, draftId, preferred); });
}

void StudioDeskImpl::watch(const std::string& replayId)
{
    if (std::exchange(m_watched, replayId) == replayId)
        return;
    if (replayId.empty()) {
        m_poll.stop();
    } else if (m_online) {
        m_poll.start();
        poll();
    }
}

void StudioDeskImpl::poll()
{
    if (m_polling || !m_online || m_watched.empty())
        return;
    m_polling = true;
    whenDone(m_api.replay(m_watched), this, [this, asked = m_watched](const Answer<Replay>& replay) {
        m_polling = false;
        if (asked != m_watched)
            return;  // another is watched meanwhile; the timer asks of it
        if (!replay) {
            if (replay.error().error.code == ErrorCode::NotFound || replay.error().error.code == ErrorCode::Forbidden)
                watch({});
            return;
        }
        if (!underWay(replay->state))
            watch({});
        Q_EMIT replayMoved(*replay);
    });
}

QFuture<Result<std::vector<EditDistanceRow>>> StudioDeskImpl::editDistances(const std::string& by, TimeMs since)
{
    return ask<std::vector<EditDistanceRow>>([&] { return m_api.editDistances(by, since); });
}

QFuture<Result<std::vector<RepeatedEdit>>> StudioDeskImpl::repeatedEdits(const std::string& promptId, TimeMs since)
{
    return ask<std::vector<RepeatedEdit>>([&] { return m_api.repeatedEdits(promptId, since); });
}

QFuture<Result<VersionOutcomes>> StudioDeskImpl::versionOutcomes(TimeMs since)
{
    return ask<VersionOutcomes>([&] { return m_api.versionOutcomes(since); });
}

QFuture<Result<std::vector<ShadowAnswers>>> StudioDeskImpl::shadowAnswers(TimeMs since)
{
    return ask<std::vector<ShadowAnswers>>([&] { return m_api.shadowAnswers(since); });
}

QFuture<Result<std::vector<Shop>>> StudioDeskImpl::shops()
{
    return ask<std::vector<Shop>>([this] { return m_api.shops(); });
}

QFuture<Result<BrandRules>> StudioDeskImpl::brandRules(const std::string& shopId)
{
    return ask<BrandRules>([&] { return m_api.brandRules(shopId); });
}

QFuture<Result<std::int64_t>> StudioDeskImpl::saveBrandRules(const BrandRules& rules)
{
    return ask<std::int64_t>([&] { return m_api.setBrandRules(rules); });
}

QFuture<Result<std::vector<KnowledgeEntry>>> StudioDeskImpl::knowledge(const std::string& shopId)
{
    return ask<std::vector<KnowledgeEntry>>([&] { return m_api.knowledge(shopId); });
}

QFuture<Result<void>> StudioDeskImpl::addKnowledge(const KnowledgeUpload& upload)
{
    return ask<void>([&] { return m_api.addKnowledge(upload); });
}

QFuture<Result<void>> StudioDeskImpl::addKnowledgeFile(const KnowledgeUpload& about, const QString& path)
{
    if (!m_online)
        return readyFuture<Result<void>>(tl::unexpected(studioIsAway()));
    Answerer<Result<std::string>> bytes;
    QThreadPool::globalInstance()->start([bytes, path] { bytes(bytesOfFile(path)); });
    Answerer<Result<void>> reply;
    whenDone(bytes.future(), this, [this, about, reply](Result<std::string> read) {
        if (!read) {
            reply(tl::unexpected(std::move(read.error())));
            return;
        }
        KnowledgeUpload upload = about;
        upload.bytes = std::move(*read);
        whenDone(addKnowledge(upload), this, [reply](Result<void> added) { reply(std::move(added)); });
    });
    return reply.future();
}

QFuture<Result<PolicyImport>> StudioDeskImpl::importPolicies(const std::string& shopId)
{
    return ask<PolicyImport>([&] { return m_api.importPolicies(shopId); });
}

QFuture<Result<void>> StudioDeskImpl::removeKnowledge(const std::string& id)
{
    return ask<void>([&] { return m_api.removeKnowledge(id); });
}

QFuture<Result<ModelStatus>> StudioDeskImpl::model()
{
    return ask<ModelStatus>([this] { return m_api.modelStatus(); });
}

QFuture<Result<std::vector<DraftExchange>>> StudioDeskImpl::exchanges(const QString& draftId)
{
    using All = std::vector<DraftExchange>;
    if (const All* known = m_online ? nullptr : m_exchanges.object(draftId))
        return readyFuture<Result<All>>(*known);
    Answerer<Result<All>> reply;
    whenDone(ask<All>([&] { return m_api.exchanges(draftId.toStdString()); }), this, [this, draftId, reply](Result<All> all) {
        if (all)
            m_exchanges.insert(draftId, new All(*all));
        reply(std::move(all));
    });
    return reply.future();
}

QFuture<Result<Draft>> StudioDeskImpl::draft(const QString& draftId)
{
    return m_store.draft(draftId);
}

}  // namespace countersign
