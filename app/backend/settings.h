#pragma once
// How countersignd was asked to run: flags first, then DIR/countersign.toml, then defaults.
#include "services/base/clock.h"
#include "services/base/log.h"
#include "services/recovery/people/passwords.h"

#include <string>

namespace countersign {

struct BackendSettings {
    std::string home;
    std::string listen = "127.0.0.1:8787";
    std::string logFile;                 // empty = standard error
    LogLevel logLevel = LogLevel::Info;
    std::size_t threads = 8;             // of the API's pool
    int ioThreads = 2;
    std::size_t workers = 8;             // of the stages
    PasswordCost passwordCost;
    const Clock* clock = nullptr;        // tests put a fake one in
    bool runJobs = true;
    bool rotateLogKey = false;           // at this start, once
};

// Reads DIR/countersign.toml over `settings` where it exists: listen, threads, workers, log_level, log_file. InvalidInput names the key.
[[nodiscard]] Result<void> readSettingsFile(BackendSettings& settings);
[[nodiscard]] std::string defaultHome();  // $XDG_DATA_HOME/countersign/backend
[[nodiscard]] Result<LogLevel> logLevelNamed(const std::string& word);

}  // namespace countersign
