// The settings of the window as a menu, and the verbs that belong to the window itself.
#include "ui/review/reviewpage.h"
#include "ui/window/emergencyrights.h"
#include "ui/window/mainwindow.h"
#include "ui/window/settings.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>

namespace countersign {

namespace {

bool zooms(Verb verb)
{
    return verb == Verb::ZoomIn || verb == Verb::ZoomOut || verb == Verb::ZoomReset;
}

// A picture that has the focus is what one means to enlarge.
bool zoomsItself(const QWidget* widget)
{
    for (; widget != nullptr; widget = widget->parentWidget())
        if (widget->property("ownZoom").toBool())
            return true;
    return false;
}

} // namespace

void MainWindow::buildSettingsMenu()
{
    m_settings->setObjectName(QStringLiteral("windowSettingsMenu"));
    addThemes();
    m_settings->addSeparator();
    addDisplay();
    m_settings->addSeparator();
    m_showSurvey = m_settings->addAction(tr("Why they left…"));
    m_showSurvey->setObjectName(QStringLiteral("surveyAction"));
    m_showSurvey->setEnabled(false);
    connect(m_showSurvey, &QAction::triggered, this, &MainWindow::showSurvey);
    m_showDevices = m_settings->addAction(tr("Your devices…"));
    m_showDevices->setObjectName(QStringLiteral("devicesAction"));
    m_showDevices->setEnabled(false);
    connect(m_showDevices, &QAction::triggered, this, &MainWindow::showDevices);
    m_takeRight = m_settings->addAction(tr("Take a right for an emergency…"));
    m_takeRight->setObjectName(QStringLiteral("takeRightAction"));
    m_takeRight->setEnabled(false);
    connect(m_takeRight, &QAction::triggered, this, [this] { m_emergency->ask(); });
    m_signOut = m_settings->addAction(tr("Sign out"));
    m_signOut->setObjectName(QStringLiteral("signOutAction"));
    m_signOut->setEnabled(false);
    connect(m_signOut, &QAction::triggered, this, &MainWindow::signOutAsked);
}

void MainWindow::addThemes()
{
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
    QAction* still = m_settings->addAction(tr("Less motion"));
    still->setObjectName(QStringLiteral("lessMotionAction"));
    still->setCheckable(true);
    still->setChecked(settings::lessMotion());
    m_theme.setLessMotion(still->isChecked());
    connect(still, &QAction::toggled, this, [this](bool on) {
        m_theme.setLessMotion(on);
        settings::setLessMotion(on);
    });
}

void MainWindow::addDisplay()
{
    m_compact = m_settings->addAction(tr("One line per draft"));
    m_compact->setObjectName(QStringLiteral("compactRowsAction"));
    m_compact->setCheckable(true);
    m_compact->setChecked(settings::compactRows());
    connect(m_compact, &QAction::toggled, this, [this](bool on) {
        settings::setCompactRows(on);
        if (m_review != nullptr)
            m_review->setCompact(on);
    });
    m_doNotDisturb = m_settings->addAction(tr("Do not disturb"));
    m_doNotDisturb->setObjectName(QStringLiteral("doNotDisturbAction"));
    m_doNotDisturb->setCheckable(true);
    m_doNotDisturb->setChecked(settings::doNotDisturb());
    connect(m_doNotDisturb, &QAction::toggled, this, [](bool on) { settings::setDoNotDisturb(on); });
    m_settings->addSeparator();
    // The keys are shown only: the key map acts, so that a chord never fires twice.
    for (const Verb verb : { Verb::ZoomIn, Verb::ZoomOut, Verb::ZoomReset, Verb::Palette, Verb::Keys }) {
        QAction* action = m_settings->addAction(QString());
        connect(action, &QAction::triggered, this, [this, verb] { run(verb); });
        const auto label = [this, action, verb] { action->setText(keyMeaning(verb) % u'\t' % m_keyMap.cap(verb)); };
        connect(&m_keyMap, &KeyMap::changed, action, label);
        label();
    }
}

void MainWindow::run(Verb verb)
{
    switch (verb) {
    case Verb::Palette:
        openPalette();
        return;
    case Verb::ZoomIn:
        m_zoom.set(m_zoom.percent() + Zoom::step);
        return;
    case Verb::ZoomOut:
        m_zoom.set(m_zoom.percent() - Zoom::step);
        return;
    case Verb::ZoomReset:
        m_zoom.set(Zoom::usual);
        return;
    default:
        break;
    }
    if (m_desk == nullptr || m_pages->currentWidget() != m_desk)
        return;
    switch (verb) {
    case Verb::Preview:
        togglePreview();
        return;
    case Verb::Effort:
        showWork();
        return;
    case Verb::Survey:
        showSurvey();
        return;
    case Verb::Prompts:
        showPrompts();
        return;
    case Verb::Record:
        showRecord(true);
        return;
    default:
        // A verb of the review room brings the room with it.
        if (m_rooms->currentWidget() != m_review)
            showQueue();
        m_review->run(verb);
    }
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const auto verb = m_keyMap.verbFor(*event);
    const bool ofWindow = verb == Verb::Palette || verb == Verb::ZoomIn || verb == Verb::ZoomOut || verb == Verb::ZoomReset
        || verb == Verb::Preview || verb == Verb::Effort || verb == Verb::Survey || verb == Verb::Prompts || verb == Verb::Record || verb == Verb::Queue || verb == Verb::Keys;
    if (verb && ofWindow)
        run(*verb);
    else
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QMainWindow::eventFilter(watched, event);
    auto* widget = qobject_cast<QWidget*>(watched);
    auto* key = static_cast<QKeyEvent*>(event);
    // AltGr arrives as Ctrl+Alt on some systems and types a character.
    const bool chord
        = (key->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) != Qt::NoModifier && !key->modifiers().testFlag(Qt::AltModifier);
    if (!chord || widget == nullptr || widget->window() != this || widget->property("capturesKeys").toBool())
        return QMainWindow::eventFilter(watched, event);
    const auto verb = m_keyMap.verbFor(*key);
    if (!verb || (zooms(*verb) && zoomsItself(widget)))
        return QMainWindow::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        run(*verb);
    return true;
}

} // namespace countersign
