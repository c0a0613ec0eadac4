#include "ui/window/settings.h"

#include <QSettings>
#include <algorithm>

namespace countersign::settings {

namespace {

constexpr auto themeKey = "window/theme";
constexpr auto motionKey = "window/lessMotion";
constexpr auto compactKey = "queue/compact";
constexpr auto zoomKey = "window/zoom";
constexpr auto quietKey = "notifications/quiet";
constexpr auto keysKey = "window/keys";
constexpr auto commandsKey = "window/commands";
constexpr auto backendKey = "backend/address";
constexpr auto geometryKey = "window/geometry";
constexpr auto reviewKey = "review/splitter";
constexpr auto studioKey = "studio/splitter";
constexpr auto previewKey = "preview/geometry";
constexpr auto previewOpenKey = "preview/open";
constexpr auto viewsGroup = "views/";

QVariant read(const char* name, const QVariant& otherwise = {})
{
    return QSettings().value(QLatin1String(name), otherwise);
}

void write(const char* name, const QVariant& value)
{
    QSettings().setValue(QLatin1String(name), value);
}

} // namespace

ThemeChoice theme()
{
    return themeChoiceFromWord(read(themeKey).toString()).value_or(ThemeChoice::System);
}

void setTheme(ThemeChoice choice)
{
    write(themeKey, themeWord(choice));
}

bool lessMotion()
{
    return read(motionKey, false).toBool();
}

void setLessMotion(bool less)
{
    write(motionKey, less);
}

bool compactRows()
{
    return read(compactKey, false).toBool();
}

void setCompactRows(bool compact)
{
    write(compactKey, compact);
}

int zoom()
{
    return std::clamp(read(zoomKey, 100).toInt(), 80, 200);
}

void setZoom(int percent)
{
    write(zoomKey, percent);
}

bool doNotDisturb()
{
    return read(quietKey, false).toBool();
}

void setDoNotDisturb(bool quiet)
{
    write(quietKey, quiet);
}

QByteArray keys()
{
    return read(keysKey).toByteArray();
}

void setKeys(const QByteArray& file)
{
    write(keysKey, file);
}

QStringList lastCommands()
{
    return read(commandsKey).toStringList();
}

void setLastCommands(const QStringList& ids)
{
    write(commandsKey, ids);
}

QUrl backend()
{
    return read(backendKey).toUrl();
}

void setBackend(const QUrl& backend)
{
    write(backendKey, backend);
}

QByteArray windowGeometry()
{
    return read(geometryKey).toByteArray();
}

void setWindowGeometry(const QByteArray& geometry)
{
    write(geometryKey, geometry);
}

QByteArray reviewLayout()
{
    return read(reviewKey).toByteArray();
}

void setReviewLayout(const QByteArray& layout)
{
    write(reviewKey, layout);
}

QByteArray studioLayout()
{
    return read(studioKey).toByteArray();
}

void setStudioLayout(const QByteArray& layout)
{
    write(studioKey, layout);
}

QByteArray previewGeometry()
{
    return read(previewKey).toByteArray();
}

void setPreviewGeometry(const QByteArray& geometry)
{
    write(previewKey, geometry);
}

bool previewOpen()
{
    return read(previewOpenKey, false).toBool();
}

void setPreviewOpen(bool open)
{
    write(previewOpenKey, open);
}

QByteArray lastView(const QString& personId)
{
    return QSettings().value(QLatin1String(viewsGroup) + personId).toByteArray();
}

void setLastView(const QString& personId, const QByteArray& filter)
{
    QSettings().setValue(QLatin1String(viewsGroup) + personId, filter);
}

} // namespace countersign::settings
