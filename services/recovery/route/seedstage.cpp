#include "services/recovery/route/seedstage.h"

#include "models/domain/auditentry.h"
#include "models/domain/ids.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/route/seedmaker.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/policystore.h"

#include <memory>
#include <optional>

namespace countersign {

namespace {

struct Source {
    Draft draft;
    Policy policy;
    std::vector<AuditEntry> entries;  // of its way to the queue
};

// The entries a draft has when it gets to the queue: without them the record would tell the planted one at a glance.
Result<std::vector<AuditEntry>> wayOf(Connection& reading, const std::string& draftId)
{
    const auto rows = reading.rows<std::tuple<std::string>>("SELECT entry FROM audit_entries WHERE draft_id = :draft ORDER BY idx LIMIT 40", draftId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<AuditEntry> way;
    for (const auto& [text] : *rows) {
        const auto json = parseJson(text);
        auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
        if (!entry)
            return fail(ErrorCode::Damaged, "an entry of the record cannot be read");
        if (entry->actorKind != "service")
            continue;
        way.push_back(std::move(*entry));
        if (way.back().action == "draft.queued")
            break;
    }
    return way;
}

Result<std::optional<Source>> sourceFor(Connection& reading, const SealKey& master, const std::string& draftId)
{
    auto policy = currentPolicy(reading);
    if (!policy)
        return tl::unexpected(policy.error());
    if (policy->seededShareBp <= 0)
        return std::optional<Source>{};
    const auto recent = reading.rows<std::tuple<std::string>>(
        "SELECT d.id FROM drafts d WHERE d.state = 'queued' AND d.kind = 'recovery' AND d.revision = 1 AND d.shop_id = (SELECT shop_id FROM drafts WHERE id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM seeded s WHERE s.draft_id = d.id) ORDER BY d.created_at DESC LIMIT 20", draftId);
    if (!recent)
        return tl::unexpected(recent.error());
    if (recent->empty())
        return std::optional<Source>{};
    const auto& chosen = std::get<0>(recent->at(drawn(master.derive("seeds"), "source" + draftId, static_cast<std::uint32_t>(recent->size()))));
    auto stored = loadDraft(reading, master, chosen);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? Result<std::optional<Source>>(std::optional<Source>{})
                                                          : Result<std::optional<Source>>(tl::unexpected(stored.error()));
    auto way = wayOf(reading, chosen);
    if (!way)
        return tl::unexpected(way.error());
    return std::optional<Source>{Source{std::move(stored->draft), std::move(*policy), std::move(*way)}};
}

Result<void> queue(Connection& connection, const SealKey& master, const Source& source, PlantedDraft made, TimeMs now)
{
    auto& draft = made.draft;
    const auto& id = draft.summary.id;
    const auto there = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM drafts WHERE id = :id AND sealed <> ''", source.draft.summary.id);
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return {}; // its customer was erased since it was read
    const auto subject = findOrMakeSubject(connection, master, draft.summary.shopId, "seeded:" + id, now);
    if (!subject)
        return tl::unexpected(subject.error());
    draft.values.commitmentKey = subject->commitmentKeyHex();
    if (auto inserted = insertDraft(connection, *subject, draft, now); !inserted)
        return inserted;
    const auto planted = connection.run(
        "INSERT INTO seeded(draft_id, fault, planted, made_at, source) VALUES(:id, :fault, :planted, :at, :source)", id, made.fault, made.planted,
        now, source.draft.summary.id);
    if (!planted)
        return tl::unexpected(planted.error());
    const auto kept = connection.run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) "
                                     "VALUES(:draft, 1, 'service', 'compose', :contents, '', :now)",
        id, Json(draft.contents).dump(), now);
    if (!kept)
        return tl::unexpected(kept.error());
    // What a model was asked for the source, so that a planted draft has the same; it cost nothing a second time.
    const auto asked = connection.run("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, cost_micros, exchange, citations, at) "
                                      "SELECT :draft, revision, purpose, prompt, model, 0, exchange, citations, :now FROM exchanges "
                                      "WHERE draft_id = :source AND revision = 1 ORDER BY seq",
        id, now, source.draft.summary.id);
    if (!asked)
        return tl::unexpected(asked.error());
    for (AuditEntry entry : source.entries) {
        entry.id.clear();
        entry.at = 0;
        entry.draftId = id;
        entry.subject = entry.subject == source.draft.cartId ? draft.cartId : id;
        if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
            return appended;
    }
    return {};
}

}  // namespace

Result<StageOutcome> SeedStage::run(const Job& job)
{
    const TimeMs now = m_context.clock.now();
    const SealKey& master = m_context.keys.master;
    auto source = m_context.reads.read<std::optional<Source>>([&](Connection& reading) { return sourceFor(reading, master, job.entity); });
    if (!source)
        return tl::unexpected(source.error());
    StageOutcome outcome;
    if (!*source)
        return outcome;
    auto made = plantedDraft((*source)->draft, (*source)->policy, master.derive("seeds"), newId(now), newId(now), now);
    if (!made)
        return outcome;
    outcome.next.push_back(NextJob{"expire", made->draft.summary.id, made->draft.summary.coldAt});
    outcome.write = [source = std::make_shared<const Source>(std::move(**source)), made = std::move(*made), &master, now](
                        Connection& connection) { return queue(connection, master, *source, made, now); };
    return outcome;
}

}  // namespace countersign
