#include "tests/bench/benches.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <cstdio>
#include <cstdlib>

namespace countersign::bench {

using namespace Qt::StringLiterals;

namespace {

QJsonObject probe(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/") + program, arguments);
    if (!process.waitForFinished(180'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench: %s failed: %s\n", qPrintable(program), qPrintable(arguments.join(u' ')));
        std::exit(2);
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace

void benchWindow(Figures& figures)
{
    const QJsonObject typing = probe(u"countersign-windowprobe"_s, { u"typing"_s });
    figures.add({ "window: key typed into a 50 KB email to its paint, live checks and spelling on, p99",
        typing[u"typing_p99_ms"_s].toDouble(), "ms", 0, "", 16, true });
    const QJsonObject scroll = probe(u"countersign-windowprobe"_s, { u"scroll"_s, u"100000"_s });
    figures.add(
        { "window: frame while the queue of 100,000 rows scrolls, p99", scroll[u"scroll_p99_ms"_s].toDouble(), "ms", 0, "", 16, true });
    const QJsonObject hostile = probe(u"countersign-hostilepreviews"_s, { u"300"_s });
    figures.add({ "window: a hostile or enormous draft from opened to painted, slowest of 300", hostile[u"show_max_ms"_s].toDouble(), "ms",
        0, "", 50, true });
}

} // namespace countersign::bench
