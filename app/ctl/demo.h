#pragma once
// HOME/demo.json: what the demonstration generated, 0600: {"people":[{login,password,name,role}],"shops":[{id,webhook_secret}],"fed":bool}.
#include "models/domain/json.h"
#include "services/sandbox/feed.h"

#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Result<Json> readDemo(const std::string& home);  // an empty object when there is none
// The recorded shops with the webhook secrets that this home was set up with.
[[nodiscard]] Result<std::vector<RecordedShop>> shopsWithSecretsOf(const std::string& home, const std::string& samples);
// `given`, or the recordings that came with the program.
[[nodiscard]] Result<std::string> samplesFolder(const std::string& given, const std::string& program);
[[nodiscard]] Result<FeedReport> feedTo(const std::string& home, const std::string& samples, const FeedOptions& options);

}  // namespace countersign
