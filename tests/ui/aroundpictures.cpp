// countersign-aroundpictures DIR [LOCALE [rtl]]: what is seldom seen, on the real window in every look, as PNGs: a customer in clear, a
// record that went back, one's devices, why customers left, a right taken for an emergency.
#include "tests/ui/deskpictures.h"
#include "ui/review/reviewpage.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QKeyEvent>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

RoomAct verb(Verb which)
{
    return [which](MainWindow& window, FakeDesk&) { window.run(which); };
}

RoomAct act(const QString& action)
{
    return [action](MainWindow& window, FakeDesk&) { window.findChild<QAction*>(action)->trigger(); };
}

RoomAct press(int key, const QString& text = {})
{
    return [key, text](MainWindow& window, FakeDesk&) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
        QWidget* focus = QApplication::focusWidget();
        QApplication::sendEvent(focus != nullptr ? focus : &window, &event);
    };
}

RoomAct click(const QString& button)
{
    return [button](MainWindow& window, FakeDesk&) { window.findChild<QAbstractButton*>(button)->click(); };
}

std::function<void(FakeDesk&)> rights(std::initializer_list<Permission> gained, std::initializer_list<Permission> lost = {})
{
    return [gained = std::vector(gained), lost = std::vector(lost)](FakeDesk& desk) {
        Person person = desk.person();
        person.permissions.insert(gained.begin(), gained.end());
        for (const Permission one : lost)
            person.permissions.erase(one);
        desk.setPerson(person);
    };
}

void allowEmergencies(FakeDesk& desk)
{
    rights({}, { Permission::Undo, Permission::BreakLease })(desk);
    desk.fakeGlass().allow(true);
}

RoomAct restore(bool explained, bool mayAccept)
{
    return [explained, mayAccept](MainWindow&, FakeDesk& desk) {
        RestoreQuestion question;
        question.seenEntries = 412;
        question.seenRoot = u"7c1e9a5b77de41c2"_s;
        question.seenFirstAt = desk.now() - 9 * dayMs;
        question.nowEntries = 300;
        question.nowRoot = u"3f9a5c0b77de41c2"_s;
        question.explained = explained;
        if (explained) {
            question.restoredAt = desk.now() - 20 * minuteMs;
            question.reason = u"disk_failure"_s;
            question.by = u"olu"_s;
            question.restoredEntries = 298;
        }
        question.mayAccept = mayAccept;
        desk.fakePrivacy().ask(question);
    };
}

RoomAct choose(const QString& box, int index)
{
    return [box, index](MainWindow& window, FakeDesk&) { window.findChild<QComboBox*>(box)->setCurrentIndex(index); };
}

RoomAct offline()
{
    return [](MainWindow&, FakeDesk& desk) { desk.setLink(ReviewDesk::Link::Offline, u"Offline since 14:02."_s); };
}

Error broken()
{
    return { ErrorCode::Internal, "the backend answered 500", std::nullopt };
}

std::vector<RoomState> personal()
{
    const auto mayReveal = rights({ Permission::Reveal });
    return {
        { u"reveal"_s, mayReveal, { verb(Verb::Reveal) } },
        { u"reveal-reason"_s, mayReveal, { verb(Verb::Reveal), press(Qt::Key_5), press(0, u"asked by phone"_s) } },
        { u"revealed"_s, mayReveal, { verb(Verb::Reveal), press(Qt::Key_1), press(Qt::Key_Return) } },
        { u"reveal-refused"_s,
            [mayReveal](FakeDesk& desk) {
                mayReveal(desk);
                desk.fakePrivacy().failNext(broken());
            },
            { verb(Verb::Reveal), press(Qt::Key_1), press(Qt::Key_Return) } },
        { u"restore-unexplained"_s, {}, { restore(false, false) } },
        { u"restore-no-right"_s, {}, { restore(true, false) } },
        { u"restore"_s, {}, { restore(true, true) } },
        { u"restore-sure"_s, {}, { restore(true, true), click(u"restoreSureCheckBox"_s) } },
        { u"devices"_s, {}, { act(u"devicesAction"_s) } },
        { u"devices-question"_s, {}, { act(u"devicesAction"_s), press(Qt::Key_Down), press(Qt::Key_R) } },
        { u"devices-revoked"_s, {}, { act(u"devicesAction"_s), press(Qt::Key_Down), press(Qt::Key_R), press(Qt::Key_Return) } },
        { u"devices-everybody"_s, rights({ Permission::ManagePeople }), { act(u"devicesAction"_s), press(Qt::Key_E) } },
        { u"devices-offline"_s, {}, { offline(), act(u"devicesAction"_s) } },
        { u"devices-error"_s, [](FakeDesk& desk) { desk.fakeKeys().failNext(broken()); }, { act(u"devicesAction"_s) } },
    };
}

std::vector<RoomState> shared()
{
    const auto mayCorrect = rights({ Permission::Edit, Permission::ManageShops });
    const auto emergency = act(u"takeRightAction"_s);
    const RoomAct taken = [](MainWindow&, FakeDesk& desk) {
        (void)desk.fakeGlass().take(Permission::Undo, Emergency::WrongMessage, NobodyElse::OutsideHours);
    };
    const RoomAct takenToo = [](MainWindow&, FakeDesk& desk) {
        (void)desk.fakeGlass().take(Permission::BreakLease, Emergency::Safety, NobodyElse::Away);
    };
    return {
        { u"survey"_s, mayCorrect, { verb(Verb::Survey) } },
        { u"survey-answer"_s, mayCorrect, { verb(Verb::Survey), press(Qt::Key_Down) } },
        { u"survey-correct"_s, mayCorrect, { verb(Verb::Survey), click(u"surveyCorrectKeyButton"_s) } },
        { u"survey-save"_s, mayCorrect, { verb(Verb::Survey), click(u"surveySaveKeyButton"_s) } },
        { u"survey-nobody"_s, [](FakeDesk& desk) { desk.fakeSurvey().setAnswers({}); }, { verb(Verb::Survey) } },
        { u"survey-off"_s,
            [](FakeDesk& desk) {
                desk.fakeSurvey().setAnswers({});
                desk.fakeSurvey().setSent(0);
            },
            { verb(Verb::Survey) } },
        { u"survey-loading"_s, [](FakeDesk& desk) { desk.fakeSurvey().holdAnswers(true); }, { verb(Verb::Survey) } },
        { u"survey-offline"_s, {}, { verb(Verb::Survey), offline() } },
        { u"survey-error"_s, [](FakeDesk& desk) { desk.fakeSurvey().failNext(broken()); }, { verb(Verb::Survey) } },
        { u"survey-no-rights"_s, rights({}, { Permission::ReadDrafts }), { verb(Verb::Survey) } },
        { u"emergency"_s, allowEmergencies, { emergency } },
        { u"emergency-chosen"_s, allowEmergencies,
            { emergency, choose(u"glassRightComboBox"_s, 0), choose(u"glassEmergencyComboBox"_s, 0), choose(u"glassNobodyComboBox"_s, 1) } },
        { u"emergency-refused"_s,
            [](FakeDesk& desk) {
                allowEmergencies(desk);
                desk.fakeGlass().failNext(broken());
            },
            { emergency, choose(u"glassRightComboBox"_s, 0), choose(u"glassEmergencyComboBox"_s, 0), choose(u"glassNobodyComboBox"_s, 1),
                click(u"glassConfirmKeyButton"_s) } },
        { u"emergency-not-allowed"_s, {}, { emergency } },
        { u"emergency-strip"_s, allowEmergencies, { taken } },
        { u"emergency-strip-two"_s, allowEmergencies, { taken, takenToo, verb(Verb::Record) } },
    };
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<RoomState> states = personal();
    for (RoomState& state : shared())
        states.push_back(std::move(state));
    const auto ready = [](MainWindow& window) { return window.reviewPage()->session().open() != nullptr; };
    return takePictures(argc, argv, { "countersign-aroundpictures", Verb::Queue, [](FakeDesk&) {}, std::move(states), {}, ready });
}
