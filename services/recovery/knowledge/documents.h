#pragma once
// Files as a row of headings and paragraphs, whatever they were written in.
#include "models/domain/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct DocumentPart {
    int heading = 0;  // 1–6: a heading of that level; 0: a paragraph
    std::string text; // plain, not yet cleaned
};
// InvalidInput: nested deeper than 256 or with over 20,000 tags. Raw HTML inside Markdown is read as HTML.
[[nodiscard]] Result<std::vector<DocumentPart>> partsOfMarkdown(std::string_view bytes);
// What is not shown (scripts, styles, templates, hidden elements, comments) is left out.
[[nodiscard]] Result<std::vector<DocumentPart>> partsOfHtml(std::string_view bytes);
[[nodiscard]] std::vector<DocumentPart> partsOfText(std::string_view bytes); // paragraphs between empty lines

} // namespace countersign
