// One start of the console for ./dev bench, as a process of its own; what each word does stands in probe.h.
#include "tests/bench/probe.h"

#include <QApplication>
#include <QSettings>

using namespace countersign::bench;
using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Countersign"_s);
    QApplication::setApplicationName(u"countersign-consoleprobe"_s);
    QSettings().clear(); // each starts as a new window would, whatever the one before looked at
    const QStringList words = QApplication::arguments();
    const QString act = words.value(1);
    if (act == u"fill"_s && words.size() == 5)
        return fill(words[2], words[3], words[4].toInt());
    if (act == u"show"_s && words.size() == 5)
        return show(words[2], words[3], words[4].toLongLong());
    if (act == u"ask"_s && words.size() == 4)
        return ask(words[2], words[3]);
    if (act == u"scroll"_s && (words.size() == 4 || words.size() == 5))
        return scroll(words[2], words[3], words.value(4) == u"grouped"_s);
    if (act == u"typing"_s && words.size() == 4)
        return typing(words[2], words[3]);
    if (act == u"catchup"_s && words.size() == 8)
        return catchUp(words[2], words[3], words.mid(4, 3), words[7].toInt());
    if (act == u"bare"_s && words.size() == 3)
        return bare(words[2].toLongLong());
    giveUp("usage: fill FILE KEY COUNT | show FILE KEY STARTED_NS | ask FILE KEY | scroll FILE KEY [grouped] | typing FILE KEY | "
           "catchup FILE KEY URL LOGIN PASSWORD COUNT | bare STARTED_NS");
}
