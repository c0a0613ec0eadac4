#include "models/domain/auditentry.h"
#include "models/domain/auditsearch.h"
#include "models/domain/draftfilter.h"
#include "models/domain/jsontext.h"
#include "models/domain/lineagegraph.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"
#include "samples.h"

#include <QtTest>

using namespace countersign;

namespace {

// What is written reads back to what is written, and one key of a wrong type is refused wherever it stands.
template <class T>
void roundTrip(const T& value, const char* name)
{
    const Json json(value);
    const auto read = decode<T>(json);
    QVERIFY2(read, name);
    QVERIFY2(Json(*read) == json, name);
    QVERIFY2(Json::parse(jsonText(value)) == json, name);
    QVERIFY2(canonicalJson(Json(decode<T>(parseJson(canonicalJson(json)).value()).value())) == canonicalJson(json), name);
    for (const auto& [key, member] : json.items()) {
        QVERIFY2(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos, key.c_str());
        Json wrong = json;
        const bool text = member.is_string() || member.is_null();
        wrong[key] = text ? Json(Json::array({Json::array()})) : Json("wrong");
        if (key != "facts" && key != "data" && key != "applies_if" && key != "satisfied_if" && key != "override_if")
            QVERIFY2(!decode<T>(wrong), (std::string(name) + "." + key).c_str());
        if (member.is_number_integer()) {
            wrong[key] = 1.5;
            QVERIFY2(!decode<T>(wrong), (std::string(name) + "." + key).c_str());
        }
    }
    for (const char* shape : {"null", "[]", "\"x\"", "5"})
        QVERIFY2(!decode<T>(Json::parse(shape)), name);
}

Cart cart()
{
    Cart cart;
    cart.shopId = "northbean";
    cart.token = "t";
    cart.cartToken = "c";
    cart.customerId = "706405506930370084";
    cart.email = "ana@posta.es";
    cart.phone = "+34600111222";
    cart.firstName = "Ana";
    cart.lastName = "Pérez";
    cart.countryCode = "ES";
    cart.postalCode = "08001";
    cart.locale = "es-ES";
    cart.company = "ACME";
    cart.landingSite = "/";
    cart.referringSite = "https://x.example";
    cart.sourceName = "web";
    cart.note = "note";
    cart.gateway = "card";
    cart.recoveryUrl = "https://northbean.com/r";
    cart.discountCodes = {"A", "B"};
    cart.attributes = {{"gift", "yes"}};
    cart.acceptsEmailMarketing = true;
    cart.lines = {samples::line()};
    cart.subtotal = cart.total = {124000, "EUR"};
    cart.discounts = {0, "EUR"};
    cart.tax = Money{100, "EUR"};
    cart.step = CheckoutStep::Shipping;
    cart.visits = 4;
    cart.createdAt = samples::noon - hourMs;
    cart.updatedAt = samples::noon;
    cart.completedAt = samples::noon + 1;
    return cart;
}

}  // namespace

class TestCodec final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecordRoundTrips()
    {
        const Draft draft = samples::draft();
        roundTrip(cart(), "cart");
        roundTrip(samples::line(), "line");
        roundTrip(samples::customer(), "customer");
        roundTrip(samples::customer().variants.front(), "variant");
        roundTrip(draft, "draft");
        roundTrip(draft.summary, "summary");
        roundTrip(draft.diagnosis, "diagnosis");
        roundTrip(draft.diagnosis.evidence.front(), "evidence");
        roundTrip(draft.diagnosis.reasons.front(), "probability");
        roundTrip(draft.offer, "offer");
        roundTrip(draft.offer.candidates.back(), "candidate");
        roundTrip(draft.routing, "routing");
        roundTrip(draft.checks.back(), "check");
        roundTrip(draft.requirements.front(), "result");
        roundTrip(draft.lineage.front(), "lineage");
        roundTrip(*draft.summary.lease, "lease");
        roundTrip(Approval{"p", "Mara", 3, samples::noon}, "approval");
        roundTrip(samples::email(), "content");
        roundTrip(samples::email().blocks.back(), "block");
        roundTrip(samples::values(), "values");
        roundTrip(samples::person("senior_approver"), "person");
        roundTrip(samples::person("senior_approver").limits, "limits");
        roundTrip(rolesFromJson(samples::resourceJson("roles.json")).value().front(), "role");
        roundTrip(shippedPolicy(samples::resourceJson("policy.json"), samples::resourceJson("requirements.json")).value(), "policy");
        Shop shop;
        shop.id = "s";
        shop.linkDomains = {"a", "b"};
        shop.excludedProducts = {"1"};
        roundTrip(shop, "shop");
        roundTrip(ShopSecrets{"a", "b", "c", "d"}, "secrets");
        const DecisionStatement statement{ .decisionId = "d",
            .draftId = "f",
            .revision = 3,
            .verdict = Verdict::Reject,
            .binding = { "p", "o", "r", "x@1" },
            .reasonCode = RejectReason::WrongTone,
            .noteDigest = "n",
            .until = samples::noon,
            .overrides = { "a" },
            .decidedAt = samples::noon,
            .personId = "x",
            .keyId = "k" };
        roundTrip(statement, "statement");
        roundTrip(Decision{statement, samples::email(), "note", "00", Effort{41000, true, 7}, "batch", "sig"}, "decision");
        roundTrip(Comment{"c", "p", "Mara", "Too loud, @Ben", {"ben"}, true, samples::noon, samples::noon + 1, "Ben"}, "comment");
        roundTrip(Revision{2, "person", "Mara", "shorter", {samples::email()}, samples::noon}, "revision");
        roundTrip(Alternative{"plain", "Shorter", samples::sms()}, "alternative");
        DraftFilter filter;
        filter.order = DraftFilter::Order::Waiting;
        filter.search = "kettle";
        filter.turn = DraftFilter::Turn::Second;
        filter.group = DraftFilter::Group::Reason;
        filter.reasons = {Reason::ShippingCost, Reason::Distraction};
        filter.channels = {Channel::Sms};
        filter.languages = {"de"};
        filter.shops = {"northbean"};
        filter.offers = DraftFilter::Offers::Some;
        filter.stakeFrom = 5000;
        filter.checksFailed = true;
        filter.late = true;
        roundTrip(SavedView{"v", "Late and loud", true, "p", "Mara", filter, samples::noon}, "view");
        roundTrip(AuditEntry{"i", samples::noon, "person", "p", "decision.accepted", "s", "decision", "d", "f", {{"n", 1}}}, "entry");
        AuditFilter audit;
        audit.words = "voided approv";
        audit.from = samples::noon;
        audit.to = samples::noon + dayMs;
        audit.actors = {"p"};
        audit.actions = {"decision."};
        audit.shops = {"northbean"};
        audit.draftId = "d";
        audit.customer = "c";
        audit.verdict = "reject";
        audit.rule = "value_above";
        audit.minMinor = 100;
        audit.maxMinor = 5000;
        audit.overrides = true;
        roundTrip(audit, "audit filter");
        roundTrip(AuditFilter{}, "empty audit filter");
        AuditPage page{{{7, {"i", samples::noon, "rule", "within_limits", "draft.queued", "s", "draft", "d", "d", {{"n", 1}}}}}, "b7", 9};
        roundTrip(page, "audit page");
        roundTrip(AuditHistogram{hourMs, {{samples::noon, 3}, {samples::noon + hourMs, 0}}, 3}, "audit histogram");
        LineageNode node{"entry-4", LineageKind::FinalChecks, "Checked", "again", "deliver", samples::noon, 4, {{"payload", "ab"}}};
        roundTrip(LineageGraph{"d", "northbean", {node}, {{"webhook-1", "entry-4", 900}}}, "lineage graph");
    }

    void valuesSurviveExactly()
    {
        const Draft draft = decode<Draft>(Json(samples::draft())).value();
        QCOMPARE(qint64(draft.summary.coldAt), qint64(samples::noon + 5 * hourMs));
        QVERIFY(draft.summary.value == (Money{124000, "EUR"}));
        QVERIFY(draft.contents == samples::draft().contents);
        QVERIFY(contentFor(draft, Channel::Sms) && contentFor(draft, Channel::Sms)->channel == Channel::Sms);
        QVERIFY(!contentFor(draft, Channel::Push));
        QCOMPARE(draft.holdUntil.value(), samples::noon + minuteMs);
        const Json json(samples::draft());
        QCOMPARE(json.at("summary").at("cold_at").get<std::string>(), std::string("2026-11-21T17:00:00.000Z"));
        QCOMPARE(json.at("hold_ms").get<int>(), 120000);
        QCOMPARE(json.at("summary").at("reason").get<std::string>(), std::string("shipping_cost"));
        QCOMPARE(decode<Cart>(Json(cart())).value().customerId, std::string("706405506930370084"));
        Draft citing = samples::draft();
        citing.policyWords = {"Returns are free.", "We ship in 2 days."};
        citing.policyBlocks = {{0}, {0, 2}};
        Json cited(citing);
        QVERIFY(decode<Draft>(cited).value().policyBlocks == citing.policyBlocks);
        cited.erase("policy_blocks");  // of an earlier version
        QVERIFY(decode<Draft>(cited).value().policyWords == citing.policyWords);
        QVERIFY(decode<Draft>(cited).value().policyBlocks.empty());
        Json late(samples::draft());
        late["hold_until"] = nullptr;
        QVERIFY(!decode<Draft>(late)->holdUntil);
    }

    // Without a tree in between; what is no UTF-8 must not make a row that nobody can read.
    void textIsWrittenStraight()
    {
        QCOMPARE(jsonText(std::string("a\"b\\c\n\x01 ä ✓")), std::string("\"a\\\"b\\\\c\\n\\u0001 ä ✓\""));
        QCOMPARE(jsonText(std::string("half \xc3")), std::string("\"half \xef\xbf\xbd\""));
        QCOMPARE(jsonText(std::vector<std::int64_t>{-7, 0, std::numeric_limits<std::int64_t>::min()}), std::string("[-7,0,-9223372036854775808]"));
        QCOMPARE(jsonText(std::map<std::string, bool>{{"a\"", true}, {"b", false}}), std::string("{\"a\\\"\":true,\"b\":false}"));
        QCOMPARE(jsonText(std::optional<Money>()), std::string("null"));
        QCOMPARE(jsonText(Json{{"b", 1.5}, {"a", nullptr}}), std::string("{\"a\":null,\"b\":1.5}"));

        const Draft draft = samples::draft();
        constexpr std::array<std::string_view, 2> without{"contents", "values"};
        std::string text;
        append_json(text, draft, without);
        Json tree(draft);
        tree.erase("contents");
        tree.erase("values");
        QVERIFY(Json::parse(text) == tree);
    }

    void faultsAreNamedByTheirPath()
    {
        Json json(samples::draft());
        json["lines"][0]["unit_price"]["minor"] = "12";
        QCOMPARE(
            QString::fromStdString(decode<Draft>(json).error().detail), QStringLiteral("lines.0.unit_price.minor: must be a whole number"));
        json = samples::draft();
        json["summary"]["state"] = "flying";
        QCOMPARE(
            QString::fromStdString(decode<Draft>(json).error().detail), QStringLiteral("summary.state: is not one of the known words"));
        json = samples::draft();
        json["summary"]["confidence_bp"] = 3000000000;
        QCOMPARE(QString::fromStdString(decode<Draft>(json).error().detail), QStringLiteral("summary.confidence_bp: is out of range"));
        json = samples::draft();
        json.erase("summary");
        QCOMPARE(QString::fromStdString(decode<Draft>(json).error().detail), QStringLiteral("summary: is missing"));
    }

    void entriesAreBounded()
    {
        AuditEntry entry{"i", samples::noon, "person", "p", "a", "", "draft", "d", "", Json::object()};
        QCOMPARE(entryBytes(entry).value(), canonicalJson(Json(entry)));
        const std::size_t bare = entryBytes(entry)->size();
        entry.data["x"] = std::string(65535 - bare - 6, 'y');
        QCOMPARE(entryBytes(entry)->size(), std::size_t(65535));
        entry.data["x"] = std::string(65536 - bare - 6, 'y');
        QVERIFY(entryBytes(entry).error().code == ErrorCode::TooLarge);
    }

    // Properties rather than a copy of the table.
    void draftsMoveOnlyAsTheyMay()
    {
        using enum DraftState;
        for (const DraftState final : {Sent, Expired, Superseded, Converted, Suppressed, Holdout, Shadow})
            for (const auto& [state, name] : EnumWords<DraftState>::words)
                QVERIFY2(!mayMove(final, state), name.data());
        for (const auto& [from, name] : EnumWords<DraftState>::words) {
            QCOMPARE(mayMove(from, Sending), from == Held || from == Sending);                    // nothing is sent that was not held
            QCOMPARE(mayMove(from, Sent), from == Sending || from == Unknown);
            QCOMPARE(mayMove(from, Rejected), from == Queued);
            QCOMPARE(mayMove(from, Holdout), from == Composing);
            QCOMPARE(mayMove(from, Shadow), from == Composing);
            QCOMPARE(mayMove(from, Unknown), from == Sending || from == Unknown);
        }
        for (const DraftState undone : {Held, Rejected, Returned, Sending, Unknown})
            QVERIFY(mayMove(undone, Queued));
        for (const DraftState bought : {Composing, Queued, Approved, Held, Returned})
            QVERIFY(mayMove(bought, Converted) && mayMove(bought, Superseded) && mayMove(bought, Expired));
        // Once the request may be out, only the provider's word counts.
        for (const DraftState out : {Sending, Unknown})
            QVERIFY(!mayMove(out, Converted) && !mayMove(out, Expired) && !mayMove(out, Held) && !mayMove(out, Suppressed));
        QVERIFY(mayMove(Queued, Queued) && !mayMove(Queued, Sending) && !mayMove(Queued, Sent) && !mayMove(Rejected, Rejected));
    }

    void wordsAndStatusesAreWhole()
    {
        QCOMPARE(QString::fromLatin1(errorWord(ErrorCode::PreconditionFailed)), QStringLiteral("precondition_failed"));
        QCOMPARE(httpStatus(ErrorCode::Forbidden), 403);
        QCOMPARE(httpStatus(ErrorCode::Unprocessable), 422);
        QCOMPARE(offerWords(samples::candidate(OfferKind::Percent, 1), "en"), std::string("5 % off"));
        auto odd = samples::candidate(OfferKind::Percent, 1);
        odd.percentBp = 750;
        QCOMPARE(offerWords(odd, "de"), std::string("7,5 % Rabatt"));
        odd.percentBp = 1205;
        QCOMPARE(offerWords(odd, "en"), std::string("12.05 % off"));
        QCOMPARE(offerWords(samples::candidate(OfferKind::Amount, 1000), "en"), std::string("€10.00 off"));
        QCOMPARE(offerWords(samples::candidate(OfferKind::FreeShipping, 690), "de"), std::string("kostenloser Versand"));
        QCOMPARE(offerWords(samples::candidate(OfferKind::Reassurance, 0), "en"), std::string("no offer"));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
