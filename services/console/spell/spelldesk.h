#pragma once
// What the editor asks about spelling. GUI thread; nothing blocks; every future resolves, in the order asked.
#include "models/domain/result.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <vector>

namespace countersign {

struct Misspelling {
    int from = 0; // in UTF-16 units of the text that was asked about
    int length = 0;
    QString word;
};

class SpellDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // Words that hold `ignored` names, placeholders, links, addresses and figures are not looked at. NotFound: no dictionary for the
    // language.
    [[nodiscard]] virtual QFuture<Result<std::vector<Misspelling>>> check(
        const QString& language, const QString& text, const QStringList& ignored)
        = 0;
    [[nodiscard]] virtual QFuture<Result<QStringList>> suggest(const QString& language, const QString& word) = 0; // best first, at most 8
    // Kept for this language on this computer; durable when resolved.
    [[nodiscard]] virtual QFuture<Result<void>> addWord(const QString& language, const QString& word) = 0;

Q_SIGNALS:
    void wordAdded(const QString& language, const QString& word);
};

} // namespace countersign
