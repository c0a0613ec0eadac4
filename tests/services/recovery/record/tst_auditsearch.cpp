// Searching the record: what is found by which words and fields, in pages that stay put, counted over time; and what must be harmless.
#include "services/recovery/record/auditfind.h"
#include "services/recovery/record/auditreports.h"
#include "services/recovery/record/auditsampling.h"
#include "services/recovery/record/audittree.h"
#include "tests/services/recovery/record/searchfixture.h"

using namespace countersign;
using namespace countersign::samples;
using namespace Qt::StringLiterals;

class TestAuditSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSampleIsDrawnAgainFromItsPlan();
    void findsByWords();
    void findsByFields();
    void pagesStayPut();
    void timesNeedNotRise();
    void nonsenseIsHarmless();
    void countsOverTime();
    void indexesBehindTheRecord();
    void aLostWriteIsDoneAgain();
    void earlierFilesAreIndexedToo();
    void findsDrafts();
    void reports();
    void reportsHaveNoLastRow();
};

void TestAuditSearch::findsByWords()
{
    IndexedRecord record;
    record.append(IndexedRecord::entry("draft.queued", "route", draftA, { { "rule", "value_above" } }));
    record.append(IndexedRecord::entry("decision.voided", "ingest", draftA, { { "rule", "cart_changed" } }));
    record.append(IndexedRecord::entry("send.sent", "deliver", draftB, { { "provider_id", "msg_77c0ffee41" } }));
    record.indexAll();
    QCOMPARE(record.words("queued"), (Indexes{ 0 }));
    QCOMPARE(record.words("VOIDED cart"), (Indexes{ 1 }));
    QCOMPARE(record.words("void"), (Indexes{ 1 })); // the last word may be a beginning
    QCOMPARE(record.words("void changed"), (Indexes{})); // the others may not
    QCOMPARE(record.words("northbean"), (Indexes{ 2, 1, 0 }));
    QCOMPARE(record.words(draftA), (Indexes{ 1, 0 }));
    QCOMPARE(record.words("018bcfe5-6801"), (Indexes{ 2 }));
    QCOMPARE(record.words(shortId(draftB)), (Indexes{ 2 }));
    QCOMPARE(record.words("77c0ff"), (Indexes{ 2 }));
    QCOMPARE(record.words("deliver sent"), (Indexes{ 2 }));
    QCOMPARE(record.words("deliver queued"), (Indexes{}));
    QCOMPARE(record.words(""), (Indexes{ 2, 1, 0 }));
    QCOMPARE(record.words("Zm9vYmFy"), (Indexes{})); // signatures are not words
}

void TestAuditSearch::findsByFields()
{
    IndexedRecord record;
    record.draft(draftA, 12000, "customer-1");
    record.draft(draftB, 90000, "customer-2");
    record.append(IndexedRecord::entry("draft.queued", "route", draftA, { { "rule", "value_above" } }));
    record.append(IndexedRecord::entry("decision.accepted", mira, draftA, decided("approve")));
    record.append(IndexedRecord::entry("decision.accepted", mira, draftB, decided("reject", { "stock" })));
    record.append(IndexedRecord::entry("decision.accepted", "Route", draftB, decided("approve")));
    AuditEntry elsewhere = IndexedRecord::entry("view.saved", mira);
    elsewhere.shopId = "Northbean";
    record.append(elsewhere);
    record.indexAll();
    const auto with = [&record](const std::function<void(AuditFilter&)>& set) {
        AuditFilter filter;
        set(filter);
        return record.found(filter);
    };
    QCOMPARE(with([](auto& f) { f.actions = { "decision.accepted" }; }), (Indexes{ 3, 2, 1 }));
    QCOMPARE(with([](auto& f) { f.actions = { "decision." }; }), (Indexes{ 3, 2, 1 }));
    QCOMPARE(with([](auto& f) { f.actions = { "decision" }; }), (Indexes{}));
    QCOMPARE(with([](auto& f) { f.actions = { "draft.", "view." }; }), (Indexes{ 4, 0 }));
    QCOMPARE(with([](auto& f) { f.actors = { mira }; }), (Indexes{ 4, 2, 1 }));
    QCOMPARE(with([](auto& f) { f.actors = { "route" }; }), (Indexes{ 0 })); // not "Route"
    QCOMPARE(with([](auto& f) { f.shops = { "Northbean" }; }), (Indexes{ 4 }));
    QCOMPARE(with([](auto& f) { f.draftId = draftB; }), (Indexes{ 3, 2 }));
    QCOMPARE(with([](auto& f) { f.customer = "customer-1"; }), (Indexes{ 1, 0 }));
    QCOMPARE(with([](auto& f) { f.verdict = "reject"; }), (Indexes{ 2 }));
    QCOMPARE(with([](auto& f) { f.rule = "value_above"; }), (Indexes{ 0 }));
    QCOMPARE(with([](auto& f) { f.overrides = true; }), (Indexes{ 2 }));
    QCOMPARE(with([](auto& f) { f.minMinor = 12000; }), (Indexes{ 3, 2, 1, 0 }));
    QCOMPARE(with([](auto& f) { f.minMinor = 12001; }), (Indexes{ 3, 2 }));
    QCOMPARE(with([](auto& f) { f.maxMinor = 89999; }), (Indexes{ 1, 0 }));
    QCOMPARE(with([](auto& f) {
        f.verdict = "approve";
        f.minMinor = 50000;
        f.words = "northb";
    }),
        (Indexes{ 3 }));
}

void TestAuditSearch::pagesStayPut()
{
    IndexedRecord record;
    for (int i = 0; i < 25; ++i)
        record.append(IndexedRecord::entry(i % 2 == 0 ? "draft.queued" : "draft.expired"), start + i);
    record.indexAll();
    for (const std::string& words : { std::string(), std::string("queued") }) {
        AuditFilter filter;
        filter.words = words;
        Indexes all;
        std::string cursor;
        do {
            const auto page = searchAudit(record.db(), filter, cursor, 4);
            QVERIFY(page);
            QVERIFY(page->rows.size() <= 4);
            for (const auto& row : page->rows)
                all.push_back(row.index);
            cursor = page->next;
            record.append(IndexedRecord::entry("draft.queued")); // newer ones move nothing
            record.indexAll();
        } while (!cursor.empty());
        QCOMPARE(all.size(), std::size_t(words.empty() ? 25 : 20)); // those of the first round are there in the second
        QVERIFY(std::is_sorted(all.rbegin(), all.rend()) && std::adjacent_find(all.begin(), all.end()) == all.end());
    }
    const auto some = selectAudit(record.db(), {}, 3, 2);
    QVERIFY(some && some->size() == 2);
    QCOMPARE(some->front().index, 4);
    QVERIFY(Json::parse(some->front().entry).at("action") == "draft.queued");
}

void TestAuditSearch::timesNeedNotRise()
{
    IndexedRecord record;
    const std::vector<TimeMs> times{ start, start + 400 * dayMs /* a clock set wrong */, start + hourMs, start + hourMs / 2,
        start + 2 * hourMs };
    for (const TimeMs at : times)
        record.append(IndexedRecord::entry("draft.queued"), at);
    record.indexAll();
    AuditFilter filter;
    filter.from = start + hourMs / 2;
    filter.to = start + 2 * hourMs;
    QCOMPARE(record.found(filter), (Indexes{ 3, 2 }));
    filter.words = "queued";
    QCOMPARE(record.found(filter), (Indexes{ 3, 2 }));
    filter.from = start + 2 * hourMs;
    filter.to.reset();
    QCOMPARE(record.found(filter), (Indexes{ 4, 1 }));
    filter.from = start + 900 * dayMs;
    QCOMPARE(record.found(filter), (Indexes{}));
}

void TestAuditSearch::nonsenseIsHarmless()
{
    IndexedRecord record;
    record.append(IndexedRecord::entry("draft.queued", "route", draftA));
    record.indexAll();
    for (const char* words : { "*", "%", "_", "\"", "' OR 1=1 --", "queued\" OR \"x", "queued*", "NEAR(a b)", "words:queued", "^queued",
             "a=draft.queued", "-queued", "(", "queued AND", "{{}}", "\xF0\x9F\x98\x80", "\xFF\xFE" }) {
        AuditFilter filter;
        filter.words = words;
        const auto page = searchAudit(record.db(), filter, {}, 10);
        QVERIFY2(page, words);
        QVERIFY(auditHistogram(record.db(), filter));
    }
    QCOMPARE(record.words("*"), (Indexes{}));
    QCOMPARE(record.words("queued*"), (Indexes{ 0 }));
    QCOMPARE(record.words("-queued"), (Indexes{ 0 })); // a sign, not an operator
    AuditFilter filter;
    filter.actions = { "draft.queued\" OR \"a=x" };
    QCOMPARE(record.found(filter), (Indexes{}));
    for (const char* cursor : { "x", "b", "b-1", "b1x", "b99999999999999999999", "41", "b 1" })
        QCOMPARE(searchAudit(record.db(), {}, cursor, 10).error().code, ErrorCode::InvalidInput);
    const auto refused = [&record](const std::function<void(AuditFilter&)>& set) {
        AuditFilter wrong;
        set(wrong);
        const auto page = searchAudit(record.db(), wrong, {}, 10);
        return page ? std::string("taken") : page.error().code == ErrorCode::InvalidInput ? page.error().detail : std::string("other");
    };
    QVERIFY(refused([](auto& f) { f.words = std::string(401, 'x'); }).starts_with("words:"));
    QVERIFY(refused([](auto& f) { f.words = "a b c d e f g h i"; }).starts_with("words:"));
    QVERIFY(refused([](auto& f) { f.actors.assign(51, "x"); }).starts_with("actors:"));
    QVERIFY(refused([](auto& f) { f.shops = { "" }; }).starts_with("shops:"));
    QVERIFY(refused([](auto& f) { f.rule = std::string(201, 'x'); }).starts_with("rule:"));
    QVERIFY(refused([](auto& f) {
        f.from = start;
        f.to = start - 1;
    }).starts_with("to:"));
    QVERIFY(refused([](auto& f) {
        f.minMinor = 2;
        f.maxMinor = 1;
    }).starts_with("max_minor:"));
}

void TestAuditSearch::countsOverTime()
{
    IndexedRecord record;
    QVERIFY(auditHistogram(record.db(), {})->buckets.empty());
    for (int i = 0; i < 40; ++i)
        record.append(IndexedRecord::entry(i % 4 == 0 ? "draft.expired" : "draft.queued"), start + i * 30 * minuteMs);
    record.indexAll();
    AuditFilter expired;
    expired.actions = { "draft.expired" };
    for (const auto& filter : { AuditFilter{}, expired }) {
        const auto histogram = auditHistogram(record.db(), filter);
        QVERIFY(histogram);
        QCOMPARE(histogram->total, filter == expired ? 10 : 40);
        QCOMPARE(histogram->widthMs, 15 * minuteMs);
        QVERIFY(histogram->buckets.size() <= 200);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < histogram->buckets.size(); ++i) {
            QCOMPARE(histogram->buckets[i].from, histogram->buckets.front().from + static_cast<TimeMs>(i) * histogram->widthMs);
            sum += histogram->buckets[i].count;
        }
        QCOMPARE(sum, histogram->total);
        QCOMPARE(histogram->buckets.front().from, start);
    }
    record.append(IndexedRecord::entry("draft.queued"), start + 3000 * dayMs);
    record.indexAll();
    const auto wide = auditHistogram(record.db(), {});
    QVERIFY(wide && wide->buckets.size() <= 200);
    QCOMPARE(wide->total, 41);
    AuditFilter early;
    early.to = start + hourMs;
    QCOMPARE(auditHistogram(record.db(), early)->total, 2);
}

void TestAuditSearch::indexesBehindTheRecord()
{
    IndexedRecord record;
    record.write([&]() -> Result<void> {
        for (int i = 0; i < 1100; ++i)
            if (auto appended = appendEntry(record.db(), IndexedRecord::entry("draft.queued"), start); !appended)
                return appended;
        return {};
    });
    QCOMPARE(searchAudit(record.db(), {}, {}, 1)->size, 0);
    Indexes sizes;
    while (record.indexStep())
        sizes.push_back(searchAudit(record.db(), {}, {}, 1)->size);
    QCOMPARE(sizes, (Indexes{ 512, 1024, 1100 }));
    QCOMPARE(auditHistogram(record.db(), {})->total, 1100);
}

void TestAuditSearch::aLostWriteIsDoneAgain()
{
    IndexedRecord record;
    record.append(IndexedRecord::entry("draft.queued"));
    const auto step = record.index().prepare(record.db());
    QVERIFY(step);
    QVERIFY(record.db().begin());
    QVERIFY(record.index().store(record.db(), *step));
    record.db().rollback();
    QCOMPARE(record.words("queued"), (Indexes{}));
    record.indexAll();
    QVERIFY(record.db().begin());
    QCOMPARE(record.index().store(record.db(), *step).error().code, ErrorCode::Conflict); // never twice
    record.db().rollback();
    QCOMPARE(record.words("queued"), (Indexes{ 0 }));
    QCOMPARE(record.words("que"), (Indexes{ 0 })); // its beginnings too
    // Damage in one entry hides it from words, not from the list's count.
    record.sql("INSERT INTO audit_entries(idx, entry, leaf, at) VALUES(1, 'no json', '', 5)");
    record.append(IndexedRecord::entry("draft.expired"));
    record.indexAll();
    QCOMPARE(record.words("expired"), (Indexes{ 2 }));
    QCOMPARE(auditHistogram(record.db(), {})->total, 3);
    QCOMPARE(searchAudit(record.db(), {}, {}, 10).error().code, ErrorCode::Damaged);
}

void TestAuditSearch::earlierFilesAreIndexedToo()
{
    for (const int schema : { 1, 2, 3, 4 }) {
        IndexedRecord record(schema);
        record.append(IndexedRecord::entry("draft.queued", "route", draftA));
        QVERIFY(migrate(record.db(), migrationsOf("backend"), backendApplicationId));
        record.append(IndexedRecord::entry("draft.expired", "expire", draftA));
        record.indexAll();
        AuditFilter filter;
        filter.draftId = draftA;
        QCOMPARE(record.found(filter), (Indexes{ 1, 0 }));
    }
}

void TestAuditSearch::findsDrafts()
{
    IndexedRecord record;
    record.draft(draftA, 100, "c1", R"({"offer":{"code":"COME-BACK-7"}})");
    record.draft(draftB, 100, "c2");
    record.sql("INSERT INTO shops(id, settings, secrets, created_at) VALUES('northbean', '{}', '', 0)");
    record.sql("INSERT INTO outcomes(cart_id, draft_id, subject_id, arm, assigned_at, order_id) VALUES('k1', '" + draftA
        + "', 'c1', 'treated', 0, '5001')");
    record.sql(
        "INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at, draft_id) "
        "VALUES('k2', 'northbean', 't', 'converted', 1, 'EUR', '', 0, 0, 0, '"
        + draftB + "')");
    record.sql("INSERT INTO orders(shop_id, order_id, cart_id, total_minor, currency, discount_code, ordered_at) "
               "VALUES('northbean', '5002', 'k2', 1, 'EUR', 'SUMMER', 0)");
    record.sql("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at, provider_id) "
               "VALUES('s1', 'd1', '"
        + draftB + "', 'email', 'webhook', 'sent', '', 0, 'msg-1')");
    record.sql("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
               "VALUES('d1', '"
        + draftB + "', 1, 'p', 'k', 'approve', '{}', '', 'sent', 0)");
    record.append(IndexedRecord::entry("draft.offered", "offer", draftA));
    record.append(IndexedRecord::entry("draft.offered", "offer", draftB)); // without a code
    record.indexAll();
    QCOMPARE(findDraft(record.db(), FindBy::Order, "5001").value(), draftA);
    QCOMPARE(findDraft(record.db(), FindBy::Order, "5002").value(), draftB);
    QCOMPARE(findDraft(record.db(), FindBy::Provider, "msg-1").value(), draftB);
    QCOMPARE(findDraft(record.db(), FindBy::Decision, "d1").value(), draftB);
    QCOMPARE(findDraft(record.db(), FindBy::Code, "COME-BACK-7").value(), draftA);
    QCOMPARE(findDraft(record.db(), FindBy::Code, "SUMMER").value(), draftB);
    for (const auto by : { FindBy::Order, FindBy::Provider, FindBy::Decision, FindBy::Code })
        for (const char* value : { "", "%", "5003" })
            QCOMPARE(findDraft(record.db(), by, value).error().code, ErrorCode::NotFound);
}

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
    plan.size = 1'000'000;
    QCOMPARE(sampleFrame(record.db(), plan).error().code, ErrorCode::Unavailable);
    plan.count = 0;
    QCOMPARE(sampleFrame(record.db(), plan).error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestAuditSearch)
#include "tst_auditsearch.moc"
