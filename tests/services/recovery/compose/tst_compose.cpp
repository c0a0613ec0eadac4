#include "services/recovery/abandon/firstdraft.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/compose/instructions.h"
#include "services/recovery/compose/textbook.h"
#include "services/recovery/offer/offermath.h"
#include "tests/services/recovery/homefixture.h"

#include <QFile>
#include <QRegularExpression>

using namespace countersign;

namespace {

struct Message {
    Draft draft;
    Content content;
    std::string name;
};

} // namespace

class TestCompose : public QObject {
    Q_OBJECT

    Home m_home;
    std::optional<Subject> m_subject;
    const Policy m_policy = shippedPolicy();
    std::map<std::string, TextBook> m_books;

    Draft draftFor(const Shop& shop, Cart cart, const std::string& language, Channel channel, OfferKind kind) const
    {
        cart.locale = language;
        StoredCart stored;
        stored.id = "cart";
        stored.cart = cart;
        auto draft = firstDraft(newId(homeNoon), stored, *m_subject, shop, m_policy, homeNoon);
        draft.customer = someFacts(cart);
        draft.summary.channel = channel;
        draft.values.to = channel == Channel::Email ? cart.email : "+4915112345678";
        draft.values.from = channel == Channel::Email ? shop.senderAddress : shop.smsSender;
        auto& chosen = draft.offer.chosen;
        chosen.kind = kind;
        chosen.cost = Money{ kind == OfferKind::FreeShipping ? 1490 : 1000, "EUR" };
        if (kind == OfferKind::Percent)
            chosen.percentBp = 1000;
        if (kind == OfferKind::Amount)
            chosen.amount = Money{ 1000, "EUR" };
        if (kind != OfferKind::Reassurance) {
            draft.offer.code = "NB-7KQ2MXR";
            draft.offer.validUntil = offerEnd(homeNoon, 3 * dayMs, draft.timeZone);
            draft.values.text["offer_text"] = offerWords(chosen, language);
            draft.values.text["discount_code"] = draft.offer.code;
            draft.values.text["offer_until"] = localDate(*draft.offer.validUntil, draft.timeZone, language).value();
        }
        return draft;
    }

    // Every reason, language, kind of customer, channel, offer, variant and style there is.
    void forEach(const Shop& shop, const Cart& cart, const std::function<void(const Message&)>& look) const
    {
        for (const auto& [language, book] : m_books)
            for (const auto& [reason, reasonName] : EnumWords<Reason>::words)
                for (const auto channel : { Channel::Email, Channel::Sms })
                    for (const auto& [kind, kindName] : EnumWords<OfferKind>::words)
                        for (const int flags : { 0, 1, 2, 3, 4, 5, 8, 13 }) {
                            Message message{ draftFor(shop, cart, language, channel, kind), {}, {} };
                            ComposeInput input{ reason, (flags & 1) != 0, kind, &message.draft.values, {} };
                            input.style.variant = (flags & 2) != 0 ? 1 : 0;
                            input.style.shorter = (flags & 4) != 0;
                            input.style.formal = (flags & 8) != 0;
                            message.content = channel == Channel::Email ? book.email(input) : book.sms(input);
                            message.name = language + " " + std::string(reasonName) + " " + std::string(word(channel)) + " "
                                + std::string(kindName) + " " + std::to_string(flags);
                            look(message);
                        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_home.write([&](Connection& connection) -> Result<void> {
            m_subject = findOrMakeSubject(connection, m_home.keys().master, "northbean", "lookup", homeNoon).value();
            return {};
        });
        for (const auto* language : { "en", "de" })
            m_books.emplace(language, TextBook::embedded(language).value());
    }

    void everyMessageRendersAndPasses_data()
    {
        QTest::addColumn<bool>("sparse");
        QTest::newRow("all is known") << false;
        QTest::newRow("little is known") << true;
    }

    void everyMessageRendersAndPasses()
    {
        QFETCH(bool, sparse);
        auto shop = someShop();
        auto cart = someCart();
        if (sparse) {
            shop.returnsPolicy.clear();
            shop.deliveryPromise.clear();
            shop.supportAddress.clear();
            shop.postalAddress.clear();
            cart.firstName.clear();
            cart.shipping.reset();
        }
        int messages = 0;
        forEach(shop, cart, [&](const Message& message) {
            ++messages;
            const auto rendered = render(message.content, message.draft.values);
            QVERIFY2(rendered, (message.name + ": " + (rendered ? "" : rendered.error().detail)).c_str());
            for (const auto& check : runChecks(checkInput(message.draft, &message.content, m_policy, homeNoon)))
                QVERIFY2(check.state == CheckState::Passed,
                    (message.name + ": " + check.id + ": " + check.sentence + "\n" + rendered->text).c_str());
            QVERIFY(rendered->text.find("{{") == std::string::npos);
            if (sparse)
                for (const auto* unknown : { "30 days", "noon", "help@", "Speicher" })
                    QVERIFY2(rendered->text.find(unknown) == std::string::npos, message.name.c_str());
        });
        QCOMPARE(messages, 2 * 12 * 2 * 4 * 8);
    }

    void returningIsSaidOnlyToThoseWhoReturned()
    {
        forEach(someShop(), someCart(), [](const Message& message) {
            if (message.name.ends_with(" 0") || message.name.ends_with(" 2") || message.name.ends_with(" 4"))
                for (const auto& block : message.content.blocks)
                    for (const auto* claim :
                        { "again", "welcome back", "have you back", "wieder da sind", "willkommen zurück", "for coming back" })
                        QVERIFY2(block.kind != BlockKind::Paragraph || block.text.find(claim) == std::string::npos
                                || block.text.find("Should it") == 0,
                            (message.name + ": " + block.text).c_str());
        });
    }

    void noSpamPhrase()
    {
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/../shared/data/spam_phrase_rules.tsv"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the scored phrase rules are not on this machine");
        std::vector<std::pair<QString, QRegularExpression>> rules;
        for (const auto& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const auto columns = line.split(u'\t');
            static const QRegularExpression plain(QStringLiteral("^/(.*)/([ims]*)$"));
            if (columns.size() < 5 || (columns[1] != u"body" && columns[1] != u"header"))
                continue;
            const auto pattern = columns[4].startsWith(u"Subject =~ ") ? columns[4].mid(11) : columns[4];
            const auto match = plain.match(pattern);
            QRegularExpression rule(match.captured(1),
                match.captured(2).contains(u'i') ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption);
            if (match.hasMatch() && rule.isValid())
                rules.emplace_back(columns[0] + (columns[4].startsWith(u"Subject") ? u"/subject" : u""), rule);
        }
        QVERIFY(rules.size() > 60);
        std::set<std::string> seen;
        forEach(someShop(), someCart(), [&](const Message& message) {
            const auto rendered = render(message.content, message.draft.values).value();
            if (!seen.insert(rendered.subject + rendered.text).second)
                return;
            for (const auto& [name, rule] : rules) {
                const auto text
                    = QString::fromStdString(name.endsWith(u"/subject") ? rendered.subject : rendered.subject + "\n" + rendered.text);
                QVERIFY2(!rule.match(text).hasMatch(), (message.name + " hits " + name.toStdString() + ": " + text.toStdString()).c_str());
            }
        });
    }

    void theOtherWordingIsFoundAgain()
    {
        forEach(someShop(), someCart(), [this](const Message& message) {
            const auto reason = fromWord<Reason>(message.name.substr(3, message.name.find(' ', 3) - 3));
            const auto found = m_books.at(message.content.language).variantOf(*reason, message.content);
            const bool second = message.name.ends_with(" 2") || message.name.ends_with(" 3");
            QVERIFY2(found.has_value() && *found == (second ? 1U : 0U), message.name.c_str());
        });
    }

    void otherWordingsAreOfferedWithTheSameFacts()
    {
        forEach(someShop(), someCart(), [this](const Message& message) {
            const auto& draft = message.draft;
            const auto reason = fromWord<Reason>(message.name.substr(3, message.name.find(' ', 3) - 3));
            ComposeInput input{ *reason, message.name.ends_with(" 1"), draft.offer.chosen.kind, &draft.values, {} };
            input.style.formal = message.name.ends_with(" 8");
            const auto& book = m_books.at(message.content.language);
            const auto channel = message.content.channel;
            std::vector<Content> seen{ channel == Channel::Email ? book.email(input) : book.sms(input) };
            const auto alternatives = book.alternatives(channel, input);
            QVERIFY2(alternatives.size() >= 2 && alternatives.size() <= 3, (message.name + ": " + std::to_string(alternatives.size())).c_str());
            std::set<std::string> labels;
            for (const auto& alternative : alternatives) {
                const auto rendered = render(alternative.content, draft.values);
                QVERIFY2(rendered, (message.name + " " + alternative.id).c_str());
                for (const auto& check : runChecks(checkInput(draft, &alternative.content, m_policy, homeNoon)))
                    QVERIFY2(check.state == CheckState::Passed, (message.name + " " + alternative.id + ": " + check.sentence).c_str());
                QVERIFY2(draft.offer.code.empty() || rendered->text.find(draft.offer.code) != std::string::npos,
                    (message.name + " " + alternative.id).c_str());
                QVERIFY(std::find(seen.begin(), seen.end(), alternative.content) == seen.end());
                seen.push_back(alternative.content);
                QVERIFY(labels.insert(alternative.label).second && !alternative.label.empty());
                QCOMPARE(alternative.content.channel, channel);
                QCOMPARE(alternative.content.language, message.content.language);
            }
            QCOMPARE(labels.contains("Mit anderen Worten"), message.content.language == "de");
        });
    }

    void instructions()
    {
        QVERIFY(readInstructions("Shorter, please").shorter);
        QVERIFY(!readInstructions("Shorter, please").otherWording);
        QVERIFY(readInstructions("bitte KÜRZER und ohne Rabatt").withoutOffer);
        QVERIFY(readInstructions("more formal").formal);
        QVERIFY(!readInstructions("less formal please").formal);
        QVERIFY(readInstructions("I do not like it").otherWording);
        QVERIFY(readInstructions("").otherWording);
    }

    void linksAndNamesFromOutsideAreHarmless()
    {
        auto cart = someCart();
        cart.recoveryUrl = "https://northbean.myshopify.com@evil.example/recover";
        QCOMPARE(recoveryUrl(cart, someShop()), std::string("https://northbean.myshopify.com/cart"));
        cart.recoveryUrl = "https://shop.northbean.example/r?x=1";
        QCOMPARE(recoveryUrl(cart, someShop()), cart.recoveryUrl);
        cart.recoveryUrl = "http://northbean.example/r";
        QCOMPARE(recoveryUrl(cart, someShop()), std::string("https://northbean.myshopify.com/cart"));
        for (const auto* name : { "www.evil.example", "visit https://x", "{{discount_code}}", "a@b.example" }) {
            cart.firstName = name;
            QVERIFY2(draftFor(someShop(), cart, "en", Channel::Email, OfferKind::Reassurance).values.text["first_name"].empty(), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestCompose)
#include "tst_compose.moc"
