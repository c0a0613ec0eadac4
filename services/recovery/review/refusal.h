#pragma once
// Why a reviewer's act was refused: one error for the status line, and every requirement that failed.
#include "models/domain/draft.h"

#include <optional>
#include <vector>

namespace countersign {

struct Refusal {
    Error error;
    int status = 0;  // 0 = the code's own
    std::vector<RequirementResult> requirements;
    std::optional<Lease> lease;  // who holds the draft

    Refusal() = default;
    Refusal(Error e) : error(std::move(e)) {}  // NOLINT(google-explicit-constructor): every Error is a refusal
};

template <class T>
using Reviewed = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(Error error) { return tl::unexpected<Refusal>(Refusal(std::move(error))); }
[[nodiscard]] inline tl::unexpected<Refusal> refuse(ErrorCode code, std::string detail)
{
    return tl::unexpected<Refusal>(Refusal(Error{code, std::move(detail), std::nullopt}));
}

}  // namespace countersign
