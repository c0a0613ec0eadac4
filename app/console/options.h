#pragma once
// What the command line of `countersign` says.
#include "ui/theme/theme.h"

#include <QLocale>
#include <QString>
#include <QUrl>
#include <optional>

class QCoreApplication;

namespace countersign {

struct ConsoleOptions {
    QString home; // --home: all of the console's own state
    QUrl backend; // --backend: straight to its sign-in
    std::optional<ThemeChoice> theme; // --theme: for this run
    QLocale locale; // --language
    QString programs; // where countersignd and the others are: beside this program
};
// Ends the process on --help, --version and wrong options, as the parser does.
[[nodiscard]] ConsoleOptions readOptions(const QCoreApplication& application);

} // namespace countersign
