// The console's own file: paging, sealing, what survives, what is refused.
#include "models/domain/ids.h"
#include "services/console/store/localstore.h"
#include "tests/services/console/await.h"
#include "tests/support/console/sampledrafts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

constexpr TimeMs now = 1'795'000'000'000;

QString idOf(const Draft& draft) { return QString::fromStdString(draft.summary.id); }

Decision decisionOn(const Draft& draft, Verdict verdict = Verdict::Approve, TimeMs at = now)
{
    Decision decision;
    decision.statement.decisionId = newId(at);
    decision.statement.draftId = draft.summary.id;
    decision.statement.revision = draft.summary.revision;
    decision.statement.verdict = verdict;
    decision.statement.decidedAt = at;
    decision.note = verdict == Verdict::Reject ? "Fatima asked us not to" : "";
    decision.signature = "c2ln";
    return decision;
}

std::shared_ptr<std::vector<DraftChange>> changesOf(const std::vector<Draft>& drafts)
{
    auto changes = std::make_shared<std::vector<DraftChange>>();
    for (const Draft& draft : drafts)
        changes->push_back({draft, std::nullopt, {}});
    return changes;
}

}  // namespace

class TestLocalStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void pagesAnyNumber_data();
    void pagesAnyNumber();
    void searchesWordsThatNameNobody();
    void noPersonalByteOnDisk_data();
    void noPersonalByteOnDisk();
    void anotherKeyStartsAfreshButLosesNoDecision();
    void aSealedDecisionWhoseKeyIsGoneSaysSo();
    void decidedStaysAwayAndComesBack();
    void putOffComesBackByItself();
    void decidesOncePerRevision();
    void aLateAnswerTellsAnOlderStory();
    void fullDownloadDropsWhatIsGone();
    void refusesForeignDamagedAndNewerFiles();
    void endsWithoutHangingAnybody();
    void twoConsolesDoNotShareAFile();
    void thousandsRefusedAreShownInPortions();

private:
    [[nodiscard]] std::shared_ptr<LocalStore> open(bool keyOutlives = true, TimeMs at = now)
    {
        auto store = await(LocalStore::open({m_dir->filePath(u"c.sqlite"_s), m_key, keyOutlives, [at] { return at; }}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        return *store;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    SealKey m_key = SealKey::random();
};

void TestLocalStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_key = SealKey::random();
}

void TestLocalStore::pagesAnyNumber_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("5,000") << 5000;
    if (qEnvironmentVariableIsSet("COUNTERSIGN_LARGE"))
        QTest::newRow("100,000") << 100000;  // takes minutes under the sanitizers
}

void TestLocalStore::pagesAnyNumber()
{
    QFETCH(int, count);
    auto store = open();
    QStringList ids;
    qint64 stake = 0;
    for (int from = 0; from < count; from += 500) {
        std::vector<Draft> drafts;
        for (int i = from; i < std::min(count, from + 500); ++i) {
            drafts.push_back(plainDraft(i, now));
            stake += drafts.back().summary.stake;
        }
        QVERIFY(await(store->apply(changesOf(drafts), from)));
    }
    for (const auto order : {DraftFilter::Order::Stake, DraftFilter::Order::Cold, DraftFilter::Order::Recent}) {
        QSet<QString> seen;
        QString cursor;
        std::optional<DraftSummary> last;
        do {
            const auto page = await(store->page({order, {}}, cursor, 300));
            QVERIFY(page);
            QCOMPARE(page->total, count);
            QCOMPARE(page->totalStake, stake);
            for (const DraftSummary& row : page->rows) {
                QVERIFY(!seen.contains(QString::fromStdString(row.id)));
                seen.insert(QString::fromStdString(row.id));
                if (last && order == DraftFilter::Order::Stake)
                    QVERIFY(last->stake > row.stake || (last->stake == row.stake && last->id < row.id));
                if (last && order == DraftFilter::Order::Cold)
                    QVERIFY(last->coldAt < row.coldAt || (last->coldAt == row.coldAt && last->id < row.id));
                last = row;
            }
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), count);
    }
    store.reset();
    QElapsedTimer took;
    took.start();
    store = open();
    const auto first = await(store->page({}, {}, 50));
    QVERIFY(first);
    QCOMPARE(static_cast<int>(first->rows.size()), std::min(50, count));
    qInfo("%d drafts: opened and first page in %lld ms", count, took.elapsed());
    QVERIFY(took.elapsed() < 2000);
    QVERIFY(!await(store->page({}, u"no cursor"_s, 50)));
}

void TestLocalStore::searchesWordsThatNameNobody()
{
    auto store = open();
    const std::vector<Draft> drafts = sampleDrafts(now);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const auto count = [&](const QString& words) {
        const auto page = await(store->page({DraftFilter::Order::Stake, words.toStdString()}, {}, 100));
        return page ? static_cast<int>(page->rows.size()) : -1;
    };
    QCOMPARE(count(u"espresso"_s), 1);
    QCOMPARE(count(u"ESPR"_s), 1);          // the last word as a prefix
    QCOMPARE(count(u"shipping machine"_s), 1);
    QCOMPARE(count(u"bettwasche"_s), 1);    // without its dots
    QCOMPARE(count(u"مصباح"_s), 1);
    QCOMPARE(count(u"zzz"_s), 0);
    QCOMPARE(count(u"\"; DROP TABLE drafts --"_s), 0);
    QCOMPARE(count(u"\"*"_s), 0);
    QCOMPARE(count(u"Okafor"_s), 0);        // a person's name is not in the index
    QCOMPARE(count({}), 30);
    const auto rows = await(store->rows({DraftFilter::Order::Stake, "espresso"}, {idOf(drafts[6]), idOf(drafts[0])}));
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1u);
}

void TestLocalStore::noPersonalByteOnDisk_data()
{
    QTest::addColumn<bool>("closed");
    QTest::newRow("while open, with its log") << false;
    QTest::newRow("closed") << true;
}

void TestLocalStore::noPersonalByteOnDisk()
{
    QFETCH(bool, closed);
    auto store = open();
    const std::vector<Draft> drafts = sampleDrafts(now);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    QVERIFY(await(store->keep(decisionOn(drafts[9], Verdict::Reject), u"€127.50 · Fatima Z••••"_s, now)));
    QVERIFY(await(store->setSealedValue(u"person"_s, u"Mara Lind, mara@shop.example"_s)));
    QCOMPARE(*await(store->sealedValue(u"person"_s)), u"Mara Lind, mara@shop.example"_s);
    if (closed)
        store.reset();
    QByteArray all;
    const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
        QVERIFY2(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) || !info.fileName().endsWith(u".sqlite"_s),
            "others may read it");
    }
    QVERIFY(all.contains("Espresso machine"));  // the search words are in the clear, so the files are the right ones
    QStringList secret{u"Fatima"_s, u"Mara Lind"_s, u"mara@"_s, u"Z••••"_s, u"asked us not to"_s};
    for (const Draft& draft : drafts) {
        secret << QString::fromStdString(draft.values.to) << QString::fromStdString(draft.values.commitmentKey)
               << QString::fromStdString(draft.values.text.at("recovery_url")) << QString::fromStdString(draft.summary.maskedName)
               << QString::fromStdString(draft.values.text.at("first_name")) << QString::fromStdString(draft.maskedTo);
    }
    for (const QString& text : secret)
        if (text.toUtf8().size() > 5)  // shorter ones occur by chance in a megabyte of base64
            QVERIFY2(!all.contains(text.toUtf8()), qPrintable(text));
}

void TestLocalStore::anotherKeyStartsAfreshButLosesNoDecision()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    const Decision kept = decisionOn(drafts[2], Verdict::ApproveWithEdits);
    {
        auto store = open(false);  // the key dies with the program
        QVERIFY(await(store->apply(changesOf(drafts), 77)));
        QVERIFY(await(store->setValue(u"record"_s, u"checkpoint"_s)));
        QVERIFY(await(store->keep(kept, u"€610.00 · ليلى"_s, now)));
    }
    m_key = SealKey::random();
    auto store = open(false);
    QCOMPARE(*await(store->value(u"seq"_s)), QString());               // everything is fetched again
    QCOMPARE(*await(store->value(u"record"_s)), u"checkpoint"_s);      // but what was seen of the record stays seen
    QCOMPARE(await(store->page({}, {}, 50))->total, 0);
    const auto due = await(store->due(now, 10));
    QVERIFY(due);
    QCOMPARE(due->size(), 1u);
    QCOMPARE(Json(due->front().decision).dump(), Json(kept).dump());
    const auto view = await(store->overviewSince(0));
    QCOMPARE(view->counts.kept, 1);
    QVERIFY2(view->recent.front().title.isEmpty(), "no id in place of a title that cannot be read: the window has words for that");
    // And fetched again, the decided draft stays out of the queue, and its decision says what it was about.
    QSignalSpy touched(store.get(), &LocalStore::decisionsTouched);
    QVERIFY(await(store->apply(changesOf(drafts), 78)));
    QVERIFY(await(store->endFullSync(0, 78)));
    QCOMPARE(touched.count(), 1);
    QCOMPARE(await(store->page({}, {}, 50))->total, 29);
    const QString again = await(store->overviewSince(0))->recent.front().title;
    QVERIFY2(again.endsWith(u" · "_s + QString::fromStdString(drafts[2].summary.maskedName)), qPrintable(again));
    // Erased at the backend, it is named no more, in no way.
    QVERIFY(await(store->forget({ idOf(drafts[2]) })));
    QVERIFY(await(store->overviewSince(0))->recent.front().title.isEmpty());
}

void TestLocalStore::aSealedDecisionWhoseKeyIsGoneSaysSo()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    {
        auto store = open(true);
        QVERIFY(await(store->apply(changesOf(drafts), 77)));
        QVERIFY(await(store->keep(decisionOn(drafts[2]), u"x"_s, now)));
    }
    m_key = SealKey::random();
    auto store = open(true);
    QVERIFY(await(store->due(now, 10))->empty());
    const auto view = await(store->overviewSince(0));
    QCOMPARE(view->counts.refused, 1);
    QVERIFY(view->recent.front().why.contains(u"keychain"_s));
}

void TestLocalStore::decidedStaysAwayAndComesBack()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    const QString id = idOf(drafts[0]);
    Decision decision = decisionOn(drafts[0]);
    {
        auto store = open();
        QVERIFY(await(store->apply(changesOf(drafts), 1)));
        QSignalSpy changed(store.get(), &LocalStore::changed);
        auto kept = store->keep(decision, u"t"_s, now);
        QVERIFY(await(store->rows({}, {id}))->empty());  // at once, before it is durable
        QVERIFY(await(std::move(kept)));
        QCOMPARE(changed.last()[0].toStringList(), QStringList{id});
    }
    auto store = open();
    QCOMPARE(await(store->page({}, {}, 50))->total, 29);  // and after a restart
    QVERIFY(await(store->apply(changesOf({drafts[0]}), 2)));  // the backend has not heard of it yet
    QVERIFY(await(store->rows({}, {id}))->empty());
    const auto due = await(store->due(now, 10));
    Settled refused{decision.statement.decisionId, DecisionRecord::Place::Refused, std::nullopt, "Above your limit",
        {{"within_cart_limit", RequirementState::Unsatisfied, "Above your limit", "cart.value", {"Ines"}, false}}, drafts[0].summary.id};
    QSignalSpy changed(store.get(), &LocalStore::changed);
    QVERIFY(await(store->settleEntry(due->front(), refused, now)));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(await(store->rows({}, {id}))->size(), 1u);
    auto view = await(store->overviewSince(0));
    QCOMPARE(view->counts.refused, 1);
    QCOMPARE(view->recent.front().failing.front().who, std::vector<std::string>{"Ines"});
    QVERIFY(await(store->dismissRefused(QString::fromStdString(decision.statement.decisionId))));
    QVERIFY(await(store->overviewSince(0))->recent.empty());
}

void TestLocalStore::putOffComesBackByItself()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    Decision later = decisionOn(drafts[3], Verdict::HoldUntil);
    later.statement.until = now + hourMs;
    QVERIFY(await(store->keep(later, u"t"_s, now)));
    QVERIFY(await(store->rows({}, {idOf(drafts[3])}))->empty());
    QVERIFY(await(store->showDueDrafts(now + minuteMs)));
    QVERIFY(await(store->rows({}, {idOf(drafts[3])}))->empty());
    QVERIFY(await(store->showDueDrafts(now + hourMs)));
    QCOMPARE(await(store->rows({}, {idOf(drafts[3])}))->size(), 1u);
}

void TestLocalStore::decidesOncePerRevision()
{
    std::vector<Draft> drafts = sampleDrafts(now);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const Decision first = decisionOn(drafts[5]);
    QVERIFY(await(store->keep(first, u"t"_s, now)));
    const auto second = await(store->keep(decisionOn(drafts[5], Verdict::Reject), u"t"_s, now));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(await(store->due(now, 10))->size(), 1u);
    QVERIFY(await(store->withdraw(QString::fromStdString(first.statement.decisionId), idOf(drafts[5]), now)));
    QVERIFY(await(store->due(now, 10))->empty());
    QCOMPARE(await(store->rows({}, {idOf(drafts[5])}))->size(), 1u);
    QVERIFY(!await(store->withdraw(QString::fromStdString(first.statement.decisionId), idOf(drafts[5]), now)));
    QVERIFY(await(store->keep(decisionOn(drafts[5], Verdict::Reject, now + 1), u"t"_s, now)));
    // Recomposed: a new revision is a new question.
    drafts[5].summary.revision = 2;
    QVERIFY(await(store->apply(changesOf({drafts[5]}), 2)));
    QCOMPARE(await(store->rows({}, {idOf(drafts[5])}))->size(), 1u);
}

void TestLocalStore::aLateAnswerTellsAnOlderStory()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const Decision decision = decisionOn(drafts[1]);
    QVERIFY(await(store->keep(decision, u"t"_s, now)));
    const auto entry = await(store->due(now, 1))->front();
    using Place = DecisionRecord::Place;
    auto heard = std::make_shared<std::vector<DraftChange>>();
    heard->push_back({std::nullopt, Settled{decision.statement.decisionId, Place::Sent, std::nullopt, {}, {}, drafts[1].summary.id}, {}});
    QVERIFY(await(store->apply(heard, 2)));
    QVERIFY(await(store->settleEntry(entry, {decision.statement.decisionId, Place::Held, now + 1000, {}, {}, drafts[1].summary.id}, now)));
    const auto view = await(store->overviewSince(0));
    QCOMPARE(view->recent.front().place, Place::Sent);
    QCOMPARE(view->counts.sent, 1);
    QVERIFY(await(store->due(now, 10))->empty());
}

void TestLocalStore::fullDownloadDropsWhatIsGone()
{
    std::vector<Draft> drafts = sampleDrafts(now);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    QSignalSpy reset(store.get(), &LocalStore::reset);
    QVERIFY(await(store->apply(changesOf({drafts[0], drafts[1]}), std::nullopt, 5)));
    QVERIFY(await(store->endFullSync(5, 900)));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(await(store->page({}, {}, 50))->total, 2);
    QCOMPARE(*await(store->value(u"seq"_s)), u"900"_s);
    drafts[0].summary.state = DraftState::Converted;  // bought meanwhile: nothing of it stays here
    QVERIFY(await(store->apply(changesOf({drafts[0]}), 901)));
    QCOMPARE(await(store->page({}, {}, 50))->total, 1);
    const auto gone = await(store->draft(idOf(drafts[0])));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    // The clock was set back since: the next download has a lower number, and drops all the same.
    QVERIFY(await(store->apply(changesOf({drafts[2]}), std::nullopt, 3)));
    QVERIFY(await(store->endFullSync(3, 902)));
    QCOMPARE(await(store->page({}, {}, 50))->total, 1);
    QVERIFY(!await(store->draft(idOf(drafts[1]))));
    QVERIFY(await(store->draft(idOf(drafts[2]))));
}

void TestLocalStore::refusesForeignDamagedAndNewerFiles()
{
    const QString path = m_dir->filePath(u"c.sqlite"_s);
    const QByteArray garbage(8192, 'x');
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(garbage);
    }
    auto damaged = await(LocalStore::open({path, m_key, true, {}}, this));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::Damaged);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), garbage);  // untouched
    file.close();
    const auto aside = LocalStore::moveAside(path, now);
    QVERIFY(aside);
    QVERIFY(QFile::exists(*aside));
    open().reset();
    {
        auto connection = Connection::open(path.toStdString(), OpenMode::ReadWrite);
        QVERIFY(connection);
        QVERIFY((*connection)->script("PRAGMA user_version = 999"));
    }
    auto newer = await(LocalStore::open({path, m_key, true, {}}, this));
    QVERIFY(!newer);
    QCOMPARE(newer.error().code, ErrorCode::TooNew);
    QVERIFY(QString::fromStdString(newer.error().detail).contains(u"c.sqlite"_s));
    auto nowhere = await(LocalStore::open({u"/proc/none/c.sqlite"_s, m_key, true, {}}, this));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::Storage);
}

void TestLocalStore::endsWithoutHangingAnybody()
{
    auto store = open();
    auto page = store->page({}, {}, 50);
    auto kept = store->keep(decisionOn(plainDraft(1, now)), u"t"_s, now);
    store.reset();
    (void)await(std::move(page));
    const auto end = await(std::move(kept));  // durable or not, it resolves
    if (!end)
        QCOMPARE(end.error().code, ErrorCode::Cancelled);
    store = open();
    QCOMPARE(await(store->due(now, 10))->size(), 1u);  // what was submitted was finished
}

void TestLocalStore::twoConsolesDoNotShareAFile()
{
    const StoreOptions options{m_dir->filePath(u"c.sqlite"_s), m_key, true, {}};
    auto first = open();
    const auto second = await(LocalStore::open(options, this));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QVERIFY2(QString::fromStdString(second.error().detail).contains(u"open already"_s), second.error().detail.c_str());
    QVERIFY(await(first->setValue(u"seq"_s, u"7"_s)));  // and the first goes on
    // One that is being closed is waited for.
    auto next = LocalStore::open(options, this);
    QTest::qWait(150);
    first.reset();
    const auto opened = await(std::move(next));
    QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
    QCOMPARE(*await((*opened)->value(u"seq"_s)), u"7"_s);
}

// An act on many that was refused as a whole must not be read whole after every key press.
void TestLocalStore::thousandsRefusedAreShownInPortions()
{
    auto store = open();
    auto many = std::make_shared<std::vector<KeptDecision>>();
    auto refused = std::make_shared<std::vector<DraftChange>>();
    for (int i = 0; i < 520; ++i) {
        const Decision decision = decisionOn(plainDraft(i, now), Verdict::Approve, now + i);
        many->push_back({decision, "t", false});
        refused->push_back(
            {std::nullopt, Settled{decision.statement.decisionId, DecisionRecord::Place::Refused, std::nullopt, "no", {}, {}}, {}});
    }
    QVERIFY(await(store->keepMany(many, now)));
    QVERIFY(await(store->apply(refused, 2)));
    const auto view = await(store->overviewSince(0));
    QCOMPARE(view->counts.refused, 520);
    QCOMPARE(view->recent.size(), 500u);
    QCOMPARE(view->recent.front().decidedAt, now + 519);
    for (int i = 0; i < 30; ++i)
        QVERIFY(await(store->dismissRefused(view->recent[static_cast<std::size_t>(i)].decisionId)));
    QCOMPARE(await(store->overviewSince(0))->recent.size(), 490u);  // the older ones have come up
}

QTEST_GUILESS_MAIN(TestLocalStore)
#include "tst_localstore.moc"
