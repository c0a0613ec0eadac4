#include "ui/keys/keyfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace countersign {

namespace {

struct KeyFileWords {
    Q_DECLARE_TR_FUNCTIONS(KeyFile)
};

const QString formatName = QStringLiteral("countersign-keys");

} // namespace

QByteArray keysToFile(const KeyMap& keys)
{
    QJsonObject chords;
    for (const KeyBinding& binding : keys.bindings())
        chords.insert(binding.word, binding.keys.toString(QKeySequence::PortableText));
    return QJsonDocument(
        QJsonObject{ { QStringLiteral("format"), formatName }, { QStringLiteral("version"), 1 }, { QStringLiteral("keys"), chords } })
        .toJson();
}

QString keysFromFile(KeyMap& keys, const QByteArray& file)
{
    if (file.size() > keyFileMost)
        return KeyFileWords::tr("This file is too long for a key map.");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = std::count(file.begin(), file.begin() + std::min<qsizetype>(error.offset, file.size()), '\n') + 1;
        return KeyFileWords::tr("Line %1 is not JSON.").arg(line);
    }
    const QJsonObject root = document.object();
    if (root.value(QStringLiteral("format")).toString() != formatName)
        return KeyFileWords::tr("This is not a key map: it does not say “format”: “%1”.").arg(formatName);
    if (root.value(QStringLiteral("version")).toInt() != 1)
        return KeyFileWords::tr("This key map was written by a newer Countersign.");
    if (!root.value(QStringLiteral("keys")).isObject())
        return KeyFileWords::tr("“keys” is missing.");
    const QJsonObject chords = root.value(QStringLiteral("keys")).toObject();
    std::vector<KeyBinding> made = keys.bindings();
    for (auto it = chords.begin(); it != chords.end(); ++it) {
        const auto found = std::ranges::find(made, it.key(), &KeyBinding::word);
        if (found == made.end())
            return KeyFileWords::tr("“%1” is not a command.").arg(it.key().left(80));
        const QString chord = it.value().toString().trimmed();
        const QKeySequence read = QKeySequence::fromString(chord, QKeySequence::PortableText);
        if (!it.value().isString() || (!chord.isEmpty() && (read.isEmpty() || read[0].key() == Qt::Key_unknown)))
            return KeyFileWords::tr("The key of “%1” is not a key.").arg(it.key());
        if (const QString refusal = keyRefusal(read); !refusal.isEmpty())
            return KeyFileWords::tr("“%1”: %2", "command, why not").arg(it.key(), refusal);
        found->keys = read;
    }
    for (std::size_t i = 0; i < made.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (!made[i].keys.isEmpty() && made[i].keys == made[j].keys)
                return KeyFileWords::tr("“%1” and “%2” are on the same key.").arg(made[j].word, made[i].word);
    return keys.replace(std::move(made)) ? QString() : KeyFileWords::tr("Two commands are on the same key.");
}

} // namespace countersign
