// The keys of this device in a real secret service on a private bus: they come back, and a keychain that is not there costs nothing.
#include "services/console/keys/keyring.h"
#include "services/console/session/signin.h"
#include "tests/services/console/await.h"
#include "tests/services/console/pretendbackend.h"
#include "tests/support/console/sampledrafts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

// A session bus with a keyring of its own, below a folder that goes with it. Made before anything asks for a bus.
class PrivateBus {
public:
    bool start()
    {
        if (QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty() || QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            return false;
        for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(name, QFile::encodeName(m_folder.path()));
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            return false;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        if (!m_keyring.waitForStarted())
            return false;
        m_keyring.write("a password\n");
        m_keyring.waitForBytesWritten();
        m_keyring.closeWriteChannel();
        return true;
    }
    void stopKeyring() { stop(m_keyring); }
    ~PrivateBus()
    {
        stop(m_keyring);
        stop(m_bus);
    }

private:
    static void stop(QProcess& process)
    {
        process.kill();
        process.waitForFinished();
    }
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

std::unique_ptr<PrivateBus> bus;  // made by main, before QtDBus looks for one

}  // namespace

class TestKeyRing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void keysAndSessionComeBack();
    void anotherAccountHasOtherKeys();
    void withoutKeychainKeysStayInMemory();
    void withoutTheBackendTheLastPasswordOpensWhatIsHere();
    void aKeychainThatIsGoneIsNoError();
};

void TestKeyRing::initTestCase()
{
    if (bus)
        QTRY_VERIFY(QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.secrets"_s));
}

void TestKeyRing::init()
{
    if (!bus)
        QSKIP("no secret service can be started here (gnome-keyring-daemon, dbus-daemon)");
}

void TestKeyRing::keysAndSessionComeBack()
{
    KeyRing first(u"https://shop.example|ana"_s, true);
    const auto made = await(first.open());
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    QVERIFY(made->durable);
    QVERIFY(!made->session);
    first.rememberSession({"a token", 1'800'000'000'000});

    std::optional<RememberedSession> session;
    QTRY_VERIFY([&] {
        KeyRing again(u"https://shop.example|ana"_s, true);
        const auto kept = await(again.open());
        if (!kept || !kept->durable || kept->device.publicKey != made->device.publicKey || kept->store.bytes() != made->store.bytes())
            return false;
        session = kept->session;
        return session.has_value();
    }());
    QCOMPARE(session->token, std::string("a token"));
    QCOMPARE(session->expiresAt, TimeMs{1'800'000'000'000});

    first.forgetSession();
    QTRY_VERIFY([&] {
        KeyRing again(u"https://shop.example|ana"_s, true);
        const auto kept = await(again.open());
        return kept && !kept->session && kept->device.publicKey == made->device.publicKey;
    }());
}

void TestKeyRing::anotherAccountHasOtherKeys()
{
    KeyRing ana(u"https://shop.example|ana"_s, true);
    KeyRing ben(u"https://shop.example|ben"_s, true);
    const auto hers = await(ana.open());
    const auto his = await(ben.open());
    QVERIFY(hers && his && his->durable);
    QVERIFY(hers->device.publicKey != his->device.publicKey);
    QVERIFY(hers->store.bytes() != his->store.bytes());
}

void TestKeyRing::withoutKeychainKeysStayInMemory()
{
    KeyRing ring(u"https://shop.example|ana"_s, false);
    const auto keys = await(ring.open());
    QVERIFY(keys);
    QVERIFY(!keys->durable);
    QVERIFY(!keys->session);
}

void TestKeyRing::withoutTheBackendTheLastPasswordOpensWhatIsHere()
{
    const QTemporaryDir folder;
    PretendBackend backend(sampleDrafts(QDateTime::currentMSecsSinceEpoch()));
    const DeskOptions options{folder.path(), true, 40};
    const auto enter = [&](const QString& password) { return await(signIn(backend.server.url(), u"mara"_s, password, options)); };
    const auto nobody = enter(u"guessed"_s);
    QVERIFY(!nobody);
    {
        const auto desk = enter(u"secret"_s);
        QVERIFY2(desk, desk ? "" : desk.error().detail.c_str());
        QVERIFY((*desk)->keysLast());
        QTRY_COMPARE((*desk)->link(), ReviewDesk::Link::Online);
    }
    QTRY_VERIFY([&] {  // the session is written down beside the way
        KeyRing again(backend.server.url().toString(QUrl::StripTrailingSlash) + u"|mara"_s, true);
        const auto kept = await(again.open());
        return kept && kept->session.has_value();
    }());
    for (const bool stranger : {false, true}) {
        if (stranger) {
            backend.server.comeBack();
            backend.server.always("POST /v1/sessions", [](const ScriptedRequest&) { return reply(200, "<html>Welcome</html>", "text/html"); });
        } else {
            backend.server.goDown();
        }
        const auto wrong = enter(u"guessed"_s);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::Unauthenticated);
        const auto desk = enter(u"secret"_s);
        QVERIFY2(desk, desk ? "" : desk.error().detail.c_str());
        QCOMPARE((*desk)->person().id, backend.person.id);
        QVERIFY(await((*desk)->open(QString::fromStdString(backend.drafts.begin()->first))));
    }
}

void TestKeyRing::aKeychainThatIsGoneIsNoError()
{
    bus->stopKeyring();
    KeyRing ring(u"https://shop.example|ana"_s, true);
    const auto keys = await(ring.open());
    QVERIFY(keys);
    QVERIFY(!keys->durable);
    QVERIFY(!keys->device.publicKey.empty());
}

int main(int argc, char** argv)
{
    auto started = std::make_unique<PrivateBus>();
    if (started->start())
        bus = std::move(started);
    QCoreApplication app(argc, argv);
    TestKeyRing test;
    const int result = QTest::qExec(&test, argc, argv);
    bus.reset();
    return result;
}

#include "tst_keyring.moc"
