// countersign-pictures DIR: the real window over a desk in memory, in every theme and size, as PNGs to look at.
#include "tests/support/console/fakedesk.h"
#include "ui/audit/recordpage.h"
#include "ui/review/reviewpage.h"
#include "ui/window/leavebar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/previewwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTimer>
#include <cstdio>
#include <functional>

namespace {

using namespace countersign;

struct Step {
    QString name;
    std::function<void()> act;
};

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
    if (arguments.value(3) == u"rtl")
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1440, 900);
    window.show();
    auto desk = std::make_shared<FakeDesk>(wallClock());
    ReviewPage* page = nullptr;
    const auto key = [&](Verb verb) { page->run(verb); };
    QList<Step> steps{
        { QStringLiteral("welcome"), [&] { window.showWelcome(); } },
        { QStringLiteral("progress"),
            [&] {
                window.showProgress(QStringLiteral("Starting the backend"));
                window.showProgress(QStringLiteral("Feeding 44 recorded webhooks"));
            } },
        { QStringLiteral("signin"),
            [&] {
                window.showSignIn(QUrl(QStringLiteral("http://127.0.0.1:8787")),
                    { { QStringLiteral("mara"), {}, QStringLiteral("Mara Lind"), QStringLiteral("marketing_manager") },
                        { QStringLiteral("jonas"), {}, QStringLiteral("Jonas Berg"), QStringLiteral("senior_approver") },
                        { QStringLiteral("ida"), {}, QStringLiteral("Ida Roth"), QStringLiteral("brand_reviewer") },
                        { QStringLiteral("aki"), {}, QStringLiteral("Aki Sato"), QStringLiteral("auditor") },
                        { QStringLiteral("olu"), {}, QStringLiteral("Olu Bello"), QStringLiteral("operator") } });
            } },
        { QStringLiteral("review-light-1440"),
            [&] {
                window.openDesk(desk);
                page = window.reviewPage();
            } },
        { QStringLiteral("review-dark-1440"), [&] { theme.setChoice(ThemeChoice::Dark); } },
        { QStringLiteral("review-contrast-1440"), [&] { theme.setChoice(ThemeChoice::HighContrast); } },
        { QStringLiteral("review-light-1280"),
            [&] {
                theme.setChoice(ThemeChoice::Light);
                window.resize(1280, 800);
            } },
        { QStringLiteral("review-light-2560"), [&] { window.resize(2560, 1440); } },
        { QStringLiteral("review-light-1000"), [&] { window.resize(1000, 700); } },
        { QStringLiteral("review-light-1000-why"), [&] { key(Verb::Why); } },
        { QStringLiteral("second-1280"),
            [&] {
                window.resize(1280, 800);
                key(Verb::Next);
            } },
        { QStringLiteral("edit-1280"), [&] { key(Verb::Edit); } },
        { QStringLiteral("diff-1280"), [&] { key(Verb::Diff); } },
        { QStringLiteral("source-1280"), [&] { key(Verb::Source); } },
        { QStringLiteral("reject-1280"),
            [&] {
                key(Verb::Yours);
                key(Verb::Reject);
            } },
        { QStringLiteral("sendback-1280"), [&] { key(Verb::SendBack); } },
        { QStringLiteral("hold-1280"), [&] { key(Verb::Hold); } },
        { QStringLiteral("keys-1280"), [&] { key(Verb::Keys); } },
        { QStringLiteral("keys-ask-1280"), [&] { press(QApplication::focusWidget(), Qt::Key_Return); } },
        { QStringLiteral("keys-conflict-1280"), [&] { press(QApplication::focusWidget(), Qt::Key_R); } },
        { QStringLiteral("palette-1280"),
            [&] {
                press(QApplication::focusWidget(), Qt::Key_Escape);
                window.run(Verb::Palette);
            } },
        { QStringLiteral("palette-typed-dark-1280"),
            [&] {
                theme.setChoice(ThemeChoice::Dark);
                for (const QChar c : QStringLiteral("ship"))
                    press(QApplication::focusWidget(), 0, QString(c));
            } },
        { QStringLiteral("palette-contrast-1280"), [&] { theme.setChoice(ThemeChoice::HighContrast); } },
        { QStringLiteral("effort-light-1280"),
            [&] {
                theme.setChoice(ThemeChoice::Light);
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
            } },
        { QStringLiteral("effort-dark-2560"),
            [&] {
                theme.setChoice(ThemeChoice::Dark);
                window.resize(2560, 1440);
            } },
        { QStringLiteral("effort-contrast-1280"),
            [&] {
                theme.setChoice(ThemeChoice::HighContrast);
                window.resize(1280, 800);
            } },
        { QStringLiteral("leave-light-1280"),
            [&] {
                theme.setChoice(ThemeChoice::Light);
                window.run(Verb::Queue);
                window.tell(QStringLiteral("The keychain of this computer is missing or refuses, so your signing key stays in memory."));
                window.findChild<LeaveBar*>()->ask(3);
            } },
        { QStringLiteral("zoom150-1280"),
            [&] {
                window.findChild<LeaveBar*>()->hide();
                window.zoom().set(150);
            } },
        { QStringLiteral("zoom80-1280"), [&] { window.zoom().set(80); } },
        { QStringLiteral("preview-light"),
            [&] {
                window.zoom().set(100);
                window.run(Verb::Preview);
            } },
        { QStringLiteral("third-1280"),
            [&] {
                window.preview()->close();
                key(Verb::Keys);
                key(Verb::Next);
            } },
        { QStringLiteral("approved-1280"), [&] { key(Verb::Approve); } },
        { QStringLiteral("escalated-1280"), [&] { key(Verb::Escalate); } },
        { QStringLiteral("outbox-1280"), [&] { key(Verb::Outbox); } },
        { QStringLiteral("offline-1280"),
            [&] {
                key(Verb::Outbox);
                desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline since 14:02. Work goes on; decisions are kept here."));
            } },
        { QStringLiteral("record-1280"), [&] { key(Verb::Record); } },
        { QStringLiteral("empty-1280"),
            [&] {
                desk->setLink(ReviewDesk::Link::Online, {});
                desk->source().setDrafts({});
                Q_EMIT window.recordPage()->queueAsked();
            } },
    };
    for (int i = 1; i <= 8; ++i)
        steps.insert(steps.size() - 6, { QStringLiteral("row%1-1280").arg(i), [&] { key(Verb::Next); } });
    int at = 0;
    QTimer clock;
    // One picture per tick: answers of the desk and layouts have settled by then.
    clock.setInterval(400);
    QObject::connect(&clock, &QTimer::timeout, &application, [&] {
        if (at > 0) {
            const QPixmap picture = steps[at - 1].name.startsWith(u"preview") ? window.preview()->grab() : window.grab();
            picture.save(folder.filePath(QStringLiteral("%1-%2.png").arg(at, 2, 10, QLatin1Char('0')).arg(steps[at - 1].name)));
        }
        if (at == steps.size()) {
            QApplication::quit();
            return;
        }
        steps[at++].act();
    });
    clock.start();
    return QApplication::exec();
}
