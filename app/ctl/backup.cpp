// countersignctl backup|backups|restore: copies of the database, verified, listed with how long they are kept, put back as a recorded act.
#include "services/recovery/privacy/backupfile.h"
#include "app/ctl/output.h"
#include "services/base/clock.h"
#include "services/base/database.h"
#include "services/base/secretfile.h"
#include "services/recovery/privacy/backuplist.h"

#include <filesystem>

namespace countersign {

namespace {

struct BackupOptions {
    std::string file;
    std::string reason;
    int keepDays = usualBackupDays;
};

// The public half of the key that signs this home's record.
Result<VerifierKey> homeLogKey(const std::string& home)
{
    const auto seed = readSecret(home + "/keys/log");
    const auto origin = readSecret(home + "/keys/origin");
    if (!seed || !origin)
        return fail(ErrorCode::NotFound, "the keys in " + home + "/keys are needed: without them no copy can be verified or read");
    const auto key = signingKeyFromSeed(*seed);
    if (!key)
        return tl::unexpected(key.error());
    return parseVerifierKey(verifierKey(*origin, key->publicKey));
}

// Whose day has come is deleted where it lies, and the list says so.
void pruneBackups(const Ctl& ctl, Client& client)
{
    const auto list = client.json("GET", "/v1/privacy/backups");
    if (!list)
        return;
    for (const auto& backup : list->value("backups", Json::array())) {
        const auto until = parseTime(backup.value("keep_until", std::string()));
        const std::string file = backup.value("file", std::string());
        if (!until || *until > SystemClock().now() || file.empty())
            continue;
        if (!removeBackup(file, backup.value("sha256", std::string())))
            continue;
        if (client.text("DELETE", "/v1/privacy/backups/" + percentEncoded(backup.value("id", std::string()))))
            ctl.say("Deleted " + file + ": its days were over.");
    }
}

Result<void> backup(Ctl& ctl, const BackupOptions& wanted)
{
    if (wanted.keepDays < 1 || wanted.keepDays > mostBackupDays)
        return fail(ErrorCode::InvalidInput, "--keep-days is 1 to " + std::to_string(mostBackupDays));
    const auto log = homeLogKey(ctl.where.home);
    if (!log)
        return tl::unexpected(log.error());
    const auto connection = Connection::open(ctl.where.home + "/countersign.sqlite", OpenMode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    const std::string file = std::filesystem::absolute(wanted.file).string();
    const auto made = makeBackup(**connection, file, *log);
    if (!made)
        return tl::unexpected(made.error());
    bool listed = false;
    if (auto client = Client::connect(ctl.where)) {
        listed = client->json("POST", "/v1/privacy/backups",
            Json{ { "file", file }, { "sha256", made->sha256 }, { "bytes", made->bytes }, { "entries", made->entries },
                { "keep_days", wanted.keepDays } }).has_value();
        pruneBackups(ctl, *client);
    }
    if (ctl.json)
        ctl.show(Json{ { "file", file }, { "bytes", made->bytes }, { "sha256", made->sha256 }, { "entries", made->entries },
            { "keep_days", wanted.keepDays }, { "listed", listed } });
    ctl.say("Copied to " + file + " and verified: " + std::to_string(made->entries) + " entries of the record. Keep " + ctl.where.home
        + "/keys with it, in another place: without them nothing personal can be read.");
    if (!listed)
        ctl.say("The backend was not reached: this copy is not in its list of backups, so that an erasure cannot name it.");
    return {};
}

Result<void> listBackups(Ctl& ctl, Client& client)
{
    const auto list = client.json("GET", "/v1/privacy/backups");
    if (!list)
        return tl::unexpected(list.error());
    if (ctl.json) {
        ctl.show(*list);
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& backup : list->value("backups", Json::array()))
        rows.push_back({ backup.value("made_at", std::string()), backup.value("keep_until", std::string()),
            std::to_string(backup.value("entries", std::int64_t{ 0 })), backup.value("file", std::string()) });
    ctl.table({ "MADE", "KEPT UNTIL", "ENTRIES", "FILE" }, rows);
    return {};
}

Result<void> restore(const Ctl& ctl, const BackupOptions& wanted)
{
    const auto reason = fromWord<RestoreReason>(wanted.reason);
    if (!reason)
        return fail(ErrorCode::InvalidInput, "--reason is damaged_database, disk_failure, mistake, moved_machine or drill");
    const auto log = homeLogKey(ctl.where.home);
    if (!log)
        return tl::unexpected(log.error());
    const std::string by = ctl.where.login.empty() ? "operator-local" : ctl.where.login;
    const auto restored = restoreBackup({ ctl.where.home, wanted.file, *reason, by }, *log, SystemClock().now());
    if (!restored)
        return tl::unexpected(restored.error());
    if (ctl.json)
        ctl.show(Json{ { "entries", restored->backup.entries }, { "sha256", restored->backup.sha256 },
            { "left_entries", restored->left ? Json(restored->left->size) : Json() }, { "kept_aside", restored->keptAside },
            { "drafts_ended", restored->draftsEnded }, { "erased_again", restored->erasedAgain },
            { "keys_revoked_again", restored->keysRevokedAgain }, { "rights_narrowed", restored->rightsNarrowed },
            { "rules_kept", restored->rulesKept } });
    ctl.say("Restored: " + std::to_string(restored->backup.entries) + " entries of the record"
        + (restored->left ? ", " + std::to_string(restored->left->size) + " before." : "; the database before could not be read."));
    ctl.say(std::to_string(restored->draftsEnded) + " drafts were ended, for their messages may have left since. "
        + std::to_string(restored->erasedAgain) + " customers were erased again.");
    if (restored->rightsNarrowed > 0)
        ctl.say(std::to_string(restored->rightsNarrowed)
            + " people and roles may do less than in the backup, because rights were taken from them since: the record says which.");
    if (restored->rulesKept > 0)
        ctl.say(std::to_string(restored->rulesKept)
            + " rules (policy, brand rules, days of keeping, which wording is live) came in force since the backup, and stay so: the record says which.");
    if (!restored->left)
        ctl.say("Which rules were in force is not known either: look at the policy, the brand rules, the days of keeping and the live wordings.");
    if (!restored->left)
        ctl.say("Who was erased, whose key was revoked and whose rights or password changed since the backup is not known: do it again.");
    if (!restored->keptAside.empty())
        ctl.say("The database before is " + restored->keptAside + ".");
    ctl.say("Consoles that saw the longer record will show both sides and ask a person with the right to accept it.");
    return {};
}

} // namespace

void addBackupCommand(CLI::App& app, Ctl& ctl)
{
    auto options = std::make_shared<BackupOptions>();
    auto* make = app.add_subcommand("backup", "Copy the database of --home to a new file while the backend runs, and verify the copy");
    make->add_option("FILE", options->file)->required();
    make->add_option("--keep-days", options->keepDays, "Then the next backup deletes this one")->capture_default_str();
    make->callback([&ctl, options] { ctl.finish(backup(ctl, *options)); });
    auto* list = app.add_subcommand("backups", "Which copies are kept, and until when");
    list->callback([&ctl] { withClient(ctl, [&](Client& client) { return listBackups(ctl, client); }); });
    auto back = std::make_shared<BackupOptions>();
    auto* put = app.add_subcommand("restore", "Put a copy back in --home, with the backend stopped; the record says so");
    put->add_option("FILE", back->file)->required()->check(CLI::ExistingFile);
    put->add_option("--reason", back->reason, "damaged_database, disk_failure, mistake, moved_machine, drill")->required();
    put->callback([&ctl, back] { ctl.finish(restore(ctl, *back)); });
}

} // namespace countersign
