#include "app/backend/stages.h"

#include "services/recovery/abandon/abandonstage.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/compose/composestep.h"
#include "services/recovery/compose/writestage.h"
#include "services/recovery/deliver/deliverstage.h"
#include "services/recovery/deliver/reconcilestage.h"
#include "services/recovery/diagnose/diagnosestep.h"
#include "services/recovery/enrich/enrichstage.h"
#include "services/recovery/ingest/foldstage.h"
#include "services/recovery/ingest/redactstage.h"
#include "services/recovery/jobs/draftstage.h"
#include "services/recovery/offer/offerstep.h"
#include "services/recovery/privacy/cleanstage.h"
#include "services/recovery/privacy/prunestage.h"
#include "services/recovery/privacy/retentionstage.h"
#include "services/recovery/prompts/replaystage.h"
#include "services/recovery/route/expirestage.h"
#include "services/recovery/route/routestep.h"
#include "services/recovery/route/seedstage.h"
#include "services/recovery/survey/classifystage.h"
#include "services/recovery/survey/crmstage.h"
#include "services/recovery/survey/surveystage.h"

namespace countersign {

Result<std::vector<std::unique_ptr<Stage>>> makeStages(
    const RecoveryContext& context, HttpClient& http, ShopifyAdmin& admin, LanguageModel& language)
{
    auto model = EvidenceModel::embedded();
    if (!model)
        return tl::unexpected(model.error());
    auto lifts = Lifts::embedded();
    if (!lifts)
        return tl::unexpected(lifts.error());
    auto compose = ComposeStep::embedded(context, &language);
    if (!compose)
        return tl::unexpected(compose.error());
    std::vector<std::unique_ptr<DraftStep>> steps;
    steps.push_back(std::make_unique<DiagnoseStep>(std::move(*model)));
    steps.push_back(std::make_unique<OfferStep>(std::move(*lifts)));
    steps.push_back(std::make_unique<ComposeStep>(std::move(*compose)));
    steps.push_back(std::make_unique<CheckStep>());
    steps.push_back(std::make_unique<RouteStep>(context));
    auto stages = draftStages(context, std::move(steps));
    stages.push_back(std::make_unique<WriteStage>(context, language));
    stages.push_back(std::make_unique<ReplayStage>(context, language));
    stages.push_back(std::make_unique<FoldStage>(context));
    stages.push_back(std::make_unique<RedactStage>(context));
    stages.push_back(std::make_unique<AbandonStage>(context));
    stages.push_back(std::make_unique<EnrichStage>(context, admin));
    stages.push_back(std::make_unique<ExpireStage>(context));
    stages.push_back(std::make_unique<SeedStage>(context));
    stages.push_back(std::make_unique<SurveyStage>(context));
    stages.push_back(std::make_unique<ClassifyStage>(context, language));
    stages.push_back(std::make_unique<CrmStage>(context, http));
    stages.push_back(std::make_unique<RetentionStage>(context));
    stages.push_back(std::make_unique<PruneStage>(context));
    stages.push_back(std::make_unique<CleanStage>(context));
    const auto connectors = configuredConnectors(http, context.clock);
    stages.push_back(std::make_unique<DeliverStage>(context, admin, connectors));
    stages.push_back(std::make_unique<ReconcileStage>(context, connectors));
    return stages;
}

}  // namespace countersign
