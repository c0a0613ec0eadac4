// What shows that a machine was asked: our orders, the facts' own keys, talk about itself, refusals.
#include "models/domain/answerparts.h"
#include "models/domain/phraseset.h"
#include "models/domain/promptorders.h"

#include <algorithm>
#include <unordered_set>

namespace countersign {
namespace {

constexpr std::size_t windowTokens = 6;  // as many words in a row as only a copy has

std::string window(const std::vector<Token>& tokens, std::size_t at)
{
    std::string text;
    for (std::size_t i = at; i < at + windowTokens; ++i)
        text += tokens[i].text + " ";
    return text;
}

const std::unordered_set<std::string>& orderWindows()
{
    static const std::unordered_set<std::string> windows = [] {
        std::unordered_set<std::string> all;
        for (const auto& [channel, name] : EnumWords<Channel>::words) {
            const auto tokens = tokensOf(standingOrders(channel));
            for (std::size_t i = 0; i + windowTokens <= tokens.size(); ++i)
                all.insert(window(tokens, i));
        }
        return all;
    }();
    return windows;
}

const PhraseSet& metaPhrases()
{
    static const PhraseSet phrases{"as an|a ai|llm|chatbot|language|assistant", "language model|models", "ai assistant|model|system", "openai|chatgpt|anthropic|claude|llama|gpt",
        "i'm an|a ai|assistant|bot|chatbot", "i am an|a ai|assistant|bot|chatbot", "i cannot|can't|won't|will help|assist|comply|write|provide|fulfill|fulfil|create|generate|do",
        "i cannot|can't", "i'm unable|not", "i am unable|not", "i'm sorry but", "i apologize|apologise", "here is|are the|your|a|my email|message|draft|text|sms|answer|json|rewritten|revised", "here's the|your|a|my email|message|draft|text|sms|answer|json|rewritten|revised",
        "as requested|instructed|asked", "certainly here|i", "sure here", "system|developer|user prompt|message", "standing orders", "my|your|these|previous|above|the instructions|prompt",
        "ignore|disregard previous|all|the|any|prior|above", "forget previous|all|prior", "json|schema|placeholder|placeholders|variable|variables", "facts", "word|character count", "subject line",
        "als ki|sprachmodell|assistent|assistenz", "sprachmodell*", "künstliche intelligenz", "ki assistent|modell", "ich kann nicht|leider|das|diese|dir|ihnen|keine",
        "kann ich nicht|leider", "ich bin ein|eine ki|assistent|sprachmodell|bot|chatbot", "tut mir leid aber", "hier ist|sind|kommt die|der|das|ein|eine|dein|ihr mail|nachricht|text|entwurf|antwort|betreff",
        "wie gewünscht|angefordert|gefordert", "meine|deine|ihre|vorherige|vorherigen|obigen|diese|alle anweisung*", "systemanweisung*|systemprompt*|platzhalter*", "betreffzeile|vorherige anweisung*",
        "ignoriere|missachte|vergiss alle|die|vorherige|vorherigen|bisherigen|bitte"};
    return phrases;
}

// "cart_total", "first_name": how programs write, not people.
std::string keyIn(const std::string& literal)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t i = literal.find('_'); i != std::string::npos; i = literal.find('_', i + 1)) {
        if (i == 0 || i + 1 >= literal.size() || !isLetter(literal[i - 1]) || !isLetter(literal[i + 1]))
            continue;
        std::size_t from = i;
        while (from > 0 && (isLetter(literal[from - 1]) || literal[from - 1] == '_'))
            --from;
        std::size_t to = i;
        while (to < literal.size() && (isLetter(literal[to]) || literal[to] == '_'))
            ++to;
        return literal.substr(from, to - from);
    }
    return {};
}

// Runs of letters and digits that no language has: encoded bytes, keys, tokens.
std::string encodedIn(const std::string& literal)
{
    constexpr std::size_t longest = 24;
    std::size_t length = 0;
    bool digits = false;
    bool capitals = false;
    bool smalls = false;
    for (std::size_t i = 0; i <= literal.size(); ++i) {
        const char c = i < literal.size() ? literal[i] : ' ';
        const bool digit = (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
        const bool capital = c >= 'A' && c <= 'Z';
        const bool small = c >= 'a' && c <= 'z';
        if (digit || capital || small) {
            ++length;
            digits = digits || digit;
            capitals = capitals || (capital && length > 1);
            smalls = smalls || small;
            continue;
        }
        if (length >= longest && smalls && (digits || capitals))
            return literal.substr(i - length, length);
        length = 0;
        digits = capitals = smalls = false;
    }
    return {};
}

}  // namespace

void findLeakFaults(const AnswerText& text, std::vector<AnswerFault>& faults)
{
    const auto& orders = orderWindows();
    for (const AnswerPiece& piece : text.pieces) {
        for (const auto& match : metaPhrases().find(piece.tokens))
            addFault(faults, "leak",
                "It speaks of itself or of its orders in " + piece.name + ": " + quoted(shownRange(piece.tokens, match.first, match.count)) + ".");
        for (std::size_t i = 0; i + windowTokens <= piece.tokens.size(); ++i)
            if (orders.contains(window(piece.tokens, i))) {
                addFault(faults, "leak", "It repeats our orders in " + piece.name + ": " + quoted(shownRange(piece.tokens, i, windowTokens)) + ".");
                break;
            }
        if (piece.literal.find("FACTS") != std::string::npos || piece.literal.find("••") != std::string::npos)
            addFault(faults, "leak", "It copies a mark of the request in " + piece.name + ".");
        if (const std::string key = keyIn(piece.literal); !key.empty())
            addFault(faults, "leak", "It names the key " + quoted(key) + " in " + piece.name + ".");
        if (const std::string encoded = encodedIn(piece.literal); !encoded.empty())
            addFault(faults, "leak", "It holds encoded text in " + piece.name + ": " + quoted(encoded) + ".");
    }
}

}  // namespace countersign
