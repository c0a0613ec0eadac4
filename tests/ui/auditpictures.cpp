// countersign-auditpictures DIR [LOCALE [rtl]]: every page and state of the record on the real window, light and dark, as PNGs, and a
// lineage as a PDF.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/samplerecord.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/recordpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTimer>
#include <functional>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

using Act = std::function<void(MainWindow&, FakeDesk&)>;
struct State {
    QString name;
    std::function<void(FakeDesk&)> before; // the window opens
    std::vector<Act> acts; // a tick each
    QSize size{ 1440, 900 };
};

Act act(const char* id)
{
    return [id](MainWindow& window, FakeDesk&) {
        for (const PageAct& one : window.recordPage()->acts())
            if (one.id == QLatin1String(id) && one.whyNot().isEmpty())
                one.run();
    };
}

Act search(const QString& words)
{
    return [words](MainWindow& window, FakeDesk&) {
        window.recordPage()->session().search(words);
        Q_EMIT window.recordPage()->session().wordsChanged();
    };
}

Act lineage()
{
    return [](MainWindow& window, FakeDesk&) { window.recordPage()->showLineage(u"0199a7c4-2f11-7a41-9c1b-0b1f5f3aea41"_s); };
}

Act node(int number)
{
    return [number](MainWindow& window, FakeDesk&) {
        if (auto* button = window.findChild<QAbstractButton*>(u"lineageNodeButton%1"_s.arg(number)))
            button->click();
    };
}

Act verified()
{
    return [](MainWindow& window, FakeDesk&) { window.recordPage()->verify(); };
}

std::vector<State> states()
{
    const auto offline = [](FakeDesk& desk) { desk.setLink(ReviewDesk::Link::Offline, u"Offline since 14:02."_s); };
    return {
        { u"entry"_s, {}, { search(u"action:decision."_s), verified() } },
        { u"search"_s, {}, { search(u"action:decision.accepted verdict:reject shop:harbour over:500"_s) } },
        { u"problem"_s, {}, { search(u"over:lots"_s) } },
        { u"nothing"_s, {}, { search(u"no-such-word"_s) } },
        { u"filter"_s, {}, { search(u"action:decision. over:1000 since:7d"_s), act("record_filter") } },
        { u"bars"_s, {}, { act("record_bars") } },
        { u"saved"_s, {},
            { search(u"action:lease.broken"_s), [](MainWindow& window, FakeDesk&) { window.recordPage()->session().saveSearch(u"Broken leases"_s); },
                search(u"overrides:yes"_s), [](MainWindow& window, FakeDesk&) { window.recordPage()->session().saveSearch(u"Overrides"_s); }, act("record_saved") } },
        { u"follow"_s, {}, { act("record_follow"), [](MainWindow&, FakeDesk& desk) { desk.fakeAudit().append("lease.broken"); } } },
        { u"lineage"_s, {}, { lineage() } },
        { u"lineage-reason"_s, {}, { lineage(), node(3) } },
        { u"lineage-edit"_s, {}, { lineage(), node(10) } },
        { u"lineage-decision"_s, {}, { lineage(), node(12) } },
        { u"lineage-save"_s, {}, { lineage(), act("record_print") } },
        { u"lineage-small"_s, {}, { lineage(), node(4) }, QSize(1280, 800) },
        { u"lineage-none"_s, {}, { act("record_lineage") } },
        { u"report"_s, {}, { act("record_reports") } },
        { u"report-csv"_s, {}, { act("record_reports"), act("record_csv") } },
        { u"yours"_s, {}, { act("record_yours") } },
        { u"loading"_s, [](FakeDesk& desk) { desk.fakeAudit().holdAnswers(true); }, {} },
        { u"empty"_s, [](FakeDesk& desk) { desk.fakeAudit().setRecord({}); }, {} },
        { u"offline"_s, offline, {} },
        { u"error"_s, [](FakeDesk& desk) { desk.fakeAudit().failNext({ ErrorCode::Internal, "the backend answered 500", std::nullopt }); }, {} },
        { u"no-rights"_s,
            [](FakeDesk& desk) {
                Person person = desk.person();
                person.permissions.erase(Permission::ReadAudit);
                desk.setPerson(person);
            },
            {} },
    };
}

void savePdf(const QDir& folder)
{
    QFile file(folder.filePath(u"lineage.pdf"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(lineagePdf(sampleLineage("0199a7c4-2f11-7a41-9c1b-0b1f5f3aea41", wallClock()), QApplication::font(),
            QApplication::layoutDirection(), { u"drawn by Ana Ruiz"_s, absoluteWords(wallClock()) }));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"countersign-auditpictures"_s);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    installLanguage(application, QLocale(arguments.value(2, u"en_US"_s)));
    if (arguments.value(3) == u"rtl")
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.show();
    savePdf(folder);
    const std::vector<State> all = states();
    std::shared_ptr<FakeDesk> desk;
    std::size_t at = 0, step = 0;
    QTimer clock;
    clock.setInterval(300);
    const auto save = [&](const QString& look) {
        window.grab().save(folder.filePath(u"%1-%2-%3.png"_s.arg(at + 1, 2, 10, QLatin1Char('0')).arg(all[at].name, look)));
    };
    // Per state: open, its acts, light picture, dark picture; a tick each, so that answers and layouts have settled.
    QObject::connect(&clock, &QTimer::timeout, &application, [&] {
        if (at >= all.size()) {
            QApplication::quit();
            return;
        }
        const State& state = all[at];
        if (step == 0) {
            window.resize(state.size);
            desk = std::make_shared<FakeDesk>(wallClock());
            Person person = desk->person();
            person.permissions.insert(Permission::ReadAudit);
            desk->setPerson(person);
            if (state.before)
                state.before(*desk);
            window.openDesk(desk);
            window.run(Verb::Record);
        } else if (step <= state.acts.size()) {
            state.acts[step - 1](window, *desk);
        } else if (step == state.acts.size() + 1) {
            save(u"light"_s);
            theme.setChoice(ThemeChoice::Dark);
        } else {
            save(u"dark"_s);
            theme.setChoice(ThemeChoice::Light);
            ++at;
            step = 0;
            return;
        }
        ++step;
    });
    clock.start();
    return QApplication::exec();
}
