// countersignctl audit export|verify|show; auditread.cpp has the rest
#include "app/ctl/auditexport.h"
#include "app/ctl/auditread.h"
#include "models/domain/ids.h"
#include "models/domain/tlog.h"
#include "models/domain/tlogpolicy.h"
#include "services/base/bundlefolder.h"
#include "services/base/secretfile.h"

#include <chrono>
#include <iostream>

namespace countersign {

namespace {

// A line a second on standard error, so that what is written to standard output stays an answer.
class Progress {
public:
    Progress(std::int64_t total, const char* what)
        : m_total(total)
        , m_what(what)
    {
    }
    void tell(std::int64_t done)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_told < std::chrono::seconds(1))
            return;
        m_told = now;
        std::cerr << done << (m_total > 0 ? " of about " + std::to_string(m_total) : std::string()) << m_what << std::endl;
    }

private:
    std::int64_t m_total;
    const char* m_what;
    std::chrono::steady_clock::time_point m_told = std::chrono::steady_clock::now();
};

struct ExportOptions {
    std::string place;
    std::string form = "bundle";
    AuditSelectionOptions selection;
    bool resume = false;
};

Result<void> exportRecord(const Ctl& ctl, Client& client, const ExportOptions& options)
{
    const auto heads = client.json("GET", "/v1/audit/evidence");
    if (!heads)
        return tl::unexpected(heads.error());
    const BundleHeads of{ heads->value("checkpoint", std::string()), heads->value("vkey", std::string()), heads->value("policy", std::string()),
        heads->value("rotations", std::string()) };
    Progress progress(0, " files");
    const auto checkpoint = writeBundle(
        of, [&client](const std::string& path) { return client.text("GET", "/v1/audit/" + path); }, options.place, options.resume,
        [&progress](std::int64_t done, std::int64_t) { progress.tell(done); });
    if (!checkpoint) {
        if (BundleFolder::isLeft(options.place))
            std::cerr << "What is written already stays beside " << options.place << ": --resume goes on there." << std::endl;
        return tl::unexpected(checkpoint.error());
    }
    if (ctl.json)
        ctl.show(Json{ { "folder", options.place }, { "entries", checkpoint->size }, { "origin", checkpoint->origin },
            { "resumed", options.resume } });
    ctl.say("Exported " + std::to_string(checkpoint->size) + " entries of " + checkpoint->origin + " to " + options.place);
    return {};
}

Result<void> exportEntries(const Ctl& ctl, Client& client, const ExportOptions& options)
{
    const auto filter = auditFilterOf(client, options.selection);
    if (!filter)
        return tl::unexpected(filter.error());
    const std::string selection = Json(*filter).dump();
    const std::string asked = "filter=" + percentEncoded(selection);
    // Who may export need not have the right to search: then there is no total to tell.
    const auto counted = client.json("GET", "/v1/audit/histogram?" + asked);
    Progress progress(counted ? counted->value("total", std::int64_t{ 0 }) : 0, " entries");
    const auto done = exportSelection({ options.place, options.form == "csv", selection, options.resume },
        [&](std::int64_t after, std::int64_t limit) {
            return client.text("GET", "/v1/audit/export?" + asked + "&after=" + std::to_string(after) + "&limit=" + std::to_string(limit));
        },
        [&progress](std::int64_t entries) { progress.tell(entries); });
    if (!done)
        return tl::unexpected(done.error());
    if (ctl.json)
        ctl.show(Json{ { "file", options.place }, { "entries", done->entries }, { "resumed", done->resumed } });
    ctl.say("Exported " + std::to_string(done->entries) + (done->resumed ? " more" : "") + " entries to " + options.place);
    return {};
}

// Of every decision in the selection, with the entry that it proves and the log's key beside them.
Result<void> exportDecisions(const Ctl& ctl, Client& client, const ExportOptions& options)
{
    auto filter = auditFilterOf(client, options.selection);
    if (!filter)
        return tl::unexpected(filter.error());
    if (!filter->actions.empty())
        return fail(ErrorCode::InvalidInput, "proofs are of decisions: leave --action out");
    filter->actions = { "decision.accepted" };
    const auto log = logKeyOf(client);
    if (!log)
        return tl::unexpected(log.error());
    const std::string selection = Json(*filter).dump();
    Progress progress(0, " proofs");
    const auto done = exportProofs(
        options.place, selection, *log,
        [&](std::int64_t after, std::int64_t limit) {
            return client.text("GET",
                "/v1/audit/export?filter=" + percentEncoded(selection) + "&after=" + std::to_string(after) + "&limit=" + std::to_string(limit));
        },
        [&client](const std::string& decision) { return proofOf(client, decision); },
        [&progress](std::int64_t proofs) { progress.tell(proofs); });
    if (!done)
        return tl::unexpected(done.error());
    if (ctl.json)
        ctl.show(Json{ { "folder", options.place }, { "written", done->written }, { "kept", done->kept } });
    ctl.say("The proofs of " + std::to_string(done->written + done->kept) + " decisions are in " + options.place);
    return {};
}

Result<void> exportAs(const Ctl& ctl, Client& client, const ExportOptions& options)
{
    if (options.form == "proofs")
        return exportDecisions(ctl, client, options);
    if (options.form != "bundle")
        return exportEntries(ctl, client, options);
    const auto filter = auditFilterOf(client, options.selection);
    if (!filter)
        return tl::unexpected(filter.error());
    if (*filter != AuditFilter{})
        return fail(ErrorCode::InvalidInput, "a bundle is always the whole record: choose --as jsonl, --as csv or --as proofs for a selection");
    return exportRecord(ctl, client, options);
}

struct VerifyOptions {
    std::string folder;
    std::string keyFile;
    std::vector<std::string> witnesses; // vkeys; none: all that the bundle's policy names and its record enrolled
    int quorum = 0; // 0: every named witness
};

// Who trusts neither the record nor its policy says whose cosignatures count.
Result<int> countedWitnesses(const BundleSource& source, const VerifyOptions& options, const BundleReport& report)
{
    if (options.witnesses.empty())
        return static_cast<int>(report.witnesses);
    for (const std::string& vkey : options.witnesses) {
        const auto key = parseVerifierKey(vkey);
        if (!key)
            return fail(ErrorCode::InvalidInput, "--witness " + vkey + ": " + key.error().detail);
        if (key->type != 0x04)
            return fail(ErrorCode::InvalidInput, "--witness " + vkey + " is a key that signs records, not one that cosigns them");
    }
    const auto note = source.read("checkpoint");
    if (!note)
        return tl::unexpected(note.error());
    return cosignedBy(*note, options.witnesses);
}

Result<void> verifyRecord(const Ctl& ctl, const VerifyOptions& options)
{
    const std::string& keyFile = options.keyFile;
    const auto source = folderBundle(options.folder);
    const auto text = keyFile.empty() ? source.read("log.vkey") : readFile(keyFile, 4096);
    if (!text)
        return tl::unexpected(text.error());
    const auto key = parseVerifierKey(trimmed(*text));
    if (!key)
        return tl::unexpected(key.error());
    const BundleReport report = verifyBundle(source, *key);
    const auto counted = countedWitnesses(source, options, report);
    if (!counted && report.problems.empty())
        return tl::unexpected(counted.error());
    const int asked = options.quorum > 0 ? options.quorum : static_cast<int>(options.witnesses.size());
    const bool enough = counted && *counted >= asked;
    if (ctl.json)
        ctl.show(Json{ { "verified", report.problems.empty() && enough }, { "entries", report.entries },
            { "decisions_verified", report.decisionsVerified }, { "witnesses", report.witnesses },
            { "witnesses_counted", counted.value_or(0) }, { "quorum", asked }, { "rotations", report.rotations }, { "problems", report.problems },
            { "first_bad_entry", report.firstBadEntry ? Json(*report.firstBadEntry) : Json() }, { "key", key->name },
            { "own_key", keyFile.empty() } });
    for (const auto& problem : report.problems)
        ctl.say("  " + problem);
    if (!report.problems.empty())
        return fail(ErrorCode::Damaged,
            "the bundle does NOT verify"
                + (report.firstBadEntry ? "; the first bad entry is number " + std::to_string(*report.firstBadEntry) : std::string()));
    if (!enough)
        return fail(ErrorCode::Damaged,
            "only " + std::to_string(*counted) + " of the " + std::to_string(asked)
                + " witnesses that are asked for cosigned the checkpoint; the entries themselves verify");
    ctl.say("Verified: " + std::to_string(report.entries) + " entries of " + key->name + ", " + std::to_string(report.decisionsVerified)
        + " signed decisions, " + std::to_string(report.witnesses) + " witnesses.");
    if (asked > 0)
        ctl.say("Cosigned by " + std::to_string(*counted) + " of the witnesses that count; " + std::to_string(asked) + " were asked for.");
    if (report.rotations > 0)
        ctl.say("The log's key was passed on " + std::to_string(report.rotations)
            + " times, each time signed by the key before, and the record tells of each.");
    if (keyFile.empty())
        ctl.say("Checked with the key inside the bundle; give --vkey FILE to check with a key you got another way.");
    return {};
}

Result<void> showDraft(const Ctl& ctl, Client& client, const std::string& draftId)
{
    if (!isId(draftId))
        return fail(ErrorCode::InvalidInput, draftId + " is not a draft's id");
    const auto answer = client.json("GET", "/v1/audit/drafts/" + draftId);
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& event : answer->at("events")) {
        const auto& entry = event.at("entry");
        rows.push_back({ std::to_string(event.value("index", std::int64_t{ 0 })), entry.value("at", std::string()),
            entry.value("action", std::string()), entry.value("actor_kind", std::string()) + " " + entry.value("actor", std::string()) });
    }
    ctl.table({ "ENTRY", "AT", "WHAT", "BY" }, rows);
    return {};
}

} // namespace

void addAuditCommands(CLI::App& app, Ctl& ctl)
{
    auto* audit = app.add_subcommand("audit", "The record");
    audit->require_subcommand(1);
    auto place = std::make_shared<std::string>();
    auto verifying = std::make_shared<VerifyOptions>();
    auto wanted = std::make_shared<ExportOptions>();
    auto* out = audit->add_subcommand("export", "Write the whole record as a bundle that verifies by itself, or a selection as a file or as proofs of its decisions");
    out->add_option("PLACE", wanted->place, "A folder (bundle, proofs) or a file (jsonl, csv) that does not exist yet")->required();
    out->add_option("--as", wanted->form)->check(CLI::IsMember({ "bundle", "jsonl", "csv", "proofs" }))->capture_default_str();
    out->add_option("--words", wanted->selection.words, "Words that must all stand in the entry");
    addAuditSelection(*out, wanted->selection);
    out->add_flag("--resume", wanted->resume, "Go on with an interrupted export of the same selection; full tiles of a bundle that are there and hold stay");
    out->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return exportAs(ctl, client, *wanted); }); });
    auto* check = audit->add_subcommand("verify", "Check a bundle; needs no backend");
    check->add_option("DIR", verifying->folder)->required();
    check->add_option("--vkey", verifying->keyFile, "The log's key, got another way than with the bundle")->check(CLI::ExistingFile);
    check->add_option("--witness", verifying->witnesses, "The key (vkey) of a witness that counts, got another way than with the bundle; once for each")
        ->allow_extra_args(false);
    check->add_option("--quorum", verifying->quorum, "How many of them must have cosigned the checkpoint; all of those named unless told")
        ->check(CLI::Range(1, 1000));
    check->callback([&ctl, verifying] { ctl.finish(verifyRecord(ctl, *verifying)); });
    addAuditReading(*audit, ctl);
    addAuditReports(*audit, ctl);
    addAuditSampling(*audit, ctl);
    auto* show = audit->add_subcommand("show", "Everything the record has about one draft");
    show->add_option("DRAFT", *place)->required();
    show->callback([&ctl, place] { withClient(ctl, [&](Client& client) { return showDraft(ctl, client, *place); }); });
}

} // namespace countersign
