#pragma once
// What a row of the queue says and where each part of it stands, without a painter: nothing overlaps at any width, in either density.
#include "models/domain/draft.h"
#include "ui/theme/theme.h"

#include <QRect>
#include <QStringList>

namespace countersign {

struct RowFacts {
    const DraftSummary* row = nullptr;
    QString holder; // another person who holds it
    QStringList looking; // others who look at it now
    bool unread = false;
    bool current = false; // the open one: its lease counts down
    bool choosing = false; // an act on many is being put together
    bool chosen = false; // this row is part of it
    TimeMs now = 0;
    TimeMs within = hourMs; // the policy's time to decide
};

// A chip of the row. `spoken` is the same as a sentence, for the tool tip and screen readers.
struct RowMark {
    QString words;
    QString spoken;
    Tone tone = Tone::Neutral;
};
[[nodiscard]] std::vector<RowMark> marksOf(const RowFacts& facts); // most pressing first

// How long it has waited, as word, shape and colour.
struct RowWait {
    enum class Shape { Ring, Half, Triangle }; // on time, soon due, late
    QString words; // "12 min", "late 24 min"
    QString spoken; // "waiting for 12 min, on time"
    Shape shape = Shape::Ring;
    Tone tone = Tone::Neutral;
};
[[nodiscard]] RowWait waitOf(const DraftSummary& row, TimeMs now, TimeMs within);
[[nodiscard]] QString initials(const QString& name); // "IC"

// Logical rectangles from the row's leading top corner; an empty one is not drawn.
struct RowLayout {
    static constexpr int checkWidth = 24, wordsSize = 12;
    QRect check, value, name, reason, words, wait, cold;
    QString line; // what `words` says: "Email · free shipping · Pilot: every m…"; nothing but its last part is ever cut
    std::vector<std::pair<QRect, RowMark>> marks; // those that found room, then "+2" for the rest
    [[nodiscard]] std::vector<QRect> all() const;
};
[[nodiscard]] RowLayout layOutRow(const RowFacts& facts, int width, bool compact, const QFont& font);

} // namespace countersign
