#include "services/recovery/knowledge/knowledge.h"
#include "services/recovery/knowledge/vectors.h"
#include "services/recovery/store/draftwords.h"

#include <algorithm>
#include <map>
#include <set>

namespace countersign {

namespace {

constexpr std::size_t mostRanked = 50;    // of each way of searching
constexpr std::size_t mostWords = 40;     // of a query
constexpr std::size_t shortestWord = 3;   // "a", "of", "zu" find everything
constexpr double fusionConstant = 60;     // Cormack, Clarke, Büttcher, "Reciprocal rank fusion", SIGIR 2009

std::vector<KnowledgeKind> kindsOf(const KnowledgeQuery& query)
{
    if (!query.kinds.empty())
        return query.kinds;
    std::vector<KnowledgeKind> all;
    for (const auto& [kind, name] : EnumWords<KnowledgeKind>::words)
        if (kind != KnowledgeKind::ApprovedMessage)
            all.push_back(kind);
    return all;
}

// The files that count, as a condition on p and f, and its values.
std::string scopeOf(const KnowledgeQuery& query, const std::vector<KnowledgeKind>& kinds, std::vector<Cell>& values)
{
    values.emplace_back(query.shopId);
    values.emplace_back(query.language);
    std::string names;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        names += (i == 0 ? ":k" : ", :k") + std::to_string(i);
        values.emplace_back(std::string(word(kinds[i])));
    }
    return "p.shop_id = :shop AND f.language IN ('', :language) AND f.kind IN (" + names + ")";
}

Result<std::vector<std::int64_t>> seqs(Connection& connection, const std::string& sql, const std::vector<Cell>& values)
{
    auto rows = connection.rowsOf<std::tuple<std::int64_t>>(sql, values);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<std::int64_t> found;
    for (const auto& [seq] : *rows)
        found.push_back(seq);
    return found;
}

Result<std::vector<std::int64_t>> byWords(Connection& connection, const KnowledgeQuery& query, const std::vector<KnowledgeKind>& kinds)
{
    std::set<std::string> words;
    for (auto& each : foldedWords(query.words))
        if (each.size() >= shortestWord && words.size() < mostWords)
            words.insert(std::move(each));
    if (words.empty())
        return std::vector<std::int64_t>{};
    std::string match;
    for (const auto& each : words)
        match += (match.empty() ? "\"" : " OR \"") + each + "\"";
    std::vector<Cell> values{ Cell{ match } };
    const auto scope = scopeOf(query, kinds, values);
    values.emplace_back(static_cast<std::int64_t>(mostRanked));
    return seqs(connection,
        "SELECT p.seq FROM knowledge_text JOIN knowledge_passages p ON p.seq = knowledge_text.rowid "
        "JOIN knowledge_files f ON f.id = p.file_id WHERE knowledge_text MATCH :words AND "
            + scope + " ORDER BY bm25(knowledge_text), p.seq LIMIT :most",
        values);
}

Result<std::vector<std::int64_t>> byNearness(Connection& connection, const KnowledgeQuery& query, const std::vector<KnowledgeKind>& kinds)
{
    if (query.vector.empty())
        return std::vector<std::int64_t>{};
    std::vector<Cell> values;
    const auto scope = scopeOf(query, kinds, values);
    auto rows = connection.rowsOf<std::tuple<std::int64_t, std::string>>(
        "SELECT p.seq, p.vector FROM knowledge_passages p JOIN knowledge_files f ON f.id = p.file_id WHERE p.vector <> '' AND " + scope,
        values);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<StoredVector> stored;
    for (auto& [seq, packed] : *rows)
        stored.push_back({ seq, std::move(packed) });
    return nearestVectors(stored, query.vector, mostRanked);
}

// A shop's voice from the beginning of its files, whatever was searched for.
Result<std::vector<std::int64_t>> voice(Connection& connection, const KnowledgeQuery& query, const std::vector<KnowledgeKind>& kinds)
{
    std::vector<KnowledgeKind> voices;
    for (const auto kind : { KnowledgeKind::Tone, KnowledgeKind::DoAndDont, KnowledgeKind::BrandGuide })
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
            voices.push_back(kind);
    if (voices.empty())
        return std::vector<std::int64_t>{};
    std::vector<Cell> values;
    const auto scope = scopeOf(query, voices, values);
    values.emplace_back(static_cast<std::int64_t>(query.limit));
    return seqs(connection,
        "SELECT p.seq FROM knowledge_passages p JOIN knowledge_files f ON f.id = p.file_id WHERE " + scope
            + " ORDER BY p.place, f.kind DESC, p.seq LIMIT :most",
        values);
}

std::vector<std::int64_t> fused(const std::vector<std::vector<std::int64_t>>& rankings)
{
    std::map<std::int64_t, double> scores;
    for (const auto& ranking : rankings)
        for (std::size_t rank = 0; rank < ranking.size(); ++rank)
            scores[ranking[rank]] += 1.0 / (fusionConstant + static_cast<double>(rank + 1));
    std::vector<std::pair<std::int64_t, double>> ordered(scores.begin(), scores.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::int64_t> result;
    for (const auto& [seq, score] : ordered)
        result.push_back(seq);
    return result;
}

} // namespace

Result<std::vector<Passage>> findPassages(Connection& connection, const KnowledgeQuery& query)
{
    const auto kinds = kindsOf(query);
    auto words = byWords(connection, query, kinds);
    if (!words)
        return tl::unexpected(std::move(words.error()));
    auto near = byNearness(connection, query, kinds);
    if (!near)
        return tl::unexpected(std::move(near.error()));
    auto found = fused({ std::move(*words), std::move(*near) });
    const auto beginnings = voice(connection, query, kinds);
    if (!beginnings)
        return tl::unexpected(beginnings.error());
    for (const auto seq : *beginnings)
        if (std::find(found.begin(), found.end(), seq) == found.end())
            found.push_back(seq);
    found.resize(std::min(found.size(), query.limit));
    std::vector<Passage> passages;
    for (const auto seq : found) {
        const auto row = connection.row<std::tuple<std::string, std::string, std::string, std::string>>(
            "SELECT p.source, p.text, f.name, f.kind FROM knowledge_passages p JOIN knowledge_files f ON f.id = p.file_id WHERE p.seq = :seq", seq);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            continue;
        const auto& [source, text, name, kind] = **row;
        passages.push_back({ "K" + std::to_string(passages.size() + 1), source.empty() ? name : source, text,
            kind == word(KnowledgeKind::Policy) });
    }
    return passages;
}

} // namespace countersign
