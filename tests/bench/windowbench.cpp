#include "tests/bench/benches.h"

#include "tests/bench/million.h"

namespace countersign::bench {

using namespace Qt::StringLiterals;

void benchWindow(Figures& figures)
{
    const double type = probe(u"countersign-windowprobe"_s, {u"typing"_s})[u"typing_p99_ms"_s].toDouble();
    figures.add({"window, 1,000,000 drafts: key typed into a 50 KB email to its paint, live checks and spelling on, p99",
        consoleProbe(u"typing"_s)[u"typing_p99_ms"_s].toDouble(), "ms", type, "a bare text field of 50 KB", 16, true});
    const double turn = probe(u"countersign-windowprobe"_s, {u"scroll"_s, u"1000000"_s})[u"scroll_p99_ms"_s].toDouble();
    figures.add({"window, 1,000,000 drafts: frame while the queue scrolls, p99", consoleProbe(u"scroll"_s)[u"scroll_p99_ms"_s].toDouble(), "ms",
        turn, "a bare list of as many rows", 16, true});
    figures.add({"window, 1,000,000 drafts: frame while the queue scrolls in groups, p99",
        consoleProbe(u"scroll"_s, {u"grouped"_s})[u"scroll_p99_ms"_s].toDouble(), "ms", turn, "a bare list of as many rows", 16, true});
    const QJsonObject hostile = probe(u"countersign-hostilepreviews"_s, {u"300"_s});
    figures.add({"window: a hostile or enormous draft from opened to painted, slowest of 300", hostile[u"show_max_ms"_s].toDouble(), "ms", 0, "",
        50, true});
}

}  // namespace countersign::bench
