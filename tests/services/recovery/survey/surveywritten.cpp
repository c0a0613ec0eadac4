// How a survey becomes a draft: by email, as a text message, and written by a model.
#include "tests/services/recovery/survey/tst_survey.h"

#include "services/recovery/prompts/promptstore.h"
#include "tests/services/recovery/model/modelfixture.h"

#include <QScopeGuard>

#include <algorithm>

using namespace countersign;

void TestSurvey::becomesADraftLikeAnyOther_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("subject");
    QTest::newRow("English") << "en" << "One question";
    QTest::newRow("German") << "de" << "Eine Frage";
}

void TestSurvey::becomesADraftLikeAnyOther()
{
    QFETCH(QString, language);
    QFETCH(QString, subject);
    const auto cartId = m_scene->cart(DraftState::Sent, language.toStdString());
    const auto id = m_scene->survey(cartId);
    QVERIFY(!id.empty());
    const auto draft = m_scene->draft(id);
    QCOMPARE(draft.summary.kind, std::string(surveyKind));
    QCOMPARE(draft.summary.state, DraftState::Queued);
    QCOMPARE(draft.title, std::string("Survey by email to a returning customer"));
    QCOMPARE(draft.prompt, std::string("builtin/survey@1"));
    for (const auto& check : draft.checks)
        QVERIFY2(check.state == CheckState::Passed, (check.id + ": " + check.sentence).c_str());
    QCOMPARE(draft.offer.chosen.kind, OfferKind::Reassurance);
    QVERIFY(draft.offer.code.empty());
    const auto rendered = render(*contentFor(draft, Channel::Email), draft.values);
    QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
    QVERIFY(has(rendered->subject, subject.toStdString()));
    QVERIFY(has(rendered->text, "https://answers.northbean.example/asked/s/"));
    QVERIFY(!has(rendered->text, "Grinder"));
    QVERIFY(!draft.alternatives.empty());
    QCOMPARE(m_scene->home.one<std::string>("SELECT draft_id FROM carts WHERE id = '" + cartId + "'"), id);
    // The link's token is in nobody's hands but the customer's.
    const auto token = draft.values.text.at("survey_url").substr(std::string("https://answers.northbean.example/asked/s/").size());
    QCOMPARE(token.size(), std::size_t{ 32 });
    QCOMPARE(m_scene->home.one<std::int64_t>("SELECT COUNT(*) FROM surveys WHERE token_hash LIKE '%" + token + "%'"), 0);
    QCOMPARE(m_scene->home.one<std::int64_t>("SELECT COUNT(*) FROM outcomes WHERE draft_id = '" + id + "'"), 0);
}

void TestSurvey::byTextMessageWhereEmailIsUnwelcome()
{
    m_scene->consent = Consent::Unsubscribed;
    m_scene->smsConsent = Consent::Subscribed;
    for (const std::string language : { "en", "de" }) {
        const auto id = m_scene->survey(m_scene->cart(DraftState::Sent, language));
        QVERIFY(!id.empty());
        const auto draft = m_scene->draft(id);
        QCOMPARE(draft.summary.channel, Channel::Sms);
        QCOMPARE(draft.summary.language, language);
        QCOMPARE(draft.title, std::string("Survey by SMS to a returning customer"));
        for (const auto& check : draft.checks)
            QVERIFY2(check.state == CheckState::Passed, (check.id + ": " + check.sentence).c_str());
        const auto rendered = render(*contentFor(draft, Channel::Sms), draft.values);
        QVERIFY2(rendered, rendered ? "" : rendered.error().detail.c_str());
        QVERIFY2(has(rendered->text, "https://answers.northbean.example/asked/s/"), rendered->text.c_str());
    }
}

// Over HTTP to the pretend model: what it may not say of a recovery it may not say of a survey, and the built-in questions stand then.
void TestSurvey::aModelWritesItInsideTheSameWalls()
{
    auto& scene = *m_scene;
    PretendModel pretend;
    QVERIFY(pretend.start());
    LanguageModel model(pretend.settings(), scene.home.clock);
    scene.composeWith(&model);
    const auto without = qScopeGuard([&scene] { scene.composeWith(nullptr); });
    Person author;
    author.id = "author";
    author.name = "Bea";
    PromptScope scope;
    scope.kind = surveyKind;
    const auto prompt = scene.write<Prompt>([&](Connection& connection) {
        return createPrompt(connection, "Ask why", scope, { "You write for a shop.", "Ask why the order was left." }, "first", author, homeNoon);
    });
    scene.home.change("INSERT INTO prompt_labels(prompt_id, number, label, share) VALUES('" + prompt.id + "', 1, 'live', 100)");
    for (const std::string mode : { "none", "not_offered", "foreign_link", "down" }) {
        QVERIFY(pretend.order(mode));
        const auto draft = scene.draft(scene.survey(scene.cart()));
        QCOMPARE(draft.summary.state, DraftState::Queued);
        QCOMPARE(draft.summary.checksFailed, 0);
        QVERIFY2((draft.composer == "pretend-1") == (mode == "none"), mode.c_str());
        const auto rendered = render(*contentFor(draft, Channel::Email), draft.values);
        QVERIFY2(rendered, mode.c_str());
        QVERIFY(has(rendered->text, "https://answers.northbean.example/asked/s/"));
        for (const auto* planted : { "SAVE50", "cart-rescue.example", "Grinder" })
            QVERIFY2(!has(rendered->text, planted), planted);
        const bool told = std::any_of(draft.lineage.begin(), draft.lineage.end(),
            [](const LineageStep& step) { return step.what == "draft.fell_back" && has(step.text, "written by the built-in composer"); });
        QVERIFY2(told == (mode != "none"), mode.c_str());
    }
    scene.home.change("DELETE FROM prompt_labels WHERE prompt_id = '" + prompt.id + "'");
}
