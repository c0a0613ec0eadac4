#pragma once
// Embeddings as rows keep them, and the nearest of them.
#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Base64 of float32 in little-endian order, of length one, so that the inner product is the cosine. InvalidInput: empty, over 4,096
// numbers, one that is not finite, or all zero.
[[nodiscard]] Result<std::string> packVector(const std::vector<float>& vector);
[[nodiscard]] Result<std::vector<float>> unpackVector(std::string_view packed);

struct StoredVector {
    std::int64_t seq = 0;
    std::string packed;
};
// Nearest first, at most `limit`; vectors of another length than `wanted` (an older embedding model's) are passed over.
[[nodiscard]] std::vector<std::int64_t> nearestVectors(
    const std::vector<StoredVector>& stored, const std::vector<float>& wanted, std::size_t limit);

} // namespace countersign
