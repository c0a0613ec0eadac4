// countersignd: the recovery backend.
#include "app/backend/backend.h"
#include "services/base/secretfile.h"
#include "services/base/signals.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace {

int serve(const countersign::BackendSettings& settings)
{
    countersign::StopSignals stop;  // before any thread
    auto backend = countersign::Backend::start(settings);
    if (!backend) {
        std::cerr << "countersignd: " << backend.error().detail << '\n';
        return countersign::exitCodeFor(backend.error());
    }
    stop.wait();
    return countersign::exitClean;
}

}  // namespace

int main(int argc, char** argv)
{
    countersign::leaveNoDumps();
    CLI::App app("The recovery backend of Countersign: webhooks in, drafts out, decisions in, sends out.", "countersignd");
    countersign::BackendSettings settings;
    settings.home = countersign::defaultHome();
    std::string listen;
    std::string level;
    app.add_option("--home", settings.home, "Folder with everything this backend keeps")->capture_default_str();
    app.add_option("--listen", listen, "Address and port, port 0 = any free one (default 127.0.0.1:8787)");
    app.add_option("--log-level", level, "debug, info, warning or error");
    app.add_flag("--rotate-log-key", settings.rotateLogKey,
        "Sign the record with a new key from this start on; the old key signs the new one, so that verifiers and consoles go on");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? countersign::exitClean : countersign::exitUsage;
    }
    if (auto read = countersign::readSettingsFile(settings); !read) {
        std::cerr << "countersignd: " << read.error().detail << '\n';
        return countersign::exitUsage;
    }
    if (!listen.empty())
        settings.listen = listen;
    if (!level.empty()) {
        const auto named = countersign::logLevelNamed(level);
        if (!named) {
            std::cerr << "countersignd: " << named.error().detail << '\n';
            return countersign::exitUsage;
        }
        settings.logLevel = *named;
    }
    countersign::startLog(settings.logFile, settings.logLevel);
    return serve(settings);
}
