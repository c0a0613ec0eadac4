// ./dev bench: runs the named benches (all without a name), prints the table and writes build/bench.json.
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QStringList>
#include <cstdio>
#include <functional>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    using namespace countersign::bench;
    const std::vector<std::pair<QString, std::function<void(Figures&)>>> benches{
        {QStringLiteral("accepts"), benchAccepts},
        {QStringLiteral("pipeline"), benchPipeline},
        {QStringLiteral("queue"), benchQueueAndDecisions},
        {QStringLiteral("idle"), benchIdleBackend},
        {QStringLiteral("console"), benchConsole},
        {QStringLiteral("window"), benchWindow},
    };
    QStringList wanted = QCoreApplication::arguments().mid(1);
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
