#pragma once
// Every colour, space and size of the window, from LOOK's table; nothing else names one.
#include <QColor>
#include <QFont>

namespace countersign {

struct Tokens {
    QColor window, base, raised, selection, border, text, muted, accent, good, warn, bad;
    int hairline = 1;
    bool tints = true; // high contrast draws outlines instead
};
[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();
[[nodiscard]] const Tokens& highContrastTokens();

enum class Tone { Neutral, Accent, Good, Warn, Bad };
struct ToneColours {
    QColor ink, fill, edge;
};
// Ink and ground of a chip or banner that says `tone`; readable on any of the surfaces.
[[nodiscard]] ToneColours toneColours(const Tokens& tokens, Tone tone);
[[nodiscard]] QColor inkOnAccent(const Tokens& tokens);
// WCAG 2.1 contrast ratio, 1–21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

namespace space {
inline constexpr int chip = 4, related = 8, card = 12, pane = 16, group = 24, radius = 6;
}
namespace size {
inline constexpr int label = 11, body = 13, message = 14, title = 15, number = 20;
inline constexpr int row = 52, compactRow = 28, rail = 56, bottomBar = 44, icon = 16, sheetWide = 600, sheetPhone = 375;
} // namespace size
[[nodiscard]] QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal);

} // namespace countersign
