// countersign-draftpictures DIR [LOCALE]: each state of the draft and the why pane on the real window, in every look, as PNGs.
#include "services/console/spell/speller.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/hostiledrafts.h"
#include "tests/support/console/sampledrafts.h"
#include "tests/ui/looks.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/messagesheet.h"
#include "ui/parts/segmented.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/translations.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

struct State {
    QString name;
    Draft draft;
    std::function<void(MainWindow&)> act;
};

// What the shop and its people write, in the window's language.
std::string in(const char* english, const char* german)
{
    return germanPictures() ? german : english;
}

Draft shortMessage(Channel channel, const std::string& words, TimeMs now)
{
    Draft draft = pictureDraft(1, now);
    draft.summary.channel = channel;
    draft.title = channel == Channel::Sms ? "SMS to a returning customer"
        : channel == Channel::WhatsApp    ? "WhatsApp to a returning customer"
                                          : "Push to a returning customer";
    draft.values.to = "+491701234567";
    draft.maskedTo = "+49 ••• •• 67";
    Content content;
    content.channel = channel;
    content.language = draft.summary.language;
    content.blocks = { { BlockKind::Paragraph, words, "", false },
        { BlockKind::Button, in("Back to your cart", "Zurück zum Warenkorb"), "{{recovery_url}}", false } };
    draft.contents = draft.drafted = { content };
    return draft;
}

std::vector<State> states(const FakeDesk& desk)
{
    const TimeMs now = desk.now();
    const auto key = [](Verb verb) { return [verb](MainWindow& window) { window.reviewPage()->run(verb); }; };
    const auto type = [](const QString& words) {
        return [words](MainWindow& window) {
            window.reviewPage()->run(Verb::Edit);
            if (auto* edit
                = window.findChild<MessageSheet*>(u"draftMessageSheet"_s)->findChild<BlockEdit*>(u"messageParagraph1BlockEdit"_s)) {
                edit->setFocus();
                edit->moveCursor(QTextCursor::End);
                edit->insertWords(words);
            }
        };
    };
    const auto width = [](int index) {
        return [index](MainWindow& window) { Q_EMIT window.findChild<Segmented*>(u"draftWidthSegmented"_s)->chosen(index); };
    };
    Draft plain = sampleDrafts(now)[8]; // German
    Draft percent = pictureDraft(2, now);
    for (const OfferCandidate& one : percent.offer.candidates)
        if (one.kind == OfferKind::Percent)
            percent.offer.chosen = one;
    Draft versions = pictureDraft(3, now);
    Content oldest = versions.contents.front();
    oldest.blocks[0].text = in("Dear {{first_name}},", "Sehr geehrte Frau {{first_name}},");
    oldest.subject = in("Did you forget your {{item_title}}?", "Haben Sie {{item_title}} vergessen?");
    versions.history = { { 1, "composer", "", "", { oldest }, now - 2 * hourMs },
        { 2, "person", "Bela Brand", in("less formal, and say what is in it", "weniger förmlich, und sagen, was darin liegt"), { versions.contents.front() }, now - hourMs } };
    versions.contents.front().blocks[1].text
        = in("you left something in your cart. It is all still there, and it takes a minute to finish.",
            "Sie haben etwas im Warenkorb gelassen. Alles ist noch da, und in einer Minute sind Sie fertig.");
    versions.summary.revision = 3;
    Draft second = versions;
    second.approvals = { { "p-ana", "Ana Pereira", 2, now - 40 * minuteMs } };
    second.summary.approvalsNeeded = 2;
    second.lineage.push_back({ now - minuteMs, "offer.chosen", "Offer: free shipping. The smallest that pays" });
    Draft others = pictureDraft(4, now);
    Content shorter = others.contents.front();
    shorter.blocks[1].text = in("your cart is saved.", "Ihr Warenkorb ist gespeichert.");
    Content question = others.contents.front();
    question.subject = in("Still thinking about the {{item_title}}?", "Noch unentschlossen wegen {{item_title}}?");
    others.alternatives = { { "short", in("Shorter", "Kürzer"), shorter }, { "ask", in("As a question", "Als Frage"), question } };
    Draft talk = pictureDraft(5, now);
    talk.comments = { { "1", "p-brand", "Bela Brand", in("The lamp is out of stock in Hamburg, @Mara Lind.", "Die Leuchte ist in Hamburg vergriffen, @Mara Lind."), { "m" }, true,
                          now - 20 * minuteMs, std::nullopt, {} },
        { "2", "p-senior", "Samira Sand", in("It is back on Friday, so we can say so.", "Am Freitag kommt sie wieder, das können wir sagen."), {}, false, now - 9 * minuteMs, std::nullopt, {} },
        { "3", samplePerson().id, "Mara Lind", in("Too formal for this customer.", "Für diese Kundin zu förmlich."), {}, true, now - 3 * minuteMs, std::nullopt, {} } };
    Draft open = pictureDrafts(now)[0];
    Draft hostile = hostileDraft(4, hostileTexts()[1] + " " + hostileTexts()[11], now);
    return {
        { u"email-wide"_s, plain, {} },
        { u"email-phone"_s, plain, width(1) },
        { u"email-text"_s, plain, width(2) },
        { u"sms-unicode"_s, shortMessage(Channel::Sms, in("{{shop_name}}: it’s all still here – come back… ", "{{shop_name}}: Alles ist noch da – bis bald… "), now), width(0) },
        { u"whatsapp"_s, shortMessage(Channel::WhatsApp, in("Hello {{first_name}}, your cart is saved until Sunday.", "Hallo {{first_name}}, Ihr Warenkorb bleibt bis Sonntag gespeichert."), now), {} },
        { u"push"_s,
            shortMessage(Channel::Push,
                in("Hello {{first_name}}, your cart is saved. The Harbour lamp is one of the last four of this batch, and checkout opens "
                   "exactly where you stopped, with everything filled in but the card.",
                    "Hallo {{first_name}}, Ihr Warenkorb ist gespeichert. Die Hafenleuchte ist eine der letzten vier aus dieser Reihe, und die "
                    "Kasse öffnet sich genau dort, wo Sie aufgehört haben, mit allem bis auf die Karte."),
                now),
            {} },
        { u"edit-promise"_s, percent, type(germanPictures() ? u" Sie bekommen 15 % Rabatt und erhalten alles bald, versprohcen."_s : u" You get 15 % off and will recieve it soon."_s) },
        { u"versions"_s, versions, key(Verb::Versions) },
        { u"second-approver"_s, second, {} },
        { u"alternatives"_s, others, key(Verb::Alternatives) },
        { u"alternatives-none"_s, plain, key(Verb::Alternatives) },
        { u"comments"_s, talk,
            [](MainWindow& window) {
                window.reviewPage()->run(Verb::Comment);
                window.findChild<QPlainTextEdit*>(u"commentPlainTextEdit"_s)->insertPlainText(germanPictures() ? u"Dann sagen wir Freitag, @b"_s : u"Then say Friday, @b"_s);
            } },
        { u"guidance"_s, open, key(Verb::Guidance) },
        { u"unfinished"_s, percent, {} },
        { u"stale"_s, versions, {} },
        { u"hostile"_s, hostile, key(Verb::Yours) },
        { u"enormous"_s, enormousDrafts(now)[1], {} },
    };
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"countersign-draftpictures"_s);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    installLanguage(application, QLocale(arguments.value(2, u"en_US"_s)));
    QTemporaryDir personal;
    Theme theme(ThemeChoice::Light);
    MainWindow window(theme);
    window.resize(1280, 800);
    window.setSpelling(std::make_shared<Speller>(systemSpellPaths(personal.path())));
    window.show();
    std::shared_ptr<FakeDesk> desk;
    const FakeDesk first(wallClock());
    const auto open = [&](const State& state) {
        desk = std::make_shared<FakeDesk>(wallClock());
        Person person = desk->person();
        person.permissions.insert(Permission::Comment);
        desk->setPerson(person);
        UnfinishedEdit left{ state.name == u"stale" ? 2 : state.draft.summary.revision,
            *contentFor(state.draft, state.draft.summary.channel), desk->now() - 7 * minuteMs };
        left.content.blocks.front().text = in("Good morning {{first_name}},", "Guten Morgen {{first_name}},");
        if (state.name == u"stale" || state.name == u"unfinished")
            (void)desk->fakeWork().keepUnfinished(QString::fromStdString(state.draft.summary.id), left);
        desk->source().setDrafts({ state.draft });
        window.openDesk(desk);
    };
    std::vector<PictureState> all;
    for (const State& state : states(first)) {
        PictureState one{ state.name, { [&open, state] { open(state); } }, {}, {}, {}, [&window, state] {
             const OpenDraft* shown = window.reviewPage()->session().open();
             return shown != nullptr && shown->draft().summary.id == state.draft.summary.id;
         } };
        if (state.act)
            one.acts.emplace_back([&window, act = state.act] { act(window); });
        all.push_back(std::move(one));
    }
    const Pictures pictures(theme, window, folder, std::move(all), 600);
    return QApplication::exec();
}
