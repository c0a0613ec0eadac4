#include "tests/support/processes.h"

#include "services/base/httpclient.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QThread>
#include <QUrl>
#include <csignal>
#include <sys/types.h>

using namespace Qt::StringLiterals;

namespace countersign::test {

namespace {
QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}
}  // namespace

Processes::Processes(const QString& programs)
    : m_programs(programs)
{
    QDir(m_folder.path()).mkpath(u"backend"_s);
    QDir(m_folder.path()).mkpath(u"sandbox"_s);
    for (QProcess* process : {&m_sandbox, &m_backend})
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

Processes::~Processes()
{
    for (QProcess* process : {&m_backend, &m_sandbox}) {
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        if (!process->waitForFinished(5000)) {
            process->kill();
            process->waitForFinished(5000);
        }
    }
}

QString Processes::home() const { return m_folder.filePath(u"backend"_s); }
std::string Processes::databaseFile() const { return home().toStdString() + "/countersign.sqlite"; }
QString Processes::sandboxHome() const { return m_folder.filePath(u"sandbox"_s); }

bool Processes::start(QProcess& process, const QString& program, const QStringList& arguments, const QString& endpointFile, QString& url)
{
    QFile::remove(endpointFile);
    process.start(m_programs + u'/' + program, arguments);
    if (!process.waitForStarted(10000)) {
        m_lastError = program + u" did not start: "_s + process.errorString();
        return false;
    }
    QDeadlineTimer deadline(30000);
    while (!deadline.hasExpired()) {
        if (const QString found = contents(endpointFile); !found.isEmpty()) {
            url = found;
            return true;
        }
        if (process.waitForFinished(20)) {
            m_lastError = program + u" ended with "_s + QString::number(process.exitCode());
            return false;
        }
    }
    m_lastError = program + u" wrote no endpoint within 30 s"_s;
    return false;
}

bool Processes::startSandbox()
{
    return start(m_sandbox, u"countersign-sandbox"_s, {u"--home"_s, sandboxHome(), u"--listen"_s, u"127.0.0.1:0"_s},
        sandboxHome() + u"/endpoint"_s, m_sandboxUrl);
}

bool Processes::startBackend()
{
    const QString address = m_backendUrl.isEmpty() ? u"127.0.0.1:0"_s : QUrl(m_backendUrl).authority();
    return start(m_backend, u"countersignd"_s, {u"--home"_s, home(), u"--listen"_s, address}, home() + u"/endpoint"_s, m_backendUrl);
}

void Processes::killBackend()
{
    m_backend.kill();
    m_backend.waitForFinished(10000);
}

void Processes::stopBackend()
{
    m_backend.terminate();
    m_backend.waitForFinished(20000);
}

qint64 Processes::backendPid() const { return m_backend.processId(); }

void Processes::killNow(qint64 pid) { ::kill(static_cast<pid_t>(pid), SIGKILL); }

bool Processes::backendRunning() const { return m_backend.state() == QProcess::Running; }

Outcome Processes::ctl(const QStringList& arguments, int timeoutMs) const
{
    QProcess process;
    process.start(m_programs + u"/countersignctl"_s, QStringList{u"--home"_s, home()} + arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(5000);
        return {-1, process.readAllStandardOutput(), "timed out\n" + process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome Processes::demo(const QStringList& more) const
{
    return ctl(QStringList{u"demo"_s, u"--sandbox"_s, m_sandboxUrl, u"--sandbox-home"_s, sandboxHome(), u"--samples"_s,
                   QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/recordings")}
            + more,
        120000);
}

QString Processes::password(const QString& login) const
{
    const auto document = QJsonDocument::fromJson(contents(home() + u"/demo.json"_s).toUtf8());
    for (const auto& person : document[u"people"_s].toArray())
        if (person[u"login"_s].toString() == login)
            return person[u"password"_s].toString();
    return {};
}

QJsonDocument Processes::ledger() const
{
    HttpClient client;
    HttpCall call;
    call.url = m_sandboxUrl.toStdString() + "/ledger";
    call.maxAnswer = 64 * 1024 * 1024;
    const auto answer = client.call(call);
    return answer ? QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)) : QJsonDocument();
}

}  // namespace countersign::test
