#include "services/console/trial/trial.h"

#include "models/domain/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QProcess>
#include <QSaveFile>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int lookEveryMs = 100;
constexpr int longestStartMs = 30000;
constexpr int longestDemoMs = 180000;
constexpr int politeEndMs = 3000;

QString programFile(const QString& folder, const QString& name)
{
#ifdef Q_OS_WIN
    return folder + u'/' + name + u".exe"_s;
#else
    return folder + u'/' + name;
#endif
}

// Beside an installed program, or in the source tree of a build folder.
QString recordingsFolder(const QString& programs)
{
    for (const QString& candidate :
        { u"/../share/countersign/recordings"_s, u"/../../../resources/recordings"_s, u"/../resources/recordings"_s })
        if (const QFileInfo folder(programs + candidate); folder.isDir())
            return folder.canonicalFilePath();
    return {};
}

constexpr auto settingsMark = "# Written at every start of the trial; without this line it stays as it is.\n";

// The sandbox's port is another at every start, so the backend is told anew whom to ask. Settings that a person wrote are left alone.
bool pointModelAt(const QUrl& sandbox, const QString& backendHome)
{
    const QString path = backendHome + u"/countersign.toml"_s;
    if (QFile present(path); present.exists() && (!present.open(QIODevice::ReadOnly) || present.readLine(1024) != settingsMark))
        return present.isOpen();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(settingsMark);
    file.write("[model]\nbase_url = \"" + sandbox.toEncoded(QUrl::StripTrailingSlash) + "/v1\"\nmodel = \"pretend-1\"\n"
               "input_micros_per_kilo_token = 250\noutput_micros_per_kilo_token = 2000\n");
    return file.commit();
}

}  // namespace

// One child with an endpoint file: started, awaited without blocking, restarted on the same address.
class TrialServer final : public QObject {
public:
    TrialServer(QString program, QString home, QObject* parent) : QObject(parent), m_program(std::move(program)), m_home(std::move(home))
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_home + u"/console-trial.log"_s, QIODevice::Append);
        connect(&m_look, &QTimer::timeout, this, &TrialServer::look);
        connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &TrialServer::look);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(fail(ErrorCode::NotFound,
                    QFileInfo(m_program).fileName().toStdString() + " could not be started; is it installed beside this program?"));
        });
        connect(&m_process, &QProcess::finished, this, [this](int code) {
            end(fail(ErrorCode::Unavailable,
                QFileInfo(m_program).fileName().toStdString() + " ended with " + std::to_string(code)
                    + "; see console-trial.log in its folder"));
        });
    }
    ~TrialServer() override
    {
        m_done = nullptr;
        m_process.disconnect(this);
    }
    using Done = std::function<void(Result<void>)>;
    void start(Done done)
    {
        m_done = std::move(done);
        QFile::remove(endpointFile());
        m_left = longestStartMs / lookEveryMs;
        m_watcher.addPath(m_home);
        m_look.start(lookEveryMs);
        const QString address = m_url.isEmpty() ? u"127.0.0.1:0"_s : m_url.authority();
        m_process.start(m_program, {u"--home"_s, m_home, u"--listen"_s, address});
    }
    void kill()
    {
        m_done = nullptr;
        m_process.kill();
    }
    void restart(Done done)
    {
        if (m_process.state() == QProcess::NotRunning) {
            start(std::move(done));
            return;
        }
        connect(&m_process, &QProcess::finished, this, [this, done = std::move(done)]() mutable { start(std::move(done)); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        m_process.kill();
    }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QProcess& process() { return m_process; }

private:
    [[nodiscard]] QString endpointFile() const { return m_home + u"/endpoint"_s; }
    void look()
    {
        QFile file(endpointFile());
        if (file.open(QIODevice::ReadOnly)) {
            const QUrl url(QString::fromUtf8(file.readLine(1024)).trimmed(), QUrl::StrictMode);
            if (url.isValid() && !url.host().isEmpty()) {
                m_url = url;
                end({});
                return;
            }
        }
        if (m_look.isActive() && --m_left <= 0)
            end(fail(ErrorCode::Timeout, QFileInfo(m_program).fileName().toStdString() + " did not say where it listens within 30 s"));
    }
    void end(Result<void> result)
    {
        m_look.stop();
        if (!m_watcher.directories().isEmpty())
            m_watcher.removePaths(m_watcher.directories());
        if (const Done done = std::exchange(m_done, nullptr))
            done(std::move(result));
    }
    QString m_program;
    QString m_home;
    QProcess m_process;
    QFileSystemWatcher m_watcher;
    QTimer m_look;
    QUrl m_url;
    Done m_done;
    int m_left = 0;
};

struct Trial::Impl {
    Trial* trial = nullptr;
    QString programs;
    QString home;
    QString recordings;
    std::unique_ptr<TrialServer> sandbox;
    std::unique_ptr<TrialServer> backend;
    std::unique_ptr<QProcess> demo;
    QTimer demoLimit;
    std::vector<TrialPerson> people;
    bool started = false;

    [[nodiscard]] QString backendHome() const { return home + u"/backend"_s; }
    [[nodiscard]] QString sandboxHome() const { return home + u"/sandbox"_s; }
    void fail(const Error& error) { Q_EMIT trial->failed(error); }
    void runDemo();
    void demoEnded(int code, QProcess::ExitStatus status);
    void readPeople();
};

Trial::Trial(QString programs, QString home, QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>())
{
    m_impl->trial = this;
    m_impl->programs = std::move(programs);
    m_impl->home = std::move(home);
    m_impl->demoLimit.setSingleShot(true);
    connect(&m_impl->demoLimit, &QTimer::timeout, this, [this] {
        m_impl->demo->disconnect(this);
        m_impl->demo->kill();
        m_impl->fail({ErrorCode::Timeout, "setting the demonstration up took longer than three minutes", std::nullopt});
    });
}

Trial::~Trial()
{
    // The window is gone: waiting here for a polite end freezes nobody, and no child outlives its parent.
    QList<QProcess*> children;
    if (m_impl->demo)
        children << m_impl->demo.get();
    for (TrialServer* server : {m_impl->backend.get(), m_impl->sandbox.get()})
        if (server)
            children << &server->process();
    for (QProcess* child : children) {
        child->disconnect();
        child->terminate();
    }
    for (QProcess* child : children)
        if (child->state() != QProcess::NotRunning && !child->waitForFinished(politeEndMs)) {
            child->kill();
            child->waitForFinished(politeEndMs);
        }
}

void Trial::start()
{
    if (std::exchange(m_impl->started, true))
        return;
    m_impl->recordings = recordingsFolder(m_impl->programs);
    if (m_impl->recordings.isEmpty()) {
        m_impl->fail({ErrorCode::NotFound, "the sample recordings are not where the programs are", std::nullopt});
        return;
    }
    for (const QString& folder : {m_impl->backendHome(), m_impl->sandboxHome()}) {
        if (QDir().mkpath(folder))
            continue;
        m_impl->fail({ErrorCode::Storage, "the folder for the trial could not be made", std::nullopt});
        return;
    }
    m_impl->sandbox
        = std::make_unique<TrialServer>(programFile(m_impl->programs, u"countersign-sandbox"_s), m_impl->sandboxHome(), nullptr);
    m_impl->backend = std::make_unique<TrialServer>(programFile(m_impl->programs, u"countersignd"_s), m_impl->backendHome(), nullptr);
    Q_EMIT progress(tr("Starting the recorded shop…"));
    m_impl->sandbox->start([this](Result<void> up) {
        if (!up) {
            m_impl->fail(up.error());
            return;
        }
        if (!pointModelAt(m_impl->sandbox->url(), m_impl->backendHome())) {
            m_impl->fail({ErrorCode::Storage, "the settings for the trial could not be written", std::nullopt});
            return;
        }
        Q_EMIT progress(tr("Starting the backend…"));
        m_impl->backend->start([this](Result<void> backendUp) {
            if (backendUp)
                m_impl->runDemo();
            else
                m_impl->fail(backendUp.error());
        });
    });
}

void Trial::Impl::runDemo()
{
    Q_EMIT trial->progress(tr("Setting up a shop, its people and its prompts, and playing recorded carts…"));
    demo = std::make_unique<QProcess>();
    demo->setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(demo.get(), &QProcess::finished, trial, [this](int code, QProcess::ExitStatus status) { demoEnded(code, status); });
    QObject::connect(demo.get(), &QProcess::errorOccurred, trial, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        demoLimit.stop();
        fail({ErrorCode::NotFound, "countersignctl could not be started; is it installed beside this program?", std::nullopt});
    });
    demoLimit.start(longestDemoMs);
    demo->start(programFile(programs, u"countersignctl"_s),
        { u"--home"_s, backendHome(), u"demo"_s, u"--sandbox"_s, sandbox->url().toString(), u"--sandbox-home"_s, sandboxHome(),
            u"--samples"_s, recordings, u"--survey-wait-s"_s, u"120"_s });
}

void Trial::Impl::demoEnded(int code, QProcess::ExitStatus status)
{
    demoLimit.stop();
    if (status != QProcess::NormalExit || code != 0) {
        const QByteArray said = demo->readAll().right(600).trimmed();
        fail({ErrorCode::Internal, "setting the demonstration up failed: " + said.toStdString(), std::nullopt});
        return;
    }
    readPeople();
}

void Trial::Impl::readPeople()
{
    QFile file(backendHome() + u"/demo.json"_s);
    const auto json = file.open(QIODevice::ReadOnly) ? parseJson(file.read(1024 * 1024).toStdString(), { .maxBytes = 1024 * 1024 })
                                                     : Result<Json>(tl::unexpected(Error{}));
    const auto list = json && json->is_object() ? json->find("people") : Json::const_iterator();
    if (!json || !json->is_object() || list == json->end() || !list->is_array()) {
        fail({ErrorCode::Damaged, "the demonstration did not say who may sign in", std::nullopt});
        return;
    }
    const auto word = [](const Json& person, const char* key) {
        const auto found = person.find(key);
        return found != person.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
    };
    people.clear();
    for (const Json& person : *list) {
        if (!person.is_object())
            continue;
        QString role = word(person, "role");
        if (const auto roles = person.find("roles");
            role.isEmpty() && roles != person.end() && roles->is_array() && !roles->empty() && roles->front().is_string())
            role = QString::fromStdString(roles->front().get<std::string>());
        people.push_back({word(person, "login"), word(person, "password"), word(person, "name"), role});
    }
    Q_EMIT trial->progress(tr("Ready."));
    Q_EMIT trial->ready();
}

void Trial::killBackend()
{
    if (m_impl->backend)
        m_impl->backend->kill();
}

void Trial::restartBackend()
{
    if (!m_impl->backend)
        return;
    m_impl->backend->restart([this](Result<void> up) {
        if (!up)
            m_impl->fail(up.error());
        else
            Q_EMIT progress(tr("The backend is back."));
    });
}

QUrl Trial::backendUrl() const
{
    return m_impl->backend ? m_impl->backend->url() : QUrl();
}

QUrl Trial::sandboxUrl() const
{
    return m_impl->sandbox ? m_impl->sandbox->url() : QUrl();
}

std::vector<TrialPerson> Trial::people() const
{
    return m_impl->people;
}

}  // namespace countersign
