#include "services/recovery/knowledge/vectors.h"

#include "models/domain/digest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <hnswlib/hnswlib.h>

namespace countersign {

namespace {

constexpr std::size_t mostNumbers = 4096;
static_assert(std::endian::native == std::endian::little, "vectors are kept in little-endian order");

// Padded to whole lanes of SIMD; the zeros change no product.
std::vector<float> padded(std::vector<float> vector)
{
    constexpr std::size_t lane = 16;
    vector.resize((vector.size() + lane - 1) / lane * lane, 0.0F);
    return vector;
}

} // namespace

Result<std::string> packVector(const std::vector<float>& vector)
{
    if (vector.empty() || vector.size() > mostNumbers)
        return fail(ErrorCode::InvalidInput, "an embedding has 1 to 4,096 numbers");
    double squares = 0;
    for (const float number : vector)
        squares += static_cast<double>(number) * static_cast<double>(number);
    const double length = std::sqrt(squares);
    if (!std::isfinite(length) || length <= 0)
        return fail(ErrorCode::InvalidInput, "an embedding has no direction");
    std::string bytes(vector.size() * sizeof(float), '\0');
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const auto unit = static_cast<float>(static_cast<double>(vector[i]) / length);
        std::memcpy(bytes.data() + i * sizeof(float), &unit, sizeof(float));
    }
    return base64(bytes);
}

Result<std::vector<float>> unpackVector(std::string_view packed)
{
    const auto bytes = fromBase64(packed);
    if (!bytes || bytes->empty() || bytes->size() % sizeof(float) != 0)
        return fail(ErrorCode::Damaged, "an embedding in the database cannot be read");
    std::vector<float> vector(bytes->size() / sizeof(float));
    std::memcpy(vector.data(), bytes->data(), bytes->size());
    return vector;
}

std::vector<std::int64_t> nearestVectors(const std::vector<StoredVector>& stored, const std::vector<float>& wanted, std::size_t limit)
{
    if (wanted.empty() || stored.empty())
        return {};
    const auto query = padded(wanted);
    hnswlib::InnerProductSpace space(query.size());
    hnswlib::BruteforceSearch<float> index(&space, stored.size());
    for (const auto& row : stored) {
        const auto vector = unpackVector(row.packed);
        if (vector && vector->size() == wanted.size())
            index.addPoint(padded(*vector).data(), static_cast<hnswlib::labeltype>(row.seq));
    }
    auto found = index.searchKnn(query.data(), std::min(limit, index.cur_element_count));
    std::vector<std::int64_t> nearest;
    for (; !found.empty(); found.pop())
        nearest.push_back(static_cast<std::int64_t>(found.top().second));
    std::reverse(nearest.begin(), nearest.end());
    return nearest;
}

} // namespace countersign
