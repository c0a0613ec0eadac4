// Searching the record: what is found by which words and fields, in pages that stay put, counted over time; and what must be harmless.
#include "services/recovery/record/auditfind.h"
#include "services/recovery/record/audittree.h"
#include "tests/services/recovery/record/searchfixture.h"
#include "tst_auditsearch.h"

using namespace countersign;
using namespace countersign::samples;
using namespace Qt::StringLiterals;

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
    QCOMPARE(with([](auto& f) { f.currency = "EUR"; }), (Indexes{ 3, 2, 1, 0 }));
    QCOMPARE(with([](auto& f) { f.currency = "JPY"; }), (Indexes{}));
    QCOMPARE(with([](auto& f) {
        f.verdict = "approve";
        f.minMinor = 50000;
        f.words = "northb";
    }),
        (Indexes{ 3 }));
}

// Five thousand yen are no fifty euros: a currency parts amounts, of drafts and of carts, of entries indexed before it was known, too.
void TestAuditSearch::valuesAreOfOneCurrency()
{
    IndexedRecord record(9);
    record.draft(draftA, 5'000, "c1");
    record.draft(draftB, 5'000, "c2", "{}", "JPY");
    record.sql("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at) "
               "VALUES('k1', 'northbean', 't', 'open', 40000, 'JPY', '', 0, 0, 0)");
    AuditEntry cart = IndexedRecord::entry("cart.created", "ingest");
    cart.subject = "k1";
    record.append(IndexedRecord::entry("draft.queued", "route", draftA)); // 0
    record.append(IndexedRecord::entry("draft.queued", "route", draftB)); // 1
    record.append(cart); // 2
    record.append(IndexedRecord::entry("view.saved", mira)); // 3, of no value
    // As a backend of that schema indexed them.
    record.sql("INSERT INTO audit_facts(idx, at, value) VALUES(0, 0, 5000), (1, 0, 5000), (2, 0, 40000), (3, 0, NULL)");
    record.sql("INSERT INTO audit_hours(hour, first, last, entries) VALUES(0, 0, 3, 4)");
    record.sql("INSERT INTO audit_words(rowid, words) VALUES(0, 'm=13'), (1, 'm=13'), (2, 'm=16'), (3, '')");
    record.sql("UPDATE audit_indexed SET next = 4");
    QVERIFY(migrate(record.db(), migrationsOf("backend"), backendApplicationId));
    record.append(IndexedRecord::entry("draft.expired", "expire", draftB)); // 4
    record.append(cart); // 5
    record.indexAll();
    const auto of = [&record](const char* currency, std::optional<std::int64_t> least, std::optional<std::int64_t> most) {
        AuditFilter filter;
        filter.currency = currency;
        filter.minMinor = least;
        filter.maxMinor = most;
        return record.found(filter);
    };
    QCOMPARE(of("", 4'000, 6'000), (Indexes{ 4, 1, 0 }));
    QCOMPARE(of("EUR", 4'000, 6'000), (Indexes{ 0 }));
    QCOMPARE(of("JPY", 4'000, 6'000), (Indexes{ 4, 1 }));
    QCOMPARE(of("JPY", 4'000, std::nullopt), (Indexes{ 5, 4, 2, 1 }));
    QCOMPARE(of("JPY", std::nullopt, std::nullopt), (Indexes{ 5, 4, 2, 1 }));
    AuditFilter filter;
    filter.currency = "JPY";
    QCOMPARE(auditHistogram(record.db(), filter)->total, 4);
    for (const char* wrong : { "eur", "EURO", "E1R" }) {
        filter.currency = wrong;
        QCOMPARE(searchAudit(record.db(), filter, {}, 5).error().code, ErrorCode::InvalidInput);
    }
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

QTEST_GUILESS_MAIN(TestAuditSearch)
#include "moc_tst_auditsearch.cpp"
