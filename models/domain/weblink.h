#pragma once
// Web addresses as messages use them, read more strictly than a browser does: what is unclear is refused, never guessed.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct WebLink {
    std::string scheme;  // "https" or "http"
    std::string host;    // lower case, without a trailing dot; may hold non-ASCII letters or punycode as written
    std::string port;    // digits, or empty
};
// Nothing for other schemes, user names, escapes in the host, white space, quotes, angle brackets, backslashes or controls.
[[nodiscard]] std::optional<WebLink> parseWebLink(std::string_view url);

// Every web address a mail program would turn into a link: with a scheme, "www.…", or a bare host with a common ending.
[[nodiscard]] std::vector<std::string> linksIn(std::string_view text);

// How a host stands to the domains a message may link to.
enum class HostVerdict { Allowed, Disguised, Foreign };
struct HostJudgement {
    HostVerdict verdict = HostVerdict::Foreign;
    std::string looksLike;  // the allowed domain it could be taken for; empty when none
};
// Allowed: one of the domains or below it. Disguised: punycode, mixed scripts or look-alike letters that are not an allowed domain.
[[nodiscard]] HostJudgement judgeHost(const WebLink& link, const std::vector<std::string>& domains);

}  // namespace countersign
