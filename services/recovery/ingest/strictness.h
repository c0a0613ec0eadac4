#pragma once
// Which of two consents binds more; the stricter one wins where it is not known which is newer.
#include "models/domain/cart.h"

namespace countersign {

[[nodiscard]] constexpr int strictness(Consent consent)
{
    switch (consent) {
    case Consent::Unsubscribed:
        return 4;
    case Consent::NotSubscribed:
        return 3;
    case Consent::Pending:
        return 2;
    case Consent::Subscribed:
        return 1;
    case Consent::Unknown:
        return 0;
    }
    return 0;
}

} // namespace countersign
