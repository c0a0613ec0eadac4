#pragma once
// Untrusted text on its way to a language model: cleaned, without a person in it, without markup or marks of ours.
#include "models/domain/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// What stands where something personal stood; a model that copies it is caught by it.
inline constexpr std::string_view maskText = "•••";

// The pieces of one customer's data, folded once so that many texts can be searched for them.
class PersonPieces {
public:
    PersonPieces() = default;
    PersonPieces(const Draft& draft, const Cart& cart);
    struct Piece {
        std::u16string text;         // folded, letters and digits alone
        std::size_t separators = 0;  // that the piece had as it was given
        bool anywhere = false;       // found inside words as well: long pieces, and scripts that part no words
    };
    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }

private:
    void add(std::string_view text);
    void addWords(std::string_view text, std::size_t leastCharacters);
    void addEmail(const std::string& email);
    void addPhone(const std::string& phone);
    std::vector<Piece> m_pieces;
};

// Most characters of what facts hold, wherever it comes from.
namespace factlength {
inline constexpr std::size_t title = 120;
inline constexpr std::size_t sentence = 240;
inline constexpr std::size_t shortText = 80;
inline constexpr std::size_t instruction = 500;
inline constexpr std::size_t listed = 10;  // entries of a list
}

struct FactTextRules {
    std::size_t mostCharacters = 120;
    bool keepPlaceholders = false;  // of messages: {{first_name}} stays, every other brace goes
};
// One line. Masked: the person's pieces, and whatever looks like an e-mail address, a web address, a number of seven and more digits
// (telephone, card, IBAN) or a street with its number. Removed: hidden characters, HTML tags. Replaced: < > { } [ ] ` | \ by harmless
// marks. May be done twice.
[[nodiscard]] std::string factText(std::string_view untrusted, const PersonPieces& person, const FactTextRules& rules);

// Whether a text holds one of those addresses or numbers; the first of them as written, or nothing.
[[nodiscard]] std::string addressIn(std::string_view text);

}  // namespace countersign
