#include "ui/window/zoom.h"

#include <QApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <private/qhighdpiscaling_p.h>
#include <utility>
#include <vector>

namespace countersign {

namespace {

constexpr auto ownScale = "countersignScale";

// What the screen had before the first zoom; the factor of the whole program is multiplied by Qt itself.
qreal scaleOf(QScreen& screen)
{
    if (const QVariant known = screen.property(ownScale); known.isValid())
        return known.toReal();
    bool set = false;
    const double whole = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble(&set);
    const qreal scale = QHighDpiScaling::factor(&screen) / (set && whole > 0 ? whole : 1.0);
    screen.setProperty(ownScale, scale);
    return scale;
}

} // namespace

Zoom::Zoom(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QGuiApplication::screenAdded, this, [this] {
        if (m_percent == usual)
            return;
        apply();
        set(m_percent); // the new screen may be a coarse one
    });
}

int Zoom::leastHere() const
{
    qreal coarsest = most;
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (const QScreen* screen : screens)
        coarsest = std::min(coarsest, screen->devicePixelRatio() * usual / m_percent);
    return std::max(least, static_cast<int>(std::ceil(usual / coarsest - 0.01)));
}

void Zoom::set(int percent)
{
    percent = std::clamp(percent, std::min(leastHere(), most), most);
    if (percent == m_percent)
        return;
    m_percent = percent;
    apply();
    Q_EMIT changed(m_percent);
}

void Zoom::apply()
{
    std::vector<std::pair<QWidget*, QSizeF>> windows;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget* window : all)
        if (window->isVisible() && window->isWindow())
            windows.emplace_back(window, QSizeF(window->size()) * window->devicePixelRatioF());
    const QList<QScreen*> screens = QGuiApplication::screens();
    for (QScreen* screen : screens)
        QHighDpiScaling::setScreenFactor(screen, scaleOf(*screen) * m_percent / 100.0);
    for (const auto& [window, pixels] : windows)
        window->resize((pixels / window->devicePixelRatioF()).toSize());
}

} // namespace countersign
