// countersignd is killed with SIGKILL 50 times at random points while webhooks come in and a person decides.
// Afterwards nothing is lost, doubled or sent without a valid approval of exactly these bytes.
#include "models/domain/digest.h"
#include "services/base/database.h"
#include "tests/support/processes.h"
#include "tests/support/reviewer.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

using namespace countersign;
using namespace countersign::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kills = 50;

// Posts signed checkouts until told to stop; remembers which ones were acknowledged. A shop repeats what was not.
class ShopTraffic {
public:
    ShopTraffic(std::string url, std::string secret)
        : m_url(std::move(url))
        , m_secret(std::move(secret))
        , m_thread([this] { run(); })
    {
    }
    ~ShopTraffic() { stop(); }
    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] std::set<std::string> acknowledged()
    {
        const std::lock_guard lock(m_mutex);
        return m_acknowledged;
    }

private:
    void run()
    {
        HttpClient http;
        for (int i = 0; !m_stop; ++i) {
            const std::string token = "killed-" + std::to_string(i);
            const TimeMs at = QDateTime::currentMSecsSinceEpoch() - 40 * minuteMs;
            const Json body{{"token", token}, {"cart_token", "c" + token}, {"email", token + "@example.net"}, {"created_at", formatTime(at)},
                {"updated_at", formatTime(at)}, {"currency", "EUR"}, {"presentment_currency", "EUR"}, {"subtotal_price", "89.00"},
                {"total_price", "93.90"}, {"total_tax", "0.00"}, {"total_discounts", "0.00"}, {"total_line_items_price", "89.00"},
                {"buyer_accepts_marketing", true}, {"customer_locale", "en-IE"}, {"abandoned_checkout_url", "https://northbean.example/recover/" + token},
                {"shipping_lines", Json::array({{{"title", "Standard"}, {"price", "4.90"}}})},
                {"shipping_address", {{"first_name", "Kim"}, {"last_name", "Doyle"}, {"country_code", "IE"}}},
                {"line_items", Json::array({{{"key", "k" + token}, {"title", "Kettle"}, {"quantity", 1}, {"price", "89.00"}, {"line_price", "89.00"},
                                  {"product_id", 7001}, {"variant_id", 7101}, {"sku", "KET-1"}, {"requires_shipping", true}, {"gift_card", false}}})}};
            const std::string bytes = body.dump();
            // A shop gives up after eight tries; so does this.
            for (int attempt = 0; attempt < 8 && !m_stop; ++attempt) {
                const auto answer = http.call({.method = "POST", .url = m_url + "/v1/hooks/northbean",
                    .headers = {{"x-shopify-topic", "checkouts/create"}, {"x-shopify-hmac-sha256", base64(view(hmacSha256(m_secret, bytes)))},
                        {"x-shopify-shop-domain", "northbean.myshopify.com"}, {"x-shopify-webhook-id", "w-" + token},
                        {"x-shopify-api-version", "2026-07"}, {"content-type", "application/json"}},
                    .body = bytes,
                    .connectTimeoutMs = 500,
                    .timeoutMs = 3000});
                if (answer && answer->status == 200) {
                    const std::lock_guard lock(m_mutex);
                    m_acknowledged.insert("w-" + token);
                    break;
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    std::string m_url;
    std::string m_secret;
    std::atomic<bool> m_stop{false};
    std::mutex m_mutex;
    std::set<std::string> m_acknowledged;
    std::thread m_thread;
};

}  // namespace

class TestSigkill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostDoubledOrUnapproved();
};

void TestSigkill::nothingIsLostDoubledOrUnapproved()
{
    Processes processes;
    QVERIFY2(processes.startSandbox(), qPrintable(processes.lastError()));
    QVERIFY2(processes.startBackend(), qPrintable(processes.lastError()));
    QFile limits(u"/proc/%1/limits"_s.arg(processes.backendPid()));
    if (limits.open(QIODevice::ReadOnly)) // it is about to die often, with keys and customers in its memory
        QVERIFY(QRegularExpression(u"Max core file size +0 "_s).match(QString::fromUtf8(limits.readAll())).hasMatch());
    const Outcome demo = processes.demo({u"--hold-email-s"_s, u"0"_s, u"--hold-sms-s"_s, u"0"_s, u"--no-quiet-hours"_s});
    QVERIFY2(demo.exitCode == 0, demo.all().constData());
    const std::string secret = [&] {
        QFile file(processes.home() + u"/demo.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return std::string();
        for (const auto& shop : QJsonDocument::fromJson(file.readAll())[u"shops"_s].toArray())
            if (shop[u"id"_s].toString() == u"northbean"_s)
                return shop[u"webhook_secret"_s].toString().toStdString();
        return std::string();
    }();
    QVERIFY2(!secret.empty(), "demo.json names no webhook secret for northbean");

    Reviewer mira(processes.backendUrl().toStdString(), "mira", processes.password(u"mira"_s).toStdString());
    QVERIFY(mira.signIn());
    ShopTraffic traffic(processes.backendUrl().toStdString(), secret);

    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::map<std::string, Decision> made;         // every decision ever sent, answered or not
    std::map<std::string, std::string> payloads;  // decision → the exact bytes it approved
    std::set<std::string> acknowledged;
    std::set<std::string> decided;
    const auto decideSome = [&](int most) {
        const auto queue = mira.queue();
        if (!queue)
            return;
        for (const auto& summary : *queue) {
            if (most == 0 || summary.checksFailed != 0 || summary.approvalsNeeded != 1 || decided.contains(summary.id))
                continue;
            const auto draft = mira.draft(summary.id);
            if (!draft)
                return;
            const auto decision = mira.make(*draft, Verdict::Approve);
            QVERIFY(decision);
            decided.insert(summary.id);
            made.emplace(decision->statement.decisionId, *decision);
            payloads.emplace(decision->statement.decisionId, render(*contentFor(*draft, draft->summary.channel), draft->values)->bytes);
            const auto answer = mira.send(*decision);
            if (answer && answer->status == 200)
                acknowledged.insert(decision->statement.decisionId);
            --most;
        }
    };
    for (int kill = 0; kill < kills; ++kill) {
        QElapsedTimer sinceStart;
        sinceStart.start();
        const qint64 moment = random.bounded(20, 450);
        std::thread killer([&processes, moment, pid = processes.backendPid()] {
            std::this_thread::sleep_for(std::chrono::milliseconds(moment));
            processes.killNow(pid);
        });
        while (sinceStart.elapsed() < moment)
            decideSome(3);
        killer.join();
        processes.killBackend();
        QVERIFY2(processes.startBackend(), qPrintable(processes.lastError()));
    }
    traffic.stop();

    // The console repeats what was not answered, with the same key and the same bytes.
    for (auto& [id, decision] : made) {
        const auto answer = mira.send(decision);
        QVERIFY(answer);
        QVERIFY2(answer->status == 200 || answer->status == 409 || answer->status == 412, answer->body.c_str());
        if (answer->status == 200)
            acknowledged.insert(id);
        else
            QVERIFY2(!acknowledged.contains(id), "an acknowledged decision was forgotten");
    }
    const auto settled = [&] {
        for (const char* state : {"composing", "held", "sending", "approved"})
            if (const auto left = mira.queue(std::string("limit=200&state=") + state); !left || !left->empty())
                return false;
        return true;
    };
    QVERIFY2(QTest::qWaitFor(settled, 120000), "work is left that nobody does");
    processes.stopBackend();

    const auto database = Connection::open(processes.databaseFile(), OpenMode::ReadOnly);
    QVERIFY2(database, database ? "" : database.error().detail.c_str());
    using One = std::tuple<std::string>;
    const auto stored = (*database)->rows<One>("SELECT webhook_id FROM events");
    QVERIFY(stored);
    std::multiset<std::string> webhooks;
    for (const auto& [id] : *stored)
        webhooks.insert(id);
    const auto accepted = traffic.acknowledged();
    QVERIFY2(accepted.size() > 50, "too little traffic to tell anything");
    for (const auto& id : accepted)
        QVERIFY2(webhooks.count(id) == 1, ("lost or doubled webhook " + id).c_str());
    const auto drafted = (*database)->rows<std::tuple<std::string, std::int64_t>>(
        "SELECT c.token, COUNT(d.id) FROM carts c LEFT JOIN drafts d ON d.cart_id = c.id WHERE c.token LIKE 'killed-%' GROUP BY c.token");
    QVERIFY(drafted);
    for (const auto& [token, count] : *drafted)
        if (accepted.contains("w-" + token))
            QVERIFY2(count == 1, (token + " has " + std::to_string(count) + " drafts").c_str());

    std::map<std::string, int> arrived;  // bytes → times
    for (const auto& entry : processes.ledger()[u"entries"_s].toArray())
        ++arrived[entry[u"body"_s].toString().toStdString()];
    std::set<std::string> approvedBytes;
    int delivered = 0;
    for (const auto& [id, bytes] : payloads) {
        approvedBytes.insert(bytes);
        const auto it = arrived.find(bytes);
        const int times = it == arrived.end() ? 0 : it->second;
        QVERIFY2(times <= 1, ("sent twice: " + id).c_str());
        delivered += times;
        if (acknowledged.contains(id) && times == 0) {
            const auto state = (*database)->row<One>("SELECT state FROM sends WHERE decision_id = :id", id);
            QVERIFY(state && *state);
            QVERIFY2(std::get<0>(**state) == "unknown", ("an acknowledged approval was not sent and is not shown as unknown: " + id).c_str());
        }
    }
    for (const auto& [bytes, times] : arrived)
        QVERIFY2(approvedBytes.contains(bytes), "something was sent that nobody approved");
    QVERIFY2(delivered > 10, "too few sends to tell anything");
    qInfo("%d kills, %zu webhooks acknowledged, %zu decisions made, %zu acknowledged, %d sent", kills, accepted.size(), made.size(), acknowledged.size(),
        delivered);

    QVERIFY2(processes.startBackend(), qPrintable(processes.lastError()));
    const QString bundle = processes.home() + u"/../bundle"_s;
    QCOMPARE(processes.ctl({u"audit"_s, u"export"_s, bundle}).exitCode, 0);
    const Outcome verified = processes.ctl({u"audit"_s, u"verify"_s, bundle});
    QVERIFY2(verified.exitCode == 0, verified.all().constData());
}

QTEST_GUILESS_MAIN(TestSigkill)
#include "tst_sigkill.moc"
