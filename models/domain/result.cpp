#include "models/domain/result.h"

namespace countersign {

const char* errorWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return "invalid_input";
    case ErrorCode::Unauthenticated: return "unauthenticated";
    case ErrorCode::Forbidden: return "forbidden";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::Conflict: return "conflict";
    case ErrorCode::PreconditionFailed: return "precondition_failed";
    case ErrorCode::Unprocessable: return "unprocessable";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::Throttled: return "throttled";
    case ErrorCode::Unavailable: return "unavailable";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::LostAnswer: return "lost_answer";
    case ErrorCode::Storage: return "storage";
    case ErrorCode::Damaged: return "damaged";
    case ErrorCode::TooNew: return "too_new";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return 400;
    case ErrorCode::Unauthenticated: return 401;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::PreconditionFailed: return 412;
    case ErrorCode::Unprocessable: return 422;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::Throttled: return 429;
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled:
    case ErrorCode::Storage:
    case ErrorCode::Damaged:
    case ErrorCode::TooNew: return 503;
    case ErrorCode::Timeout:
    case ErrorCode::LostAnswer: return 504;
    case ErrorCode::Internal: return 500;
    }
    return 500;
}

}  // namespace countersign
