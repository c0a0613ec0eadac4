// "Try it on this computer" with small stand-ins for the programs: what it starts, says, and does when they fail.
#include "services/console/trial/trial.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace countersign;

class TestTrial : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesUpAndSaysWho();
    void restartsOnTheSameAddress();
    void theBackendAsksTheSandboxesModel();
    void settingsOfAPersonStay();
    void saysWhichProgramIsMissing();
    void saysWhenAProgramEnds();
    void saysWhatTheSetUpSaid();

private:
    void program(const QString& name, const QByteArray& script)
    {
        QFile file(m_dir->path() + u"/bin/"_s + name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    [[nodiscard]] QByteArray calls() const
    {
        QFile file(m_dir->path() + u"/calls"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray settings() const
    {
        QFile file(m_dir->filePath(u"home/backend/countersign.toml"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void comesUp()
    {
        Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
        QSignalSpy ready(&trial, &Trial::ready);
        trial.start();
        QTRY_COMPARE(ready.count(), 1);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTrial::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QDir(m_dir->path()).mkpath(u"bin"_s);
    QDir(m_dir->path()).mkpath(u"share/countersign/recordings"_s);
    const QByteArray note = "echo \"$(basename $0) $*\" >> " + m_dir->path().toUtf8() + "/calls\n";
    const QByteArray server = note + "home=$2; address=$4; [ \"$address\" = 127.0.0.1:0 ] && address=127.0.0.1:PORT\n"
        "printf 'http://%s\\n' \"$address\" > \"$home/endpoint.new\"; mv \"$home/endpoint.new\" \"$home/endpoint\"\nexec sleep 60\n";
    program(u"countersignd"_s, QByteArray(server).replace("PORT", "18787"));
    program(u"countersign-sandbox"_s, QByteArray(server).replace("PORT", "18788"));
    program(u"countersignctl"_s,
        note
            + "echo '{\"people\":[{\"login\":\"mara\",\"password\":\"p\",\"name\":\"Mara Lind\",\"role\":\"marketing_manager\"}]}' > "
              "\"$2/demo.json\"\n");
}

void TestTrial::comesUpAndSaysWho()
{
    Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
    QSignalSpy ready(&trial, &Trial::ready);
    QSignalSpy failed(&trial, &Trial::failed);
    QSignalSpy progress(&trial, &Trial::progress);
    trial.start();
    trial.start();  // twice is once
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(failed.count(), 0);
    QVERIFY(progress.count() >= 3);
    QCOMPARE(trial.backendUrl(), QUrl(u"http://127.0.0.1:18787"_s));
    QCOMPARE(trial.people().size(), 1u);
    QCOMPARE(trial.people().front().role, u"marketing_manager"_s);
    const QByteArray said = calls();
    const QByteArray expected = "countersignctl --home " + m_dir->filePath(u"home/backend"_s).toUtf8()
        + " demo --sandbox http://127.0.0.1:18788 --sandbox-home " + m_dir->filePath(u"home/sandbox"_s).toUtf8() + " --samples";
    QVERIFY2(said.contains(expected), said.constData());
    QCOMPARE(said.count('\n'), 3);
}

void TestTrial::restartsOnTheSameAddress()
{
    Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
    QSignalSpy ready(&trial, &Trial::ready);
    QSignalSpy failed(&trial, &Trial::failed);
    trial.start();
    QTRY_COMPARE(ready.count(), 1);
    trial.killBackend();
    QSignalSpy progress(&trial, &Trial::progress);
    trial.restartBackend();
    QTRY_COMPARE(progress.count(), 1);
    QCOMPARE(failed.count(), 0);
    QVERIFY(calls().contains("--listen 127.0.0.1:18787"));
}

void TestTrial::theBackendAsksTheSandboxesModel()
{
    // The stand-in's set-up is told whom the backend would ask.
    program(u"countersignd"_s,
        "home=$2; grep -q 'base_url = \"http://127.0.0.1:18788/v1\"' \"$home/countersign.toml\" || exit 5\n"
        "printf 'http://127.0.0.1:18787\\n' > \"$home/endpoint.new\"; mv \"$home/endpoint.new\" \"$home/endpoint\"\nexec sleep 60\n");
    comesUp();
    QVERIFY2(settings().contains("model = \"pretend-1\""), settings().constData());
    // At the next start the sandbox listens elsewhere.
    program(u"countersign-sandbox"_s,
        "home=$2; printf 'http://127.0.0.1:18799\\n' > \"$home/endpoint.new\"; mv \"$home/endpoint.new\" \"$home/endpoint\"\nexec sleep 60\n");
    program(u"countersignd"_s,
        "home=$2; printf 'http://127.0.0.1:18787\\n' > \"$home/endpoint.new\"; mv \"$home/endpoint.new\" \"$home/endpoint\"\nexec sleep 60\n");
    comesUp();
    QVERIFY2(settings().contains("base_url = \"http://127.0.0.1:18799/v1\""), settings().constData());
    QVERIFY(!settings().contains("18788"));
}

void TestTrial::settingsOfAPersonStay()
{
    QDir(m_dir->path()).mkpath(u"home/backend"_s);
    QFile file(m_dir->filePath(u"home/backend/countersign.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("log_level = \"debug\"\n");
    file.close();
    comesUp();
    QCOMPARE(settings(), QByteArray("log_level = \"debug\"\n"));
}

void TestTrial::saysWhichProgramIsMissing()
{
    QFile::remove(m_dir->filePath(u"bin/countersignd"_s));
    Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
    QSignalSpy failed(&trial, &Trial::failed);
    trial.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(QString::fromStdString(failed[0][0].value<Error>().detail).contains(u"countersignd"_s));
}

void TestTrial::saysWhenAProgramEnds()
{
    program(u"countersign-sandbox"_s, "exit 3\n");
    Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
    QSignalSpy failed(&trial, &Trial::failed);
    trial.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(QString::fromStdString(failed[0][0].value<Error>().detail).contains(u"ended with 3"_s));
}

void TestTrial::saysWhatTheSetUpSaid()
{
    program(u"countersignctl"_s, "echo 'no recordings here' >&2; exit 1\n");
    Trial trial(m_dir->filePath(u"bin"_s), m_dir->filePath(u"home"_s));
    QSignalSpy failed(&trial, &Trial::failed);
    trial.start();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(QString::fromStdString(failed[0][0].value<Error>().detail).contains(u"no recordings here"_s));
}

QTEST_GUILESS_MAIN(TestTrial)
#include "tst_trial.moc"
