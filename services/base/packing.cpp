#include "services/base/packing.h"

#include "models/domain/digest.h"

#include <zstd.h>

#include <memory>

namespace countersign {

namespace {

constexpr int packingLevel = 1;  // already a third to a fifth of JSON's length; higher ones cost more time than they save
constexpr char packedTextMark = '~';  // no beginning of a JSON text, and no digit of base64
constexpr unsigned long long longestPacked = 1024ULL * 1024 * 1024;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* context) const
    {
        release(context);
    }
};

// Contexts cost far more to make than to use again.
ZSTD_CCtx* packer()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, Release<ZSTD_freeCCtx>> context(ZSTD_createCCtx());
    return context.get();
}

ZSTD_DCtx* unpacker()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, Release<ZSTD_freeDCtx>> context(ZSTD_createDCtx());
    return context.get();
}

}  // namespace

std::optional<std::string> packed(std::string_view plain)
{
    std::string made(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size = ZSTD_compressCCtx(packer(), made.data(), made.size(), plain.data(), plain.size(), packingLevel);
    if (ZSTD_isError(size) != 0 || size >= plain.size())
        return std::nullopt;
    made.resize(size);
    return made;
}

Result<std::string> unpacked(std::string_view packed)
{
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > longestPacked)
        return fail(ErrorCode::Damaged, "A packed value does not say its length.");
    std::string plain(static_cast<std::size_t>(size), '\0');
    const std::size_t made = ZSTD_decompressDCtx(unpacker(), plain.data(), plain.size(), packed.data(), packed.size());
    if (ZSTD_isError(made) != 0 || made != plain.size())
        return fail(ErrorCode::Damaged, "A packed value cannot be unpacked.");
    return plain;
}

std::string packedText(std::string json)
{
    const auto shorter = packed(json);
    if (!shorter)
        return json;
    std::string stored = packedTextMark + base64(*shorter);
    return stored.size() < json.size() ? stored : json;
}

Result<std::string> plainText(std::string_view stored)
{
    if (!stored.starts_with(packedTextMark))
        return std::string(stored);
    const auto bytes = fromBase64(stored.substr(1));
    return bytes ? unpacked(*bytes) : fail(ErrorCode::Damaged, "A packed text is no base64.");
}

}  // namespace countersign
