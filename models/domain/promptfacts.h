#pragma once
// What a model may know of a cart: cleaned, capped, without a person in it. Made by one function, so that nothing else can reach a request.
// Names, addresses and numbers of the customer never enter: the model writes {{first_name}} and other placeholders, which are filled
// after its answer was checked.
#include "models/domain/draft.h"
#include "models/domain/shop.h"

#include <string>
#include <vector>

namespace countersign {

struct FactItem {
    std::string title;  // untrusted: cleaned, ≤ 120 characters, personal data masked, what looks like markup or an order to the model defused
    std::int64_t quantity = 1;
    std::string price;  // of the line, as shown, "€24.00"
};
void to_json(Json& json, const FactItem& item);
void from_json(const Json& json, FactItem& item);
struct Passage {
    std::string id;     // "K1": how the answer cites it
    std::string source; // "Brand guide, Tone"
    std::string text;   // untrusted all the same
    bool policy = false; // of the shop's policies, whose words a message may promise
};
void to_json(Json& json, const Passage& passage);
void from_json(const Json& json, Passage& passage);
struct PromptFacts {
    std::string kind = "recovery";       // of the draft; "survey" asks and offers nothing
    Channel channel = Channel::Email;
    std::string language;
    std::string shopName;
    std::string reason;                  // word of the reason
    std::vector<std::string> evidence;   // our own sentences, without personal data
    std::string segment;                 // "first_time", "returning", "b2b"
    std::string step;                    // where the shopper stopped
    std::string offer;                   // "free shipping"; "no offer"
    std::string cartTotal;
    std::vector<FactItem> items;         // ≤ 10
    std::vector<std::string> placeholders;  // that have a value for this cart, so may be used
    std::string deliveryPromise;         // the shop's true sentence, or empty
    std::string returnsPolicy;
    std::string instruction;             // a reviewer's, of a draft sent back; cleaned, ≤ 500 characters
    std::vector<Passage> passages;
    std::vector<std::string> examples;   // approved past messages of this shop, without values
    std::vector<std::string> failures;   // of the answer before: what it must mend
};
void to_json(Json& json, const PromptFacts& facts);
void from_json(const Json& json, PromptFacts& facts);

// Pure. The personal data of `values` and of the cart (names, addresses, numbers, postal codes) is masked wherever it turns up in free text.
[[nodiscard]] PromptFacts promptFacts(const Draft& draft, const Cart& cart, const Shop& shop);
// The one way in for what a reviewer wrote when sending the draft back: masked like the rest, which promptFor() can no longer do.
void setInstruction(PromptFacts& facts, const std::string& note, const Draft& draft, const Cart& cart);

// The whole of what a model is sent: system and user text. `task` variables are filled from facts; untrusted parts stand between marks
// that they cannot contain. InvalidInput names an unknown variable.
struct PromptText;
struct Prompting {
    std::string system;
    std::string user;
};
[[nodiscard]] Result<Prompting> promptFor(const PromptText& text, const PromptFacts& facts);
[[nodiscard]] const std::vector<std::string>& promptVariables();  // names usable as {{name}} in a prompt's task
// Unknown variables of a text, each once.
[[nodiscard]] std::vector<std::string> unknownVariables(const PromptText& text);

}  // namespace countersign
