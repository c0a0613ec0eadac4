#pragma once
// Pictures of one room of the window: for every state a desk of its own in memory, the acts that lead there, then every look of looks.h.
#include "tests/support/console/fakedesk.h"
#include "tests/ui/looks.h"
#include "ui/parts/pageact.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>

namespace countersign {

using RoomAct = std::function<void(MainWindow&, FakeDesk&)>;
struct RoomState {
    QString name;
    std::function<void(FakeDesk&)> before{}; // the window opens
    std::vector<RoomAct> acts{}; // a tick each
};
struct Room {
    const char* program;
    Verb page;
    std::function<void(FakeDesk&)> person; // who sits there
    std::vector<RoomState> states;
    std::function<void(const QDir&)> besides{}; // what else is made there, before the pictures
    std::function<bool(MainWindow&)> ready{}; // awaited before the first act of every state
};

// What the page's key does, where it may be done now.
template <class Page>
[[nodiscard]] RoomAct pageAct(Page* (MainWindow::*page)() const, const char* id)
{
    return [page, id](MainWindow& window, FakeDesk&) {
        for (const PageAct& one : (window.*page)()->acts())
            if (one.id == QLatin1String(id) && one.whyNot().isEmpty())
                one.run();
    };
}

// PROGRAM DIR [LOCALE [rtl]]
inline int takePictures(int argc, char** argv, Room room)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QLatin1String(room.program));
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    installLanguage(application, QLocale(arguments.value(2, QStringLiteral("en_US"))));
    if (arguments.value(3) == QLatin1String("rtl"))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(usualSize);
    window.show();
    if (room.besides)
        room.besides(folder);
    std::shared_ptr<FakeDesk> desk;
    std::vector<PictureState> all;
    for (const RoomState& state : room.states) {
        PictureState one{ state.name };
        if (room.ready)
            one.ready = [&window, &room] { return room.ready(window); };
        one.acts.emplace_back([&window, &desk, &room, before = state.before] {
            desk = std::make_shared<FakeDesk>(wallClock());
            room.person(*desk);
            if (before)
                before(*desk);
            window.openDesk(desk);
            window.run(room.page);
        });
        for (const RoomAct& act : state.acts)
            one.acts.emplace_back([&window, &desk, act] { act(window, *desk); });
        all.push_back(std::move(one));
    }
    const Pictures pictures(theme, window, folder, std::move(all), 300);
    return QApplication::exec();
}

} // namespace countersign
