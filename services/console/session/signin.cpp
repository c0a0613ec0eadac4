#include "services/console/session/signin.h"

#include "models/domain/customersight.h"
#include "models/domain/digest.h"
#include "models/view/qttext.h"
#include "services/base/clock.h"
#include "services/base/log.h"
#include "services/console/desk/reviewdeskimpl.h"
#include "services/console/session/offlinepassword.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

using Desk = std::shared_ptr<ReviewDesk>;

template <class T>
std::optional<T> stored(const Result<QString>& value)
{
    if (!value || value->isEmpty())
        return std::nullopt;
    const auto json = parseJson(value->toStdString(), {.maxBytes = 1024 * 1024});
    if (!json)
        return std::nullopt;
    auto decoded = decode<T>(*json);
    return decoded ? std::optional<T>(std::move(*decoded)) : std::nullopt;
}

// Whatever a stranger answers in the backend's place (a page to sign in to the network, say) is as good as no answer, too.
bool isAway(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::LostAnswer;
}

// One signing in, from the first look into the keychain to the open desk. Deletes itself when it has answered.
class SignIn final : public QObject {
public:
    SignIn(const QUrl& backend, const QString& login, const QString& password, const DeskOptions& options)
        : m_login(login.trimmed()), m_password(password), m_options(options)
    {
        const QString account
            = backend.adjusted(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment).toString() + u'|'
            + m_login.toLower();
        m_parts.api = std::make_unique<ApiClient>(backend);
        m_parts.keyRing = std::make_unique<KeyRing>(account, options.useKeychain);
        m_parts.now = [clock = std::make_shared<SystemClock>()] { return clock->now(); };
        m_parts.api->setRetryDelay(std::max(1, options.firstRetryMs / 4));
        m_parts.syncTiming.firstRetryMs = options.firstRetryMs;
        m_parts.outboxTiming.firstMs = options.firstRetryMs;
        m_file = options.dataFolder + u'/' + text(hex(view(sha256(account.toStdString()))).substr(0, 16)) + u".sqlite"_s;
    }
    [[nodiscard]] QFuture<Result<Desk>> start()
    {
        const QUrl& backend = m_parts.api->backend();
        if (!backend.isValid() || backend.host().isEmpty() || (backend.scheme() != u"http"_s && backend.scheme() != u"https"_s))
            QMetaObject::invokeMethod(
                this, [this] { end(fail(ErrorCode::InvalidInput, "The backend's address must start with http:// or https://.")); },
                Qt::QueuedConnection);
        else
            readKeys();
        return m_reply.future();
    }

private:
    void readKeys()
    {
        whenDone(m_parts.keyRing->open(), this, [this](Result<ConsoleKeys> keys) {
            if (!keys) {
                end(tl::unexpected(std::move(keys.error())));
                return;
            }
            m_parts.keys = std::move(*keys);
            whenDone(m_parts.api->signIn(m_login, m_password), this, [this](Answer<SessionGrant> grant) {
                if (grant)
                    signedIn(std::move(*grant));
                else if ((isAway(grant.error().error.code) || !grant.error().judged) && m_parts.keys.durable && m_parts.keys.session
                    && m_parts.keys.session->expiresAt > m_parts.now())
                    openStore(grant.error().error);
                else
                    end(tl::unexpected(std::move(grant.error().error)));
            });
        });
    }
    void signedIn(SessionGrant grant)
    {
        m_parts.api->setToken(grant.token);
        m_parts.person = std::move(grant.person);
        m_parts.keyRing->rememberSession({grant.token, grant.expiresAt});
        enrol(true);
    }
    // A key that was revoked (the device was lost and found, or its key replaced) makes room for a new one, once.
    void enrol(bool mayRenew)
    {
        whenDone(m_parts.api->enrolKey(m_parts.keys.device.publicKey, QSysInfo::machineHostName().toStdString()), this,
            [this, mayRenew](Answer<std::string> enrolled) {
                if (enrolled)
                    openStore(std::nullopt);
                else if (mayRenew && enrolled.error().error.code == ErrorCode::Conflict)
                    renew();
                else
                    end(tl::unexpected(std::move(enrolled.error().error)));
            });
    }
    void renew()
    {
        whenDone(m_parts.keyRing->renewDevice(m_parts.keys), this, [this](Result<ConsoleKeys> keys) {
            if (!keys) {
                end(tl::unexpected(std::move(keys.error())));
                return;
            }
            m_parts.keys = std::move(*keys);
            enrol(false);
        });
    }
    void openStore(const std::optional<Error>& away)
    {
        StoreOptions options;
        options.file = m_file;
        options.key = m_parts.keys.store;
        options.keyOutlives = m_parts.keys.durable;
        whenDone(LocalStore::open(options, this), this, [this, away](Result<std::shared_ptr<LocalStore>> store) {
            if (!store) {
                end(tl::unexpected(std::move(store.error())));
                return;
            }
            m_parts.store = std::move(*store);
            if (away)
                openOffline(*away);
            else
                rememberPerson();
        });
    }
    // Whoever began or ceased to decide since is shown something else of each draft: all are fetched again.
    void rememberPerson()
    {
        whenDone(m_parts.store->sealedValue(u"person"_s), this, [this](const Result<QString>& before) {
            const auto known = stored<Person>(before);
            if (!known || holdsExactBytes(*known) == holdsExactBytes(m_parts.person)) {
                keepPerson();
                return;
            }
            whenDone(m_parts.store->setValue(u"seq"_s, {}), this, [this](Result<void> forgotten) {
                if (forgotten)
                    keepPerson();
                else
                    end(tl::unexpected(std::move(forgotten.error())));
            });
        });
    }
    void keepPerson()
    {
        whenDone(m_parts.store->setSealedValue(u"person"_s, text(Json(m_parts.person).dump())), this, [this](Result<void> kept) {
            if (!kept) {
                end(tl::unexpected(std::move(kept.error())));
                return;
            }
            if (!m_parts.keys.durable) {
                fetchPolicy();
                return;
            }
            whenDone(m_offline.seal(m_password), this, [this](Result<QString> verifier) {
                if (verifier)
                    whenDone(m_parts.store->setSealedValue(u"offline"_s, *verifier), this, [this](const Result<void>&) { fetchPolicy(); });
                else
                    fetchPolicy();
            });
        });
    }
    void fetchPolicy()
    {
        whenDone(m_parts.api->policy(), this, [this](Answer<PolicyInForce> policy) {
            if (!policy) {
                storedPolicy();
                return;
            }
            m_parts.policy = policy->policy;
            whenDone(m_parts.store->setValue(u"policy"_s, text(Json(*policy).dump())), this, [this](const Result<void>&) { finish(); });
        });
    }
    void storedPolicy()
    {
        whenDone(m_parts.store->value(u"policy"_s), this, [this](const Result<QString>& policy) {
            const auto json = policy ? parseJson(policy->toStdString(), {.maxBytes = 1024 * 1024}) : Result<Json>(tl::unexpected(policy.error()));
            if (auto known = json ? readPolicyInForce(*json) : Result<PolicyInForce>(tl::unexpected(json.error())))
                m_parts.policy = std::move(known->policy);
            else if (auto bare = stored<Policy>(policy)) // kept by a version from before there were brand rules beside it
                m_parts.policy = std::move(*bare);
            finish();
        });
    }
    // The same person, on this computer, with the password of their last signing in: work goes on with what is stored here.
    void openOffline(const Error& away)
    {
        whenDone(m_parts.store->sealedValue(u"offline"_s), this, [this, away](const Result<QString>& verifier) {
            if (!verifier || verifier->isEmpty()) {
                end(tl::unexpected(away));
                return;
            }
            whenDone(m_offline.matches(*verifier, m_password), this, [this, away](Result<bool> same) {
                if (!same || !*same) {
                    end(fail(
                        ErrorCode::Unauthenticated, "The backend is away, and this is not the password you last signed in with here."));
                    return;
                }
                whenDone(m_parts.store->sealedValue(u"person"_s), this, [this, away](const Result<QString>& person) {
                    auto known = stored<Person>(person);
                    if (!known) {
                        end(tl::unexpected(away));
                        return;
                    }
                    m_parts.person = std::move(*known);
                    m_parts.api->setToken(m_parts.keys.session->token);
                    storedPolicy();
                });
            });
        });
    }
    void finish()
    {
        auto desk = std::make_shared<ReviewDeskImpl>(std::move(m_parts));
        desk->start();
        end(Desk(std::move(desk)));
    }
    void end(Result<Desk> result)
    {
        m_password.fill(u'\0');
        m_reply(std::move(result));
        deleteLater();
    }

    QString m_login;
    QString m_password;
    DeskOptions m_options;
    QString m_file;
    DeskParts m_parts{nullptr, nullptr, nullptr, {{}, SealKey::random(), false, std::nullopt}, {}, {}, {}, {}, {}};
    OfflinePassword m_offline;
    Answerer<Result<Desk>> m_reply;
};

}  // namespace

QFuture<Result<std::shared_ptr<ReviewDesk>>> signIn(
    const QUrl& backend, const QString& login, const QString& password, const DeskOptions& options)
{
    return (new SignIn(backend, login, password, options))->start();
}

}  // namespace countersign
