#include "services/sandbox/ledger.h"

#include "models/domain/digest.h"
#include "services/base/secretfile.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace countersign {

namespace {

constexpr std::size_t maxLedger = std::size_t{ 1 } << 30;

Result<void> writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail(ErrorCode::Storage, "the ledger could not be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

std::string word(const Json& entry, const char* key)
{
    const auto it = entry.find(key);
    return it != entry.end() && it->is_string() ? it->get<std::string>() : std::string();
}

} // namespace

Result<std::unique_ptr<Ledger>> Ledger::open(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(ErrorCode::Storage, "the ledger could not be opened: " + path);
    const auto bytes = readFile(path, maxLedger);
    if (!bytes) {
        ::close(file);
        return tl::unexpected(bytes.error());
    }
    std::vector<Json> entries;
    std::size_t whole = 0;
    for (std::size_t end; (end = bytes->find('\n', whole)) != std::string::npos; whole = end + 1) {
        auto line
            = parseJson(std::string_view(*bytes).substr(whole, end - whole), { .maxBytes = 2 * 1024 * 1024, .maxString = 2 * 1024 * 1024 });
        if (!line) {
            ::close(file);
            return fail(ErrorCode::Damaged, "the ledger has a line that is not JSON: " + path);
        }
        entries.push_back(std::move(*line));
    }
    if (whole != bytes->size() && ::ftruncate(file, static_cast<off_t>(whole)) != 0) {
        ::close(file);
        return fail(ErrorCode::Storage, "the ledger's cut-off last line could not be dropped");
    }
    return std::unique_ptr<Ledger>(new Ledger(file, std::move(entries)));
}

Ledger::Ledger(int file, std::vector<Json> entries)
    : m_file(file)
    , m_entries(std::move(entries))
{
    for (const auto& entry : m_entries)
        m_providerIds.emplace(word(entry, "webhook_id"), word(entry, "provider_id"));
}

Ledger::~Ledger()
{
    ::close(m_file);
}

Result<std::string> Ledger::append(const std::string& webhookId, const std::string& body, TimeMs at)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_providerIds.find(webhookId);
    const bool duplicate = known != m_providerIds.end();
    const std::string providerId = duplicate ? known->second : "msg_" + hex(view(sha256(webhookId))).substr(0, 20);
    Json entry{ { "webhook_id", webhookId }, { "at", formatTime(at) }, { "sha256", hex(view(sha256(body))) }, { "body", body },
        { "provider_id", providerId }, { "duplicate", duplicate } };
    std::string line;
    try {
        line = entry.dump() + "\n";
    } catch (const std::exception&) {
        return fail(ErrorCode::InvalidInput, "the body is not UTF-8");
    }
    if (auto written = writeAll(m_file, line); !written)
        return tl::unexpected(std::move(written.error()));
    if (::fdatasync(m_file) != 0)
        return fail(ErrorCode::Storage, "the ledger could not be synced");
    m_entries.push_back(std::move(entry));
    m_providerIds.emplace(webhookId, providerId);
    return providerId;
}

std::string Ledger::providerIdOf(const std::string& webhookId) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_providerIds.find(webhookId);
    return found == m_providerIds.end() ? std::string() : found->second;
}

Json Ledger::summary() const
{
    const std::lock_guard lock(m_mutex);
    const auto duplicates
        = std::count_if(m_entries.begin(), m_entries.end(), [](const Json& entry) { return entry.value("duplicate", false); });
    return Json{ { "sends", static_cast<std::int64_t>(m_entries.size()) - duplicates }, { "duplicates", duplicates },
        { "entries", m_entries } };
}

} // namespace countersign
