#pragma once
// The one window. It shows pages and passes wishes on; who starts backends and signs in is not its business.
#include "services/console/desk/reviewdesk.h"
#include "ui/theme/theme.h"
#include "ui/welcome/signinpage.h"

#include <QMainWindow>
#include <QUrl>
#include <memory>

class QMenu;
class QStackedWidget;

namespace countersign {

class Rail;
class RecordPage;
class ReviewPage;
class SpellDesk;
class WelcomePage;

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
    [[nodiscard]] ReviewPage* reviewPage() const { return m_review; }
    [[nodiscard]] RecordPage* recordPage() const { return m_record; }

Q_SIGNALS:
    void tryAsked();
    void stopAsked();
    void backendChosen(const QUrl& backend);
    void signInAsked(const QString& login, const QString& password);
    void backAsked(); // from sign-in to the first page
    void signOutAsked();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildSettingsMenu();
    void showQueue();
    void showRecord(bool verify);
    Theme& m_theme;
    QStackedWidget* m_pages;
    WelcomePage* m_welcome;
    SignInPage* m_signIn;
    QMenu* m_settings;
    QAction* m_signOut = nullptr;
    std::shared_ptr<SpellDesk> m_spelling; // outlives the pages that ask it
    QWidget* m_desk = nullptr; // rail and rooms while signed in
    QStackedWidget* m_rooms = nullptr;
    Rail* m_rail = nullptr;
    ReviewPage* m_review = nullptr;
    RecordPage* m_record = nullptr;
};

} // namespace countersign
