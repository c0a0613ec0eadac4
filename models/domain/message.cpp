#include "models/domain/message.h"

#include "models/domain/codec.h"
#include "models/domain/digest.h"
#include "models/domain/text.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr std::size_t commitmentKeyBytes = 32;

constexpr auto blockFields = [](auto& archive, auto& block) {
    archive.need("kind", block.kind);
    archive("text", block.text);
    archive("url", block.url);
    archive("locked", block.locked);
};

constexpr auto contentFields = [](auto& archive, auto& content) {
    archive.need("channel", content.channel);
    archive("language", content.language);
    archive("subject", content.subject);
    archive("preheader", content.preheader);
    archive("blocks", content.blocks);
};

constexpr auto messageItemFields = [](auto& archive, auto& value) {
    archive("title", value.title);
    archive("detail", value.detail);
    archive("price", value.price);
};

constexpr auto valueFields = [](auto& archive, auto& values) {
    archive("text", values.text);
    archive("items", values.items);
    archive("to", values.to);
    archive("from", values.from);
    archive("from_name", values.fromName);
    archive("commitment_key", values.commitmentKey);
};

constexpr auto bindingFields = [](auto& archive, auto& binding) {
    archive.need("payload", binding.payload);
    archive.need("offer", binding.offer);
    archive.need("recipient", binding.recipient);
    archive.need("prompt", binding.prompt);
};

}  // namespace

void to_json(Json& json, const Block& block) { codec::write(json, block, blockFields); }
void append_json(std::string& text, const Block& block) { codec::write(text, block, blockFields); }
void from_json(const Json& json, Block& block) { codec::read(json, block, blockFields); }
void to_json(Json& json, const Content& content) { codec::write(json, content, contentFields); }
void append_json(std::string& text, const Content& content) { codec::write(text, content, contentFields); }
void from_json(const Json& json, Content& content) { codec::read(json, content, contentFields); }

const Content* findContent(const std::vector<Content>& contents, Channel channel)
{
    const auto found = std::ranges::find(contents, channel, &Content::channel);
    return found == contents.end() ? nullptr : &*found;
}

void to_json(Json& json, const ItemValue& value) { codec::write(json, value, messageItemFields); }
void append_json(std::string& text, const ItemValue& value) { codec::write(text, value, messageItemFields); }
void from_json(const Json& json, ItemValue& value) { codec::read(json, value, messageItemFields); }
void to_json(Json& json, const Values& values) { codec::write(json, values, valueFields); }
void append_json(std::string& text, const Values& values) { codec::write(text, values, valueFields); }
void from_json(const Json& json, Values& values) { codec::read(json, values, valueFields); }
void to_json(Json& json, const Binding& binding) { codec::write(json, binding, bindingFields); }
void from_json(const Json& json, Binding& binding) { codec::read(json, binding, bindingFields); }

Result<Binding> makeBinding(const Rendered& rendered, const Json& offer, const Values& values, const std::string& prompt)
{
    const auto key = fromHex(values.commitmentKey);
    if (!key || key->size() != commitmentKeyBytes)
        return fail(ErrorCode::InvalidInput, "the customer's commitment key is missing: was this customer erased?");
    if (rendered.bytes.empty() || values.to.empty())
        return fail(ErrorCode::InvalidInput, "nothing rendered to bind");
    return Binding{
        .payload = hex(view(hmacSha256(*key, rendered.bytes))),
        .offer = hex(view(sha256(canonicalJson(offer)))),
        .recipient = hex(view(hmacSha256(*key, lowerCase(values.to)))),
        .prompt = prompt,
    };
}

}  // namespace countersign
