#pragma once
// Pictures of one window's states, each in every look: the three themes and mirrored as for languages written from right to left, at
// 1280×800 and at 2560×1440. Files are named NUMBER-STATE-LOOK.png.
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTimer>
#include <QWidget>
#include <array>
#include <functional>
#include <vector>

namespace countersign {

struct Look {
    const char* name;
    ThemeChoice theme;
    QSize size;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};
inline constexpr QSize usualSize{ 1280, 800 }, largeSize{ 2560, 1440 };
inline const std::array<Look, 8> looks{ { { "light-1280", ThemeChoice::Light, usualSize }, { "dark-1280", ThemeChoice::Dark, usualSize },
    { "contrast-1280", ThemeChoice::HighContrast, usualSize }, { "light-1280-mirrored", ThemeChoice::Light, usualSize, Qt::RightToLeft },
    { "light-2560", ThemeChoice::Light, largeSize }, { "dark-2560", ThemeChoice::Dark, largeSize },
    { "contrast-2560", ThemeChoice::HighContrast, largeSize }, { "light-2560-mirrored", ThemeChoice::Light, largeSize, Qt::RightToLeft } } };

struct PictureState {
    QString name;
    std::vector<std::function<void()>> acts{}; // a tick each before the pictures
    std::function<void()> open{}; // done again in every look: a menu does not follow its window
    std::function<QWidget*()> of{}; // what is pictured; the window unless told
    QSize narrow{}; // pictured once, in light, at this size
    std::function<bool()> ready{}; // awaited after the first act: a slow machine must not picture another state than it names
};

class Pictures final : public QObject {
public:
    // `tickMs`: by then answers of the desk and layouts have settled.
    Pictures(Theme& theme, QWidget& window, QDir folder, std::vector<PictureState> states, int tickMs)
        : m_theme(theme)
        , m_window(window)
        , m_folder(std::move(folder))
        , m_states(std::move(states))
        , m_own(QApplication::layoutDirection())
    {
        connect(&m_clock, &QTimer::timeout, this, [this] { tick(); });
        m_clock.start(tickMs);
    }

private:
    void tick()
    {
        if (m_at == m_states.size()) {
            QApplication::quit();
            return;
        }
        const PictureState& state = m_states[m_at];
        if (m_act == 1 && state.ready && !state.ready()) {
            if (++m_waited == mostTicks) {
                qCritical("%s never got ready", qPrintable(state.name));
                QApplication::exit(1);
            }
            return;
        }
        m_waited = 0;
        if (m_act < state.acts.size()) {
            state.acts[m_act++]();
            return;
        }
        const std::size_t count = state.narrow.isValid() ? 1 : looks.size();
        while (m_own == Qt::RightToLeft && m_look < count && looks[m_look].direction == Qt::RightToLeft)
            ++m_look; // all are mirrored
        if (m_dressed) {
            const QString look
                = state.narrow.isValid() ? QStringLiteral("light-%1").arg(state.narrow.width()) : QLatin1String(looks[m_look].name);
            save(state, QStringLiteral("%1-%2-%3.png").arg(m_at + 1, 2, 10, QLatin1Char('0')).arg(state.name, look));
            m_dressed = false;
            ++m_look;
        }
        if (m_look < count) {
            dress(looks[m_look], state.narrow.isValid() ? state.narrow : looks[m_look].size);
            if (state.open)
                state.open();
            m_dressed = true;
            return;
        }
        dress(looks.front(), looks.front().size);
        m_look = 0;
        m_act = 0;
        ++m_at;
    }
    void dress(const Look& look, QSize size)
    {
        while (QWidget* menu = QApplication::activePopupWidget())
            menu->close();
        m_theme.setChoice(look.theme);
        QApplication::setLayoutDirection(m_own == Qt::RightToLeft ? m_own : look.direction);
        m_window.resize(size);
    }
    void save(const PictureState& state, const QString& file)
    {
        QWidget* of = state.of ? state.of() : &m_window;
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // as before every paint on a screen; a grab does not wait for it
        QPixmap picture = of->grab();
        if (QWidget* menu = QApplication::activePopupWidget()) {
            QPainter painter(&picture);
            painter.drawPixmap(of->mapFromGlobal(menu->mapToGlobal(QPoint())), menu->grab());
        }
        picture.save(m_folder.filePath(file));
    }
    Theme& m_theme;
    QWidget& m_window;
    QDir m_folder;
    std::vector<PictureState> m_states;
    QTimer m_clock;
    Qt::LayoutDirection m_own; // of the language
    std::size_t m_at = 0;
    std::size_t m_act = 0;
    static constexpr int mostTicks = 100;
    int m_waited = 0;
    std::size_t m_look = 0;
    bool m_dressed = false;
};

} // namespace countersign
