#pragma once
// The one window. It shows pages and passes wishes on; who starts backends and signs in is not its business.
#include "services/console/desk/reviewdesk.h"
#include "ui/keys/keymap.h"
#include "ui/theme/theme.h"
#include "ui/welcome/signinpage.h"
#include "ui/window/zoom.h"

#include <QMainWindow>
#include <QUrl>
#include <memory>

class QMenu;
class QStackedWidget;

namespace countersign {

class Announcer;
class AttentionWatch;
class DevicesPage;
class EffortPage;
class EmergencyRights;
class LeaveBar;
class Notice;
class Palette;
class PreviewWindow;
class Rail;
class RecordPage;
class ReviewPage;
class SpellDesk;
class StudioPage;
class SurveyPage;
class WelcomePage;
struct Command;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Theme& theme, QWidget* parent = nullptr);
    ~MainWindow() override;
    void showWelcome();
    void setTrialPossible(bool possible);
    void showProgress(const QString& sentence);
    void showWelcomeError(const Error& error);
    void showSignIn(const QUrl& backend, const std::vector<KnownPerson>& people);
    void showSignInError(const Error& error);
    void openDesk(std::shared_ptr<ReviewDesk> desk); // keeps the desk until the next page
    void closeDesk();
    void setSpelling(std::shared_ptr<SpellDesk> desk); // for desks opened from now on; without one, words are not checked
    void tell(const QString& sentence); // quietly, above the rooms; until closed
    void run(Verb verb); // as its key does
    [[nodiscard]] KeyMap& keys() { return m_keyMap; }
    [[nodiscard]] Zoom& zoom() { return m_zoom; }
    [[nodiscard]] QAction* doNotDisturb() const { return m_doNotDisturb; } // checkable; also in the tray
    [[nodiscard]] AttentionWatch* attention() const { return m_attention; }
    [[nodiscard]] Announcer* announcer() const { return m_announcer; }
    [[nodiscard]] PreviewWindow* preview() const { return m_preview.get(); }
    [[nodiscard]] ReviewPage* reviewPage() const { return m_review; }
    [[nodiscard]] RecordPage* recordPage() const { return m_record; }
    [[nodiscard]] StudioPage* studioPage() const { return m_studio; }
    [[nodiscard]] DevicesPage* devicesPage() const { return m_devices; }
    [[nodiscard]] SurveyPage* surveyPage() const { return m_survey; }

Q_SIGNALS:
    void tryAsked();
    void stopAsked();
    void backendChosen(const QUrl& backend);
    void signInAsked(const QString& login, const QString& password);
    void backAsked(); // from sign-in to the first page
    void signOutAsked();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSettingsMenu();
    void addThemes();
    void addDisplay();
    void followKeys();
    void buildRooms(const std::shared_ptr<ReviewDesk>& desk);
    void watchWork();
    void restoreView();
    void rememberView();
    void openPalette();
    [[nodiscard]] std::vector<Command> commands();
    void addQueueCommands(std::vector<Command>& all);
    void showQueue();
    void showRecord(bool verify);
    void showWork();
    void showPrompts();
    void showDevices();
    void focusRoom();
    void showSurvey();
    void togglePreview();
    void openPreview();
    void zoomed(int percent);
    Theme& m_theme;
    KeyMap m_keyMap;
    Zoom m_zoom;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    SignInPage* m_signIn;
    QMenu* m_settings;
    Palette* m_palette;
    LeaveBar* m_leave;
    QAction* m_signOut = nullptr;
    QAction* m_showDevices = nullptr;
    QAction* m_takeRight = nullptr;
    QAction* m_showSurvey = nullptr;
    std::shared_ptr<SpellDesk> m_spelling; // outlives the pages that ask it
    QAction* m_doNotDisturb = nullptr;
    QAction* m_compact = nullptr;
    QWidget* m_desk = nullptr; // rail and rooms while signed in
    QStackedWidget* m_rooms = nullptr;
    Rail* m_rail = nullptr;
    ReviewPage* m_review = nullptr;
    RecordPage* m_record = nullptr;
    EffortPage* m_work = nullptr;
    StudioPage* m_studio = nullptr;
    DevicesPage* m_devices = nullptr;
    EmergencyRights* m_emergency = nullptr;
    SurveyPage* m_survey = nullptr;
    Notice* m_note = nullptr;
    AttentionWatch* m_attention = nullptr;
    Announcer* m_announcer = nullptr;
    std::shared_ptr<ReviewDesk> m_openDesk;
    std::unique_ptr<PreviewWindow> m_preview;
    bool m_leaving = false; // the person was told what is not sent yet
};

} // namespace countersign
