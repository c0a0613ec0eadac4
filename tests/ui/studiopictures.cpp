// countersign-studiopictures DIR [LOCALE [rtl]]: every page and state of the prompt studio on the real window, in every look, as PNGs.
#include "tests/ui/deskpictures.h"
#include "ui/studio/studiopage.h"
#include "ui/studio/studiosession.h"

#include <QPlainTextEdit>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

RoomAct act(const char* id) { return pageAct(&MainWindow::studioPage, id); }

RoomAct replayed(int done)
{
    return [done](MainWindow& window, FakeDesk& desk) {
        window.studioPage()->session().startReplay(200);
        QTimer::singleShot(100, &desk, [&desk, done] { desk.fakeStudio().advanceReplay(done); }); // it runs by then
    };
}

RoomAct written(const QString& words)
{
    return [words](MainWindow& window, FakeDesk&) {
        if (auto* edit = window.findChild<QPlainTextEdit*>(u"versionTaskPromptEdit"_s))
            edit->insertPlainText(words);
    };
}

RoomAct saved()
{
    return [](MainWindow& window, FakeDesk&) {
        window.studioPage()->session().saveVersion(
            { "You write for North Bean: warm, plain, never pushy.", "Name {{shipping_price}}, say it is taken off, invite a reply." },
            "Name the amount, drop “unfortunately”");
    };
}

RoomAct moved(PromptLabel label)
{
    return [label](MainWindow& window, FakeDesk&) { window.studioPage()->session().move(label, true, "Looks good"); };
}

RoomAct as(const char* name)
{
    return [name](MainWindow&, FakeDesk& desk) { desk.setPerson(studioPerson(name)); };
}

std::vector<RoomState> states()
{
    const auto offline = [](FakeDesk& desk) { desk.setLink(ReviewDesk::Link::Offline, u"Offline since 14:02."_s); };
    return {
        { u"versions"_s, {}, {} },
        { u"editing"_s, {}, { act("studio_edit"), written(u" Their size is {{shoe_size}}."_s) } },
        { u"compare"_s, {}, { act("studio_diff") } },
        { u"outcomes"_s, {}, { act("studio_outcomes") } },
        { u"outcomes-shadow"_s, {},
            { [](MainWindow& window, FakeDesk&) {
                 StudioSession& session = window.studioPage()->session();
                 session.choosePrompt(QString::fromStdString(session.prompts().back().id));
             },
                act("studio_outcomes") } },
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
    return takePictures(argc, argv,
        { "countersign-studiopictures", Verb::Prompts, [](FakeDesk& desk) { desk.setPerson(studioPerson("Mara")); }, states() });
}
