#include "services/console/keys/keyring.h"

#include "models/domain/json.h"
#include "models/view/followup.h"
#include "services/base/log.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

const QString service = u"Countersign"_s;

std::string_view bytesOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray bothKeys(const SigningKey& device, const SealKey& store)
{
    return QByteArray::fromStdString(device.secretKey.substr(0, 32)) + QByteArray(store.bytes().data(), 32);
}

std::optional<RememberedSession> sessionFrom(const QByteArray& stored)
{
    const auto json = parseJson(bytesOf(stored));
    if (!json || !json->is_object() || !json->contains("token") || !json->contains("expires_at"))
        return std::nullopt;
    const Json& token = (*json)["token"];
    const Json& expires = (*json)["expires_at"];
    if (!token.is_string() || !expires.is_number_integer())
        return std::nullopt;
    return RememberedSession{token.get<std::string>(), expires.get<TimeMs>()};
}

}  // namespace

KeyRing::KeyRing(QString account, bool useKeychain, QObject* parent)
    : QObject(parent), m_account(std::move(account)), m_useKeychain(useKeychain)
{
}

QString KeyRing::entry(const QString& name) const
{
    return m_account + u'/' + name;
}

QFuture<Result<QByteArray>> KeyRing::read(const QString& name)
{
    Answerer<Result<QByteArray>> answer;
    auto* job = new QKeychain::ReadPasswordJob(service, this);
    job->setInsecureFallback(false);
    job->setKey(entry(name));
    connect(job, &QKeychain::Job::finished, this, [answer, job] {
        if (job->error() == QKeychain::NoError)
            answer(job->binaryData());
        else if (job->error() == QKeychain::EntryNotFound)
            answer(fail(ErrorCode::NotFound, "not in the keychain"));
        else
            answer(fail(ErrorCode::Unavailable, "the keychain refused: " + job->errorString().toStdString()));
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> KeyRing::write(const QString& name, const QByteArray& value)
{
    Answerer<Result<void>> answer;
    auto* job = new QKeychain::WritePasswordJob(service, this);
    job->setInsecureFallback(false);
    job->setKey(entry(name));
    job->setBinaryData(value);
    connect(job, &QKeychain::Job::finished, this, [answer, job] {
        if (job->error() == QKeychain::NoError)
            answer({});
        else
            answer(fail(ErrorCode::Unavailable, "the keychain refused: " + job->errorString().toStdString()));
    });
    job->start();
    return answer.future();
}

QFuture<Result<ConsoleKeys>> KeyRing::open()
{
    Answerer<Result<ConsoleKeys>> answer;
    const auto inMemory = [answer](const char* why) {
        log(LogLevel::Info, "keys", "keys stay in memory", {{"why", why}});
        answer(ConsoleKeys{newSigningKey(), SealKey::random(), false, std::nullopt});
    };
    if (!m_useKeychain) {
        inMemory("no keychain is used");
        return answer.future();
    }
    // Both keys are one entry, so that they are made, kept and lost together.
    whenDone(read(u"keys"_s), this, [this, answer, inMemory](Result<QByteArray> stored) {
        if (stored && stored->size() == 64) {
            auto device = signingKeyFromSeed(bytesOf(*stored).substr(0, 32));
            auto store = SealKey::fromBytes(bytesOf(*stored).substr(32));
            if (device && store) {
                whenDone(read(u"session"_s), this, [answer, device = *device, store = *store](Result<QByteArray> session) {
                    answer(ConsoleKeys{device, store, true, session ? sessionFrom(*session) : std::nullopt});
                });
                return;
            }
        }
        if (!stored && stored.error().code != ErrorCode::NotFound) {
            inMemory("the keychain could not be read");
            return;
        }
        const SigningKey device = newSigningKey();
        const SealKey store = SealKey::random();
        whenDone(write(u"keys"_s, bothKeys(device, store)), this, [answer, inMemory, device, store](Result<void> written) {
            if (written)
                answer(ConsoleKeys{device, store, true, std::nullopt});
            else
                inMemory("the keychain could not be written");
        });
    });
    return answer.future();
}

QFuture<Result<ConsoleKeys>> KeyRing::renewDevice(ConsoleKeys keys)
{
    keys.device = newSigningKey();
    if (!keys.durable)
        return readyFuture<Result<ConsoleKeys>>(std::move(keys));
    Answerer<Result<ConsoleKeys>> answer;
    // The key must be kept before anything is signed with it: without, the next start would sign with a revoked one.
    whenDone(write(u"keys"_s, bothKeys(keys.device, keys.store)), this, [answer, keys](Result<void> written) {
        if (written)
            answer(keys);
        else
            answer(tl::unexpected(std::move(written.error())));
    });
    return answer.future();
}

void KeyRing::rememberSession(const RememberedSession& session)
{
    if (!m_useKeychain)
        return;
    const Json json{{"token", session.token}, {"expires_at", session.expiresAt}};
    whenDone(write(u"session"_s, QByteArray::fromStdString(json.dump())), this, [](Result<void> written) {
        if (!written)
            log(LogLevel::Info, "keys", "the session is not remembered");
    });
}

void KeyRing::forgetSession()
{
    if (!m_useKeychain)
        return;
    // Outlives this object: signing out is often the last thing that happens.
    auto* job = new QKeychain::DeletePasswordJob(service);
    job->setKey(entry(u"session"_s));
    job->start();
}

}  // namespace countersign
