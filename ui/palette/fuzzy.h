#pragma once
// How well a few typed letters fit a name: all in order, better at word starts and in one run. Case and accents do not matter.
#include <QString>
#include <optional>

namespace countersign {

[[nodiscard]] std::optional<int> fuzzyScore(const QString& typed, const QString& name); // nullopt: does not fit; more is better

} // namespace countersign
