#pragma once
// An e-mail of 50 KB, as long as mail programs show one.
#include "tests/support/console/sampledrafts.h"

namespace countersign::bench {

inline Draft longEmail(int number, TimeMs now)
{
    Draft draft = plainDraft(number, now);
    Content& content = draft.contents.front();
    const std::string sentence = "You left something in your cart, and it is all still there for you to look at again. ";
    std::vector<Block> body;
    std::size_t bytes = 0;
    while (bytes < 50'000) {
        std::string words;
        while (words.size() < 600)
            words += sentence;
        bytes += words.size();
        body.push_back({ BlockKind::Paragraph, words, "", false });
    }
    content.blocks.insert(content.blocks.begin() + 1, body.begin(), body.end());
    draft.drafted = draft.contents;
    return draft;
}

}  // namespace countersign::bench
