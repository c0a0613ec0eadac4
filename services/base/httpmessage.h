#pragma once
// The text of HTTP messages: percent-encoding, paths, status lines. Internal to the HTTP sources.
#include "services/base/httpserver.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign {

// Nothing when an escape is broken. '+' stays '+', except where `plusIsSpace`.
[[nodiscard]] std::optional<std::string> percentDecode(std::string_view text, bool plusIsSpace);
// "/a//b/./c/../d%20e?q" → path "/a/b/d e", query "q". False: not a path that may be served.
[[nodiscard]] bool splitTarget(std::string_view target, std::string& path, std::string& query);
[[nodiscard]] std::string_view reasonPhrase(int status);
// Status line and headers, ended by the empty line.
[[nodiscard]] std::string responseHead(const HttpResponse& response, std::size_t bodySize, bool keepAlive);
[[nodiscard]] std::string streamHead(const HttpResponse& response);

}  // namespace countersign
