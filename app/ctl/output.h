#pragma once
// What every command shares: where the backend is, how to answer (tables for people, JSON for programs), exit codes.
#include "app/ctl/client.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace countersign {

enum CtlExit { ctlDone = 0, ctlFailed = 1, ctlUsage = 2, ctlRefused = 3, ctlUnreachable = 4, ctlNotVerified = 5 };

struct Ctl {
    Where where;
    bool json = false;
    std::string program;  // argv[0]
    int exitCode = ctlDone;

    // Runs a command and turns its error into words on standard error and an exit code.
    void finish(const Result<void>& result);
    void show(const Json& value) const;  // --json
    void table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) const;
    void say(const std::string& sentence) const;  // for people only; silent with --json
};

[[nodiscard]] int exitFor(const Error& error);
// A client, or the error of not getting one, handed to `work`.
void withClient(Ctl& ctl, const std::function<Result<void>(Client&)>& work);

void addShopCommands(CLI::App& app, Ctl& ctl);
void addPersonCommands(CLI::App& app, Ctl& ctl);
void addPolicyCommands(CLI::App& app, Ctl& ctl);
void addFeedCommand(CLI::App& app, Ctl& ctl);
void addDraftCommands(CLI::App& app, Ctl& ctl);
void addAuditCommands(CLI::App& app, Ctl& ctl);
void addKeyCommands(CLI::App& app, Ctl& ctl);
void addBreakGlassCommands(CLI::App& app, Ctl& ctl);
void addDemoCommand(CLI::App& app, Ctl& ctl);
void addBackupCommand(CLI::App& app, Ctl& ctl);
void addSurveyCommands(CLI::App& app, Ctl& ctl);
void addPrivacyCommands(CLI::App& app, Ctl& ctl);
void addPromptCommands(CLI::App& app, Ctl& ctl);
void addKnowledgeCommands(CLI::App& app, Ctl& ctl);

}  // namespace countersign
