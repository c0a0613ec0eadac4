#include "models/domain/tlogtiles.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

constexpr std::int64_t fullTile = 256;

std::optional<std::int64_t> tileNumber(std::string_view digits)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || problem != std::errc{} || end != digits.data() + digits.size() || value < 0)
        return std::nullopt;
    return value;
}

tl::unexpected<Error> noTile(std::string_view path)
{
    return fail(ErrorCode::InvalidInput, "not a tile's path: " + std::string(path.substr(0, 100)));
}

} // namespace

Result<TilePlace> parseTilePath(std::string_view path)
{
    std::string_view rest = path;
    if (!rest.starts_with("tile/") || path.size() > 100)
        return noTile(path);
    rest.remove_prefix(5);
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos)
        return noTile(path);
    TilePlace place;
    const std::string_view level = rest.substr(0, slash);
    const auto levelNumber = tileNumber(level);
    if (level == "entries")
        place.level = -1;
    else if (levelNumber && *levelNumber <= 7) // 256^8 leaves are more than an int64 counts
        place.level = static_cast<int>(*levelNumber);
    else
        return noTile(path);
    rest.remove_prefix(slash + 1);
    if (const auto partial = rest.find(".p/"); partial != std::string_view::npos) {
        const auto width = tileNumber(rest.substr(partial + 3));
        if (!width || *width < 1 || *width > 255)
            return noTile(path);
        place.width = static_cast<int>(*width);
        rest = rest.substr(0, partial);
    }
    std::string digits;
    for (const char c : rest) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    const auto tile = tileNumber(digits);
    if (!tile || tilePath(place.level, *tile, place.width) != path)
        return noTile(path);
    place.tile = *tile;
    return place;
}

void forEachTile(std::int64_t size, const std::function<bool(const TilePlace&)>& visit)
{
    int level = 0;
    for (std::int64_t hashes = size; hashes > 0; hashes /= fullTile, ++level) {
        for (std::int64_t tile = 0; tile * fullTile < hashes; ++tile) {
            const auto width = static_cast<int>(std::min(fullTile, hashes - tile * fullTile));
            if (!visit({ level, tile, width }) || (level == 0 && !visit({ -1, tile, width })))
                return;
        }
    }
}

Hash rootOfHashes(const std::vector<Hash>& hashes)
{
    TreeHead head;
    for (const Hash& hash : hashes)
        head.append(hash);
    return head.root();
}

std::optional<std::vector<Hash>> hashesOfTile(std::string_view bytes)
{
    constexpr std::size_t size = sizeof(Hash);
    if (bytes.size() % size != 0 || bytes.size() > static_cast<std::size_t>(fullTile) * size)
        return std::nullopt;
    std::vector<Hash> hashes(bytes.size() / size);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        std::copy_n(bytes.data() + i * size, size, reinterpret_cast<char*>(hashes[i].data()));
    return hashes;
}

std::optional<std::string_view> firstEntryOfTile(std::string_view entries)
{
    if (entries.size() < 2)
        return std::nullopt;
    const std::size_t length
        = (static_cast<std::size_t>(static_cast<unsigned char>(entries[0])) << 8U) | static_cast<unsigned char>(entries[1]);
    return entries.size() < 2 + length ? std::nullopt : std::optional(entries.substr(2, length));
}

std::optional<std::vector<Hash>> leavesOfTile(std::string_view entries)
{
    std::vector<Hash> leaves;
    while (!entries.empty()) {
        const auto entry = firstEntryOfTile(entries);
        if (!entry || leaves.size() == static_cast<std::size_t>(fullTile))
            return std::nullopt;
        leaves.push_back(leafHash(*entry));
        entries.remove_prefix(2 + entry->size());
    }
    return leaves;
}

} // namespace countersign
