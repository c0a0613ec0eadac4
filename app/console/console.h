#pragma once
// The composition root of the console: the theme, the window, a trial while one runs, the desk while signed in.
#include "app/console/options.h"
#include "services/console/session/signin.h"
#include "services/console/trial/trial.h"

#include <QObject>
#include <QTemporaryDir>
#include <memory>

namespace countersign {

class MainWindow;
class Notifier;
class SystemVoice;
class Tray;

class Console final : public QObject {
    Q_OBJECT
public:
    explicit Console(ConsoleOptions options, QObject* parent = nullptr);
    ~Console() override;
    void start(); // shows the window on its first page
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] Trial* trial() { return m_trial.get(); } // nullptr unless trying
    [[nodiscard]] QString trialFolder() const;

private:
    void connectWindow();
    void startTrial();
    void stopTrial();
    void chooseBackend(const QUrl& backend);
    void showSignIn();
    void signInAs(const QString& login, const QString& password);
    void open(std::shared_ptr<ReviewDesk> desk);
    void closeDesk();
    void connectDesktop();
    void notifyOf();
    void countInTray();
    void bringUp();
    ConsoleOptions m_options;
    Theme m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<SystemVoice> m_voice;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QTemporaryDir> m_trialHome;
    std::unique_ptr<Trial> m_trial;
    std::shared_ptr<ReviewDesk> m_desk;
    QUrl m_backend;
    quint64 m_generation = 0; // a sign-in that was left behind is dropped
};

} // namespace countersign
