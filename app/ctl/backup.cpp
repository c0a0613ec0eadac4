// countersignctl backup: a consistent copy of the database, while the backend runs.
#include "app/ctl/output.h"
#include "services/base/database.h"

#include <filesystem>

namespace countersign {

namespace {

Result<void> backup(const Ctl& ctl, const std::string& file)
{
    namespace fs = std::filesystem;
    std::error_code problem;
    if (fs::exists(file, problem))
        return fail(ErrorCode::Conflict, file + " exists already");
    const auto connection = Connection::open(ctl.where.home + "/countersign.sqlite", OpenMode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    if (const auto copied = (*connection)->run("VACUUM INTO :file", file); !copied)
        return tl::unexpected(copied.error());
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot protect " + file + ": " + problem.message());
    if (ctl.json)
        ctl.show(Json{ { "file", file }, { "bytes", fs::file_size(file, problem) } });
    ctl.say(
        "Copied to " + file + ". Keep " + ctl.where.home + "/keys with it, in another place: without them nothing personal can be read.");
    return {};
}

} // namespace

void addBackupCommand(CLI::App& app, Ctl& ctl)
{
    auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand("backup", "Copy the database of --home to a new file");
    command->add_option("FILE", *file)->required();
    command->callback([&ctl, file] { ctl.finish(backup(ctl, *file)); });
}

} // namespace countersign
