#include "services/recovery/knowledge/knowledge.h"
#include "models/domain/text.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/store/draftstore.h"
#include "tests/services/recovery/homefixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

using namespace countersign;

namespace {

KnowledgeImport file(const std::string& name, const std::string& bytes, KnowledgeKind kind = KnowledgeKind::BrandGuide)
{
    return { "northbean", kind, name, {}, bytes };
}

std::string joined(const std::vector<std::string>& passages)
{
    std::string all;
    for (const auto& passage : passages)
        all += passage + "\n---\n";
    return all;
}

std::string repeated(const std::string& text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

constexpr const char* guide = R"(# Brand guide

We sell tools for coffee, calmly.

## Tone

Warm and *plain*. Never shout &mdash; we [whisper](https://evil.example).

## Do and don't

- Say what is true.
- Do not say "last chance".

<script>alert("x")</script>
)";

} // namespace

class TestKnowledge : public QObject {
    Q_OBJECT

    Home m_home;

    KnowledgeFile store(const KnowledgeImport& import, const std::vector<std::vector<float>>& vectors = {})
    {
        const auto passages = passagesOf(import).value();
        KnowledgeFile stored;
        m_home.write([&](Connection& connection) -> Result<void> {
            auto done = storeKnowledge(connection, import, passages, vectors, "person-1", homeNoon);
            if (!done)
                return tl::unexpected(done.error());
            stored = std::move(*done);
            return {};
        });
        return stored;
    }
    std::vector<Passage> find(KnowledgeQuery query)
    {
        query.language = query.language.empty() ? "en" : query.language;
        query.shopId = query.shopId.empty() ? "northbean" : query.shopId;
        return m_home.context()
            .reads.read<std::vector<Passage>>([&](Connection& connection) { return findPassages(connection, query); })
            .value();
    }
    std::vector<std::string> examples(const KnowledgeQuery& query)
    {
        return m_home.context()
            .reads.read<std::vector<std::string>>([&](Connection& connection) { return findExamples(connection, query); })
            .value();
    }

    struct SentDraft {
        std::string words;
        Reason reason = Reason::ShippingCost;
        std::string author = "service";
        std::string person = "person-1";
        bool recovered = false;
        DraftState state = DraftState::Sent;
        Channel channel = Channel::Email;
    };
    void sent(const SentDraft& given, TimeMs at)
    {
        auto cart = someCart("token-" + given.words);
        const auto cartId = m_home.putCart(cart, CartState::Abandoned);
        Draft draft;
        draft.summary.id = newId(at);
        draft.summary.shopId = "northbean";
        draft.summary.value = Money{ 1000, "EUR" };
        draft.summary.state = given.state;
        draft.summary.reason = given.reason;
        draft.summary.channel = given.channel;
        draft.summary.language = "en";
        draft.summary.createdAt = at;
        draft.cartId = cartId;
        draft.values.text = { { "first_name", cart.firstName } };
        draft.values.to = cart.email;
        Content content;
        content.channel = given.channel;
        content.language = "en";
        content.subject = "{{first_name}}, your basket";
        content.blocks = { { BlockKind::Paragraph, given.words, {}, false }, { BlockKind::Footer, "{{postal_address}}", {}, true } };
        draft.contents = { content };
        m_home.write([&](Connection& connection) -> Result<void> {
            const auto subject = findOrMakeSubject(connection, m_home.keys().master, "northbean", "l-" + draft.summary.id, at);
            if (!subject)
                return tl::unexpected(subject.error());
            return insertDraft(connection, *subject, draft, at)
                .and_then([&]() -> Result<void> {
                    const auto kept = connection.run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, created_at) "
                                                     "VALUES(:draft, 1, :kind, 'x', :contents, 0)",
                        draft.summary.id, given.author, Json(draft.contents).dump());
                    return kept ? Result<void>{} : tl::unexpected(kept.error());
                })
                .and_then([&]() -> Result<void> {
                    const auto kept = connection.run("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, "
                                                     "signature, state, created_at) VALUES(:id, :draft, 1, :person, 'k', 'approve', '{}', "
                                                     "'', 'sent', 0)",
                        newId(at), draft.summary.id, given.person);
                    return kept ? Result<void>{} : tl::unexpected(kept.error());
                })
                .and_then([&] { return assignArm(connection, cartId, draft.summary.id, subject->id, Arm::Treated, at); })
                .and_then([&] { return recordSent(connection, cartId, at); })
                .and_then([&]() -> Result<void> {
                    return given.recovered ? recordConversion(connection, cartId, "order", Money{ 1000, "EUR" }, at + hourMs) : Result<void>{};
                });
        });
    }

private Q_SLOTS:
    void init()
    {
        m_home.write([](Connection& connection) -> Result<void> {
            for (const auto* table : { "knowledge_files", "knowledge_passages", "knowledge_text", "drafts", "draft_text", "revisions", "decisions", "outcomes" })
                if (auto emptied = connection.run("DELETE FROM " + std::string(table)); !emptied)
                    return tl::unexpected(emptied.error());
            return {};
        });
    }

    void markdownIsCutByItsHeadings()
    {
        const auto passages = passagesOf(file("brand.md", guide)).value();
        QCOMPARE(passages.size(), std::size_t{ 3 });
        QCOMPARE(passages.at(0), std::string("Brand guide\nWe sell tools for coffee, calmly."));
        QCOMPARE(passages.at(1), std::string("Brand guide, Tone\nWarm and plain. Never shout — we whisper."));
        QVERIFY(passages.at(2).starts_with("Brand guide, Do and don't\n"));
        QVERIFY(passages.at(2).find("Do not say \"last chance\".") != std::string::npos);
        QVERIFY(joined(passages).find("alert") == std::string::npos);
    }

    void htmlLeavesOutWhatNobodySees()
    {
        const auto passages = passagesOf(file("policy.HTML", R"(<!doctype html><title>Title</title><style>p{}</style><body>
            <h1>Returns &amp; refunds</h1><p>Within <b>30</b> days.</p><p hidden>HIDDEN one</p><p style="color:red; DISPLAY : none">HIDDEN two</p>
            <div aria-hidden=true>HIDDEN three</div><script>HIDDEN("four")</script><template>HIDDEN five</template><!-- HIDDEN six -->
            <noscript>HIDDEN seven</noscript><p title="a > b">Shown <i>all</i> the same.</p><p style="overflow:hidden">And this.</p>)"))
                                  .value();
        QCOMPARE(joined(passages), std::string("Returns & refunds\nWithin 30 days.\nShown all the same.\nAnd this.\n---\n"));
    }

    void longTextIsCutAtSentences()
    {
        std::string text;
        for (int i = 0; i < 200; ++i)
            text += "Sentence number " + std::to_string(i) + " says something about grinders. ";
        const auto passages = passagesOf(file("long.txt", text)).value();
        QVERIFY(passages.size() > 8);
        std::string all;
        for (const auto& passage : passages) {
            QVERIFY(passage.starts_with('\n'));
            QVERIFY(countCharacters(passage.substr(1)) <= 900);
            QVERIFY(passage.ends_with('.'));
            all += passage.substr(1) + " ";
        }
        QCOMPARE(all, text);
        // Without a blank to cut at, and with more marks than a character can have.
        for (const auto& endless : { std::string(5000, 'x'), "e" + repeated("\u0301", 5000), repeated("\U0001F600", 3000) }) {
            const auto cut = passagesOf(file("x.txt", endless)).value();
            for (const auto& passage : cut)
                QVERIFY(passage.size() > 1 && countCharacters(passage.substr(1)) <= 900);
        }
    }

    void hostileFilesAreCleanedOrRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* what, const char* name, const std::string& bytes, bool refused) {
            QTest::newRow(what) << QString::fromUtf8(name) << QByteArray::fromStdString(bytes) << refused;
        };
        row("empty", "a.md", "", true);
        row("no text", "a.html", "<script>x</script><!-- y -->", true);
        row("unknown ending", "a.pdf", "%PDF", true);
        row("no ending", "md", "text", true);
        row("too large", "a.txt", repeated("word ", 500'000), true);
        row("too many passages", "a.txt", repeated(repeated("word ", 80) + "\n\n", 5000), true);
        row("nested divisions", "a.html", repeated("<div>", 15'000) + "x", true);
        row("a flood of tags", "a.html", repeated("<p>x", 60'000), true);
        row("nested quotes", "a.md", repeated(">", 200'000) + " x", true);
        row("attributes without end", "a.html", "<p " + repeated("a b=c ", 300'000) + ">shown", false);
        row("quotes that never close", "a.html", repeated("<a href=\"x >", 5'000) + "<p>shown", true);
        row("formatting left open", "a.html", repeated("<b><i>", 3'000) + repeated("<p>shown", 3'000), true);
        row("references without end", "a.md", "[x]: http://" + std::string(500'000, 'a') + "\n\n" + repeated("[x] ", 100'000) + "shown", false);
        row("brackets without end", "a.md", "shown " + repeated("![", 200'000), false);
        row("hidden characters", "a.txt", "sho\u200bwn \u202eevil\u202c \U000E0041\U000E0042 text", false);
        row("no UTF-8", "a.txt", std::string("shown \xff\xfe\x00 text", 15), false);
    }

    void hostileFilesAreCleanedOrRefused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, refused);
        QElapsedTimer timer;
        timer.start();
        const auto passages = passagesOf(file(name.toStdString(), bytes.toStdString()));
        QVERIFY2(timer.elapsed() < 20000, std::to_string(timer.elapsed()).c_str()); // with sanitizers; without, well under a second
        QCOMPARE(!passages, refused);
        if (!passages) {
            QVERIFY(!passages.error().detail.empty());
            return;
        }
        const auto all = joined(*passages);
        QVERIFY2(all.find("shown") != std::string::npos, all.substr(0, 200).c_str());
        for (const auto* hidden : { "\u200b", "\u202e", "\U000E0041" })
            QVERIFY(all.find(hidden) == std::string::npos);
    }

    void aFileReplacesItsEarlierSelf()
    {
        const auto first = store(file("brand.md", guide));
        QCOMPARE(first.passages, std::int64_t{ 3 });
        store(file("brand.md", "# Brand guide\n\nAll is new."));
        const auto files = m_home.context()
                               .reads.read<std::vector<KnowledgeFile>>([](Connection& c) { return listKnowledge(c, "northbean"); })
                               .value();
        QCOMPARE(files.size(), std::size_t{ 1 });
        QCOMPARE(files.front().passages, std::int64_t{ 1 });
        QVERIFY(files.front().id != first.id);
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM knowledge_passages"), 1);
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM knowledge_text"), 1);
        QVERIFY(decode<KnowledgeFile>(Json(files.front()))->name == "brand.md");
        m_home.write([&](Connection& connection) { return removeKnowledge(connection, files.front().id); });
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM knowledge_text") + m_home.count("SELECT COUNT(*) FROM knowledge_passages"), 0);
        const auto again = m_home.writer().run([&](Connection& connection) { return removeKnowledge(connection, files.front().id); });
        QVERIFY(!again && again.error().code == ErrorCode::NotFound);
    }

    void wordsFindPassagesOfTheShopAlone()
    {
        store(file("shipping.md", "# Shipping\n\nShipping is free from 50 euros.\n\n# Returns\n\nReturned within 30 days.", KnowledgeKind::Policy));
        auto other = file("shipping.md", "# Shipping\n\nShipping of the other shop.", KnowledgeKind::Policy);
        other.shopId = "tokyo";
        store(other);
        auto german = file("versand.md", "# Shipping\n\nShipping auf Deutsch.", KnowledgeKind::Policy);
        german.language = "de";
        store(german);
        const auto found = find({ .shopId = {}, .language = {}, .words = "SHIPPING cost \" OR * NEAR(", .vector = {}, .kinds = {} });
        QCOMPARE(found.size(), std::size_t{ 1 });
        QCOMPARE(found.front().id, std::string("K1"));
        QCOMPARE(found.front().source, std::string("Shipping"));
        QCOMPARE(found.front().text, std::string("Shipping is free from 50 euros."));
        QVERIFY(find({ .shopId = {}, .language = {}, .words = "nothing of it", .vector = {}, .kinds = {} }).empty());
        QVERIFY(find({ .shopId = {}, .language = {}, .words = "", .vector = {}, .kinds = {} }).empty());
        QVERIFY(find({ .shopId = {}, .language = {}, .words = "shipping", .vector = {}, .kinds = { KnowledgeKind::Tone } }).empty());
    }

    void aVoiceIsThereWhateverTheWords()
    {
        store(file("brand.md", guide));
        store(file("tone.txt", "Short sentences. No exclamation marks.", KnowledgeKind::Tone));
        const auto found = find({ .shopId = {}, .language = {}, .words = "payment failure", .vector = {}, .limit = 2,
            .kinds = { KnowledgeKind::Tone, KnowledgeKind::BrandGuide } });
        QCOMPARE(found.size(), std::size_t{ 2 });
        QCOMPARE(found.at(0).source, std::string("tone.txt"));
        QCOMPARE(found.at(1).source, std::string("Brand guide"));
    }

    void nearnessAndWordsAreFused()
    {
        const auto text = "# A\n\nGrinders of steel.\n\n# B\n\nBeans from Kenya.\n\n# C\n\nSteel kettles.";
        store(file("facts.md", text, KnowledgeKind::ProductFacts), { { 1, 0, 0 }, { 0, 3, 0 }, { 0.1F, 0.9F, 0 } });
        store(file("older.md", "# D\n\nAn older model's vector.", KnowledgeKind::ProductFacts), { { 1, 0 } });
        const auto near = find({ .shopId = {}, .language = {}, .words = "", .vector = { 0, 1, 0 }, .limit = 10, .kinds = {} });
        QCOMPARE(near.size(), std::size_t{ 3 });
        QCOMPARE(near.at(0).source, std::string("B"));
        QCOMPARE(near.at(1).source, std::string("C"));
        // C is second by nearness and matches the word, which lifts it over what does only one of both.
        const auto both = find({ .shopId = {}, .language = {}, .words = "kettles", .vector = { 0, 1, 0 }, .limit = 2, .kinds = {} });
        QCOMPARE(both.at(0).source, std::string("C"));
        QCOMPARE(both.at(1).source, std::string("B"));
        const auto passages = passagesOf(file("bad.md", "# E\n\nText.")).value();
        for (const auto& wrong : std::vector<std::vector<std::vector<float>>>{ { { 1 }, { 1 } }, { { 0, 0 } }, { {} },
                 { { std::numeric_limits<float>::quiet_NaN() } } })
            QVERIFY(!m_home.writer().run([&](Connection& connection) -> Result<void> {
                const auto done = storeKnowledge(connection, file("bad.md", "x"), passages, wrong, "person-1", homeNoon);
                return done ? Result<void>{} : tl::unexpected(done.error());
            }));
    }

    void examplesAreApprovedAndRecoveredFirst()
    {
        sent({ "Plain and approved." }, homeNoon + 5);
        sent({ "It brought the cart back.", Reason::DeliveryTime, "service", "person-1", true }, homeNoon + 1);
        sent({ "By a rule alone.", Reason::ShippingCost, "service", "policy" }, homeNoon + 2);
        sent({ "Never sent.", Reason::ShippingCost, "service", "person-1", false, DraftState::Rejected }, homeNoon + 3);
        sent({ "A text message.", Reason::ShippingCost, "service", "person-1", false, DraftState::Sent, Channel::Sms }, homeNoon + 4);
        sent({ "An edit for everyone.", Reason::ShippingCost, "person" }, homeNoon + 6);
        sent({ "An edit for PÉREZ herself.", Reason::ShippingCost, "person" }, homeNoon + 7);
        store(file("past.md", "Imported and approved.", KnowledgeKind::ApprovedMessage));
        KnowledgeQuery query;
        query.shopId = "northbean";
        query.language = "en";
        query.words = "imported";
        query.reason = Reason::ShippingCost;
        query.limit = 9;
        const std::string head = "{{first_name}}, your basket\n";
        QCOMPARE(joined(examples(query)), joined({ head + "It brought the cart back.", head + "Plain and approved.", "Imported and approved." }));
        query.master = &m_home.keys().master;
        QCOMPARE(joined(examples(query)),
            joined({ head + "It brought the cart back.", head + "An edit for everyone.", head + "Plain and approved.", "Imported and approved." }));
        query.limit = 1;
        QCOMPARE(examples(query).size(), std::size_t{ 1 });
    }

    void aSmallShopHasExamplesBesideALargeOne()
    {
        sent({ "A small shop's own." }, homeNoon);
        m_home.write([](Connection& connection) -> Result<void> {
            const auto others = connection.run(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600) INSERT INTO drafts(id, shop_id, cart_id, subject_id, "
                "state, value_minor, currency, created_at, cold_at, updated_at) SELECT 'other-' || i, 'large', 'c', 's', 'sent', 1, 'EUR', :at + i, 0, 0 FROM n",
                homeNoon);
            return others ? Result<void>{} : tl::unexpected(others.error());
        });
        KnowledgeQuery query;
        query.shopId = "northbean";
        query.language = "en";
        query.reason = Reason::ShippingCost;
        query.limit = 2;
        QCOMPARE(joined(examples(query)), joined({ "{{first_name}}, your basket\nA small shop's own." }));
    }

    // SQLite is asked how it would: the outcomes of all carts there ever were, read for each of 500 drafts, took seconds of every message.
    void examplesAreFoundByIndexes()
    {
        QFile source(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/services/recovery/knowledge/examples.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(source.readAll());
        const auto begin = text.indexOf(u"\"SELECT d.id, r.author_kind");
        const auto end = text.indexOf(u":most\"", begin);
        QVERIFY(begin > 0 && end > begin);
        QString sql;
        static const QRegularExpression literal(QStringLiteral("\"([^\"]*)\""));
        for (auto part = literal.globalMatch(text.mid(begin, end + 6 - begin)); part.hasNext();)
            sql += part.next().captured(1);
        using Step = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>;
        const std::string asked = "EXPLAIN QUERY PLAN " + sql.toStdString();
        const auto plan = m_home.context().reads.read<std::vector<Step>>([&](Connection& connection) {
            return connection.rows<Step>(asked, std::int64_t{ 500 }, "northbean", "email", "en", "shipping_cost", std::int64_t{ 8 });
        });
        QVERIFY2(plan, plan ? "" : plan.error().detail.c_str());
        bool outcomes = false;
        for (const auto& step : *plan) {
            const auto& how = std::get<3>(step);
            QVERIFY2(how == "SCAN d" || !how.starts_with("SCAN "), how.c_str()); // d: the 500 drafts that were found
            outcomes = outcomes || how.starts_with("SEARCH o USING PRIMARY KEY");
        }
        QVERIFY(outcomes);
    }
};

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
