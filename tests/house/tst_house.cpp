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

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
