#pragma once
// What the record's actions are called in a draft's way, and which part of its picture they are.
#include "models/domain/lineagegraph.h"

#include <string_view>

namespace countersign {

struct LineageAction {
    std::string_view action;
    LineageKind kind;
    std::string_view title; // a sentence without its full stop
};
// Null for an action that is not part of a draft's way.
[[nodiscard]] const LineageAction* lineageAction(std::string_view action);

} // namespace countersign
