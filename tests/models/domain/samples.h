#pragma once
// One draft with everything in it, as tests change it to their needs.
#include "models/domain/approvalfacts.h"
#include "models/domain/checks.h"
#include "models/domain/draft.h"
#include "models/domain/person.h"

#include <QFile>

namespace countersign::samples {

inline constexpr TimeMs noon = 1795262400000;  // 2026-11-21T12:00:00Z

inline Json resourceJson(const char* name)
{
    QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/policy/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    return parseJson(file.readAll().toStdString()).value_or(Json(nullptr));
}

inline Values values()
{
    return {.text = {{"first_name", "Ana"}, {"shop_name", "North Bean"}, {"recovery_url", "https://northbean.com/r/abc?x=1&y=2"},
                {"unsubscribe_url", "https://northbean.com/u/abc"}, {"discount_code", "BACK-7QX2"}, {"offer_text", "5 % off"},
                {"offer_until", "29 November 2026"}, {"cart_total", "€1,240.00"}, {"shipping_price", "€6.90"}, {"item_title", "Kettle"},
                {"support_address", "help@northbean.com"}, {"postal_address", "North Bean, Harbour 1, Hamburg"},
                {"delivery_promise", "Delivered within 3 days."}, {"returns_policy", "You can return anything within 30 days."}},
        .items = {{"Kettle", "Matte black · 2", "€620.00"}},
        .to = "ana@posta.es",
        .from = "hello@northbean.com",
        .fromName = "North Bean",
        .commitmentKey = std::string(64, 'a')};
}

inline Content email()
{
    return {.channel = Channel::Email,
        .language = "en",
        .subject = "Your cart at {{shop_name}}",
        .preheader = "It is still there.",
        .blocks = {{BlockKind::Paragraph, "Hello {{first_name}},\nyour cart is still there.", {}, false}, {BlockKind::Items, {}, {}, false},
            {BlockKind::Button, "Back to your cart", "{{recovery_url}}", false},
            {BlockKind::Footer, "{{postal_address}} · {{unsubscribe_url}}", {}, true}}};
}

inline Content sms()
{
    return {.channel = Channel::Sms,
        .language = "en",
        .subject = {},
        .preheader = {},
        .blocks = {{BlockKind::Paragraph, "{{shop_name}}: your cart is still there, {{first_name}}.", {}, false},
            {BlockKind::Button, "Your cart", "{{recovery_url}}", false}}};
}

inline CartLine line()
{
    return {.productId = "p1", .variantId = "v1", .sku = "K-1", .title = "Kettle", .variantTitle = "Matte black", .quantity = 2,
        .unitPrice = {62000, "EUR"}, .linePrice = {124000, "EUR"}, .compareAtPrice = Money{70000, "EUR"}};
}

inline CustomerFacts customer()
{
    return { .orders = 2,
        .spent = Money{ 20000, "EUR" },
        .lastOrderAt = noon - 40 * dayMs,
        .emailConsent = Consent::Subscribed,
        .smsConsent = Consent::Subscribed,
        .variants = { { "v1", Money{ 30000, "EUR" }, 7, Money{ 62000, "EUR" } } },
        .fetchedAt = noon,
        .note = {} };
}

inline OfferCandidate candidate(OfferKind kind, std::int64_t costMinor)
{
    return {.kind = kind, .percentBp = kind == OfferKind::Percent ? 500 : 0,
        .amount = kind == OfferKind::Amount ? std::optional(Money{costMinor, "EUR"}) : std::nullopt, .cost = {costMinor, "EUR"},
        .marginAfterBp = 3100, .recoveryBp = 1200, .expectedProfit = Money{1240, "EUR"}, .refusals = {"one", "two"}};
}

inline Draft draft()
{
    Draft draft;
    draft.summary = { .id = "0192f3a1-1111-7abc-8def-222222222222",
        .kind = "recovery",
        .shopId = "northbean",
        .state = DraftState::Queued,
        .revision = 3,
        .value = { 124000, "EUR" },
        .stake = 124000,
        .maskedName = "Ana P•••••",
        .reason = Reason::ShippingCost,
        .confidenceBp = 7100,
        .channel = Channel::Email,
        .language = "en",
        .offer = "no offer",
        .whyYours = "Cart above €1,000.00",
        .approvalsNeeded = 1,
        .approvalsHave = 0,
        .checksFailed = 0,
        .lease = Lease{ "me", "Mara", noon + minuteMs },
        .assignee = Assignee{ "me", {}, "Mara" },
        .comments = 1,
        .objections = 0,
        .queuedAt = noon - 50 * minuteMs,
        .createdAt = noon - hourMs,
        .coldAt = noon + 5 * hourMs,
        .updatedAt = noon };
    draft.cartId = "c1";
    draft.title = "Email to a returning customer";
    draft.subtitle = "€1,240 cart";
    draft.abandonedAt = noon - hourMs;
    draft.timeZone = "Europe/Berlin";
    draft.diagnosis = {.reasons = {{Reason::ShippingCost, 7100}, {Reason::Distraction, 2900}},
        .evidence = {{"shipping_ratio", Reason::ShippingCost, -140, 2, "Shipping is 14 % of the cart", {{"bp", 1400}}}}, .recoveryBp = 800,
        .segment = "returning", .model = "evidence-v1"};
    draft.offer = { .chosen = candidate(OfferKind::Reassurance, 0),
        .candidates = { candidate(OfferKind::Reassurance, 0), candidate(OfferKind::Percent, 6200) },
        .code = {},
        .validUntil = noon + 3 * dayMs,
        .floorBp = 2000,
        .why = "The smallest that pays" };
    draft.drafted = {email(), sms()};
    draft.contents = {email(), sms()};
    draft.values = values();
    draft.maskedTo = "a•••@p•••.es";
    draft.prompt = "builtin/shipping_cost@1";
    draft.composer = "built-in";
    draft.checks = {{"links", CheckState::Passed, "fine", false}, {"quiet_hours", CheckState::Failed, "late", true}};
    draft.routing = {RouteVerdict::Review, "value_above", "Cart above", 1, "senior_approver", 4};
    draft.requirements = {{"may_approve", RequirementState::Unsatisfied, "You may not", "person.permissions", {"Mara"}, true}};
    draft.lines = {line()};
    draft.customer = customer();
    draft.lineage = {{noon, "draft.composed", "Composed"}};
    draft.linkDomains = {"northbean.com"};
    draft.holdMs = 120000;
    draft.decisionId = "d1";
    draft.holdUntil = noon + minuteMs;
    return draft;
}

inline Person person(const char* role, const char* id = "me")
{
    Person person{.id = id, .login = id, .name = "Mara", .roles = {role}, .permissions = {}, .limits = {}};
    applyRoles(person, rolesFromJson(resourceJson("roles.json")).value_or(std::vector<Role>{}));
    return person;
}

}  // namespace countersign::samples
