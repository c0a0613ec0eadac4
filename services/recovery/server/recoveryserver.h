#pragma once
// The backend's HTTP face: finds the route, checks session and right, runs the answer on the pool.
#include "services/base/threadpool.h"
#include "services/recovery/context.h"
#include "services/recovery/people/people.h"
#include "services/recovery/review/review.h"
#include "services/recovery/server/changehub.h"
#include "services/recovery/server/metrics.h"
#include "services/recovery/server/router.h"

#include <functional>
#include <memory>
#include <string>

namespace countersign {

class LanguageModel;
class ShopifyAdmin;

struct ServerParts {
    const RecoveryContext& context;
    People& people;
    Review& review;
    ChangeHub& changes;
    Metrics& metrics;
    std::function<void(HttpRequest, Respond)> hooks;  // POST /v1/hooks/{shop}
    std::function<Result<void>()> shopsChanged;           // after a shop was saved; pool thread
    std::size_t threads = 8;                              // of the pool: most of them wait for the writer
    LanguageModel* model = nullptr;                       // for embeddings, prices and what was spent; null = none
    ShopifyAdmin* admin = nullptr;                        // reads policy pages; null = cannot
    std::function<void()> jobsAdded = {};                 // after a replay was put in the queue; pool thread
};

class RecoveryServer {
public:
    explicit RecoveryServer(const ServerParts& parts);
    ~RecoveryServer();  // finishes what is in work

    // On an I/O thread; does not block.
    void handle(HttpRequest request, Respond respond);
    [[nodiscard]] const Router& router() const { return m_router; }

private:
    void answer(const Route& route, Call& call, const Respond& respond);
    [[nodiscard]] Result<void> admit(const Route& route, Call& call);

    ServerParts m_parts;
    Router m_router;
    ThreadPool m_pool;  // last: its tasks use all of the above
};

// One per room, each in its own file.
void addPeopleRoutes(Router& router, const ServerParts& parts);
void addDraftRoutes(Router& router, const ServerParts& parts);
void addDecisionRoutes(Router& router, const ServerParts& parts);
void addChangeRoutes(Router& router, const ServerParts& parts);
void addSettingsRoutes(Router& router, const ServerParts& parts);
void addAuditRoutes(Router& router, const ServerParts& parts);
void addRecordRoutes(Router& router, const ServerParts& parts);
void addSampleRoutes(Router& router, const ServerParts& parts);
void addBreakGlassRoutes(Router& router, const ServerParts& parts);
void addCallbackRoutes(Router& router, const ServerParts& parts);
void addTeamRoutes(Router& router, const ServerParts& parts);
void addViewRoutes(Router& router, const ServerParts& parts);
void addInsightRoutes(Router& router, const ServerParts& parts);
void addOperationsRoutes(Router& router, const ServerParts& parts);
void addKnowledgeRoutes(Router& router, const ServerParts& parts);
void addPromptRoutes(Router& router, const ServerParts& parts);
void addReplayRoutes(Router& router, const ServerParts& parts);
void addStudioRoutes(Router& router, const ServerParts& parts);
void addSurveyRoutes(Router& router, const ServerParts& parts);
void addPrivacyRoutes(Router& router, const ServerParts& parts);

}  // namespace countersign
