#include "services/recovery/survey/crmstage.h"

#include "models/domain/digest.h"
#include "services/recovery/deliver/webhookconnector.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/shopstore.h"
#include "services/recovery/survey/surveyexport.h"
#include "services/recovery/survey/surveystore.h"

#include <optional>

namespace countersign {

namespace {

struct ForCrm {
    SurveyAnswer answer;
    std::string url;
    std::string secret;
};

// Nothing when the customer was erased meanwhile, or the shop has no CRM.
Result<std::optional<ForCrm>> answerForCrm(Connection& reading, const SealKey& master, const std::string& draftId)
{
    SurveyAnswerQuery query;
    query.draftId = draftId;
    auto page = surveyAnswers(reading, master, query);
    if (!page)
        return tl::unexpected(std::move(page.error()));
    if (page->answers.empty())
        return std::optional<ForCrm>{};
    auto shop = loadShop(reading, page->answers.front().shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    if (!*shop || (*shop)->crmUrl.empty())
        return std::optional<ForCrm>{};
    auto secrets = loadShopSecrets(reading, master, (*shop)->id);
    if (!secrets)
        return tl::unexpected(std::move(secrets.error()));
    return std::optional<ForCrm>{ ForCrm{ std::move(page->answers.front()), (*shop)->crmUrl,
        *secrets ? (*secrets)->connectorSecret : std::string() } };
}

} // namespace

Result<StageOutcome> CrmStage::run(const Job& job)
{
    const auto found = m_context.reads.read<std::optional<ForCrm>>(
        [&](Connection& reading) { return answerForCrm(reading, m_context.keys.master, job.entity); });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return StageOutcome{};
    const auto& [answer, url, secret] = **found;
    const auto body = surveyJsonLine(answer);
    // The same words under the same id: a CRM that keeps ids takes them once, however often we try.
    const auto id = job.entity + "-" + hex(view(sha256(body))).substr(0, 16);
    auto receipt = WebhookConnector(m_http, m_context.clock, url, secret).send(Outgoing{ id, answer.channel, body });
    if (!receipt) {
        auto error = std::move(receipt.error());
        if (error.code == ErrorCode::LostAnswer)
            error.code = ErrorCode::Unavailable;
        error.detail = "the CRM: " + error.detail;
        return tl::unexpected(std::move(error));
    }
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "crm";
    entry.action = "survey.handed_on";
    entry.shopId = answer.shopId;
    entry.subjectKind = "draft";
    entry.subject = entry.draftId = job.entity;
    entry.data = Json{ { "webhook_id", id } };
    StageOutcome outcome;
    outcome.write = [entry = std::move(entry), now = m_context.clock.now()](Connection& connection) { return appendEntry(connection, entry, now); };
    return outcome;
}

} // namespace countersign
