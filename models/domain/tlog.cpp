#include "models/domain/tlog.h"

#include <algorithm>
#include <bit>

namespace countersign {

namespace {

// Largest power of two strictly below n (n ≥ 2): where RFC 6962 splits a tree.
std::int64_t splitPoint(std::int64_t n)
{
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

int levelOf(std::int64_t powerOfTwo)
{
    return std::countr_zero(static_cast<std::uint64_t>(powerOfTwo));
}

bool isPowerOfTwo(std::int64_t n)
{
    return std::has_single_bit(static_cast<std::uint64_t>(n));
}

// MTH(D[begin:begin+count]); `begin` is always a multiple of the smallest power of two that is ≥ count.
Result<Hash> rangeRoot(std::int64_t begin, std::int64_t count, const HashAt& hashAt)
{
    if (isPowerOfTwo(count))
        return hashAt(levelOf(count), begin / count);
    const std::int64_t left = splitPoint(count);
    auto leftRoot = rangeRoot(begin, left, hashAt);
    if (!leftRoot)
        return leftRoot;
    auto rightRoot = rangeRoot(begin + left, count - left, hashAt);
    if (!rightRoot)
        return rightRoot;
    return nodeHash(*leftRoot, *rightRoot);
}

Result<void> addRange(std::vector<Hash>& proof, std::int64_t begin, std::int64_t count, const HashAt& hashAt)
{
    auto root = rangeRoot(begin, count, hashAt);
    if (!root)
        return tl::unexpected(std::move(root.error()));
    proof.push_back(*root);
    return {};
}

} // namespace

Hash leafHash(std::string_view entry)
{
    return sha256(0x00, entry);
}

Hash nodeHash(const Hash& left, const Hash& right)
{
    return sha256(0x01, view(left), view(right));
}

Result<TreeHead> TreeHead::at(std::int64_t size, const HashAt& hashAt)
{
    TreeHead head;
    for (int level = 62; level >= 0; --level) {
        const std::int64_t span = std::int64_t{ 1 } << level;
        if ((size & span) == 0)
            continue;
        auto peak = hashAt(level, head.m_size >> level);
        if (!peak)
            return tl::unexpected(std::move(peak.error()));
        head.m_peaks.push_back(*peak);
        head.m_size += span;
    }
    return head;
}

void TreeHead::appendSubtree(const Hash& root, int level)
{
    Hash carried = root;
    for (auto subtrees = static_cast<std::uint64_t>(m_size) >> level; (subtrees & 1U) != 0; subtrees >>= 1U) {
        carried = nodeHash(m_peaks.back(), carried);
        m_peaks.pop_back();
    }
    m_peaks.push_back(carried);
    m_size += std::int64_t{ 1 } << level;
}

Hash TreeHead::root() const
{
    if (m_peaks.empty())
        return sha256("");
    Hash root = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        root = nodeHash(*peak, root);
    return root;
}

std::string tilePath(int level, std::int64_t index, int width)
{
    std::string path = "tile/" + (level < 0 ? std::string("entries") : std::to_string(level));
    std::string digits = std::to_string(index);
    digits.insert(0, (3 - digits.size() % 3) % 3, '0');
    for (std::size_t at = 0; at < digits.size(); at += 3) {
        path += '/';
        if (at + 3 < digits.size())
            path += 'x';
        path.append(digits, at, 3);
    }
    if (width < 256)
        path += ".p/" + std::to_string(width);
    return path;
}

Result<std::vector<Hash>> inclusionProof(std::int64_t index, std::int64_t size, const HashAt& hashAt)
{
    if (index < 0 || index >= size)
        return fail(ErrorCode::InvalidInput, "entry " + std::to_string(index) + " is not in a tree of size " + std::to_string(size));
    std::vector<Hash> proof;
    std::int64_t begin = 0;
    std::int64_t count = size;
    while (count > 1) {
        const std::int64_t left = splitPoint(count);
        if (index - begin < left) {
            if (auto added = addRange(proof, begin + left, count - left, hashAt); !added)
                return tl::unexpected(std::move(added.error()));
            count = left;
        } else {
            if (auto added = addRange(proof, begin, left, hashAt); !added)
                return tl::unexpected(std::move(added.error()));
            begin += left;
            count -= left;
        }
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

Result<std::vector<Hash>> consistencyProof(std::int64_t from, std::int64_t to, const HashAt& hashAt)
{
    if (from < 0 || from > to)
        return fail(ErrorCode::InvalidInput, "no proof leads from size " + std::to_string(from) + " to size " + std::to_string(to));
    std::vector<Hash> proof;
    if (from == 0 || from == to)
        return proof;
    std::int64_t begin = 0;
    std::int64_t count = to;
    std::int64_t known = from;
    while (known != count) {
        const std::int64_t left = splitPoint(count);
        if (known <= left) {
            if (auto added = addRange(proof, begin + left, count - left, hashAt); !added)
                return tl::unexpected(std::move(added.error()));
            count = left;
        } else {
            if (auto added = addRange(proof, begin, left, hashAt); !added)
                return tl::unexpected(std::move(added.error()));
            begin += left;
            count -= left;
            known -= left;
        }
    }
    // The verifier holds the older root already when that is this very subtree.
    if (begin != 0) {
        if (auto added = addRange(proof, begin, count, hashAt); !added)
            return tl::unexpected(std::move(added.error()));
    }
    std::reverse(proof.begin(), proof.end());
    return proof;
}

// RFC 9162 §2.1.3.2
bool verifyInclusion(const Hash& leaf, std::int64_t index, const Checkpoint& checkpoint, const std::vector<Hash>& proof)
{
    if (index < 0 || index >= checkpoint.size)
        return false;
    auto fn = static_cast<std::uint64_t>(index);
    auto sn = static_cast<std::uint64_t>(checkpoint.size - 1);
    Hash root = leaf;
    for (const Hash& step : proof) {
        if (sn == 0)
            return false;
        if ((fn & 1U) != 0 || fn == sn) {
            root = nodeHash(step, root);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1U;
                sn >>= 1U;
            }
        } else {
            root = nodeHash(root, step);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 && root == checkpoint.root;
}

// RFC 9162 §2.1.4.2
bool verifyConsistency(const Checkpoint& older, const Checkpoint& newer, const std::vector<Hash>& proof)
{
    if (older.origin != newer.origin || older.size < 0 || older.size > newer.size)
        return false;
    if (older.size == newer.size)
        return proof.empty() && older.root == newer.root;
    if (older.size == 0)
        return proof.empty() && older.root == sha256("");
    std::vector<Hash> path;
    path.reserve(proof.size() + 1);
    if (isPowerOfTwo(older.size))
        path.push_back(older.root);
    path.insert(path.end(), proof.begin(), proof.end());
    if (path.empty())
        return false;
    auto fn = static_cast<std::uint64_t>(older.size - 1);
    auto sn = static_cast<std::uint64_t>(newer.size - 1);
    while ((fn & 1U) != 0) {
        fn >>= 1U;
        sn >>= 1U;
    }
    Hash oldRoot = path.front();
    Hash newRoot = path.front();
    for (auto step = path.begin() + 1; step != path.end(); ++step) {
        if (sn == 0)
            return false;
        if ((fn & 1U) != 0 || fn == sn) {
            oldRoot = nodeHash(*step, oldRoot);
            newRoot = nodeHash(*step, newRoot);
            while ((fn & 1U) == 0 && fn != 0) {
                fn >>= 1U;
                sn >>= 1U;
            }
        } else {
            newRoot = nodeHash(newRoot, *step);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 && oldRoot == older.root && newRoot == newer.root;
}

} // namespace countersign
