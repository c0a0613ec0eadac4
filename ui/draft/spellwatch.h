#pragma once
// Looks at what is typed a moment after it was typed, one block at a time, and offers other spellings by keyboard.
#include "services/console/spell/spelldesk.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace countersign {

class BlockEdit;

class SpellWatch final : public QObject {
    Q_OBJECT
public:
    SpellWatch(SpellDesk& desk, QObject* parent);
    void begin(const QString& language, const QStringList& ignored); // another message
    void watch(BlockEdit* edit); // until it dies
    void look(BlockEdit* edit);
    void suggest(BlockEdit* edit, const Misspelling& word);

Q_SIGNALS:
    void missing(const QString& sentence); // once per language

private:
    void lookNow();
    void offer(BlockEdit* edit, const Misspelling& word, const QStringList& words);
    QPointer<SpellDesk> m_desk;
    QString m_language;
    QStringList m_ignored;
    QStringList m_told;
    std::vector<QPointer<BlockEdit>> m_waiting;
    std::vector<QPointer<BlockEdit>> m_watched;
    QTimer m_pause;
};

} // namespace countersign
