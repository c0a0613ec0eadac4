// Showing a customer in clear, rights taken in an emergency, and a record that was put back: what they take and give.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"
#include "services/console/api/readwire.h"

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

Result<GlassHeard> readGlassHeard(const Json& json)
{
    return guarded<GlassHeard>([&]() -> Result<GlassHeard> {
        GlassHeard heard;
        json.at("allowed").get_to(heard.allowed);
        auto open = decode<std::vector<BrokenGlass>>(json.at("open"));
        if (!open)
            return tl::unexpected(std::move(open.error()));
        heard.open = std::move(*open);
        return heard;
    });
}

}  // namespace

QFuture<Answer<RevealedCustomer>> ApiClient::reveal(const std::string& draftId, RevealReason reason, const std::string& note)
{
    const Json body{ { "reason", word(reason) }, { "note", note } };
    return sendJson<RevealedCustomer>(jsonRequest("POST", u"/v1/drafts/"_s + pathText(draftId) + u"/reveal"_s, body),
        [](const Json& json) { return decode<RevealedCustomer>(json); });
}

QFuture<Answer<GlassHeard>> ApiClient::glass()
{
    return sendJson<GlassHeard>(request("GET", u"/v1/break-glass"_s), readGlassHeard);
}

QFuture<Answer<BrokenGlass>> ApiClient::breakGlass(Permission right, Emergency emergency, NobodyElse nobody)
{
    const Json body{ { "right", word(right) }, { "emergency", word(emergency) }, { "nobody", word(nobody) } };
    return sendJson<BrokenGlass>(jsonRequest("POST", u"/v1/break-glass"_s, body), [](const Json& json) { return decode<BrokenGlass>(json); });
}

QFuture<Answer<void>> ApiClient::closeGlass(const std::string& id)
{
    return sendEmpty(jsonRequest("POST", u"/v1/break-glass/"_s + pathText(id) + u"/close"_s, Json::object()));
}

QFuture<Answer<RestoreActs>> ApiClient::restores()
{
    return sendJson<RestoreActs>(request("GET", u"/v1/audit/restores"_s), readRestores);
}

QFuture<Answer<void>> ApiClient::acceptRestore(const std::string& seenNote, const std::string& reason)
{
    return sendEmpty(jsonRequest("POST", u"/v1/audit/restores/accepted"_s, Json{ { "seen", seenNote }, { "reason", reason } }));
}

}  // namespace countersign
