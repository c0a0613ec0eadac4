#pragma once
// HTML brought down to what reading it needs, so that no parser's worst case is met: tags without attributes, formatting tags as <span>,
// no comments. An element that is not shown keeps the one attribute "hidden".
#include <cstddef>
#include <string>
#include <string_view>

namespace countersign {

struct PlainTags {
    std::string html;
    std::size_t tags = 0;
};
[[nodiscard]] PlainTags plainTags(std::string_view html);

} // namespace countersign
