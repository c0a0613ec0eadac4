#pragma once
// The real window over a desk in memory, for one test: opened, active, the first draft shown; settings in a folder that goes away.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/queue/queuepane.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace countersign {

class WindowRoom {
public:
    WindowRoom()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        theme = std::make_unique<Theme>(ThemeChoice::Light);
    }
    // count: plain drafts that this person may approve; 0: the samples as they are
    [[nodiscard]] bool open(int count = 3)
    {
        window.reset();
        desk = std::make_shared<FakeDesk>(wallClock());
        if (count > 0)
            only(count);
        return reopen();
    }
    void only(int count) // plain drafts that this person may approve
    {
        std::vector<Draft> drafts;
        for (int i = 1; i <= count; ++i) {
            Draft draft = plainDraft(i, desk->now());
            draft.summary.approvalsNeeded = 1;
            drafts.push_back(draft);
        }
        desk->source().setDrafts(drafts);
    }
    // A new window over the same desk: what a restart would find.
    [[nodiscard]] bool reopen()
    {
        window.reset();
        window = std::make_unique<MainWindow>(*theme);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            return false;
        window->openDesk(desk);
        return QTest::qWaitFor([this] { return opened(); });
    }
    void forgetSettings() { QSettings().clear(); }
    [[nodiscard]] QString current() { return find<QueuePane>("reviewQueuePane")->currentId(); }
    [[nodiscard]] bool opened()
    {
        ReviewSession& session = window->reviewPage()->session();
        return session.open() != nullptr && session.open()->id() == current();
    }
    template <class T = QWidget>
    [[nodiscard]] T* find(const char* name)
    {
        return window->findChild<T*>(QLatin1String(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    std::unique_ptr<Theme> theme;
    std::unique_ptr<MainWindow> window;
    std::shared_ptr<FakeDesk> desk;

private:
    QTemporaryDir m_settings;
};

} // namespace countersign
