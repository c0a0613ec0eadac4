// Reports and samples of the record: which entries are rows of which, to the last row, and the same sends drawn again.
#include "services/recovery/record/auditreports.h"
#include "services/recovery/record/auditsampling.h"
#include "services/recovery/record/audittree.h"
#include "tests/services/recovery/record/searchfixture.h"
#include "tst_auditsearch.h"

using namespace countersign;
using namespace countersign::samples;

void TestAuditSearch::reports()
{
    IndexedRecord record;
    record.sql("INSERT INTO people(id, login, name, password_hash, roles, created_at) VALUES('" + mira
        + "', 'mira', 'Mira Hofmann', '', '[]', 0)");
    record.draft(draftA, 200000, "c1");
    record.draft(draftB, 4000, "c2");
    record.sql("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, created_at) VALUES('" + draftB
        + "', 1, 'person', '" + mira + "', '[]', 0)");
    TimeMs at = start;
    const auto add = [&](const AuditEntry& entry) { record.append(entry, at += minuteMs); };
    add(IndexedRecord::entry("draft.queued", "route", draftA, { { "rule", "second_above_value" } })); // 0
    add(IndexedRecord::entry("draft.queued", "route", draftB, { { "rule", "pilot_phase" } })); // 1
    add(IndexedRecord::entry("decision.accepted", mira, draftA, decided("approve"))); // 2
    add(IndexedRecord::entry("decision.accepted", mira, draftB, decided("approve", { "stock", "price" }))); // 3
    AuditEntry rule = IndexedRecord::entry("decision.accepted", "within_limits", draftB, decided("approve", Json::array(), "policy"));
    rule.actorKind = "rule";
    rule.data["policy_person"] = mira;
    add(rule); // 4
    add(IndexedRecord::entry("lease.broken", mira, draftA, { { "holder", mira } })); // 5
    add(IndexedRecord::entry("policy.in_force", mira, {}, { { "version", 3 }, { "digest", "ab" } })); // 6
    add(IndexedRecord::entry("key.enrolled", mira, {}, { { "public_key", "secret" }, { "person_id", mira } })); // 7
    add(IndexedRecord::entry("prompt.label_given", mira, {}, { { "label", "live" }, { "number", 2 } })); // 8
    add(IndexedRecord::entry("prompt.label_given", mira, {}, { { "label", "draft" }, { "number", 3 } })); // 9
    add(IndexedRecord::entry("draft.expired", "expire", draftA)); // 10
    add(IndexedRecord::entry("send.unknown", "deliver", draftB)); // 11
    record.indexAll();
    const auto entries = [&record](std::string_view name, const AuditReportQuery& query = {}) {
        const auto report = auditReport(record.db(), name, query);
        if (!report)
            qFatal("%s", report.error().detail.c_str());
        Indexes found;
        for (const auto& row : report->rows) {
            if (row.size() != report->columns.size())
                qFatal("a row of %s has another length than its columns", report->name.c_str());
            found.push_back(row.at(1).get<std::int64_t>());
        }
        return found;
    };
    QCOMPARE(entries("over_limit"), (Indexes{ 2 }));
    QCOMPARE(entries("overrides"), (Indexes{ 3 }));
    QCOMPARE(entries("self_edits"), (Indexes{ 3 }));
    QCOMPARE(entries("break_glass"), (Indexes{}));
    QCOMPARE(entries("leases_broken"), (Indexes{ 5 }));
    QCOMPARE(entries("policy_changes"), (Indexes{ 6 }));
    QCOMPARE(entries("rights_changes"), (Indexes{ 7 }));
    QCOMPARE(entries("prompts_promoted"), (Indexes{ 8 }));
    QCOMPARE(entries("automatic_sends"), (Indexes{ 4 }));
    QCOMPARE(entries("expired_or_voided"), (Indexes{ 10 }));
    QCOMPARE(entries("unknown_sends"), (Indexes{ 11 }));
    QCOMPARE(entries("time_to_decision"), (Indexes{ 3, 2 }));
    QCOMPARE(auditReportNames().size(), std::size_t(13));
    QCOMPARE(entries("time_to_decision", { .from = std::nullopt, .to = start + 4 * minuteMs, .shop = {} }), (Indexes{ 2 }));
    QCOMPARE(entries("overrides", { .from = std::nullopt, .to = std::nullopt, .shop = "elsewhere" }), (Indexes{}));
    const auto row = auditReport(record.db(), "time_to_decision", {})->rows.back();
    QVERIFY(row.at(2) == "Mira Hofmann" && row.at(7) == 2 * minuteMs);
    QVERIFY(auditReport(record.db(), "rights_changes", {})->rows.front().dump().find("secret") == std::string::npos);
    QCOMPARE(auditReport(record.db(), "everything", {}).error().code, ErrorCode::NotFound);
}

// Beyond what one answer looks at: by pages to the first row, none twice, none left out, whatever comes meanwhile.
void TestAuditSearch::reportsHaveNoLastRow()
{
    constexpr std::int64_t all = 6'000;
    constexpr std::int64_t rowsBelow = 500;
    constexpr std::int64_t rowEvery = 20; // promotions; the labels between them are no rows
    IndexedRecord record;
    record.write([&record]() -> Result<void> {
        for (std::int64_t i = 0; i < all; ++i) {
            const char* label = i % rowEvery == 0 && i < rowsBelow ? "live" : "draft";
            if (auto appended = appendEntry(record.db(), IndexedRecord::entry("prompt.label_given", mira, {}, { { "label", label } }), start + i); !appended)
                return appended;
        }
        return {};
    });
    record.indexAll();
    Indexes found;
    std::string cursor;
    int empty = 0;
    int pages = 0;
    do {
        const auto page = auditReport(record.db(), "prompts_promoted", {}, cursor, 10);
        QVERIFY2(page, page ? "" : page.error().detail.c_str());
        QVERIFY(page->rows.size() <= 10 && ++pages < 20);
        empty += page->rows.empty() ? 1 : 0;
        for (const Json& row : page->rows)
            found.push_back(row.at(1).get<std::int64_t>());
        cursor = page->next;
        record.append(IndexedRecord::entry("prompt.label_given", mira, {}, { { "label", "live" } }), start + all);
        record.indexAll();
    } while (!cursor.empty());
    QCOMPARE(empty, 1); // the newest 5,000 hold no row
    Indexes expected;
    for (std::int64_t i = rowsBelow - rowEvery; i >= 0; i -= rowEvery)
        expected.push_back(i);
    QCOMPARE(found, expected);
    const auto exact = auditReport(record.db(), "prompts_promoted", { .from = start, .to = start + 10 * rowEvery, .shop = {} }, {}, 10);
    QVERIFY(exact && exact->rows.size() == 10 && exact->next.empty()); // a full page that is the last one says so
    QCOMPARE(auditReport(record.db(), "overrides", {}, "elsewhere").error().code, ErrorCode::InvalidInput);
    const AuditReport page{ "r", { "at", "value_minor", "note" }, { Json::array({ "x", 5, "=1+1, a" }), Json::array({ "y", nullptr, "" }) }, "b7" };
    QCOMPARE(reportCsvHead(page) + reportCsvLines(page), std::string("at,value_minor,note\r\nx,5,\"'=1+1, a\"\r\ny,,\r\n"));
    QCOMPARE(reportJsonLines(page), std::string("{\"at\":\"x\",\"note\":\"=1+1, a\",\"value_minor\":5}\n{\"at\":\"y\",\"note\":\"\",\"value_minor\":null}\n"));
}

void TestAuditSearch::aSampleIsDrawnAgainFromItsPlan()
{
    IndexedRecord record;
    for (int i = 0; i < 60; ++i) {
        const std::string draft = "draft-" + std::to_string(i);
        record.draft(draft, i < 50 ? 1'000 : 100'000, "s");
        record.sql("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) VALUES('d"
            + std::to_string(i) + "', '" + draft + "', 1, '" + (i % 2 == 0 ? mira : std::string("policy")) + "', 'k', 'approve', '{\"overrides\":[]}', '', 'sent', 0)");
        record.append(IndexedRecord::entry("send.started", "deliver", draft, { { "decision_id", "d" + std::to_string(i) } }), start + i * minuteMs);
    }
    record.append(IndexedRecord::entry("send.started", "deliver", "draft-3", { { "decision_id", "d3" } }), start + hourMs); // tried twice: one send
    record.append(IndexedRecord::entry("send.unknown", "deliver", "draft-3"), start + hourMs);
    record.indexAll();
    SamplePlan plan;
    plan.seed = "seed";
    plan.count = 10;
    const auto frame = sampleFrame(record.db(), plan);
    QVERIFY2(frame, frame ? "" : frame.error().detail.c_str());
    QCOMPARE(frame->sends.size(), std::size_t{ 60 });
    const SamplePopulation population = populationOf(frame->sends);
    QCOMPARE(population.automatic, 30);
    QCOMPARE(population.unknown, 1);
    QCOMPARE(population.values.front().minor, 50 * 1'000 + 10 * 100'000);
    std::optional<AuditSample> sample;
    record.write([&]() -> Result<void> {
        sample = recordSample(record.db(), *frame, mira, start).value();
        return {};
    });
    QCOMPARE(sample->sends.size(), std::size_t{ 10 });
    // Later sends change nothing, and the recorded plan draws the same.
    record.draft("draft-late", 5, "s");
    record.append(IndexedRecord::entry("send.started", "deliver", "draft-late"), start);
    record.indexAll();
    const auto entries = AuditTree(record.db()).entries(sample->entry - 1, 1);
    const auto recorded = decode<AuditEntry>(parseJson(entries->front().entry).value()).value();
    QCOMPARE(recorded.action, std::string("audit.sampled"));
    const auto again = sampleFrame(record.db(), decode<SamplePlan>(recorded.data.at("plan")).value());
    QVERIFY(again);
    QVERIFY(drawSample(again->plan, again->sends) == sample->sends);
    SamplePlan other = sample->plan;
    other.seed = "another";
    QVERIFY(drawSample(other, again->sends) != sample->sends);
    // By risk the ten large carts are drawn about twice as often as by chance alone, which would be 33 times in twenty drawings.
    int large = 0;
    for (int round = 0; round < 20; ++round) {
        SamplePlan risk = plan;
        risk.method = SampleMethod::RiskWeighted;
        risk.seed = std::to_string(round);
        for (const SampledSend& send : drawSample(risk, frame->sends))
            large += send.value.minor == 100'000 ? 1 : 0;
    }
    QVERIFY2(large > 50, qPrintable(QString::number(large)));
    plan.shop = "elsewhere";
    QVERIFY(sampleFrame(record.db(), plan)->sends.empty());
    plan.shop = "northbean";
    plan.person = "policy";
    plan.minMinor = 100'000;
    QCOMPARE(sampleFrame(record.db(), plan)->sends.size(), std::size_t{ 5 });
    plan.currency = "EUR";
    QCOMPARE(sampleFrame(record.db(), plan)->sends.size(), std::size_t{ 5 });
    plan.currency = "JPY";
    QCOMPARE(sampleFrame(record.db(), plan)->sends.size(), std::size_t{ 0 });
    plan.currency = "yen";
    QCOMPARE(sampleFrame(record.db(), plan).error().code, ErrorCode::InvalidInput);
    plan.currency.clear();
    plan.size = 1'000'000;
    QCOMPARE(sampleFrame(record.db(), plan).error().code, ErrorCode::Unavailable);
    plan.count = 0;
    QCOMPARE(sampleFrame(record.db(), plan).error().code, ErrorCode::InvalidInput);
}
