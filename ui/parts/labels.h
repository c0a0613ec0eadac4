#pragma once
// Plain labels in our four sizes; colours come from palette roles, so a theme switch needs no code.
#include "ui/theme/theme.h"

#include <QFrame>
#include <QLabel>

namespace countersign {

[[nodiscard]] QLabel* makeLabel(QWidget* parent, int pixels = size::body, QFont::Weight weight = QFont::Normal, bool muted = false);
[[nodiscard]] QLabel* makeSectionLabel(QWidget* parent, const QString& text); // 11 px, semibold, muted

// One line that ends in … when there is no room; hovering shows the rest.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    ElidedLabel(QWidget* parent, int pixels, QFont::Weight weight, bool muted);
    [[nodiscard]] QSize minimumSizeHint() const override { return { 40, QLabel::minimumSizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

class Hairline final : public QWidget {
    Q_OBJECT
public:
    explicit Hairline(const Theme& theme, Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

// A container on one of the surfaces.
class Surface : public QWidget {
    Q_OBJECT
public:
    enum class Ground { Window, Base };
    Surface(Ground ground, QWidget* parent = nullptr);
};

} // namespace countersign
