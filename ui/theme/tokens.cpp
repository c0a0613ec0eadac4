#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens make(
    QRgb window, QRgb base, QRgb raised, QRgb selection, QRgb border, QRgb text, QRgb muted, QRgb accent, QRgb good, QRgb warn, QRgb bad)
{
    return { rgb(window), rgb(base), rgb(raised), rgb(selection), rgb(border), rgb(text), rgb(muted), rgb(accent), rgb(good), rgb(warn),
        rgb(bad) };
}

QColor mix(const QColor& ground, const QColor& over, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return { channel(ground.red(), over.red()), channel(ground.green(), over.green()), channel(ground.blue(), over.blue()) };
}

double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens
        = make(0xF5F6F8, 0xFFFFFF, 0xFFFFFF, 0xE4EBFF, 0xD5DAE1, 0x1B1F24, 0x56606B, 0x2952D9, 0x17724A, 0x8A5A00, 0xB3261E);
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens
        = make(0x15181C, 0x1C2025, 0x242930, 0x2A3A63, 0x363D46, 0xE7EAEE, 0xA3ADB8, 0x8FB0FF, 0x63CF98, 0xE8B85C, 0xFF9088);
    return tokens;
}

const Tokens& highContrastTokens()
{
    static const Tokens tokens = [] {
        Tokens made = make(0x000000, 0x000000, 0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFF00, 0x00FFFF, 0xFFFF00, 0xFFFF00);
        made.hairline = 2;
        made.tints = false;
        return made;
    }();
    return tokens;
}

ToneColours toneColours(const Tokens& tokens, Tone tone)
{
    const auto tinted = [&tokens](const QColor& ink) {
        return tokens.tints ? ToneColours{ ink, mix(tokens.base, ink, 0.12), QColor(Qt::transparent) }
                            : ToneColours{ ink, tokens.base, ink };
    };
    switch (tone) {
    case Tone::Neutral:
        return { tokens.muted, tokens.window, tokens.border };
    case Tone::Accent:
        return tokens.tints ? ToneColours{ tokens.accent, tokens.selection, QColor(Qt::transparent) } : tinted(tokens.accent);
    case Tone::Good:
        return tinted(tokens.good);
    case Tone::Warn:
        return tinted(tokens.warn);
    case Tone::Bad:
        return tinted(tokens.bad);
    }
    return {};
}

QColor inkOnAccent(const Tokens& tokens)
{
    return contrastRatio(tokens.accent, tokens.base) >= contrastRatio(tokens.accent, tokens.text) ? tokens.base : tokens.text;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace countersign
