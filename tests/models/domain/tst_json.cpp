#include "models/domain/json.h"
#include "models/domain/jsonmembers.h"

#include <QtTest>
#include <bit>
#include <random>

using namespace countersign;

namespace {

std::string canonicalOf(std::string_view text) { return canonicalJson(Json::parse(text)); }

std::string numberOf(std::uint64_t bits) { return canonicalJson(Json(std::bit_cast<double>(bits))); }

}  // namespace

class TestJson final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // RFC 8785 appendix B.
    void numbersAreThoseOfEcmaScript()
    {
        const std::vector<std::pair<std::uint64_t, std::string>> samples{ { 0x0000000000000000, "0" }, { 0x8000000000000000, "0" },
            { 0x0000000000000001, "5e-324" }, { 0x8000000000000001, "-5e-324" }, { 0x7fefffffffffffff, "1.7976931348623157e+308" },
            { 0xffefffffffffffff, "-1.7976931348623157e+308" }, { 0x4340000000000000, "9007199254740992" },
            { 0xc340000000000000, "-9007199254740992" }, { 0x4430000000000000, "295147905179352830000" },
            { 0x44b52d02c7e14af5, "9.999999999999997e+22" }, { 0x44b52d02c7e14af6, "1e+23" },
            { 0x44b52d02c7e14af7, "1.0000000000000001e+23" }, { 0x444b1ae4d6e2ef4e, "999999999999999700000" },
            { 0x444b1ae4d6e2ef4f, "999999999999999900000" }, { 0x444b1ae4d6e2ef50, "1e+21" },
            { 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" }, { 0x3eb0c6f7a0b5ed8d, "0.000001" }, { 0x41b3de4355555553, "333333333.3333332" },
            { 0x41b3de4355555554, "333333333.33333325" }, { 0x41b3de4355555555, "333333333.3333333" },
            { 0x41b3de4355555556, "333333333.3333334" }, { 0x41b3de4355555557, "333333333.33333343" },
            { 0xbecbf647612f3696, "-0.0000033333333333333333" }, { 0x43143ff3c1cb0959, "1424953923781206.2" } };
        for (const auto& [bits, expected] : samples)
            QCOMPARE(QString::fromStdString(numberOf(bits)), QString::fromStdString(expected));
    }

    // RFC 8785 §3.2.2 and §3.2.3.
    void theRfcsExamples()
    {
        // Escaped by hand: moc loses its way in these as raw strings.
        const std::string values
            = "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"
              "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}";
        const std::string canonicalValues = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                                            "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        QCOMPARE(canonicalOf(values), canonicalValues);
        const std::string keys
            = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
              "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        const std::string canonicalKeys
            = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With "
              "Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}";
        QCOMPARE(canonicalOf(keys), canonicalKeys);
    }

    void integersKeepTheirDigitsAsLongAsDoublesDo()
    {
        QCOMPARE(canonicalJson(Json(9007199254740992)), std::string("9007199254740992"));
        QCOMPARE(canonicalJson(Json(-9007199254740992)), std::string("-9007199254740992"));
        QCOMPARE(canonicalJson(Json(706405506930370084)), std::string("706405506930370000"));
        QCOMPARE(canonicalJson(Json(std::numeric_limits<std::uint64_t>::max())), std::string("18446744073709552000"));
    }

    void canonicalFormIsStable()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < 20000; ++i) {
            const double value = std::bit_cast<double>(random());
            if (!std::isfinite(value))
                continue;
            const std::string text = canonicalJson(Json(value));
            QVERIFY2(std::strtod(text.c_str(), nullptr) == value, text.c_str());
        }
        const Json nested = Json::parse(R"({"b":[{"z":1,"a":[]},{}],"a":{"k":"\u007f"}})");
        QCOMPARE(canonicalOf(canonicalJson(nested)), canonicalJson(nested));
    }

    void goodJsonIsReadWhole()
    {
        for (const char* good : {"{}", "[]", "null", " [1, -2.5e3, \"\\ud83d\\ude00\", {\"a\":{\"a\":[true]}}] ", "\"x\"", "0",
                 R"({"a":[[1,2],[3]],"b":{"c":[]},"c":9223372036854775807,"d":18446744073709551615})"}) {
            const auto read = parseJson(good);
            QVERIFY2(read, good);
            QVERIFY2(*read == Json::parse(good), good);
        }
        QCOMPARE(parseJson("706405506930370084").value().get<std::int64_t>(), 706405506930370084LL);
    }

    void badJsonIsRefusedWithoutQuotingIt()
    {
        const std::vector<std::string> bad{ "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{'a':1}", "01", "+1", "1.", ".5", "NaN", "Infinity",
            "tru", "[1] 2", "\"\\x\"", "\"\n\"", "\"\\ud800\"", "\"\\udc00x\"", "// x\n1", "\"\x80\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"",
            "\"\xf4\x90\x80\x80\"", "\"\xe2\x82\"", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"\\u0062\":2}}", "1e999", "99999999999999999999",
            std::string("{\"a\":1}\0", 8), std::string("1\0{", 3) };
        for (const std::string& text : bad) {
            const auto read = parseJson(text);
            QVERIFY2(!read, text.c_str());
            QVERIFY(read.error().code == ErrorCode::InvalidInput);
        }
        const auto quoted = parseJson("{\"email\":\"ana@posta.es\" secret}");
        QVERIFY(
            !quoted && quoted.error().detail.find("secret") == std::string::npos && quoted.error().detail.find("ana") == std::string::npos);
    }

    void limitsHold()
    {
        const JsonLimits limits{.maxBytes = 4096, .maxDepth = 4, .maxKeys = 3, .maxString = 8};
        QVERIFY(parseJson("[[[[1]]]]", limits));
        QVERIFY(!parseJson("[[[[[1]]]]]", limits));
        QVERIFY(parseJson("{\"a\":1,\"b\":2,\"c\":3}", limits));
        QVERIFY(!parseJson("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", limits));
        QVERIFY(parseJson("\"12345678\"", limits));
        QVERIFY(!parseJson("\"123456789\"", limits));
        QVERIFY(!parseJson("{\"123456789\":1}", limits));
        const auto big = parseJson(std::string(4097, ' '), limits);
        QVERIFY(!big && big.error().code == ErrorCode::TooLarge);
        QVERIFY(!parseJson(std::string(200000, '['), {.maxBytes = 300000}));
    }

    void mutationsNeverCrash()
    {
        const std::string seed
            = R"({"token":"a1","line_items":[{"id":706405506930370084,"title":"Zoë 😀","price":"19.90","properties":null}],"n":-1.5e-7})";
        std::mt19937 random(11);
        for (int i = 0; i < 20000; ++i) {
            std::string text = seed;
            for (int k = 0; k < 3; ++k)
                text[random() % text.size()] = static_cast<char>(random());
            const auto read = parseJson(text);
            // The library is the measure: whatever it refuses is refused, whatever is taken means the same.
            if (!Json::accept(text)) {
                QVERIFY2(!read, text.c_str());
            } else if (read) {
                QVERIFY2(*read == Json::parse(text), text.c_str());
                QVERIFY(parseJson(canonicalJson(*read)));
            }
            QCOMPARE(parseJsonMembers(text, {}, { "token" }).has_value(), read.has_value());
        }
    }

    void numbersAreReadLikeTheLibraryDoes()
    {
        for (const char* text : { "0", "-1", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "0.0", "-0.0", "1e5",
                 "1E+5", "1.5e-7", "5e-324", "1e-400", "0.1", "123456789.123456789", "1.7976931348623157e308" }) {
            const auto read = parseJson(text);
            QVERIFY2(read, text);
            QVERIFY2(read->dump() == Json::parse(text).dump() && read->type() == Json::parse(text).type(), text);
        }
        for (const char* text : { "18446744073709551616", "-9223372036854775809", "1e309", "-1e309", "-", "1e", "1e+", "00", "-01", "1.e1" })
            QVERIFY2(!parseJson(text), text);
    }

    void onlyWantedMembersAreKept()
    {
        const char* text = R"({"a":1,"b":{"a":[{"a":2,"x":"\u0061"}],"x":{}},"\u0061a":3,"x":[1,{"a":5}]})";
        QVERIFY(parseJsonMembers(text, {}, { "a", "b" }).value() == Json::parse(R"({"a":1,"b":{"a":[{"a":2}]}})"));
        QVERIFY(parseJsonMembers(text, {}, {}).value() == Json::object());
        QVERIFY(parseJsonMembers(text, {}, { "x" }).value() == Json::parse(R"({"x":[1,{}]})"));
        // What is not kept is checked all the same.
        for (const char* bad : { R"({"x":tru})", R"({"x":{"y":1,"y":2}})", R"({"x":1,"x":2})", "{\"x\":\"\xff\"}", R"({"x":[[[[1]]]]})" })
            QVERIFY2(!parseJsonMembers(bad, { .maxDepth = 4 }, { "a" }), bad);
    }

    void manyKeysAreComparedToo()
    {
        Json many = Json::object();
        for (int i = 0; i < 500; ++i)
            many["k" + std::to_string(i)] = i;
        std::string text = many.dump();
        QVERIFY(parseJson(text).value() == many);
        text.insert(text.size() - 1, ",\"k250\":0");
        QVERIFY(!parseJson(text));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
