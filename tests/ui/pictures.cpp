// countersign-pictures DIR [LOCALE]: the real window over a desk in memory, from the welcome to the record, in every look, as PNGs.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "tests/ui/looks.h"
#include "ui/audit/recordpage.h"
#include "ui/review/reviewpage.h"
#include "ui/window/leavebar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/previewwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QKeyEvent>

namespace {

using namespace countersign;

void press(QWidget* target, int key, const QString& text = {})
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
    if (target != nullptr)
        QApplication::sendEvent(target, &event);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countersign-pictures"));
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QLocale locale(arguments.value(2, QStringLiteral("en_US")));
    installLanguage(application, locale);
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1280, 800);
    window.show();
    auto desk = std::make_shared<FakeDesk>(wallClock());
    desk->source().setDrafts(pictureDrafts(desk->now()));
    ReviewPage* page = nullptr;
    const auto key = [&](Verb verb) { page->run(verb); };
    std::vector<PictureState> states{
        { QStringLiteral("welcome"), { [&] { window.showWelcome(); } } },
        { QStringLiteral("progress"), { [&] {
             window.showProgress(QStringLiteral("Starting the backend"));
             window.showProgress(QStringLiteral("Feeding 44 recorded webhooks"));
         } } },
        { QStringLiteral("signin"), { [&] {
             window.showSignIn(QUrl(QStringLiteral("http://127.0.0.1:8787")),
                 { { QStringLiteral("mara"), {}, QStringLiteral("Mara Lind"), QStringLiteral("marketing_manager") },
                     { QStringLiteral("jonas"), {}, QStringLiteral("Jonas Berg"), QStringLiteral("senior_approver") },
                     { QStringLiteral("ida"), {}, QStringLiteral("Ida Roth"), QStringLiteral("brand_reviewer") },
                     { QStringLiteral("aki"), {}, QStringLiteral("Aki Sato"), QStringLiteral("auditor") },
                     { QStringLiteral("olu"), {}, QStringLiteral("Olu Bello"), QStringLiteral("operator") } });
         } } },
        { QStringLiteral("review"), { [&] {
             window.openDesk(desk);
             page = window.reviewPage();
         } } },
        { QStringLiteral("review-narrow"), {}, {}, {}, { 1000, 700 } },
        { QStringLiteral("review-narrow-why"), {}, [&] { key(Verb::Why); }, {}, { 1000, 700 } },
        { QStringLiteral("second"), { [&] { key(Verb::Next); } } },
        { QStringLiteral("edit"), { [&] { key(Verb::Edit); } } },
        { QStringLiteral("diff"), { [&] { key(Verb::Diff); } } },
        { QStringLiteral("source"), { [&] { key(Verb::Source); } } },
        { QStringLiteral("reject"), { [&] {
             key(Verb::Yours);
             key(Verb::Reject);
         } } },
        { QStringLiteral("sendback"), { [&] { key(Verb::SendBack); } } },
        { QStringLiteral("hold"), { [&] { key(Verb::Hold); } } },
        { QStringLiteral("keys"), { [&] { key(Verb::Keys); } } },
        { QStringLiteral("keys-ask"), { [&] { press(QApplication::focusWidget(), Qt::Key_Return); } } },
        { QStringLiteral("keys-conflict"), { [&] { press(QApplication::focusWidget(), Qt::Key_R); } } },
        { QStringLiteral("palette"), { [&] {
             press(QApplication::focusWidget(), Qt::Key_Escape);
             window.run(Verb::Palette);
         } } },
        { QStringLiteral("palette-typed"), { [&] {
             for (const QChar c : QStringLiteral("ship"))
                 press(QApplication::focusWidget(), 0, QString(c));
         } } },
        { QStringLiteral("effort"), { [&] {
             window.run(Verb::Palette);
             EffortFigures figures;
             figures.decided = 142;
             figures.unchanged = 88;
             figures.edited = 31;
             figures.readToEnd = 120;
             figures.activeMs = 142 * 19 * secondMs;
             figures.medianMs = 17 * secondMs;
             figures.seededSeen = 12;
             figures.seededRight = 11;
             desk->fakeWork().setFigures(figures);
             window.run(Verb::Effort);
         } } },
        { QStringLiteral("survey"), { [&] { window.run(Verb::Survey); } } },
        { QStringLiteral("leave"), { [&] {
             window.run(Verb::Queue);
             window.tell(QStringLiteral("The keychain of this computer is missing or refuses, so your signing key stays in memory."));
             window.findChild<LeaveBar*>()->ask(3);
         } } },
        { QStringLiteral("zoom150"), { [&] {
             window.findChild<LeaveBar*>()->hide();
             window.zoom().set(150);
         } } },
        { QStringLiteral("zoom120"), { [&] { window.zoom().set(120); } } },
        { QStringLiteral("preview"), { [&] {
             window.zoom().set(100);
             window.run(Verb::Preview);
         } },
            {}, [&] { return window.preview(); } },
        { QStringLiteral("third"), { [&] {
             window.preview()->close();
             window.activateWindow();
             key(Verb::Keys);
             key(Verb::Next);
         } } },
        { QStringLiteral("approved"), { [&] { key(Verb::Approve); } } },
        { QStringLiteral("escalated"), { [&] { key(Verb::Escalate); } } },
        { QStringLiteral("outbox"), { [&] { key(Verb::Outbox); } } },
        { QStringLiteral("offline"), { [&] {
             key(Verb::Outbox);
             desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline since 14:02. Work goes on; decisions are kept here."));
         } } },
        { QStringLiteral("record"), { [&] { key(Verb::Record); } } },
        { QStringLiteral("empty"), { [&] {
             desk->setLink(ReviewDesk::Link::Online, {});
             desk->source().setDrafts({});
             Q_EMIT window.recordPage()->queueAsked();
         } } },
    };
    for (int i = 1; i <= 8; ++i)
        states.insert(states.end() - 6, { QStringLiteral("row%1").arg(i), { [&] { key(Verb::Next); } } });
    const Pictures pictures(theme, window, folder, std::move(states), 400);
    return QApplication::exec();
}
