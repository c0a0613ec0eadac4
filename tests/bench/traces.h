#pragma once
// Looks for many short texts in every file below a folder, as bytes: the write-ahead log, backups and logs alike.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace countersign::bench {

class Traces {
public:
    static constexpr std::size_t length = 20;
    explicit Traces(const std::vector<std::string>& texts);  // longer ones are cut to `length`, shorter ones are left out
    // How many of the texts stand anywhere; `example` names one and its file.
    [[nodiscard]] std::size_t in(const std::string& folder, std::string& example) const;
    [[nodiscard]] std::size_t size() const { return m_count; }

private:
    static std::uint64_t headOf(const char* bytes);
    std::unordered_multimap<std::uint64_t, std::string> m_byHead;
    std::vector<bool> m_mayBegin;  // by two bytes
    std::size_t m_count = 0;
};

}  // namespace countersign::bench
