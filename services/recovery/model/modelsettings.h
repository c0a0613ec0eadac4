#pragma once
// The table [model] of DIR/countersign.toml. Keys are those of ModelSettings in snake_case, besides: timeout_seconds, break_seconds, and
// api_key_file and embeddings_key_file, which name files of mode 0600, relative to DIR. Prices are in millionths per 1000 tokens: 250 is
// 0.25 per million tokens.
#include "services/recovery/model/languagemodel.h"

namespace countersign {

// The keys come from COUNTERSIGN_MODEL_KEY and COUNTERSIGN_EMBEDDINGS_KEY, which win over the files. No file or no table: no model.
// InvalidInput and Forbidden name the key and never quote its value.
[[nodiscard]] Result<ModelSettings> readModelSettings(const std::string& home);

}  // namespace countersign
