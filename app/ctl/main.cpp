// countersignctl: the command line for operators and auditors.
#include "app/ctl/output.h"
#include "services/base/secretfile.h"

#include <cstdlib>

namespace {

std::string defaultHome()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::string(data) + "/countersign/backend";
    const char* user = std::getenv("HOME");
    return std::string(user ? user : ".") + "/.local/share/countersign/backend";
}

}  // namespace

int main(int argc, char** argv)
{
    countersign::leaveNoDumps();
    CLI::App app("Countersign's command line for operators and auditors.", "countersignctl");
    countersign::Ctl ctl;
    ctl.program = argv[0];
    ctl.where.home = defaultHome();
    app.add_option("--home", ctl.where.home, "Folder of the backend on this computer")->capture_default_str();
    app.add_option("--url", ctl.where.url, "Address of a backend elsewhere");
    app.add_option("--login", ctl.where.login, "Who to sign in as (default: the operator on this computer)");
    app.add_option("--password-file", ctl.where.passwordFile, "File with the password");
    app.add_flag("--json", ctl.json, "Answer in JSON");
    app.require_subcommand(1);
    app.fallthrough();
    countersign::addShopCommands(app, ctl);
    countersign::addPersonCommands(app, ctl);
    countersign::addPolicyCommands(app, ctl);
    countersign::addFeedCommand(app, ctl);
    countersign::addDraftCommands(app, ctl);
    countersign::addAuditCommands(app, ctl);
    countersign::addKeyCommands(app, ctl);
    countersign::addBreakGlassCommands(app, ctl);
    countersign::addDemoCommand(app, ctl);
    countersign::addBackupCommand(app, ctl);
    countersign::addSurveyCommands(app, ctl);
    countersign::addPrivacyCommands(app, ctl);
    countersign::addPromptCommands(app, ctl);
    countersign::addKnowledgeCommands(app, ctl);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? countersign::ctlDone : countersign::ctlUsage;
    }
    return ctl.exitCode;
}
