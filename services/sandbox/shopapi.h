#pragma once
// The recorded shops' GraphQL Admin API: enough of it for Countersign's own calls, answered from what was recorded, with Shopify's
// cost arithmetic. Deterministic; knows no socket.
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/httpserver.h"
#include "services/sandbox/recordedshop.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace countersign {

class ShopApi {
public:
    explicit ShopApi(std::vector<RecordedShop> shops);

    // 401 for an unknown access token; throttled answers as Shopify gives them. Any thread.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request, TimeMs now);
    [[nodiscard]] HttpResponse throttled(const HttpRequest& request, TimeMs now);
    // Codes made so far, per shop: {"northbean":[{"code","title","input"}]}
    [[nodiscard]] Json codes() const;
    [[nodiscard]] const std::vector<RecordedShop>& shops() const { return m_shops; }

private:
    struct Bucket {
        double available = maximum;
        TimeMs at = 0;
    };
    // A sandbox shop has a large plan, so that a whole feed is not slowed by it.
    static constexpr double maximum = 40000;
    static constexpr double restorePerSecond = 20000;

    [[nodiscard]] const RecordedShop* shopOf(const HttpRequest& request) const;
    [[nodiscard]] Json run(const RecordedShop& shop, const std::string& query, const Json& variables, TimeMs now);
    [[nodiscard]] Json createCode(const RecordedShop& shop, const std::string& mutation, const Json& input);
    const std::vector<RecordedShop> m_shops;
    mutable std::mutex m_mutex;
    std::map<std::string, Bucket> m_buckets;
    std::map<std::string, std::vector<Json>> m_codes;
};

} // namespace countersign
