#include "ui/window/mainwindow.h"

#include "services/console/spell/spelldesk.h"
#include "ui/review/recordpage.h"
#include "ui/review/reviewpage.h"
#include "ui/welcome/welcomepage.h"
#include "ui/window/rail.h"
#include "ui/window/settings.h"
#include "ui/words/words.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>

namespace countersign {

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_welcome(new WelcomePage(theme))
    , m_signIn(new SignInPage(theme))
    , m_settings(new QMenu(this))
{
    setObjectName(QStringLiteral("countersignMainWindow"));
    setWindowTitle(tr("Countersign"));
    setMinimumSize(900, 600);
    resize(1440, 900);
    if (const QByteArray saved = settings::windowGeometry(); !saved.isEmpty())
        restoreGeometry(saved);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_signIn);
    setCentralWidget(m_pages);
    buildSettingsMenu();
    connect(m_welcome, &WelcomePage::tryAsked, this, &MainWindow::tryAsked);
    connect(m_welcome, &WelcomePage::stopAsked, this, &MainWindow::stopAsked);
    connect(m_welcome, &WelcomePage::backendChosen, this, &MainWindow::backendChosen);
    connect(m_signIn, &SignInPage::signInAsked, this, &MainWindow::signInAsked);
    connect(m_signIn, &SignInPage::backAsked, this, &MainWindow::backAsked);
}

MainWindow::~MainWindow()
{
    delete m_desk; // before the theme and menu it paints with
}

void MainWindow::buildSettingsMenu()
{
    m_settings->setObjectName(QStringLiteral("windowSettingsMenu"));
    auto* themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = { { ThemeChoice::System, tr("Like the system") }, { ThemeChoice::Light, tr("Light") },
        { ThemeChoice::Dark, tr("Dark") }, { ThemeChoice::HighContrast, tr("High contrast") } };
    m_settings->addSection(tr("Appearance"));
    for (const auto& [choice, words] : choices) {
        QAction* action = m_settings->addAction(words);
        action->setObjectName(QStringLiteral("theme%1Action").arg(themeWord(choice)));
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_theme.setChoice(choice);
            settings::setTheme(choice);
        });
    }
    m_settings->addSeparator();
    QAction* compact = m_settings->addAction(tr("One line per draft"));
    compact->setObjectName(QStringLiteral("compactRowsAction"));
    compact->setCheckable(true);
    compact->setChecked(settings::compactRows());
    connect(compact, &QAction::toggled, this, [this](bool on) {
        settings::setCompactRows(on);
        if (m_review != nullptr)
            m_review->setCompact(on);
    });
    m_settings->addSeparator();
    m_signOut = m_settings->addAction(tr("Sign out"));
    m_signOut->setObjectName(QStringLiteral("signOutAction"));
    m_signOut->setEnabled(false);
    connect(m_signOut, &QAction::triggered, this, &MainWindow::signOutAsked);
}

void MainWindow::showWelcome()
{
    closeDesk();
    m_welcome->reset();
    m_pages->setCurrentWidget(m_welcome);
}

void MainWindow::setTrialPossible(bool possible)
{
    m_welcome->setTrialPossible(possible);
}

void MainWindow::showProgress(const QString& sentence)
{
    m_welcome->showProgress(sentence);
}

void MainWindow::showWelcomeError(const Error& error)
{
    closeDesk();
    m_pages->setCurrentWidget(m_welcome);
    m_welcome->showError(error);
}

void MainWindow::showSignIn(const QUrl& backend, const std::vector<KnownPerson>& people)
{
    closeDesk();
    m_pages->setCurrentWidget(m_signIn);
    m_signIn->showFor(backend, people);
}

void MainWindow::showSignInError(const Error& error)
{
    m_signIn->showError(error);
}

void MainWindow::setSpelling(std::shared_ptr<SpellDesk> desk)
{
    m_spelling = std::move(desk);
}

void MainWindow::openDesk(std::shared_ptr<ReviewDesk> desk)
{
    closeDesk();
    m_desk = new QWidget;
    m_rooms = new QStackedWidget(m_desk);
    m_rail = new Rail(m_theme, m_settings, m_desk);
    m_review = new ReviewPage(m_theme, desk);
    m_review->setSpelling(m_spelling.get());
    m_record = new RecordPage(m_theme, desk, m_review->session().decisions());
    m_rooms->addWidget(m_review);
    m_rooms->addWidget(m_record);
    auto* row = new QHBoxLayout(m_desk);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_rooms, 1);
    m_review->setCompact(settings::compactRows());
    connect(m_rail, &Rail::roomAsked, this, [this](Rail::Room room) {
        if (room == Rail::Room::Queue)
            showQueue();
        else
            showRecord(false);
    });
    connect(m_review, &ReviewPage::recordAsked, this, [this] { showRecord(true); });
    connect(m_record, &RecordPage::queueAsked, this, &MainWindow::showQueue);
    m_pages->addWidget(m_desk);
    m_pages->setCurrentWidget(m_desk);
    m_signOut->setEnabled(true);
    setWindowTitle(tr("Countersign – %1").arg(text(desk->person().name)));
    showQueue();
}

void MainWindow::closeDesk()
{
    delete m_desk;
    m_desk = nullptr;
    m_review = nullptr;
    m_record = nullptr;
    m_signOut->setEnabled(false);
    setWindowTitle(tr("Countersign"));
}

void MainWindow::showQueue()
{
    m_rail->setRoom(Rail::Room::Queue);
    m_rooms->setCurrentWidget(m_review);
    m_review->focusQueue();
}

void MainWindow::showRecord(bool verify)
{
    m_rail->setRoom(Rail::Room::Record);
    m_rooms->setCurrentWidget(m_record);
    m_record->setFocus(Qt::OtherFocusReason);
    if (verify)
        m_record->verify();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    settings::setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace countersign
