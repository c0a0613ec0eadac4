#pragma once
// What the tests of the queue's verbs share: the real window over a desk in memory, three drafts to decide, menus that the platform
// gives back.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/quietline.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace countersign {

inline QtMessageHandler& forward()
{
    static QtMessageHandler handler = nullptr;
    return handler;
}

// What the offscreen platform says about every menu says nothing about the window.
inline void withoutPlatformTalk(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(u"This plugin does not support"))
        forward()(type, context, message);
}

class QueueRoom {
protected:
    QueueRoom()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void begin()
    {
        m_theme = std::make_unique<Theme>(ThemeChoice::Light);
        forward() = qInstallMessageHandler(withoutPlatformTalk);
    }
    void enter()
    {
        QSettings().clear();
        m_desk = std::make_shared<FakeDesk>(wallClock());
        only(3);
        allow({ Permission::Assign, Permission::BreakLease, Permission::ShareViews, Permission::OverrideCheck });
        m_window = std::make_unique<MainWindow>(*m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openDesk(m_desk);
        m_tester = std::make_unique<QAbstractItemModelTester>(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_tester->setUseFetchMore(false);
        QTRY_VERIFY(opened());
    }
    void leave()
    {
        m_tester.reset();
        m_window.reset();
        m_desk.reset();
    }
    template <class T>
    T* find(const char* name)
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    // On the open menu of that name.
    void menuKey(const char* name, int key)
    {
        auto* menu = find<QMenu>(name);
        QVERIFY2(menu != nullptr, name);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, static_cast<Qt::Key>(key));
        comeBack();
    }
    // The offscreen platform gives a menu the activation and does not hand it back as a desktop does.
    void comeBack()
    {
        if (QApplication::activePopupWidget() != nullptr)
            return;
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void only(int count)
    {
        std::vector<Draft> drafts;
        for (int i = 1; i <= count; ++i)
            drafts.push_back(plainDraft(i, m_desk->now()));
        m_desk->source().setDrafts(drafts);
    }
    void allow(std::initializer_list<Permission> permissions)
    {
        Person person = m_desk->person();
        person.permissions.insert(permissions);
        m_desk->setPerson(person);
    }
    [[nodiscard]] QuietLine* line(const char* name) { return find<QuietLine>(name); }
    [[nodiscard]] QueuePane* pane() { return find<QueuePane>("reviewQueuePane"); }
    [[nodiscard]] Notice& notice() { return find<DraftPane>("reviewDraftPane")->notice(); }
    [[nodiscard]] ReviewQueueModel& model() { return m_window->reviewPage()->session().queue(); }
    [[nodiscard]] QString current() { return pane()->currentId(); }
    [[nodiscard]] bool opened()
    {
        const OpenDraft* open = m_window->reviewPage()->session().open();
        return open != nullptr && open->id() == current();
    }
    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::shared_ptr<FakeDesk> m_desk;
};

} // namespace countersign
