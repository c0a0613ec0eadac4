// Readers of a model's answer: streams cut at every byte, other line ends, floods, loops and what is no answer at all.
#include "services/recovery/model/answerreader.h"
#include "tests/services/recovery/model/modelstreams.h"

#include <QTest>

using namespace countersign;

namespace {

const std::string openAiStream
    = "data: {\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
      ": keep-alive\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Grüße \"},\"finish_reason\":null}],\"usage\":null}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"☕\"},\"finish_reason\":\"stop\"}]}\n\n"
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}}\n\n"
      "data: [DONE]\n\n";

const std::string anthropicStream
    = "event: message_start\n"
      "data: {\"type\":\"message_start\",\"message\":{\"model\":\"m-2\","
      "\"usage\":{\"input_tokens\":7,\"output_tokens\":1,\"cache_read_input_tokens\":5}}}\n\n"
      "event: content_block_start\n"
      "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
      "event: ping\ndata: {\"type\":\"ping\"}\n\n"
      "event: content_block_delta\n"
      "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Grüße \"}}\n\n"
      "event: content_block_delta\n"
      "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"☕\"}}\n\n"
      "event: message_delta\n"
      "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}}\n\n"
      "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

Asked<AnswerSoFar> readAll(ModelDialect dialect, const std::string& body, std::size_t pieceSize = 1 << 20)
{
    AnswerReader reader(dialectOf(dialect));
    for (std::size_t from = 0; from < body.size(); from += pieceSize)
        if (!reader.take(std::string_view(body).substr(from, pieceSize)))
            break;
    return reader.finish();
}

std::string kindOf(const Asked<AnswerSoFar>& answer)
{
    return answer ? "answered" : answer.error().kind;
}

std::string openAiChunk(const std::string& text)
{
    return "data: " + Json{{"choices", Json::array({Json{{"index", 0}, {"delta", {{"content", text}}}}})}}.dump() + "\n\n";
}

}  // namespace

class TestModelStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesEndAsTheyLike_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("LF") << QByteArray("event: a\ndata: 1\ndata: 2\n\ndata:3\n\n");
        QTest::newRow("CRLF") << QByteArray("event: a\r\ndata: 1\r\ndata: 2\r\n\r\ndata:3\r\n\r\n");
        QTest::newRow("CR") << QByteArray("event: a\rdata: 1\rdata: 2\r\rdata:3\r\r");
        QTest::newRow("byte order mark, comments, unknown fields")
            << QByteArray("\xEF\xBB\xBF" "event: a\n:hm\nid: 9\ndata: 1\nretry: 1\nwhat\ndata: 2\n\n\n\ndata:3\n\n");
        QTest::newRow("no empty line at the end") << QByteArray("event: a\ndata: 1\ndata: 2\n\ndata:3");
    }
    void linesEndAsTheyLike()
    {
        QFETCH(QByteArray, body);
        for (int size = 1; size <= body.size(); ++size) {
            SseReader reader;
            std::string seen;
            const auto take = [&seen](const SseEvent& event) {
                seen += event.name + "|" + event.data + ";";
                return true;
            };
            for (int from = 0; from < body.size(); from += size)
                QVERIFY(reader.feed(body.mid(from, size).toStdString(), take));
            QVERIFY(reader.finish(take));
            QCOMPARE(seen, std::string("a|1\n2;|3;"));
        }
    }

    void anEventWithoutEndIsCutOff()
    {
        SseReader reader;
        const auto take = [](const SseEvent&) { return true; };
        QVERIFY(reader.feed("data: ", take));
        bool going = true;
        int blocks = 0;
        for (; going && blocks < 1000; ++blocks)
            going = reader.feed(std::string(10000, 'x'), take);
        QVERIFY(!going && reader.tooLarge());
        QVERIFY(blocks < 30);
    }

    void streamsCutAnywhere_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("openai") << 0;
        QTest::newRow("anthropic") << 1;
    }
    void streamsCutAnywhere()
    {
        QFETCH(int, dialect);
        const auto& body = dialect == 0 ? openAiStream : anthropicStream;
        for (std::size_t size = 1; size <= body.size(); ++size) {
            const auto answer = readAll(dialect == 0 ? ModelDialect::OpenAi : ModelDialect::Anthropic, body, size);
            QVERIFY2(answer, answer ? "" : answer.error().sentence.c_str());
            QCOMPARE(answer->text, std::string("Grüße ☕"));
            QCOMPARE(answer->stop, std::string("end"));
            QCOMPARE(answer->model, std::string(dialect == 0 ? "m-1" : "m-2"));
            QCOMPARE(answer->inputTokens.value_or(0), dialect == 0 ? 11 : 12);
            QCOMPARE(answer->outputTokens.value_or(0), dialect == 0 ? 3 : 4);
        }
    }

    // One dialect, and each server fills it in its own way: empty choices, null contents, thoughts beside the answer, timings, no usage.
    void serversOfOneDialect_data()
    {
        modelstreams::ofServers();
    }
    void serversOfOneDialect()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, model);
        QFETCH(int, outputTokens);
        for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
            const auto answer = readAll(ModelDialect::OpenAi, body.toStdString(), size);
            QVERIFY2(answer, answer ? "" : answer.error().sentence.c_str());
            QCOMPARE(answer->text, std::string("Grüße ☕"));
            QCOMPARE(answer->stop, std::string("end"));
            QCOMPARE(answer->model, model.toStdString());
            QCOMPARE(answer->outputTokens.value_or(-1), outputTokens);
        }
        // A fault that llama.cpp and Ollama tell in the middle of a stream, whatever was written before it.
        QCOMPARE(kindOf(readAll(ModelDialect::OpenAi, modelstreams::broken(body).toStdString(), 5)), std::string("down"));
    }

    // Cut short at any byte a stream gives trouble or the whole text, never half of it as if it were whole.
    void aStreamThatBreaksOffIsNoAnswer()
    {
        for (const auto dialect : {ModelDialect::OpenAi, ModelDialect::Anthropic}) {
            const auto& body = dialect == ModelDialect::OpenAi ? openAiStream : anthropicStream;
            int broken = 0;
            for (std::size_t length = 0; length < body.size(); ++length) {
                const auto answer = readAll(dialect, body.substr(0, length));
                if (answer)
                    QCOMPARE(answer->text, std::string("Grüße ☕"));
                else
                    QCOMPARE(answer.error().kind, std::string("garbage"));
                broken += answer ? 0 : 1;
            }
            QVERIFY(broken > 100);
        }
    }

    void serversThatDoNotStream()
    {
        const std::string openAi = " {\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"{\\\"a\\\":1}\"},\"finish_reason\":\"stop\"}],"
                                   "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}";
        const auto one = readAll(ModelDialect::OpenAi, openAi, 3);
        QVERIFY(one);
        QCOMPARE(one->text, std::string(R"({"a":1})"));
        QCOMPARE(one->outputTokens.value_or(0), 2);
        const std::string anthropic = "{\"type\":\"message\",\"model\":\"m\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"x\"},"
                                      "{\"type\":\"text\",\"text\":\"hi\"}],\"stop_reason\":\"max_tokens\"}";
        const auto other = readAll(ModelDialect::Anthropic, anthropic, 5);
        QVERIFY(other);
        QCOMPARE(other->text, std::string("hi"));
        QCOMPARE(other->stop, std::string("length"));
    }

    void whyItStopped_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("stop");
        const auto row = [](const char* name, int dialect, const char* body, const char* stop) {
            QTest::newRow(name) << dialect << QByteArray(body) << QByteArray(stop);
        };
        row("filter", 0, R"({"choices":[{"message":{"content":null},"finish_reason":"content_filter"}]})", "filter");
        row("refusal", 0, R"({"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]})", "refusal");
        row("length", 0, "{\"choices\":[{\"message\":{\"content\":\"{\"},\"finish_reason\":\"length\"}]}", "length");
        row("anthropic refusal", 1, R"({"type":"message","content":[],"stop_reason":"refusal"})", "refusal");
        row("context", 1, R"({"type":"message","content":[],"stop_reason":"model_context_window_exceeded"})", "length");
    }
    void whyItStopped()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, stop);
        const auto answer = readAll(dialect == 0 ? ModelDialect::OpenAi : ModelDialect::Anthropic, body.toStdString());
        QVERIFY(answer);
        QCOMPARE(answer->stop, stop.toStdString());
    }

    void whatIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("kind");
        const auto row = [](const char* name, const QByteArray& body, const char* kind) {
            QTest::newRow(name) << body << QByteArray(kind);
        };
        row("nothing", "", "garbage");
        row("a web page", "<html><body>Welcome</body></html>", "garbage");
        row("another JSON", R"({"hello":"world"})", "garbage");
        row("half a JSON", "{\"choices\":[{\"message\"", "garbage");
        row("deep nesting", QByteArray("{\"choices\":") + QByteArray(100000, '['), "garbage");
        row("not UTF-8", "data: {\"choices\":[{\"delta\":{\"content\":\"\xff\xfe\"}}]}\n\n", "garbage");
        row("numbers for texts", "data: {\"choices\":[{\"delta\":{\"content\":7},\"finish_reason\":\"stop\"}]}\n\n", "garbage");
        row("empty text", R"({"choices":[{"message":{"content":""},"finish_reason":"stop"}]})", "garbage");
        row("an error in the stream", "data: {\"error\":{\"message\":\"secret prompt\"}}\n\n", "down");
        row("a list", "data: [1,2]\n\n", "garbage");
    }
    void whatIsNoAnswer()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, kind);
        const auto answer = readAll(ModelDialect::OpenAi, body.toStdString(), 7);
        QCOMPARE(kindOf(answer), kind.toStdString());
        QVERIFY(answer.error().sentence.find("secret") == std::string::npos);
    }

    void floodsAreCutOff()
    {
        AnswerReader text(openAiDialect());
        int words = 0;
        while (text.take(openAiChunk("word " + std::to_string(words * 7919) + ", ")) && words < 20000)
            ++words;
        QVERIFY(words < 6000);
        const auto tooMuch = text.finish();
        QCOMPARE(kindOf(tooMuch), std::string("too long"));
        QVERIFY(tooMuch.error().sentence.find("far more") != std::string::npos);
        QVERIFY(text.soFar().text.size() <= maxModelText);

        AnswerReader whole(openAiDialect());
        std::size_t taken = 1;
        QVERIFY(whole.take("{"));
        while (whole.take(std::string(65536, ' ')) && taken < 10 * maxModelBody)
            taken += 65536;
        QVERIFY(taken <= maxModelBody);
        QCOMPARE(kindOf(whole.finish()), std::string("too long"));

        // Comments are no text, and count all the same.
        AnswerReader comments(openAiDialect());
        taken = 0;
        while (comments.take(": " + std::string(65536, 'x') + "\n") && taken < 10 * maxModelBody)
            taken += 65536;
        QVERIFY(taken <= maxModelBody);
        QCOMPARE(kindOf(comments.finish()), std::string("too long"));
    }

    void loopsAreCutOff_data()
    {
        QTest::addColumn<QByteArray>("again");
        QTest::newRow("a space") << QByteArray(" ");
        QTest::newRow("a word") << QByteArray("cart ");
        QTest::newRow("a sentence") << QByteArray("Your cart is still here, with everything in it, and we would be glad to see you. ");
        QTest::newRow("paragraphs") << QByteArray("One sentence of some length about a cart.\n").repeated(3)
                + QByteArray("Another, about shipping; and what it costs to send. ").repeated(6);
    }
    void loopsAreCutOff()
    {
        QFETCH(QByteArray, again);
        AnswerReader reader(openAiDialect());
        int chunks = 0;
        while (reader.take(openAiChunk(again.toStdString())) && chunks < 100000)
            ++chunks;
        QVERIFY2(reader.soFar().text.size() < 12000, std::to_string(reader.soFar().text.size()).c_str());
        QCOMPARE(kindOf(reader.finish()), std::string("too long"));
    }

    void longAnswersAreNoLoops()
    {
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += "Sentence number " + std::to_string(i) + " says something about item " + std::to_string(i * 31) + " of the cart. ";
        QVERIFY(!repeatsItself(text));
        QVERIFY(repeatsItself(text + std::string(300, '-')));
        QVERIFY(!repeatsItself(text + std::string(150, '-')));
        QVERIFY(!repeatsItself({}));
    }

    void embeddingsAreChecked()
    {
        const auto read = [](const std::string& body) { return readEmbeddings(body, 2); };
        const auto good = read(R"({"data":[{"index":1,"embedding":[0.5,1]},{"index":0,"embedding":[1,0.25]}]})");
        QVERIFY(good);
        QCOMPARE(good->front(), (std::vector<float>{1.0F, 0.25F}));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":[1]}]})"));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":[1,2]},{"index":1,"embedding":[1]}]})"));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]})"));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":[1]},{"index":9,"embedding":[1]}]})"));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":["x"]},{"index":1,"embedding":[1]}]})"));
        QVERIFY(!read(R"({"data":[{"index":0,"embedding":[1e300]},{"index":1,"embedding":[1]}]})"));
        QVERIFY(!read("no JSON"));
    }
};

QTEST_GUILESS_MAIN(TestModelStream)
#include "tst_modelstream.moc"
