// The whole way, with the real processes: recorded webhooks → drafts → signed decisions → sends → a record that verifies.
#include "tst_wholeway.h"
#include "models/domain/digest.h"
#include "models/domain/json.h"
#include "services/base/httpclient.h"
#include "services/base/httpserver.h"
#include "ui/words/sentences.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace countersign;
using namespace countersign::test;
using namespace Qt::StringLiterals;

namespace {
std::string bytesOf(const Draft& draft, const Content& content)
{
    const auto rendered = render(content, draft.values);
    return rendered ? rendered->bytes : "not renderable: " + rendered.error().detail;
}
const Content& current(const Draft& draft) { return *contentFor(draft, draft.summary.channel); }
bool clean(const Draft& draft)
{
    return draft.summary.checksFailed == 0 && draft.approvals.empty() && draft.summary.value.minor < 40000;
}
// What the window shows of a draft that did not come from its own words.
std::vector<std::string> sentencesOf(const Draft& draft)
{
    std::vector<std::string> all{draft.title, draft.subtitle, draft.summary.offer, draft.summary.whyYours, draft.routing.sentence, draft.offer.why};
    for (const Evidence& one : draft.diagnosis.evidence)
        all.push_back(one.sentence);
    for (const CheckResult& one : draft.checks)
        all.push_back(one.sentence);
    for (const RequirementResult& one : draft.requirements)
        all.push_back(one.sentence);
    for (const LineageStep& one : draft.lineage)
        all.push_back(one.text);
    for (const OfferCandidate& one : draft.offer.candidates)
        all.insert(all.end(), one.refusals.begin(), one.refusals.end());
    std::erase(all, std::string());
    return all;
}
}  // namespace

void TestWholeWay::initTestCase()
{
    QVERIFY2(m_processes.startSandbox(), qPrintable(m_processes.lastError()));
    QVERIFY2(m_processes.startBackend(), qPrintable(m_processes.lastError()));
    const Outcome demo = m_processes.demo({u"--hold-email-s"_s, u"2"_s, u"--hold-sms-s"_s, u"2"_s, u"--no-quiet-hours"_s});
    QVERIFY2(demo.exitCode == 0, demo.all().constData());
}

std::unique_ptr<Reviewer> TestWholeWay::signedIn(const QString& login)
{
    auto reviewer = std::make_unique<Reviewer>(m_processes.backendUrl().toStdString(), login.toStdString(), m_processes.password(login).toStdString());
    const auto done = reviewer->signIn();
    if (!done)
        qCritical("%s cannot sign in: %s", qPrintable(login), done.error().detail.c_str());
    return done ? std::move(reviewer) : nullptr;
}

std::vector<DraftSummary> TestWholeWay::settledQueue(Reviewer& reviewer)
{
    std::vector<DraftSummary> queue;
    const auto settled = [&] {
        const auto composing = reviewer.queue("state=composing&limit=200");
        const auto queued = reviewer.queue();
        if (queued)
            queue = *queued;
        return composing && composing->empty() && queued && !queued->empty();
    };
    return QTest::qWaitFor(settled, 60000) ? queue : std::vector<DraftSummary>{};
}

std::optional<Draft> TestWholeWay::freshDraft(Reviewer& reviewer, const std::function<bool(const Draft&)>& fits)
{
    for (const auto& summary : settledQueue(reviewer)) {
        if (m_used.contains(summary.id))
            continue;
        const auto draft = reviewer.draft(summary.id);
        if (draft && fits(*draft)) {
            m_used.insert(summary.id);
            return *draft;
        }
    }
    return std::nullopt;
}

int TestWholeWay::timesInLedger(const std::string& bytes) const
{
    int found = 0;
    for (const auto& entry : m_processes.ledger()[u"entries"_s].toArray())
        found += entry[u"body"_s].toString().toStdString() == bytes ? 1 : 0;
    return found;
}

int TestWholeWay::ledgerLines() const { return static_cast<int>(m_processes.ledger()[u"entries"_s].toArray().size()); }

void TestWholeWay::recordingsBecomeDrafts()
{
    const auto mira = signedIn(u"mira"_s);
    QVERIFY(mira);
    const auto queue = settledQueue(*mira);
    QVERIFY2(queue.size() >= 25, qPrintable(u"only %1 drafts are queued"_s.arg(queue.size())));
    for (std::size_t i = 1; i < queue.size(); ++i)
        QVERIFY2(queue[i - 1].stake >= queue[i].stake, "the queue is ordered by what is at stake");
    std::set<Reason> reasons;
    QStringList unknown;  // sentences that no other language could be found for
    for (const auto& summary : queue) {
        const auto draft = mira->draft(summary.id);
        QVERIFY2(draft, draft ? "" : draft.error().detail.c_str());
        reasons.insert(draft->diagnosis.topReason());
        QVERIFY(!draft->diagnosis.evidence.empty());
        QVERIFY(!draft->offer.candidates.empty());
        QVERIFY(!draft->summary.whyYours.empty());
        for (const std::string& sentence : sentencesOf(*draft))
            if (!isKnownSentence(QString::fromStdString(sentence)))
                unknown << QString::fromStdString(sentence);
        const Content* content = contentFor(*draft, draft->summary.channel);
        QVERIFY(content);
        const auto rendered = render(*content, draft->values);
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        QVERIFY2(rendered->bytes.find("ignore previous") == std::string::npos, "a cart note reached a message");
        QVERIFY(rendered->bytes.find("{{") == std::string::npos);
    }
    unknown.removeDuplicates();
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    QVERIFY2(reasons.size() >= 6, qPrintable(u"only %1 different reasons"_s.arg(reasons.size())));
}

void TestWholeWay::aSignedApprovalIsSentByteForByte()
{
    const auto mira = signedIn(u"mira"_s);
    QVERIFY(mira);
    for (int round = 0; round < 3; ++round) {
        const auto draft = freshDraft(*mira, [](const Draft& d) { return clean(d) && d.summary.approvalsNeeded == 1; });
        QVERIFY2(draft, "no draft that one person may approve");
        const auto decision = mira->make(*draft, Verdict::Approve);
        QVERIFY2(decision, decision ? "" : decision.error().detail.c_str());
        const auto answer = mira->send(*decision);
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, answer->body.c_str());
        const auto again = mira->send(*decision);
        QVERIFY(again);
        QCOMPARE(again->body, answer->body);  // the same key and body: the stored answer
        const std::string bytes = bytesOf(*draft, current(*draft));
        QTRY_COMPARE_WITH_TIMEOUT(timesInLedger(bytes), 1, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(mira->draft(draft->summary.id)->summary.state == DraftState::Sent, 10000);
        ++m_sent;
    }
    QCOMPARE(ledgerLines(), m_sent);
}

void TestWholeWay::twoPeopleDecideAboveTheSecondThreshold()
{
    const auto mira = signedIn(u"mira"_s);
    const auto jonas = signedIn(u"jonas"_s);
    QVERIFY(mira && jonas);
    const auto draft = freshDraft(*jonas, [](const Draft& d) {
        return d.summary.approvalsNeeded == 2 && d.summary.checksFailed == 0 && d.approvals.empty();
    });
    QVERIFY2(draft, "no recording needs two people");
    const auto first = jonas->send(*jonas->make(*draft, Verdict::Approve));
    QVERIFY(first);
    QVERIFY2(first->status == 200, first->body.c_str());
    const auto twice = jonas->send(*jonas->make(*draft, Verdict::Approve));
    QVERIFY(twice);
    QVERIFY2(twice->status == 403, "one person counted as two");
    const int before = ledgerLines();
    QCOMPARE(jonas->draft(draft->summary.id)->summary.state, DraftState::Queued);
    const auto seen = mira->draft(draft->summary.id);
    QVERIFY(seen);
    const auto second = mira->send(*mira->make(*seen, Verdict::Approve));
    QVERIFY(second);
    if (second->status == 403) {
        // Above the first person's limits: the refusal names the limit and who could.
        QVERIFY(second->body.find("limit") != std::string::npos);
        QCOMPARE(ledgerLines(), before);
        return;
    }
    QCOMPARE(second->status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(timesInLedger(bytesOf(*draft, current(*draft))), 1, 20000);
    ++m_sent;
}

void TestWholeWay::anOwnEditNeedsAnotherPerson()
{
    const auto mira = signedIn(u"mira"_s);
    const auto jonas = signedIn(u"jonas"_s);
    QVERIFY(mira && jonas);
    const auto draft = freshDraft(*mira, [](const Draft& d) {
        return clean(d) && d.summary.channel == Channel::Email && d.summary.approvalsNeeded == 1;
    });
    QVERIFY(draft);
    Content edited = current(*draft);
    edited.subject = edited.language == "de" ? "Ihr Warenkorb ist noch da" : "Your cart is still here";
    const auto decision = mira->make(*draft, Verdict::ApproveWithEdits, edited);
    QVERIFY2(decision, decision ? "" : decision.error().detail.c_str());
    const auto answer = mira->send(*decision);
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->body.c_str());
    const auto after = jonas->draft(draft->summary.id);
    QVERIFY(after);
    QCOMPARE(after->summary.state, DraftState::Queued);
    QCOMPARE(after->summary.revision, draft->summary.revision + 1);
    const auto mine = mira->send(*mira->make(*mira->draft(draft->summary.id), Verdict::Approve));
    QVERIFY(mine);
    QCOMPARE(mine->status, 403);
    const auto theirs = jonas->send(*jonas->make(*after, Verdict::Approve));
    QVERIFY(theirs);
    QVERIFY2(theirs->status == 200, theirs->body.c_str());
    QTRY_COMPARE_WITH_TIMEOUT(timesInLedger(bytesOf(*draft, edited)), 1, 20000);
    QCOMPARE(timesInLedger(bytesOf(*draft, current(*draft))), 0);
    ++m_sent;
}

void TestWholeWay::undoneAndRejectedAreNeverSent()
{
    const auto mira = signedIn(u"mira"_s);
    QVERIFY(mira);
    const auto undone = freshDraft(*mira, [](const Draft& d) { return clean(d) && d.summary.approvalsNeeded == 1; });
    QVERIFY(undone);
    const auto decision = mira->make(*undone, Verdict::Approve);
    QVERIFY(decision);
    QCOMPARE(mira->send(*decision)->status, 200);
    const auto undo = mira->request("POST", "/v1/decisions/" + decision->statement.decisionId + "/undo");
    QVERIFY(undo);
    QVERIFY2(undo->status == 200, undo->body.c_str());
    QCOMPARE(mira->draft(undone->summary.id)->summary.state, DraftState::Queued);

    const auto rejected = freshDraft(*mira, [](const Draft& d) { return clean(d); });
    QVERIFY(rejected);
    QCOMPARE(mira->send(*mira->make(*rejected, Verdict::Reject, std::nullopt, RejectReason::WrongTone))->status, 200);
    QCOMPARE(mira->draft(rejected->summary.id)->summary.state, DraftState::Rejected);

    // A later approval that does arrive shows that the earlier hold ran out too and nothing of it left.
    const auto later = freshDraft(*mira, [](const Draft& d) { return clean(d) && d.summary.approvalsNeeded == 1; });
    QVERIFY(later);
    QCOMPARE(mira->send(*mira->make(*later, Verdict::Approve))->status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(timesInLedger(bytesOf(*later, current(*later))), 1, 20000);
    ++m_sent;
    QCOMPARE(timesInLedger(bytesOf(*undone, current(*undone))), 0);
    QCOMPARE(timesInLedger(bytesOf(*rejected, current(*rejected))), 0);
    QCOMPARE(ledgerLines(), m_sent);
}

void TestWholeWay::sharedSamplesAreTaken()
{
    const QDir samples(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/../shared/samples/shopify"));
    if (!samples.exists())
        QSKIP("../shared/samples is not here");
    const std::string secret = "shared-samples-secret";
    const std::string token = [this] {
        QFile file(m_processes.home() + u"/operator.token"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
    }();
    HttpClient http;
    const std::string base = m_processes.backendUrl().toStdString();
    const std::string sandbox = m_processes.sandboxUrl().toStdString();
    Json shop{{"id", "samples"}, {"platform", "shopify"}, {"name", "Samples"}, {"domain", "samples.myshopify.com"}, {"link_domains", {"checkout.local"}},
        {"currency", "USD"}, {"language", "en"}, {"time_zone", "America/New_York"}, {"api_base_url", sandbox}, {"api_version", "2026-07"},
        {"sender_name", "Samples"}, {"sender_address", "shop@samples.example"}, {"sms_sender", "+15550100"}, {"postal_address", "1 Main St"},
        {"returns_policy", ""}, {"delivery_promise", ""}, {"support_address", ""}, {"connector", "webhook"},
        {"connector_url", sandbox + "/connectors/webhook"}, {"excluded_products", Json::array()}};
    Json secrets{{"webhook_secret", secret}, {"previous_webhook_secret", ""}, {"access_token", "x"}, {"connector_secret", "x"}};
    const auto added = http.call({.method = "POST", .url = base + "/v1/shops",
        .headers = {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
        .body = Json{{"shop", shop}, {"secrets", secrets}}.dump()});
    QVERIFY(added);
    QVERIFY2(added->status == 201, added->body.c_str());
    int accepted = 0;
    for (const QString& name : samples.entryList({u"checkouts_*.json"_s, u"carts_*.json"_s, u"orders_*.json"_s, u"customers_*.json"_s, u"inventory_*.json"_s, u"shop_*.json"_s})) {
        QFile file(samples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString topic = name.section(u"--"_s, 0, 0);
        for (const QString& head : {u"checkouts"_s, u"carts"_s, u"orders"_s, u"customers_email_marketing_consent"_s, u"customers_marketing_consent"_s,
                 u"customers"_s, u"inventory_items"_s, u"inventory_levels"_s, u"shop"_s}) {
            if (topic.startsWith(head + u'_')) {
                topic = head + u'/' + topic.mid(head.size() + 1);
                break;
            }
        }
        if (topic.startsWith(u"shop/"_s))
            continue;  // would redact the shop under test
        std::string body = file.readAll().toStdString();
        if (auto json = Json::parse(body); json.contains("shop_domain")) {
            json["shop_domain"] = "samples.myshopify.com";
            body = json.dump();
        }
        if (topic == u"checkouts/delete"_s) {
            auto json = Json::parse(body);
            json["cart_token"] = "another-cart";  // the sample deletes the very checkout that the other samples create
            body = json.dump();
        }
        if (topic.startsWith(u"checkouts/"_s) && topic != u"checkouts/delete"_s) {
            auto json = Json::parse(body);
            const auto recent = QDateTime::currentDateTimeUtc().addSecs(-40 * 60).toString(Qt::ISODate).toStdString();
            json["created_at"] = recent;
            json["updated_at"] = recent;
            body = json.dump();
        }
        const auto answer = http.call({.method = "POST", .url = base + "/v1/hooks/samples",
            .headers = {{"x-shopify-topic", topic.toStdString()}, {"x-shopify-hmac-sha256", base64(view(hmacSha256(secret, body)))},
                {"x-shopify-shop-domain", "samples.myshopify.com"}, {"x-shopify-webhook-id", "w-" + name.toStdString()},
                {"x-shopify-api-version", "2026-07"}, {"content-type", "application/json"}},
            .body = body});
        QVERIFY(answer);
        QVERIFY2(answer->status == 200, (name.toStdString() + ": " + std::to_string(answer->status) + " " + answer->body).c_str());
        ++accepted;
    }
    QVERIFY(accepted >= 10);
    const auto mira = signedIn(u"mira"_s);
    QVERIFY(mira);
    const auto madeOfSamples = [&] {
        int drafts = 0;
        for (const char* state : {"queued", "suppressed", "holdout", "held", "sent"})
            drafts += static_cast<int>(mira->queue(std::string("shop=samples&limit=200&state=") + state).value_or(std::vector<DraftSummary>{}).size());
        return drafts;
    };
    QTRY_VERIFY_WITH_TIMEOUT(madeOfSamples() >= 1, 30000);
}

void TestWholeWay::whatCameOfTheWordings()
{
    const Outcome told = m_processes.ctl({u"--json"_s, u"prompts"_s, u"outcomes"_s});
    QVERIFY2(told.exitCode == 0, told.all().constData());
    const auto figures = parseJson(told.output.toStdString());
    QVERIFY2(figures, told.all().constData());
    int carts = 0;
    int sent = 0;
    for (const auto& row : figures->at("rows")) {
        carts += row.at("carts").get<int>();
        sent += row.at("sent").get<int>();
    }
    QVERIFY2(sent >= 1 && carts > sent, told.output.constData());
    const Outcome table = m_processes.ctl({u"prompts"_s, u"outcomes"_s});
    QVERIFY2(table.exitCode == 0 && table.output.contains("(holdout)"), table.all().constData());
    const Outcome shadows = m_processes.ctl({u"prompts"_s, u"shadows"_s, u"--since"_s, u"2020-01-01"_s});
    QVERIFY2(shadows.exitCode == 0 && shadows.output.contains("FROM LIVE"), shadows.all().constData());
    const Outcome listed = m_processes.ctl({u"prompts"_s, u"list"_s});
    QVERIFY2(listed.exitCode == 0 && listed.output.contains("LABELS"), listed.all().constData());
    const Outcome back = m_processes.ctl({u"prompts"_s, u"rollback"_s, u"none"_s});
    QVERIFY2(back.exitCode != 0, "nothing was live before");
}

void TestWholeWay::knowledgeAndPromotionTakeTheRight()
{
    const QString path = m_processes.home() + u"/../care.md"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# Care\n\nWash it cold.\n") > 0);
    file.close();
    const QStringList import{u"knowledge"_s, u"import"_s, u"samples"_s, path, u"--kind"_s, u"product_facts"_s, u"--language"_s, u"en"_s};
    const QStringList bea{u"--login"_s, u"bea"_s};
    QCOMPARE(m_processes.ctl(import).exitCode, 3);  // the operator has not the right
    const Outcome imported = m_processes.ctl(bea + import);
    QVERIFY2(imported.exitCode == 0 && imported.output.contains("care.md"), imported.all().constData());
    const Outcome listed = m_processes.ctl(bea + QStringList{u"knowledge"_s, u"list"_s, u"--shop"_s, u"samples"_s});
    QVERIFY2(listed.exitCode == 0 && listed.output.contains("care.md") && listed.output.contains("product_facts"), listed.all().constData());
    const QStringList unknown{u"--kind"_s, u"gossip"_s};
    QVERIFY(m_processes.ctl(bea + QStringList{u"knowledge"_s, u"import"_s, u"samples"_s, path} + unknown).exitCode != 0);

    const QStringList policies{u"knowledge"_s, u"import"_s, u"northbean"_s, u"--policies"_s};
    QCOMPARE(m_processes.ctl(policies).exitCode, 3);
    const Outcome pages = m_processes.ctl(bea + policies);
    QVERIFY2(pages.exitCode == 0 && pages.output.contains("refund-policy.html"), pages.all().constData());
    const Outcome known = m_processes.ctl(bea + QStringList{u"knowledge"_s, u"list"_s, u"--shop"_s, u"northbean"_s});
    QVERIFY2(known.output.contains("refund-policy.html") && known.output.contains("policy"), known.all().constData());
    QVERIFY(m_processes.ctl(bea + policies + QStringList{path}).exitCode != 0);  // one or the other
    QVERIFY(m_processes.ctl(bea + QStringList{u"knowledge"_s, u"import"_s, u"northbean"_s}).exitCode != 0);

    // A version straight from its author's hand passes no gate: two people and a replay are missing.
    const std::string id = [this] {
        const auto reviewer = signedIn(u"bea"_s);
        const Json body{{"name", "Straight to live"}, {"scope", {{"channel", "email"}}},
            {"text", {{"system", "Write plainly."}, {"task", "Write for {{shop_name}}."}}}, {"note", "first"}};
        const auto made = reviewer ? reviewer->request("POST", "/v1/prompts", body.dump()) : Result<HttpAnswer>(fail(ErrorCode::Internal, "nobody"));
        const auto prompt = made && made->status == 201 ? parseJson(made->body) : Result<Json>(fail(ErrorCode::Internal, "no prompt"));
        return prompt ? prompt->value("id", std::string()) : std::string();
    }();
    QVERIFY(!id.empty());
    const Outcome refused = m_processes.ctl(bea + QStringList{u"prompts"_s, u"promote"_s, QString::fromStdString(id), u"1"_s});
    QVERIFY2(refused.exitCode == 3 && refused.errors.contains("replay"), refused.all().constData());
    QCOMPARE(m_processes.ctl(bea + QStringList{u"prompts"_s, u"promote"_s, QString::fromStdString(id), u"1"_s, u"--share"_s, u"0"_s}).exitCode, 2);
}

void TestWholeWay::theRecordVerifiesAndShowsDamage()
{
    const QString bundle = m_processes.home() + u"/../bundle"_s;
    const Outcome exported = m_processes.ctl({u"audit"_s, u"export"_s, bundle});
    QVERIFY2(exported.exitCode == 0, exported.all().constData());
    const Outcome verified = m_processes.ctl({u"audit"_s, u"verify"_s, bundle});
    QVERIFY2(verified.exitCode == 0, verified.all().constData());
    // No console watches here: whoever asks for a witness is told that there is none.
    const Outcome alone = m_processes.ctl({u"audit"_s, u"verify"_s, bundle, u"--quorum"_s, u"1"_s});
    QVERIFY2(alone.exitCode != 0 && alone.all().contains("only 0 of the 1 witnesses"), alone.all().constData());
    const Outcome noKey = m_processes.ctl({u"audit"_s, u"verify"_s, bundle, u"--witness"_s, u"nobody"_s});
    QVERIFY2(noKey.exitCode != 0 && noKey.all().contains("--witness nobody"), noKey.all().constData());

    const QString entries = QDir(bundle).exists(u"tile/entries/000"_s) ? bundle + u"/tile/entries/000"_s : QString();
    QString victim = entries;
    if (victim.isEmpty()) {
        const QDir partial(bundle + u"/tile/entries/000.p"_s);
        QVERIFY(!partial.entryList(QDir::Files).isEmpty());
        victim = partial.filePath(partial.entryList(QDir::Files).first());
    }
    QFile file(victim);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    file.seek(0);
    file.write(bytes);
    file.close();
    const Outcome damaged = m_processes.ctl({u"audit"_s, u"verify"_s, bundle});
    QVERIFY2(damaged.exitCode != 0, "a changed byte went unseen");
}

void TestWholeWay::afterARestartNothingIsLostOrDoubled()
{
    const auto before = signedIn(u"mira"_s);
    QVERIFY(before);
    const auto queue = settledQueue(*before);
    const int lines = ledgerLines();
    m_processes.stopBackend();
    QVERIFY(!m_processes.backendRunning());
    QVERIFY2(m_processes.startBackend(), qPrintable(m_processes.lastError()));
    const auto after = signedIn(u"mira"_s);
    QVERIFY(after);
    const auto now = settledQueue(*after);
    QCOMPARE(now.size(), queue.size());
    QCOMPARE(ledgerLines(), lines);
}

void TestWholeWay::whoeverAnswersTheCommandLineEndsInASentence()
{
    const auto stranger = HttpServer::listen("127.0.0.1:0", [](const HttpRequest& request, const Respond& respond) {
        const bool session = request.path == "/v1/sessions";
        respond(request.path == "/v1/shops" ? jsonResponse(403, R"({"code":7,"detail":["no"]})") : jsonResponse(200, session ? R"({"token":"t"})" : "[1]"));
    }, 1);
    const QStringList as{u"--url"_s, u"http://127.0.0.1:%1"_s.arg((*stranger)->port()), u"--login"_s, u"mira"_s, u"--password-file"_s, fileWith("secret\n")};
    for (const QString& what : {u"person"_s, u"shop"_s}) {
        const Outcome told = m_processes.ctl(as + QStringList{what, u"list"_s});
        QVERIFY2(told.exitCode == 1 && told.errors.contains("another shape than agreed"), told.all().constData());
    }
}

void TestWholeWay::aPasswordMayEndInASpace()
{
    const QString file = fileWith("a long enough secret \n");
    const QStringList add{u"person"_s, u"add"_s, u"ida"_s, u"--name"_s, u"Ida"_s, u"--role"_s, u"operator"_s, u"--new-password-file"_s, file};
    const Outcome added = m_processes.ctl(add);
    QVERIFY2(added.exitCode == 0, added.all().constData());
    const Outcome listed = m_processes.ctl({u"--login"_s, u"ida"_s, u"--password-file"_s, file, u"person"_s, u"list"_s});
    QVERIFY2(listed.exitCode == 0, listed.all().constData());
}

QTEST_GUILESS_MAIN(TestWholeWay)
#include "moc_tst_wholeway.cpp"
