// Arrows point down only: a test that fails when an include points up.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Floor {
    QString folder;       // whose files
    QStringList mayUse;   // prefixes of quoted includes
    QString neverUses;    // pattern over whole include lines; empty = none
};

const QList<Floor> house{
    {u"models/domain"_s, {u"models/domain/"_s}, u"<Q|<soci|<curl|<boost/asio|<boost/beast|sqlite3"_s},
    {u"models/view"_s, {u"models/"_s}, u"<QtWidgets|<QWidget|<QtGui|<QtNetwork|<QNetwork|<soci"_s},
    {u"services/base"_s, {u"models/domain/"_s, u"services/base/"_s}, u"<QtWidgets|<QWidget"_s},
    {u"services/recovery"_s, {u"models/domain/"_s, u"services/base/"_s, u"services/recovery/"_s}, u"<Q|<soci"_s},
    {u"services/sandbox"_s, {u"models/domain/"_s, u"services/base/"_s, u"services/sandbox/"_s}, u"<Q|<soci"_s},
    {u"services/console"_s, {u"models/"_s, u"services/base/"_s, u"services/console/"_s}, u"<QtWidgets|<QWidget|<soci"_s},
    {u"ui"_s, {u"models/"_s, u"services/console/"_s, u"ui/"_s}, u"<soci|<QSql|<QNetwork|<QTcpSocket|sqlite3"_s},
    {u"app/console"_s, {u"models/"_s, u"services/base/"_s, u"services/console/"_s, u"ui/"_s, u"app/console/"_s}, u"<soci"_s},
    {u"app/backend"_s, {u"models/domain/"_s, u"services/base/"_s, u"services/recovery/"_s, u"app/backend/"_s}, u"<Q"_s},
    {u"app/ctl"_s, {u"models/domain/"_s, u"services/base/"_s, u"services/recovery/"_s, u"services/sandbox/"_s, u"app/ctl/"_s}, u"<Q"_s},
    {u"app/sandbox"_s, {u"models/domain/"_s, u"services/base/"_s, u"services/sandbox/"_s, u"app/sandbox/"_s}, u"<Q"_s},
};

QStringList sourcesBelow(const QString& folder)
{
    QStringList found;
    QDirIterator files(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/") + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        found << files.next();
    return found;
}

}  // namespace

class TestHouse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesPointDown_data();
    void includesPointDown();
    void everyHeaderHasOneGuard();
    void nothingBesidesTheHouseAtTheTop();
    void filesStayShort();
    void packagesAreForEverythingOrForOneVerb();
};

void TestHouse::includesPointDown_data()
{
    QTest::addColumn<int>("floor");
    for (int i = 0; i < house.size(); ++i)
        QTest::newRow(qPrintable(house[i].folder)) << i;
}

void TestHouse::includesPointDown()
{
    QFETCH(int, floor);
    const Floor& rule = house[floor];
    const QStringList files = sourcesBelow(rule.folder);
    QVERIFY2(!files.isEmpty(), "no sources: the folder moved and this rule with it");
    static const QRegularExpression quoted(u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s, QRegularExpression::MultilineOption);
    static const QRegularExpression anyInclude(u"^\\s*#\\s*include[^\\n]*"_s, QRegularExpression::MultilineOption);
    QStringList broken;
    for (const QString& path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto it = quoted.globalMatch(text); it.hasNext();) {
            const QString target = it.next().captured(1);
            if (target.endsWith(u".moc"_s) || target.startsWith(u"moc_"_s))
                continue;
            bool allowed = false;
            for (const QString& prefix : rule.mayUse)
                allowed = allowed || target.startsWith(prefix);
            if (!allowed)
                broken << path + u" includes "_s + target;
        }
        if (rule.neverUses.isEmpty())
            continue;
        const QRegularExpression never(rule.neverUses);
        for (auto it = anyInclude.globalMatch(text); it.hasNext();) {
            const QString line = it.next().captured();
            if (never.match(line).hasMatch())
                broken << path + u": "_s + line.trimmed();
        }
    }
    QVERIFY2(broken.isEmpty(), qPrintable(u"\n"_s + broken.join(u"\n"_s)));
}

void TestHouse::everyHeaderHasOneGuard()
{
    for (const QString& folder : {u"models"_s, u"services"_s, u"ui"_s, u"app"_s}) {
        for (const QString& path : sourcesBelow(folder)) {
            if (!path.endsWith(u".h"_s))
                continue;
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().startsWith("#pragma once\n"), qPrintable(path));
        }
    }
}

void TestHouse::nothingBesidesTheHouseAtTheTop()
{
    const QStringList expected{u"app"_s, u"installer"_s, u"models"_s, u"resources"_s, u"services"_s, u"tests"_s, u"ui"_s};
    QStringList found = QDir(QStringLiteral(COUNTERSIGN_SOURCE_DIR)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    found.removeAll(u"build"_s);
    QCOMPARE(found, expected);
}

void TestHouse::filesStayShort()
{
    constexpr qsizetype longest = 500;
    QStringList tooLong;
    for (const QString& folder : {u"models"_s, u"services"_s, u"ui"_s, u"app"_s, u"tests"_s})
        for (const QString& path : sourcesBelow(folder)) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (const qsizetype lines = file.readAll().count('\n'); lines > longest)
                tooLong << path + u" has %1 lines"_s.arg(lines);
        }
    QVERIFY2(tooLong.isEmpty(), qPrintable(u"\n"_s + tooLong.join(u"\n"_s)));
}

// ./dev installs what stands in the list: a name, or a name and the one verb that needs it.
void TestHouse::packagesAreForEverythingOrForOneVerb()
{
    QFile list(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/installer/packages.txt"));
    QFile script(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/dev"));
    QVERIFY(list.open(QIODevice::ReadOnly) && script.open(QIODevice::ReadOnly));
    const QString verbs = QString::fromUtf8(script.readAll());
    static const QRegularExpression line(u"^([a-z0-9][a-z0-9.+-]+)(?: ([a-z]+))?$"_s);
    QStringList names;
    for (const QString& text : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (text.startsWith(u'#'))
            continue;
        const auto match = line.match(text);
        QVERIFY2(match.hasMatch(), qPrintable(text));
        QVERIFY2(!names.contains(match.captured(1)), qPrintable(text));
        names << match.captured(1);
        if (const QString verb = match.captured(2); !verb.isEmpty())
            QVERIFY2(verbs.contains(u"setup "_s + verb), qPrintable(u"./dev never asks for the packages of "_s + verb));
    }
    QVERIFY(names.size() > 30);
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
