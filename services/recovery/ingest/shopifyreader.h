#pragma once
// Shopify's webhook bodies → ShopEvent, for API versions 2024-01 to 2026-07. Pure; knows no database and no signature.
#include "models/domain/jsonmembers.h"
#include "models/domain/shop.h"
#include "services/recovery/ingest/shopevents.h"

#include <string_view>

namespace countersign {

class ShopifyReader {
public:
    // Whether the topic means anything to Countersign; others are answered 200 and counted.
    [[nodiscard]] static bool knows(std::string_view topic);
    // Unprocessable when the body has not the topic's shape; the sentence names the key, never its value.
    [[nodiscard]] static Result<ShopEvent> read(const Shop& shop, std::string_view topic, const Json& body);
    // The names of all members that read() looks at; it reads a body with only these the same.
    [[nodiscard]] static const MemberNames& members();
    // The shop's domain where the body itself names one (privacy topics); else empty.
    [[nodiscard]] static std::string namedDomain(const Json& body);
};

} // namespace countersign
