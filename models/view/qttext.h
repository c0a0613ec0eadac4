#pragma once
// Domain words (UTF-8) as Qt shows them.
#include <QString>
#include <string_view>

namespace countersign {

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace countersign
