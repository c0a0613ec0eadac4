#pragma once
// The settings of the window, one table: key and default. Kept by QSettings under the program's name.
#include "ui/theme/theme.h"

#include <QUrl>

namespace countersign::settings {

[[nodiscard]] ThemeChoice theme();
void setTheme(ThemeChoice choice);
[[nodiscard]] bool compactRows();
void setCompactRows(bool compact);
[[nodiscard]] QUrl backend(); // empty at the first start
void setBackend(const QUrl& backend);
[[nodiscard]] QByteArray windowGeometry();
void setWindowGeometry(const QByteArray& geometry);

} // namespace countersign::settings
