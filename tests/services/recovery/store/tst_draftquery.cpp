// Lists and search: order, pages, both search plans, hostile words, and that the plans use the indexes they are made for.
#include "services/recovery/store/draftquery.h"
#include "services/recovery/store/draftwords.h"
#include "tests/services/recovery/store/storefixture.h"

#include <algorithm>
#include <random>
#include <set>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 1600; // more than the store takes for rare

// Words of very different frequency, many equal stakes, three states, two shops.
class Filled : public StoreFixture {
public:
    Filled()
        : m_subject(subject())
    {
        write([this] {
            std::mt19937 random(7);
            for (int i = 0; i < many; ++i) {
                std::string title = "Coffee";
                if (i % 2 == 0)
                    title += " Grinder";
                if (i % 50 == 0)
                    title += " Kaffeemühle";
                if (i % 500 == 0)
                    title += " 焙煎 Émile's Größe";
                Draft draft = someDraft(title, static_cast<std::int64_t>(random() % 40) * 100);
                draft.summary.state = i % 10 == 0 ? DraftState::Held : DraftState::Queued;
                draft.summary.shopId = i % 7 == 0 ? "other" : "northbean";
                draft.summary.createdAt = storeStart + static_cast<TimeMs>(random() % 300);
                draft.summary.coldAt = storeStart + static_cast<TimeMs>(random() % 300);
                if (!insertDraft(db(), m_subject, draft, storeStart))
                    qFatal("not inserted");
                m_words.push_back(searchWords(draft));
                m_drafts.push_back(std::move(draft));
            }
        });
    }
    std::vector<Draft>& drafts() { return m_drafts; }
    const std::vector<std::string>& words() const { return m_words; }
    const Subject& who() const { return m_subject; }

private:
    Subject m_subject;
    std::vector<Draft> m_drafts;
    std::vector<std::string> m_words;
};

std::vector<std::string> allPages(Connection& db, DraftQuery query, std::optional<SearchPlan> plan = std::nullopt)
{
    std::vector<std::string> ids;
    for (int page = 0; page < 1000; ++page) {
        const auto result = queryDraftsBy(db, query, plan);
        if (!result)
            qFatal("%s", result.error().detail.c_str());
        if (result->ids.size() > query.limit || result->ids.size() != result->summaries.size())
            qFatal("a page is too long");
        ids.insert(ids.end(), result->ids.begin(), result->ids.end());
        if (result->next.empty())
            return ids;
        query.cursor = result->next;
    }
    qFatal("the pages do not end");
    return ids;
}

} // namespace

class TestDraftQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_store = std::make_unique<Filled>(); }
    void cleanupTestCase() { m_store.reset(); }
    void ordersAndPages_data();
    void ordersAndPages();
    void bothPlansAgree_data();
    void bothPlansAgree();
    void hostileWords_data();
    void hostileWords();
    void badCursors();
    void foldsWords();
    void heldUntilLaterIsHidden();
    void wordsFollowTheRevision();
    void pagesWhileRowsChange();
    void plansUseTheirIndexes();

private:
    std::unique_ptr<Filled> m_store;
};

void TestDraftQuery::ordersAndPages_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("shop");
    QTest::addColumn<int>("states");
    for (const char* order : { "stake", "recent", "cold" }) {
        for (const char* shop : { "", "other" }) {
            for (const int states : { 1, 2 })
                QTest::addRow("%s %s %d", order, shop, states) << QString::fromLatin1(order) << QString::fromLatin1(shop) << states;
        }
    }
}

void TestDraftQuery::ordersAndPages()
{
    QFETCH(QString, order);
    QFETCH(QString, shop);
    QFETCH(int, states);
    DraftQuery query;
    query.order = order.toStdString();
    query.shopId = shop.toStdString();
    query.limit = 47;
    if (states == 2)
        query.states = { DraftState::Held, DraftState::Queued };
    std::vector<const Draft*> expected;
    for (const Draft& draft : m_store->drafts()) {
        if ((query.shopId.empty() || draft.summary.shopId == query.shopId) && (states == 2 || draft.summary.state == DraftState::Queued))
            expected.push_back(&draft);
    }
    std::sort(expected.begin(), expected.end(), [&order](const Draft* a, const Draft* b) {
        const auto key = [&order](const DraftSummary& s) {
            return order == u"stake"_s ? -s.stake : order == u"recent"_s ? -s.createdAt : s.coldAt;
        };
        return std::pair(key(a->summary), a->summary.id) < std::pair(key(b->summary), b->summary.id);
    });
    std::vector<std::string> ids;
    for (const Draft* draft : expected)
        ids.push_back(draft->summary.id);
    QVERIFY(allPages(m_store->db(), query) == ids);
}

void TestDraftQuery::bothPlansAgree_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("everywhere") << u"coffee"_s << 1000;
    QTest::newRow("half") << u"grinder"_s << 500;
    QTest::newRow("prefix") << u"grin"_s << 500;
    QTest::newRow("one letter") << u"g"_s << 500;
    QTest::newRow("rare") << u"kaffeemuhle"_s << 20;
    QTest::newRow("accent") << u"KAFFEEMÜHLE"_s << 20;
    QTest::newRow("two") << u"grinder kaffee"_s << 20;
    QTest::newRow("whole word first") << u"grin kaffeemuhle"_s << 0;
    QTest::newRow("ideograph") << u"焙"_s << 2;
    QTest::newRow("sharp s") << u"groesse"_s << 0;
    QTest::newRow("sharp s folded") << u"grosse"_s << 2;
    QTest::newRow("reason") << u"shipping cost"_s << 1000;
    QTest::newRow("prompt") << u"builtin"_s << 1000;
    QTest::newRow("none") << u"zebra"_s << 0;
    QTest::newRow("short id") << QString::fromStdString(shortId(m_store->drafts()[1].summary.id)) << 1;
}

void TestDraftQuery::bothPlansAgree()
{
    QFETCH(QString, words);
    QFETCH(int, atLeast);
    const bool common = atLeast >= 500;
    for (const char* order : common ? std::vector{ "stake" } : std::vector{ "stake", "recent", "cold" }) {
        DraftQuery query;
        query.words = words.toStdString();
        query.order = order;
        query.limit = 133;
        query.states = { DraftState::Queued, DraftState::Held };
        const auto hits = allPages(m_store->db(), query, SearchPlan::Hits);
        QVERIFY(allPages(m_store->db(), query, SearchPlan::Walk) == hits);
        QVERIFY(allPages(m_store->db(), query) == hits);
        query.states = { DraftState::Queued }; // one state: the head of the queue is tried first
        QVERIFY(allPages(m_store->db(), query) == allPages(m_store->db(), query, SearchPlan::Hits));
        QVERIFY2(static_cast<int>(hits.size()) >= atLeast, qPrintable(QString::number(hits.size())));
        if (atLeast == 0)
            QVERIFY(hits.empty());
        // Against a plain look at the folded words.
        const auto wanted = foldedWords(query.words);
        std::size_t expected = 0;
        for (const std::string& all : m_store->words()) {
            bool every = true;
            for (std::size_t i = 0; i < wanted.size(); ++i)
                every = every && all.find(" " + wanted[i] + (i + 1 < wanted.size() ? " " : "")) != std::string::npos;
            expected += every ? 1 : 0;
        }
        QCOMPARE(hits.size(), expected);
    }
}

void TestDraftQuery::hostileWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("finds");
    for (const char* words : { "\"", "\"\"", "*", "%", "'", "(", ")", "-", "^", "\\", ":", "{", "}", "+", "_", ";--", "\xE2\x80\x8B" })
        QTest::addRow("signs %s", words) << QString::fromUtf8(words) << false;
    for (const char* words :
        { "coffee\"", "\"coffee", "coffee*", "*coffee", "coffee'", "(coffee", "words:coffee", "coffee OR", "NOT coffee", "coffee AND zebra",
            "coffee NEAR(grinder)", "coffee; DROP TABLE drafts", "^coffee", "-coffee", "coffee + grinder", "{coffee grinder}" })
        QTest::addRow("%s", words) << QString::fromUtf8(words) << true;
    QTest::newRow("very long") << QString(100000, u'x') << false;
    QTest::newRow("very many") << QStringLiteral("coffee ").repeated(5000) << true;
}

void TestDraftQuery::hostileWords()
{
    QFETCH(QString, words);
    QFETCH(bool, finds);
    for (const auto plan : { std::optional<SearchPlan>{}, std::optional(SearchPlan::Hits), std::optional(SearchPlan::Walk) }) {
        DraftQuery query;
        query.words = words.toStdString();
        const auto page = queryDraftsBy(m_store->db(), query, plan);
        QVERIFY2(page, page ? "" : page.error().detail.c_str());
        if (!finds)
            QVERIFY(page->ids.empty());
    }
    DraftQuery nul;
    nul.words = std::string("cof\0fee", 7);
    QVERIFY(queryDrafts(m_store->db(), nul));
    nul.words = "\xff\xfe coffee";
    QVERIFY(queryDrafts(m_store->db(), nul));
}

void TestDraftQuery::badCursors()
{
    for (const char* cursor : { "x", "s", "s12", "r12.id", "s1x.id", ".", "s.", "s99999999999999999999.id" }) {
        DraftQuery query;
        query.cursor = cursor;
        QCOMPARE(queryDrafts(m_store->db(), query).error().code, ErrorCode::InvalidInput);
    }
    DraftQuery query;
    query.order = "stake; DROP TABLE drafts";
    QCOMPARE(queryDrafts(m_store->db(), query).error().code, ErrorCode::InvalidInput);
}

void TestDraftQuery::foldsWords()
{
    using Words = std::vector<std::string>;
    QCOMPARE(foldedWords("Free SHIPPING, 5 % off!"), (Words{ "free", "shipping", "5", "off" }));
    QCOMPARE(foldedWords("Crème Brûlée İstanbul ﬁne"), (Words{ "creme", "brulee", "istanbul", "fine" }));
    QCOMPARE(foldedWords("焙煎コーヒー"), (Words{ "焙", "煎", "コーヒー" }));
    QCOMPARE(foldedWords(" \t\n"), Words{});
    QCOMPARE(foldedWords(std::string(500, 'a')).front().size(), std::size_t(64));
}

void TestDraftQuery::heldUntilLaterIsHidden()
{
    StoreFixture store;
    const Subject subject = store.subject();
    Draft draft = someDraft();
    draft.holdUntil = storeStart + hourMs;
    store.write([&] { QVERIFY(insertDraft(store.db(), subject, draft, storeStart)); });
    DraftQuery query;
    query.now = storeStart;
    QVERIFY(queryDrafts(store.db(), query)->ids.empty());
    for (const auto plan : { SearchPlan::Hits, SearchPlan::Walk }) {
        query.words = "grinder";
        QVERIFY(queryDraftsBy(store.db(), query, plan)->ids.empty());
    }
    query.now = storeStart + hourMs;
    QCOMPARE(queryDrafts(store.db(), query)->ids.size(), std::size_t(1));
}

void TestDraftQuery::wordsFollowTheRevision()
{
    StoreFixture store;
    const Subject subject = store.subject();
    Draft draft = someDraft();
    store.write([&] { QVERIFY(insertDraft(store.db(), subject, draft, storeStart)); });
    const auto found = [&store](const char* words) {
        DraftQuery query;
        query.words = words;
        const auto hits = queryDraftsBy(store.db(), query, SearchPlan::Hits)->ids.size();
        return hits == queryDraftsBy(store.db(), query, SearchPlan::Walk)->ids.size() ? static_cast<int>(hits) : -1;
    };
    QCOMPARE(found("waiting"), 1);
    draft.contents[0].blocks[0].text = "A gentler sentence";
    draft.summary.revision = 2;
    store.write([&] { QVERIFY(updateDraft(store.db(), subject, draft, 1, storeStart)); });
    QCOMPARE(found("waiting"), 0);
    QCOMPARE(found("gentler"), 1);
}

void TestDraftQuery::pagesWhileRowsChange()
{
    Filled store; // of its own: rows come and go
    std::mt19937 random(11);
    DraftQuery query;
    query.limit = 40;
    std::set<std::string> seen;
    std::set<std::string> steady;
    for (const Draft& draft : store.drafts()) {
        if (draft.summary.state == DraftState::Queued)
            steady.insert(draft.summary.id);
    }
    for (;;) {
        const auto page = queryDrafts(store.db(), query);
        QVERIFY(page);
        for (const std::string& id : page->ids)
            QVERIFY2(seen.insert(id).second, "a draft came twice");
        if (page->next.empty())
            break;
        query.cursor = page->next;
        store.write([&] {
            for (int i = 0; i < 15; ++i) {
                QVERIFY(insertDraft(store.db(), store.who(), someDraft("New", static_cast<std::int64_t>(random() % 40) * 100), storeStart));
                const std::string& gone = store.drafts()[random() % many].summary.id;
                if (moveDraft(store.db(), gone, DraftState::Expired, storeStart))
                    steady.erase(gone);
            }
        });
    }
    for (const std::string& id : steady)
        QVERIFY2(seen.contains(id), "a draft that stayed was passed over");
}

void TestDraftQuery::plansUseTheirIndexes()
{
    const auto plan = [this](const std::string& sql) {
        QString text;
        const auto rows
            = m_store->db().rows<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>>("EXPLAIN QUERY PLAN " + sql);
        for (const auto& row : *rows)
            text += QString::fromStdString(std::get<3>(row)) + u'\n';
        return text;
    };
    for (const char* by : { "stake DESC", "created_at DESC", "cold_at" }) {
        const QString text = plan(
            std::string("SELECT d.seq FROM drafts d WHERE d.state = 'queued' AND (d.hold_until IS NULL OR d.hold_until <= 1) ORDER BY d.")
            + by + ", d.id LIMIT 51");
        QVERIFY2(text.contains(u"USING INDEX drafts_"_s) || text.contains(u"USING COVERING INDEX drafts_"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"TEMP B-TREE"_s), qPrintable(text));
    }
    const QString walk
        = plan("SELECT d.seq FROM drafts d CROSS JOIN draft_text_content c ON c.id = d.seq WHERE d.state = 'queued' AND CASE WHEN "
               "instr(c.c0, ' coffee') THEN (d.hold_until IS NULL OR d.hold_until <= 1) ELSE 0 END ORDER BY d.stake DESC, d.id LIMIT 51");
    QVERIFY2(walk.contains(u"drafts_queue"_s) && !walk.contains(u"TEMP B-TREE"_s), qPrintable(walk));
}

QTEST_GUILESS_MAIN(TestDraftQuery)
#include "tst_draftquery.moc"
