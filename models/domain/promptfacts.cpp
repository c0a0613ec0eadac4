#include "models/domain/promptfacts.h"

#include "models/domain/codec.h"
#include "models/domain/promptmask.h"
#include "models/domain/survey.h"
#include "models/domain/text.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr std::size_t mostEvidence = 8;

constexpr auto promptItemFields = [](auto& archive, auto& item) {
    archive.need("title", item.title);
    archive("quantity", item.quantity);
    archive("price", item.price);
};

constexpr auto passageFields = [](auto& archive, auto& passage) {
    archive.need("id", passage.id);
    archive("source", passage.source);
    archive("text", passage.text);
};

constexpr auto factFields = [](auto& archive, auto& facts) {
    archive.need("channel", facts.channel);
    archive.need("language", facts.language);
    archive("shop_name", facts.shopName);
    archive("reason", facts.reason);
    archive("evidence", facts.evidence);
    archive("segment", facts.segment);
    archive("step", facts.step);
    archive("offer", facts.offer);
    archive("cart_total", facts.cartTotal);
    archive("items", facts.items);
    archive("placeholders", facts.placeholders);
    archive("delivery_promise", facts.deliveryPromise);
    archive("returns_policy", facts.returnsPolicy);
    archive("instruction", facts.instruction);
    archive("passages", facts.passages);
    archive("examples", facts.examples);
    archive("failures", facts.failures);
};

// A link behind words is ours to place, never the model's.
std::vector<std::string> usablePlaceholders(const Values& values)
{
    std::vector<std::string> usable;
    for (const std::string& name : knownPlaceholders())
        if (const auto it = values.text.find(name); it != values.text.end() && !it->second.empty() && !name.ends_with("_url"))
            usable.push_back(name);
    return usable;
}

std::string valueOf(const Values& values, const char* name)
{
    const auto it = values.text.find(name);
    return it == values.text.end() ? std::string() : it->second;
}

}  // namespace

void to_json(Json& json, const FactItem& item) { codec::write(json, item, promptItemFields); }
void from_json(const Json& json, FactItem& item) { codec::read(json, item, promptItemFields); }
void to_json(Json& json, const Passage& passage)
{
    codec::write(json, passage, passageFields);
    if (passage.policy)
        json["policy"] = true;
}
void from_json(const Json& json, Passage& passage)
{
    codec::read(json, passage, passageFields);
    passage.policy = json.contains("policy") && json.at("policy") == true;
}
void to_json(Json& json, const PromptFacts& facts)
{
    codec::write(json, facts, factFields);
    if (facts.kind != PromptFacts().kind)
        json["kind"] = facts.kind;
}
void from_json(const Json& json, PromptFacts& facts)
{
    codec::read(json, facts, factFields);
    facts.kind = json.value("kind", PromptFacts().kind);
}

PromptFacts promptFacts(const Draft& draft, const Cart& cart, const Shop& shop)
{
    const PersonPieces person(draft, cart);
    const PersonPieces nobody;
    const auto sentence = [&](std::string_view text) { return factText(text, person, {factlength::sentence, false}); };
    PromptFacts facts;
    facts.channel = draft.summary.channel;
    facts.language = draft.summary.language;
    // The shop's name is public; a customer who happens to share a word with it gives nothing away.
    facts.shopName = factText(shop.name, nobody, {factlength::shortText, false});
    facts.reason = std::string(word(draft.diagnosis.reasons.empty() ? draft.summary.reason : draft.diagnosis.topReason()));
    for (const Evidence& evidence : draft.diagnosis.evidence)
        if (facts.evidence.size() < mostEvidence)
            facts.evidence.push_back(sentence(evidence.sentence));
    facts.segment = factText(draft.diagnosis.segment, person, {factlength::shortText, false});
    facts.step = std::string(word(cart.step));
    facts.offer = offerWords(draft.offer.chosen, "en");
    facts.cartTotal = formatMoney(cart.total, facts.language);
    const std::vector<CartLine>& lines = draft.lines.empty() ? cart.lines : draft.lines;
    for (const CartLine& line : lines)
        if (facts.items.size() < factlength::listed)
            facts.items.push_back(
                {factText(line.title, person, {factlength::title, false}), line.quantity, formatMoney(line.linePrice, facts.language)});
    facts.placeholders = usablePlaceholders(draft.values);
    // What the draft's language allows of the shop's own sentences was decided when its values were made.
    facts.deliveryPromise = sentence(valueOf(draft.values, "delivery_promise"));
    facts.returnsPolicy = sentence(valueOf(draft.values, "returns_policy"));
    if (isSurvey(draft)) {
        // What we believe would lead the answer, and a survey sells nothing.
        facts.kind = surveyKind;
        facts.reason.clear();
        facts.evidence.clear();
        facts.items.clear();
        facts.cartTotal.clear();
        std::erase_if(facts.placeholders, [](const std::string& name) {
            return name == "cart_total" || name == "shipping_price" || name == "delivery_promise" || name == "returns_policy";
        });
    }
    return facts;
}

void setInstruction(PromptFacts& facts, const std::string& note, const Draft& draft, const Cart& cart)
{
    facts.instruction = factText(note, PersonPieces(draft, cart), {factlength::instruction, true});
}

}  // namespace countersign
