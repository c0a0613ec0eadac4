#pragma once
// The one error type and Result<T>. Exceptions do not cross a folder: they become an Error at its edge.
#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace countersign {

// Closed set: every place that turns a code into a status or a sentence is a switch without default.
enum class ErrorCode {
    InvalidInput,     // the caller's data is wrong; detail names what and what to do
    Unauthenticated,  // no session, or it ended
    Forbidden,        // signed in, but the right is missing
    NotFound,
    Conflict,         // state, revision or uniqueness
    PreconditionFailed,
    Unprocessable,    // same idempotency key, other body; wrong digest or signature
    TooLarge,
    Throttled,        // try again after retryAfterMs
    Unavailable,      // the other side or a resource is not there now
    Timeout,
    Cancelled,
    LostAnswer,       // the request may have been carried out: never retry blindly
    Storage,          // the database refused or the disk is full: nothing was saved
    Damaged,          // a file is not what it should be; it was not touched
    TooNew,           // a file was written by a newer program; it was not touched
    Internal,
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;                        // English sentence for logs and problem+json; no personal data, no secret
    std::optional<std::int64_t> retryAfterMs;  // only where waiting helps

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

// `return fail(ErrorCode::NotFound, "…")` converts to any Result<T>.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail,
                                                std::optional<std::int64_t> retryAfterMs = std::nullopt)
{
    return tl::unexpected<Error>(Error{code, std::move(detail), retryAfterMs});
}

// Stable code words of problem+json ("forbidden", "not_found", …) and the HTTP status that goes with each.
[[nodiscard]] const char* errorWord(ErrorCode code);
[[nodiscard]] int httpStatus(ErrorCode code);

}  // namespace countersign
