#include "services/console/store/queuesearch.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr qsizetype mostWords = 12;
constexpr std::size_t candidates = 2048; // looked at in the queue's order, at a time
constexpr std::size_t readTogether = 256; // of them in one question to the file
constexpr int mostBlocks = 3;
constexpr std::int64_t enoughToCount = 50; // matches from which the others' number is estimated

// The accents that SQLite's tokenizer "unicode61" leaves out of a word; any other mark ends the word.
bool isAccent(char32_t c)
{
    return c >= 0x300 && c <= 0x331;
}

// As that tokenizer cuts texts: a word that were two for it would be a phrase, which this index does not answer.
template <class Take>
void eachWord(QStringView text, Take take)
{
    qsizetype begin = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : char32_t(text[at].unicode());
        const qsizetype next = at + (pair ? 2 : 1);
        if (!QChar::isLetterOrNumber(c) && QChar::category(c) != QChar::Other_PrivateUse && !isAccent(c)) {
            if (at > begin)
                take(text.mid(begin, at - begin));
            begin = next;
        }
        at = next;
    }
    if (at > begin)
        take(text.mid(begin));
}

// The tokenizer takes accents off Latin letters only.
QString foldedSearchText(const QString& text)
{
    QString folded;
    folded.reserve(text.size());
    for (QChar c : text) {
        if (isAccent(c.unicode()))
            continue;
        while (c.unicode() >= 0x80 && c.decompositionTag() == QChar::Canonical && c.decomposition().front().script() == QChar::Script_Latin)
            c = c.decomposition().front();
        folded += c;
    }
    return folded.toCaseFolded();
}

Result<std::vector<std::int64_t>> wordRows(Connection& connection, const QueueSearch& search)
{
    const auto rows = connection.rows<std::tuple<std::int64_t>>(
        "SELECT rowid FROM draft_words WHERE draft_words MATCH :a LIMIT :b", search.words.match(), search.fewMatches + 1);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<std::int64_t> seqs;
    for (const auto& [seq] : *rows)
        seqs.push_back(seq);
    std::sort(seqs.begin(), seqs.end());
    return seqs;
}

bool areFew(const std::vector<std::int64_t>& rows, const QueueSearch& search)
{
    return static_cast<int>(rows.size()) <= search.fewMatches;
}

// Of each hit, whether its draft holds the words; one that is gone does not.
Result<std::vector<bool>> holding(Connection& connection, const SoughtWords& words, std::span<const QueueHit> hits)
{
    std::string seqs = "[";
    for (const QueueHit& hit : hits)
        seqs += (seqs.size() > 1 ? "," : "") + std::to_string(hit.seq);
    const auto texts = connection.rows<std::tuple<std::int64_t, std::string>>(
        "SELECT t.key, c.c0 FROM json_each(:a) t CROSS JOIN draft_words_content c ON c.id = t.value", seqs + "]");
    if (!texts)
        return tl::unexpected(texts.error());
    std::vector<bool> held(hits.size());
    for (const auto& [at, text] : *texts)
        held[static_cast<std::size_t>(at)] = words.heldBy(text);
    return held;
}

struct Looked {
    QueueFound found; // hits: at most as many as asked for, total and stake: estimated; no cursors
    std::int64_t looked = 0;
    std::int64_t matched = 0;
    bool more = false; // more matched than were asked for
    std::optional<QueueCursor> behind; // where what was not looked at begins; none: nothing is left
};

Result<Looked> lookAmong(Connection& connection, const QueueIndex& index, const QueueSearch& search, std::optional<QueueCursor> after,
    std::size_t limit, int blocks)
{
    Looked result;
    const bool first = !after;
    for (int block = 0; block < blocks && !result.more; ++block) {
        const QueueFound next = index.find(search.filter, search.now, after, candidates);
        if (block == 0) {
            result.found.total = next.total;
            result.found.stake = next.stake;
        }
        for (std::size_t begin = 0; begin < next.hits.size(); begin += readTogether) {
            if (result.more && result.looked >= static_cast<std::int64_t>(limit) * 4)
                break;
            const auto some = std::span(next.hits).subspan(begin, std::min(readTogether, next.hits.size() - begin));
            const auto held = holding(connection, search.words, some);
            if (!held)
                return tl::unexpected(held.error());
            for (std::size_t i = 0; i < some.size(); ++i) {
                ++result.looked;
                if (!(*held)[i])
                    continue;
                ++result.matched;
                if (result.found.hits.size() < limit)
                    result.found.hits.push_back(some[i]);
                else
                    result.more = limit > 0;
            }
        }
        after = next.cursors.empty() ? std::nullopt : std::optional(next.cursors.front());
        if (!after)
            break;
    }
    result.behind = std::move(after);
    auto& [hits, cursors, total, stake] = result.found;
    if (result.looked > 0)
        stake = static_cast<std::int64_t>(
            static_cast<double>(stake) * static_cast<double>(result.matched) / static_cast<double>(result.looked));
    const bool all = first && !result.behind && !result.more;
    const std::int64_t estimate = result.looked > 0 ? total * result.matched / result.looked : 0;
    total = all ? result.matched : std::max(estimate, result.matched);
    return result;
}

// What was looked at stands for all.
QueueTally estimatedTally(const QueueIndex& index, const QueueSearch& search, std::vector<std::int64_t> seqs, std::int64_t total)
{
    std::sort(seqs.begin(), seqs.end());
    QueueTally tally = index.tally(search.filter, search.now, &seqs);
    qint64 seen = 0;
    for (const auto& [group, count] : tally.groups)
        seen += count;
    for (auto& [group, count] : tally.groups)
        count = seen > 0 ? std::max(count, total * count / seen) : 0;
    return tally;
}

} // namespace

SoughtWords::SoughtWords(const std::string& typed)
{
    const QString text = QString::fromStdString(typed);
    eachWord(text, [this](QStringView word) {
        if (m_typed.size() < mostWords)
            m_typed << word.toString();
    });
    for (const QString& word : m_typed)
        m_folded << foldedSearchText(word);
}

std::string SoughtWords::match() const
{
    return m_typed.isEmpty() ? std::string() : QString(u'"' + m_typed.join(u"\" \""_s) + u"\"*").toStdString();
}

bool SoughtWords::heldBy(std::string_view text) const
{
    QList<bool> found(m_folded.size());
    const QString folded = foldedSearchText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    eachWord(folded, [this, &found](QStringView word) {
        for (qsizetype i = 0; i < m_folded.size(); ++i)
            found[i] = found[i] || (i + 1 < m_folded.size() ? word == m_folded[i] : word.startsWith(m_folded[i]));
    });
    return !found.contains(false);
}

Result<QueueFound> searchQueue(Connection& connection, const QueueIndex& index, const QueueSearch& search,
    const std::optional<QueueCursor>& after, std::size_t limit)
{
    const bool large = index.size() > static_cast<std::size_t>(search.fewMatches);
    if (large) {
        auto looked = lookAmong(connection, index, search, after, limit, 1);
        if (!looked)
            return tl::unexpected(std::move(looked.error()));
        if (looked->more)
            looked->found.cursors.emplace_back(); // its place is that of the last hit
        if (looked->more || !looked->behind || (limit == 0 && looked->matched >= enoughToCount))
            return std::move(looked->found);
    }
    const auto few = wordRows(connection, search);
    if (!few)
        return tl::unexpected(few.error());
    if (areFew(*few, search))
        return index.find(search.filter, search.now, after, limit, &*few);
    auto looked = lookAmong(connection, index, search, after, limit, mostBlocks);
    if (!looked)
        return tl::unexpected(std::move(looked.error()));
    if (looked->more)
        looked->found.cursors.emplace_back();
    else if (limit > 0 && looked->behind)
        looked->found.cursors = { *looked->behind, *looked->behind }; // two: goes on behind what was looked at
    return std::move(looked->found);
}

Result<QueueTally> tallySearch(Connection& connection, const QueueIndex& index, const QueueSearch& search)
{
    if (index.size() > static_cast<std::size_t>(search.fewMatches)) {
        const auto looked = lookAmong(connection, index, search, std::nullopt, candidates, 1);
        if (!looked)
            return tl::unexpected(looked.error());
        if (!looked->behind || looked->matched >= enoughToCount) {
            std::vector<std::int64_t> seqs;
            for (const QueueHit& hit : looked->found.hits)
                seqs.push_back(hit.seq);
            return estimatedTally(index, search, std::move(seqs), looked->found.total);
        }
    }
    auto words = wordRows(connection, search);
    if (!words)
        return tl::unexpected(std::move(words.error()));
    if (areFew(*words, search))
        return index.tally(search.filter, search.now, &*words);
    const auto all = lookAmong(connection, index, search, std::nullopt, 0, mostBlocks);
    if (!all)
        return tl::unexpected(all.error());
    return estimatedTally(index, search, std::move(*words), all->found.total);
}

Result<std::vector<QueueHit>> searchAll(Connection& connection, const QueueIndex& index, const QueueSearch& search, std::size_t most)
{
    const auto words = wordRows(connection, search);
    if (!words)
        return tl::unexpected(words.error());
    if (areFew(*words, search))
        return index.find(search.filter, search.now, std::nullopt, most + 1, &*words).hits;
    auto hits = index.find(search.filter, search.now, std::nullopt, most + 1).hits;
    if (hits.size() <= most)
        if (auto kept = keepHolding(connection, search.words, hits); !kept)
            return tl::unexpected(std::move(kept.error()));
    return hits;
}

Result<void> keepHolding(Connection& connection, const SoughtWords& words, std::vector<QueueHit>& hits)
{
    if (words.empty() || hits.empty())
        return {};
    const auto held = holding(connection, words, hits);
    if (!held)
        return tl::unexpected(held.error());
    std::size_t at = 0;
    std::erase_if(hits, [&held, &at](const QueueHit&) { return !(*held)[at++]; });
    return {};
}

} // namespace countersign
