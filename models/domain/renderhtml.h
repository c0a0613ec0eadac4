#pragma once
// The HTML part of an e-mail: simple, table-free, inline styles, one column up to 600 px. Everything filled in is escaped.
#include "models/domain/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// A block after its placeholders are filled in: HTML and plain text side by side.
struct FilledBlock {
    BlockKind kind = BlockKind::Paragraph;
    std::string html;  // escaped, line breaks as <br>
    std::string text;
    std::string url;   // Button only, checked
};
// Fills a block's text for HTML: values escaped and isolated from the text's direction, addresses as links.
[[nodiscard]] Result<std::string> fillHtml(std::string_view text, const Values& values, const std::string& language);

[[nodiscard]] std::string unsubscribeWord(const std::string& language);

struct HtmlPage {
    std::string language;
    std::string subject;
    std::string preheader;
    std::vector<FilledBlock> blocks;
    std::vector<ItemValue> items;
    std::string unsubscribeUrl;  // added below when no block holds it; empty = do not add
};
[[nodiscard]] std::string htmlPage(const HtmlPage& page);

}  // namespace countersign
