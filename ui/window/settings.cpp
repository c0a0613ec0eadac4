#include "ui/window/settings.h"

#include <QSettings>

namespace countersign::settings {

namespace {

constexpr auto themeKey = "window/theme";
constexpr auto compactKey = "queue/compact";
constexpr auto backendKey = "backend/address";
constexpr auto geometryKey = "window/geometry";

QString key(const char* name)
{
    return QLatin1String(name);
}

} // namespace

ThemeChoice theme()
{
    return themeChoiceFromWord(QSettings().value(key(themeKey)).toString()).value_or(ThemeChoice::System);
}

void setTheme(ThemeChoice choice)
{
    QSettings().setValue(key(themeKey), themeWord(choice));
}

bool compactRows()
{
    return QSettings().value(key(compactKey), false).toBool();
}

void setCompactRows(bool compact)
{
    QSettings().setValue(key(compactKey), compact);
}

QUrl backend()
{
    return QSettings().value(key(backendKey)).toUrl();
}

void setBackend(const QUrl& backend)
{
    QSettings().setValue(key(backendKey), backend);
}

QByteArray windowGeometry()
{
    return QSettings().value(key(geometryKey)).toByteArray();
}

void setWindowGeometry(const QByteArray& geometry)
{
    QSettings().setValue(key(geometryKey), geometry);
}

} // namespace countersign::settings
