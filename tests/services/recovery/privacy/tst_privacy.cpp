// Personal data over a real backend: nothing in clear without a right and a reason, nothing left after an erasure, proofs that hold.
#include "models/domain/digest.h"
#include "services/recovery/ingest/customerkeeper.h"
#include "services/recovery/privacy/cleanstage.h"
#include "services/recovery/privacy/eraser.h"
#include "services/recovery/privacy/retention.h"
#include "services/recovery/privacy/retentionstage.h"
#include "services/recovery/privacy/rewritefile.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/store/cleaning.h"
#include "services/recovery/store/erasure.h"
#include "tst_privacy.h"

using namespace countersign;

void TestPrivacy::revealTakesARightAndAReason()
{
    const Held held = someone();
    auto senior = m_home->person("mira", "Mira", "senior_approver");
    auto manager = m_home->person("ben", "Ben", "marketing_manager");
    const std::string path = "/v1/drafts/" + held.draftId + "/reveal";
    QCOMPARE(manager->request("POST", path, R"({"reason":"check_recipient"})")->status, 403);
    QCOMPARE(senior->request("POST", path, R"({"reason":"curiosity"})")->status, 400);
    QCOMPARE(senior->request("POST", path, R"({"reason":"other"})")->status, 400);
    QCOMPARE(senior->request("POST", path, "{}")->status, 400);
    QVERIFY(entriesOf("subject.revealed").empty());

    const auto shown = senior->request("POST", path, R"({"reason":"other","note":"Xenophania called"})");
    QCOMPARE(shown->status, 200);
    QCOMPARE(parsed(*shown).at("email").get<std::string>(), held.email);
    QCOMPARE(parsed(*shown).at("phone").get<std::string>(), held.phone);
    QVERIFY(parsed(*shown).at("name").get<std::string>().starts_with(held.name));
    QVERIFY(parsed(*shown).at("shown_seconds").get<int>() > 0);
    const auto entry = entriesOf("subject.revealed");
    QVERIFY(entry.find(senior->person().id) != std::string::npos);
    QVERIFY(entry.find("\"reason\":\"other\"") != std::string::npos);
    for (const auto& piece : held.pieces())
        QVERIFY2(entry.find(piece) == std::string::npos, entry.c_str());
    QVERIFY(m_home->one<std::string>("SELECT note FROM reveals").find("called") == std::string::npos);
    // The report that auditors ask for; the record is searchable a moment behind.
    QTRY_COMPARE(parsed(asOperator("GET", "/v1/audit/reports/reveals")).at("rows").size(), std::size_t(1));
    const Json row = parsed(asOperator("GET", "/v1/audit/reports/reveals")).at("rows").at(0);
    QVERIFY(row.dump().find("Mira") != std::string::npos && row.dump().find("other") != std::string::npos);
}

// Not on any way that a draft travels; who decides signs the exact bytes and so holds them.
void TestPrivacy::addressesAreForThoseWhoDecide()
{
    const Held held = someone();
    m_home->change("INSERT INTO changes(kind, entity, at) VALUES('draft', '" + held.draftId + "', 1)");
    const auto subject = context().reads.read<std::string>([&](Connection& connection) -> Result<std::string> {
        return loadDraft(connection, context().keys.master, held.draftId)->subject->commitmentKeyHex();
    });
    auto auditor = m_home->person("ada", "Ada", "auditor");
    auto manager = m_home->person("ben", "Ben", "marketing_manager");
    for (const std::string& path : { "/v1/drafts/" + held.draftId, std::string("/v1/drafts?full=1"), std::string("/v1/changes?since=0&full=1") }) {
        const std::string told = auditor->request("GET", path)->body;
        const std::string whole = manager->request("GET", path)->body;
        QVERIFY2(told.find(held.draftId) != std::string::npos, told.c_str());
        for (const std::string& own : { std::string("ana@posta.example"), *subject, std::string("northbean.example/cart/1") }) {
            QVERIFY2(whole.find(own) != std::string::npos, own.c_str());
            QVERIFY2(told.find(own) == std::string::npos, (path + ": " + own).c_str());
        }
    }
    QVERIFY(asOperator("GET", "/v1/drafts/" + held.draftId).body.find("ana@posta.example") == std::string::npos);
}

void TestPrivacy::revealsAreLimitedAndEndWithTheCustomer()
{
    const Held held = someone();
    auto senior = m_home->person("mira", "Mira", "senior_approver");
    const std::string path = "/v1/drafts/" + held.draftId + "/reveal";
    for (int i = 0; i < 60; ++i)
        m_home->change("INSERT INTO reveals(id, subject_id, draft_id, person_id, reason, note, at) VALUES('r" + std::to_string(i) + "', 's', 'd', '"
            + senior->person().id + "', 'other', '', " + std::to_string(m_home->clock.now()) + ")");
    QCOMPARE(senior->request("POST", path, R"({"reason":"check_recipient"})")->status, 429);
    m_home->change("DELETE FROM reveals");
    QCOMPARE(senior->request("POST", path, R"({"reason":"check_recipient"})")->status, 200);
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId } } }).status, 200);
    QCOMPARE(senior->request("POST", path, R"({"reason":"check_recipient"})")->status, 404);
}

void TestPrivacy::theExportHoldsEverything()
{
    const Held held = someone();
    auto senior = m_home->person("mira", "Mira", "senior_approver");
    QCOMPARE(senior->request("POST", "/v1/drafts/" + held.draftId + "/reveal", R"({"reason":"customer_asked"})")->status, 200);
    const Json wish{ { "customers", { held.email } } };
    QCOMPARE(senior->request("POST", "/v1/privacy/exports", wish.dump())->status, 403);
    QCOMPARE(asOperator("POST", "/v1/privacy/exports", Json{ { "customers", { "nobody@posta.example" } } }).status, 404);
    QCOMPARE(asOperator("POST", "/v1/privacy/exports", Json{ { "customers", Json::array() } }).status, 400);
    const auto answer = asOperator("POST", "/v1/privacy/exports", wish);
    QCOMPARE(answer.status, 200);
    const Json data = parsed(answer);
    const Json& files = data.at("files");
    QCOMPARE(files.at("profile.json").at(0).at("fields").at("phone").get<std::string>(), held.phone);
    QCOMPARE(files.at("consents.json").at(0).at("source").get<std::string>(), std::string("webhook:customers/update"));
    QCOMPARE(files.at("carts.json").at(0).at("cart").at("email").get<std::string>(), held.email);
    QCOMPARE(files.at("webhooks.json").at(0).at("body").at("email").get<std::string>(), held.email);
    QCOMPARE(files.at("drafts.json").at(0).at("values").at("to").get<std::string>(), std::string("ana@posta.example"));
    QCOMPARE(files.at("survey_answers.json").at(0).at("words").get<std::string>(), held.name + " found it too dear");
    QCOMPARE(files.at("survey_answers.json").at(0).at("chosen").get<std::string>(), std::string("shipping"));
    for (const char* name : { "revisions.json", "prompt_tests.json", "exchanges.json", "sends.json", "seen_in_clear.json", "survey_answers.json" })
        QCOMPARE(files.at(name).size(), std::size_t(1));
    QCOMPARE(data.at("index").at("files").size(), files.size());
    QVERIFY(data.at("index").at("missing").empty());
    const auto entry = entriesOf("subject.exported");
    QVERIFY(entry.find("carts.json") != std::string::npos && entry.find("xenophania") == std::string::npos);
}

void TestPrivacy::erasingLeavesNoByteAndEveryProof()
{
    const Held held = someone();
    QVERIFY(!filesWith(held.pieces()).isEmpty()); // what people typed stands there unsealed
    for (const auto& piece : { held.email, held.phone })
        QVERIFY(m_home->one<std::string>("SELECT sealed FROM vault").find(piece) == std::string::npos);
    QTRY_VERIFY(underCheckpoint());
    const auto before = context().reads.read<Checkpoint>(
        [&](Connection& connection) { return exportBundle(connection, context().keys, file("before")); });
    QVERIFY(before);

    // Under another of their names than the one the customer is kept under.
    m_home->change("UPDATE events SET customer_lookup = 'by address' WHERE id = 'event-" + held.draftId + "'");

    const auto answer = asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId, "nobody@posta.example" } } });
    QCOMPARE(answer.status, 200);
    const Json report = parsed(answer);
    QCOMPARE(report.at("customers").get<int>(), 1);
    QVERIFY(report.at("unknown") == Json::array({ "nobody@posta.example" }));
    QVERIFY(!report.at("left").get<bool>());
    QTRY_COMPARE_WITH_TIMEOUT(filesWith(held.pieces()), QStringList(), 10000);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM events WHERE customer_lookup IS NOT NULL"), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM changes WHERE kind = 'erased' AND entity = '" + held.draftId + "'"), 1);
    QCOMPARE(asOperator("GET", "/v1/drafts/" + held.draftId).status, 404);

    QTRY_VERIFY(underCheckpoint());
    const auto after = context().reads.read<Checkpoint>(
        [&](Connection& connection) { return exportBundle(connection, context().keys, file("after")); });
    QVERIFY(after);
    QVERIFY(after->size > before->size);
    for (const char* bundle : { "before", "after" }) {
        const auto verified = verifyBundle(folderBundle(file(bundle)), logKey());
        QVERIFY2(verified.problems.empty(), verified.problems.empty() ? "" : verified.problems.front().c_str());
    }
    const auto proof = context().reads.read<std::vector<Hash>>(
        [&](Connection& connection) { return AuditTree(connection).consistency(before->size, after->size); });
    QVERIFY(proof && verifyConsistency(*before, *after, *proof));
    // The same ask again finds nobody, and the picture of the draft still can be drawn.
    QCOMPARE(parsed(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId } } })).at("unknown").size(), std::size_t(1));
    QCOMPARE(asOperator("GET", "/v1/drafts/" + held.draftId + "/lineage").status, 200);
}

// A known-answer draft has an invented customer, but the goods, words and model's answers of a real one.
void TestPrivacy::copiesGoWithTheirSource()
{
    const Held held = someone();
    const std::string copy = m_home->makeDraft().summary.id;
    const std::string other = m_home->makeDraft().summary.id;
    m_home->change("INSERT INTO seeded(draft_id, fault, planted, made_at, source) VALUES('" + copy + "', 'thing', 'for xenophania', 1, '"
        + held.draftId + "')");
    m_home->change("INSERT INTO seeded(draft_id, fault, planted, made_at) VALUES('" + other + "', 'thing', 'planted', 1)");
    m_home->change("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, exchange, at) SELECT '" + copy
        + "', revision, purpose, prompt, model, exchange, at FROM exchanges WHERE draft_id = '" + held.draftId + "'");
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId } } }).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(filesWith(held.pieces()), QStringList(), 10000);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + copy + "'"), std::string("suppressed"));
    QCOMPARE(asOperator("GET", "/v1/drafts/" + copy).status, 404);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM changes WHERE kind = 'erased' AND entity = '" + copy + "'"), 1);
    QVERIFY2(entriesOf("seeded.ended").find(copy) != std::string::npos, "the record says in the end what was planted");
    QCOMPARE(asOperator("GET", "/v1/drafts/" + other).status, 200);
}

// A cart that never became a draft has no customer of ours, whose erasure one could see.
void TestPrivacy::cartsOfNobodyLeaveTheFilesToo()
{
    const Held held;
    m_home->change("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at) "
                   "VALUES('lone', 'northbean', 'token', 'abandoned', 1, 'EUR', '" + held.email + "', 1, 1, 1)");
    write([&](Connection& connection) {
        return CustomerKeeper(context().keys.master).emptyCart(connection, "northbean", "lone", {}, m_home->clock.now());
    });
    const auto unclean = [this] { return m_home->one<std::int64_t>("SELECT count(*) FROM meta WHERE name = 'unclean'"); };
    const auto nextRun = [this] { return m_home->one<std::int64_t>("SELECT run_at FROM jobs WHERE stage = 'clean' AND entity = 'files'"); };
    QCOMPARE(unclean(), 1);
    QVERIFY2(!filesWith({ held.email }).isEmpty(), "the log has it still");
    CleanStage stage(context());
    {
        const auto reader = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
        must(reader->begin());
        QVERIFY(reader->row<std::tuple<std::int64_t>>("SELECT count(*) FROM carts"));
        write(stage.run({}).value().write);
        QVERIFY2(unclean() == 1 && nextRun() <= m_home->clock.now() + 5 * minuteMs, "not clean while a reader holds the log: tried again soon");
        reader->rollback();
    }
    const auto cleaned = [&] {
        write(stage.run({}).value().write);
        return unclean() == 0;
    };
    QTRY_VERIFY(cleaned());
    QCOMPARE(filesWith({ held.email }), QStringList());
    QVERIFY(nextRun() > m_home->clock.now() + hourMs - minuteMs && nextRun() <= m_home->clock.now() + hourMs);
    // What is erased while a pass is under way is not taken for cleaned by it.
    write([&](Connection& connection) { return noteErased(connection, m_home->clock.now()); });
    const auto pass = stage.run({});
    write([&](Connection& connection) { return noteErased(connection, m_home->clock.now()); });
    write(pass.value().write);
    QCOMPARE(unclean(), 1);
    QVERIFY(nextRun() > m_home->clock.now() + cleanedWithinMs - 5 * secondMs && nextRun() <= m_home->clock.now() + cleanedWithinMs);
}

// It would hold up every write for as long as it takes; a report that says otherwise would be false.
void TestPrivacy::aLargeFileIsWrittenAnewWhenStopped()
{
    const Held held = someone();
    const auto cleaned = cleanFiles(context(), 0); // as if it were larger than what is rewritten
    QVERIFY(cleaned && !cleaned->rewritten);
    write([&](Connection& connection) -> Result<void> {
        const auto subject = connection.row<std::tuple<std::string>>("SELECT subject_id FROM drafts WHERE id = :id", held.draftId);
        return eraseNow(connection, std::get<0>(**subject), m_home->clock.now()).map([](ErasureState) {});
    });
    QCOMPARE(rewriteDatabase(m_home->home()).error().code, ErrorCode::Conflict); // it runs
    QCOMPARE(rewriteDatabase(file("nowhere")).error().code, ErrorCode::NotFound);
    m_home->stop();
    const auto anew = rewriteDatabase(m_home->home());
    QVERIFY2(anew, anew ? "" : anew.error().detail.c_str());
    QVERIFY(anew->bytesBefore > 0 && anew->bytesAfter > 0);
    const QStringList left = filesWith(held.pieces());
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->home() + "/countersign.sqlite.rewriting")));
    m_home->start();
    QCOMPARE(asOperator("GET", "/v1/drafts/" + held.draftId).status, 404);
    QVERIFY(m_home->one<std::int64_t>("SELECT count(*) FROM audit_entries") > 0);
}

void TestPrivacy::erasingByAddressFindsEveryName()
{
    const Held first = someone();
    const Held second = someone(); // the same person under another key
    const Held other = someone();
    write([&](Connection& connection) -> Result<void> {
        const auto subject = loadDraft(connection, context().keys.master, other.draftId)->subject;
        must(putVault(connection, *subject, "email", "someone.else@posta.example"));
        return putVault(connection, *subject, "phone", "+34600000000");
    });
    const auto report = parsed(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { "XENOPHANIA@posta.example" } } }));
    QCOMPARE(report.at("customers").get<int>(), 2);
    for (const auto& held : { first, second })
        QCOMPARE(asOperator("GET", "/v1/drafts/" + held.draftId).status, 404);
    QCOMPARE(asOperator("GET", "/v1/drafts/" + other.draftId).status, 200);
}

void TestPrivacy::aWholeShopIsErasedOnlyWhenSaid()
{
    m_home->change("INSERT INTO shops(id, settings, secrets, created_at) VALUES('northbean', '{}', '', 1)");
    someone();
    someone();
    // What it gave a model to know goes with it; another shop's stays.
    for (const std::string shop : { "northbean", "harbour" }) {
        m_home->change("INSERT INTO knowledge_files(id, shop_id, kind, name, passages, person_id, created_at) VALUES('" + shop + "', '" + shop
            + "', 'faq', 'faq', 1, 'p', 1)");
        m_home->change("INSERT INTO knowledge_passages(file_id, shop_id, place, text) VALUES('" + shop + "', '" + shop + "', 0, 'Ask quetzalina at " + shop + "')");
        m_home->change("INSERT INTO knowledge_text(rowid, words) SELECT seq, 'ask quetzalina " + shop + "' FROM knowledge_passages WHERE shop_id = '" + shop + "'");
    }
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "shop_id", "northbean" } }).status, 400);
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "whole_shop", true } }).status, 400);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM subjects WHERE erased_at IS NULL"), 2);
    ErasureWish wish;
    wish.who.shopId = "northbean";
    Person person;
    person.id = "p";
    const auto report = erase(context(), person, wish);
    QVERIFY2(report, report ? "" : report.error().detail.c_str());
    QCOMPARE(report->customers, 2);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM subjects WHERE erased_at IS NULL"), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM events WHERE body <> ''"), 0);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM shops"), std::string("redacted"));
    QCOMPARE(m_home->one<std::string>("SELECT group_concat(id) FROM knowledge_files"), std::string("harbour"));
    QCOMPARE(m_home->one<std::string>("SELECT group_concat(shop_id) FROM knowledge_passages"), std::string("harbour"));
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM knowledge_text WHERE knowledge_text MATCH 'quetzalina'"), 1);
    wish.who.shopId = "nowhere";
    QCOMPARE(erase(context(), person, wish).error().code, ErrorCode::NotFound);
}

// Whoever may speak for an erased shop could still send in its name, or be believed.
void TestPrivacy::anErasedShopKeepsNoSecret()
{
    const auto connectShop = [this] {
        return asOperator("POST", "/v1/shops",
            Json{ { "shop", { { "id", "northbean" }, { "platform", "shopify" }, { "name", "Northbean" }, { "domain", "northbean.myshopify.com" },
                                { "currency", "EUR" }, { "time_zone", "Europe/Berlin" }, { "sender_address", "quetzalina@northbean.example" },
                                { "connector_url", "https://provider.example/quetzalina" } } },
                { "secrets", { { "webhook_secret", "hook" }, { "connector_secret", "shared" } } } })
            .status;
    };
    const auto calledBack = [this](const std::string& secret) {
        const std::string body = R"({"type":"message.elsewhere"})";
        const std::string stamp = std::to_string(m_home->clock.now() / secondMs);
        HttpClient http;
        HttpCall call{ .method = "POST", .url = m_home->url() + "/v1/callbacks/webhook", .headers = {}, .body = body };
        call.headers = { { "webhook-id", "one" }, { "webhook-timestamp", stamp },
            { "webhook-signature", "v1," + base64(view(hmacSha256(secret, "one." + stamp + "." + body))) } };
        return http.call(call).value().status;
    };
    const auto secrets = [this] { return m_home->one<std::string>("SELECT secrets FROM shops"); };
    QCOMPARE(connectShop(), 201);
    QCOMPARE(calledBack("another"), 401);
    QCOMPARE(calledBack("shared"), 200);
    QCOMPARE(m_home->call("POST", "/v1/hooks/northbean", "{}").status, 401);
    QVERIFY(!filesWith({ "quetzalina" }).isEmpty());

    // A message on its way needs them until it has ended.
    const Held held = someone();
    m_home->change("UPDATE drafts SET state = 'sending'");
    const Json whole{ { "shop_id", "northbean" }, { "whole_shop", true } };
    QCOMPARE(parsed(asOperator("POST", "/v1/privacy/erasures", whole)).at("waiting").get<int>(), 1);
    QVERIFY(!secrets().empty());
    m_home->change("UPDATE drafts SET state = 'sent'");
    const std::string subject = m_home->one<std::string>("SELECT subject_id FROM drafts WHERE id = '" + held.draftId + "'");
    write([&](Connection& connection) { return finishErasure(connection, subject, m_home->clock.now()); });
    QCOMPARE(secrets(), std::string());

    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", whole).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(filesWith({ "quetzalina" }), QStringList(), 10000);
    QCOMPARE(calledBack("shared"), 404);
    QCOMPARE(m_home->call("POST", "/v1/hooks/northbean", "{}").status, 404);
    // Only people connect it again, with new secrets.
    QCOMPARE(connectShop(), 201);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM shops"), std::string("connected"));
    QCOMPARE(calledBack("shared"), 200);
    QCOMPARE(m_home->call("POST", "/v1/hooks/northbean", "{}").status, 401);
}

void TestPrivacy::retentionHasLimits()
{
    const Json now = parsed(asOperator("GET", "/v1/privacy/retention"));
    QCOMPARE(now.at("version").get<int>(), 0);
    QCOMPARE(now.at("days").at("webhooks").get<int>(), 30);
    QCOMPARE(asOperator("PUT", "/v1/privacy/retention", Json{ { "days", { { "webhooks", 1 } } } }).status, 400);
    QCOMPARE(asOperator("PUT", "/v1/privacy/retention", Json{ { "days", { { "gossip", 30 } } } }).status, 400);
    QCOMPARE(asOperator("PUT", "/v1/privacy/retention", Json{ { "days", { { "webhooks", 7 } } } }).status, 200);
    QCOMPARE(parsed(asOperator("GET", "/v1/privacy/retention")).at("days").at("webhooks").get<int>(), 7);
    QVERIFY(entriesOf("retention.set").find("\"webhooks\":7") != std::string::npos);
    auto manager = m_home->person("ben", "Ben", "marketing_manager");
    QCOMPARE(manager->request("PUT", "/v1/privacy/retention", R"({"days":{}})")->status, 403);
}

void TestPrivacy::retentionEmptiesInSlices()
{
    std::vector<Held> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(someone());
    const Held open = someone();
    for (const auto& held : all)
        m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + held.draftId + "'");
    const TimeMs later = m_home->clock.now() + 500 * dayMs;
    const auto preview = context().reads.read<std::map<KeptKind, std::int64_t>>(
        [&](Connection& connection) { return previewRetention(connection, usualRetention(), later); });
    QVERIFY(preview);
    QCOMPARE(preview->at(KeptKind::Drafts), 5); // the open one is left
    QCOMPARE(preview->at(KeptKind::Webhooks), 6);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM drafts WHERE sealed <> ''"), 6); // a preview changes nothing

    RetentionSlice slice;
    int slices = 0;
    std::int64_t emptied = 0;
    do {
        write([&](Connection& connection) -> Result<void> {
            slice = applyRetention(connection, KeptKind::Drafts, usualRetention(), 2, later).value();
            return {};
        });
        QVERIFY(slice.emptied <= 2);
        emptied += slice.emptied;
    } while (slice.more && ++slices < 10);
    QCOMPARE(emptied, 5);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM drafts WHERE sealed <> ''"), 1);
    QCOMPARE(asOperator("GET", "/v1/drafts/" + open.draftId).status, 200);
    QCOMPARE(asOperator("GET", "/v1/drafts/" + all.front().draftId).status, 404);
    QVERIFY(entriesOf("retention.applied").find("\"rows\":2") != std::string::npos);
    // A second pass finds nothing to do, and a webhook that is too young stays.
    write([&](Connection& connection) -> Result<void> {
        const auto again = applyRetention(connection, KeptKind::Drafts, usualRetention(), 100, later).value();
        const auto young = applyRetention(connection, KeptKind::Webhooks, usualRetention(), 100, 10 * dayMs).value();
        return again.emptied == 0 && young.emptied == 0 ? Result<void>{} : Result<void>(fail(ErrorCode::Internal, "emptied too much"));
    });
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM events WHERE body <> ''"), 6);
}

// What a customer wrote goes after its days; the reason they chose stays, without their words.
void TestPrivacy::wordsOfSurveysHaveTheirDays()
{
    for (int i = 0; i < 3; ++i)
        someone();
    m_home->change("UPDATE surveys SET answered_at = " + std::to_string(m_home->clock.now()) + " WHERE draft_id = (SELECT max(draft_id) FROM surveys)");
    const auto apply = [this](TimeMs now) {
        std::int64_t emptied = 0;
        write([&](Connection& connection) -> Result<void> {
            emptied = applyRetention(connection, KeptKind::SurveyWords, usualRetention(), 100, now).value().emptied;
            return {};
        });
        return emptied;
    };
    QCOMPARE(apply(100 * dayMs), 0);
    QCOMPARE(apply(m_home->clock.now() + dayMs), 2); // the third was answered yesterday
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM surveys WHERE sealed <> ''"), 1);
    QCOMPARE(apply(m_home->clock.now() + 200 * dayMs), 1);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM surveys WHERE sealed <> ''"), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM surveys WHERE choice = 'shipping'"), 3);
}

// Whatever is listed with days is emptied after them, and each kind's pass comes back by itself.
void TestPrivacy::everyKindOfDataIsEmptied()
{
    const Held done = someone();
    const Held open = someone("2");
    m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + done.draftId + "'");
    m_home->change("UPDATE drafts SET state = 'approved' WHERE id = '" + open.draftId + "'");
    m_home->change("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) VALUES('unsent', '"
        + open.draftId + "', 1, 'p', 'k', 'approve', '{}', '', 'accepted', 1)");
    TimeMs at = m_home->clock.now() + 10000 * dayMs;
    const auto apply = [&](KeptKind kind) {
        std::int64_t emptied = 0;
        write([&](Connection& connection) -> Result<void> {
            emptied = applyRetention(connection, kind, usualRetention(), 100, at).value().emptied;
            return {};
        });
        return emptied;
    };
    const auto count = [this](const std::string& from) { return m_home->one<std::int64_t>("SELECT count(*) FROM " + from); };
    RetentionStage stage(context());
    Job job;
    job.entity = "webhooks";
    write(stage.run(job).value().write);
    QCOMPARE(count("events WHERE body <> ''"), 0);
    QCOMPARE(count("jobs WHERE stage = 'retain' AND entity = 'webhooks'"), 1);
    QCOMPARE(apply(KeptKind::Exchanges), 2);
    QCOMPARE(count("exchanges WHERE instr(exchange, 'Xenophania') > 0 OR instr(exchange, 'posta.example') > 0"), 0);
    QCOMPARE(apply(KeptKind::Carts), 1); // the other one's draft may still be sent
    QCOMPARE(apply(KeptKind::UnsentApprovals), 1);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM decisions WHERE id = 'unsent'"), std::string("voided"));
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + open.draftId + "'"), std::string("expired"));
    QCOMPARE(apply(KeptKind::Carts), 1);
    at += 10000 * dayMs; // that ending was a change, from which its days count
    QCOMPARE(count("carts WHERE sealed <> ''"), 0);
    QCOMPARE(apply(KeptKind::SurveyWords), 2);
    QCOMPARE(apply(KeptKind::Drafts), 2);
    QCOMPARE(count("drafts WHERE sealed <> ''"), 0);
    QCOMPARE(apply(KeptKind::Profiles), 2);
    QCOMPARE(count("vault"), 0);
    QCOMPARE(count("consents"), 2); // that they agreed is kept
}

QTEST_GUILESS_MAIN(TestPrivacy)
#include "moc_tst_privacy.cpp"
