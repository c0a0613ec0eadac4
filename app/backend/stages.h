#pragma once
// Every stage a cart passes, put together with what each needs.
#include "services/base/httpclient.h"
#include "services/recovery/context.h"
#include "services/recovery/enrich/shopifyadmin.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/model/languagemodel.h"

#include <memory>
#include <vector>

namespace countersign {

// http, admin and language must outlive the stages. Errors: a shipped model or text that cannot be read.
[[nodiscard]] Result<std::vector<std::unique_ptr<Stage>>> makeStages(
    const RecoveryContext& context, HttpClient& http, ShopifyAdmin& admin, LanguageModel& language);

}  // namespace countersign
