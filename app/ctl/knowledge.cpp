// countersignctl knowledge list|import
#include "app/ctl/output.h"
#include "models/domain/digest.h"
#include "services/base/secretfile.h"

#include <filesystem>
#include <memory>

namespace countersign {

namespace {

constexpr std::size_t mostKnowledgeFile = 2 * 1024 * 1024;

struct KnowledgeWanted { // as typed
    std::string shop;
    std::string file;
    std::string kind = "brand_guide";
    std::string language;
    bool policies = false; // the pages that the platform has, instead of a file
};

Result<void> knowledgeList(const Ctl& ctl, Client& client, const std::string& shop)
{
    const auto answer = client.json("GET", "/v1/knowledge" + (shop.empty() ? std::string() : "?shop=" + percentEncoded(shop)));
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& file : answer->at("files"))
        rows.push_back({ file.value("shop_id", std::string()), file.value("name", std::string()), file.value("kind", std::string()),
            file.value("language", std::string()), std::to_string(file.value("passages", std::int64_t{ 0 })), file.value("id", std::string()) });
    ctl.table({ "SHOP", "NAME", "KIND", "LANGUAGE", "PASSAGES", "ID" }, rows);
    return {};
}

// Pages that could not be imported are named, and fail the command: a script must not take half for the whole.
Result<void> policyImport(const Ctl& ctl, Client& client, const std::string& shop)
{
    const auto answer = client.json("POST", "/v1/knowledge/policies", Json{ { "shop_id", shop } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json)
        ctl.show(*answer);
    for (const auto& imported : answer->at("files"))
        ctl.say("“" + imported.at("file").value("name", std::string()) + "” is imported: "
            + std::to_string(imported.at("file").value("passages", std::int64_t{ 0 })) + " passages.");
    if (answer->at("files").empty() && answer->at("skipped").empty())
        ctl.say("The shop has no policy pages on its platform.");
    std::string skipped;
    for (const auto& page : answer->at("skipped"))
        skipped += (skipped.empty() ? "" : "; ") + page.value("name", std::string()) + ": " + page.value("why", std::string());
    if (!skipped.empty())
        return fail(ErrorCode::Unprocessable, "not imported: " + skipped);
    return {};
}

Result<void> knowledgeImport(const Ctl& ctl, Client& client, const KnowledgeWanted& wanted)
{
    if (wanted.policies != wanted.file.empty())
        return fail(ErrorCode::InvalidInput, "name a file, or --policies for the pages that the shop has on its platform");
    if (wanted.policies)
        return policyImport(ctl, client, wanted.shop);
    const auto bytes = readFile(wanted.file, mostKnowledgeFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::string name = std::filesystem::path(wanted.file).filename().string();
    const auto answer = client.json("POST", "/v1/knowledge",
        Json{ { "shop_id", wanted.shop }, { "kind", wanted.kind }, { "name", name }, { "language", wanted.language },
            { "text_base64", base64(*bytes) } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    ctl.say("“" + name + "” is imported: " + std::to_string(answer->at("file").value("passages", std::int64_t{ 0 })) + " passages.");
    if (const auto note = answer->value("note", std::string()); !note.empty())
        ctl.say("It is searched by its words alone: " + note);
    return {};
}

} // namespace

void addKnowledgeCommands(CLI::App& app, Ctl& ctl)
{
    auto* knowledge = app.add_subcommand("knowledge", "What shops know of themselves, for the language model to cite (right edit_prompts; needs --login)");
    knowledge->require_subcommand(1);
    auto shop = std::make_shared<std::string>();
    auto* list = knowledge->add_subcommand("list", "The imported files");
    list->add_option("--shop", *shop, "Only this shop's");
    list->callback([&ctl, shop] { withClient(ctl, [&](Client& client) { return knowledgeList(ctl, client, *shop); }); });
    auto wanted = std::make_shared<KnowledgeWanted>();
    auto* import = knowledge->add_subcommand("import", "Import a Markdown, HTML or text file, or the platform's policy pages; replaces the shop's file of the same name");
    import->add_option("SHOP", wanted->shop)->required();
    auto* file = import->add_option("FILE", wanted->file)->check(CLI::ExistingFile);
    import->add_option("--kind", wanted->kind, "brand_guide (default), tone, do_and_dont, policy, product_facts or approved_message")->needs(file);
    import->add_option("--language", wanted->language, "en or de (default: any)")->needs(file);
    import->add_flag("--policies", wanted->policies, "The shop's policy pages, from its platform, in the shop's language")->excludes(file);
    import->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return knowledgeImport(ctl, client, *wanted); }); });
}

} // namespace countersign
