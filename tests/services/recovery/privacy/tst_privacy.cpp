// Personal data over a real backend: nothing in clear without a right and a reason, nothing left after an erasure, proofs that hold.
#include "services/recovery/privacy/backupfile.h"
#include "services/recovery/privacy/eraser.h"
#include "services/recovery/privacy/prunestage.h"
#include "services/recovery/privacy/retention.h"
#include "services/recovery/privacy/rewritefile.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/bundle.h"
#include "services/recovery/record/witness.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/consentstore.h"
#include "tests/services/recovery/servedhome.h"

#include <QDirIterator>
#include <QFile>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

// What must be nowhere after the customer was erased. Each piece is one word, so that a search index would hold it whole.
struct Held {
    std::string draftId;
    std::string name = "Xenophania";
    std::string email = "xenophania@posta.example";
    std::string phone = "+34600555999";
    [[nodiscard]] std::vector<std::string> pieces() const { return { name, "xenophania", phone, phone.substr(1) }; }
};

Json parsed(const HttpAnswer& answer)
{
    return parseJson(answer.body, { .maxBytes = 1 << 24, .maxDepth = 60, .maxKeys = 100000, .maxString = 1 << 22 }).value();
}

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s", done.error().detail.c_str());
}

} // namespace

class TestPrivacy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<ServedHome>(); }
    void cleanup() { m_home.reset(); }

    void revealTakesARightAndAReason();
    void addressesAreForThoseWhoDecide();
    void revealsAreLimitedAndEndWithTheCustomer();
    void theExportHoldsEverything();
    void erasingLeavesNoByteAndEveryProof();
    void aLargeFileIsWrittenAnewWhenStopped();
    void erasingByAddressFindsEveryName();
    void aWholeShopIsErasedOnlyWhenSaid();
    void retentionHasLimits();
    void retentionEmptiesInSlices();
    void wordsOfSurveysHaveTheirDays();
    void backupsAreVerified();
    void backupsGoWhenTheirDayHasCome();
    void aRestoreIsRecordedAndForgetsNothing();
    void aRestoreBringsNothingBack();
    void aRestoreThatFailsLeavesTheLogInItsPlace();

private:
    const RecoveryContext& context() { return m_home->backend().context(); }
    void write(const std::function<Result<void>(Connection&)>& work) { must(context().writer.run(work)); }
    HttpAnswer asOperator(const std::string& method, const std::string& path, const Json& body = {})
    {
        return m_home->call(method, path, body.is_null() ? std::string() : body.dump(), m_home->backend().operatorToken());
    }
    // A customer with something in every place that can hold something.
    // Each with addresses of their own where `apart` says so; else all are the same person.
    Held someone(const std::string& apart = {})
    {
        Held held;
        if (!apart.empty()) {
            held.email = apart + "@posta.example";
            held.phone += apart;
        }
        const Draft draft = m_home->makeDraft();
        held.draftId = draft.summary.id;
        const std::string draftId = held.draftId;
        write([&](Connection& connection) -> Result<void> {
            const auto subject = loadDraft(connection, context().keys.master, draftId)->subject;
            for (const auto& [field, value] : { std::pair("first_name", held.name), std::pair("email", held.email), std::pair("phone", held.phone) })
                must(putVault(connection, *subject, field, value));
            must(noteConsent(connection, subject->id, "email", Consent::Subscribed, "webhook:customers/update", 5, 6));
            Cart cart;
            cart.shopId = "northbean";
            cart.email = held.email;
            cart.firstName = held.name;
            const auto run = [&](std::string_view sql, const auto&... args) {
                const auto done = connection.run(sql, args...);
                if (!done)
                    qFatal("%s", done.error().detail.c_str());
            };
            run("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, customer_lookup, sealed, source_updated_at, created_at, "
                "updated_at, draft_id) VALUES(:id, 'northbean', :token, 'abandoned', 1, 'EUR', :lookup, :sealed, 1, 1, 1, :draft)",
                draft.cartId, draft.cartId, "lookup-" + draftId, context().keys.master.derive("events").seal(Json(cart).dump(), draft.cartId), draftId);
            run("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, body, received_at) VALUES(:id, 'northbean', 'checkouts/create', "
                ":hook, :hash, :body, 1)",
                "event-" + draftId, draftId, draftId, context().keys.master.derive("events").seal(Json(cart).dump(), "event-" + draftId));
            run("INSERT INTO event_carts(cart_id, seq) SELECT :cart, max(seq) FROM events", draft.cartId);
            run("UPDATE inbox SET folded = (SELECT max(seq) FROM events)");
            // What people type and what a model may have let slip stands unsealed.
            run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) VALUES(:draft, 1, 'person', 'p', "
                ":contents, :note, 1)",
                draftId, Json(std::vector{ "Dear " + held.name + ", call " + held.phone }).dump(), held.name);
            run("INSERT INTO edit_runs(draft_id, place, from_words, to_words) VALUES(:draft, 0, 'hello', :to)", draftId, held.name);
            run("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, exchange, at) VALUES(:draft, 1, 'live', 'p@1', 'm', :text, 1)",
                draftId, Json{ { "system", "" }, { "user", held.name }, { "answer", held.email }, { "faults", Json::array() } }.dump());
            run("INSERT OR REPLACE INTO draft_text(rowid, words) SELECT seq, :words FROM drafts WHERE id = :draft", " grinder xenophania ", draftId);
            run("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at, detail) VALUES(:id, :decision, "
                ":draft, 'email', 'webhook', 'failed', 'digest', 1, :detail)",
                "send-" + draftId, "decision-" + draftId, draftId, "no mailbox " + held.email);
            run("INSERT INTO surveys(draft_id, token_hash, cart_id, shop_id, subject_id, channel, language, inferred, inferred_bp, made_at, expires_at, "
                "answered_at, choice, sealed) VALUES(:id, :hash, :cart, 'northbean', :subject, 'email', 'en', 'shipping', 5000, 1, 9, 2, 'shipping', "
                ":words)",
                draftId, "hash-" + draftId, draft.cartId, subject->id, subject->key.seal(held.name + " found it too dear", draftId));
            return {};
        });
        return held;
    }
    // Files under the home in which any of these stands.
    QStringList filesWith(const std::vector<std::string>& pieces)
    {
        QStringList found;
        QDirIterator all(QString::fromStdString(m_home->home()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            for (const auto& piece : pieces)
                if (bytes.contains(QByteArray::fromStdString(piece)))
                    found << file.fileName() + u": "_s + QString::fromStdString(piece);
        }
        return found;
    }
    std::string entriesOf(const std::string& action)
    {
        return m_home->one<std::string>(
            "SELECT group_concat(entry, char(10)) FROM audit_entries WHERE json_extract(entry, '$.action') = '" + action + "'");
    }
    VerifierKey logKey() { return parseVerifierKey(logVerifierKey(context().keys)).value(); }
    std::string seenNote()
    {
        return m_home->one<std::string>("SELECT note FROM audit_checkpoints ORDER BY size DESC LIMIT 1");
    }
    bool underCheckpoint()
    {
        return m_home->one<std::int64_t>("SELECT (SELECT max(size) FROM audit_checkpoints) = (SELECT count(*) FROM audit_entries)") == 1;
    }
    std::string file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    std::unique_ptr<ServedHome> m_home;
    QTemporaryDir m_folder;
};

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
    for (const char* name : { "revisions.json", "exchanges.json", "sends.json", "seen_in_clear.json", "survey_answers.json" })
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

    const auto answer = asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId, "nobody@posta.example" } } });
    QCOMPARE(answer.status, 200);
    const Json report = parsed(answer);
    QCOMPARE(report.at("customers").get<int>(), 1);
    QVERIFY(report.at("unknown") == Json::array({ "nobody@posta.example" }));
    QVERIFY(!report.at("left").get<bool>());
    QTRY_COMPARE_WITH_TIMEOUT(filesWith(held.pieces()), QStringList(), 10000);
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

// It would hold up every write for as long as it takes; a report that says otherwise would be false.
void TestPrivacy::aLargeFileIsWrittenAnewWhenStopped()
{
    const Held held = someone();
    const auto cleaned = cleanFiles(context(), 0); // as if it were larger than what is rewritten
    QVERIFY(cleaned && !cleaned->rewritten);
    write([&](Connection& connection) -> Result<void> {
        const auto subject = connection.row<std::tuple<std::string>>("SELECT subject_id FROM drafts WHERE id = :id", held.draftId);
        return eraseSubject(connection, std::get<0>(**subject), m_home->clock.now());
    });
    QCOMPARE(rewriteDatabase(m_home->home()).error().code, ErrorCode::Conflict); // it runs
    QCOMPARE(rewriteDatabase(file("nowhere")).error().code, ErrorCode::NotFound);
    m_home->stop();
    const auto anew = rewriteDatabase(m_home->home());
    QVERIFY2(anew, anew ? "" : anew.error().detail.c_str());
    QVERIFY(anew->bytesBefore > 0 && anew->bytesAfter > 0);
    QCOMPARE(filesWith(held.pieces()), QStringList());
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
    wish.who.shopId = "nowhere";
    QCOMPARE(erase(context(), person, wish).error().code, ErrorCode::NotFound);
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

// Nobody has to make another backup for an old one to go; and nothing goes because a list says so.
void TestPrivacy::backupsGoWhenTheirDayHasCome()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
    const auto old = makeBackup(*reading, file("old.sqlite"), logKey()).value();
    const auto young = makeBackup(*reading, file("young.sqlite"), logKey()).value();
    QFile precious(QString::fromStdString(file("precious")));
    QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("mine") == 4);
    precious.close();
    const auto listed = [this](const std::string& path, const std::string& sha256, int days) {
        return asOperator("POST", "/v1/privacy/backups", Json{ { "file", path }, { "sha256", sha256 }, { "bytes", 1 }, { "keep_days", days } }).status;
    };
    QCOMPARE(listed(file("old.sqlite"), old.sha256, 10), 201);
    QCOMPARE(listed(file("young.sqlite"), young.sha256, 30), 201);
    QCOMPARE(listed(file("precious"), std::string(64, '0'), 10), 201);
    QCOMPARE(listed(file("not-mounted/far.sqlite"), old.sha256, 10), 201);
    QCOMPARE(listed(file("deleted.sqlite"), old.sha256, 10), 201);
    const auto kept = [this] { return m_home->one<std::int64_t>("SELECT count(*) FROM backups WHERE gone_at IS NULL"); };
    PruneStage stage(context());
    const auto prune = [&] {
        const auto outcome = stage.run({});
        write(outcome.value().write);
    };
    prune();
    QCOMPARE(kept(), 5);
    m_home->clock.advance(11 * dayMs);
    prune();
    QVERIFY(!QFile::exists(QString::fromStdString(file("old.sqlite"))));
    QVERIFY(QFile::exists(QString::fromStdString(file("young.sqlite"))));
    QVERIFY2(QFile::exists(QString::fromStdString(file("precious"))), "another file than the list says");
    QCOMPARE(kept(), 3); // young, precious, and the one whose disk is not there
    QVERIFY(entriesOf("backup.deleted").find("\"actor\":\"prune\"") != std::string::npos);
    QCOMPARE(m_home->one<std::int64_t>("SELECT count(*) FROM jobs WHERE stage = 'prune' AND failed_at IS NULL"), 1);
}

void TestPrivacy::backupsAreVerified()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const std::string place = m_home->home() + "/countersign.sqlite";
    const auto log = logKey();
    const auto reading = Connection::open(place, OpenMode::ReadOnly).value();
    const auto made = makeBackup(*reading, file("good.sqlite"), log);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    QCOMPARE(made->entries, m_home->one<std::int64_t>("SELECT count(*) FROM audit_entries"));
    QCOMPARE(makeBackup(*reading, file("good.sqlite"), log).error().code, ErrorCode::Conflict);
    QCOMPARE(checkBackup(file("good.sqlite"), log)->sha256, made->sha256);
    QCOMPARE(checkBackup(file("good.sqlite"), parseVerifierKey(verifierKey(log.name, newSigningKey().publicKey)).value()).error().code,
        ErrorCode::Damaged);

    const auto spoiled = [&](const char* name, const std::string& sql) {
        QFile::copy(QString::fromStdString(file("good.sqlite")), QString::fromStdString(file(name)));
        QFile::setPermissions(QString::fromStdString(file(name)), QFile::ReadOwner | QFile::WriteOwner);
        must(Connection::open(file(name), OpenMode::ReadWrite).value()->script(sql));
        return checkBackup(file(name), log).error().code;
    };
    QCOMPARE(spoiled("entry.sqlite", "UPDATE audit_entries SET entry = replace(entry, 'service', 'serviced') WHERE idx = 0"), ErrorCode::Damaged);
    QCOMPARE(spoiled("row.sqlite", "DELETE FROM audit_entries WHERE idx = 1"), ErrorCode::Damaged);
    QCOMPARE(spoiled("newer.sqlite", "PRAGMA user_version = 999"), ErrorCode::TooNew);
    QCOMPARE(spoiled("other.sqlite", "PRAGMA application_id = 1"), ErrorCode::Damaged);
    QFile cut(QString::fromStdString(file("cut.sqlite")));
    QFile whole(QString::fromStdString(file("good.sqlite")));
    QVERIFY(whole.open(QIODevice::ReadOnly) && cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    QVERIFY(!checkBackup(file("cut.sqlite"), log));

    // The list, and what an erasure says of it.
    const Json listed{ { "file", file("good.sqlite") }, { "sha256", made->sha256 }, { "bytes", made->bytes }, { "keep_days", 10 } };
    const auto kept = asOperator("POST", "/v1/privacy/backups", listed);
    QCOMPARE(kept.status, 201);
    const Held held = someone();
    const auto report = parsed(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { held.draftId } } }));
    QCOMPARE(report.at("backups").size(), std::size_t(1));
    QVERIFY(report.at("backups_until").is_string());
    QVERIFY(entriesOf("privacy.erased").find(report.at("backups_until").get<std::string>()) != std::string::npos);
    QCOMPARE(asOperator("DELETE", "/v1/privacy/backups/" + parsed(kept).at("id").get<std::string>()).status, 204);
    QVERIFY(parsed(asOperator("GET", "/v1/privacy/backups")).at("backups").empty());
}

void TestPrivacy::aRestoreIsRecordedAndForgetsNothing()
{
    auto auditor = m_home->person("ada", "Ada", "auditor");
    auto manager = m_home->person("ben", "Ben", "marketing_manager");
    const Held erased = someone("1");
    const Held changed = someone("2");
    const Held same = someone("3");
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    {
        const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
        QVERIFY(makeBackup(*reading, file("yesterday.sqlite"), log));
    }
    QCOMPARE(asOperator("POST", "/v1/privacy/erasures", Json{ { "customers", { erased.draftId } } }).status, 200);
    m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + changed.draftId + "'");
    QTRY_VERIFY(underCheckpoint());
    const std::string seen = seenNote();
    const RestoreOrder order{ m_home->home(), file("yesterday.sqlite"), RestoreReason::DiskFailure, "operator-local" };
    QCOMPARE(restoreBackup(order, log, m_home->clock.now()).error().code, ErrorCode::Conflict); // it runs

    const auto now = m_home->clock.now();
    m_home->stop();
    RestoreOrder wrong = order;
    wrong.file = file("nothing.sqlite");
    QVERIFY(!restoreBackup(wrong, log, now));
    const auto restored = restoreBackup(order, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    QVERIFY(restored->left && restored->left->size > restored->backup.head.size);
    QCOMPARE(restored->erasedAgain, 1);
    QCOMPARE(restored->draftsEnded, 1);
    m_home->start();

    QCOMPARE(asOperator("GET", "/v1/drafts/" + erased.draftId).status, 404);
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + changed.draftId + "'"), std::string("expired"));
    QCOMPARE(m_home->one<std::string>("SELECT state FROM drafts WHERE id = '" + same.draftId + "'"), std::string("queued"));
    QVERIFY(entriesOf("record.restored").find("disk_failure") != std::string::npos);
    QCOMPARE(parsed(asOperator("GET", "/v1/privacy/backups")).at("backups").size(), std::size_t(1)); // the file that was set aside

    // Both consoles saw the longer record; only one person may say that this is in order.
    for (auto* who : { auditor.get(), manager.get() }) {
        who->setUrl(m_home->url());
        QVERIFY(who->signIn());
    }
    QTRY_VERIFY(underCheckpoint());
    const Json acts = parsed(*manager->request("GET", "/v1/audit/restores"));
    QCOMPARE(acts.at("restored").size(), std::size_t(1));
    QVERIFY(acts.at("accepted").empty());
    const auto accept = [](test::Reviewer& who, const std::string& note, const char* reason) {
        return who.request("POST", "/v1/audit/restores/accepted", Json{ { "seen", note }, { "reason", reason } }.dump())->status;
    };
    QCOMPARE(accept(*manager, seen, "disk_failure"), 403);
    QCOMPARE(accept(*auditor, seen, "drill"), 409);
    QCOMPARE(accept(*auditor, "not a note", "disk_failure"), 422);
    QCOMPARE(accept(*auditor, seenNote(), "disk_failure"), 409); // nothing was lost there
    QCOMPARE(accept(*auditor, seen, "disk_failure"), 204);
    const auto entry = entriesOf("record.restore_accepted");
    QVERIFY(entry.find(auditor->person().id) != std::string::npos && entry.find("\"seen\"") != std::string::npos);
    QTRY_VERIFY(underCheckpoint());
    QCOMPARE(parsed(*manager->request("GET", "/v1/audit/restores")).at("accepted").size(), std::size_t(1));
}

// A cart of nobody, a webhook, a closed shop and a consent hang on no key that an erasure destroys. What was in the place goes on its day.
void TestPrivacy::aRestoreBringsNothingBack()
{
    m_home->change("INSERT INTO shops(id, settings, secrets, created_at) VALUES('closed', '{}', '', 1)");
    m_home->change("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at) "
                   "VALUES('lone', 'closed', 'token', 'abandoned', 1, 'EUR', 'sealed', 1, 1, 1)");
    m_home->change("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, body, received_at) "
                   "VALUES('loose', 'closed', 'checkouts/create', 'hook', 'hash', 'sealed', 1)");
    const Held held = someone("7");
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    {
        const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
        QVERIFY(makeBackup(*reading, file("yesterday.sqlite"), log));
    }
    ErasureWish wish;
    wish.who.shopId = "closed";
    Person person;
    person.id = "p";
    QCOMPARE(erase(context(), person, wish)->carts, 1);
    m_home->change("UPDATE subjects SET consent_email = 'unsubscribed', consent_at = 7 WHERE id = (SELECT subject_id FROM drafts WHERE id = '"
        + held.draftId + "')");
    QTRY_VERIFY(underCheckpoint());
    const auto now = m_home->clock.now();
    m_home->stop();
    const auto restored = restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Mistake, "operator-local" }, log, now);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());

    const auto database = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
    const auto text = [&database](const std::string& sql) {
        const auto row = database->row<std::tuple<std::string>>(sql).value();
        return row ? std::get<0>(*row) : std::string("nothing");
    };
    QCOMPARE(text("SELECT sealed || state FROM carts WHERE id = 'lone'"), std::string("deleted"));
    QCOMPARE(text("SELECT body FROM events WHERE id = 'loose'"), std::string());
    QCOMPARE(text("SELECT state FROM shops WHERE id = 'closed'"), std::string("redacted"));
    QVERIFY2(text("SELECT body FROM events WHERE shop_id = 'northbean'") != "", "what was not emptied since stays");
    QCOMPARE(text("SELECT s.consent_email FROM subjects s JOIN drafts d ON d.subject_id = s.id"), std::string("unsubscribed"));
    QCOMPARE(text("SELECT source FROM consents WHERE consent = 'unsubscribed'"), std::string("restore"));
    QCOMPARE(text("SELECT json_extract(entry, '$.actor') FROM audit_entries WHERE json_extract(entry, '$.action') = 'consent.changed'"),
        std::string("restore"));
    const auto aside = text("SELECT file FROM backups");
    QCOMPARE(aside, restored->keptAside);
    QCOMPARE(removeBackup(aside, std::string(64, '0')).error().code, ErrorCode::Conflict);
    QVERIFY(removeBackup(aside, text("SELECT sha256 FROM backups")));
    QVERIFY(!QFile::exists(QString::fromStdString(aside)));
}

void TestPrivacy::aRestoreThatFailsLeavesTheLogInItsPlace()
{
    someone();
    QTRY_VERIFY(underCheckpoint());
    const auto log = logKey();
    {
        const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
        QVERIFY(makeBackup(*reading, file("yesterday.sqlite"), log));
    }
    const auto now = m_home->clock.now();
    const QString place = QString::fromStdString(m_home->home() + "/countersign.sqlite");
    m_home->stop();
    const auto put = [](const QString& path, const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(put(place + u"-wal"_s, "a log"));
    const QString aside = place + u".before-restore-"_s + QString::number(now);
    QVERIFY(put(aside, "of somebody else"));
    QVERIFY(!restoreBackup({ m_home->home(), file("yesterday.sqlite"), RestoreReason::Drill, "operator-local" }, log, now));
    QFile left(place + u"-wal"_s);
    QVERIFY(left.open(QIODevice::ReadOnly));
    QCOMPARE(left.readAll(), QByteArray("a log"));
    QFile other(aside);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray("of somebody else"));
}

QTEST_GUILESS_MAIN(TestPrivacy)
#include "tst_privacy.moc"
