#include "services/recovery/store/consentstore.h"

#include "services/base/dropcount.h"

namespace countersign {

void to_json(Json& json, const ConsentRecord& record)
{
    json = Json{ { "channel", record.channel }, { "consent", word(record.consent) }, { "source", record.source },
        { "changed_at", formatTime(record.changedAt) }, { "seen_at", formatTime(record.seenAt) } };
}

Result<void> noteConsent(Connection& connection, const std::string& subjectId, std::string_view channel, Consent consent,
    std::string_view source, TimeMs changedAt, TimeMs now)
{
    if (consent == Consent::Unknown)
        return {};
    const auto newest = connection.row<std::tuple<std::string, std::string>>(
        "SELECT consent, source FROM consents WHERE subject_id = :subject AND channel = :channel ORDER BY seq DESC LIMIT 1", subjectId,
        channel);
    if (!newest)
        return tl::unexpected(newest.error());
    if (*newest && std::get<0>(**newest) == word(consent) && std::get<1>(**newest) == source)
        return {};
    return dropCount(connection.run("INSERT INTO consents(subject_id, channel, consent, source, changed_at, seen_at) "
                                    "VALUES(:subject, :channel, :consent, :source, :changed, :seen)",
        subjectId, channel, word(consent), source, changedAt, now));
}

Result<std::vector<ConsentRecord>> consentsOf(Connection& connection, const std::string& subjectId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t>;
    auto rows = connection.rows<Row>(
        "SELECT channel, consent, source, changed_at, seen_at FROM consents WHERE subject_id = :subject ORDER BY seq", subjectId);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<ConsentRecord> records;
    for (auto& [channel, consent, source, changedAt, seenAt] : *rows)
        records.push_back({ std::move(channel), fromWord<Consent>(consent).value_or(Consent::Unknown), std::move(source), changedAt, seenAt });
    return records;
}

} // namespace countersign
