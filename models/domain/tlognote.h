#pragma once
// Signed notes taken apart (c2sp.org/signed-note); views point into the note's text.
#include "models/domain/tlog.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct NoteSignature {
    std::string_view name;
    std::string_view line; // whole, newline included
    std::string keyId; // 4 bytes
    std::string bytes; // what follows the key id
};
struct Note {
    std::string_view body; // newline included, blank line not
    std::vector<NoteSignature> signatures;
};
[[nodiscard]] Result<Note> parseNote(std::string_view note); // Damaged names the fault
[[nodiscard]] Result<Checkpoint> parseCheckpointBody(std::string_view body);
// The line by which this key signs the body; newline included.
[[nodiscard]] std::string noteSignature(const std::string& name, const SigningKey& key, std::string_view body);
[[nodiscard]] bool isKeyName(std::string_view name);

} // namespace countersign
