#include "tests/support/console/sampledrafts.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"

#include <QLocale>
#include <array>

namespace countersign {

namespace {

struct Sample {
    const char* first;
    const char* last;
    const char* item;
    std::int64_t minor;
    const char* currency;
    const char* language;
    Reason reason;
    Channel channel;
    OfferKind offer;
    int oldMinutes;
    const char* trait;  // "", "failing", "leased", "second", "mine", "edited", "cold"
};

constexpr std::array<Sample, 30> samples{ {
    { "Ana", "Pérez", "Harbour lamp", 124000, "EUR", "en", Reason::ShippingCost, Channel::Email, OfferKind::FreeShipping, 48, "second" },
    { "Jonas", "Donaudampfschifffahrtsgesellschaftskapitän",
        "Wasserdichte Reiserucksack-Erweiterungstasche „Nordseeküste“ mit Rollverschluss", 98000, "EUR", "de", Reason::PriceComparison,
        Channel::Email, OfferKind::Percent, 66, "" },
    { "ليلى", "الحدّاد", "مصباح الميناء", 61000, "EUR", "en", Reason::PaymentTrust, Channel::Email, OfferKind::Reassurance, 31, "" },
    { "健太", "田中", "珈琲豆 1kg", 14319, "JPY", "en", Reason::DeliveryTime, Channel::Email, OfferKind::FreeShipping, 93, "" },
    { "Maya", "Okafor", "Linen duvet set", 45900, "USD", "en", Reason::CheckoutComplexity, Channel::Sms, OfferKind::Reassurance, 37,
        "failing" },
    { "Ölrün", "Þórsdóttir", "Wool blanket", 38800, "EUR", "en", Reason::ReturnsPolicy, Channel::Email, OfferKind::Reassurance, 140,
        "leased" },
    { "Zoë", "van der Meer", "Espresso machine", 72000, "EUR", "en", Reason::ShippingCost, Channel::Email, OfferKind::FreeShipping, 52,
        "mine" },
    { "Noam", "בן־דוד", "Desk organiser", 18950, "EUR", "en", Reason::AccountRequired, Channel::Email, OfferKind::Reassurance, 71, "" },
    { "Greta", "Müller", "Gartenbank Eiche", 54900, "EUR", "de", Reason::DeliveryTime, Channel::Email, OfferKind::Reassurance, 44,
        "edited" },
    { "Fatima", "Zahra", "Ceramic bowl, 6 pcs", 12750, "EUR", "en", Reason::PaymentFailure, Channel::Email, OfferKind::Reassurance, 33,
        "" },
    { "Lars", "Ek", "Trail shoes", 15900, "EUR", "en", Reason::OutOfStock, Channel::Email, OfferKind::Reassurance, 190, "failing" },
    { "Chloé", "Dubois", "Parfum d’ambiance", 8900, "EUR", "en", Reason::DeviceFriction, Channel::Sms, OfferKind::Reassurance, 35, "" },
    { "Tom", "Hale", "Road bike", 219900, "GBP", "en", Reason::PriceComparison, Channel::Email, OfferKind::Amount, 58, "second" },
    { "Yusuf", "Demir", "Kettle", 6400, "EUR", "en", Reason::Distraction, Channel::Email, OfferKind::Reassurance, 320, "cold" },
    { "Sofia", "Rossi", "Olive oil, 12 bottles", 21600, "EUR", "en", Reason::ShippingCost, Channel::Email, OfferKind::FreeShipping, 84,
        "" },
    { "Hussein", "Al-Sabah", "Oud incense set", 48750, "KWD", "en", Reason::PaymentTrust, Channel::Email, OfferKind::Reassurance, 64, "" },
    { "Ivy", "Nguyễn", "Standing desk", 67900, "USD", "en", Reason::TechnicalError, Channel::Email, OfferKind::Reassurance, 41, "" },
    { "", "", "Coffee beans", 3200, "EUR", "en", Reason::AccountRequired, Channel::Email, OfferKind::Reassurance, 39, "" },
    { "Petra", "Novák", "Winter tyres", 41200, "EUR", "de", Reason::PriceComparison, Channel::Email, OfferKind::Percent, 150, "" },
    { "Omar", "Haddad", "Studio monitor pair", 89900, "EUR", "en", Reason::CheckoutComplexity, Channel::Email, OfferKind::Reassurance, 47,
        "leased" },
    { "Emma", "Larsson", "Rain jacket", 17900, "EUR", "en", Reason::ReturnsPolicy, Channel::Email, OfferKind::Reassurance, 62, "" },
    { "Wei", "Zhang", "Tea sampler", 5600, "EUR", "en", Reason::Distraction, Channel::Sms, OfferKind::Reassurance, 36, "" },
    { "Kofi", "Mensah", "Tool chest", 33400, "EUR", "en", Reason::ShippingCost, Channel::Email, OfferKind::FreeShipping, 240, "cold" },
    { "Brigitte", "Schäfer-Hohenlohe", "Bettwäsche-Set Mako-Satin 240 × 220", 25900, "EUR", "de", Reason::PaymentFailure, Channel::Sms,
        OfferKind::Reassurance, 77, "" },
    { "Aria", "Singh", "Yoga bundle", 11200, "EUR", "en", Reason::DeviceFriction, Channel::Email, OfferKind::Reassurance, 55, "" },
    { "Dmytro", "Шевченко", "Camping stove", 9800, "EUR", "en", Reason::DeliveryTime, Channel::Email, OfferKind::Reassurance, 69, "" },
    { "Helena", "Costa", "Surfboard", 62500, "EUR", "en", Reason::ShippingCost, Channel::Email, OfferKind::FreeShipping, 88, "failing" },
    { "Bram", "Jansen GmbH", "Office chairs × 12", 358800, "EUR", "de", Reason::PriceComparison, Channel::Email, OfferKind::Percent, 110,
        "second" },
    { "Nia", "Williams", "Candle trio", 4500, "GBP", "en", Reason::Distraction, Channel::Email, OfferKind::Reassurance, 43, "" },
    { "José", "Ñúñez", "Guitar strings", 2900, "EUR", "en", Reason::PaymentFailure, Channel::Email, OfferKind::Reassurance, 50, "" },
} };

Content emailContent(const Sample& sample)
{
    const bool german = std::string_view(sample.language) == "de";
    Content content;
    content.channel = Channel::Email;
    content.language = sample.language;
    content.subject = german ? "{{item_title}} wartet noch auf Sie" : "Your {{item_title}} is still here";
    content.preheader = german ? "Ihr Warenkorb ist gespeichert." : "We kept your cart.";
    const bool named = *sample.first != '\0';
    const std::string hello = german ? (named ? "Hallo {{first_name}}," : "Guten Tag,") : (named ? "Hello {{first_name}}," : "Hello,");
    content.blocks = { { BlockKind::Paragraph, hello, "", false },
        { BlockKind::Paragraph,
            german
                ? "Sie haben etwas im Warenkorb gelassen. Alles ist noch da, und die Kasse öffnet sich genau dort, wo Sie aufgehört haben."
                : "you left something in your cart. It is all still there, and checkout opens where you stopped.",
            "", false },
        { BlockKind::Items, "", "", false },
        { BlockKind::Button, german ? "Zurück zum Warenkorb" : "Back to your cart", "{{recovery_url}}", false },
        { BlockKind::Footer, "{{postal_address}} · {{unsubscribe_url}}", "", true } };
    if (sample.offer != OfferKind::Reassurance)
        content.blocks.insert(content.blocks.begin() + 2,
            { BlockKind::Paragraph,
                german ? "Für Sie: {{offer_text}}. Ihr Code: {{discount_code}}" : "For you: {{offer_text}}. Your code: {{discount_code}}",
                "", false });
    return content;
}

Content smsContent(const Sample& sample)
{
    const bool german = std::string_view(sample.language) == "de";
    Content content;
    content.channel = Channel::Sms;
    content.language = sample.language;
    content.blocks = { { BlockKind::Paragraph,
        german ? "{{shop_name}}: Ihr Warenkorb ist gespeichert: {{recovery_url}}" : "{{shop_name}}: your cart is saved: {{recovery_url}}",
        "", false } };
    return content;
}

Offer offerFor(const Sample& sample)
{
    const Money value{sample.minor, sample.currency};
    const auto candidate = [&value](OfferKind kind, int costBp, int recoveryBp) {
        OfferCandidate c;
        c.kind = kind;
        c.percentBp = kind == OfferKind::Percent ? costBp : 0;
        c.cost = shareOf(value, costBp);
        if (kind == OfferKind::Amount)
            c.amount = c.cost;
        c.marginAfterBp = 3400 - costBp;
        c.recoveryBp = recoveryBp;
        c.expectedProfit = shareOf(value, (3400 - costBp) * recoveryBp / 10000);
        return c;
    };
    Offer offer;
    offer.candidates = {candidate(OfferKind::Reassurance, 0, 1100), candidate(OfferKind::FreeShipping, 300, 1900),
        candidate(OfferKind::Percent, 500, 2000), candidate(OfferKind::Amount, 900, 2100)};
    offer.candidates.back().refusals = { "9 % is above the cap of 8 %" };
    for (const OfferCandidate& c : offer.candidates)
        if (c.kind == sample.offer)
            offer.chosen = c;
    if (sample.offer != OfferKind::Reassurance)
        offer.code = "BACK-7Q2M";
    offer.floorBp = 2000;
    offer.why = "The smallest that pays";
    return offer;
}

Draft makeDraft(const Sample& sample, int number, TimeMs now)
{
    Draft draft;
    DraftSummary& summary = draft.summary;
    const TimeMs created = now - sample.oldMinutes * minuteMs;
    const std::string trait = sample.trait;
    summary.id = newId(created + number);
    summary.shopId = "northbean";
    summary.value = {sample.minor, sample.currency};
    summary.stake = std::string_view(sample.currency) == "JPY" ? sample.minor * 6 / 10
        : std::string_view(sample.currency) == "KWD"           ? sample.minor * 3 / 10
                                                               : sample.minor;
    summary.maskedName = maskName(sample.first, sample.last);
    summary.reason = sample.reason;
    summary.confidenceBp = 4800 + (number * 731) % 4200;
    summary.channel = sample.channel;
    summary.language = sample.language;
    draft.offer = offerFor(sample);
    summary.offer = offerWords(draft.offer.chosen, "en");
    summary.approvalsNeeded = trait == "second" ? 2 : 1;
    const std::string worth = formatMoney(summary.value, "en");
    summary.whyYours = trait == "second" ? "Cart of " + worth + " is above " + formatMoney({ 100000, "EUR" }, "en") + ": two people decide"
                                         : "Pilot: every message goes to people";
    summary.createdAt = created;
    summary.coldAt = trait == "cold" ? now + 9 * minuteMs : created + 6 * hourMs;
    summary.updatedAt = created;
    if (trait == "leased")
        summary.lease = Lease{"0192aaaa-0000-7000-8000-000000000002", "Idris Cole", now + 4 * minuteMs};
    draft.cartId = newId(created);
    draft.title = sample.channel == Channel::Sms ? "SMS to a returning customer" : "Email to a first-time customer";
    draft.subtitle = formatMoney(summary.value, "en") + " cart · 1 item · stopped at the shipping step";
    draft.abandonedAt = created - 30 * minuteMs;
    draft.timeZone = "Europe/Berlin";
    int left = 10000 - summary.confidenceBp;
    draft.diagnosis.reasons = {{sample.reason, summary.confidenceBp}};
    for (const auto& [reason, name] : EnumWords<Reason>::words) {
        if (reason == sample.reason)
            continue;
        const int share = left / 3;
        left -= share;
        draft.diagnosis.reasons.push_back({reason, share});
    }
    const std::string shipping = formatMoney({ summary.value.minor * 14 / 100, summary.value.currency }, "en");
    draft.diagnosis.evidence = {{"shipping_ratio", sample.reason, 1120, 3, "Shipping of " + shipping + " is 14 % of the goods' value",
                                    Json{{"ratio_bp", 1400}}},
        {"step", sample.reason, 640, 2, "Stopped at the shipping step", Json{{"step", "shipping"}}},
        {"revisits", Reason::PriceComparison, 210, 1, "Came back to this cart once", Json{{"visits", 2}}}};
    draft.diagnosis.recoveryBp = 1100;
    draft.diagnosis.segment = number % 3 == 0 ? "returning" : "first_time";
    draft.diagnosis.model = "evidence-v1";
    draft.drafted = {emailContent(sample), smsContent(sample)};
    draft.contents = draft.drafted;
    if (trait == "edited") {
        draft.contents.front().subject = "Ihre {{item_title}} – wir haben sie zurückgelegt";
        draft.editedBy = samplePerson().id;
        summary.revision = 2;
    }
    draft.values.text = { { "first_name", sample.first }, { "shop_name", "North Bean" },
        { "recovery_url", "https://northbean.example/cart/c/" + std::to_string(number) },
        { "unsubscribe_url", "https://northbean.example/unsubscribe/" + std::to_string(number) }, { "discount_code", draft.offer.code },
        { "offer_text", offerWords(draft.offer.chosen, sample.language) }, { "cart_total", formatMoney(summary.value, sample.language) },
        { "item_title", sample.item }, { "support_address", "help@northbean.example" },
        { "postal_address", "North Bean GmbH, Hafenstraße 4, 20457 Hamburg" } };
    draft.values.items = {{sample.item, "1", formatMoney(summary.value, sample.language)}};
    draft.values.to = sample.channel == Channel::Sms ? "+49170" + std::to_string(1000000 + number)
                                                     : "customer" + std::to_string(number) + "@posta.example";
    draft.values.from = sample.channel == Channel::Sms ? "NorthBean" : "hello@northbean.example";
    draft.values.fromName = "North Bean";
    draft.values.commitmentKey = std::string(62, 'a') + (number % 2 == 0 ? "0b" : "1c");
    draft.maskedTo = sample.channel == Channel::Sms ? maskPhone(draft.values.to) : maskEmail(draft.values.to);
    draft.prompt = "builtin/" + std::string(word(sample.reason)) + "@1";
    draft.composer = "built-in";
    draft.checks = { { "links", CheckState::Passed, "All 2 links lead to northbean.example", false },
        { "offer_text", CheckState::Passed, "The offer in the text is the offer in the record", false },
        { "placeholders", CheckState::Passed, "Every placeholder has a value", false },
        { "claims", CheckState::Passed, "No claim without a fact", false },
        { "length", CheckState::Passed, "Subject 34 of 70 characters", false },
        { "consent", CheckState::Passed, "Subscribed on this channel", false },
        { "quiet_hours", CheckState::Passed, "Outside quiet hours (21:00–08:00)", false } };
    if (trait == "failing") {
        draft.checks[3] = {"claims", CheckState::Failed, "“last chance” has no fact behind it: stock is 38", false};
        summary.checksFailed = 1;
    }
    draft.routing
        = { RouteVerdict::Review, trait == "second" ? "second_above_value" : "pilot", summary.whyYours, summary.approvalsNeeded, "", 1 };
    draft.requirements
        = { { "may_approve", RequirementState::Satisfied, "You may approve", "person.permissions contains approve", {}, false } };
    if (summary.checksFailed > 0)
        draft.requirements.push_back({ "checks_pass", RequirementState::Unsatisfied, "Checks failed: claims", "draft.checks_failed = 1",
            { "Mara Lind", "Ines Duarte" }, true });
    if (trait == "second")
        draft.requirements.push_back({ "within_cart_limit", RequirementState::Unsatisfied,
            "Cart of " + formatMoney(summary.value, "en") + " is not within your limit (limit: €1,000.00)", "cart.value", { "Ines Duarte" },
            false });
    if (trait == "mine") {
        summary.approvalsNeeded = 2;
        summary.approvalsHave = 1;
        draft.approvals = {{"0192aaaa-0000-7000-8000-000000000002", "Idris Cole", 1, now - 12 * minuteMs}};
        draft.routing.approvalsNeeded = 2;
    }
    CartLine line;
    line.productId = "9007199254740993" + std::to_string(number);
    line.title = sample.item;
    line.unitPrice = line.linePrice = summary.value;
    draft.lines = {line};
    draft.customer.orders = number % 3 == 0 ? 4 : 0;
    draft.customer.emailConsent = draft.customer.smsConsent = Consent::Subscribed;
    draft.customer.variants = {{"", shareOf(summary.value, 6600), 38, summary.value}};
    draft.customer.fetchedAt = created;
    draft.lineage = { { created - 40 * minuteMs, "cart.updated", "Checkout updated by Shopify" },
        { created, "cart.abandoned", "Untouched for 30 minutes" },
        { created + secondMs, "draft.composed", "Composed with " + draft.prompt },
        { created + 2 * secondMs, "draft.queued", summary.whyYours } };
    draft.linkDomains = {"northbean.example"};
    draft.holdMs = sample.channel == Channel::Email ? 2 * minuteMs : 10 * secondMs;
    return draft;
}

}  // namespace

Person samplePerson()
{
    Person person;
    person.id = "0192aaaa-0000-7000-8000-000000000001";
    person.login = "mara";
    person.name = "Mara Lind";
    person.roles = {"marketing_manager"};
    person.permissions = { Permission::ReadDrafts, Permission::Lease, Permission::Edit, Permission::Approve, Permission::ApproveSecond,
        Permission::Reject, Permission::SendBack, Permission::Undo, Permission::ReadAudit, Permission::ReadPolicy };
    person.limits.cartValue = {{100000, "EUR"}, {100000, "USD"}, {90000, "GBP"}, {150000, "JPY"}, {300000, "KWD"}};
    person.limits.discount = {{20000, "EUR"}, {20000, "USD"}, {20000, "GBP"}, {20000, "JPY"}, {60000, "KWD"}};
    person.limits.marginFloorBp = 2000;
    person.limits.channels = {Channel::Email, Channel::Sms};
    person.limits.shops = {"*"};
    person.limits.segments = {"*"};
    return person;
}

Policy samplePolicy()
{
    Policy policy;
    policy.holdMs = {{Channel::Email, 2 * minuteMs}, {Channel::Sms, 10 * secondMs}};
    policy.reviewAboveValue = {{50000, "EUR"}};
    policy.secondAboveValue = {{100000, "EUR"}};
    Requirement may;
    may.id = "may_approve";
    may.sentence = "You may approve";
    may.failing = "You do not have the right to approve";
    may.who = "permission:approve";
    may.appliesIf = Json{{"fact", "verdict"}, {"op", "in"}, {"value", {"approve", "approve_with_edits"}}};
    may.satisfiedIf = Json{{"fact", "person.permissions"}, {"op", "contains"}, {"value", "approve"}};
    Requirement limit;
    limit.id = "within_cart_limit";
    limit.sentence = "Cart of {cart.value_text} is within your limit of {limit.cart_value_text}";
    limit.failing = "Cart of {cart.value_text} is not within your limit (limit: {limit.cart_value_text})";
    limit.who = "role:senior_approver";
    limit.appliesIf = may.appliesIf;
    limit.satisfiedIf = Json{{"fact", "cart.value"}, {"op", "<="}, {"to", "limit.cart_value"}};
    Requirement checks;
    checks.id = "checks_pass";
    checks.sentence = "All checks passed";
    checks.failing = "Checks failed: {draft.failed_checks}";
    checks.who = "permission:override_check";
    checks.appliesIf = may.appliesIf;
    checks.satisfiedIf = Json{{"fact", "draft.checks_failed"}, {"op", "=="}, {"value", 0}};
    checks.overrideIf = Json{{"fact", "person.permissions"}, {"op", "contains"}, {"value", "override_check"}};
    policy.requirements = {may, limit, checks};
    return policy;
}

namespace {

Sample plainSample(int number, OfferKind offer)
{
    Sample sample = samples[9];
    sample.offer = offer;
    sample.minor = 1000 + (number * 7919) % 90000;
    sample.oldMinutes = 30 + number % 300;
    return sample;
}

Draft plainFrom(const Sample& sample, int number, TimeMs now)
{
    Draft draft = makeDraft(sample, number, now);
    draft.values.text["first_name"] = "Fatima";
    return draft;
}

}  // namespace

std::vector<Draft> sampleDrafts(TimeMs now)
{
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < samples.size(); ++i)
        drafts.push_back(makeDraft(samples[i], static_cast<int>(i), now));
    return drafts;
}

Draft plainDraft(int number, TimeMs now, OfferKind offer)
{
    return plainFrom(plainSample(number, offer), number, now);
}

bool germanPictures()
{
    return QLocale().language() == QLocale::German;
}

std::vector<Draft> pictureDrafts(TimeMs now)
{
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Sample sample = samples[i];
        if (germanPictures() && std::string_view(sample.currency) == "EUR")
            sample.language = "de";
        drafts.push_back(makeDraft(sample, static_cast<int>(i), now));
    }
    return drafts;
}

Draft pictureDraft(int number, TimeMs now)
{
    Sample sample = plainSample(number, OfferKind::Reassurance);
    if (germanPictures())
        sample.language = "de";
    return plainFrom(sample, number, now);
}

}  // namespace countersign
