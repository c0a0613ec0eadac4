#include "services/console/spell/speller.h"

#include "models/view/followup.h"
#include "services/console/spell/spellwords.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <hunspell/hunspell.hxx>
#include <map>
#include <unicode/unistr.h>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr qsizetype mostText = 200'000; // characters looked at in one go
constexpr qint64 mostPersonal = 1 << 20; // bytes read of a personal list
constexpr int mostSuggestions = 8;

// Which word list a draft's language means; regional lists before plain ones.
QStringList listNames(const QString& language)
{
    if (language == u"de"_s)
        return { u"de_DE"_s, u"de_DE_frami"_s, u"de_AT"_s, u"de_CH"_s, u"de"_s };
    if (language == u"en"_s)
        return { u"en_US"_s, u"en_GB"_s, u"en"_s };
    return { language };
}

// One language: the word list and what the person added. Dictionaries bring their own character sets.
class Book {
public:
    Book(const QString& base, QString personalFile)
        : m_hunspell(QFile::encodeName(base + u".aff"_s).constData(), QFile::encodeName(base + u".dic"_s).constData())
        , m_encoding(m_hunspell.get_dict_encoding())
        , m_personalFile(std::move(personalFile))
    {
        QFile file(m_personalFile);
        if (!file.open(QIODevice::ReadOnly))
            return;
        for (const QByteArray& line : file.read(mostPersonal).split('\n'))
            if (const QString word = QString::fromUtf8(line).trimmed(); !word.isEmpty())
                m_personal.insert(word);
    }
    bool knows(const QString& word)
    {
        if (m_personal.contains(word) || m_personal.contains(word.toLower()))
            return true;
        const auto found = m_known.constFind(word);
        if (found != m_known.constEnd())
            return *found;
        const bool known = m_hunspell.spell(encoded(word));
        if (m_known.size() > 20'000)
            m_known.clear();
        m_known.insert(word, known);
        return known;
    }
    QStringList suggest(const QString& word)
    {
        QStringList words;
        for (const std::string& one : m_hunspell.suggest(encoded(word)))
            if (words.size() < mostSuggestions)
                words << decoded(one);
        return words;
    }
    Result<void> add(const QString& word)
    {
        QSet<QString> all = m_personal;
        all.insert(word);
        QStringList sorted(all.begin(), all.end());
        sorted.sort();
        if (!QDir().mkpath(QFileInfo(m_personalFile).path()))
            return fail(ErrorCode::Internal, "the folder for personal words cannot be made");
        QSaveFile file(m_personalFile);
        if (!file.open(QIODevice::WriteOnly) || file.write(sorted.join(u'\n').toUtf8() + '\n') < 0 || !file.commit())
            return fail(ErrorCode::Internal, "the word could not be kept: " + file.errorString().toStdString());
        m_personal = std::move(all);
        return {};
    }

private:
    // Hunspell knows the straight apostrophe; people type the curly one.
    std::string encoded(QString word) const
    {
        word.replace(u'’', u'\'');
        if (m_encoding == "UTF-8")
            return word.toStdString();
        const icu::UnicodeString wide(word.utf16(), static_cast<int32_t>(word.size()));
        std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 4, '\0');
        const int32_t length = wide.extract(0, wide.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), m_encoding.c_str());
        bytes.resize(static_cast<std::size_t>(std::clamp<int32_t>(length, 0, static_cast<int32_t>(bytes.size()))));
        return bytes;
    }
    QString decoded(const std::string& bytes) const
    {
        if (m_encoding == "UTF-8")
            return QString::fromStdString(bytes);
        const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), m_encoding.c_str());
        return QString::fromUtf16(wide.getBuffer(), wide.length());
    }
    Hunspell m_hunspell;
    std::string m_encoding;
    QString m_personalFile;
    QSet<QString> m_personal;
    QHash<QString, bool> m_known;
};

} // namespace

class Speller::Books {
public:
    explicit Books(SpellPaths paths)
        : m_paths(std::move(paths))
    {
    }
    Result<Book*> open(const QString& language)
    {
        static const QString plain = u"abcdefghijklmnopqrstuvwxyz_"_s;
        const bool odd
            = language.isEmpty() || std::any_of(language.begin(), language.end(), [](QChar c) { return !plain.contains(c.toLower()); });
        auto& book = m_books[language];
        for (const QString& folder : book || odd ? QStringList() : m_paths.dictionaries)
            for (const QString& name : listNames(language)) {
                const QString base = folder + u'/' + name;
                if (!book && QFile::exists(base + u".aff"_s) && QFile::exists(base + u".dic"_s))
                    book = std::make_unique<Book>(base, m_paths.personal + u'/' + language + u".txt"_s);
            }
        if (!book)
            return fail(ErrorCode::NotFound, "no dictionary for the language " + language.toStdString());
        return book.get();
    }

private:
    SpellPaths m_paths;
    std::map<QString, std::unique_ptr<Book>> m_books;
};

SpellPaths systemSpellPaths(const QString& personalFolder)
{
    QStringList folders;
    for (const QString& place : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        folders << place + u"/hunspell"_s;
    folders << u"/usr/share/hunspell"_s << u"/usr/share/myspell/dicts"_s;
    folders.removeDuplicates();
    return { folders, personalFolder };
}

Speller::Speller(SpellPaths paths, QObject* parent)
    : SpellDesk(parent)
    , m_books(std::make_shared<Books>(std::move(paths)))
{
    m_worker.setMaxThreadCount(1); // a dictionary is not to be asked by two
    m_worker.setExpiryTimeout(-1);
}

Speller::~Speller()
{
    m_worker.clear();
    m_worker.waitForDone();
}

template <class Value, class Work>
QFuture<Value> Speller::run(Work work)
{
    Answerer<Value> answer;
    m_worker.start([answer, books = m_books, work = std::move(work)] { answer(work(*books)); });
    return answer.future();
}

QFuture<Result<std::vector<Misspelling>>> Speller::check(const QString& language, const QString& text, const QStringList& ignored)
{
    using Answer = Result<std::vector<Misspelling>>;
    return run<Answer>([language, text, ignored](Books& books) -> Answer {
        const auto book = books.open(language);
        if (!book)
            return tl::unexpected(book.error());
        const QSet<QString> names = foldedWords(ignored);
        std::vector<Misspelling> wrong;
        for (const SpellWord& word : spellWords(text.left(mostText)))
            if (!names.contains(word.word.toCaseFolded()) && !(*book)->knows(word.word))
                wrong.push_back({ word.from, static_cast<int>(word.word.size()), word.word });
        return wrong;
    });
}

QFuture<Result<QStringList>> Speller::suggest(const QString& language, const QString& word)
{
    return run<Result<QStringList>>([language, word](Books& books) -> Result<QStringList> {
        const auto book = books.open(language);
        if (!book)
            return tl::unexpected(book.error());
        return (*book)->suggest(word.left(100));
    });
}

QFuture<Result<void>> Speller::addWord(const QString& language, const QString& word)
{
    Answerer<Result<void>> answer;
    whenDone(run<Result<void>>([language, word = word.trimmed()](Books& books) -> Result<void> {
        const auto book = books.open(language);
        if (!book)
            return tl::unexpected(book.error());
        if (word.isEmpty() || word.size() > 100 || word.contains(u'\n'))
            return fail(ErrorCode::InvalidInput, "this is no single word");
        return (*book)->add(word);
    }),
        this, [this, answer, language, word](Result<void> done) {
            if (done)
                Q_EMIT wordAdded(language, word);
            answer(std::move(done));
        });
    return answer.future();
}

} // namespace countersign
