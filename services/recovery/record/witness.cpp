#include "services/recovery/record/witness.h"

#include "models/domain/tlognote.h"
#include "services/recovery/record/audittree.h"

namespace countersign {

namespace {

Result<void> mustBeDeviceKeyOf(Connection& connection, const std::string& personId, const VerifierKey& witness)
{
    auto row = connection.row<std::tuple<std::string, std::string>>(
        "SELECT person_id, public_key FROM device_keys WHERE id = :id AND revoked_at IS NULL", keyId(witness.publicKey));
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row || std::get<0>(**row) != personId || std::get<1>(**row) != base64(witness.publicKey))
        return fail(ErrorCode::Forbidden, "the witness's key is not an enrolled device key of this person");
    return {};
}

Result<void> mustBeOurs(Connection& connection, const Checkpoint& checkpoint)
{
    AuditTree tree(connection);
    const auto size = tree.size();
    if (!size)
        return tl::unexpected(size.error());
    if (checkpoint.size > *size)
        return fail(ErrorCode::Conflict, "the checkpoint is ahead of this record");
    const auto root = tree.rootAt(checkpoint.size);
    if (!root)
        return tl::unexpected(root.error());
    if (*root != checkpoint.root)
        return fail(ErrorCode::Conflict, "the checkpoint is of another history than this record");
    return {};
}

std::string cosignatureLine(const std::string& note, const VerifierKey& witness)
{
    if (const auto parsed = parseNote(note)) {
        for (const NoteSignature& signature : parsed->signatures) {
            if (signature.name == witness.name && signature.keyId == witness.keyId)
                return std::string(signature.line);
        }
    }
    return {};
}

} // namespace

std::string logVerifierKey(const BackendKeys& keys)
{
    return verifierKey(keys.logOrigin, keys.log.publicKey);
}

Result<void> acceptCosignature(Connection& connection, const BackendKeys& keys, const std::string& personId, const std::string& vkey,
    const std::string& note, TimeMs now)
{
    const auto witness = parseVerifierKey(vkey);
    if (!witness)
        return tl::unexpected(witness.error());
    if (auto allowed = mustBeDeviceKeyOf(connection, personId, *witness); !allowed)
        return allowed;
    const auto log = parseVerifierKey(logVerifierKey(keys));
    const auto checkpoint = log ? openCheckpoint(note, *log) : tl::unexpected(log.error());
    if (!checkpoint)
        return fail(ErrorCode::Unprocessable, checkpoint.error().detail);
    if (const auto cosigned = openCosignature(note, *witness); !cosigned)
        return fail(ErrorCode::Unprocessable, cosigned.error().detail);
    if (auto ours = mustBeOurs(connection, *checkpoint); !ours)
        return ours;
    auto known = connection.row<std::tuple<std::string>>("SELECT vkey FROM witnesses WHERE name = :name", witness->name);
    if (!known)
        return tl::unexpected(std::move(known.error()));
    if (*known && std::get<0>(**known) != vkey)
        return fail(ErrorCode::Conflict, "the witness's name belongs to another key");
    auto saved
        = connection.run("INSERT INTO witnesses(name, vkey, person_id, size, note, at) VALUES(:name, :vkey, :person, :size, :note, :at) "
                         "ON CONFLICT(name) DO UPDATE SET size = excluded.size, note = excluded.note, at = excluded.at "
                         "WHERE excluded.size >= witnesses.size",
            witness->name, vkey, personId, checkpoint->size, cosignatureLine(note, *witness), now);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    return {};
}

Result<std::vector<std::string>> allWitnesses(Connection& connection)
{
    auto rows = connection.rows<std::tuple<std::string>>("SELECT w.vkey FROM witnesses w JOIN device_keys k ON w.name = 'console/' || k.id "
                                                         "WHERE k.revoked_at IS NULL ORDER BY w.name");
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<std::string> vkeys;
    for (auto& [vkey] : *rows)
        vkeys.push_back(std::move(vkey));
    return vkeys;
}

Result<std::vector<std::string>> witnessesOf(Connection& connection, std::int64_t size)
{
    auto rows = connection.rows<std::tuple<std::string>>("SELECT vkey FROM witnesses WHERE size = :size ORDER BY name", size);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<std::string> vkeys;
    for (auto& [vkey] : *rows)
        vkeys.push_back(std::move(vkey));
    return vkeys;
}

} // namespace countersign
