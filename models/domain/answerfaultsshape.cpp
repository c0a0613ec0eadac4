// The outer form: placeholders, lengths, citations, and markup where plain text belongs.
#include "models/domain/answerparts.h"
#include "models/domain/placeholders.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

struct LengthLimits {
    std::size_t all;        // characters of what the model wrote, without placeholders
    std::size_t paragraph;
    std::size_t button;
};

LengthLimits limitsOf(Channel channel)
{
    switch (channel) {
    case Channel::Email: return {2000, 700, 40};
    case Channel::Sms: return {320, 320, 30};
    case Channel::WhatsApp: return {900, 500, 30};
    case Channel::Push: return {200, 180, 30};
    }
    return {0, 0, 0};
}

constexpr std::size_t mostSubject = 90;
constexpr std::size_t mostPreheader = 140;

void tooLong(const std::string& name, std::size_t has, std::size_t most, std::vector<AnswerFault>& faults)
{
    if (has > most)
        addFault(faults, "length", "It has " + std::to_string(has) + " characters in " + name + "; at most " + std::to_string(most) + " fit.");
}

void findLengths(const PromptFacts& facts, const AnswerText& text, std::vector<AnswerFault>& faults)
{
    const LengthLimits most = limitsOf(facts.channel);
    std::size_t all = 0;
    for (const AnswerPiece& piece : text.pieces) {
        const std::size_t has = countCharacters(piece.literal);
        all += has;
        tooLong(piece.name, has,
            piece.name == "the subject"         ? mostSubject
                : piece.name == "the preheader" ? mostPreheader
                : piece.name == "the button"    ? most.button
                                                : most.paragraph,
            faults);
    }
    tooLong("the whole message", all, most.all, faults);
}

void findPlaceholders(const PromptFacts& facts, const AnswerText& text, std::vector<AnswerFault>& faults)
{
    for (const AnswerPiece& piece : text.pieces)
        for (const TextPart& part : textParts(piece.text)) {
            if (part.kind == TextPart::Kind::Malformed)
                addFault(faults, "placeholders", "A placeholder is not complete in " + piece.name + ": " + quoted(std::string(part.text)) + ".");
            else if (part.kind == TextPart::Kind::Placeholder
                && std::ranges::find(facts.placeholders, part.text) == facts.placeholders.end())
                addFault(faults, "placeholders", "It uses {{" + std::string(part.text) + "}} in " + piece.name + ", which has no value here.");
        }
}

void findCitations(const ModelAnswer& answer, const PromptFacts& facts, std::vector<AnswerFault>& faults)
{
    for (const Citation& citation : answer.citations) {
        if (std::ranges::find(facts.passages, citation.passage, &Passage::id) == facts.passages.end())
            addFault(faults, "citations", "It cites " + quoted(citation.passage) + ", which is no passage of the facts.");
        const bool isBlock = citation.block >= 0 && static_cast<std::size_t>(citation.block) < answer.content.blocks.size()
            && answer.content.blocks[static_cast<std::size_t>(citation.block)].kind == BlockKind::Paragraph;
        if (!isBlock)
            addFault(faults, "citations", "It cites " + quoted(citation.passage) + " for a paragraph that does not exist.");
    }
}

bool beginsList(std::string_view line)
{
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos)
        return false;
    line.remove_prefix(start);
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") || line.starts_with("> ") || line.starts_with("• ")
        || line.starts_with("--") || line.starts_with("=="))
        return true;
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits > 0 && digits <= 2 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
}

bool holdsEntity(std::string_view text)
{
    for (std::size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', i + 1)) {
        const std::string_view rest = text.substr(i + 1, 10);
        const std::size_t end = rest.find(';');
        if (end != std::string_view::npos && end >= 2 && rest.substr(0, end).find(' ') == std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace

void findShapeFaults(const ModelAnswer& answer, const PromptFacts& facts, const AnswerText& text, std::vector<AnswerFault>& faults)
{
    findPlaceholders(facts, text, faults);
    findLengths(facts, text, faults);
    findCitations(answer, facts, faults);
}

void findMarkupFaults(const AnswerText& text, std::vector<AnswerFault>& faults)
{
    static constexpr auto marks = std::to_array<std::string_view>({"<", ">", "{", "}", "[", "]", "`", "|", "\\", "*", "#", "__", "~~", "‹", "›"});
    for (const AnswerPiece& piece : text.pieces) {
        for (const std::string_view mark : marks)
            if (piece.literal.find(mark) != std::string::npos)
                addFault(faults, "markup", "It holds " + quoted(std::string(mark)) + " in " + piece.name + "; only plain sentences may stand there.");
        if (holdsEntity(piece.literal))
            addFault(faults, "markup", "It holds an HTML entity in " + piece.name + ".");
        for (std::size_t start = 0; start < piece.literal.size();) {
            const std::size_t end = std::min(piece.literal.find('\n', start), piece.literal.size());
            if (beginsList(std::string_view(piece.literal).substr(start, end - start)))
                addFault(faults, "markup", "It holds a list or heading in " + piece.name + "; the list of items is ours.");
            start = end + 1;
        }
    }
}

}  // namespace countersign
