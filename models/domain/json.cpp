#include "models/domain/json.h"

template class nlohmann::basic_json<>;
