// countersignctl keys list|revoke|rotate
#include "app/ctl/devicekey.h"
#include "app/ctl/output.h"
#include "models/domain/devicekey.h"

namespace countersign {

namespace {

Result<void> listKeys(const Ctl& ctl, Client& client, bool everybodys)
{
    const auto answer = client.json("GET", everybodys ? "/v1/keys" : "/v1/me/keys");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto keys = decode<std::vector<EnrolledKey>>(answer->value("keys", Json::array()));
    if (!keys)
        return tl::unexpected(keys.error());
    std::vector<std::vector<std::string>> rows;
    for (const EnrolledKey& key : *keys)
        rows.push_back({ key.id, key.personName, key.device, formatTime(key.enrolledAt), std::to_string(key.decisions),
            key.revokedAt ? "revoked " + formatTime(*key.revokedAt) + " by " + key.revokedBy + (key.why ? " (" + std::string(word(*key.why)) + ")" : "")
                          : "in use" });
    ctl.table({ "KEY", "PERSON", "DEVICE", "SINCE", "DECISIONS", "STATE" }, rows);
    return {};
}

Result<KeyRevoked> revokeDeviceKey(Client& client, const std::string& keyName, const std::string& why)
{
    const auto answer = client.json("POST", "/v1/keys/" + percentEncoded(keyName) + "/revoke", Json{ { "why", why } });
    if (!answer)
        return tl::unexpected(answer.error());
    return decode<KeyRevoked>(*answer);
}

Result<void> revokeKey(const Ctl& ctl, Client& client, const std::string& keyName, const std::string& why)
{
    const auto revoked = revokeDeviceKey(client, keyName, why);
    if (!revoked)
        return tl::unexpected(revoked.error());
    if (ctl.json)
        ctl.show(*revoked);
    ctl.say("Revoked " + keyName + ": " + std::to_string(revoked->sessionsEnded) + " sessions ended, " + std::to_string(revoked->leasesReleased)
        + " drafts given back. Nothing signed with it is taken any more; what was decided before stands."
        + (revoked->held > 0 ? " " + std::to_string(revoked->held) + " of its decisions are on hold and can be undone." : std::string()));
    return {};
}

// The key that this command line signs with. The new one is made and enrolled where the next decision needs one.
Result<void> rotateKey(const Ctl& ctl, Client& client)
{
    const auto before = signerFor(client, ctl.where);
    if (!before)
        return tl::unexpected(before.error());
    if (const auto revoked = revokeDeviceKey(client, before->keyId, std::string(word(RevokeReason::Replaced))); !revoked)
        return tl::unexpected(revoked.error());
    const auto after = signerFor(client, ctl.where);
    if (!after)
        return tl::unexpected(after.error());
    if (ctl.json)
        ctl.show(Json{ { "before", before->keyId }, { "key_id", after->keyId } });
    ctl.say("This command line signs with " + after->keyId + " from now on; " + before->keyId + " is revoked.");
    return {};
}

} // namespace

void addKeyCommands(CLI::App& app, Ctl& ctl)
{
    auto* keys = app.add_subcommand("keys", "The keys that people's devices sign decisions with (the log's own: countersignd --rotate-log-key)");
    keys->require_subcommand(1);
    auto all = std::make_shared<bool>(false);
    auto* list = keys->add_subcommand("list", "One's own devices");
    list->add_flag("--all", *all, "Everybody's (right manage_people)");
    list->callback([&ctl, all] { withClient(ctl, [&](Client& client) { return listKeys(ctl, client, *all); }); });
    auto name = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>("lost");
    auto* revoke = keys->add_subcommand("revoke", "For a device that was lost: its sessions end, nothing signed with it is taken any more");
    revoke->add_option("KEY", *name, "k_…, as listed")->required();
    revoke->add_option("--why", *why)->check(CLI::IsMember({ "lost", "replaced", "left", "other" }))->capture_default_str();
    revoke->callback([&ctl, name, why] { withClient(ctl, [&](Client& client) { return revokeKey(ctl, client, *name, *why); }); });
    auto* rotate = keys->add_subcommand("rotate", "A new key for this command line; the old one is revoked");
    rotate->callback([&ctl] { withClient(ctl, [&](Client& client) { return rotateKey(ctl, client); }); });
}

} // namespace countersign
