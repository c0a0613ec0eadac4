#include "services/console/desk/keysdeskimpl.h"

#include "models/view/followup.h"

#include <utility>

namespace countersign {

namespace {

Error keysAway()
{
    return { ErrorCode::Unavailable, "The backend is away just now, and the keys are listed there. Try again when it is back.", std::nullopt };
}

} // namespace

KeysDeskImpl::KeysDeskImpl(ApiClient& api, std::string ownKeyId, QObject* parent)
    : KeysDesk(parent)
    , m_api(api)
    , m_ownKeyId(std::move(ownKeyId))
{
}

void KeysDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) != online)
        Q_EMIT onlineChanged();
}

template <class T>
QFuture<Result<T>> KeysDeskImpl::told(QFuture<Answer<T>> answer)
{
    Answerer<Result<T>> reply;
    whenDone(std::move(answer), this, [reply](Answer<T> arrived) {
        if (arrived)
            reply(std::move(*arrived));
        else
            reply(tl::unexpected(std::move(arrived.error().error)));
    });
    return reply.future();
}

QFuture<Result<std::vector<EnrolledKey>>> KeysDeskImpl::list(bool everybodys)
{
    if (!m_online)
        return readyFuture<Result<std::vector<EnrolledKey>>>(tl::unexpected(keysAway()));
    return told(m_api.deviceKeys(everybodys));
}

QFuture<Result<KeyRevoked>> KeysDeskImpl::revoke(const std::string& keyId, RevokeReason why)
{
    if (!m_online)
        return readyFuture<Result<KeyRevoked>>(tl::unexpected(keysAway()));
    return told(m_api.revokeKey(keyId, why));
}

} // namespace countersign
