#pragma once
// The key map as a file that people can read, edit and hand on: {"format": "countersign-keys", "version": 1, "keys": {"approve": "A"}}.
#include "ui/keys/keymap.h"

#include <QByteArray>

namespace countersign {

inline constexpr qsizetype keyFileMost = 65'536; // bytes; a larger file is not a key map

[[nodiscard]] QByteArray keysToFile(const KeyMap& keys);
// Takes over all keys of the file at once; commands it does not name keep theirs. What is wrong comes back as a sentence that names the
// line or the word, and then nothing has changed; empty when all went well.
[[nodiscard]] QString keysFromFile(KeyMap& keys, const QByteArray& file);

} // namespace countersign
