#include "services/recovery/compose/exchangestore.h"

#include "services/recovery/store/rowjson.h"

#include <algorithm>

namespace countersign {

namespace {

Json citationsJson(const std::vector<CitedPassage>& citations)
{
    Json list = Json::array();
    for (const auto& cited : citations)
        list.push_back({ { "block", cited.block }, { "passage", cited.passage } });
    return list;
}

Result<std::vector<CitedPassage>> citationsOf(const std::string& text)
{
    const auto json = parseRowJson(text);
    if (!json || !json->is_array())
        return fail(ErrorCode::Damaged, "an exchange's citations in the database cannot be read");
    std::vector<CitedPassage> citations;
    for (const auto& entry : *json) {
        auto block = decode<int>(entry.value("block", Json()));
        auto passage = decode<Passage>(entry.value("passage", Json()));
        if (!block || !passage)
            return fail(ErrorCode::Damaged, "an exchange's citations in the database cannot be read");
        citations.push_back({ *block, std::move(*passage) });
    }
    return citations;
}

} // namespace

std::vector<CitedPassage> citedPassages(const ModelAnswer& answer, const std::vector<Passage>& passages)
{
    std::vector<CitedPassage> cited;
    for (const auto& citation : answer.citations) {
        const auto it
            = std::find_if(passages.begin(), passages.end(), [&](const Passage& passage) { return passage.id == citation.passage; });
        if (it != passages.end())
            cited.push_back({ citation.block, *it });
    }
    return cited;
}

void to_json(Json& json, const KeptExchange& kept)
{
    json = kept.exchange;
    json["revision"] = kept.revision;
    json["purpose"] = kept.purpose;
    json["at"] = formatTime(kept.at);
    json["citations"] = citationsJson(kept.citations);
}

Result<void> keepExchange(Connection& connection, const std::string& draftId, const KeptExchange& kept)
{
    const auto& exchange = kept.exchange;
    auto put = connection.run("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, cost_micros, exchange, citations, at) "
                              "VALUES(:draft, :revision, :purpose, :prompt, :model, :cost, :exchange, :citations, :at)",
        draftId, kept.revision, word(kept.purpose), exchange.promptRef, exchange.model, exchange.costMicros, jsonText(exchange),
        jsonText(citationsJson(kept.citations)), kept.at);
    if (!put)
        return tl::unexpected(std::move(put.error()));
    return {};
}

Result<std::vector<KeptExchange>> exchangesOf(Connection& connection, const std::string& draftId)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT revision, purpose, exchange, citations, at FROM exchanges WHERE draft_id = :draft ORDER BY seq LIMIT 200", draftId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<KeptExchange> all;
    for (const auto& [revision, purpose, text, cited, at] : *rows) {
        auto exchange = fromRowText<Exchange>(text, "exchanges");
        auto citations = citationsOf(cited);
        const auto known = fromWord<ExchangePurpose>(purpose);
        if (!exchange || !citations)
            return tl::unexpected(exchange ? citations.error() : exchange.error());
        if (!known)
            return fail(ErrorCode::Damaged, "an exchange's purpose in the database is unknown");
        all.push_back({ revision, *known, at, std::move(*exchange), std::move(*citations) });
    }
    return all;
}

Result<std::int64_t> spentSince(Connection& connection, TimeMs since)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT (SELECT coalesce(sum(cost_micros), 0) FROM exchanges WHERE at >= :since) "
        "+ (SELECT coalesce(sum(cost_micros), 0) FROM replays WHERE created_at >= :started)",
        since, since);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

} // namespace countersign
