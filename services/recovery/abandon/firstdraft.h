#pragma once
// The draft as it stands when a cart is abandoned: who it is for and what is in it, before any reason, offer or word.
#include "models/domain/draft.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/subjectstore.h"

#include <string>

namespace countersign {

// Whether there is any way to find or ask after this shopper: an address, a number, or the shop's customer id.
[[nodiscard]] bool isReachable(const Cart& cart);
// "de-AT" → "de"; a language without texts falls back to the shop's, then to English.
[[nodiscard]] std::string draftLanguage(const Cart& cart, const Shop& shop);
// The platform's link when it leads to a host of the shop, else the shop's cart page.
[[nodiscard]] std::string recoveryUrl(const Cart& cart, const Shop& shop);
// Opaque; only this backend can tell whose it is.
[[nodiscard]] std::string unsubscribeUrl(const Shop& shop, const Subject& subject, const std::string& draftId);
[[nodiscard]] Draft firstDraft(
    const std::string& draftId, const StoredCart& stored, const Subject& subject, const Shop& shop, const Policy& policy, TimeMs now);

} // namespace countersign
