#include "tests/bench/million.h"

#include "models/domain/digest.h"
#include "services/base/seal.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace countersign::bench {

using namespace Qt::StringLiterals;

QString monotonicNow()
{
    return QString::number(std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count());
}

QJsonObject probe(const QString& program, const QStringList& arguments, int timeoutMs)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/") + program, arguments);
    if (!process.waitForFinished(timeoutMs) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench: %s failed: %s\n", qPrintable(program), qPrintable(arguments.value(0)));
        std::exit(2);
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

const Million& million()
{
    static const QTemporaryDir folder;
    static const Million made = [] {
        Million one{folder.filePath(u"console.sqlite"_s), QString::fromStdString(hex(SealKey::random().bytes()))};
        (void)probe(u"countersign-consoleprobe"_s, {u"fill"_s, one.file, one.key, u"1000000"_s}, 1'800'000);
        return one;
    }();
    return made;
}

QJsonObject consoleProbe(const QString& act, const QStringList& more, int timeoutMs)
{
    return probe(u"countersign-consoleprobe"_s, QStringList{act, million().file, million().key} + more, timeoutMs);
}

}  // namespace countersign::bench
