// countersign-studiopictures DIR [LOCALE [rtl]]: every page and state of the prompt studio on the real window, light and dark, as PNGs.
#include "tests/support/console/fakedesk.h"
#include "ui/studio/studiopage.h"
#include "ui/studio/studiosession.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QTimer>
#include <functional>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

struct State {
    QString name;
    std::function<void(FakeDesk&)> before; // the window opens
    std::vector<std::function<void(MainWindow&, FakeDesk&)>> acts; // a tick each
};
using Act = std::function<void(MainWindow&, FakeDesk&)>;

Act act(const char* id)
{
    return [id](MainWindow& window, FakeDesk&) {
        for (const PageAct& one : window.studioPage()->acts())
            if (one.id == QLatin1String(id) && one.whyNot().isEmpty())
                one.run();
    };
}

Act replayed(int done)
{
    return [done](MainWindow& window, FakeDesk& desk) {
        window.studioPage()->session().startReplay(200);
        desk.fakeStudio().advanceReplay(done);
    };
}

Act written(const QString& words)
{
    return [words](MainWindow& window, FakeDesk&) {
        if (auto* edit = window.findChild<QPlainTextEdit*>(u"versionTaskPromptEdit"_s))
            edit->insertPlainText(words);
    };
}

Act saved()
{
    return [](MainWindow& window, FakeDesk&) {
        window.studioPage()->session().saveVersion(
            { "You write for North Bean: warm, plain, never pushy.", "Name {{shipping_price}}, say it is taken off, invite a reply." },
            "Name the amount, drop “unfortunately”");
    };
}

Act moved(PromptLabel label)
{
    return [label](MainWindow& window, FakeDesk&) { window.studioPage()->session().move(label, true, "Looks good"); };
}

Act as(const char* name)
{
    return [name](MainWindow&, FakeDesk& desk) { desk.setPerson(studioPerson(name)); };
}

std::vector<State> states()
{
    const auto offline = [](FakeDesk& desk) { desk.setLink(ReviewDesk::Link::Offline, u"Offline since 14:02."_s); };
    return {
        { u"versions"_s, {}, {} },
        { u"editing"_s, {}, { act("studio_edit"), written(u" Their size is {{shoe_size}}."_s) } },
        { u"compare"_s, {}, { act("studio_diff") } },
        { u"edits"_s, {}, { act("studio_edits") } },
        { u"edits-reviewer-and-test"_s, {},
            { act("studio_edits"), act("studio_test"), act("studio_grouping"), act("studio_grouping"), act("studio_grouping"), act("studio_grouping") } },
        { u"replay-estimate"_s, {}, { saved(), act("studio_replay") } },
        { u"replay-running"_s, {}, { saved(), act("studio_replay_page"), replayed(120) } },
        { u"replay-results"_s, {}, { saved(), replayed(180), act("studio_replay_page") } },
        { u"replay-failing"_s, [](FakeDesk& desk) { desk.fakeStudio().setFailures({ "“unfortunately” is a banned word", "The answer names a price of €12.00 that the facts do not hold" }); },
            { saved(), replayed(180), act("studio_replay_page") } },
        { u"replay-none"_s, {}, { act("studio_replay_page") } },
        { u"blind"_s, {}, { saved(), replayed(180), act("studio_replay_page"), act("studio_blind") } },
        { u"gate-refused"_s, {}, { saved(), replayed(180), moved(PromptLabel::Live) } },
        { u"gate-asks"_s, {}, { saved(), replayed(180), moved(PromptLabel::Candidate), as("Samira"), act("studio_promote") } },
        { u"live-first-100"_s, {}, { saved(), replayed(180), as("Samira"), moved(PromptLabel::Live) } },
        { u"roll-back"_s, {}, { act("studio_roll_back") } },
        { u"new-prompt"_s, {}, { act("studio_new_prompt") } },
        { u"brand"_s, {}, { act("studio_brand") } },
        { u"brand-draft"_s, {}, { act("studio_brand"), act("studio_words") } },
        { u"knowledge"_s, {}, { act("studio_knowledge") } },
        { u"knowledge-add"_s, {}, { act("studio_knowledge"), act("studio_add_file") } },
        { u"empty"_s, [](FakeDesk& desk) { desk.fakeStudio().setPrompts({}); }, {} },
        { u"no-model"_s, [](FakeDesk& desk) { desk.fakeStudio().setModel({}); }, {} },
        { u"loading"_s, [](FakeDesk& desk) { desk.fakeStudio().holdAnswers(true); }, {} },
        { u"offline"_s, offline, {} },
        { u"error"_s, [](FakeDesk& desk) { desk.fakeStudio().failNext({ ErrorCode::Internal, "the backend answered 500", std::nullopt }); }, {} },
        { u"no-rights"_s,
            [](FakeDesk& desk) {
                Person person = desk.person();
                person.permissions = { Permission::ReadAudit };
                desk.setPerson(person);
            },
            {} },
        { u"read-only"_s,
            [](FakeDesk& desk) {
                Person person = desk.person();
                person.permissions = { Permission::ReadDrafts };
                desk.setPerson(person);
            },
            {} },
    };
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"countersign-studiopictures"_s);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    installLanguage(application, QLocale(arguments.value(2, u"en_US"_s)));
    if (arguments.value(3) == u"rtl")
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1440, 900);
    window.show();
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
            desk = std::make_shared<FakeDesk>(wallClock());
            desk->setPerson(studioPerson("Mara"));
            if (state.before)
                state.before(*desk);
            window.openDesk(desk);
            window.run(Verb::Prompts);
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
