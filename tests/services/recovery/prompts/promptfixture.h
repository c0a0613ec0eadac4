#pragma once
// A home with the shipped roles, four people and a shop, in which prompts are written and promoted.
#include "services/recovery/prompts/labels.h"
#include "services/recovery/prompts/promptstore.h"
#include "services/recovery/store/policystore.h"
#include "tests/services/recovery/homefixture.h"

#include <map>

namespace countersign {

class PromptHome : public Home {
public:
    PromptHome()
    {
        putPolicy(shippedPolicy());
        putShop(someShop());
        const auto roles = rolesFromJson(parseJson(resource("policy/roles.json").value()).value()).value();
        write([&](Connection& connection) -> Result<void> {
            for (const auto& role : roles)
                if (auto saved = saveRole(connection, role); !saved)
                    return saved;
            return {};
        });
        bea = add("bea", "Bea Lindqvist", "brand_reviewer");      // edits and promotes
        rosa = add("rosa", "Rosa Falk", "brand_reviewer");        // the same
        jonas = add("jonas", "Jonas Weber", "senior_approver");   // promotes only
        mira = add("mira", "Mira Hofmann", "marketing_manager");  // neither
    }

    template <class T>
    T read(const std::function<Result<T>(Connection&)>& work)
    {
        auto result = context().reads.read<T>(work);
        if (!result)
            qFatal("%s", result.error().detail.c_str());
        return std::move(*result);
    }
    // What a write came to; its error rolls back.
    template <class T>
    Result<T> tryWrite(const std::function<Result<T>(Connection&)>& work)
    {
        std::optional<T> made;
        const auto written = writer().run([&](Connection& connection) -> Result<void> {
            auto result = work(connection);
            if (!result)
                return tl::unexpected(result.error());
            made = std::move(*result);
            return {};
        });
        if (!written)
            return tl::unexpected(written.error());
        return std::move(*made);
    }
    Result<Prompt> tryCreate(const std::string& name, const PromptScope& scope, const PromptText& text = someText())
    {
        return tryWrite<Prompt>(
            [&](Connection& connection) { return createPrompt(connection, name, scope, text, "first", bea, clock.now()); });
    }
    Prompt create(const std::string& name, const PromptScope& scope = {})
    {
        auto prompt = tryCreate(name, scope);
        if (!prompt)
            qFatal("%s", prompt.error().detail.c_str());
        return std::move(*prompt);
    }
    int addVersion(const Prompt& prompt, const Person& author)
    {
        return tryWrite<PromptVersion>([&](Connection& connection) {
            return addPromptVersion(connection, prompt.id, someText(), "next", author, clock.now());
        }).value().number;
    }
    Prompt load(const std::string& id)
    {
        return read<std::optional<Prompt>>([&](Connection& connection) { return loadPrompt(connection, id); }).value();
    }
    // What became of a move: nothing when it was done, else the refusal.
    std::optional<Refusal> move(const Prompt& prompt, int number, PromptLabel label, const Person& person, bool given = true, int share = 100)
    {
        return act([&](Connection& connection) {
            return moveLabel(connection, {prompt.id, number, label, given, "because", share}, person, clock.now());
        });
    }
    std::optional<Refusal> back(const Prompt& prompt, const Person& person)
    {
        return act([&](Connection& connection) { return rollBack(connection, prompt.id, "back", person, clock.now()); });
    }
    static PromptText someText() { return {"Write plainly and kindly.", "Write one message for {{shop_name}} in {{language}}."}; }

    Person bea;
    Person rosa;
    Person jonas;
    Person mira;

private:
    Person add(const std::string& login, const std::string& name, const std::string& role)
    {
        const std::string id = newId(clock.now());
        write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run(
                "INSERT INTO people(id, login, name, password_hash, roles, created_at) VALUES(:id, :login, :name, '', :roles, 1)", id, login,
                name, Json{role}.dump());
            return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
        });
        return read<std::optional<Person>>([&](Connection& connection) { return loadPerson(connection, id); }).value();
    }
    std::optional<Refusal> act(const std::function<Reviewed<void>(Connection&)>& work)
    {
        std::optional<Refusal> refusal;
        const auto written = writer().run([&](Connection& connection) -> Result<void> {
            if (auto done = work(connection); !done) {
                refusal = std::move(done.error());
                return tl::unexpected(refusal->error);
            }
            return {};
        });
        if (!written && !refusal)
            qFatal("%s", written.error().detail.c_str());
        return refusal;
    }
};

}  // namespace countersign
