// countersign-tour DIR: drives the real window through the job and saves a picture of each step. Not zero when anything is off.
#include "tests/e2e/tour/tour.h"
#include "ui/window/mainwindow.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <cstdio>

int main(int argc, char** argv)
{
    using namespace countersign;
    // Without a display the same window is drawn in memory.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY")
        && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Countersign"));
    QApplication::setApplicationName(QStringLiteral("countersign-tour"));
    const QStringList arguments = QApplication::arguments();
    QTemporaryDir home;
    QDir pictures(arguments.value(1));
    if (arguments.size() != 2 || !home.isValid() || !pictures.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "usage: countersign-tour DIR\n");
        return 2;
    }
    // A first start, whatever this account's settings are.
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    installLanguage(application, QLocale(QLocale::English, QLocale::UnitedStates));

    ConsoleOptions options;
    options.home = home.path();
    options.theme = ThemeChoice::Light;
    options.programs = QApplication::applicationDirPath();
    Console console(options);
    console.window().resize(1440, 900);
    console.start();
    console.window().activateWindow();
    try {
        Tour(console, pictures, options.programs).run();
    } catch (const StepFailed& failed) {
        std::fprintf(stderr, "the tour stopped: %s\n", qPrintable(failed.what));
        return 1;
    }
    std::fprintf(stdout, "the tour went through\n");
    return 0;
}
