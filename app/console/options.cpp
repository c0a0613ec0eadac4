#include "app/console/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

namespace countersign {

ConsoleOptions readOptions(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "Review what was written, put your name to it, prove it later."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption home(QStringLiteral("home"), QCoreApplication::translate("Options", "Keep everything under <folder>."),
        QStringLiteral("folder"), QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    const QCommandLineOption backend(
        QStringLiteral("backend"), QCoreApplication::translate("Options", "Sign in at <address>."), QStringLiteral("address"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QCoreApplication::translate("Options", "system, light, dark or contrast."), QStringLiteral("theme"));
    const QCommandLineOption language(QStringLiteral("language"),
        QCoreApplication::translate("Options", "Language of the window, such as de."), QStringLiteral("language"));
    parser.addOptions({ home, backend, theme, language });
    parser.process(application);

    ConsoleOptions options;
    options.home = parser.value(home);
    options.backend = QUrl(parser.value(backend), QUrl::StrictMode);
    options.theme = themeChoiceFromWord(parser.value(theme));
    options.locale = parser.isSet(language) ? QLocale(parser.value(language)) : QLocale::system();
    options.programs = QCoreApplication::applicationDirPath();
    return options;
}

} // namespace countersign
