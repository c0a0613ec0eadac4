// Three hundred hostile drafts on the screen, and the kernel as witness: no socket, and no file that was not open before the first of them.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPreviews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileDraftsOpenNothing();
};

void TestPreviews::hostileDraftsOpenNothing()
{
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    QVERIFY2(!strace.isEmpty(), "strace is missing; ./dev setup installs it");
    const QTemporaryDir folder;
    const QString trace = folder.filePath(u"trace"_s);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"XDG_CACHE_HOME"_s, folder.filePath(u"cache"_s));
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s); // the leak checker cannot run under a tracer
    process.setProcessEnvironment(environment);
    process.start(strace,
        { u"-f"_s, u"--seccomp-bpf"_s, u"-qq"_s, u"-s"_s, u"4096"_s, u"-e"_s, u"trace=network,open,openat,openat2,creat,io_uring_setup"_s, u"-o"_s, trace,
            QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-hostilepreviews"), u"300"_s });
    QVERIFY2(process.waitForFinished(550'000), "the previews took too long");
    const QByteArray told = process.readAllStandardOutput();
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, errors.right(4000).constData());
    QVERIFY2(told.contains("\"drafts\":300"), told.constData());
    QVERIFY2(!errors.contains("Cannot open") && !errors.contains("QFont"), errors.right(2000).constData());

    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression open(u"\\b(?:open|openat|openat2|creat)\\((?:AT_FDCWD, |\\d+, )?\"([^\"]*)\""_s);
    static const QRegularExpression network(
        u"^\\d+\\s+(?:<\\.\\.\\. )?(socket|socketpair|connect|bind|listen|accept4?|send\\w*|recv\\w*|getsockname|io_uring_setup)\\b"_s);
    // Fonts for letters that only a draft brings, from the system's own folders.
    const QStringList fonts{ u"/usr/share/fonts/"_s, u"/usr/local/share/fonts/"_s, u"/var/cache/fontconfig/"_s };
    QSet<QString> before;
    QStringList offences;
    bool shown = false;
    bool ended = false;
    int opensBefore = 0;
    while (!file.atEnd() && !ended) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        const QRegularExpressionMatch match = open.match(line);
        const QString path = match.captured(1);
        if (path == u"/countersign/first-draft"_s) {
            shown = true;
        } else if (path == u"/countersign/last-draft"_s) {
            ended = true;
        } else if (!shown) {
            if (match.hasMatch()) {
                before.insert(path);
                ++opensBefore;
            }
        } else if (network.match(line).hasMatch()) {
            offences << line;
        } else if (match.hasMatch() && !before.contains(path) && std::none_of(fonts.begin(), fonts.end(), [&path](const QString& one) {
                       return path.startsWith(one) && !path.contains(u".."_s);
                   })) {
            offences << line;
        }
    }
    QVERIFY2(shown && ended, "the marks of the first and the last draft are not in the trace");
    QVERIFY2(opensBefore > 20, "the trace saw no libraries being opened: it saw nothing");
    QVERIFY2(offences.isEmpty(), qPrintable(offences.mid(0, 20).join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPreviews)
#include "tst_previews.moc"
