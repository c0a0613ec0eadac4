// The console's services against the real backend: try it here, sign in, decide, undo, backend killed and back, the record verified.
#include "services/console/desk/studiodesk.h"
#include "services/console/session/signin.h"
#include "services/console/trial/trial.h"
#include "tests/services/console/await.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

using Place = DecisionRecord::Place;
constexpr int patience = 60000;

Place placeOfDecision(const ReviewDesk& desk, const QString& id)
{
    for (const DecisionRecord& record : desk.recentDecisions())
        if (record.decisionId == id)
            return record.place;
    return Place::Unknown;
}

// Approves the first draft that this person may approve; empty when there is none.
QString approveOne(ReviewDesk& desk)
{
    const auto page = await(desk.drafts().page({}, {}, 50));
    for (const DraftSummary& row : page->rows) {
        const QString id = QString::fromStdString(row.id);
        if (row.approvalsNeeded > 1 || row.checksFailed > 0 || !await(desk.open(id)))
            continue;
        DecisionRequest request;
        request.draftId = id;
        request.revision = row.revision;
        const auto decided = await(desk.decide(request));
        desk.release(id);
        if (decided)
            return *decided;
        qInfo("%s", decided.error().detail.c_str());
    }
    return {};
}

QString writtenByTheModel(ReviewDesk& desk)
{
    const auto page = await(desk.drafts().page({}, {}, 50));
    for (const DraftSummary& row : page->rows) {
        const QString id = QString::fromStdString(row.id);
        const auto draft = await(desk.open(id));
        desk.release(id);
        if (draft && draft->composer == "pretend-1")
            return id;
    }
    return {};
}

}  // namespace

class TestConsoleWay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeWay();
};

void TestConsoleWay::theWholeWay()
{
    QTemporaryDir home;
    Trial trial(QStringLiteral(COUNTERSIGN_BIN_DIR), home.filePath(u"trial"_s));
    QSignalSpy ready(&trial, &Trial::ready);
    QSignalSpy failed(&trial, &Trial::failed);
    trial.start();
    QTRY_VERIFY_WITH_TIMEOUT(ready.count() + failed.count() > 0, 120000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : failed[0][0].value<Error>().detail.c_str());
    TrialPerson approver;
    for (const TrialPerson& person : trial.people())
        if (person.role == u"senior_approver"_s)
            approver = person;
    QVERIFY(!approver.login.isEmpty());

    const auto signedIn = await(signIn(trial.backendUrl(), approver.login, approver.password, {home.filePath(u"console"_s), false}));
    QVERIFY2(signedIn, signedIn ? "" : signedIn.error().detail.c_str());
    ReviewDesk& desk = **signedIn;
    QTRY_COMPARE_WITH_TIMEOUT(desk.link(), ReviewDesk::Link::Online, patience);
    QTRY_VERIFY_WITH_TIMEOUT(await(desk.drafts().page({}, {}, 0))->total >= 3, patience);

    // The studio is not empty, and the pretend model writes with its prompts.
    const auto prompts = await(desk.studio().prompts());
    QVERIFY2(prompts, prompts ? "" : prompts.error().detail.c_str());
    QCOMPARE(prompts->size(), std::size_t{2});
    for (const Prompt& prompt : *prompts)
        QVERIFY2(std::any_of(prompt.versions.begin(), prompt.versions.end(), [](const PromptVersion& version) {
            return std::find(version.labels.begin(), version.labels.end(), PromptLabel::Live) != version.labels.end();
        }), prompt.name.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(!writtenByTheModel(desk).isEmpty(), patience);
    const auto exchanges = await(desk.studio().exchanges(writtenByTheModel(desk)));
    QVERIFY2(exchanges, exchanges ? "" : exchanges.error().detail.c_str());
    QVERIFY(!exchanges->empty() && exchanges->back().becameTheMessage());
    QVERIFY2(exchanges->back().promptName.starts_with("Every cart"), exchanges->back().promptName.c_str());

    const auto outcomes = await(desk.studio().versionOutcomes(0));
    QVERIFY2(outcomes, outcomes ? "" : outcomes.error().detail.c_str());
    QVERIFY(std::any_of(outcomes->rows.begin(), outcomes->rows.end(), [](const CartFigures& figures) { return figures.carts > 0; }));

    const QString held = approveOne(desk);
    QVERIFY(!held.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(placeOfDecision(desk, held) == Place::Held || placeOfDecision(desk, held) == Place::Refused, patience);
    for (const DecisionRecord& record : desk.recentDecisions())
        QVERIFY2(record.place == Place::Held, qPrintable(record.why));
    const auto undone = await(desk.undo(held));
    QVERIFY2(undone, undone ? "" : undone.error().detail.c_str());
    QTRY_COMPARE_WITH_TIMEOUT(placeOfDecision(desk, held), Place::Undone, patience);

    trial.killBackend();
    QTRY_COMPARE_WITH_TIMEOUT(desk.link(), ReviewDesk::Link::Offline, patience);
    const QString kept = approveOne(desk);
    QVERIFY(!kept.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(placeOfDecision(desk, kept), Place::Kept, patience);
    trial.restartBackend();
    QTRY_COMPARE_WITH_TIMEOUT(desk.link(), ReviewDesk::Link::Online, patience);
    QTRY_COMPARE_WITH_TIMEOUT(placeOfDecision(desk, kept), Place::Held, patience);

    const auto verified = await(desk.verifyRecord(), patience);
    QVERIFY2(verified, verified ? "" : verified.error().detail.c_str());
    QVERIFY2(verified->contains(u"in it"_s), qPrintable(*verified));
    qInfo("%s", qPrintable(*verified));
    desk.signOut();
    QTRY_COMPARE(desk.link(), ReviewDesk::Link::SignedOut);
}

QTEST_GUILESS_MAIN(TestConsoleWay)
#include "tst_consoleway.moc"
