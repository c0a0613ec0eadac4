#include "tests/e2e/tour/evidence.h"

#include "models/domain/json.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTest>

namespace countersign {

namespace {

QByteArray get(const QUrl& url)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setTransferTimeout(10'000);
    QNetworkReply* reply = manager.get(request);
    static_cast<void>(QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000));
    return reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
}

int run(const QString& program, const QStringList& arguments, QString& said)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        said = QStringLiteral("no answer in a minute");
        return -1;
    }
    said = QString::fromUtf8(process.readAll()).trimmed();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QUrl at(const QUrl& base, const QString& path)
{
    QUrl url = base;
    url.setPath(path);
    return url;
}

// Sum of every line of the metric that counts accepted webhooks.
int metric(const QByteArray& text, const QByteArray& name)
{
    int sum = 0;
    for (const QByteArray& line : text.split('\n'))
        if (line.startsWith(name))
            sum += line.mid(line.lastIndexOf(' ') + 1).toInt();
    return sum;
}

} // namespace

Numbers countNumbers(const QUrl& backend, const QUrl& sandbox, const QString& programs, const QString& backendHome)
{
    Numbers numbers;
    numbers.received = metric(get(at(backend, QStringLiteral("/metrics"))), "countersign_hooks_accepted_total");
    const auto ledger
        = parseJson(get(at(sandbox, QStringLiteral("/ledger"))).toStdString(), { .maxBytes = 64 * 1024 * 1024, .maxString = 1024 * 1024 });
    if (ledger && ledger->is_object()) {
        numbers.sent = ledger->value("sends", 0);
        numbers.duplicates = ledger->value("duplicates", 0);
    }
    QString said;
    const QString states = QStringLiteral(
        "queued,approved,held,sending,sent,unknown,rejected,returned,expired,superseded,converted,suppressed,holdout,shadow");
    if (run(programs % u"/countersignctl",
            { QStringLiteral("--home"), backendHome, QStringLiteral("--json"), QStringLiteral("drafts"), QStringLiteral("list"),
                QStringLiteral("--state"), states, QStringLiteral("--limit"), QStringLiteral("500") },
            said)
        == 0) {
        const auto listed = parseJson(said.toStdString(), { .maxBytes = 64 * 1024 * 1024 });
        if (listed && listed->is_array())
            numbers.drafted = static_cast<int>(listed->size());
        else if (listed && listed->is_object() && listed->contains("drafts"))
            numbers.drafted = static_cast<int>(listed->at("drafts").size());
    }
    return numbers;
}

QString verifyExport(const QString& programs, const QString& backendHome, const QString& bundle, QString& said)
{
    if (run(programs % u"/countersignctl",
            { QStringLiteral("--home"), backendHome, QStringLiteral("audit"), QStringLiteral("export"), bundle }, said)
        != 0)
        return QStringLiteral("audit export: ") % said;
    if (run(programs % u"/countersignctl", { QStringLiteral("audit"), QStringLiteral("verify"), bundle }, said) != 0)
        return QStringLiteral("audit verify: ") % said;
    return {};
}

QString feedCarts(const QString& programs, const QString& backendHome, const QString& recording, int copies)
{
    QString said;
    const int code = run(programs % u"/countersignctl",
        { QStringLiteral("--home"), backendHome, QStringLiteral("feed"), QStringLiteral("--fresh"), QStringLiteral("--only"), recording,
            QStringLiteral("--copies"), QString::number(copies) },
        said);
    return code == 0 && said.contains(QStringLiteral(" 0 refused")) ? QString() : QString(QStringLiteral("feed: ") % said);
}

} // namespace countersign
