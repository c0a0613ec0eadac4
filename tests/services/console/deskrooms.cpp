// What a desk leads to beside the queue: the record, surveys, device keys, rights for an emergency.
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/glassdesk.h"
#include "services/console/desk/keysdesk.h"
#include "services/console/desk/surveydesk.h"
#include "services/console/desk/viewsdesk.h"
#include "tst_desk.h"

#include <QFile>
#include <QSignalSpy>

using namespace countersign;

void TestDesk::theAuditorsDesk()
{
    open();
    AuditDesk& audit = m_desk->audit();
    QVERIFY(audit.online());
    m_backend->server.always("GET /v1/audit/search", [](const ScriptedRequest&) {
        AuditPage page;
        page.size = 7;
        return reply(200, QByteArray::fromStdString(Json(page).dump()));
    });
    QCOMPARE(await(audit.search({}, {}, 10))->size, 7);
    m_backend->server.always("POST /v1/audit/samples", [](const ScriptedRequest& request) {
        AuditSample sample;
        sample.plan = decode<SamplePlan>(parseJson(std::string_view(request.body.constData(), static_cast<std::size_t>(request.body.size()))).value()).value();
        sample.entry = 41;
        return reply(201, QByteArray::fromStdString(Json(sample).dump()));
    });
    SamplePlan plan;
    plan.method = SampleMethod::RiskWeighted;
    plan.seed = "s";
    const auto sample = await(audit.drawSample(plan));
    QVERIFY2(sample, sample ? "" : sample.error().detail.c_str());
    QVERIFY(sample->plan == plan && sample->entry == 41);
    // Followed, it tells of growth by the checkpoint alone, and not before it grew.
    QSignalSpy grew(&audit, &AuditDesk::grew);
    audit.follow(true);
    QTest::qWait(10);
    QCOMPARE(grew.count(), 0);
    // What grows before the first look is no growth: then it grows once more.
    for (int n = 1; n <= 4 && grew.isEmpty(); ++n) {
        m_backend->appendEntry({{"n", n}});
        (void)QTest::qWaitFor([&grew] { return !grew.isEmpty(); }, 6000);
    }
    QVERIFY(!grew.isEmpty());
    audit.follow(false);
    // Searches and the quorum survive a restart; what is not to be kept is refused.
    SavedView search;
    search.name = "Overrides";
    search.words = "overrides:yes";
    m_backend->server.always("PUT /v1/views/", [](const ScriptedRequest& request) { return reply(200, request.body); });
    QVERIFY(await(audit.searches().save(search)));
    QCOMPARE(audit.searches().views().size(), std::size_t(1));
    QVERIFY(audit.searches().views().front().kind == SavedView::Kind::Record);
    QVERIFY(m_desk->views().views().empty()); // the queue's are others
    search.name.clear();
    QCOMPARE(await(audit.searches().save(search)).error().code, ErrorCode::InvalidInput);
    search.name = "x";
    search.words = std::string(2001, 'x');
    QCOMPARE(await(audit.searches().save(search)).error().code, ErrorCode::InvalidInput);
    QVERIFY(await(audit.setQuorum(2)));
    QCOMPARE(audit.quorum(), 2);
    const QString file = m_dir->filePath(u"report.csv"_s);
    QVERIFY(await(audit.saveFile(file, "a,b\r\n")));
    QVERIFY(QFile::exists(file));
    QCOMPARE(await(audit.saveFile(m_dir->filePath(u"no/such/folder/x"_s), "x")).error().code, ErrorCode::Storage);
    // Away: a sentence at once, nothing hangs.
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QVERIFY(!audit.online());
    QCOMPARE(await(audit.search({}, {}, 10)).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(audit.population(plan)).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(m_desk->keys().list(false)).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}

void TestDesk::whyCustomersLeft()
{
    open();
    SurveyDesk* survey = m_desk->survey();
    QVERIFY(survey != nullptr && survey->online());
    // The whole file, page by page; a backend that goes in a circle is not followed for ever.
    bool circle = false;
    m_backend->server.always("GET /v1/survey/export?", [&circle](const ScriptedRequest& request) {
        const bool second = request.target.contains("cursor=2.b");
        ScriptedReply lines = reply(200, second ? "2\r\n" : "head\r\n1\r\n", "text/csv");
        if (!second || circle)
            lines.headers.emplace_back("X-Next-Cursor", "2.b");
        return lines;
    });
    QCOMPARE(await(survey->csv({})).value(), std::string("head\r\n1\r\n2\r\n"));
    circle = true;
    QCOMPARE(await(survey->csv({})).error().code, ErrorCode::InvalidInput);
    m_backend->server.always("PUT /v1/survey/answers/", [](const ScriptedRequest&) { return problemReply(403, "forbidden", "needs the right edit"); });
    QCOMPARE(await(survey->correct("s-1", Reason::DeliveryTime)).error().code, ErrorCode::Forbidden);
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
    QVERIFY(!survey->online());
    QCOMPARE(await(survey->report({})).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(survey->answers({}, {})).error().code, ErrorCode::Unavailable);
    QCOMPARE(await(survey->csv({})).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}

void TestDesk::aRevokedKeyMakesRoomForANewOne()
{
    open();
    const std::string before = m_desk->keys().ownKeyId();
    m_desk.reset();
    int refused = 0;
    m_backend->server.always("POST /v1/me/keys", [&refused](const ScriptedRequest& request) {
        const Json body = parseJson(std::string_view(request.body.constData(), static_cast<std::size_t>(request.body.size()))).value();
        const std::string key = fromBase64(body.value("public_key", "")).value();
        if (refused++ == 0)
            return problemReply(409, "conflict", "this device key was revoked; make a new one");
        return reply(200, QByteArray::fromStdString(Json{{"key_id", keyId(key)}}.dump()));
    });
    open();
    QCOMPARE(refused, 2);
    QVERIFY(!m_desk->keys().ownKeyId().empty() && m_desk->keys().ownKeyId() != before);
}

void TestDesk::aRightForAnEmergencyComesAndGoes()
{
    m_backend->person.permissions.erase(Permission::Undo);
    open();
    GlassDesk& glass = m_desk->glass();
    const auto mayUndo = [this] { return m_desk->person().may(Permission::Undo); };
    QVERIFY(!glass.allowed() && glass.own().empty() && !mayUndo());
    const auto refused = await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);

    m_backend->glassAllowed = true;
    m_backend->change("person", m_backend->person.id); // what a backend does when somebody allows it
    QTRY_VERIFY_WITH_TIMEOUT(glass.allowed(), 15000);
    const auto taken = await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away));
    QVERIFY2(taken, taken ? "" : taken.error().detail.c_str());
    QCOMPARE(glass.own().size(), std::size_t(1));
    QTRY_VERIFY_WITH_TIMEOUT(mayUndo(), 15000);
    QVERIFY(await(glass.giveBack(taken->id)));
    QVERIFY(glass.own().empty());
    QTRY_VERIFY_WITH_TIMEOUT(!mayUndo(), 15000);
    QVERIFY(await(glass.giveBack(taken->id))); // gone already is what was wanted

    // One that ends by itself is let go without anybody telling of it.
    m_backend->glassLastsMs = 2000;
    QVERIFY(await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away)));
    QTRY_VERIFY_WITH_TIMEOUT(mayUndo(), 15000);
    m_backend->person.permissions.erase(Permission::Undo);
    m_backend->glass.clear();
    QTRY_VERIFY_WITH_TIMEOUT(glass.own().empty(), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!mayUndo(), 15000);
    m_backend->server.goDown();
    QTRY_VERIFY_WITH_TIMEOUT(!glass.online(), 15000);
    QCOMPARE(await(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away)).error().code, ErrorCode::Unavailable);
    m_backend->server.comeBack();
}
