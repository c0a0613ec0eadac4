// countersign-queuepictures DIR [LOCALE]: the queue's states and sheets on the real window, in every look, as PNGs.
#include "models/domain/ids.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "tests/ui/looks.h"
#include "ui/queue/queuepane.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

namespace {

using namespace countersign;

// Thirty drafts with every mark that a row can carry.
void dress(FakeDesk& desk)
{
    Person person = desk.person();
    person.permissions.insert({ Permission::Assign, Permission::BreakLease, Permission::ShareViews, Permission::OverrideCheck });
    desk.setPerson(person);
    std::vector<Draft> drafts = pictureDrafts(desk.now());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        DraftSummary& row = drafts[i].summary;
        row.queuedAt = desk.now() - static_cast<TimeMs>(3 + i * 17 % 90) * minuteMs;
        if (i % 7 == 2)
            row.objections = 1;
        if (i % 5 == 1)
            row.comments = static_cast<int>(i % 4) + 1;
        if (i % 6 == 3)
            row.assignee = Assignee{ person.id, {}, person.name };
        if (i % 9 == 4)
            row.lease = Lease{ "p-idris", "Idris Cole", desk.now() + 4 * minuteMs };
    }
    desk.source().setDrafts(drafts);
    desk.fakeWork().setCounts({ { RejectReason::BadTiming, 12 }, { RejectReason::NotNeeded, 31 }, { RejectReason::WrongTone, 4 } });
}

void key(QWidget* target, int code)
{
    QKeyEvent press(QEvent::KeyPress, code, Qt::NoModifier);
    QApplication::sendEvent(target, &press);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    installLanguage(application, QLocale(arguments.value(2, QStringLiteral("en_US"))));
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1280, 800);
    window.show();
    std::shared_ptr<FakeDesk> desk;
    ReviewPage* page = nullptr;
    QueuePane* pane = nullptr;
    const auto run = [&](Verb verb) { page->run(verb); };
    const auto escape = [&] { key(page, Qt::Key_Escape); };
    const auto filter = [&](auto change) {
        DraftFilter wanted;
        change(wanted);
        pane->setFilter(wanted);
    };
    std::vector<PictureState> states{
        { QStringLiteral("rows"), { [&] {
             desk = std::make_shared<FakeDesk>(wallClock());
             dress(*desk);
             window.openDesk(desk);
             page = window.reviewPage();
             pane = window.findChild<QueuePane*>();
             const auto rows = desk->source().page({}, {}, 9).result();
             desk->fakeTeam().setLooking(
                 QString::fromStdString(rows->rows[3].id), { QStringLiteral("Samira Sand"), QStringLiteral("Bela Brand") });
         } } },
        { QStringLiteral("held"), { [&] { filter([](DraftFilter& f) { f.order = DraftFilter::Order::Waiting; }); } } },
        { QStringLiteral("compact"), { [&] {
             filter([](DraftFilter&) {});
             page->setCompact(true);
         } } },
        { QStringLiteral("grouped"), { [&] {
             page->setCompact(false);
             filter([](DraftFilter& f) { f.group = DraftFilter::Group::Reason; });
         } } },
        { QStringLiteral("grouped-offer-compact"), { [&] {
             page->setCompact(true);
             filter([](DraftFilter& f) { f.group = DraftFilter::Group::Offer; });
         } } },
        { QStringLiteral("filtered"), { [&] {
             page->setCompact(false);
             filter([](DraftFilter& f) {
                 f.reasons = { Reason::ShippingCost, Reason::PriceComparison, Reason::DeliveryTime };
                 f.languages = { "de", "en" };
                 f.stakeFrom = 10'000;
                 f.late = true;
             });
         } } },
        { QStringLiteral("turns"), { [&] { filter([](DraftFilter&) {}); } },
            [&] { window.findChild<QPushButton*>(QStringLiteral("queueTurnTitleButton"))->click(); } },
        { QStringLiteral("filtermenu"), {}, [&] { run(Verb::Filter); } },
        { QStringLiteral("nohits"), { [&] {
             filter([](DraftFilter& f) {
                 f.channels = { Channel::Push };
                 f.stakeFrom = 250'000;
             });
         } } },
        { QStringLiteral("views"), { [&] {
             const Person me = desk->person();
             (void)desk->views().save({ "a", "Large and late", false, me.id, me.name, {}, 0 });
             (void)desk->views().save({ "b", "Shipping, German", true, me.id, me.name, {}, 0 });
             (void)desk->views().save({ "c", "Morning round", true, "p-senior", "Samira Sand", {}, 0 });
             filter([](DraftFilter&) {});
             run(Verb::Views);
         } } },
        { QStringLiteral("viewused"), { [&] { key(window.findChild<QWidget*>(QStringLiteral("reviewViewsSheet")), Qt::Key_1); } } },
        { QStringLiteral("assign"), { [&] { run(Verb::Assign); } } },
        { QStringLiteral("takeover"), { [&] {
             escape();
             const Draft first = *desk->source().find(pane->currentId());
             Draft held = first;
             held.summary.lease = Lease{ "p-idris", "Idris Cole", wallClock() + 3 * minuteMs };
             desk->source().upsert(held);
         } } },
        { QStringLiteral("takeover-sheet"), { [&] { run(Verb::BreakLease); } } },
        { QStringLiteral("given-many"), { [&] {
             escape();
             BulkRequest request;
             request.act = BulkRequest::Act::Assign;
             request.to = Assignee{ "p-senior", {}, "Samira Sand" };
             for (int row = 1; row < 4; ++row)
                 request.ids << page->session().queue().index(row).data(ReviewQueueModel::IdRole).toString();
             const auto preview = desk->bulk().preview(request).result();
             (void)desk->bulk().run(request, *preview);
         } } },
        { QStringLiteral("selected"), { [&] {
             escape();
             for (int i = 0; i < 3; ++i) {
                 run(Verb::Select);
                 run(Verb::Next);
             }
         } } },
        { QStringLiteral("bulk-approve"), { [&] {
             run(Verb::SelectAll);
             run(Verb::Approve);
         } } },
        { QStringLiteral("bulk-reject"), { [&] {
             escape();
             run(Verb::Reject);
         } } },
        { QStringLiteral("bulk-running"), { [&] {
             escape();
             desk->fakeBulk().setSlow(true);
             run(Verb::Approve);
             QTimer::singleShot(50, page, [&] {
                 window.findChild<QPushButton*>(QStringLiteral("bulkConfirmKeyButton"))->click();
                 QTimer::singleShot(1, page, [&] { desk->bulk().cancel(); });
             });
         } } },
        { QStringLiteral("reject"), { [&] {
             escape();
             run(Verb::Next);
             run(Verb::Reject);
         } } },
        { QStringLiteral("skipped"), { [&] {
             escape();
             run(Verb::Skip);
         } } },
        { QStringLiteral("left"), { [&] { desk->leave(pane->currentId(), DraftState::Converted); } } },
        { QStringLiteral("conflict"), { [&] {
             run(Verb::Next);
             desk->fakeBulk().setSlow(false);
             Draft plain = pictureDraft(3, desk->now());
             desk->source().setDrafts({ plain });
             QTimer::singleShot(60, page, [&] { run(Verb::Approve); });
         } } },
        { QStringLiteral("conflict-sheet"), { [&] {
             const DecisionRecord record = desk->recentDecisions().front();
             desk->refuse(record.decisionId, QStringLiteral("The draft has a newer revision."), {});
             if (const Draft* found = desk->source().find(record.draftId)) {
                 Draft now = *found;
                 ++now.summary.revision;
                 now.summary.offer = "5 % off";
                 now.contents.front().subject = germanPictures() ? "Ihre Sachen warten noch auf Sie" : "Your things are still waiting for you";
                 desk->replace(now);
             }
             run(Verb::Outbox);
             QTimer::singleShot(60, page, [&] { key(QApplication::focusWidget(), Qt::Key_Return); });
         } } },
        { QStringLiteral("empty"), { [&] {
             escape();
             desk->source().setDrafts({});
         } } },
        { QStringLiteral("allskipped"), { [&] {
             desk->source().setDrafts({ pictureDraft(5, desk->now()) });
             QTimer::singleShot(60, page, [&] { run(Verb::Skip); });
         } } },
        { QStringLiteral("error"), { [&] {
             desk->source().failNextPage(Error{ ErrorCode::Storage, "database disk image is malformed", std::nullopt });
             window.openDesk(desk);
             page = window.reviewPage();
             pane = window.findChild<QueuePane*>();
         } } },
        { QStringLiteral("loading"), { [&] {
             desk->source().holdAnswers(true);
             window.openDesk(desk);
             page = window.reviewPage();
             pane = window.findChild<QueuePane*>();
         } } },
        { QStringLiteral("norights"), { [&] {
             desk->source().holdAnswers(false);
             Person reader = desk->person();
             reader.permissions = { Permission::ReadDrafts, Permission::ReadAudit };
             desk->setPerson(reader);
             desk->source().setDrafts(pictureDrafts(desk->now()));
             QTimer::singleShot(60, page, [&] { run(Verb::Reject); });
         } } },
    };
    const Pictures pictures(theme, window, folder, std::move(states), 350);
    return QApplication::exec();
}
