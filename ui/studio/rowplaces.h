#pragma once
// How a row's first line shares its width out: words that can be whole are whole, then the chips that fit, then how many more there are.
#include <QFont>
#include <QString>
#include <vector>

namespace countersign {

struct ListRow;

struct RowPlaces {
    int words = 0; // wide, in pixels, of the title or the edit; elided where they need more
    std::vector<int> chips; // widths of the first ones
    int left = 0; // chips without room
    int more = 0; // width of the chip that counts those; 0 when none is left, or there is no room for it either
};
[[nodiscard]] QFont rowWordsFont(const ListRow& row, const QFont& base);
[[nodiscard]] int wordsWidth(const ListRow& row, const QFont& base); // as much as they need
[[nodiscard]] RowPlaces placeRow(const ListRow& row, const QFont& base, int width); // width: of the line without what trails
[[nodiscard]] QString moreChipsWord(int left);

} // namespace countersign
