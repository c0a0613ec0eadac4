// The table [model] of countersign.toml: every wrong value is named, and no key is ever told.
#include "services/base/secretfile.h"
#include "services/recovery/model/modelsettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

class TestModelSettings : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    [[nodiscard]] std::string home() const { return m_home->path().toStdString(); }
    Result<ModelSettings> read(const std::string& table)
    {
        if (!writeFileAtomically(home() + "/countersign.toml", "threads = 4\n[model]\n" + table, false))
            return fail(ErrorCode::Storage, "the test's file");
        return readModelSettings(home());
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qunsetenv("COUNTERSIGN_MODEL_KEY");
        qunsetenv("COUNTERSIGN_EMBEDDINGS_KEY");
    }

    void noFileIsNoModel()
    {
        const auto settings = readModelSettings(home());
        QVERIFY(settings);
        QVERIFY(settings->baseUrl.empty());
        QVERIFY(read("")->baseUrl.empty());
    }

    void everythingIsRead()
    {
        QVERIFY(writeFileAtomically(home() + "/model.key", "sk-from-file\n", true));
        const auto settings = read(R"(dialect = "anthropic"
base_url = "https://models.example/v1//"
model = "large-2"
api_key_file = "model.key"
timeout_seconds = 12
max_output_tokens = 900
concurrency = 7
requests_per_minute = 60
input_micros_per_kilo_token = 250
output_micros_per_kilo_token = 2000
currency = "EUR"
draft_budget_micros = 5000
day_budget_micros = 1000000
break_after = 3
break_seconds = 20
embeddings_url = "http://127.0.0.1:11434/v1"
embeddings_model = "small"
)");
        QVERIFY2(settings, settings ? "" : settings.error().detail.c_str());
        QCOMPARE(settings->dialect, ModelDialect::Anthropic);
        QCOMPARE(settings->baseUrl, std::string("https://models.example/v1"));
        QCOMPARE(settings->apiKey, std::string("sk-from-file"));
        QCOMPARE(settings->timeoutMs, 12 * secondMs);
        QCOMPARE(settings->concurrency, 7);
        QCOMPARE(settings->outputMicrosPerKiloToken, std::int64_t{2000});
        QCOMPARE(settings->dayBudgetMicros, std::int64_t{1000000});
        QCOMPARE(settings->breakMs, 20 * secondMs);
        QCOMPARE(settings->embeddingsModel, std::string("small"));
        QCOMPARE(settings->currency, std::string("EUR"));
        qputenv("COUNTERSIGN_MODEL_KEY", "sk-from-environment");
        QCOMPARE(readModelSettings(home())->apiKey, std::string("sk-from-environment"));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* table, const char* named) { QTest::newRow(table) << QByteArray(table) << QByteArray(named); };
        row("colour = \"red\"", "model.colour");
        row("dialect = \"french\"", "model.dialect");
        row("base_url = \"ftp://x\"\nmodel = \"m\"", "model.base_url");
        row("base_url = \"https://user:sk-secret@x/v1\"\nmodel = \"m\"", "model.base_url");
        row("base_url = \"https://x/v1?key=sk-secret\"\nmodel = \"m\"", "model.base_url");
        row("base_url = \"https://x/v1\"", "model.model");
        row("timeout_seconds = 0", "model.timeout_seconds");
        row("timeout_seconds = \"long\"", "model.timeout_seconds");
        row("concurrency = 100000", "model.concurrency");
        row("day_budget_micros = -1", "model.day_budget_micros");
        row("input_micros_per_kilo_token = 0.5", "model.input_micros_per_kilo_token");
        row("currency = \"dollars\"", "model.currency");
        row("api_key = \"sk-secret\"", "model.api_key");
        row("api_key_file = \"nowhere\"", "model.api_key_file");
        row("azure_api_version = \"1&x=y\"", "model.azure_api_version");
        row("embeddings_url = \"http://x\"", "model.embeddings_model");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, named);
        const auto settings = read(table.toStdString());
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::InvalidInput);
        QVERIFY2(settings.error().detail.find(named.toStdString()) != std::string::npos, settings.error().detail.c_str());
        QVERIFY2(settings.error().detail.find("sk-secret") == std::string::npos, settings.error().detail.c_str());
    }

    void aKeyThatOthersMayReadIsRefused()
    {
        QVERIFY(writeFileAtomically(home() + "/model.key", "sk-secret", false));
        QFile::setPermissions(m_home->filePath(QStringLiteral("model.key")), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const auto settings = read("api_key_file = \"model.key\"");
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::Forbidden);
        QVERIFY(settings.error().detail.find("sk-secret") == std::string::npos);
        QVERIFY(QFile::remove(m_home->filePath(QStringLiteral("model.key"))));
        QVERIFY(writeFileAtomically(home() + "/model.key", "sk-secret with\nmore lines", true));
        QVERIFY(!readModelSettings(home()));
        QVERIFY(readModelSettings(home()).error().detail.find("sk-secret") == std::string::npos);
    }

    void aFileThatIsNoTomlIsRefused()
    {
        QCOMPARE(read("base_url = ").error().code, ErrorCode::InvalidInput);
        QVERIFY(writeFileAtomically(home() + "/countersign.toml", "model = 7\n", false));
        QCOMPARE(readModelSettings(home()).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestModelSettings)
#include "tst_modelsettings.moc"
