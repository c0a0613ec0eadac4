// Three days without a backend, decided through by one person whose program is started anew in the middle; then one catch-up.
#include "services/console/desk/reviewdeskimpl.h"
#include "services/console/desk/workdesk.h"
#include "tst_desk.h"

#include <limits>
#include <map>
#include <set>

using namespace countersign;

namespace {

constexpr TimeMs threeDays = 72 * hourMs;
constexpr int draftsOfThreeDays = 200; // `./dev bench console` catches 2,000 up
constexpr std::int64_t lowerLimit = 500'00;

// One account on one computer: file, keys and session outlive the program, and hours pass as a test says.
class LongAway {
public:
    LongAway(QUrl backend, QString file, Person person) : m_backend(std::move(backend)), m_file(std::move(file)), m_person(std::move(person)) { }
    [[nodiscard]] bool enrol()
    {
        ApiClient api(m_backend);
        const auto grant = await(api.signIn(u"mara"_s, u"secret"_s));
        if (!grant)
            return false;
        m_token = grant->token;
        api.setToken(m_token);
        return await(api.enrolKey(m_keys.device.publicKey, "test")).has_value();
    }
    [[nodiscard]] std::shared_ptr<ReviewDesk> open()
    {
        StoreOptions options;
        options.file = m_file;
        options.key = m_keys.store;
        options.keyOutlives = m_keys.durable;
        options.now = now();
        auto store = await(LocalStore::open(options, &m_context));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        auto api = std::make_unique<ApiClient>(m_backend);
        api->setToken(m_token);
        SyncTiming timing;
        timing.firstRetryMs = 40;
        timing.mostRetryMs = 200;
        auto desk = std::make_shared<ReviewDeskImpl>(DeskParts{ std::move(api), *store, std::make_unique<KeyRing>(u"mara"_s, false), m_keys,
            m_person, samplePolicy(), now(), timing, OutboxTiming{ 40, 200 } });
        desk->start();
        return desk;
    }
    void pass(TimeMs ms) { *m_ahead += ms; }

private:
    [[nodiscard]] std::function<TimeMs()> now() const
    {
        return [ahead = m_ahead] { return QDateTime::currentMSecsSinceEpoch() + *ahead; };
    }
    QUrl m_backend;
    QString m_file;
    Person m_person;
    std::string m_token;
    ConsoleKeys m_keys{ newSigningKey(), SealKey::random(), true, std::nullopt };
    std::shared_ptr<TimeMs> m_ahead = std::make_shared<TimeMs>(0);
    QObject m_context;
};

// Rejections and edits among approvals.
DecisionRequest verdictOn(const Draft& draft, int number)
{
    DecisionRequest wish;
    wish.draftId = QString::fromStdString(draft.summary.id);
    wish.revision = draft.summary.revision;
    if (number % 10 == 3) {
        wish.verdict = Verdict::Reject;
        wish.reasonCode = RejectReason::BadTiming;
        wish.note = u"Not this week"_s;
    } else if (number % 10 == 7) {
        wish.verdict = Verdict::ApproveWithEdits;
        wish.content = *contentFor(draft, Channel::Email);
        wish.content->subject = "Still thinking about it, {{first_name}}?";
    }
    return wish;
}

bool takenBackAtOnce(int number)
{
    return number % 25 == 12;
}
bool revisedMeanwhile(int number)
{
    return number >= 20 && number < 25;
}
bool boughtMeanwhile(int number)
{
    return number >= 35 && number < 40;
}

enum class Becomes { Taken, LostRight, Bought, Revised };
Becomes whatBecomesOf(int number, const Draft& draft)
{
    if (number % 10 != 3 && draft.summary.value.minor > lowerLimit)
        return Becomes::LostRight;
    if (boughtMeanwhile(number))
        return Becomes::Bought;
    return revisedMeanwhile(number) ? Becomes::Revised : Becomes::Taken;
}

} // namespace

void TestDesk::threeDaysOfflineThenOneCatchUp()
{
    std::vector<Draft> drafts;
    for (int i = 0; i < draftsOfThreeDays; ++i)
        drafts.push_back(plainDraft(i, wallClock()));
    m_backend = std::make_unique<PretendBackend>(drafts);
    LongAway computer(m_backend->server.url(), m_dir->filePath(u"mara.sqlite"_s), m_backend->person);
    QVERIFY(computer.enrol());
    m_desk = computer.open();
    QStringList said;
    connect(m_desk.get(), &ReviewDesk::linkChanged, this, [this, &said] { said << m_desk->linkSentence(); });
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    QVERIFY2(said.join(u'\n').contains(u"40 draft(s) fetched so far"_s), "the first download counts");
    QCOMPARE(queued(), draftsOfThreeDays);
    m_backend->server.goDown();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);

    std::map<QString, int> decided; // decision → number of its draft
    for (int i = 0; i < draftsOfThreeDays; ++i) {
        computer.pass(threeDays / draftsOfThreeDays);
        if (i == draftsOfThreeDays / 2) {
            m_desk.reset();
            m_desk = computer.open();
            QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Offline, 15000);
            QTRY_COMPARE(m_desk->counts().kept, static_cast<int>(decided.size()));
            QCOMPARE(queued(), draftsOfThreeDays - static_cast<int>(decided.size()));
        }
        const auto shown = await(m_desk->open(QString::fromStdString(drafts[static_cast<std::size_t>(i)].summary.id)));
        QVERIFY2(shown, shown ? "" : shown.error().detail.c_str());
        const auto made = await(m_desk->decide(verdictOn(*shown, i)));
        QVERIFY2(made, made ? "" : made.error().detail.c_str());
        m_desk->release(QString::fromStdString(shown->summary.id));
        if (takenBackAtOnce(i)) {
            QTRY_COMPARE(place(*made), Place::Kept);
            QVERIFY(await(m_desk->undo(*made)));
        } else {
            decided.emplace(*made, i);
        }
    }
    const int kept = static_cast<int>(decided.size());
    QTRY_COMPARE(m_desk->counts().kept, kept);
    QCOMPARE(m_backend->server.count("POST /v1/decisions/"), 0); // what was taken back never left

    // Meanwhile a colleague edited some, customers bought others, and this person may approve less than before.
    qint64 gone = 0;
    for (int i = 0; i < draftsOfThreeDays; ++i) {
        Draft draft = drafts[static_cast<std::size_t>(i)];
        if (revisedMeanwhile(i)) {
            ++draft.summary.revision;
            draft.contents.front().subject = "Your things are still waiting for you";
        } else if (boughtMeanwhile(i)) {
            draft.summary.state = DraftState::Converted;
            ++gone;
        } else {
            continue;
        }
        m_backend->put(draft);
    }
    m_backend->judgedBy = samplePolicy();
    m_backend->person.limits.cartValue = { { lowerLimit, "EUR" } };
    m_backend->change("person", m_backend->person.id);
    m_backend->loseNextAnswer = true;
    const std::int64_t before = m_backend->seq();
    m_backend->server.comeBack();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->counts().kept, 0, 50000);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    QTRY_COMPARE(m_desk->person().limits.cartValue.front().minor, lowerLimit);

    // Each left once with its own bytes, and was carried out once: a decision and its draft change, nothing else does.
    std::map<QByteArray, QByteArray> sent; // by idempotency key
    std::set<QByteArray> repeated;
    TimeMs first = std::numeric_limits<TimeMs>::max();
    TimeMs last = 0;
    for (const ScriptedRequest& request : m_backend->server.requests()) {
        if (request.method != "POST" || !request.target.endsWith("/decisions"))
            continue;
        const QByteArray id = request.headers.value("idempotency-key");
        QVERIFY(decided.contains(QString::fromUtf8(id)));
        const auto [at, fresh] = sent.emplace(id, request.body);
        if (!fresh)
            repeated.insert(id);
        QCOMPARE(at->second, request.body);
        const TimeMs when = decode<Decision>(parseJson(request.body.toStdString(), { .maxBytes = 1 << 20 }).value()).value().statement.decidedAt;
        first = std::min(first, when);
        last = std::max(last, when);
    }
    QCOMPARE(sent.size(), decided.size());
    QVERIFY2(repeated.size() <= 1, "only what lost its answer is asked again");
    QVERIFY2(last - first >= threeDays - hourMs, "they were made over three days");
    std::map<Becomes, int> expected;
    for (const auto& [id, number] : decided)
        ++expected[whatBecomesOf(number, drafts[static_cast<std::size_t>(number)])];
    for (const Becomes one : { Becomes::Taken, Becomes::LostRight, Becomes::Bought, Becomes::Revised })
        QVERIFY2(expected[one] > 1, "every end is among them");
    const int taken = expected[Becomes::Taken];
    QCOMPARE(m_backend->decisions.size(), static_cast<std::size_t>(taken));
    QCOMPARE(m_backend->seq() - before, std::int64_t{ 2 } * taken);

    // What came back stands open with its reason and both sides, also after the next start.
    for (const bool restarted : { false, true }) {
        if (restarted) {
            m_desk.reset();
            m_desk = computer.open();
            QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
        }
        QTRY_COMPARE(m_desk->counts().refused, kept - taken);
        QTRY_COMPARE(queued(), draftsOfThreeDays - taken - gone);
        std::map<Becomes, int> came;
        for (const DecisionRecord& record : m_desk->recentDecisions()) {
            if (record.place != Place::Refused)
                continue;
            const int number = decided.at(record.decisionId);
            const Becomes became = whatBecomesOf(number, drafts[static_cast<std::size_t>(number)]);
            ++came[became];
            QVERIFY2(!record.why.isEmpty() && !record.title.isEmpty(), qPrintable(record.why));
            const auto sides = await(m_desk->work().conflict(record.decisionId));
            QVERIFY2(sides, sides ? "" : sides.error().detail.c_str());
            QVERIFY(sides->yours && sides->yours->statement.decisionId == record.decisionId.toStdString());
            QVERIFY(sides->then && sides->then->summary.revision == 1);
            switch (became) {
            case Becomes::Taken:
                QFAIL("it was taken");
                break;
            case Becomes::LostRight:
                QCOMPARE(record.failing.size(), std::size_t{ 1 });
                QCOMPARE(record.failing.front().id, std::string("within_cart_limit"));
                QVERIFY2(record.why.contains(u"not within your limit (limit: €500.00)"), qPrintable(record.why));
                break;
            case Becomes::Bought:
                QVERIFY(!sides->now || sides->now->summary.state == DraftState::Converted);
                break;
            case Becomes::Revised:
                QVERIFY(sides->now && sides->now->summary.revision == 2 && sides->now->contents != sides->then->contents);
                break;
            }
        }
        QCOMPARE(came[Becomes::LostRight], expected[Becomes::LostRight]);
        QCOMPARE(came[Becomes::Bought], expected[Becomes::Bought]);
        QCOMPARE(came[Becomes::Revised], expected[Becomes::Revised]);
    }
    QCOMPARE(m_backend->decisions.size(), static_cast<std::size_t>(taken));
    QCOMPARE(m_backend->seq() - before, std::int64_t{ 2 } * taken);
}

// While its hold runs, by whoever starts the program again.
void TestDesk::oneDecisionIsUndoneAfterARestart()
{
    m_backend = std::make_unique<PretendBackend>(std::vector<Draft>{ plainDraft(1, wallClock()), plainDraft(2, wallClock()) });
    LongAway computer(m_backend->server.url(), m_dir->filePath(u"mara.sqlite"_s), m_backend->person);
    QVERIFY(computer.enrol());
    m_desk = computer.open();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    const auto made = await(m_desk->decide(request(m_backend->drafts.begin()->second, Verdict::Approve)));
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    QTRY_COMPARE(place(*made), Place::Held);
    m_desk.reset();
    m_desk = computer.open();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->link(), ReviewDesk::Link::Online, 15000);
    QTRY_COMPARE(place(*made), Place::Held);
    QCOMPARE(queued(), 1);
    QVERIFY(await(m_desk->undo(*made)));
    QTRY_COMPARE(place(*made), Place::Undone);
    QTRY_COMPARE(queued(), 2);
    QCOMPARE(m_backend->decisions.size(), 1u);
}
