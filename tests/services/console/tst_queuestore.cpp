// The queue out of the local store: turns, filters, orders, groups, searches; the index in memory against the walk through the file.
#include "tst_queuestore.h"

#include "models/domain/ids.h"
#include "models/view/queueorder.h"
#include "services/console/store/queuepages.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>


using namespace Qt::StringLiterals;
using namespace countersign;

void TestQueueStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestQueueStore::yoursIsWhatIMayDecideNow()
{
    auto store = open();
    std::vector<Draft> drafts;
    for (int i = 0; i < 8; ++i)
        drafts.push_back(plainDraft(i, now));
    const Person me = samplePerson();
    drafts[1].summary.value = {100001, "EUR"};                               // above the limit
    drafts[2].summary.value = {100, "SEK"};                                  // a currency without a limit is denied
    drafts[3].summary.assignee = Assignee{"someone", {}, "Someone"};
    drafts[4].summary.assignee = Assignee{{}, "senior_approver", "Seniors"}; // a role I lack
    drafts[5].summary.assignee = Assignee{{}, "marketing_manager", "Managers"};
    drafts[6].approvals = {{me.id, me.name, 1, now}};
    drafts[7].summary.channel = Channel::Push;                               // not among my channels
    store->setViewer(me, hourMs);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const QStringList mine = queueIds(*store, filterOf(Turn::Yours));
    QCOMPARE(QSet<QString>(mine.begin(), mine.end()), (QSet<QString>{idOf(drafts[0]), idOf(drafts[5])}));
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 8);
    Person more = me;
    more.limits.cartValue = {{200000, "EUR"}};
    QSignalSpy reset(store.get(), &LocalStore::reset);
    store->setViewer(more, hourMs);
    QTRY_COMPARE(reset.count(), 1);
    QCOMPARE(queueIds(*store, filterOf(Turn::Yours)).size(), 3);
    Person rejecter = me;  // who approves nothing has no value to stay within, but shops and channels
    rejecter.permissions = {Permission::ReadDrafts, Permission::Reject};
    store->setViewer(rejecter, hourMs);
    QCOMPARE(queueIds(*store, filterOf(Turn::Yours)).size(), 4);
    rejecter.limits.channels.insert(Channel::Push);
    store->setViewer(rejecter, hourMs);
    QTRY_COMPARE(queueIds(*store, filterOf(Turn::Yours)).size(), 5);
    Person reader = me;
    reader.permissions = {Permission::ReadDrafts};
    store->setViewer(reader, hourMs);
    QVERIFY(queueIds(*store, filterOf(Turn::Yours)).isEmpty());
    const auto row = await(store->rows(filterOf(Turn::Yours), {idOf(drafts[0])}));
    QVERIFY(row && row->empty());
}

void TestQueueStore::assignedSecondAndSkipped()
{
    std::vector<Draft> drafts;
    for (int i = 0; i < 5; ++i)
        drafts.push_back(plainDraft(i, now));
    const Person me = samplePerson();
    drafts[0].summary.assignee = Assignee{me.id, {}, me.name};
    drafts[1].summary.assignee = Assignee{{}, "marketing_manager", "Managers"};
    drafts[2].summary.approvalsNeeded = 2;
    drafts[2].summary.approvalsHave = 1;
    {
        auto store = open();
        store->setViewer(me, hourMs);
        QVERIFY(await(store->apply(changesOf(drafts), 1)));
        QCOMPARE(queueIds(*store, filterOf(Turn::Assigned)).size(), 2);
        QCOMPARE(queueIds(*store, filterOf(Turn::Second)), QStringList{idOf(drafts[2])});
        QVERIFY(await(store->setSkipped(idOf(drafts[3]), true)));
        QVERIFY(await(store->setSkipped(idOf(drafts[4]), true)));
        QVERIFY(!await(store->setSkipped(u"nowhere"_s, true)));
        QCOMPARE(queueIds(*store, filterOf(Turn::Skipped)).size(), 2);
        QCOMPARE(queueIds(*store, filterOf(Turn::Yours)).size(), 3);
    }
    auto store = open();  // survives a restart, and the same draft coming again
    store->setViewer(me, hourMs);
    QVERIFY(await(store->apply(changesOf({drafts[3]}), 2)));
    QCOMPARE(queueIds(*store, filterOf(Turn::Skipped)).size(), 2);
    drafts[3].summary.revision = 2;
    QVERIFY(await(store->apply(changesOf({drafts[3]}), 3)));  // it changed
    QCOMPARE(queueIds(*store, filterOf(Turn::Skipped)), QStringList{idOf(drafts[4])});
    drafts[4].summary.assignee = Assignee{me.id, {}, me.name};
    QVERIFY(await(store->apply(changesOf({drafts[4]}), 4)));  // it was given to me
    QVERIFY(queueIds(*store, filterOf(Turn::Skipped)).isEmpty());
    QVERIFY(await(store->setSkipped(idOf(drafts[4]), true)));
    QVERIFY(await(store->apply(changesOf({drafts[4]}), 5)));  // and was mine before: stays skipped
    QCOMPARE(queueIds(*store, filterOf(Turn::Skipped)), QStringList{idOf(drafts[4])});
    QVERIFY(await(store->setSkipped(idOf(drafts[4]), false)));
    QCOMPARE(queueIds(*store, filterOf(Turn::Yours)).size(), 5);
}

void TestQueueStore::filtersOneByOne()
{
    auto store = open();
    Person everything = samplePerson();
    everything.limits.channels = {Channel::Email, Channel::Sms, Channel::WhatsApp, Channel::Push};
    store->setViewer(everything, hourMs);
    const std::vector<Draft> drafts = varied(90);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const auto expect = [&](const DraftFilter& filter, const std::function<bool(const Draft&)>& matches) {
        QSet<QString> wanted;
        for (const Draft& draft : drafts)
            if (matches(draft))
                wanted.insert(idOf(draft));
        const QStringList found = queueIds(*store, filter);
        QVERIFY(!wanted.isEmpty() && wanted.size() < static_cast<qsizetype>(drafts.size()));
        QCOMPARE(QSet<QString>(found.begin(), found.end()), wanted);
    };
    DraftFilter filter = filterOf(Turn::Everyone);
    filter.reasons = {Reason::ShippingCost, Reason::PaymentTrust};
    expect(filter, [](const Draft& d) { return d.summary.reason == Reason::ShippingCost || d.summary.reason == Reason::PaymentTrust; });
    filter = filterOf(Turn::Everyone);
    filter.channels = {Channel::Sms};
    expect(filter, [](const Draft& d) { return d.summary.channel == Channel::Sms; });
    filter = filterOf(Turn::Everyone);
    filter.languages = {"de"};
    expect(filter, [](const Draft& d) { return d.summary.language == "de"; });
    filter = filterOf(Turn::Everyone);
    filter.shops = {"südwind"};
    expect(filter, [](const Draft& d) { return d.summary.shopId == "südwind"; });
    filter = filterOf(Turn::Everyone);
    filter.offers = DraftFilter::Offers::Some;
    expect(filter, [](const Draft& d) { return d.offer.chosen.kind != OfferKind::Reassurance; });
    filter.offers = DraftFilter::Offers::None;
    expect(filter, [](const Draft& d) { return d.offer.chosen.kind == OfferKind::Reassurance; });
    filter = filterOf(Turn::Everyone);
    filter.stakeFrom = 20000;
    expect(filter, [](const Draft& d) { return d.summary.stake >= 20000; });
    filter = filterOf(Turn::Everyone);
    filter.checksFailed = true;
    expect(filter, [](const Draft& d) { return d.summary.checksFailed > 0; });
    filter = filterOf(Turn::Everyone);
    filter.late = true;
    expect(filter, [](const Draft& d) { return d.summary.queuedAt + hourMs < now; });
    filter.channels = {Channel::Email};
    filter.search = "lamp";
    expect(filter, [](const Draft& d) {
        return d.summary.queuedAt + hourMs < now && d.summary.channel == Channel::Email && d.lines.front().title.find("lamp") != std::string::npos;
    });
}

void TestQueueStore::groupsStandTogether()
{
    auto store = open();
    QVERIFY(await(store->apply(changesOf(varied(60)), 1)));
    DraftFilter filter = filterOf(Turn::Everyone, Order::Cold);
    for (const Group group : {Group::Reason, Group::Channel, Group::Shop, Group::Offer, Group::Assignee}) {
        filter.group = group;
        QString cursor;
        std::vector<DraftSummary> rows;
        do {
            const auto page = await(store->page(filter, cursor, 7));
            QVERIFY(page);
            rows.insert(rows.end(), page->rows.begin(), page->rows.end());
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(rows.size(), 60u);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto [a, b] = std::pair(groupKey(group, rows[i - 1]), groupKey(group, rows[i]));
            QVERIFY2(a < b || (a == b && rows[i - 1].coldAt <= rows[i].coldAt), (a + " then " + b).c_str());
        }
    }
}

void TestQueueStore::countsAreOfTheWholeQueue()
{
    auto store = open();
    std::vector<Draft> drafts = varied(300);
    const Person me = samplePerson();
    drafts[0].summary.language = "fr";
    drafts[0].summary.shopId = "bergmann";
    for (int i = 0; i < 300; i += 4)
        drafts[static_cast<std::size_t>(i)].summary.assignee = i % 8 == 0 ? Assignee{me.id, {}, me.name} : Assignee{{}, "auditor", "Auditors"};
    QVERIFY(await(store->apply(changesOf(drafts), 300)));
    store->setViewer(me, hourMs);
    for (const auto& [turn, turnWord] : EnumWords<Turn>::words) {
        std::map<std::string, qint64> languages;
        std::map<std::string, qint64> shops;
        const auto page = await(store->page(filterOf(turn), {}, 1000));
        for (const DraftSummary& row : page->rows) {
            ++languages[row.language];
            ++shops[row.shopId];
        }
        for (const auto& [group, groupWord] : EnumWords<Group>::words)
            for (const bool failed : {false, true}) {
                DraftFilter filter = filterOf(turn);
                filter.group = group;
                filter.checksFailed = failed;
                std::map<std::string, qint64> groups;
                const auto rows = await(store->page(filter, {}, 1000));
                for (const DraftSummary& row : rows->rows)
                    if (group != Group::None)
                        ++groups[groupKey(group, row)];
                const auto tally = await(store->tally(filter));
                QVERIFY(tally);
                QVERIFY2(tally->groups == groups, groupWord.data());
                QVERIFY2(tally->languages == languages && tally->shops == shops, turnWord.data());
            }
    }
    // Words narrow the groups, not what there is to narrow to; words that nothing has leave no group.
    DraftFilter words = filterOf(Turn::Everyone);
    words.group = Group::Offer;
    words.search = drafts[5].lines.front().title;
    qint64 found = 0;
    const auto narrowed = await(store->tally(words));
    for (const auto& [offer, count] : narrowed->groups)
        found += count;
    QCOMPARE(found, await(store->page(words, {}, 0))->total);
    QVERIFY(found > 0 && found < 300);
    words.search = "...";
    QVERIFY(await(store->tally(words))->groups.empty());
    // What left the queue is offered no more.
    QVERIFY(await(store->tally(words))->shops.contains("bergmann"));
    drafts[0].summary.state = DraftState::Sent;
    QVERIFY(await(store->apply(changesOf({drafts[0]}), 301)));
    const auto after = await(store->tally(words));
    QVERIFY(!after->shops.contains("bergmann") && !after->languages.contains("fr"));
}

void TestQueueStore::walkAndIndexAgree_data()
{
    QTest::addColumn<int>("order");
    for (const auto& [order, name] : EnumWords<Order>::words)
        QTest::newRow(std::string(name).c_str()) << static_cast<int>(order);
}

void TestQueueStore::walkAndIndexAgree()
{
    QFETCH(int, order);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(varied(700)), 1)));
    store.reset();
    auto connection = Connection::open(file().toStdString(), OpenMode::ReadOnly);
    QVERIFY(connection);
    const QueueViewer viewer{samplePerson(), hourMs};
    QueueIndex index(viewer);
    QVERIFY(loadIndex(**connection, index, [] { return true; }));
    QCOMPARE(index.size(), 700u);
    for (const bool failed : {false, true}) {
        DraftFilter filter = filterOf(Turn::Yours, static_cast<Order>(order));
        filter.checksFailed = failed;
        QStringList walked;
        QStringList found;
        for (const bool walk : {true, false}) {
            QueueQuestion question{filter, {}, 9, now};
            do {
                const auto page = walk ? walkedPage(**connection, m_key, viewer, question) : indexedPage(**connection, m_key, index, question);
                QVERIFY2(page, page ? "" : page.error().detail.c_str());
                for (const DraftSummary& row : page->rows)
                    (walk ? walked : found) << QString::fromStdString(row.id);
                question.cursor = page->next;
            } while (!question.cursor.isEmpty());
        }
        QVERIFY(found.size() > (failed ? 20 : 400));
        QCOMPARE(walked, found);
    }
    QVERIFY(!indexedPage(**connection, m_key, index, {filterOf(Turn::Yours), u"no cursor"_s, 5, now}));
}

void TestQueueStore::theIndexFollowsEveryChange()
{
    auto store = open();
    std::vector<Draft> drafts = varied(40);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 40);
    drafts[0].summary.stake = 10'000'000;
    drafts[1].summary.state = DraftState::Held;
    drafts[2].summary.state = DraftState::Converted;
    QVERIFY(await(store->apply(changesOf({drafts[0], drafts[1], drafts[2]}), 2)));
    QStringList rows = queueIds(*store, filterOf(Turn::Everyone));
    QCOMPARE(rows.size(), 38);
    QCOMPARE(rows.front(), idOf(drafts[0]));
    drafts[1].summary.state = DraftState::Queued;
    Draft fresh = plainDraft(4711, now);
    fresh.summary.stake = 20'000'000;
    QVERIFY(await(store->apply(changesOf({drafts[1], fresh}), 3)));
    rows = queueIds(*store, filterOf(Turn::Everyone));
    QCOMPARE(rows.size(), 40);
    QCOMPARE(rows.front(), idOf(fresh));
    QVERIFY(await(store->apply(changesOf({drafts[5], drafts[6]}), std::nullopt, 9)));
    QVERIFY(await(store->endFullSync(9, 10)));
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 2);
}

void TestQueueStore::ordersBreakTiesAsTheListDoes()
{
    auto store = open();
    std::vector<Draft> drafts;
    for (int i = 0; i < 6; ++i) {
        drafts.push_back(plainDraft(i, now));
        drafts.back().summary.stake = 500;
        drafts.back().summary.queuedAt = now - hourMs;
    }
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    QStringList rising = queueIds(*store, filterOf(Turn::Everyone, Order::Stake));
    QVERIFY(std::is_sorted(rising.begin(), rising.end()));
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone, Order::Waiting)), rising);
    std::reverse(rising.begin(), rising.end());
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone, Order::Recent)), rising);
}

void TestQueueStore::aRowThatCannotBeReadLeavesTheOthers()
{
    const std::vector<Draft> drafts = varied(5);
    {
        auto store = open();
        QVERIFY(await(store->apply(changesOf(drafts), 1)));
    }
    {
        auto connection = Connection::open(file().toStdString(), OpenMode::ReadWrite);
        QVERIFY((*connection)->run("UPDATE drafts SET summary = 'AAAA', detail = 'AAAA' WHERE id = :a", drafts[2].summary.id));
    }
    auto store = open();
    const auto page = await(store->page(filterOf(Turn::Everyone), {}, 50));
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 4u);
    const auto broken = await(store->draft(idOf(drafts[2])));
    QVERIFY(!broken);
    QVERIFY(!broken.error().detail.empty());
    QVERIFY(await(store->apply(changesOf({drafts[2]}), 2)));  // and comes back whole with its next change
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 5);
}

void TestQueueStore::packsIds()
{
    const std::string id = newId(now);
    QVERIFY(!packId(id).odd);
    QCOMPARE(unpackId(packId(id)), id);
    QVERIFY(packId("short").odd);
    QVERIFY(packId("a") < packId("b"));
    QCOMPARE(assignedPerson("r\x1f" "c\x1fl\x1fs\x1f" "e\x1fo\x1fp1\x1f"), std::string("p1"));
    QCOMPARE(assignedPerson("r"), std::string());
}

void TestQueueStore::leavingIsSaidOnce()
{
    auto store = open();
    std::vector<Draft> drafts = varied(5);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    QSignalSpy left(store.get(), &LocalStore::draftLeft);
    Decision decision;
    decision.statement.decisionId = newId(now);
    decision.statement.draftId = drafts[0].summary.id;
    decision.statement.revision = 1;
    QVERIFY(await(store->keep(decision, u"t"_s, now)));
    drafts[0].summary.state = DraftState::Held;       // one's own doing
    drafts[1].summary.state = DraftState::Converted;  // bought
    drafts[2].summary.checksFailed = 3;               // stays
    QVERIFY(await(store->apply(changesOf({drafts[0], drafts[1], drafts[2]}), 2)));
    QVERIFY(await(store->apply(changesOf({drafts[1]}), 3)));
    QCOMPARE(left.count(), 1);
    QCOMPARE(left[0][0].toString(), idOf(drafts[1]));
    QCOMPARE(left[0][1].value<DraftState>(), DraftState::Converted);
}

QTEST_GUILESS_MAIN(TestQueueStore)
#include "moc_tst_queuestore.cpp"
