#include "models/domain/condition.h"
#include "models/domain/policy.h"
#include "samples.h"

#include <QtTest>
#include <functional>

using namespace countersign;

namespace {

const Policy& shipped()
{
    static const Policy policy
        = shippedPolicy(samples::resourceJson("policy.json"), samples::resourceJson("requirements.json")).value_or(Policy{});
    return policy;
}

Truth truthOf(const char* condition, const Facts& facts) { return findTruth(Json::parse(condition), facts).truth; }

std::vector<RequirementResult> judge(
    const Draft& draft, const Person& person, Verdict verdict, const std::vector<std::string>& overrides = {})
{
    return evaluate(shipped().requirements, approvalFacts(draft, person, verdict, samples::noon), overrides);
}

QStringList failing(const std::vector<RequirementResult>& results)
{
    QStringList ids;
    for (const auto& result : results)
        if (result.state == RequirementState::Unsatisfied || result.state == RequirementState::Error)
            ids << QString::fromStdString(result.id);
    return ids;
}

RequirementResult of(const std::vector<RequirementResult>& results, const char* id)
{
    for (const auto& result : results)
        if (result.id == id)
            return result;
    return {};
}

Draft approvable()
{
    Draft draft = samples::draft();
    draft.summary.lease.reset();
    return draft;
}

}  // namespace

class TestRequirement final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Every tree of two comparisons over {true, false, unknown} agrees with Kleene's tables.
    void logicIsThreeValued()
    {
        const Facts facts{{"yes", true}, {"no", false}, {"null", nullptr}};
        const auto atom = [](int value) {
            const char* names[] = {"no", "null", "yes"};
            return Json{{"fact", names[value]}, {"op", "=="}, {"value", true}};
        };
        const Truth truths[] = {Truth::False, Truth::Unknown, Truth::True};
        for (int a = 0; a < 3; ++a) {
            QCOMPARE(int(findTruth({{"not", atom(a)}}, facts).truth), int(truths[2 - a]));
            for (int b = 0; b < 3; ++b)
                for (int c = 0; c < 3; ++c) {
                    const Json all{{"all", {atom(a), atom(b), atom(c)}}};
                    const Json any{{"any", {atom(a), atom(b), atom(c)}}};
                    QCOMPARE(int(findTruth(all, facts).truth), int(truths[std::min({a, b, c})]));
                    QCOMPARE(int(findTruth(any, facts).truth), int(truths[std::max({a, b, c})]));
                }
        }
    }

    void comparisonsAreExact()
    {
        const Facts facts{{"n", 5}, {"m", 7}, {"s", "email"}, {"l", {"email", "sms"}}, {"b", true}, {"big", 9007199254740993}};
        QCOMPARE(truthOf(R"j({"fact":"n","op":"<","to":"m"})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"n","op":">=","value":5})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"n","op":"!=","value":5})j", facts), Truth::False);
        QCOMPARE(truthOf(R"j({"fact":"s","op":"in","to":"l"})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"s","op":"in","value":["sms"]})j", facts), Truth::False);
        QCOMPARE(truthOf(R"j({"fact":"l","op":"contains","value":"sms"})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"l","op":"contains","to":"s"})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"big","op":">","value":9007199254740992})j", facts), Truth::True);
        QCOMPARE(truthOf(R"j({"fact":"absent","op":"==","value":1})j", facts), Truth::Unknown);
        QCOMPARE(truthOf(R"j({"fact":"n","op":"<","to":"absent"})j", facts), Truth::Unknown);
        // Values of different kinds, and orders of things without one, are faults of the rule and never "true".
        for (const char* bad : { R"j({"fact":"n","op":"==","value":"5"})j", R"j({"fact":"s","op":"<","value":5})j",
                 R"j({"fact":"b","op":"<","value":false})j", R"j({"fact":"s","op":"contains","value":"e"})j",
                 R"j({"fact":"n","op":"in","to":"m"})j", R"j({"fact":"l","op":"==","to":"l"})j", R"j({"fact":"n","op":"~","value":5})j",
                 R"j({"fact":"n","op":"=="})j", R"j({"fact":5,"op":"==","value":5})j", R"j({"fact":"n","op":"==","value":5,"x":1})j",
                 R"j({"all":[]})j", R"j({"any":true})j", R"j({"all":[true],"any":[true]})j", R"j({})j", R"j("x")j", R"j(null)j",
                 R"j([true])j", R"j({"not":{"fact":"n","op":"~","value":5}})j" })
            QVERIFY2(truthOf(bad, facts) == Truth::Malformed, bad);
        std::string deep = "true";
        for (int i = 0; i < 40; ++i)
            deep = "{\"not\":" + deep + "}";
        QCOMPARE(truthOf(deep.c_str(), facts), Truth::Malformed);
    }

    void aRuleIsJudgedInAllStates()
    {
        Requirement rule{ .id = "r",
            .sentence = "ok {n}",
            .failing = "not {n} of {missing} {text}",
            .who = "permission:approve",
            .appliesIf = true,
            .satisfiedIf = Json::parse(R"j({"fact":"n","op":"==","value":5})j"),
            .overrideIf = Json::parse(R"j({"fact":"may","op":"==","value":true})j") };
        const auto judged = [&](const Facts& facts, const std::vector<std::string>& overrides = {}) {
            return evaluate({ rule }, facts, overrides).front();
        };
        QCOMPARE(judged({{"n", 5}}).state, RequirementState::Satisfied);
        QCOMPARE(QString::fromStdString(judged({{"n", 5}}).sentence), QStringLiteral("ok 5"));
        const auto no = judged({{"n", 4}, {"text", "{n}"}});
        QCOMPARE(no.state, RequirementState::Unsatisfied);
        QCOMPARE(QString::fromStdString(no.sentence), QStringLiteral("not 4 of unknown {n}"));
        QCOMPARE(QString::fromStdString(no.fact), QStringLiteral("n = 4, not == 5"));
        QVERIFY(!no.overridable && no.who == std::vector<std::string>{"permission:approve"});
        QVERIFY(judged({{"n", 4}, {"may", true}}).overridable);
        QCOMPARE(judged({{"n", 4}, {"may", true}}).state, RequirementState::Unsatisfied);
        QCOMPARE(judged({{"n", 4}, {"may", true}}, {"r"}).state, RequirementState::Overridden);
        QCOMPARE(judged({{"n", 4}, {"may", true}}, {"other"}).state, RequirementState::Unsatisfied);
        QCOMPARE(judged({{"n", 4}, {"may", false}}, {"r"}).state, RequirementState::Unsatisfied);
        QCOMPARE(judged({{"n", 4}}, {"r"}).state, RequirementState::Unsatisfied);  // unknown whether they may: they may not
        QCOMPARE(judged({{"may", true}}, {"r"}).state, RequirementState::Error);   // an unknown fact cannot be overridden
        rule.appliesIf = Json::parse(R"j({"fact":"q","op":"==","value":1})j");
        QCOMPARE(judged({{"n", 4}, {"q", 2}}).state, RequirementState::NotApplicable);
        QCOMPARE(judged({{"n", 5}}).state, RequirementState::Error);
        QVERIFY(!allMet({}));
        QVERIFY(!allMet(evaluate({rule}, {})));
    }

    void theShippedTableIsValid()
    {
        const auto policy = shippedPolicy(samples::resourceJson("policy.json"), samples::resourceJson("requirements.json"));
        QVERIFY2(policy, policy ? "" : policy.error().detail.c_str());
        QCOMPARE(policy->requirements.size(), samples::resourceJson("requirements.json").size());
        QCOMPARE(rolesFromJson(samples::resourceJson("roles.json")).value().size(), std::size_t(5));
        const auto facts = approvalFacts(approvable(), samples::person("senior_approver"), Verdict::Approve, samples::noon);
        std::function<void(const Json&)> walk = [&](const Json& condition) {
            for (const char* key : {"fact", "to"})
                if (condition.is_object() && condition.contains(key))
                    QVERIFY2(facts.contains(condition.at(key)), condition.dump().c_str());
            if (condition.is_structured())
                for (const Json& part : condition)
                    walk(part);
        };
        for (const Requirement& requirement : policy->requirements) {
            walk(requirement.appliesIf);
            walk(requirement.satisfiedIf);
            walk(requirement.overrideIf);
            for (const std::string& sentence : {requirement.sentence, requirement.failing})
                for (std::size_t at = sentence.find('{'); at != std::string::npos; at = sentence.find('{', at + 1))
                    QVERIFY2(facts.contains(sentence.substr(at + 1, sentence.find('}', at) - at - 1)), sentence.c_str());
        }
    }

    // Every role × verdict × one thing that is wrong: exactly the requirements that speak of it fail.
    void eachFaultIsNamedAlone_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("leased") << "leased" << "not_leased_by_another";
        QTest::newRow("own lease") << "own lease" << "";
        QTest::newRow("old lease") << "old lease" << "";
        QTest::newRow("held") << "held" << "draft_queued";
        QTest::newRow("cart") << "cart" << "within_cart_limit";
        QTest::newRow("currency") << "currency" << "within_cart_limit within_discount_limit";
        QTest::newRow("discount") << "discount" << "within_discount_limit";
        QTest::newRow("margin") << "margin" << "within_margin_floor";
        QTest::newRow("unknown margin") << "unknown margin" << "within_margin_floor";
        QTest::newRow("unknown margin, no discount") << "unknown margin, no discount" << "";
        QTest::newRow("channel") << "channel" << "channel_allowed";
        QTest::newRow("shop") << "shop" << "shop_allowed";
        QTest::newRow("segment") << "segment" << "segment_allowed";
        QTest::newRow("unknown segment") << "unknown segment" << "segment_allowed";
        QTest::newRow("check") << "check" << "checks_passed";
        QTest::newRow("consent") << "consent" << "consent_given checks_passed";
        QTest::newRow("no checks") << "no checks" << "consent_given checks_passed";
        QTest::newRow("waiting check") << "waiting check" << "";
        QTest::newRow("approved by me") << "approved by me" << "one_person_counts_once";
        QTest::newRow("my edit") << "my edit" << "not_own_edit_alone";
        QTest::newRow("my edit, approved by other") << "my edit, approved by other" << "";
        QTest::newRow("other's edit") << "other's edit" << "";
        QTest::newRow("no second right") << "no second right" << "second_person";
        QTest::newRow("no second right but first") << "no second right but first" << "";
    }
    void eachFaultIsNamedAlone()
    {
        QFETCH(QString, fault);
        QFETCH(QString, expected);
        Draft draft = approvable();
        Person person = samples::person("marketing_manager");
        draft.offer.chosen = samples::candidate(OfferKind::Percent, 6200);
        const auto is = [&](const char* name) { return fault == QLatin1String(name); };
        if (is("leased"))
            draft.summary.lease = Lease{"other", "Mika", samples::noon + 1};
        if (is("own lease"))
            draft.summary.lease = Lease{"me", "Mara", samples::noon + 1};
        if (is("old lease"))
            draft.summary.lease = Lease{"other", "Mika", samples::noon};
        if (is("held"))
            draft.summary.state = DraftState::Held;
        if (is("cart"))
            draft.summary.value.minor = 250001;
        if (is("currency")) {
            draft.summary.value.currency = "KWD";
            draft.offer.chosen.cost.currency = "KWD";
        }
        if (is("discount"))
            draft.offer.chosen.cost.minor = 15001;
        if (is("margin"))
            draft.offer.chosen.marginAfterBp = 1999;
        if (is("unknown margin") || is("unknown margin, no discount"))
            draft.offer.chosen.marginAfterBp.reset();
        if (is("unknown margin, no discount"))
            draft.offer.chosen.kind = OfferKind::FreeShipping;
        if (is("channel"))
            person.limits.channels = {Channel::Sms};
        if (is("shop"))
            person.limits.shops = {"southbean"};
        if (is("segment"))
            person.limits.segments = {"b2b"};
        if (is("unknown segment")) {
            person.limits.segments = {"b2b"};
            draft.diagnosis.segment.clear();
        }
        if (is("check"))
            draft.checks.push_back({"links", CheckState::Failed, "bad", false});
        if (is("consent"))
            draft.checks.push_back({"consent", CheckState::Failed, "bad", false});
        if (is("no checks"))
            draft.checks.clear();
        if (is("waiting check"))
            draft.checks = {{"quiet_hours", CheckState::Failed, "late", true}};
        if (is("approved by me"))
            draft.approvals = {{"me", "Mara", 3, 0}};
        if (fault.startsWith(QStringLiteral("my edit")))
            draft.editedBy = "me";
        if (is("my edit, approved by other"))
            draft.approvals = {{"other", "Mika", 3, 0}};
        if (is("other's edit"))
            draft.editedBy = "other";
        if (fault.startsWith(QStringLiteral("no second right"))) {
            person.permissions.erase(Permission::ApproveSecond);
            draft.routing.approvalsNeeded = 2;
        }
        if (is("no second right"))
            draft.approvals = {{"other", "Mika", 3, 0}};
        const auto results = judge(draft, person, Verdict::Approve);
        QCOMPARE(failing(results).join(u' '), expected);
        QCOMPARE(allMet(results), expected.isEmpty());
        // The same faults do not stop a verdict that sends nothing, as long as the draft is there to be judged.
        const bool stopsAll = is("leased") || is("held");
        for (const Verdict verdict : {Verdict::Reject, Verdict::SendBack, Verdict::Escalate, Verdict::HoldUntil})
            QCOMPARE(allMet(judge(draft, person, verdict)), !stopsAll);
    }

    void rightsAreDeniedByDefault()
    {
        const Draft draft = approvable();
        for (const auto& [verdict, name] : EnumWords<Verdict>::words) {
            QVERIFY(!allMet(judge(draft, Person{}, verdict)));
            for (const char* role : {"auditor", "operator", "no_such_role"})
                QVERIFY2(!allMet(judge(draft, samples::person(role), verdict)), role);
            for (const char* role : {"marketing_manager", "senior_approver"})
                QVERIFY2(allMet(judge(draft, samples::person(role), verdict)), role);
        }
        const Person brand = samples::person("brand_reviewer");
        QVERIFY(allMet(judge(draft, brand, Verdict::Reject)) && allMet(judge(draft, brand, Verdict::SendBack)));
        QVERIFY(failing(judge(draft, brand, Verdict::Approve)).contains(QStringLiteral("may_approve")));
        Person editor = samples::person("marketing_manager");
        editor.permissions.erase(Permission::Edit);
        QCOMPARE(failing(judge(draft, editor, Verdict::ApproveWithEdits)), QStringList{QStringLiteral("may_edit")});
    }

    void overridingIsItsOwnRightAndNeverForConsent()
    {
        Draft draft = approvable();
        draft.checks.push_back({"claims", CheckState::Failed, "bad", false});
        const Person manager = samples::person("marketing_manager");
        const Person senior = samples::person("senior_approver");
        QVERIFY(!allMet(judge(draft, manager, Verdict::Approve, {"checks_passed"})));
        QVERIFY(!allMet(judge(draft, senior, Verdict::Approve)));
        QVERIFY(allMet(judge(draft, senior, Verdict::Approve, {"checks_passed"})));
        QCOMPARE(of(judge(draft, senior, Verdict::Approve, {"checks_passed"}), "checks_passed").state, RequirementState::Overridden);
        draft.checks.push_back({"consent", CheckState::Failed, "never agreed", false});
        std::vector<std::string> everything;
        for (const Requirement& requirement : shipped().requirements)
            everything.push_back(requirement.id);
        QCOMPARE(failing(judge(draft, senior, Verdict::Approve, everything)), QStringList{QStringLiteral("consent_given")});
    }

    void sentencesNameFactAndLimit()
    {
        Draft draft = approvable();
        draft.summary.value.minor = 250001;
        auto result = of(judge(draft, samples::person("marketing_manager"), Verdict::Approve), "within_cart_limit");
        QCOMPARE(QString::fromStdString(result.sentence), QStringLiteral("Cart of €2,500.01 is not within your limit (limit: €2,500.00)"));
        QCOMPARE(QString::fromStdString(result.fact), QStringLiteral("cart.value = 250001, not <= limit.cart_value = 250000"));
        QCOMPARE(QString::fromStdString(whoWords(result.who.at(0))), QStringLiteral("a person in the role senior approver"));
        draft.summary.value.currency = "KWD";
        result = of(judge(draft, samples::person("marketing_manager"), Verdict::Approve), "within_cart_limit");
        QCOMPARE(result.state, RequirementState::Error);
        QVERIFY(result.sentence.find("none set for KWD") != std::string::npos);
    }

    // All small histories: who edited, who approved what revision, how many the policy asks; two approvals are always two people.
    void twoApprovalsAreTwoPeople()
    {
        const std::vector<std::string> people{"", "a", "b", "c"};
        for (const std::string& editor : people)
            for (int needed = 1; needed <= 2; ++needed)
                for (unsigned approved = 0; approved < 8; ++approved)
                    for (const std::int64_t revision : {2, 3})
                        for (const char* me : {"a", "b", "c"}) {
                            Draft draft = approvable();
                            draft.editedBy = editor;
                            draft.routing.approvalsNeeded = needed;
                            std::set<std::string> distinct;
                            for (unsigned i = 0; i < 3; ++i)
                                if (approved >> i & 1) {
                                    draft.approvals.push_back({people[i + 1], {}, revision, 0});
                                    draft.approvals.push_back({people[i + 1], {}, revision, 1});  // counted once
                                    if (revision == draft.summary.revision)
                                        distinct.insert(people[i + 1]);
                                }
                            const Person person = samples::person("senior_approver", me);
                            QCOMPARE(approvalsHave(draft), static_cast<int>(distinct.size()));
                            const bool recorded = allMet(judge(draft, person, Verdict::Approve));
                            const bool again = distinct.contains(me);
                            const bool ownEditAlone = editor == me && distinct.empty();
                            QCOMPARE(recorded, !again && !ownEditAlone);
                            distinct.insert(me);
                            const bool completes = completesApproval(draft, person, Verdict::Approve);
                            QCOMPARE(completes, static_cast<int>(distinct.size()) >= std::max(needed, editor.empty() ? 1 : 2));
                            if (recorded && completes && !editor.empty())
                                QVERIFY(distinct.size() > (distinct.contains(editor) ? 1U : 0U));
                            QVERIFY(!completesApproval(draft, person, Verdict::ApproveWithEdits));
                            QVERIFY(!completesApproval(draft, person, Verdict::Reject));
                            QVERIFY(!completesApproval(draft, Person{}, Verdict::Approve));
                        }
    }

    void rolesWidenOnlyWhatTheyMayApprove()
    {
        Person person{ .id = "x",
            .login = {},
            .name = {},
            .roles = { "small", "reader", "ghost" },
            .permissions = { Permission::SetPolicy },
            .limits = {} };
        const std::vector<Role> roles{
            {"small", "", {Permission::Approve}, {{{100, "EUR"}}, {{10, "EUR"}}, 3000, {Channel::Email}, {"one"}, {"b2b"}}},
            {"big", "", {Permission::Approve}, {{{500, "EUR"}, {7, "JPY"}}, {}, 1000, {Channel::Sms}, {"two"}, {"*"}}},
            {"reader", "", {Permission::ReadDrafts}, {{{999999, "EUR"}}, {}, 0, {Channel::Push}, {"*"}, {"*"}}}};
        applyRoles(person, roles);
        QVERIFY((person.permissions == std::set<Permission>{Permission::Approve, Permission::ReadDrafts}));
        QVERIFY((person.limits.cartValue == std::vector<Money>{{100, "EUR"}}));
        QCOMPARE(person.limits.marginFloorBp, 3000);
        QVERIFY((person.limits.shops == std::set<std::string>{"one"}));
        person.roles = {"small", "big"};
        applyRoles(person, roles);
        QVERIFY((person.limits.cartValue == std::vector<Money>{{500, "EUR"}, {7, "JPY"}}));
        QCOMPARE(person.limits.marginFloorBp, 1000);
        QVERIFY((person.limits.channels == std::set<Channel>{Channel::Email, Channel::Sms}));
        person.roles = {};
        applyRoles(person, roles);
        QVERIFY(person.permissions.empty() && person.limits.shops.empty());
        QCOMPARE(person.limits.marginFloorBp, 10000);
        QVERIFY(!rolesFromJson(Json::object()));
        QVERIFY(!rolesFromJson(Json::parse(R"j([{"id":"a","permissions":["fly"],"limits":{}}])j")));
        QVERIFY(!rolesFromJson(Json::parse(R"j([{"id":"a","permissions":[],"limits":{"cart_value":[{"minor":-1,"currency":"EUR"}]}}])j")));
    }

    void contradictoryPoliciesAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named");
        const auto row
            = [](const char* key, const char* value, const char* named) { QTest::addRow("%s %s", key, value) << key << value << named; };
        row("margin_floor_bp", "10001", "margin_floor_bp");
        row("discount_cap_bp", "-1", "discount_cap_bp");
        row("idle_ms", "-5", "idle_ms");
        row("idle_ms", "\"30m\"", "idle_ms");
        row("cold_after_ms", "0", "cold_after_ms");
        row("hold_ms", "{\"email\":-1}", "hold_ms.email");
        row("hold_ms", "{\"pigeon\":1}", "hold_ms");
        row("phase", "\"full_speed\"", "phase");
        row("quiet_from_minute", "1440", "quiet_from_minute");
        row("max_sms_segments", "0", "max_sms_segments");
        row("review_above_value", "[{\"minor\":1,\"currency\":\"ZZZ\"}]", "ZZZ");
        row("review_above_value", "[{\"minor\":1,\"currency\":\"EUR\"},{\"minor\":2,\"currency\":\"EUR\"}]", "twice");
        row("second_above_value", "[{\"minor\":1,\"currency\":\"EUR\"}]", "below review_above_value");
        row("ranks", "{\"EUR\":0}", "ranks");
        row("currency", "\"XYZ\"", "currency");
        row("witnesses", "[\"nobody\"]", "witnesses: number 1");
        row("witnesses", "[\"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\"]", "signs records");
        row("marginfloor", "5", "unknown key");
        row("requirements", "[]", "nobody could approve");
        row("requirements", "[{\"id\":\"a\",\"sentence\":\"\",\"satisfied_if\":{\"fact\":\"x\",\"op\":\"=~\",\"value\":1}}]",
            "unknown operator");
        row("requirements",
            "[{\"id\":\"a\",\"sentence\":\"\",\"satisfied_if\":true},{\"id\":\"a\",\"sentence\":\"\",\"satisfied_if\":true}]", "twice");
    }
    void contradictoryPoliciesAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, named);
        Json json(shipped());
        QVERIFY(policyFromJson(json));
        json[key.toStdString()] = Json::parse(value.toStdString());
        const auto policy = policyFromJson(json);
        QVERIFY(!policy);
        QVERIFY2(QString::fromStdString(policy.error().detail).contains(named), policy.error().detail.c_str());
    }

    void surveyRulesAreChecked_data()
    {
        QTest::addColumn<QByteArray>("survey");
        QTest::addColumn<QString>("fault");
        QTest::newRow("off is fine") << QByteArray("{\"enabled\":false}") << "";
        QTest::newRow("sound") << QByteArray("{\"enabled\":true,\"address\":\"https://a.example\",\"channels\":[\"sms\"],\"languages\":[\"de\"]}") << "";
        QTest::newRow("loopback for trying") << QByteArray("{\"enabled\":true,\"address\":\"http://127.0.0.1:8787\"}") << "";
        QTest::newRow("no address") << QByteArray("{\"enabled\":true}") << "survey.address is empty";
        QTest::newRow("no https") << QByteArray("{\"enabled\":true,\"address\":\"http://a.example\"}") << "https://";
        QTest::newRow("script") << QByteArray("{\"address\":\"javascript:void\"}") << "not a web address";
        QTest::newRow("query") << QByteArray("{\"address\":\"https://a.example/?x=1\"}") << "\"?\"";
        QTest::newRow("channel") << QByteArray("{\"channels\":[\"push\"]}") << "not by push";
        QTest::newRow("no channel") << QByteArray("{\"channels\":[]}") << "survey.channels is empty";
        QTest::newRow("language") << QByteArray("{\"languages\":[\"fr\"]}") << "no survey in \"fr\"";
        QTest::newRow("wait") << QByteArray("{\"wait_ms\":-1}") << "survey.wait_ms";
        QTest::newRow("pause") << QByteArray("{\"pause_ms\":5}") << "survey.pause_ms";
        QTest::newRow("misspelt") << QByteArray("{\"enable\":true}") << "unknown key \"survey.enable\"";
        QTest::newRow("no object") << QByteArray("[1]") << "must be an object";
    }

    void surveyRulesAreChecked()
    {
        QFETCH(QByteArray, survey);
        QFETCH(QString, fault);
        Json policy(shipped());
        policy["survey"] = parseJson(survey.toStdString()).value();
        const auto read = policyFromJson(policy);
        QCOMPARE(read.has_value(), fault.isEmpty());
        if (!read)
            QVERIFY2(QString::fromStdString(read.error().detail).contains(fault), read.error().detail.c_str());
        // A policy of before surveys asks nobody.
        policy.erase("survey");
        QVERIFY(!policyFromJson(policy).value().survey.enabled);
    }

    void stakesOrderCurrencies()
    {
        const Policy& policy = shipped();
        QCOMPARE(stakeRank(policy, {124000, "EUR"}), 124000LL);
        QCOMPARE(stakeRank(policy, {100000, "JPY"}), 60000LL);
        QCOMPARE(stakeRank(policy, {100000, "KWD"}), 100000LL);
        QVERIFY(stakeRank(policy, {std::numeric_limits<std::int64_t>::max(), "GBP"}) > 0);
    }
};

QTEST_GUILESS_MAIN(TestRequirement)
#include "tst_requirement.moc"
