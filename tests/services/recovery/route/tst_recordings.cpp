// Recorded webhooks over real HTTP, through every stage, with the sandbox as shop: what becomes of each is what its recording expects.
#include "services/base/httpserver.h"
#include "services/recovery/ingest/ingest.h"
#include "services/sandbox/feed.h"
#include "services/sandbox/sandbox.h"
#include "models/domain/draftchecks.h"
#include "services/recovery/store/draftstore.h"
#include "tests/services/recovery/wayfixture.h"

#include <set>

using namespace countersign;

namespace {

// Runs like the system's, from an early evening on: whoever leaves a cart at night or in working hours is taken to have been distracted.
class EveningClock final : public Clock {
public:
    TimeMs now() const override { return m_system.now() + m_ahead; }

private:
    const SystemClock m_system;
    const TimeMs m_ahead = dayMs + 18 * hourMs + 30 * minuteMs - m_system.now() % dayMs;
};

} // namespace

class TestRecordings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomeWhatTheyShould()
    {
        const EveningClock clock;
        Home home(&clock);
        const std::string folder = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        auto policy = shippedPolicy();
        policy.holdoutBp = 0;
        policy.seededShareBp = 3000;
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
        QTRY_VERIFY_WITH_TIMEOUT(home.count("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND stage NOT IN ('expire', 'seed')") == 0, 30000);
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
                "SELECT d.reason || ' ' || d.state FROM drafts d JOIN carts c ON c.draft_id = d.id WHERE c.token = '"
                + token + "'");
            QVERIFY2(found.starts_with(wanted + " "), (recording.file + ": " + found.substr(0, 60)).c_str());
        }
        knownAnswersLookLikeTheRest(home, way, policy);
        way.runner().stop();
    }

private:
    static void knownAnswersLookLikeTheRest(Home& home, Way& way, const Policy& policy)
    {
        QCOMPARE(home.count("SELECT COUNT(*) FROM seeded"), 0); // each at a moment of its own
        const auto real = home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'");
        home.write([](Connection& connection) -> Result<void> {
            auto due = connection.run("UPDATE jobs SET run_at = 0 WHERE stage = 'seed'");
            return due ? Result<void>{} : Result<void>(tl::unexpected(due.error()));
        });
        way.runner().poke();
        QTRY_VERIFY_WITH_TIMEOUT(home.count("SELECT COUNT(*) FROM jobs WHERE failed_at IS NULL AND stage = 'seed'") == 0, 30000);
        QCOMPARE(home.text("SELECT group_concat(stage || ' ' || last_error) FROM jobs WHERE failed_at IS NOT NULL"), std::string());
        const auto planted = home.count("SELECT COUNT(*) FROM seeded");
        QCOMPARE(home.count("SELECT COUNT(*) FROM seeded s JOIN drafts d ON d.id = s.source AND d.id <> s.draft_id"), planted);
        QVERIFY2(planted >= real / 8 && planted <= real, std::to_string(planted).c_str());
        QCOMPARE(home.count("SELECT COUNT(*) FROM drafts d JOIN seeded s ON s.draft_id = d.id WHERE d.state = 'queued' AND d.kind = 'recovery'"), planted);
        QCOMPARE(home.count("SELECT COUNT(*) FROM carts c JOIN drafts d ON d.cart_id = c.id JOIN seeded s ON s.draft_id = d.id"), 0);
        std::set<std::string> faults;
        const auto context = home.context();
        const auto ids = context.reads.read<std::vector<std::tuple<std::string, std::string, std::string>>>([](Connection& connection) {
            return connection.rows<std::tuple<std::string, std::string, std::string>>("SELECT draft_id, planted, fault FROM seeded");
        }).value();
        for (const auto& [id, words, fault] : ids) {
            faults.insert(fault);
            const auto stored = context.reads.read<StoredDraft>([&](Connection& connection) { return loadDraft(connection, context.keys.master, id); }).value();
            const Draft& draft = stored.draft;
            const auto* content = contentFor(draft, draft.summary.channel);
            QVERIFY2(Json(*content).dump().find(words) != std::string::npos, words.c_str());
            QVERIFY(render(*content, draft.values));
            QVERIFY(Json(draft).dump().find("seed") == std::string::npos);
            QVERIFY(draft.drafted == draft.contents && draft.decisionId.empty() && !draft.lineage.empty());
            for (const auto& alternative : draft.alternatives)
                QVERIFY(Json(alternative.content).dump().find(words) != std::string::npos);
            // The record tells the same way to the queue as of any other draft.
            QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + id + "' AND entry LIKE '%draft.queued%'"), 1);
            QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + id + "' AND entry LIKE '%seed%'"), 0);
            const auto fresh = runChecks(checkInput(draft, content, policy, draft.summary.createdAt));
            QVERIFY2(std::none_of(fresh.begin(), fresh.end(), [](const CheckResult& check) {
                return check.state == CheckState::Failed && (check.id == "links" || check.id == "claims" || check.id == "offer_text");
            }), words.c_str());
        }
        QVERIFY2(faults.size() >= 2, std::to_string(faults.size()).c_str());
        // Even a decision forced into the tables sends nothing.
        const auto& id = std::get<0>(ids.front());
        home.write([&](Connection& connection) -> Result<void> {
            for (const std::string& sql : { std::string("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, "
                                                "hold_until, created_at) VALUES('forced', '") + id + "', 1, 'p', 'k', 'approve', '{}', '', 'held', 1, 1)",
                     "UPDATE drafts SET state = 'held', decision_id = 'forced' WHERE id = '" + id + "'" })
                if (auto done = connection.run(sql); !done)
                    return tl::unexpected(done.error());
            return enqueueJob(connection, { "deliver", "forced", 1 });
        });
        way.runner().poke();
        QTRY_COMPARE_WITH_TIMEOUT(home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver'"), 0, 30000);
        QCOMPARE(home.count("SELECT COUNT(*) FROM sends"), 0);
        QCOMPARE(home.text("SELECT state FROM drafts WHERE id = '" + id + "'"), std::string("held"));
        // Nobody answered another one: it goes cold like the rest, and only then the record says what it was.
        const auto& cold = std::get<0>(ids.back());
        home.write([&](Connection& connection) -> Result<void> {
            auto old = connection.run("UPDATE drafts SET cold_at = 1 WHERE id = :id", cold);
            if (!old)
                return tl::unexpected(old.error());
            return enqueueJob(connection, { "expire", cold, 1 });
        });
        way.runner().poke();
        QTRY_COMPARE_WITH_TIMEOUT(home.text("SELECT state FROM drafts WHERE id = '" + cold + "'"), std::string("expired"), 30000);
        QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + cold + "' AND entry LIKE '%seeded.ended%'"), 1);
        QCOMPARE(home.count("SELECT COUNT(*) FROM sends"), 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
