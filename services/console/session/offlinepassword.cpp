#include "services/console/session/offlinepassword.h"

#include "models/view/followup.h"

#include <array>
#include <sodium.h>

namespace countersign {

QFuture<Result<QString>> OfflinePassword::seal(const QString& password)
{
    Answerer<Result<QString>> answer;
    m_thread.post([answer, password = password.toUtf8()] {
        std::array<char, crypto_pwhash_STRBYTES> sealed{};
        if (crypto_pwhash_str(sealed.data(), password.constData(), static_cast<unsigned long long>(password.size()),
                crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE)
            == 0)
            answer(QString::fromLatin1(sealed.data()));
        else
            answer(fail(ErrorCode::Internal, "not enough memory to remember the password's shape"));
    });
    return answer.future();
}

QFuture<Result<bool>> OfflinePassword::matches(const QString& sealed, const QString& password)
{
    Answerer<Result<bool>> answer;
    m_thread.post([answer, sealed = sealed.toLatin1(), password = password.toUtf8()] {
        answer(crypto_pwhash_str_verify(sealed.constData(), password.constData(), static_cast<unsigned long long>(password.size())) == 0);
    });
    return answer.future();
}

}  // namespace countersign
