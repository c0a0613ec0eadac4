#include "tests/bench/benches.h"

#include "models/domain/digest.h"
#include "services/base/seal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

QString monotonicNow()
{
    return QString::number(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
}

QJsonObject probe(const QStringList& arguments, int timeoutMs)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-consoleprobe"), arguments);
    if (!process.waitForFinished(timeoutMs) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench: the console probe failed: %s\n", qPrintable(arguments.join(u' ')));
        std::exit(2);
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

}  // namespace

void benchConsole(Figures& figures)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"console.sqlite"_s);
    const QString key = QString::fromStdString(hex(SealKey::random().bytes()));
    (void)probe({u"fill"_s, file, key, u"1000000"_s}, 1800000);
    (void)probe({u"bare"_s, monotonicNow()}, 60000);  // warms the page cache for both
    const QJsonObject bare = probe({u"bare"_s, monotonicNow()}, 60000);
    const QJsonObject asked = probe({u"ask"_s, file, key}, 300000);
    (void)probe({u"show"_s, file, key, monotonicNow()}, 180000);
    const QJsonObject shown = probe({u"show"_s, file, key, monotonicNow()}, 180000);
    const double bareMs = bare[u"start_ms"_s].toDouble();
    figures.add({"console, 1,000,000 drafts: process start to painted rows", shown[u"start_ms"_s].toDouble(), "ms", bareMs, "a bare Qt window", 400, true});
    figures.add({"console: key to next draft painted, decision durable, p99", shown[u"key_p99_ms"_s].toDouble(), "ms", 0, "", 16, true});
    figures.add({"console, 1,000,000 drafts: slowest filtered page", asked[u"filter_ms"_s].toDouble(), "ms", 0, "", 100, true});
    figures.add({"console, 1,000,000 drafts: slowest sorted page", asked[u"sort_ms"_s].toDouble(), "ms", 0, "", 100, true});
    figures.add({"console, 1,000,000 drafts: slowest searched page", asked[u"search_ms"_s].toDouble(), "ms", 0, "", 100, true});
    figures.add({"console, 1,000,000 drafts: slowest next page", asked[u"next_page_ms"_s].toDouble(), "ms", 0, "", 100, true});
    figures.add({"console, 1,000,000 drafts: resident", shown[u"resident_after_kb"_s].toDouble() / 1024.0, "MB",
        bare[u"resident_kb"_s].toDouble() / 1024.0, "a bare Qt window", 200, true});
    figures.add({"console, 1,000,000 drafts: idle CPU", shown[u"idle_percent"_s].toDouble(), "%", 0, "", 0.5, true});
}

}  // namespace countersign::bench
