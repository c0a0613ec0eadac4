#include "ui/studio/rowplaces.h"

#include "ui/parts/chip.h"
#include "ui/studio/rowlist.h"
#include "ui/theme/style.h"

#include <QLocale>
#include <QStringBuilder>
#include <algorithm>

namespace countersign {

namespace {

// Of an edit: what is struck, an arrow, what is added.
int editWidth(const ListRow& row, const QFont& base)
{
    const QFontMetrics metrics(rowWordsFont(row, base));
    int width = 0;
    const auto add = [&](const QString& words) {
        if (!words.isEmpty())
            width += metrics.horizontalAdvance(words) + 1 + space::chip;
    };
    add(row.struck);
    if (!row.struck.isEmpty() && !row.added.isEmpty())
        add(QStringLiteral("→"));
    add(row.added);
    return width;
}

} // namespace

QFont rowWordsFont(const ListRow& row, const QFont& base)
{
    return row.title.isEmpty() ? sized(base, size::body) : sized(base, size::body, row.strong ? QFont::Bold : QFont::Medium);
}

int wordsWidth(const ListRow& row, const QFont& base)
{
    return row.title.isEmpty() ? editWidth(row, base) : QFontMetrics(rowWordsFont(row, base)).horizontalAdvance(row.title) + 1;
}

QString moreChipsWord(int left)
{
    return u'+' % QLocale().toString(left);
}

RowPlaces placeRow(const ListRow& row, const QFont& base, int width)
{
    const QFont face = chipFont(base);
    const auto wide = [&face](const QString& words) { return chipSize(face, words).width() + space::chip; };
    RowPlaces places;
    const int wanted = wordsWidth(row, base);
    // Words that are cut anyway leave the first chip its room, and so does an edit, whose chip says what came of it.
    const bool whole = !row.title.isEmpty() && wanted <= width;
    const int kept = whole || row.chips.empty() ? 0 : wide(row.chips.front().words);
    places.words = std::min(wanted, std::max(width - kept, width / 2));
    int room = width - places.words;
    for (std::size_t i = 0; i < row.chips.size(); ++i) {
        const int rest = static_cast<int>(row.chips.size() - i) - 1;
        const int mine = wide(row.chips[i].words);
        // Beside the first, the most telling one, the number of the others may be missing.
        const bool fits = mine <= room && (rest == 0 || i == 0 || mine + wide(moreChipsWord(rest)) <= room);
        if (!fits) {
            places.left = rest + 1;
            break;
        }
        places.chips.push_back(mine - space::chip);
        room -= mine;
    }
    if (const int more = wide(moreChipsWord(places.left)); places.left > 0 && more <= room)
        places.more = more - space::chip;
    return places;
}

} // namespace countersign
