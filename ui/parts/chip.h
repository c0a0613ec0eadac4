#pragma once
// A small rounded label. State is its word; the tone only helps the eye.
#include "ui/theme/theme.h"

#include <QWidget>

namespace countersign {

[[nodiscard]] QSize chipSize(const QFont& font, const QString& text);
// Draws the chip at the rect, eliding what does not fit. Also used by delegates.
void paintChip(QPainter& painter, const QRect& rect, const QFont& font, const QString& text, Tone tone, const Tokens& tokens);
[[nodiscard]] QFont chipFont(const QFont& body);

class Chip final : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const Theme& theme, QWidget* parent = nullptr);
    void setChip(const QString& text, Tone tone);
    [[nodiscard]] QString chipText() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace countersign
