#include "services/recovery/record/rotation.h"

#include "models/domain/tlognote.h"
#include "models/domain/tlogrotation.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/sequencer.h"

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

Result<void> rotateLogKey(Connection& connection, const BackendKeys& keys, const SigningKey& next, TimeMs now)
{
    const std::string link = rotationLink(keys.logOrigin, keys.log, next, now);
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "countersignd";
    entry.action = "log.key_rotated";
    entry.subjectKind = "record";
    entry.subject = keys.logOrigin;
    entry.data = Json{ { "link", link } };
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    if (auto kept = connection.run("INSERT INTO log_rotations(link, at) VALUES(:link, :at)", link, now); !kept)
        return tl::unexpected(std::move(kept.error()));
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
