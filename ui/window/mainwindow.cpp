#include "ui/window/mainwindow.h"

#include "services/console/spell/spelldesk.h"
#include "models/domain/json.h"
#include "ui/audit/recordpage.h"
#include "ui/devices/devicespage.h"
#include "ui/effort/attentionwatch.h"
#include "ui/effort/effortpage.h"
#include "ui/keys/keyfile.h"
#include "ui/palette/palette.h"
#include "ui/parts/announce.h"
#include "ui/parts/notice.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/glasssheet.h"
#include "ui/studio/studiopage.h"
#include "ui/survey/surveypage.h"
#include "ui/welcome/welcomepage.h"
#include "ui/window/emergencyrights.h"
#include "ui/window/glassstrip.h"
#include "ui/window/leavebar.h"
#include "ui/window/previewwindow.h"
#include "ui/window/rail.h"
#include "ui/window/settings.h"
#include "ui/window/spokendecisions.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>

namespace countersign {

namespace {

constexpr int leastWidth = 900, leastHeight = 600;

} // namespace

MainWindow::MainWindow(Theme& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_pages(new QStackedWidget)
    , m_welcome(new WelcomePage(theme))
    , m_signIn(new SignInPage(theme))
    , m_settings(new QMenu(this))
    , m_palette(nullptr)
    , m_leave(new LeaveBar(theme))
{
    setObjectName(QStringLiteral("countersignMainWindow"));
    setWindowTitle(tr("Countersign"));
    resize(1440, 900);
    connect(&m_zoom, &Zoom::changed, this, &MainWindow::zoomed);
    m_zoom.set(settings::zoom());
    zoomed(m_zoom.percent());
    if (const QByteArray saved = settings::windowGeometry(); !saved.isEmpty())
        restoreGeometry(saved);
    followKeys();
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_signIn);
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_leave);
    setCentralWidget(whole);
    m_palette = new Palette(theme, whole);
    buildSettingsMenu();
    connect(m_welcome, &WelcomePage::tryAsked, this, &MainWindow::tryAsked);
    connect(m_welcome, &WelcomePage::stopAsked, this, &MainWindow::stopAsked);
    connect(m_welcome, &WelcomePage::backendChosen, this, &MainWindow::backendChosen);
    connect(m_signIn, &SignInPage::signInAsked, this, &MainWindow::signInAsked);
    connect(m_signIn, &SignInPage::backAsked, this, &MainWindow::backAsked);
    connect(m_leave, &LeaveBar::leaveAsked, this, [this] {
        m_leaving = true;
        close();
    });
    connect(m_leave, &LeaveBar::stayAsked, this, [this] {
        m_leave->hide();
        if (m_review != nullptr)
            m_review->focusQueue();
    });
    connect(m_palette, &Palette::used, this, [](const QString& id) {
        QStringList last = settings::lastCommands();
        last.removeAll(id);
        last.prepend(id);
        settings::setLastCommands(last.mid(0, 12));
    });
    connect(m_palette, &Palette::draftChosen, this, [this](const QString& draftId) {
        showQueue();
        m_review->goTo(draftId);
    });
    qApp->installEventFilter(this); // chords with Ctrl work inside text fields, too
}

MainWindow::~MainWindow()
{
    closeDesk(); // before the theme and menu it paints with
}

void MainWindow::followKeys()
{
    // A damaged setting is no reason to start without keys: the shipped ones stay.
    if (const QByteArray saved = settings::keys(); !saved.isEmpty())
        static_cast<void>(keysFromFile(m_keyMap, saved));
    connect(&m_keyMap, &KeyMap::changed, this, [this] { settings::setKeys(keysToFile(m_keyMap)); });
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
    m_openDesk = std::move(desk);
    buildRooms(m_openDesk);
    watchWork();
    m_pages->addWidget(m_desk);
    m_pages->setCurrentWidget(m_desk);
    m_signOut->setEnabled(true);
    m_showDevices->setEnabled(true);
    m_takeRight->setEnabled(true);
    m_showSurvey->setEnabled(true);
    setWindowTitle(tr("Countersign – %1").arg(text(m_openDesk->person().name)));
    restoreView();
    showQueue();
}

void MainWindow::buildRooms(const std::shared_ptr<ReviewDesk>& desk)
{
    m_desk = new QWidget;
    m_rail = new Rail(m_theme, m_keyMap, m_settings, m_desk);
    m_note = new Notice(m_theme, m_desk);
    m_rooms = new QStackedWidget(m_desk);
    m_review = new ReviewPage(m_theme, m_keyMap, desk);
    m_review->setSpelling(m_spelling.get());
    m_record = new RecordPage(m_theme, m_keyMap, desk, m_review->session().decisions());
    m_work = new EffortPage(m_theme, m_keyMap, desk);
    m_studio = new StudioPage(m_theme, desk);
    m_devices = new DevicesPage(m_theme, desk);
    m_survey = new SurveyPage(m_theme, desk);
    m_rooms->addWidget(m_review);
    m_rooms->addWidget(m_record);
    m_rooms->addWidget(m_work);
    m_rooms->addWidget(m_studio);
    m_rooms->addWidget(m_devices);
    m_rooms->addWidget(m_survey);
    auto* beside = new QVBoxLayout;
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    auto* note = new QHBoxLayout;
    note->setContentsMargins(space::pane, 0, space::pane, 0);
    note->addWidget(m_note);
    beside->addLayout(note);
    m_announcer = new Announcer(m_desk);
    m_emergency = new EmergencyRights(m_theme, desk, *m_announcer, m_desk);
    beside->addWidget(m_emergency->strip());
    beside->addWidget(m_rooms, 1);
    beside->addWidget(m_emergency->sheet());
    connect(m_emergency, &EmergencyRights::closed, this, &MainWindow::focusRoom);
    auto* row = new QHBoxLayout(m_desk);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(beside, 1);
    m_review->setCompact(settings::compactRows());
    m_review->restoreLayout(settings::reviewLayout());
    m_studio->restoreLayout(settings::studioLayout());
    connect(m_rail, &Rail::roomAsked, this, [this](Rail::Room room) {
        if (room == Rail::Room::Queue)
            showQueue();
        else if (room == Rail::Room::Prompts)
            showPrompts();
        else if (room == Rail::Room::Record)
            showRecord(false);
        else
            showWork();
    });
    connect(m_review, &ReviewPage::recordAsked, this, [this] { showRecord(true); });
    connect(m_review, &ReviewPage::aroundAsked, this, &MainWindow::run);
    connect(m_review, &ReviewPage::lineageAsked, this, [this](const QString& draftId) {
        showRecord(false);
        m_record->showLineage(draftId);
    });
    connect(m_record, &RecordPage::queueAsked, this, &MainWindow::showQueue);
    connect(m_work, &EffortPage::queueAsked, this, &MainWindow::showQueue);
    connect(m_studio, &StudioPage::queueAsked, this, &MainWindow::showQueue);
    connect(m_devices, &DevicesPage::queueAsked, this, &MainWindow::showQueue);
    connect(m_survey, &SurveyPage::queueAsked, this, &MainWindow::showQueue);
    connect(m_devices, &DevicesPage::signOutAsked, this, &MainWindow::signOutAsked);
}

void MainWindow::watchWork()
{
    ReviewSession& session = m_review->session();
    new SpokenDecisions(session, *m_announcer, m_desk);
    m_attention = new AttentionWatch(*this, session, &wallClock, m_desk);
    m_attention->addMessage(&m_review->message());
    m_preview = std::make_unique<PreviewWindow>(m_theme, m_keyMap, session, *this);
    m_attention->addMessage(&m_preview->message());
    connect(m_review, &ReviewPage::messageEdited, m_preview.get(), &PreviewWindow::refresh);
    connect(m_preview.get(), &PreviewWindow::closed, this, [](const QByteArray& geometry) {
        settings::setPreviewGeometry(geometry);
        settings::setPreviewOpen(false);
    });
    if (settings::previewOpen())
        openPreview();
}

void MainWindow::restoreView()
{
    const QByteArray saved = settings::lastView(text(m_openDesk->person().id));
    if (saved.isEmpty())
        return;
    const auto json = parseJson({ saved.constData(), static_cast<std::size_t>(saved.size()) });
    if (!json)
        return;
    if (const auto filter = decode<DraftFilter>(*json))
        m_review->setFilter(*filter);
}

void MainWindow::rememberView()
{
    if (const QByteArray layout = m_review->layoutState(); !layout.isEmpty())
        settings::setReviewLayout(layout);
    settings::setStudioLayout(m_studio->layoutState());
    DraftFilter filter = m_review->session().queue().filter();
    filter.search.clear(); // a search is for the moment
    settings::setLastView(text(m_openDesk->person().id), QByteArray::fromStdString(Json(filter).dump()));
}

void MainWindow::closeDesk()
{
    if (m_desk == nullptr)
        return;
    rememberView();
    if (m_palette->isVisible())
        m_palette->hide();
    if (m_preview->isVisible())
        settings::setPreviewGeometry(m_preview->saveGeometry());
    m_preview.reset(); // these two before the session that they watch
    delete m_attention;
    delete m_desk;
    m_desk = nullptr;
    m_review = nullptr;
    m_record = nullptr;
    m_work = nullptr;
    m_studio = nullptr;
    m_devices = nullptr;
    m_emergency = nullptr;
    m_survey = nullptr;
    m_note = nullptr;
    m_attention = nullptr;
    m_announcer = nullptr;
    m_openDesk.reset();
    m_leave->hide();
    m_signOut->setEnabled(false);
    m_showDevices->setEnabled(false);
    m_takeRight->setEnabled(false);
    m_showSurvey->setEnabled(false);
    setWindowTitle(tr("Countersign"));
}

void MainWindow::tell(const QString& sentence)
{
    if (m_note != nullptr)
        m_note->showNotice(Tone::Warn, sentence);
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
    m_record->open();
    if (verify)
        m_record->verify();
}

void MainWindow::showWork()
{
    m_rail->setRoom(Rail::Room::Work);
    m_rooms->setCurrentWidget(m_work);
    m_work->setFocus(Qt::OtherFocusReason);
    m_work->refresh();
}

void MainWindow::showPrompts()
{
    m_rail->setRoom(Rail::Room::Prompts);
    m_rooms->setCurrentWidget(m_studio);
    m_studio->open();
}

// Its place is in the menu and the palette: one goes there when a device is lost, not daily.
void MainWindow::showDevices()
{
    if (m_devices == nullptr)
        return;
    m_rooms->setCurrentWidget(m_devices);
    m_devices->open();
}

// Back to where one was, after a sheet of the window's own.
void MainWindow::focusRoom()
{
    if (m_rooms->currentWidget() == m_review)
        m_review->focusQueue();
    else
        m_rooms->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showSurvey()
{
    if (m_survey == nullptr)
        return;
    m_rooms->setCurrentWidget(m_survey);
    m_survey->open();
}

void MainWindow::togglePreview()
{
    if (m_preview->isVisible())
        m_preview->close();
    else
        openPreview();
}

void MainWindow::openPreview()
{
    m_preview->open(settings::previewGeometry());
    settings::setPreviewOpen(true);
}

void MainWindow::zoomed(int percent)
{
    const QSize room = screen()->availableGeometry().size(); // smaller, in these units, the larger everything is
    setMinimumSize(std::min(leastWidth, room.width()), std::min(leastHeight, room.height()));
    settings::setZoom(percent);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const int unsent = m_openDesk ? m_openDesk->counts().kept : 0;
    // The desktop is going down: it does not wait for an answer, and what is kept is safe.
    if (unsent > 0 && !m_leaving && !m_leave->isVisible() && !qApp->isSavingSession()) {
        m_leave->ask(unsent);
        event->ignore();
        return;
    }
    settings::setWindowGeometry(saveGeometry());
    if (m_preview && m_preview->isVisible()) {
        settings::setPreviewGeometry(m_preview->saveGeometry());
        m_preview->hide(); // stays "open" for the next start, but must not keep the program alive
    }
    QMainWindow::closeEvent(event);
}

} // namespace countersign
