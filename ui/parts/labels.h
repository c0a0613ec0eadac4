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
    void setShorter(const QString& words); // stands there instead where text() would be cut
    [[nodiscard]] QString shown(int width) const;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 40, QLabel::minimumSizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_shorter;
};

// Parts joined by " · " in as many lines as they need, two at most: a line ends between parts, never inside one unless it has a line of
// its own.
class PartsLabel final : public QLabel {
    Q_OBJECT
public:
    PartsLabel(QWidget* parent, int pixels, bool muted);
    void setParts(const QStringList& parts); // text() is all of them
    [[nodiscard]] QStringList lines(int width) const; // the last may be longer than that
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 40, fontMetrics().lineSpacing() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int mostLines = 2;
    QStringList m_parts;
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
