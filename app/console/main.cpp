// countersign: the desktop console.
#include "app/console/console.h"
#include "services/base/secretfile.h"
#include "ui/words/translations.h"

#include <QApplication>

int main(int argc, char** argv)
{
    countersign::leaveNoDumps();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Countersign"));
    QApplication::setApplicationName(QStringLiteral("countersign"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    QApplication::setDesktopFileName(QStringLiteral("countersign"));
    const countersign::ConsoleOptions options = countersign::readOptions(application);
    countersign::installLanguage(application, options.locale);
    countersign::Console console(options);
    console.start();
    return QApplication::exec();
}
