#include "tests/bench/traces.h"

#include "tests/bench/benchhome.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

namespace countersign::bench {

namespace {

constexpr std::size_t chunk = std::size_t{16} * 1024 * 1024;

std::size_t twoBytes(const char* bytes)
{
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U | static_cast<unsigned char>(bytes[1]);
}

}  // namespace

std::uint64_t Traces::headOf(const char* bytes)
{
    std::uint64_t head = 0;
    std::memcpy(&head, bytes, sizeof head);
    return head;
}

Traces::Traces(const std::vector<std::string>& texts)
    : m_mayBegin(65536)
{
    for (const auto& text : texts) {
        if (text.size() < length)
            continue;
        m_byHead.emplace(headOf(text.data()), text.substr(0, length));
        m_mayBegin[twoBytes(text.data())] = true;
        ++m_count;
    }
}

std::size_t Traces::in(const std::string& folder, std::string& example) const
{
    std::set<std::string_view> found;
    std::error_code problem;  // a file may go while it is looked at
    std::filesystem::recursive_directory_iterator file(folder, problem);
    for (; !problem && file != std::filesystem::recursive_directory_iterator(); file.increment(problem)) {
        std::error_code gone;
        if (!file->is_regular_file(gone))
            continue;
        std::ifstream stream(file->path(), std::ios::binary);
        std::string bytes;
        for (bool more = stream.good(); more;) {
            const std::size_t kept = std::min(bytes.size(), length - 1);  // a text may lie across two pieces
            bytes.erase(0, bytes.size() - kept);
            bytes.resize(kept + chunk);
            stream.read(bytes.data() + kept, static_cast<std::streamsize>(chunk));
            bytes.resize(kept + static_cast<std::size_t>(stream.gcount()));
            more = stream.gcount() == static_cast<std::streamsize>(chunk);
            for (std::size_t at = 0; at + length <= bytes.size(); ++at) {
                if (!m_mayBegin[twoBytes(bytes.data() + at)])
                    continue;
                const auto [from, to] = m_byHead.equal_range(headOf(bytes.data() + at));
                for (auto it = from; it != to; ++it)
                    if (std::string_view(bytes).substr(at, length) == it->second) {
                        found.insert(it->second);
                        if (example.empty())
                            example = it->second + " in " + file->path().string();
                    }
            }
        }
    }
    if (problem)
        stop("cannot look into " + folder + ": " + problem.message());
    return found.size();
}

}  // namespace countersign::bench
