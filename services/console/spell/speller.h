#pragma once
// Hunspell behind one worker thread: dictionaries are read there at first use, personal words are kept in a file per language.
#include "services/console/spell/spelldesk.h"

#include <QThreadPool>
#include <memory>

namespace countersign {

struct SpellPaths {
    QStringList dictionaries; // folders with en_US.aff and en_US.dic, first hit wins
    QString personal; // folder for en.txt; made at need
};
[[nodiscard]] SpellPaths systemSpellPaths(const QString& personalFolder);

class Speller final : public SpellDesk {
    Q_OBJECT
public:
    explicit Speller(SpellPaths paths, QObject* parent = nullptr);
    ~Speller() override; // what was not begun resolves as Cancelled
    [[nodiscard]] QFuture<Result<std::vector<Misspelling>>> check(
        const QString& language, const QString& text, const QStringList& ignored) override;
    [[nodiscard]] QFuture<Result<QStringList>> suggest(const QString& language, const QString& word) override;
    [[nodiscard]] QFuture<Result<void>> addWord(const QString& language, const QString& word) override;

private:
    class Books;
    template <class Value, class Work>
    QFuture<Value> run(Work work);
    std::shared_ptr<Books> m_books; // touched by the worker only
    QThreadPool m_worker;
};

} // namespace countersign
