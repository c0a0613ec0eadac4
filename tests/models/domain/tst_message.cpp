#include "models/domain/customersight.h"
#include "models/domain/digest.h"
#include "models/domain/message.h"
#include "models/domain/smssegments.h"
#include "samples.h"

#include <QtTest>

using namespace countersign;

namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

bool refused(const Content& content, const Values& values)
{
    const auto rendered = render(content, values);
    return !rendered && rendered.error().code == ErrorCode::InvalidInput;
}

}  // namespace

class TestMessage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHiddenCustomerStillReadsButBindsNothing()
    {
        Draft draft;
        draft.summary.channel = Channel::Email;
        draft.values = samples::values();
        QVERIFY(!customerHidden(draft));
        hideCustomer(draft);
        QVERIFY(customerHidden(draft));
        const auto rendered = render(samples::email(), draft.values);
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        for (const char* own : {"ana@posta.es", "abc", "y=2"})
            QVERIFY2(rendered->bytes.find(own) == std::string::npos, own);
        QVERIFY(rendered->text.find("https://northbean.com/xxx") != std::string::npos);
        QCOMPARE(rendered->text.size(), render(samples::email(), samples::values())->text.size());
        QVERIFY(!makeBinding(*rendered, Json::object(), draft.values, "p@1"));
        draft.summary.channel = Channel::Sms;
        draft.values = samples::values();
        draft.values.to = "+34600111222";
        hideCustomer(draft);
        QVERIFY(draft.values.to != "+34600111222" && render(samples::sms(), draft.values));
    }
    void onlyWhoDecidesHoldsTheBytes()
    {
        Person person;
        person.permissions = {Permission::ReadDrafts, Permission::ReadAudit, Permission::Reveal, Permission::ManagePrivacy, Permission::Comment};
        QVERIFY(!holdsExactBytes(person));
        for (const Permission right : {Permission::Edit, Permission::Approve, Permission::ApproveSecond, Permission::Reject, Permission::SendBack,
                 Permission::OverrideCheck}) {
            Person one = person;
            one.permissions.insert(right);
            QVERIFY2(holdsExactBytes(one), std::string(word(right)).c_str());
        }
    }
    void emailIsExactlyThis()
    {
        const auto rendered = render(samples::email(), samples::values());
        QVERIFY(rendered);
        QCOMPARE(text(rendered->subject), QStringLiteral("Your cart at North Bean"));
        QCOMPARE(text(rendered->text), QStringLiteral("Hello Ana,\nyour cart is still there.\n\n- Kettle (Matte black · 2): €620.00\n\n"
                                                      "Back to your cart:\nhttps://northbean.com/r/abc?x=1&y=2\n\n"
                                                      "North Bean, Harbour 1, Hamburg · https://northbean.com/u/abc"));
        const QString html = text(rendered->html);
        QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n")));
        QVERIFY(html.contains(QStringLiteral(">It is still there.</div>")));
        QVERIFY(html.contains(QStringLiteral("Hello <bdi>Ana</bdi>,<br>your cart is still there.</p>")));
        QVERIFY(html.contains(QStringLiteral("<a href=\"https://northbean.com/r/abc?x=1&amp;y=2\"")));
        QCOMPARE(html.count(QStringLiteral(">Unsubscribe</a>")), 1);
        QVERIFY(html.endsWith(QStringLiteral("</div>\n</body>\n</html>\n")));
        QCOMPARE(text(hex(view(sha256(rendered->bytes)))), text(hex(view(sha256(render(samples::email(), samples::values())->bytes)))));
        const Json bytes = Json::parse(rendered->bytes);
        QCOMPARE(bytes.size(), std::size_t(9));
        QCOMPARE(bytes.at("to").get<std::string>(), std::string("ana@posta.es"));
        QCOMPARE(bytes.at("html").get<std::string>(), rendered->html);
        QCOMPARE(canonicalJson(bytes), rendered->bytes);
    }

    // The bytes that people have signed must stay the bytes that are made: a change here voids every approval in flight.
    void theBytesOfARenderDoNotDrift()
    {
        QCOMPARE(text(hex(view(sha256(render(samples::email(), samples::values())->bytes)))),
            QStringLiteral("d6c557142bf32375af94ce0f83971c020bf66aa114a090f5b753f3b307ad9181"));
        auto values = samples::values();
        values.to = "+34600111222";
        QCOMPARE(text(hex(view(sha256(render(samples::sms(), values)->bytes)))),
            QStringLiteral("f41426be42d3acd32a8c9db2346ae008cf5f5d4c88a630392c57236f110958fb"));
    }

    void smsIsTextAlone()
    {
        auto values = samples::values();
        values.to = "+34600111222";
        values.text["shop_name"] = "North\u00a0Bean";
        const auto rendered = render(samples::sms(), values);
        QVERIFY(rendered);
        QCOMPARE(text(rendered->text),
            QStringLiteral("North Bean: your cart is still there, Ana.\nYour cart: https://northbean.com/r/abc?x=1&y=2"));
        QVERIFY(rendered->html.empty() && rendered->subject.empty());
    }

    void everyEmailCanBeUnsubscribedFrom()
    {
        auto content = samples::email();
        content.blocks.back().text = "{{postal_address}}";
        content.language = "de";
        const auto rendered = render(content, samples::values());
        QVERIFY(rendered);
        QVERIFY(rendered->html.find(">Abmelden</a>") != std::string::npos);
        QVERIFY(rendered->text.ends_with("Abmelden:\nhttps://northbean.com/u/abc"));
        auto without = samples::values();
        without.text.erase("unsubscribe_url");
        QVERIFY(refused(content, without));
    }

    void hostileValuesStayText()
    {
        auto values = samples::values();
        values.text["first_name"] = "<script>alert('x')</script>{{recovery_url}}\"&";
        values.items = {{"<img src=x onerror=alert(1)>", "\"><b>", "€1 & more"}};
        const auto rendered = render(samples::email(), values);
        QVERIFY(rendered);
        const QString html = text(rendered->html);
        QVERIFY(
            !html.contains(QStringLiteral("<script")) && !html.contains(QStringLiteral("<img")) && !html.contains(QStringLiteral("<b>")));
        QVERIFY(html.contains(QStringLiteral("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{recovery_url}}&quot;&amp;")));
        QVERIFY(rendered->text.find("{{recovery_url}}") != std::string::npos);  // a value is never read as a template
    }

    void whatCouldMisleadIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("header") << "shop_name" << "x\r\nBcc: all@evil.io";
        QTest::newRow("newline in subject") << "shop_name" << "x\ny";
        QTest::newRow("control") << "first_name" << QString::fromUtf8("A\x1b");
        QTest::newRow("bidi") << "first_name" << QStringLiteral("A\u202e");
        QTest::newRow("tag") << "first_name" << QStringLiteral("A\U000e0041");
        QTest::newRow("empty") << "first_name" << "";
        QTest::newRow("script url") << "recovery_url" << "javascript:alert(1)";
        QTest::newRow("url with quote") << "recovery_url" << "https://a.example/\" onclick=\"x";
        QTest::newRow("url with user") << "recovery_url" << "https://northbean.com@evil.io/";
        QTest::newRow("relative url") << "recovery_url" << "/cart";
        QTest::newRow("unsubscribe") << "unsubscribe_url" << "data:text/html,x";
    }
    void whatCouldMisleadIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        auto values = samples::values();
        values.text[key.toStdString()] = value.toStdString();
        QVERIFY(refused(samples::email(), values));
    }

    void wrongShapesAreRefused()
    {
        const auto values = samples::values();
        const auto with = [](auto change) {
            auto content = samples::email();
            change(content);
            return content;
        };
        QVERIFY(refused(with([](Content& c) { c.subject = "{{nonsense}}"; }), values));
        QVERIFY(refused(with([](Content& c) { c.subject = "{{first_name"; }), values));
        QVERIFY(refused(with([](Content& c) { c.subject = "first_name}}"; }), values));
        QVERIFY(refused(with([](Content& c) { c.subject = " "; }), values));
        QVERIFY(refused(with([](Content& c) { c.subject = "a\nb"; }), values));
        QVERIFY(refused(with([](Content& c) { c.subject = "\xff"; }), values));
        QVERIFY(refused(with([](Content& c) { c.language = "xx"; }), values));
        QVERIFY(refused(with([](Content& c) { c.blocks.clear(); }), values));
        QVERIFY(refused(with([](Content& c) { c.blocks[0].text = " \n"; }), values));
        QVERIFY(refused(with([](Content& c) { c.blocks[2].url = "mailto:x@y.z"; }), values));
        QVERIFY(refused(with([](Content& c) { c.blocks[2].url = ""; }), values));
        QVERIFY(refused(with([](Content& c) { c.blocks[2].text = "a\nb"; }), values));
        QVERIFY(refused(with([](Content& c) { c.channel = Channel::Sms; }), values));
        const auto to = [](const char* address) {
            auto changed = samples::values();
            changed.to = address;
            return changed;
        };
        for (const char* bad : {"", "ana", "ana@posta.es\r\nBcc: x@y.z", "a@b.c, d@e.f"})
            QVERIFY2(refused(samples::email(), to(bad)), bad);
        QVERIFY(refused(samples::sms(), to("ana@posta.es")));
        auto named = samples::values();
        named.fromName = "North\nBean";
        QVERIFY(refused(samples::email(), named));
        auto nothing = samples::values();
        nothing.items.clear();
        QVERIFY(refused(samples::email(), nothing));
    }

    void placeholdersAreFoundInOrder()
    {
        using Names = std::vector<std::string>;
        QCOMPARE(placeholdersIn("a {{first_name}} b {{shop_name}} {{first_name}}"), (Names{"first_name", "shop_name", "first_name"}));
        QCOMPARE(placeholdersIn("none"), Names{});
        QCOMPARE(placeholdersIn("a {{first_name}} {{shop"), (Names{"first_name", "{{shop"}));
        QCOMPARE(placeholdersIn("{{ first_name }}"), Names{"{{ first_name }}"});
        QCOMPARE(placeholdersIn("{{{{first_name}}}}"), Names{"{{{{first_name}}}}"});
    }

    void theBindingIsBoundToAll()
    {
        const auto values = samples::values();
        const auto rendered = render(samples::email(), values).value();
        const Json offer(samples::draft().offer);
        const auto binding = makeBinding(rendered, offer, values, "builtin/x@1").value();
        QCOMPARE(binding.payload, hex(view(hmacSha256(fromHex(values.commitmentKey).value(), rendered.bytes))));
        QCOMPARE(binding.offer, hex(view(sha256(canonicalJson(offer)))));
        auto shouted = values;
        shouted.to = "ANA@Posta.es";
        QCOMPARE(makeBinding(rendered, offer, shouted, "builtin/x@1")->recipient, binding.recipient);
        auto other = values;
        other.commitmentKey = std::string(64, 'b');
        QVERIFY(makeBinding(rendered, offer, other, "builtin/x@1")->payload != binding.payload);
        for (const char* bad : {"", "aa", "zz"}) {
            auto erased = values;
            erased.commitmentKey = bad;
            QVERIFY(!makeBinding(rendered, offer, erased, "x"));
        }
    }

    void charactersOutsideGsm()
    {
        QCOMPARE(characterName("’x"), std::string("U+2019 RIGHT SINGLE QUOTATION MARK"));
        QCOMPARE(characterName("\U0001F600"), std::string("U+1F600 GRINNING FACE"));
        QCOMPARE(characterName("\t"), std::string("U+0009"));
        QCOMPARE(characterName(""), std::string());
        QVERIFY(gsmCounterpart("’") == std::optional<std::string>("'"));
        QVERIFY(gsmCounterpart("–") == std::optional<std::string>("-"));
        QVERIFY(gsmCounterpart("…") == std::optional<std::string>("..."));
        QVERIFY(!gsmCounterpart("ł"));
        QVERIFY(!gsmCounterpart("é"));
        for (const char* one : {"‘", "’", "“", "„", "»", "–", "—", "…", "•", "×"}) {
            QVERIFY2(countSmsSegments(one).unicode, one);
            QVERIFY2(!countSmsSegments(*gsmCounterpart(one)).unicode, one);
        }
        QVERIFY(!countSmsSegments("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ €[]{}|~^").unicode);
        QCOMPARE(countSmsSegments("€").units, 2);
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
