#include "ui/words/translations.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace countersign {

namespace {

void install(QCoreApplication& application, const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installLanguage(QCoreApplication& application, const QLocale& locale)
{
    // The C locale has no currency signs and no grouping.
    const QLocale chosen = locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
    QLocale::setDefault(chosen);
    const QString own = QStringLiteral(":/countersign/translations");
    install(application, QLocale(QLocale::English), QStringLiteral("countersign"), own);
    if (chosen.language() != QLocale::English) {
        install(application, chosen, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, chosen, QStringLiteral("countersign"), own);
    }
    QGuiApplication::setLayoutDirection(chosen.textDirection());
}

} // namespace countersign
