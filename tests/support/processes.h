#pragma once
// The real programs as child processes of a test: countersignd, countersign-sandbox, countersignctl. Waits are bounded.
#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>
#include <string>

namespace countersign::test {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    [[nodiscard]] QByteArray all() const { return QByteArray(output + errors); }
};

class Processes {
public:
    explicit Processes(const QString& programs = QStringLiteral(COUNTERSIGN_BIN_DIR));
    ~Processes();

    // Each starts a program on a free loopback port and waits for its endpoint file; false when it did not come up (see lastError).
    bool startSandbox();
    bool startBackend();  // the same home and, after a kill, the same port
    void killBackend();   // SIGKILL: nothing is flushed
    void stopBackend();   // SIGTERM, waits
    [[nodiscard]] bool backendRunning() const;
    [[nodiscard]] qint64 backendPid() const;
    static void killNow(qint64 pid);  // SIGKILL from any thread; the process object notices later

    // Runs `countersignctl --home <backend home> args…`.
    [[nodiscard]] Outcome ctl(const QStringList& arguments, int timeoutMs = 60000) const;
    // Shops, people, policy and recordings, as "Try it on this computer" does it.
    [[nodiscard]] Outcome demo(const QStringList& more = {}) const;

    [[nodiscard]] QString backendUrl() const { return m_backendUrl; }
    [[nodiscard]] QString sandboxUrl() const { return m_sandboxUrl; }
    [[nodiscard]] QString home() const;
    [[nodiscard]] QString sandboxHome() const;
    [[nodiscard]] std::string databaseFile() const;
    [[nodiscard]] QString lastError() const { return m_lastError; }
    // login → password, from the demo's file.
    [[nodiscard]] QString password(const QString& login) const;
    [[nodiscard]] QJsonDocument ledger() const;

private:
    bool start(QProcess& process, const QString& program, const QStringList& arguments, const QString& endpointFile, QString& url);
    QString m_programs;
    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QProcess m_backend;
    QString m_sandboxUrl;
    QString m_backendUrl;
    QString m_lastError;
};

}  // namespace countersign::test
