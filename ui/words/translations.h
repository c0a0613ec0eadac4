#pragma once
// The window's language: texts, numbers, reading direction. English needs a file too, for its plurals.
#include <QLocale>

class QCoreApplication;

namespace countersign {

// Installs what there is for the locale on top of English and makes it the default. Call before the first window.
void installLanguage(QCoreApplication& application, const QLocale& locale);

} // namespace countersign
