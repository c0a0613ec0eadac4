// countersign-sandbox: the recorded shop and the pretend provider on loopback.
#include "services/base/log.h"
#include "services/base/secretfile.h"
#include "services/base/signals.h"
#include "services/sandbox/sandbox.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

int main(int argc, char** argv)
{
    using namespace countersign;
    CLI::App app{ "The recorded shop and the pretend messaging provider of Countersign, on loopback.", "countersign-sandbox" };
    std::string home = "sandbox";
    std::string address = "127.0.0.1:8788";
    std::string recordings;
    app.add_option("--home", home, "Folder for the ledger of what was received")->capture_default_str();
    app.add_option("--listen", address, "Address and port; port 0 picks a free one")->capture_default_str();
    app.add_option("--recordings", recordings, "Folder with shop.json (default: the one that came with this program)");
    CLI11_PARSE(app, argc, argv);

    StopSignals signals;
    startLog({}, LogLevel::Info);
    const auto complain = [](const Error& error) {
        std::fprintf(stderr, "countersign-sandbox: %s\n", error.detail.c_str());
        return 1;
    };
    if (recordings.empty()) {
        auto found = recordingsFolder(argv[0]);
        std::error_code problem;
        if (!found)
            found = recordingsFolder(std::filesystem::read_symlink("/proc/self/exe", problem).string());
        if (!found)
            return complain(found.error());
        recordings = *found;
    }
    std::error_code problem;
    std::filesystem::create_directories(home, problem);
    const SystemClock clock;
    const auto sandbox = Sandbox::start(home, recordings, address, clock);
    if (!sandbox)
        return complain(sandbox.error());
    if (const auto written = writeFileAtomically(home + "/endpoint", (*sandbox)->url() + "\n", false); !written)
        return complain(written.error());
    log(LogLevel::Info, "sandbox", "listening", { { "url", (*sandbox)->url() } });
    signals.wait();
    return 0;
}
