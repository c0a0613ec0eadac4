// Recorded webhooks over real HTTP, through every stage, with the sandbox as shop: what becomes of each is what its recording expects.
#include "services/base/httpserver.h"
#include "services/recovery/ingest/ingest.h"
#include "services/sandbox/feed.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/wayfixture.h"

using namespace countersign;

class TestRecordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomeWhatTheyShould()
    {
        const SystemClock clock;
        Home home(&clock);
        const std::string folder = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        auto policy = shippedPolicy();
        policy.holdoutBp = 0;
        home.putPolicy(policy);
        const auto sandbox = Sandbox::start(home.folder(), folder, "127.0.0.1:0", clock).value();
        const auto shops = readRecordedShops(folder).value();
        for (const auto& recorded : shops)
            home.putShop(shopAt(recorded, sandbox->url()), recorded.secrets);
        Way way(home, clock);
        Ingest ingest(home.context(), [&way] { way.runner().poke(); });
        QVERIFY(ingest.shopsChanged());
        const auto server = HttpServer::listen(
            "127.0.0.1:0", [&ingest](HttpRequest request, Respond respond) { ingest.accept(std::move(request), std::move(respond)); }, 2)
                                .value();
        QVERIFY(way.runner().start());
        const auto recordings = readRecordings(folder).value();
        Feed feed(recordings, shops, clock);
        FeedOptions options;
        options.backendUrl = "http://127.0.0.1:" + std::to_string(server->port());
        const auto report = feed.run(options);
        QVERIFY2(report && report->refused == 0,
            report ? (report->refusals.empty() ? "" : report->refusals.front().c_str()) : report.error().detail.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(ingest.waiting(), 0, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(home.count("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND stage <> 'expire'") == 0, 30000);
        QCOMPARE(home.text("SELECT group_concat(stage || ' ' || last_error) FROM jobs WHERE failed_at IS NOT NULL"), std::string());
        QCOMPARE(home.count("SELECT COUNT(*) FROM drafts WHERE state = 'composing'"), 0);
        QVERIFY(home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'") > 30);

        for (const auto& recording : recordings) {
            const auto wanted = recording.expects.value("reason", std::string());
            if (wanted.empty())
                continue;
            std::string token;
            for (const auto& event : recording.events)
                if (event.topic.starts_with("checkouts/"))
                    token = event.body.value("token", token);
            const auto found = home.text(
                "SELECT d.reason || ' ' || d.state || ' ' || d.body FROM drafts d JOIN carts c ON c.draft_id = d.id WHERE c.token = '"
                + token + "'");
            QVERIFY2(found.starts_with(wanted + " "), (recording.file + ": " + found.substr(0, 60)).c_str());
        }
        way.runner().stop();
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
