// Searches of the queue: few matches and many, and words as the text index cuts them.
#include "tst_queuestore.h"

#include "services/console/store/queuepages.h"
#include "services/console/store/queuesearch.h"

#include <QTest>
#include <set>

using namespace Qt::StringLiterals;
using namespace countersign;

void TestQueueStore::countsOfALargeSearchAreShares()
{
    auto store = open();
    std::vector<Draft> drafts = varied(400);
    for (std::size_t i = 0; i < drafts.size(); ++i)
        drafts[i].lines.front().title = i % 2 == 0 ? "Lamp" : "Bowl";
    QVERIFY(await(store->apply(changesOf(drafts), 400)));
    store.reset();
    const auto connection = Connection::open(file().toStdString(), OpenMode::ReadOnly);
    QVERIFY(connection);
    QueueIndex index;
    QVERIFY(loadIndex(**connection, index, [] { return true; }));
    QueueQuestion question{filterOf(Turn::Everyone), {}, 0, now};
    question.filter.group = Group::Shop;
    question.filter.search = "lamp";
    const auto exact = indexedTally(**connection, index, question);
    question.fewMatches = 50;
    const auto estimated = indexedTally(**connection, index, question);
    QVERIFY(exact && estimated);
    QCOMPARE(exact->groups.size(), estimated->groups.size());
    QCOMPARE(exact->shops, estimated->shops);
    for (const auto& [shop, count] : exact->groups)
        QVERIFY2(std::abs(estimated->groups.at(shop) - count) < 200 / 10, shop.c_str());
}

void TestQueueStore::aSearchWithManyMatchesKeepsTheOrder()
{
    auto store = open();
    QVERIFY(await(store->apply(changesOf(varied(300)), 1)));
    store.reset();
    auto connection = Connection::open(file().toStdString(), OpenMode::ReadOnly);
    QVERIFY(connection);
    QueueIndex index;
    QVERIFY(loadIndex(**connection, index, [] { return true; }));
    DraftFilter filter = filterOf(Turn::Everyone);
    filter.search = "e";  // email, and much else
    QStringList exact;
    QStringList looked;
    for (const int few : {20000, 10}) {
        QueueQuestion question{filter, {}, 25, now, few};
        do {
            const auto page = indexedPage(**connection, m_key, index, question);
            QVERIFY(page);
            for (const DraftSummary& row : page->rows)
                (few == 10 ? looked : exact) << QString::fromStdString(row.id);
            QVERIFY(std::abs(page->total - 300) <= 60);
            question.cursor = page->next;
        } while (!question.cursor.isEmpty());
    }
    QVERIFY(exact.size() > 200);
    QCOMPARE(looked, exact);
}

void TestQueueStore::aRareWordBehindTheFirstThousandsIsFound()
{
    std::vector<Draft> drafts;
    for (int i = 0; i < 2200; ++i) {
        drafts.push_back(plainDraft(i, now));
        drafts.back().summary.stake = 100'000 - i;
    }
    for (const std::size_t last : {std::size_t{2190}, std::size_t{2195}})
        drafts[last].lines.front().title = "Zeppelin";
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    store.reset();
    auto connection = Connection::open(file().toStdString(), OpenMode::ReadOnly);
    QVERIFY(connection);
    QueueIndex index;
    QVERIFY(loadIndex(**connection, index, [] { return true; }));
    QueueQuestion question{filterOf(Turn::Everyone), {}, 25, now, 10};
    question.filter.search = "zeppel";
    const auto page = indexedPage(**connection, m_key, index, question);
    QVERIFY(page);
    QCOMPARE(page->total, 2);
    QCOMPARE(page->rows.size(), 2u);
    QCOMPARE(page->rows.front().id, drafts[2190].summary.id);
    QVERIFY(page->next.isEmpty());
    question.filter.group = Group::Shop;
    const auto tally = indexedTally(**connection, index, question);
    QVERIFY(tally);
    QCOMPARE(tally->groups.at("northbean"), 2);
    // Held by more than are few, and by none of those looked at first: the next question goes on behind them.
    QueueQuestion fewer{filterOf(Turn::Everyone), {}, 25, now, 1};
    fewer.filter.search = "zeppelin";
    std::vector<std::string> ids;
    do {
        const auto next = indexedPage(**connection, m_key, index, fewer);
        QVERIFY(next);
        for (const DraftSummary& row : next->rows)
            ids.push_back(row.id);
        fewer.cursor = next->next;
    } while (!fewer.cursor.isEmpty());
    QCOMPARE(ids, (std::vector<std::string>{drafts[2190].summary.id, drafts[2195].summary.id}));
}

void TestQueueStore::wordsAreCutAsTheIndexCutsThem()
{
    const QTemporaryDir folder;
    const auto connection = Connection::open(folder.filePath(u"words.sqlite"_s).toStdString(), OpenMode::ReadWrite);
    QVERIFY(connection);
    QVERIFY((*connection)->script("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='unicode61 remove_diacritics 2', prefix='1 2', detail='none')"));
    const std::vector<std::string> texts{"Nordsee-Küste, rot", "NORDSEE KUSTE ROTGOLD", "Straße 12b", "الحدّاد مصباح الميناء", "أحمد", "珈琲豆 1kg",
        "Cafe\u0301 creme", "Café", "a😀b", "Ёлка и снег", "Ångström", "한국어", "x_y.z", ""};
    for (std::size_t i = 0; i < texts.size(); ++i)
        QVERIFY((*connection)->run("INSERT INTO t(rowid, words) VALUES(:a, :b)", static_cast<std::int64_t>(i), texts[i]));
    std::vector<std::string> queries = texts;
    for (const char* more : {"kuste ro", "ro kuste", "KÜS", "cafe", "caf", "الحدّ", "الحد", "مصب", "珈", "1k", "ангс", "елка", "ang", "한", "y z", "12", "b", "😀", "  ", "\"'*"})
        queries.emplace_back(more);
    for (const std::string& typed : queries) {
        const SoughtWords words(typed);
        if (words.empty())
            continue;
        const auto rows = (*connection)->rows<std::tuple<std::int64_t>>("SELECT rowid FROM t WHERE t MATCH :a", words.match());
        QVERIFY2(rows, rows ? "" : (typed + ": " + rows.error().detail).c_str());
        std::set<std::int64_t> indexed;
        for (const auto& [row] : *rows)
            indexed.insert(row);
        for (std::size_t i = 0; i < texts.size(); ++i)
            QVERIFY2(words.heldBy(texts[i]) == indexed.contains(static_cast<std::int64_t>(i)), (typed + " in " + texts[i]).c_str());
    }
    QVERIFY(SoughtWords("😀 ").empty());
}
