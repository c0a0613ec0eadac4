#include "services/recovery/compose/instructions.h"

#include "models/domain/text.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace countersign {

namespace {

bool says(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&text](std::string_view word) { return text.find(word) != std::string::npos; });
}

} // namespace

Instructions readInstructions(const std::string& note)
{
    const auto text = lowerCase(note);
    Instructions read;
    read.shorter = says(text, { "shorter", "too long", "brief", "concise", "kürzer", "kuerzer", "zu lang", "knapper" });
    read.formal = says(text, { "formal", "förmlich", "foermlich", "polite", "höflich", "too casual", "zu locker" })
        && !says(text, { "informal", "less formal", "too formal", "zu formal", "zu förmlich", "weniger formal" });
    read.withoutOffer = says(text,
        { "no offer", "without offer", "without the offer", "without an offer", "no discount", "without discount", "without a discount",
            "no code", "drop the offer", "remove the offer", "kein angebot", "ohne angebot", "kein rabatt", "keinen rabatt", "ohne rabatt",
            "ohne code" });
    read.otherWording = says(text, { "other", "another", "different", "reword", "anders", "andere", "neu formulier", "tone", "ton " })
        || !(read.shorter || read.formal || read.withoutOffer);
    return read;
}

} // namespace countersign
