#include "services/recovery/store/draftwords.h"

#include "models/domain/ids.h"

#include <set>

namespace countersign {

namespace {

constexpr std::size_t maxWords = 1000;

std::string withoutPlaceholders(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const auto open = text.find("{{");
        kept += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        kept += ' ';
        const auto close = text.find("}}", open);
        if (close == std::string_view::npos)
            break;
        text.remove_prefix(close + 2);
    }
    return kept;
}

} // namespace

std::string searchWords(const Draft& draft)
{
    std::set<std::string> words;
    const auto add = [&words](std::string_view text) {
        for (std::string& word : foldedWords(text)) {
            if (words.size() < maxWords)
                words.insert(std::move(word));
        }
    };
    add(shortId(draft.summary.id));
    add(draft.summary.offer);
    add(offerWords(draft.offer.chosen, "en"));
    add(word(draft.summary.reason));
    add(draft.prompt);
    if (draft.summary.kind != DraftSummary().kind)
        add("kind " + draft.summary.kind); // found as "kind:survey"
    for (const CartLine& line : draft.lines) {
        add(line.title);
        add(line.variantTitle);
    }
    for (const Content& content : draft.contents) {
        add(withoutPlaceholders(content.subject));
        add(withoutPlaceholders(content.preheader));
        for (const Block& block : content.blocks)
            add(withoutPlaceholders(block.text));
    }
    std::string joined = " ";
    for (const std::string& each : words)
        joined += each + " ";
    return joined;
}

} // namespace countersign
