#pragma once
// The settings of the window, one table: key and default. Kept by QSettings under the program's name.
#include "ui/theme/theme.h"

#include <QStringList>
#include <QUrl>

namespace countersign::settings {

[[nodiscard]] ThemeChoice theme();
void setTheme(ThemeChoice choice);
[[nodiscard]] bool lessMotion(); // beside what the desktop wishes
void setLessMotion(bool less);
[[nodiscard]] bool compactRows();
void setCompactRows(bool compact);
[[nodiscard]] int zoom(); // percent, 80–200
void setZoom(int percent);
[[nodiscard]] bool doNotDisturb();
void setDoNotDisturb(bool quiet);
[[nodiscard]] QByteArray keys(); // a key file; empty: as shipped
void setKeys(const QByteArray& file);
[[nodiscard]] QStringList lastCommands(); // ids, last used first
void setLastCommands(const QStringList& ids);
[[nodiscard]] QUrl backend(); // empty at the first start
void setBackend(const QUrl& backend);

[[nodiscard]] QByteArray windowGeometry();
void setWindowGeometry(const QByteArray& geometry);
[[nodiscard]] QByteArray reviewLayout(); // the splitter of queue, draft and why
void setReviewLayout(const QByteArray& layout);
[[nodiscard]] QByteArray studioLayout(); // the splitter of prompts, work and gate
void setStudioLayout(const QByteArray& layout);
[[nodiscard]] QByteArray previewGeometry();
void setPreviewGeometry(const QByteArray& geometry);
[[nodiscard]] bool previewOpen();
void setPreviewOpen(bool open);
[[nodiscard]] QByteArray lastView(const QString& personId); // filter as JSON; person ids differ by backend
void setLastView(const QString& personId, const QByteArray& filter);

} // namespace countersign::settings
