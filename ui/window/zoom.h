#pragma once
// Larger and smaller, text and metrics alike and never blurry: the scale of every screen, as QT_SCALE_FACTOR sets it, but while running.
#include <QObject>

namespace countersign {

class Zoom final : public QObject {
    Q_OBJECT
public:
    static constexpr int least = 80, most = 200, step = 10, usual = 100; // percent
    explicit Zoom(QObject* parent = nullptr);
    [[nodiscard]] int percent() const { return m_percent; }
    void set(int percent); // held within leastHere() and most; windows keep their size on the screen
    // Qt leaves text out where a point is less than a pixel of the screen: only fine screens show less than 100 %.
    [[nodiscard]] int leastHere() const;

Q_SIGNALS:
    void changed(int percent);

private:
    void apply();
    int m_percent = usual;
};

} // namespace countersign
