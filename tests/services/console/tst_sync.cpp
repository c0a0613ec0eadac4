// Catching up with a backend, its stream, its absence, and a record that must never be rewritten.
#include "models/domain/auditentry.h"
#include "models/domain/ids.h"
#include "services/console/sync/sync.h"
#include "tests/services/console/await.h"
#include "tests/services/console/pretendbackend.h"
#include "tests/support/console/sampledrafts.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

constexpr TimeMs now = 1'795'000'000'000;

std::vector<Draft> many(int count)
{
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back(plainDraft(i, now));
    return drafts;
}

}  // namespace

class TestSync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void downloadsAllThenFollows();
    void catchesUpAfterARestartWithoutDownloadingAgain();
    void fetchesAllAgainWhenAsked();
    void goesOfflineAndComesBack();
    void aStreamThatDoesNotComeIsReplacedByLooking();
    void aRestoredBackendIsReadAgain();
    void anEndedSessionIsSaid();
    void theRecordMayGrow();
    void aRolledBackRecordIsRefused();
    void aForkedRecordIsRefused();
    void anotherKeyIsRefused();
    void aRestoreIsExplainedOnlyByProof();
    void provesOwnDecisions();
    void aKeyPassedOnByTheOldOneIsFollowed();
    void witnessesAreCounted();
    void pagesThatLeadNowhereEndTheAsking_data();
    void pagesThatLeadNowhereEndTheAsking();
    void aClockSetBackStillLooksAtTheRecord();
    void aDamagedCheckpointIsNotTakenForNone();
    void aSlowLineIsAskedForLess();

private:
    void openStore()
    {
        auto store = await(LocalStore::open({m_dir->filePath(u"c.sqlite"_s), m_key, true, {}}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        m_store = *store;
    }
    void makeSync(int recordMs = 0)
    {
        m_sync.reset();
        m_record.reset();
        m_api = std::make_unique<ApiClient>(m_backend->server.url());
        m_api->setTimeout(2000);
        m_api->setRetryDelay(10);
        const auto clock = [this] { return TimeMs{QDateTime::currentMSecsSinceEpoch()} + m_clockAhead; };
        m_record = std::make_unique<RecordWatch>(*m_api, *m_store, m_device, clock);
        m_sync = std::make_unique<Sync>(*m_api, *m_store, *m_record, clock, SyncTiming{50, 200, 100, recordMs, 200});
    }
    [[nodiscard]] qint64 total() { return await(m_store->page({}, {}, 0))->total; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PretendBackend> m_backend;
    std::unique_ptr<ApiClient> m_api;
    std::shared_ptr<LocalStore> m_store;
    std::unique_ptr<RecordWatch> m_record;
    std::unique_ptr<Sync> m_sync;
    SigningKey m_device = newSigningKey();
    SealKey m_key = SealKey::random();
    TimeMs m_clockAhead = 0;
};

void TestSync::init()
{
    m_clockAhead = 0;
    m_dir = std::make_unique<QTemporaryDir>();
    m_backend = std::make_unique<PretendBackend>(many(65));
    openStore();
    makeSync();
}

void TestSync::cleanup()
{
    m_sync.reset();
    m_record.reset();
    m_api.reset();
    m_store.reset();
}

void TestSync::downloadsAllThenFollows()
{
    QSignalSpy states(m_sync.get(), &Sync::stateChanged);
    std::vector<qint64> fetched;
    connect(m_sync.get(), &Sync::fetchedMore, this, [this, &fetched] { fetched.push_back(m_sync->fetched()); });
    m_sync->start();
    QCOMPARE(m_sync->state(), Sync::State::Connecting);
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    QCOMPARE(total(), 65);
    QVERIFY(fetched == (std::vector<qint64>{ 20, 40, 60, 65 }));
    QCOMPARE(m_sync->fetched(), qint64{ 0 });
    QTRY_COMPARE(m_backend->server.count("GET /v1/stream"), 1);
    QTest::qWait(50);
    QSignalSpy touched(m_sync.get(), &Sync::draftsTouched);
    QSignalSpy policy(m_sync.get(), &Sync::policyChanged);
    Draft bought = m_backend->drafts.begin()->second;
    bought.summary.state = DraftState::Converted;
    m_backend->put(bought);  // the stream wakes, the change is asked for
    m_backend->change("policy", "2");
    QTRY_COMPARE(total(), 64);
    QTRY_COMPARE(policy.count(), 1);
    m_backend->change("brand_rules", "");
    QTRY_COMPARE(policy.count(), 2);
    QCOMPARE(touched.first()[0].toStringList(), QStringList{QString::fromStdString(bought.summary.id)});
    QVERIFY2(m_backend->server.nothingElse(), m_backend->server.unexpected().join(", ").constData());
}

void TestSync::catchesUpAfterARestartWithoutDownloadingAgain()
{
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    const int downloads = m_backend->server.count("GET /v1/drafts?");
    m_sync->stop();
    for (int i = 100; i < 140; ++i)
        m_backend->put(plainDraft(i, now));
    makeSync();
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    QCOMPARE(total(), 105);
    QCOMPARE(m_backend->server.count("GET /v1/drafts?"), downloads);
}

void TestSync::fetchesAllAgainWhenAsked()
{
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    Draft& shown = m_backend->drafts.begin()->second; // as this person is shown it from now on; nothing about it changed
    shown.values.commitmentKey.clear();
    const auto id = QString::fromStdString(shown.summary.id);
    QVERIFY(!await(m_store->draft(id))->values.commitmentKey.empty());
    QSignalSpy caughtUp(m_sync.get(), &Sync::caughtUp);
    m_sync->fetchAgain();
    QTRY_VERIFY(await(m_store->draft(id))->values.commitmentKey.empty());
    QTRY_VERIFY(!caughtUp.isEmpty());
    QCOMPARE(total(), 65);
    // Asked for while away, it happens at the next connection.
    shown.values.commitmentKey = std::string(64, 'b');
    m_sync->stop();
    m_sync->fetchAgain();
    QTRY_VERIFY(await(m_store->value(u"seq"_s))->isEmpty());
    m_sync->start();
    QTRY_COMPARE(await(m_store->draft(id))->values.commitmentKey, std::string(64, 'b'));
}

void TestSync::goesOfflineAndComesBack()
{
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_sync->state(), Sync::State::Offline, 15000);
    QVERIFY(!m_sync->why().isEmpty());
    m_backend->put(plainDraft(200, now));
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(m_sync->state(), Sync::State::Online, 15000);
    QCOMPARE(total(), 66);
}

void TestSync::aStreamThatDoesNotComeIsReplacedByLooking()
{
    m_backend->server.always(
        "GET /v1/stream", [](const ScriptedRequest&) { return problemReply(404, "not_found", "a proxy without streams"); });
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    m_backend->put(plainDraft(200, now));
    QTRY_COMPARE(total(), 66);
    QCOMPARE(m_sync->state(), Sync::State::Online);
}

void TestSync::aRestoredBackendIsReadAgain()
{
    for (int i = 0; i < 5; ++i)
        m_backend->put(plainDraft(300 + i, now));
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    m_sync->stop();
    m_backend->forgetChanges();
    m_backend->drafts.erase(m_backend->drafts.begin());
    makeSync();
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    QCOMPARE(total(), 69);
}

void TestSync::anEndedSessionIsSaid()
{
    m_backend->server.always("GET /v1/changes", [](const ScriptedRequest&) { return problemReply(401, "unauthenticated", "ended"); });
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::SignedOut);
    QCOMPARE(total(), 65);  // what is here stays here
}

void TestSync::theRecordMayGrow()
{
    for (int size = 1; size < 40; size += 3) {
        const auto view = await(m_record->check());
        QVERIFY2(view, view ? "" : view.error().detail.c_str());
        QCOMPARE(view->grew, true);
        QVERIFY(!await(m_record->check())->grew);
        for (int i = 0; i < 3; ++i)
            m_backend->appendEntry({{"n", size + i}});
    }
    QTRY_VERIFY(m_backend->cosigned >= 13);
}

void TestSync::aRolledBackRecordIsRefused()
{
    for (int i = 0; i < 9; ++i)
        m_backend->appendEntry({{"n", i}});
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    m_sync->stop();
    m_backend->rollBack(2);
    m_backend->put(plainDraft(200, now));
    makeSync();
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::RecordRefused);
    QVERIFY2(m_sync->why().contains(u"went back from 10 entries to 8"_s), qPrintable(m_sync->why()));
    QCOMPARE(total(), 65);  // nothing is taken from it
    makeSync();
    m_sync->start();        // and a restart does not forget
    QTRY_COMPARE(m_sync->state(), Sync::State::RecordRefused);
}

void TestSync::aForkedRecordIsRefused()
{
    for (int i = 0; i < 9; ++i)
        m_backend->appendEntry({{"n", i}});
    QVERIFY(await(m_record->check()));
    m_backend->fork(4);
    const auto forked = await(m_record->check());
    QVERIFY(!forked);
    QCOMPARE(forked.error().code, ErrorCode::Conflict);
    QVERIFY(QString::fromStdString(forked.error().detail).contains(u"first 10 entries"_s));
    m_backend->rollBack(1);  // the same size, another root
    const auto same = await(m_record->check());
    QVERIFY(!same);
    QCOMPARE(same.error().code, ErrorCode::Conflict);
}

void TestSync::anotherKeyIsRefused()
{
    QVERIFY(await(m_record->check()));
    m_backend->server.always("GET /v1/audit/vkey", [](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(verifierKey("countersign.test/1", newSigningKey().publicKey)), "text/plain");
    });
    const auto other = await(m_record->check());
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Conflict);
}

void TestSync::provesOwnDecisions()
{
    const auto none = await(m_record->verify());
    QVERIFY2(none, none ? "" : none.error().detail.c_str());
    QVERIFY(none->contains(u"1 entr"_s));
}

// What the backend says of a restore counts only under a checkpoint of the record's own key, and only where it fits what was seen.
void TestSync::aRestoreIsExplainedOnlyByProof()
{
    const SigningKey key = newSigningKey();
    const VerifierKey log = parseVerifierKey(verifierKey("countersign.local/test", key.publicKey)).value();
    const auto act = [&](const std::string& action, const Json& data, const SigningKey& signer) {
        AuditEntry entry;
        entry.id = newId(now);
        entry.at = now;
        entry.actorKind = "person";
        entry.actor = "ada";
        entry.action = action;
        entry.subjectKind = "record";
        entry.subject = "backup";
        entry.data = data;
        Inclusion inclusion;
        inclusion.entry = entryBytes(entry).value();
        inclusion.note = signCheckpoint({ "countersign.local/test", 1, leafHash(inclusion.entry) }, signer);
        return std::pair(entry.id, inclusion);
    };
    RolledBack back;
    back.seen = { "countersign.local/test", 40, sha256("forty") };
    const auto head = [](std::int64_t size, const Hash& root) { return Json{ { "size", size }, { "root", base64(view(root)) } }; };
    const auto restore = [&](const Json& left, std::int64_t restored) {
        return Json{ { "left", left }, { "restored", head(restored, sha256("r")) }, { "reason", "disk_failure" }, { "by", "operator-local" } };
    };
    const auto explained = [&](const Json& data, const SigningKey& signer) {
        RolledBack one = back;
        explain(one, { { act("record.restored", data, signer).second }, {} }, log);
        return one.explained;
    };
    QVERIFY(explained(restore(head(50, sha256("fifty")), 30), key));
    QVERIFY(explained(restore(head(40, sha256("forty")), 30), key));
    QVERIFY(explained(restore(Json(), 30), key)); // what was there could not be read
    QVERIFY(!explained(restore(head(50, sha256("fifty")), 30), newSigningKey())); // another signer
    QVERIFY(!explained(restore(head(40, sha256("other forty")), 30), key)); // another history of the same length
    QVERIFY(!explained(restore(head(35, sha256("x")), 30), key)); // this console saw more than was there
    QVERIFY(!explained(restore(head(50, sha256("fifty")), 45), key)); // the backup held all that was seen

    const auto [id, restored] = act("record.restored", restore(head(50, sha256("fifty")), 30), key);
    const auto accepted = act("record.restore_accepted", Json{ { "restore", id } }, key).second;
    const auto foreign = act("record.restore_accepted", Json{ { "restore", "another" } }, key).second;
    RolledBack other = back;
    explain(other, { { restored }, { foreign } }, log);
    QVERIFY(other.explained && other.acceptedAt == 0);
    explain(back, { { restored }, { foreign, accepted } }, log);
    QCOMPARE(back.acceptedBy, std::string("ada"));
    QCOMPARE(back.reason, std::string("disk_failure"));
    Inclusion spoiled = restored;
    spoiled.entry.replace(spoiled.entry.find("disk_failure"), 12, "drill_drill_");
    RolledBack wrong;
    wrong.seen = back.seen;
    explain(wrong, { { spoiled }, {} }, log);
    QVERIFY(!wrong.explained);
}

void TestSync::aKeyPassedOnByTheOldOneIsFollowed()
{
    QVERIFY(await(m_record->check()));
    m_backend->passKeyOn(true);
    m_backend->appendEntry({{"n", 1}});
    const auto followed = await(m_record->check());
    QVERIFY2(followed, followed ? "" : followed.error().detail.c_str());
    QVERIFY(followed->grew);
    m_backend->passKeyOn(false); // the new key signed for itself only
    m_backend->appendEntry({{"n", 2}});
    const auto refused = await(m_record->check());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(QString::fromStdString(refused.error().detail).contains(u"another key"_s));
}

void TestSync::witnessesAreCounted()
{
    const auto alone = await(m_record->verify());
    QVERIFY(alone && alone->contains(u"No other console"_s));
    QTRY_VERIFY(!m_backend->cosignedNote.empty());
    const SigningKey other = newSigningKey();
    const SigningKey silent = newSigningKey();
    m_backend->witnesses = {verifierKey("console/other", other.publicKey, 0x04), verifierKey("console/silent", silent.publicKey, 0x04)};
    const std::string signedNote = m_backend->cosignedNote;
    m_backend->server.always("GET /v1/audit/checkpoint", [signedNote, other](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(cosignCheckpoint(signedNote, "console/other", other, now).value()), "text/plain");
    });
    const auto told = await(m_record->verify(1));
    QVERIFY2(told, told ? "" : told.error().detail.c_str());
    QVERIFY2(told->contains(u"Cosigned by 1 of 2"_s), qPrintable(*told));
    const auto tooFew = await(m_record->verify(2));
    QVERIFY(!tooFew);
    QCOMPARE(tooFew.error().code, ErrorCode::Unavailable); // says nothing against the record

    // Only those count that the policy names, and only while their keys are in force.
    const std::string othersKey = m_backend->witnesses.front();
    const auto named = await(m_record->verify(1, {othersKey}));
    QVERIFY2(named, named ? "" : named.error().detail.c_str());
    QVERIFY2(named->contains(u"Cosigned by 1 of the 1 witnesses that the policy names"_s), qPrintable(*named));
    QCOMPARE(await(m_record->verify(1, {m_backend->witnesses.back()})).error().code, ErrorCode::Unavailable);
    m_backend->witnesses.erase(m_backend->witnesses.begin());
    QCOMPARE(await(m_record->verify(1, {othersKey})).error().code, ErrorCode::Unavailable);
}

void TestSync::pagesThatLeadNowhereEndTheAsking_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("changes, always more") << QByteArray("GET /v1/changes") << QByteArray(R"({"changes":[],"next":0,"more":true})");
    QTest::newRow("changes, backwards") << QByteArray("GET /v1/changes") << QByteArray(R"({"changes":[],"next":-4,"more":false})");
    QTest::newRow("drafts, always the same page") << QByteArray("GET /v1/drafts?")
                                                  << QByteArray(R"({"drafts":[],"next":"again","as_of":0})");
}

void TestSync::pagesThatLeadNowhereEndTheAsking()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, page);
    m_backend->server.always(line, [page](const ScriptedRequest&) { return reply(200, page); });
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Offline);
    QVERIFY2(m_sync->why().contains(u"leads back"_s), qPrintable(m_sync->why()));
    QVERIFY2(m_backend->server.count(line) <= 12, qPrintable(QString::number(m_backend->server.count(line))));  // retries have their pauses
}

void TestSync::aClockSetBackStillLooksAtTheRecord()
{
    constexpr int often = 60000;  // not again within this test, were it not for the clock
    makeSync(often);
    m_clockAhead = hourMs;
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    QTRY_COMPARE(m_backend->server.count("GET /v1/stream"), 1);
    const int looked = m_backend->server.count("GET /v1/audit/checkpoint");
    m_sync->wake();
    QTest::qWait(50);
    QCOMPARE(m_backend->server.count("GET /v1/audit/checkpoint"), looked);
    m_clockAhead = 0;
    m_sync->wake();
    QTRY_COMPARE(m_backend->server.count("GET /v1/audit/checkpoint"), looked + 1);
}

void TestSync::aDamagedCheckpointIsNotTakenForNone()
{
    QVERIFY(await(m_record->check()));
    const QString kept = *await(m_store->value(u"record"_s));
    for (const QString& spoilt : {QString(kept.chopped(3)), u"{}"_s, u"[]"_s}) {
        QVERIFY(await(m_store->setValue(u"record"_s, spoilt)));
        const auto looked = await(m_record->check());
        QVERIFY2(!looked, qPrintable(spoilt));
        QCOMPARE(looked.error().code, ErrorCode::Damaged);
        QCOMPARE(await(m_store->value(u"record"_s)).value_or(QString()), spoilt);  // and nothing is written over it
    }
    QVERIFY(await(m_store->setValue(u"record"_s, kept)));
    QVERIFY(await(m_record->check()));
}

void TestSync::aSlowLineIsAskedForLess()
{
    m_api->setTimeout(400);
    m_backend->server.always("GET /v1/changes", [](const ScriptedRequest& request) {
        return request.target.contains("limit=200") ? hangReply() : reply(200, R"({"changes":[],"next":0,"more":false})");
    });
    m_sync->start();
    QTRY_COMPARE(m_sync->state(), Sync::State::Offline);
    QTRY_COMPARE(m_sync->state(), Sync::State::Online);
    QCOMPARE(total(), 65);
}

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
