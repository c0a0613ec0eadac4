// countersignctl person add|list
#include "app/ctl/output.h"
#include "services/base/secretfile.h"

namespace countersign {

namespace {

struct WantedPerson {
    std::string login;
    std::string name;
    std::vector<std::string> roles;
    std::string passwordFile;
};

Result<void> addPerson(const Ctl& ctl, Client& client, const WantedPerson& wanted)
{
    auto password = readFile(wanted.passwordFile, 4096);
    if (!password)
        return tl::unexpected(password.error());
    const auto added = client.json("POST", "/v1/people",
        Json{ { "login", wanted.login }, { "name", wanted.name }, { "password", passwordIn(std::move(*password)) }, { "roles", wanted.roles } });
    if (!added)
        return tl::unexpected(added.error());
    if (ctl.json)
        ctl.show(*added);
    ctl.say(wanted.name + " can sign in as " + wanted.login + ".");
    return {};
}

Result<void> listPeople(const Ctl& ctl, Client& client)
{
    const auto answer = client.json("GET", "/v1/people");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto people = decode<std::vector<Person>>(answer->at("people"));
    if (!people)
        return tl::unexpected(people.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& person : *people) {
        std::string roles;
        for (const auto& role : person.roles)
            roles += (roles.empty() ? "" : ", ") + role;
        rows.push_back({ person.login, person.name, roles });
    }
    ctl.table({ "LOGIN", "NAME", "ROLES" }, rows);
    return {};
}

} // namespace

void addPersonCommands(CLI::App& app, Ctl& ctl)
{
    auto* person = app.add_subcommand("person", "People who use this backend");
    person->require_subcommand(1);
    auto* add = person->add_subcommand("add", "Add a person");
    auto wanted = std::make_shared<WantedPerson>();
    add->add_option("LOGIN", wanted->login)->required();
    add->add_option("--name", wanted->name, "As others see it")->required();
    add->add_option("--role", wanted->roles, "marketing_manager, senior_approver, brand_reviewer, auditor, operator; may be repeated")
        ->required();
    add->add_option("--new-password-file", wanted->passwordFile, "File with the first password")->required()->check(CLI::ExistingFile);
    add->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return addPerson(ctl, client, *wanted); }); });
    auto* list = person->add_subcommand("list", "Everyone and their roles");
    list->callback([&ctl] { withClient(ctl, [&](Client& client) { return listPeople(ctl, client); }); });
}

} // namespace countersign
