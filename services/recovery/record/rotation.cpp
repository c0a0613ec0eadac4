#include "services/recovery/record/rotation.h"

#include "models/domain/tlognote.h"
#include "models/domain/tlogrotation.h"
#include "services/base/dropcount.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/sequencer.h"

#include <algorithm>

namespace countersign {

Result<std::vector<std::string>> rotationLinks(Connection& connection)
{
    auto rows = connection.rows<std::tuple<std::string>>("SELECT link FROM log_rotations ORDER BY seq");
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<std::string> links;
    for (auto& [link] : *rows)
        links.push_back(std::move(link));
    return links;
}

std::vector<VerifierKey> logKeysUntil(const VerifierKey& now, const std::vector<std::string>& links)
{
    auto keys = rotatedKeys(now, links);
    if (keys && keys->back().publicKey == now.publicKey)
        return std::move(*keys);
    return { now };
}

Result<Checkpoint> openUnderOneOf(std::string_view note, const std::vector<VerifierKey>& keys)
{
    Result<Checkpoint> opened = fail(ErrorCode::Damaged, "no key is known");
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        auto under = openCheckpoint(note, *key);
        if (under)
            return under;
        if (key == keys.rbegin())
            opened = std::move(under);
    }
    return opened;
}

std::string rotationsFile(const std::string& home)
{
    return home + "/keys/rotations";
}

namespace {

Result<void> recordLink(Connection& connection, const std::string& origin, const std::string& link, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "countersignd";
    entry.action = "log.key_rotated";
    entry.subjectKind = "record";
    entry.subject = origin;
    entry.data = Json{ { "link", link } };
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    return dropCount(connection.run("INSERT INTO log_rotations(link, at) VALUES(:link, :at)", link, now));
}

} // namespace

Result<void> carryRotations(Connection& connection, const std::vector<std::string>& links, TimeMs now)
{
    const auto there = rotationLinks(connection);
    if (!there)
        return tl::unexpected(there.error());
    if (there->size() > links.size() || !std::equal(there->begin(), there->end(), links.begin()))
        return fail(ErrorCode::Damaged, "the copy's record was passed on to other keys than this home's");
    for (std::size_t i = there->size(); i < links.size(); ++i) {
        const auto link = openRotation(links[i]);
        if (!link)
            return tl::unexpected(link.error());
        if (auto recorded = recordLink(connection, link->origin, links[i], now); !recorded)
            return recorded;
    }
    return {};
}

Result<void> rotateLogKey(Connection& connection, const BackendKeys& keys, const SigningKey& next, TimeMs now)
{
    const std::string link = rotationLink(keys.logOrigin, keys.log, next, now);
    if (auto recorded = recordLink(connection, keys.logOrigin, link, now); !recorded)
        return recorded;
    const auto checkpoint = Sequencer(keys).run(connection, now);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    const std::string note = signCheckpoint(*checkpoint, keys.log) + noteSignature(keys.logOrigin, next, checkpointBody(*checkpoint));
    auto both = connection.run("UPDATE audit_checkpoints SET note = :note WHERE size = :size", note, checkpoint->size);
    if (!both)
        return tl::unexpected(std::move(both.error()));
    return *both == 1 ? Result<void>{} : fail(ErrorCode::Internal, "the checkpoint of the rotated key was not kept");
}

Result<bool> isNewestLogKey(Connection& connection, const SigningKey& key)
{
    const auto links = rotationLinks(connection);
    if (!links)
        return tl::unexpected(links.error());
    if (links->empty())
        return false;
    const auto newest = openRotation(links->back());
    if (!newest)
        return tl::unexpected(newest.error());
    return newest->after.publicKey == key.publicKey;
}

} // namespace countersign
