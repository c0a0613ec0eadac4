#pragma once
// A countdown as a ring that empties; without a countdown, a small icon.
#include "ui/theme/theme.h"

#include <QWidget>

namespace countersign {

void paintRing(QPainter& painter, const QRect& rect, double share, const Tokens& tokens);

class Ring final : public QWidget {
    Q_OBJECT
public:
    explicit Ring(const Theme& theme, QWidget* parent = nullptr);
    void setShare(double share); // 0–1 left
    void setIcon(const QString& name); // instead of the ring

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_icon;
    double m_share = 0;
};

} // namespace countersign
