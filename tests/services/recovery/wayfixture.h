#pragma once
// All stages of a cart's way over one home, as the backend puts them together.
#include "services/recovery/abandon/abandonstage.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/compose/composestep.h"
#include "services/recovery/compose/writestage.h"
#include "services/recovery/deliver/deliverstage.h"
#include "services/recovery/deliver/reconcilestage.h"
#include "services/recovery/diagnose/diagnosestep.h"
#include "services/recovery/enrich/enrichstage.h"
#include "services/recovery/jobs/jobrunner.h"
#include "services/recovery/offer/offerstep.h"
#include "services/recovery/route/expirestage.h"
#include "services/recovery/route/routestep.h"
#include "services/recovery/route/seedstage.h"
#include "tests/services/recovery/homefixture.h"

namespace countersign {

class Way {
public:
    Way(Home& home, const Clock& clock, DeliverSettings deliver = {}, LanguageModel* model = nullptr)
        : m_admin(m_http, clock)
    {
        const auto context = home.context();
        std::vector<std::unique_ptr<DraftStep>> steps;
        steps.push_back(std::make_unique<DiagnoseStep>(EvidenceModel::embedded().value()));
        steps.push_back(std::make_unique<OfferStep>(Lifts::embedded().value()));
        steps.push_back(std::make_unique<ComposeStep>(ComposeStep::embedded(context, model).value()));
        steps.push_back(std::make_unique<CheckStep>());
        steps.push_back(std::make_unique<RouteStep>(context));
        auto stages = draftStages(context, std::move(steps));
        if (model != nullptr)
            stages.push_back(std::make_unique<WriteStage>(context, *model));
        stages.push_back(std::make_unique<AbandonStage>(context));
        stages.push_back(std::make_unique<EnrichStage>(context, m_admin));
        stages.push_back(std::make_unique<ExpireStage>(context));
        stages.push_back(std::make_unique<SeedStage>(context));
        stages.push_back(std::make_unique<DeliverStage>(context, m_admin, configuredConnectors(m_http, clock), deliver));
        stages.push_back(std::make_unique<ReconcileStage>(context, configuredConnectors(m_http, clock)));
        JobRunnerSettings settings;
        settings.backoffMs = 1;
        m_runner = std::make_unique<JobRunner>(context, std::move(stages), settings);
    }
    JobRunner& runner() { return *m_runner; }

private:
    HttpClient m_http;
    ShopifyAdmin m_admin;
    std::unique_ptr<JobRunner> m_runner;
};

} // namespace countersign
