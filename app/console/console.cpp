#include "app/console/console.h"

#include "models/view/followup.h"
#include "services/console/desk/farewell.h"
#include "services/console/spell/speller.h"
#include "ui/notify/desktopvoice.h"
#include "ui/notify/notifier.h"
#include "ui/notify/tray.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/settings.h"
#include "ui/words/times.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QEventLoopLocker>
#include <QFileInfo>
#include <QGuiApplication>

namespace countersign {

namespace {

bool hasPrograms(const QString& folder)
{
    for (const char* name : { "countersignd", "countersign-sandbox", "countersignctl" })
        if (!QFileInfo(QDir(folder).filePath(QLatin1String(name))).isExecutable())
            return false;
    return true;
}

} // namespace

Console::Console(ConsoleOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_theme(m_options.theme.value_or(settings::theme()))
    , m_window(std::make_unique<MainWindow>(m_theme))
{
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, [this] {
        if (!QGuiApplication::quitOnLastWindowClosed())
            return;
        closeDesk();
        // Its last words are heard out before the application closes by itself.
        if (auto* words = qGuiApp->findChild<Farewell*>())
            connect(words, &QObject::destroyed, this, [stay = std::make_shared<QEventLoopLocker>()] {});
    });
    m_window->setTrialPossible(hasPrograms(m_options.programs));
    connectWindow();
    connectDesktop();
}

Console::~Console()
{
    closeDesk();
    m_voice.reset();
    m_tray.reset(); // shows the window's actions
    m_window.reset();
}

void Console::start()
{
    if (m_options.backend.isValid() && !m_options.backend.isEmpty())
        chooseBackend(m_options.backend);
    else if (const QUrl remembered = settings::backend(); !remembered.isEmpty())
        chooseBackend(remembered);
    else
        m_window->showWelcome();
    m_window->show();
}

QString Console::trialFolder() const
{
    return m_trialHome ? m_trialHome->path() : QString();
}

void Console::connectWindow()
{
    connect(m_window.get(), &MainWindow::tryAsked, this, &Console::startTrial);
    connect(m_window.get(), &MainWindow::stopAsked, this, [this] {
        stopTrial();
        m_window->showWelcome();
    });
    connect(m_window.get(), &MainWindow::backendChosen, this, &Console::chooseBackend);
    connect(m_window.get(), &MainWindow::backAsked, this, [this] {
        ++m_generation;
        stopTrial();
        m_window->showWelcome();
    });
    connect(m_window.get(), &MainWindow::signInAsked, this, &Console::signInAs);
    connect(m_window.get(), &MainWindow::signOutAsked, this, [this] {
        if (m_desk)
            m_desk->signOut();
        closeDesk();
        showSignIn();
    });
}

void Console::startTrial()
{
    stopTrial();
    if (!QDir().mkpath(m_options.home)) {
        m_window->showWelcomeError(Error{ ErrorCode::Storage, "the folder for the trial cannot be made", std::nullopt });
        return;
    }
    // A fresh folder each time: what is tried leaves nothing behind.
    m_trialHome = std::make_unique<QTemporaryDir>(QDir(m_options.home).filePath(QStringLiteral("trial-XXXXXX")));
    if (!m_trialHome->isValid()) {
        m_window->showWelcomeError(Error{ ErrorCode::Storage, "the folder for the trial cannot be made", std::nullopt });
        return;
    }
    m_trial = std::make_unique<Trial>(m_options.programs, m_trialHome->path());
    connect(m_trial.get(), &Trial::progress, m_window.get(), &MainWindow::showProgress);
    connect(m_trial.get(), &Trial::ready, this, [this] {
        m_backend = m_trial->backendUrl();
        showSignIn();
    });
    // The trial is still on the call stack when it reports: it is let go afterwards.
    connect(
        m_trial.get(), &Trial::failed, this,
        [this](const Error& error) {
            stopTrial();
            m_window->showWelcomeError(error);
        },
        Qt::QueuedConnection);
    m_trial->start();
}

void Console::stopTrial()
{
    closeDesk();
    m_trial.reset();
    m_trialHome.reset();
}

void Console::chooseBackend(const QUrl& backend)
{
    stopTrial();
    m_backend = backend;
    showSignIn();
}

void Console::showSignIn()
{
    std::vector<KnownPerson> people;
    if (m_trial)
        for (const TrialPerson& person : m_trial->people())
            people.push_back({ person.login, person.password, person.name, person.role });
    m_window->showSignIn(m_backend, people);
}

void Console::signInAs(const QString& login, const QString& password)
{
    DeskOptions desk;
    desk.dataFolder = QDir(m_trial ? m_trialHome->path() : m_options.home).filePath(QStringLiteral("console"));
    desk.useKeychain = !m_trial;
    QDir().mkpath(desk.dataFolder);
    m_window->setSpelling(std::make_shared<Speller>(systemSpellPaths(QDir(desk.dataFolder).filePath(QStringLiteral("spelling")))));
    whenDone(signIn(m_backend, login, password, desk), this, [this, generation = ++m_generation](Result<std::shared_ptr<ReviewDesk>> made) {
        if (generation != m_generation)
            return;
        if (made)
            open(std::move(*made));
        else
            m_window->showSignInError(made.error());
    });
}

void Console::open(std::shared_ptr<ReviewDesk> desk)
{
    m_desk = std::move(desk);
    if (!m_trial)
        settings::setBackend(m_backend);
    connect(
        m_desk.get(), &ReviewDesk::linkChanged, this,
        [this] {
            if (m_desk && m_desk->link() == ReviewDesk::Link::SignedOut) {
                closeDesk();
                showSignIn();
                m_window->showSignInError(Error{ ErrorCode::Unauthenticated, "the session has ended", std::nullopt });
            }
        },
        Qt::QueuedConnection);
    m_window->openDesk(m_desk);
    if (!m_trial && !m_desk->keysLast())
        m_window->tell(tr("The keychain of this computer is missing or refuses, so your signing key stays in memory. Everything works; when "
                          "the window closes, what is stored here is let go and the next sign-in makes a new key."));
    notifyOf();
}

void Console::connectDesktop()
{
    m_tray = std::make_unique<Tray>(m_theme, *m_window->doNotDisturb());
    m_voice = std::make_unique<SystemVoice>(m_tray->icon());
    connect(m_tray.get(), &Tray::showAsked, this, &Console::bringUp);
    connect(m_tray.get(), &Tray::quitAsked, m_window.get(), &QWidget::close); // says what is not sent yet, as closing does
    connect(m_voice.get(), &DesktopVoice::clicked, this, &Console::bringUp);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (m_notifier)
            m_notifier->setWindowActive(state == Qt::ApplicationActive);
    });
    connect(m_window->doNotDisturb(), &QAction::toggled, this, [this](bool quiet) {
        if (m_notifier)
            m_notifier->setQuiet(quiet);
    });
}

void Console::notifyOf()
{
    m_notifier = std::make_unique<Notifier>(m_desk, *m_voice, &wallClock);
    m_notifier->setWindowActive(QGuiApplication::applicationState() == Qt::ApplicationActive);
    m_notifier->setQuiet(m_window->doNotDisturb()->isChecked());
    connect(&m_window->reviewPage()->session().queue(), &ReviewQueueModel::totalsChanged, this, &Console::countInTray);
    connect(m_desk.get(), &ReviewDesk::countsChanged, this, &Console::countInTray);
    countInTray();
}

void Console::countInTray()
{
    if (!m_desk || m_window->reviewPage() == nullptr)
        return;
    const ReviewDesk::Counts counts = m_desk->counts();
    m_tray->setCounts(static_cast<int>(m_window->reviewPage()->session().queue().total()), counts.held, counts.kept);
}

void Console::bringUp()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Console::closeDesk()
{
    m_notifier.reset();
    if (m_tray)
        m_tray->setCounts(0, 0, 0);
    if (m_window)
        m_window->closeDesk();
    m_desk.reset();
}

} // namespace countersign
