// Files and policy pages imported over real HTTP, and what a draft's exchanges show to whom and when.
#include "models/domain/digest.h"
#include "services/base/secretfile.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/servedhome.h"

using namespace countersign;
using test::Reviewer;

class TestKnowledgeRoutes : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_bea; // brand reviewer
    std::unique_ptr<Reviewer> m_mira; // manager

    HttpAnswer post(Reviewer& who, const std::string& path, const Json& body) { return who.request("POST", path, body.dump()).value(); }
    Json files(const std::string& query = {})
    {
        return parseJson(m_bea->request("GET", "/v1/knowledge" + query)->body)->at("files");
    }
    static Json importOf(const std::string& name, const std::string& text, const std::string& kind = "brand_guide")
    {
        return { { "shop_id", "northbean" }, { "kind", kind }, { "name", name }, { "language", "" }, { "text_base64", base64(text) } };
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        m_sandbox = Sandbox::start(m_folder.path().toStdString(), recordings, "127.0.0.1:0", m_clock).value();
        m_home = std::make_unique<ServedHome>();
        QVERIFY(writeFileAtomically(m_home->home() + "/countersign.toml",
            "[model]\nembeddings_url = \"" + m_sandbox->url() + "/v1\"\nembeddings_model = \"pretend-words\"\n", false));
        m_home->start();
        const auto shops = readRecordedShops(recordings).value();
        for (const auto& recorded : shops) {
            const Json body{ { "shop", shopAt(recorded, m_sandbox->url()) }, { "secrets", recorded.secrets } };
            QCOMPARE(m_home->call("POST", "/v1/shops", body.dump(), m_home->backend().operatorToken()).status, 201);
        }
        m_bea = m_home->person("bea", "Bea", "brand_reviewer");
        m_mira = m_home->person("mira", "Mira", "marketing_manager");
    }

    void aFileIsImportedListedAndRemoved()
    {
        const auto added = post(*m_bea, "/v1/knowledge", importOf("brand.md", "# Tone\n\nWarm and plain."));
        QCOMPARE(added.status, 201);
        const auto answer = parseJson(added.body).value();
        QCOMPARE(answer.at("file").at("person_name").get<std::string>(), std::string("Bea"));
        QVERIFY2(answer.at("embedded").get<bool>(), added.body.c_str());
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM knowledge_passages WHERE vector <> ''"), 1);
        QCOMPARE(files("?shop=northbean").size(), std::size_t{ 1 });
        QCOMPARE(files("?shop=tokyo").size(), std::size_t{ 0 });
        const auto id = answer.at("file").at("id").get<std::string>();
        QCOMPARE(m_bea->request("DELETE", "/v1/knowledge/" + id)->status, 204);
        QCOMPARE(m_bea->request("DELETE", "/v1/knowledge/" + id)->status, 404);
        QCOMPARE(files().size(), std::size_t{ 0 });
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%knowledge.imported%'"), 1);
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%knowledge.removed%'"), 1);
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%Warm and plain%'"), 0);
    }

    void onlyWhoEditsPromptsAndOnlyWhatIsInOrder()
    {
        QCOMPARE(post(*m_mira, "/v1/knowledge", importOf("brand.md", "x")).status, 403);
        QCOMPARE(post(*m_mira, "/v1/knowledge/policies", Json{ { "shop_id", "northbean" } }).status, 403);
        QCOMPARE(m_mira->request("GET", "/v1/knowledge")->status, 403);
        auto elsewhere = importOf("brand.md", "x");
        elsewhere["shop_id"] = "nowhere";
        QCOMPARE(post(*m_bea, "/v1/knowledge", elsewhere).status, 404);
        for (const auto& [key, value] : std::vector<std::pair<std::string, Json>>{ { "kind", "secrets" }, { "language", "xx" },
                 { "text_base64", "not base64!" }, { "name", "brand.exe" }, { "name", 7 }, { "text_base64", base64("<script>x</script>") } }) {
            auto wrong = importOf("brand.html", "<p>x");
            wrong[key] = value;
            QVERIFY2(post(*m_bea, "/v1/knowledge", wrong).status == 400, (key + " " + value.dump()).c_str());
        }
        std::string large;
        while (large.size() <= 2 * 1024 * 1024)
            large += "A paragraph of words.\n\n";
        QCOMPARE(post(*m_bea, "/v1/knowledge", importOf("large.txt", large)).status, 413);
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM knowledge_files"), 0);
    }

    void withoutEmbeddingsWordsAreSearchedAllTheSame()
    {
        QVERIFY(writeFileAtomically(m_home->home() + "/countersign.toml",
            "[model]\nembeddings_url = \"http://127.0.0.1:1/v1\"\nembeddings_model = \"gone\"\n", false));
        m_home->start();
        m_bea->setUrl(m_home->url());
        m_mira->setUrl(m_home->url());
        const auto added = post(*m_bea, "/v1/knowledge", importOf("tone.txt", "Warm and plain.", "tone"));
        QCOMPARE(added.status, 201);
        const auto answer = parseJson(added.body).value();
        QVERIFY(!answer.at("embedded").get<bool>() && !answer.at("note").get<std::string>().empty());
        QCOMPARE(m_bea->request("DELETE", "/v1/knowledge/" + answer.at("file").at("id").get<std::string>())->status, 204);
    }

    void policyPagesComeFromThePlatform()
    {
        for (int again = 0; again < 2; ++again) {
            const auto taken = post(*m_bea, "/v1/knowledge/policies", Json{ { "shop_id", "northbean" } });
            QVERIFY2(taken.status == 200, taken.body.c_str());
            QCOMPARE(parseJson(taken.body)->at("files").size(), std::size_t{ 2 });
            QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM knowledge_files WHERE kind = 'policy' AND language = 'de'"), 2);
        }
        QCOMPARE(m_home->one<std::string>("SELECT source FROM knowledge_passages WHERE text LIKE '%30 Tagen%'"),
            std::string("Widerruf und Rückgabe, Rückgabe"));
        QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM knowledge_passages WHERE text LIKE '%niemand%' OR text LIKE '%tracked%'"), 0);
        QCOMPARE(post(*m_bea, "/v1/knowledge/policies", Json{ { "shop_id", "nowhere" } }).status, 404);
        QCOMPARE(post(*m_bea, "/v1/knowledge/policies", Json::object()).status, 400);
        m_home->change("DELETE FROM knowledge_files");
    }

    void wordsOfExchangesAreShownOnceDecided()
    {
        const Draft draft = m_home->makeDraft();
        KeptExchange kept;
        kept.at = m_home->clock.now();
        kept.exchange.asked = { "system words", "user words" };
        kept.exchange.answer = "answer words";
        const auto prompt = post(*m_bea, "/v1/prompts",
            Json{ { "name", "Every cart" }, { "scope", PromptScope{} }, { "text", { { "system", "Plain." }, { "task", "Write." } } } });
        QVERIFY2(prompt.status == 201, prompt.body.c_str());
        kept.exchange.promptRef = parseJson(prompt.body)->at("id").get<std::string>() + "@1";
        kept.exchange.faults = { { "offer", "Nothing like that was offered" } };
        kept.citations = { { 1, { "K1", "Brand guide, Tone", "Warm and plain." } } };
        QVERIFY(m_home->backend().context().writer.run(
            [&](Connection& connection) { return keepExchange(connection, draft.summary.id, kept); }));
        const auto path = "/v1/drafts/" + draft.summary.id + "/exchanges";
        const auto open = m_mira->request("GET", path).value();
        QCOMPARE(open.status, 200);
        QVERIFY2(open.body.find("Warm and plain.") != std::string::npos && open.body.find("Nothing like that") != std::string::npos, open.body.c_str());
        QVERIFY(open.body.find("words") == std::string::npos);
        QCOMPARE(parseJson(open.body)->at("exchanges").at(0).at("prompt_name").get<std::string>(), std::string("Every cart"));
        m_home->change("UPDATE drafts SET state = 'sent' WHERE id = '" + draft.summary.id + "'");
        const auto decided = m_mira->request("GET", path).value();
        for (const auto* words : { "system words", "user words", "answer words" })
            QVERIFY(decided.body.find(words) != std::string::npos);
        QCOMPARE(m_mira->request("GET", "/v1/drafts/" + newId(kept.at) + "/exchanges")->status, 404);
    }
};

QTEST_GUILESS_MAIN(TestKnowledgeRoutes)
#include "tst_knowledgeroutes.moc"
