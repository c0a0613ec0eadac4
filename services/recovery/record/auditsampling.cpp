#include "services/recovery/record/auditsampling.h"

#include "models/domain/digest.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/auditsearch.h"

#include <set>
#include <sodium.h>

namespace countersign {

namespace {

constexpr std::size_t mostSends = 200'000;
constexpr std::int64_t framePage = 2'000;

Result<void> fillFacts(Connection& connection, const std::string& decisionId, std::int64_t size, SampledSend& send)
{
    const auto draft = connection.row<std::tuple<std::int64_t, std::string, std::int64_t>>(
        "SELECT value_minor, currency, EXISTS(SELECT 1 FROM audit_entries WHERE draft_id = drafts.id AND idx < :size "
        "AND json_extract(entry, '$.action') = 'send.unknown') FROM drafts WHERE id = :id",
        size, send.draftId);
    if (!draft)
        return tl::unexpected(draft.error());
    if (*draft) {
        send.value = { std::get<0>(**draft), std::get<1>(**draft) };
        send.unknown = std::get<2>(**draft) != 0;
    }
    const auto decision
        = connection.row<std::tuple<std::string, std::string>>("SELECT person_id, statement FROM decisions WHERE id = :id", decisionId);
    if (!decision)
        return tl::unexpected(decision.error());
    if (!*decision)
        return {};
    send.person = std::get<0>(**decision);
    send.automatic = send.person == "policy";
    const Json statement = Json::parse(std::get<1>(**decision), nullptr, false);
    if (statement.is_object())
        if (const auto overrides = statement.find("overrides"); overrides != statement.end() && overrides->is_array())
            send.overridden = !overrides->empty();
    return {};
}

bool isWithin(const SamplePlan& plan, const SampledSend& send)
{
    return (plan.person.empty() || send.person == plan.person) && (!plan.minMinor || send.value.minor >= *plan.minMinor)
        && (!plan.maxMinor || send.value.minor <= *plan.maxMinor) && (plan.currency.empty() || send.value.currency == plan.currency);
}

Result<std::int64_t> searchableSize(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::int64_t>>("SELECT next FROM audit_indexed");
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

} // namespace

Result<SampleFrame> sampleFrame(Connection& connection, const SamplePlan& plan)
{
    if (auto checked = checkSamplePlan(plan); !checked)
        return tl::unexpected(std::move(checked.error()));
    const auto size = searchableSize(connection);
    if (!size)
        return tl::unexpected(size.error());
    if (plan.size > *size)
        return fail(ErrorCode::Unavailable, "the record cannot be searched up to this plan's size yet", secondMs);
    SampleFrame frame{ plan, {} };
    if (frame.plan.size == 0)
        frame.plan.size = *size;
    AuditFilter filter;
    filter.actions = { "send.started" };
    filter.from = plan.from;
    filter.to = plan.to;
    if (!plan.shop.empty())
        filter.shops = { plan.shop };
    std::set<std::string> seen; // a message that was tried twice is one send
    for (std::int64_t after = -1;;) {
        const auto page = selectAudit(connection, filter, after, framePage);
        if (!page)
            return tl::unexpected(page.error());
        for (const RecordedEntry& recorded : *page) {
            if (recorded.index >= frame.plan.size)
                return frame;
            after = recorded.index;
            const auto json = parseJson(recorded.entry);
            const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
            if (!entry)
                return fail(ErrorCode::Damaged, "entry " + std::to_string(recorded.index) + " of the record cannot be read");
            if (entry->draftId.empty() || !seen.insert(entry->draftId).second)
                continue;
            SampledSend send;
            send.draftId = entry->draftId;
            send.index = recorded.index;
            send.at = entry->at;
            send.shop = entry->shopId;
            if (auto filled = fillFacts(connection, entry->data.value("decision_id", std::string()), frame.plan.size, send); !filled)
                return tl::unexpected(std::move(filled.error()));
            if (isWithin(plan, send))
                frame.sends.push_back(std::move(send));
            if (frame.sends.size() > mostSends)
                return fail(ErrorCode::TooLarge, "there are over 200,000 sends: choose a shorter time");
        }
        if (static_cast<std::int64_t>(page->size()) < framePage)
            return frame;
    }
}

Result<AuditSample> recordSample(Connection& connection, SampleFrame frame, const std::string& personId, TimeMs now)
{
    AuditSample sample;
    sample.plan = std::move(frame.plan);
    if (sample.plan.seed.empty()) {
        std::string seed(16, '\0');
        randombytes_buf(seed.data(), seed.size());
        sample.plan.seed = hex(seed);
    }
    sample.population = populationOf(frame.sends);
    sample.sends = drawSample(sample.plan, std::move(frame.sends));
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = personId;
    entry.action = "audit.sampled";
    entry.subjectKind = "record";
    Json drafts = Json::array();
    for (const SampledSend& send : sample.sends)
        drafts.push_back(send.draftId);
    entry.data = Json{ { "plan", sample.plan }, { "population", sample.population }, { "drafts", std::move(drafts) } };
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return tl::unexpected(std::move(appended.error()));
    const auto last = connection.row<std::tuple<std::int64_t>>("SELECT max(idx) FROM audit_entries");
    if (!last)
        return tl::unexpected(last.error());
    sample.entry = *last ? std::get<0>(**last) : -1;
    return sample;
}

} // namespace countersign
