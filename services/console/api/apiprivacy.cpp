// Showing a customer in clear, and a record that was put back: what both take and give.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"

using namespace Qt::StringLiterals;

namespace countersign {

QFuture<Answer<RevealedCustomer>> ApiClient::reveal(const std::string& draftId, RevealReason reason, const std::string& note)
{
    const Json body{ { "reason", word(reason) }, { "note", note } };
    return sendJson<RevealedCustomer>(jsonRequest("POST", u"/v1/drafts/"_s + pathText(draftId) + u"/reveal"_s, body),
        [](const Json& json) { return decode<RevealedCustomer>(json); });
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
