#pragma once
// What the tests of one draft share: the real window over a desk in memory that holds the draft of each test.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/messagesheet.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace countersign {

class DraftRoom {
protected:
    DraftRoom()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void begin() { m_theme = std::make_unique<Theme>(ThemeChoice::Light); }
    void enter()
    {
        m_desk = std::make_shared<FakeDesk>(wallClock());
        Person person = m_desk->person();
        person.permissions.insert(Permission::Comment);
        m_desk->setPerson(person);
    }
    void leave()
    {
        m_window.reset();
        m_desk.reset();
    }
    template <class T>
    T* find(const char* name)
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    // The part of the sheet that is on the screen, not one of a page behind it.
    BlockEdit* edit(const char* name) { return find<MessageSheet>("draftMessageSheet")->findChild<BlockEdit*>(QLatin1String(name)); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
        QCoreApplication::processEvents(); // what a key does to whole blocks is done after the key
    }
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    void show(const Draft& draft)
    {
        m_desk->source().setDrafts({ draft });
        reopen();
    }
    void reopen()
    {
        m_window = std::make_unique<MainWindow>(*m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->openDesk(m_desk);
        QTRY_VERIFY(open() != nullptr);
        m_window->reviewPage()->focusQueue();
    }
    void click(const char* button)
    {
        auto* found = find<QAbstractButton>(button);
        QVERIFY2(found != nullptr && found->isVisible(), button);
        found->setFocus(Qt::TabFocusReason);
        QTest::keyClick(found, Qt::Key_Space);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] DraftPane* pane() { return find<DraftPane>("reviewDraftPane"); }
    [[nodiscard]] OpenDraft* open() { return m_window->reviewPage()->session().open(); }
    [[nodiscard]] Draft plain(int number = 1)
    {
        Draft draft = plainDraft(number, m_desk->now());
        draft.summary.approvalsNeeded = 1;
        return draft;
    }
    [[nodiscard]] Draft sms(const std::string& words)
    {
        Draft draft = plain();
        draft.summary.channel = Channel::Sms;
        draft.values.to = "+491701234567";
        draft.values.from = "NorthBean";
        Content content;
        content.channel = Channel::Sms;
        content.language = "en";
        content.blocks = { { BlockKind::Paragraph, words, "", false } };
        draft.contents = draft.drafted = { content };
        return draft;
    }
    [[nodiscard]] std::string edited()
    {
        const Content* content = open()->current(open()->channel());
        return content->blocks.front().text;
    }
    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::shared_ptr<FakeDesk> m_desk;
};

} // namespace countersign
