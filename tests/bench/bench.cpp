// ./dev bench [--entries N] [NAME…]: runs the named benches (all without a name), prints the table and writes build/bench.json.
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cstdio>
#include <functional>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    using namespace countersign::bench;
    QCommandLineParser parser;
    const QCommandLineOption entries(QStringLiteral("entries"), QStringLiteral("Entries of the record"), QStringLiteral("N"), QStringLiteral("1000000"));
    parser.addOption(entries);
    parser.process(application);
    const Options options{parser.value(entries).toLongLong()};
    const std::vector<std::pair<QString, std::function<void(Figures&)>>> benches{
        {QStringLiteral("accepts"), benchAccepts},
        {QStringLiteral("pipeline"), benchPipeline},
        {QStringLiteral("queue"), benchQueueAndDecisions},
        {QStringLiteral("idle"), benchIdleBackend},
        {QStringLiteral("console"), benchConsole},
        {QStringLiteral("window"), benchWindow},
        {QStringLiteral("changes"), benchChanges},
        {QStringLiteral("record"), [&options](Figures& figures) { benchRecord(figures, options); }},
        {QStringLiteral("search"), [&options](Figures& figures) { benchSearch(figures, options); }},
        {QStringLiteral("erase"), benchErase},
        {QStringLiteral("model"), benchModel},
    };
    const QStringList wanted = parser.positionalArguments();
    for (const QString& name : wanted)
        if (std::none_of(benches.begin(), benches.end(), [&name](const auto& bench) { return bench.first == name; })) {
            std::fprintf(stderr, "bench: there is no bench '%s'\n", qPrintable(name));
            return 2;
        }
    if (options.entries < 1000) {
        std::fprintf(stderr, "bench: --entries is a number of at least 1000\n");
        return 2;
    }
    Figures figures;
    for (const auto& [name, run] : benches)
        if (wanted.isEmpty() || wanted.contains(name))
            run(figures);
    figures.print();
    if (!figures.write("build/bench.json")) {
        std::fprintf(stderr, "bench: cannot write build/bench.json\n");
        return 2;
    }
    return figures.allMet() ? 0 : 1;
}
