#include "app/ctl/output.h"

#include "models/domain/text.h"

#include <algorithm>
#include <iostream>

namespace countersign {

int exitFor(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput:
        return ctlUsage;
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
    case ErrorCode::Conflict:
    case ErrorCode::PreconditionFailed:
    case ErrorCode::Unprocessable:
    case ErrorCode::NotFound:
    case ErrorCode::TooLarge:
        return ctlRefused;
    case ErrorCode::Throttled:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Cancelled:
    case ErrorCode::LostAnswer:
        return ctlUnreachable;
    case ErrorCode::Damaged:
        return ctlNotVerified;
    case ErrorCode::Storage:
    case ErrorCode::TooNew:
    case ErrorCode::Internal:
        return ctlFailed;
    }
    return ctlFailed;
}

void Ctl::finish(const Result<void>& result)
{
    if (result)
        return;
    exitCode = exitFor(result.error());
    if (json)
        std::cout << Json{{"error", {{"code", errorWord(result.error().code)}, {"detail", result.error().detail}}}}.dump() << '\n';
    std::cerr << "countersignctl: " << result.error().detail << '\n';
}

void Ctl::show(const Json& value) const { std::cout << value.dump(2, ' ', false, Json::error_handler_t::replace) << '\n'; }

void Ctl::say(const std::string& sentence) const
{
    if (!json)
        std::cout << sentence << '\n';
}

void Ctl::table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) const
{
    std::vector<std::size_t> widths;
    for (const auto& cell : head)
        widths.push_back(countCharacters(cell));
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], countCharacters(row[i]));
    const auto line = [&widths](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            text += cells[i];
            if (i + 1 < cells.size())
                text += std::string(widths[i] - std::min(widths[i], countCharacters(cells[i])) + 2, ' ');
        }
        std::cout << text << '\n';
    };
    line(head);
    for (const auto& row : rows)
        line(row);
}

void withClient(Ctl& ctl, const std::function<Result<void>(Client&)>& work)
{
    // Commands read answers member by member; whoever answers need not be a backend, or not of this version.
    const auto worked = [&]() -> Result<void> {
        try {
            auto client = Client::connect(ctl.where);
            return client ? work(*client) : Result<void>(tl::unexpected(client.error()));
        } catch (const Json::exception& problem) {
            return fail(ErrorCode::Internal, std::string("the backend's answer has another shape than agreed: ") + problem.what());
        }
    };
    ctl.finish(worked());
}

}  // namespace countersign
