#pragma once
// The content of a message before values are filled in, and the one pure function that makes the bytes that are sent.
#include "models/domain/json.h"
#include "models/domain/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

enum class Channel { Email, Sms, WhatsApp, Push };
template <>
struct EnumWords<Channel> {
    static constexpr std::array<std::pair<Channel, std::string_view>, 4> words{{{Channel::Email, "email"}, {Channel::Sms, "sms"},
        {Channel::WhatsApp, "whatsapp"}, {Channel::Push, "push"}}};
};

enum class BlockKind { Paragraph, Items, Button, Footer };
template <>
struct EnumWords<BlockKind> {
    static constexpr std::array<std::pair<BlockKind, std::string_view>, 4> words{{{BlockKind::Paragraph, "paragraph"},
        {BlockKind::Items, "items"}, {BlockKind::Button, "button"}, {BlockKind::Footer, "footer"}}};
};

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::string text;     // plain text with placeholders {{name}}; a Button's label; unused for Items
    std::string url;      // Button only: usually {{recovery_url}}
    bool locked = false;  // the reviewer cannot change it (footer)
    friend bool operator==(const Block&, const Block&) = default;
};
void to_json(Json& json, const Block& block);
void append_json(std::string& text, const Block& block);
void from_json(const Json& json, Block& block);

struct Content {
    Channel channel = Channel::Email;
    std::string language;   // "en" or "de"
    std::string subject;    // email only
    std::string preheader;  // email only
    std::vector<Block> blocks;
    friend bool operator==(const Content&, const Content&) = default;
};
void to_json(Json& json, const Content& content);
void append_json(std::string& text, const Content& content);
void from_json(const Json& json, Content& content);
[[nodiscard]] const Content* findContent(const std::vector<Content>& contents, Channel channel);  // nullptr: there is none

struct ItemValue {
    std::string title;
    std::string detail;  // "Matte black · 2"
    std::string price;   // as shown
};
void to_json(Json& json, const ItemValue& value);
void append_json(std::string& text, const ItemValue& value);
void from_json(const Json& json, ItemValue& value);

// Everything a render needs besides the content. Holds personal data.
struct Values {
    // Keys a Content may use as {{key}}: first_name, shop_name, recovery_url, unsubscribe_url, discount_code, offer_text,
    // offer_until, shipping_price, cart_total, item_title, support_address, postal_address, delivery_promise, returns_policy,
    // survey_url.
    std::map<std::string, std::string> text;
    std::vector<ItemValue> items;
    std::string to;             // address or E.164 number
    std::string from;           // sender address or number
    std::string fromName;
    std::string commitmentKey;  // hex of the customer's 32-byte commitment key
};
void to_json(Json& json, const Values& values);
void append_json(std::string& text, const Values& values);
void from_json(const Json& json, Values& values);

[[nodiscard]] const std::vector<std::string>& knownPlaceholders();
// Names used as {{name}} in a text, in order, repeated as they stand; a malformed "{{" is reported as the rest of the text.
[[nodiscard]] std::vector<std::string> placeholdersIn(std::string_view text);

// What the provider is handed. `bytes` = canonical JSON of {channel,to,from,from_name,subject,preheader,html,text,unsubscribe_url}.
struct Rendered {
    Channel channel = Channel::Email;
    std::string subject;
    std::string preheader;
    std::string html;   // email only
    std::string text;   // the plain part, or the SMS
    std::string bytes;  // exactly what is signed and sent
};
// Pure: same input, same bytes, in console and backend. Unknown or empty placeholder values, or a wrong shape: InvalidInput.
[[nodiscard]] Result<Rendered> render(const Content& content, const Values& values);

// What a decision binds, all hex. The payload and recipient are HMACs under the customer's key: destroying it unlinks them.
struct Binding {
    std::string payload;    // HMAC-SHA256(commitment key, rendered.bytes)
    std::string offer;      // SHA-256(canonical JSON of the offer)
    std::string recipient;  // HMAC-SHA256(commitment key, lower-case address)
    std::string prompt;     // "builtin/shipping_cost@1"
    friend bool operator==(const Binding&, const Binding&) = default;
};
void to_json(Json& json, const Binding& binding);
void from_json(const Json& json, Binding& binding);
[[nodiscard]] Result<Binding> makeBinding(const Rendered& rendered, const Json& offer, const Values& values, const std::string& prompt);

}  // namespace countersign
