#pragma once
// Honest bundles over whatever entries they are given, kept as files in memory, and the verifier before them.
#include "models/domain/auditentry.h"
#include "models/domain/decision.h"
#include "models/domain/ids.h"
#include "models/domain/tlog.h"
#include "models/domain/tlogpolicy.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace countersign::samples {

inline const std::string bundleOrigin = "countersign.local/test";
inline SigningKey keyOf(char fill)
{
    return signingKeyFromSeed(std::string(32, fill)).value();
}
inline const SigningKey& logKey()
{
    static const SigningKey key = keyOf('l');
    return key;
}
inline const SigningKey& deviceKey()
{
    static const SigningKey key = keyOf('d');
    return key;
}
inline VerifierKey bundleLog()
{
    return parseVerifierKey(verifierKey(bundleOrigin, logKey().publicKey)).value();
}

inline AuditEntry plainEntry(int index)
{
    AuditEntry entry;
    entry.id = "0192f3a1-0000-7000-8000-" + std::to_string(100000000000 + index);
    entry.at = 1'700'000'000'000 + index;
    entry.actorKind = "service";
    entry.actor = "compose";
    entry.action = "draft.queued";
    entry.subjectKind = "draft";
    entry.subject = "draft-" + std::to_string(index);
    return entry;
}

inline std::string enrolled(const SigningKey& key, const std::string& person)
{
    AuditEntry entry = plainEntry(0);
    entry.action = "key.enrolled";
    entry.subjectKind = "key";
    entry.subject = keyId(key.publicKey);
    entry.data = { { "public_key", base64(key.publicKey) }, { "person_id", person } };
    return entryBytes(entry).value();
}

inline std::string accepted(const SigningKey& key, const std::string& person, bool damaged = false, int index = 1,
    const std::string& decisionId = "0192f3a1-0000-7000-8000-000000000001")
{
    DecisionStatement statement;
    statement.decisionId = decisionId;
    statement.draftId = "draft-1";
    statement.revision = 1;
    statement.decidedAt = 1'700'000'000'500;
    statement.personId = person;
    statement.keyId = keyId(key.publicKey);
    AuditEntry entry = plainEntry(index);
    entry.action = "decision.accepted";
    entry.subjectKind = "decision";
    entry.subject = statement.decisionId;
    entry.data
        = { { "statement", Json(statement) }, { "signature", base64(sign(key, signedBytes(statement))) }, { "key_id", statement.keyId } };
    if (damaged)
        entry.data["statement"]["revision"] = 2;
    return entryBytes(entry).value();
}

using Files = std::map<std::string, std::string>;

// An honest log over whatever entries it is given.
inline Files bundleOf(const std::vector<std::string>& entries, bool cosigned = false)
{
    Files files;
    TreeHead head;
    std::vector<Hash> level;
    for (std::size_t first = 0; first < entries.size(); first += 256) {
        const std::size_t width = std::min<std::size_t>(256, entries.size() - first);
        std::string bytes;
        for (std::size_t i = first; i < first + width; ++i) {
            bytes += static_cast<char>(entries[i].size() >> 8U);
            bytes += static_cast<char>(entries[i].size() & 0xFFU);
            bytes += entries[i];
        }
        files[tilePath(-1, static_cast<std::int64_t>(first / 256), static_cast<int>(width))] = bytes;
    }
    for (const std::string& entry : entries) {
        level.push_back(leafHash(entry));
        head.append(level.back());
    }
    for (int number = 0; !level.empty(); ++number) {
        std::vector<Hash> above;
        for (std::size_t first = 0; first < level.size(); first += 256) {
            const std::size_t width = std::min<std::size_t>(256, level.size() - first);
            std::string bytes;
            TreeHead tile;
            for (std::size_t i = first; i < first + width; ++i) {
                bytes += view(level[i]);
                tile.append(level[i]);
            }
            if (width == 256)
                above.push_back(tile.root());
            files[tilePath(number, static_cast<std::int64_t>(first / 256), static_cast<int>(width))] = bytes;
        }
        level = above;
    }
    std::string note = signCheckpoint({ bundleOrigin, head.size(), head.root() }, logKey());
    LogPolicy policy{ { verifierKey(bundleOrigin, logKey().publicKey) }, {} };
    if (cosigned) {
        note = cosignCheckpoint(note, "console.example/ana", deviceKey(), 1'700'000'001'000).value();
        policy.witnesses.push_back(verifierKey("console.example/ana", deviceKey().publicKey, 0x04));
    }
    files["checkpoint"] = note;
    files["policy"] = policyText(policy);
    files["log.vkey"] = policy.logs.front() + "\n";
    return files;
}

inline BundleReport check(const Files& files, const VerifierKey& key = bundleLog())
{
    const BundleSource source{ [&files](const std::string& path) -> Result<std::string> {
                                  const auto found = files.find(path);
                                  if (found == files.end())
                                      return fail(ErrorCode::NotFound, path);
                                  return found->second;
                              },
        [&files]() -> Result<std::vector<std::string>> {
            std::vector<std::string> names;
            for (const auto& [name, bytes] : files)
                names.push_back(name);
            return names;
        } };
    return verifyBundle(source, key);
}

inline std::vector<std::string> smallRecord()
{
    std::vector<std::string> entries{ enrolled(deviceKey(), "person-1"), accepted(deviceKey(), "person-1") };
    for (int i = 2; i < 6; ++i)
        entries.push_back(entryBytes(plainEntry(i)).value());
    return entries;
}

inline std::vector<std::string> largeRecord(int size)
{
    std::vector<std::string> entries = smallRecord();
    for (int i = 6; i < size; ++i)
        entries.push_back(entryBytes(plainEntry(i)).value());
    return entries;
}

}  // namespace countersign::samples
