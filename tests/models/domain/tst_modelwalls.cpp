// The walls around a language model, over every offer, language, currency and channel: what is wrong in one place does not pass, what is
// clean does, and no field of a customer's cart enters a request.
#include "offermutations.h"

#include "models/domain/foldedtext.h"
#include "models/domain/prompt.h"
#include "models/domain/text.h"

#include <QtTest>
#include <cstdio>
#include <map>

using namespace countersign;

namespace {

constexpr unsigned seed = 20261121;

const PromptText prompt{"Plain words, warm, never loud.",
    "Write to a {{segment}} customer of {{shop_name}} who left because of {{reason}}, in {{language}}: {{offer}} on {{cart_total}}."};

// Making the facts costs more than judging an answer: each case gets several answers.
std::vector<samples::Case> makeCases(std::mt19937& random)
{
    constexpr std::size_t count = 400;
    std::vector<samples::Case> cases;
    for (std::size_t i = 0; i < count; ++i)
        cases.push_back(samples::makeCase(random));
    return cases;
}

std::string letters(std::mt19937& random, std::size_t count)
{
    static constexpr std::string_view all = "bcdfghjklmnpqrstvwxzaeiou";
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += all[random() % all.size()];
    return text;
}

std::string digits(std::mt19937& random, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += static_cast<char>('1' + random() % 9);
    return text;
}

std::string capital(std::string text)
{
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string parted(const std::string& text, const std::string& between)
{
    std::string out;
    for (const char c : text)
        out += (out.empty() ? "" : between) + std::string(1, c);
    return out;
}

// Letters and digits alone, so that no spacing, case or accent hides a find.
std::string squeezed(const std::string& text)
{
    std::string out;
    for (const char c : folded(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
    return out;
}

struct Canaries {
    Draft draft = samples::draft();
    Cart cart = samples::cart();
    std::vector<std::string> all;  // squeezed
};

// Twenty pieces of one customer, each in its own field and, where such things turn up, in titles and evidence, too.
Canaries plant(std::mt19937& random)
{
    Canaries planted;
    Cart& cart = planted.cart;
    const auto keep = [&](const std::string& text) {
        planted.all.push_back(squeezed(text));
        return text;
    };
    cart.firstName = keep(capital(letters(random, 7)));
    cart.lastName = keep(capital(letters(random, 9)));
    cart.company = keep(capital(letters(random, 8)) + " " + capital(letters(random, 7)));
    cart.email = keep(letters(random, 6) + "." + letters(random, 6) + "@" + letters(random, 9) + ".org");
    cart.phone = keep("+49" + digits(random, 10));
    cart.postalCode = keep(capital(letters(random, 2)) + digits(random, 5));
    cart.customerId = keep(digits(random, 13));
    cart.token = keep(letters(random, 16));
    cart.cartToken = keep(letters(random, 15));
    cart.note = keep(letters(random, 14));
    const std::string attribute = keep(letters(random, 12));
    cart.attributes[attribute] = keep(letters(random, 13));
    cart.landingSite = "/" + keep(letters(random, 12));
    cart.referringSite = "https://" + keep(letters(random, 12)) + ".example/";
    cart.recoveryUrl = "https://northbean.com/r/" + keep(letters(random, 18));
    cart.sourceName = keep(letters(random, 11));
    cart.gateway = keep(letters(random, 11));
    cart.shippingTitle = keep(letters(random, 11));
    cart.discountCodes = {keep(letters(random, 11))};
    const std::string street = keep(capital(letters(random, 6)) + "straße 17");

    planted.draft.values.text["first_name"] = cart.firstName;
    planted.draft.values.text["recovery_url"] = cart.recoveryUrl;
    planted.draft.values.to = cart.email;
    const std::vector<std::string> titles{"Mug for " + cart.firstName, "Mug “" + parted(cart.lastName, "\u200b") + "”, engraved",
        "Card #" + cart.firstName + cart.lastName, "Sign " + parted(cart.lastName, " "), "Label " + cart.email,
        "Label " + cart.phone.substr(3, 4) + " " + cart.phone.substr(7), "Send to " + street + ", " + cart.postalCode,
        "For " + cart.company + " GmbH", "Order " + cart.customerId + " of " + cart.firstName + "'s friend",
        "Card " + QString::fromStdString(cart.lastName).toUpper().toStdString() + " " + cart.token};
    planted.draft.lines.clear();
    for (const std::string& title : titles) {
        CartLine line = samples::line();
        line.title = title;
        line.sku = cart.token;
        planted.draft.lines.push_back(line);
    }
    planted.draft.diagnosis.evidence.front().sentence
        = "Only 3 of “" + cart.firstName + " " + cart.lastName + "” are left, ask " + cart.email + " or " + cart.phone;
    return planted;
}

}  // namespace

class TestModelWalls final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noMutatedAnswerPasses()
    {
        constexpr int count = 10000;
        std::mt19937 random(seed);
        const auto cases = makeCases(random);
        std::map<std::string, int> tried;
        QStringList passed;
        for (int i = 0; i < count; ++i) {
            const samples::Case& one = cases[random() % cases.size()];
            const samples::Mutation mutation = samples::anyMutation(one, random);
            const Json answer = samples::mutated(one, samples::cleanAnswer(one, random), mutation, random);
            ++tried[mutation.kind];
            if (one.refusal(answer).empty() && passed.size() < 30)
                passed << QString::fromStdString(mutation.kind + ", " + one.facts.language + ", " + one.facts.offer + ": " + mutation.sentence);
        }
        for (const auto& [kind, times] : tried)
            std::printf("%6d answers with another %s\n", times, kind.c_str());
        QVERIFY2(passed.isEmpty(), qPrintable(passed.join(u'\n')));
        std::printf("%d mutated answers: 0 passed\n", count);
    }

    void cleanAnswersPass()
    {
        constexpr int count = 1000;
        std::mt19937 random(seed + 1);
        const auto cases = makeCases(random);
        QStringList flagged;
        for (int i = 0; i < count; ++i) {
            const samples::Case& one = cases[random() % cases.size()];
            if (const std::string why = one.refusal(samples::cleanAnswer(one, random)); !why.empty())
                flagged << QString::fromStdString(why);
        }
        std::printf("%d clean answers: %d flagged\n", count, static_cast<int>(flagged.size()));
        QStringList kinds = flagged;
        kinds.removeDuplicates();
        QVERIFY2(flagged.size() * 50 <= count, qPrintable(kinds.join(u'\n')));
    }

    void noFieldOfACartEntersARequest()
    {
        constexpr int customers = 500;
        std::mt19937 random(seed + 2);
        std::size_t planted = 0;
        for (int i = 0; i < customers; ++i) {
            const Canaries one = plant(random);
            PromptFacts facts = promptFacts(one.draft, one.cart, samples::shop());
            setInstruction(facts, "Tell " + one.cart.firstName + " (" + one.cart.phone + ") about it", one.draft, one.cart);
            const auto prompting = promptFor(prompt, facts);
            QVERIFY(prompting);
            const std::string sent = squeezed(prompting->system + "\n" + prompting->user);
            planted += one.all.size();
            for (const std::string& canary : one.all)
                QVERIFY2(sent.find(canary) == std::string::npos, (canary + "\n" + prompting->user).c_str());
        }
        QCOMPARE(planted, std::size_t(customers) * 20);
        std::printf("%zu pieces of personal data: 0 in a request\n", planted);
    }

    void hostileSizesStayCheap()
    {
        const Draft draft = samples::draft();
        const std::string braces(2, '{');
        for (const std::string& part : {std::string("a"), std::string("a."), std::string("a@"), std::string("1 "), std::string("<"),
                 std::string("&lt;"), braces, std::string("\u0301"), std::string("straße "), std::string("12 main "), std::string("x-"),
                 std::string("@"), std::string("http://")}) {
            std::string text;
            while (text.size() < 200000)
                text += part;
            Draft hostile = draft;
            hostile.lines.front().title = text;
            PromptFacts facts = promptFacts(hostile, samples::cart(), samples::shop());
            setInstruction(facts, text, hostile, samples::cart());
            QVERIFY(promptFor(prompt, facts));
            QVERIFY(countCharacters(facts.items.front().title) <= 120);
            QVERIFY(countCharacters(facts.instruction) <= 500);
            QVERIFY(!readAnswer(text, facts));
        }
    }
};

QTEST_GUILESS_MAIN(TestModelWalls)
#include "tst_modelwalls.moc"
