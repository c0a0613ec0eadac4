// What a model that loops leaves behind once its answer has an end: the same words over and over, or one sentence all over the message.
#include "models/domain/answerparts.h"

#include <algorithm>
#include <map>

namespace countersign {
namespace {

constexpr std::size_t longestLoop = 60;   // words of what is said again
constexpr std::size_t mostShownOfLoop = 10;
constexpr std::size_t shortestSentence = 4;
constexpr int mostOfOneSentence = 2;

struct SaidToken {
    const AnswerPiece* piece;
    std::size_t at;  // of its tokens
    [[nodiscard]] const Token& token() const { return piece->tokens[at]; }
};

// A subject may say what the message says, and a button, too.
bool isBody(const AnswerPiece& piece) { return piece.name.starts_with("paragraph"); }

bool isSameWord(const SaidToken& a, const SaidToken& b) { return a.token().kind == b.token().kind && a.token().text == b.token().text; }

void addRepetition(const SaidToken& begin, std::size_t words, std::vector<AnswerFault>& faults)
{
    addFault(faults, "repeats",
        "It says " + quoted(shownRange(begin.piece->tokens, begin.at, std::min(words, mostShownOfLoop))) + " again and again in " + begin.piece->name + ".");
}

// Words that come three times in a row, one word four times; the period may reach over paragraphs.
bool findLoop(const std::vector<SaidToken>& said, std::vector<AnswerFault>& faults)
{
    for (std::size_t period = 1; period <= std::min(longestLoop, said.size() / 2); ++period) {
        const std::size_t enough = std::max<std::size_t>(2 * period, 3);
        std::size_t run = 0;
        for (std::size_t i = period; i < said.size(); ++i) {
            run = isSameWord(said[i], said[i - period]) ? run + 1 : 0;
            if (run < enough)
                continue;
            addRepetition(said[i + 1 - run - period], period, faults);
            return true;
        }
    }
    return false;
}

void findSentencesAgain(const AnswerText& text, std::vector<AnswerFault>& faults)
{
    std::map<std::string, int> times;
    for (const AnswerPiece& piece : text.pieces) {
        if (!isBody(piece))
            continue;
        for (std::size_t first = 0; first < piece.tokens.size();) {
            std::size_t end = first;
            std::string words;
            for (; end < piece.tokens.size() && piece.tokens[end].sentence == piece.tokens[first].sentence; ++end)
                words += piece.tokens[end].text + " ";
            if (end - first >= shortestSentence && ++times[words] > mostOfOneSentence) {
                addRepetition({&piece, first}, end - first, faults);
                return;
            }
            first = end;
        }
    }
}

}  // namespace

void findRepeatFaults(const AnswerText& text, std::vector<AnswerFault>& faults)
{
    std::vector<SaidToken> said;
    for (const AnswerPiece& piece : text.pieces)
        if (isBody(piece))
            for (std::size_t i = 0; i < piece.tokens.size(); ++i)
                said.push_back({&piece, i});
    if (!findLoop(said, faults))
        findSentencesAgain(text, faults);
}

}  // namespace countersign
