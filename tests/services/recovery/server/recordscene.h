#pragma once
// A backend with people who may read the record, export it, or neither; and the shortest ways to ask it.
#include "app/ctl/auditexport.h"
#include "app/ctl/client.h"
#include "models/domain/auditsearch.h"
#include "models/domain/digest.h"
#include "services/recovery/record/auditlog.h"
#include "tests/services/recovery/servedhome.h"

namespace countersign {

class RecordScene {
protected:
    HttpAnswer get(test::Reviewer& who, const std::string& path) { return who.request("GET", path).value(); }
    Json body(test::Reviewer& who, const std::string& path) { return parseJson(get(who, path).body, { .maxBytes = 1 << 24 }).value(); }
    static std::string query(const AuditFilter& filter) { return "filter=" + percentEncoded(Json(filter).dump()); }
    AuditPage search(const AuditFilter& filter) { return decode<AuditPage>(body(*m_auditor, "/v1/audit/search?" + query(filter))).value(); }
    // Searched about a second behind: waits until the newest entry of now is in the index.
    void settle()
    {
        const auto size = m_home->one<std::int64_t>("SELECT max(idx) + 1 FROM audit_entries");
        QTRY_VERIFY_WITH_TIMEOUT(m_home->one<std::int64_t>("SELECT next FROM audit_indexed") >= size, 10000);
    }
    void record(const std::string& actor, const std::string& action, const std::string& subjectKind, const std::string& subject,
        const std::string& draftId, Json data = Json::object(), const std::string& shop = "northbean")
    {
        AuditEntry entry;
        entry.actorKind = isId(actor) ? "person" : "service";
        entry.actor = actor;
        entry.action = action;
        entry.shopId = shop;
        entry.subjectKind = subjectKind;
        entry.subject = subject;
        entry.draftId = draftId;
        entry.data = std::move(data);
        const auto done = m_home->backend().context().writer.run(
            [&](Connection& connection) { return appendEntry(connection, entry, m_home->clock.now()); });
        QVERIFY(done);
    }
    void makeExpired()
    {
        for (int i = 0; i < 30; ++i)
            record("expire", "draft.expired", "draft", "d" + std::to_string(i), {}, { { "note", "a \"quoted\" one, with commas" } },
                "north\"bean, Ltd");
        settle();
    }
    static std::string nextOf(const HttpAnswer& answer)
    {
        for (const auto& [name, value] : answer.headers)
            if (name == "x-next-cursor")
                return value;
        return {};
    }
    std::int64_t entries(const std::string& action)
    {
        return m_home->one<std::int64_t>("SELECT count(*) FROM audit_entries WHERE json_extract(entry, '$.action') = '" + action + "'");
    }
    FetchEntries fetch(const std::string& selection)
    {
        return [this, selection](std::int64_t after, std::int64_t limit) -> Result<std::string> {
            return get(*m_auditor,
                "/v1/audit/export?filter=" + percentEncoded(selection) + "&after=" + std::to_string(after)
                    + "&limit=" + std::to_string(limit))
                .body;
        };
    }

    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<test::Reviewer> m_mira; // may read the record
    std::unique_ptr<test::Reviewer> m_auditor; // may export it too
    std::unique_ptr<test::Reviewer> m_bea; // may read drafts alone
    QTemporaryDir m_folder;
};

} // namespace countersign
