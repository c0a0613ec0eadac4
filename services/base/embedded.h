#pragma once
// What the build compiled in from resources/; written by installer/cmake/EmbedResources.cmake, read by resources.cpp only.
#include <cstddef>
#include <string_view>
#include <vector>

namespace countersign {

struct EmbeddedFile {
    std::string_view path;  // below resources/, sorted within each folder
    std::string_view bytes;
};
[[nodiscard]] std::vector<EmbeddedFile> embeddedFiles();

}  // namespace countersign
