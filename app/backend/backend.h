#pragma once
// The running backend: everything of one home, started and stopped as a whole. For main(), tests and benches.
#include "app/backend/settings.h"
#include "services/recovery/context.h"

#include <cstdint>
#include <memory>
#include <string>

namespace countersign {

class Backend {
public:
    // Returns once it listens and DIR/endpoint and DIR/operator.token are written. Errors: Conflict (another process has this home),
    // Damaged and TooNew (the database; it was not touched), Unavailable (cannot listen), InvalidInput (settings), Storage.
    [[nodiscard]] static Result<std::unique_ptr<Backend>> start(const BackendSettings& settings);
    ~Backend();  // answers what is in work, ends running stages, makes the last checkpoint

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string url() const;
    [[nodiscard]] const std::string& operatorToken() const;
    [[nodiscard]] const RecoveryContext& context() const;  // for tests and benches that look inside

private:
    struct Impl;
    explicit Backend(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// Exit codes of countersignd.
enum ExitCode { exitClean = 0, exitFailed = 1, exitUsage = 2, exitDatabase = 3, exitBusy = 4 };
[[nodiscard]] int exitCodeFor(const Error& error);

}  // namespace countersign
