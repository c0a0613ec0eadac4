// The draft in the middle and the why beside it, by keyboard on the real window: previews, versions, alternatives, comments.
#include "tst_draftwindow.h"

#include "tests/ui/accesswalk.h"
#include "models/domain/customersight.h"
#include "services/console/spell/speller.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/hostiledrafts.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/alternativesview.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftbanner.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/pushpreview.h"
#include "ui/draft/versionsview.h"
#include "ui/parts/notice.h"
#include "ui/parts/segmented.h"
#include "ui/review/reviewpage.h"
#include "ui/why/offersection.h"
#include "ui/why/whypane.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace Qt::StringLiterals;

void TestDraftWindow::smsNamesTheCharacterAndReplacesIt()
{
    show(sms("It’s still here – come back… it’s yours"));
    auto* forced = find<QLabel>("messageForcedLabel");
    QVERIFY2(forced->text().contains(u"U+2019 RIGHT SINGLE QUOTATION MARK"), qPrintable(forced->text()));
    click("messageReplaceLinkButton");
    QTRY_VERIFY(pane()->editing());
    QTRY_COMPARE(edited(), std::string("It's still here – come back… it's yours"));
    forced = find<QLabel>("messageForcedLabel");
    QVERIFY2(forced->text().contains(u"U+2013 EN DASH"), qPrintable(forced->text()));
    click("messageReplaceLinkButton");
    QTRY_VERIFY(forced->text().contains(u"U+2026"));
    click("messageReplaceLinkButton");
    QTRY_COMPARE(edited(), std::string("It's still here - come back... it's yours"));
    QTRY_VERIFY(!find<QLabel>("messageForcedLabel")->isVisible());
    QVERIFY(find<QLabel>("messageCountLabel")->text().contains(u"GSM"));
    edit("messageParagraph0BlockEdit")->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(edited(), std::string("It's still here - come back… it's yours"));
}

void TestDraftWindow::smsCharacterFromAValueCannotBeReplaced()
{
    Draft draft = sms("{{first_name}}, your cart is saved");
    draft.values.text["first_name"] = "Zoë–";
    show(draft);
    QVERIFY(find<QLabel>("messageForcedLabel")->text().contains(placeholderWord(u"first_name"_s)));
    QVERIFY(!find<QAbstractButton>("messageReplaceLinkButton")->isVisible());
}

void TestDraftWindow::whatsAppIsNotCountedAsSms()
{
    Draft draft = sms("It’s still here");
    draft.summary.channel = Channel::WhatsApp;
    draft.contents.front().channel = draft.drafted.front().channel = Channel::WhatsApp;
    show(draft);
    QVERIFY(find<QWidget>("messageBubble") != nullptr);
    QVERIFY2(find<QLabel>("messageCountLabel")->text().contains(u"4,096"), qPrintable(find<QLabel>("messageCountLabel")->text()));
    QVERIFY(!find<QLabel>("messageForcedLabel")->isVisible());
}

void TestDraftWindow::pushIsCutAsAPhoneCutsIt()
{
    const std::string words
        = "Your Harbour lamp is still in the cart, and it is the last evening on which we can set one aside for you without "
          "asking the warehouse again; checkout opens exactly where you stopped, with everything filled in but the card, and "
          "nobody will write to you about it again.";
    Draft draft = sms(words);
    draft.summary.channel = Channel::Push;
    draft.contents.front().channel = draft.drafted.front().channel = Channel::Push;
    Person person = m_desk->person();
    person.limits.channels.insert(Channel::Push);
    m_desk->setPerson(person);
    show(draft);
    auto* push = find<PushPreview>("messagePushPreview");
    QVERIFY(push != nullptr);
    QVERIFY(!push->hidden().isEmpty());
    QVERIFY(text(words).endsWith(push->hidden()));
    // What is shown and what is hidden are the whole message, no letter lost between two lines or at the cut.
    QVERIFY(push->shown().endsWith(u'…'));
    const QString both = push->shown().chopped(1) % push->hidden();
    QCOMPARE(both.simplified().remove(u' '), text(words).remove(u' '));
    QVERIFY(push->accessibleDescription().contains(u"Harbour lamp"));
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"Short."_s);
    // Editing shows the field; reading shows the notification again.
    press(Qt::Key_Escape);
    QTRY_VERIFY(!pane()->editing());
    QTRY_VERIFY(find<PushPreview>("messagePushPreview") != nullptr);
    QTRY_VERIFY(find<PushPreview>("messagePushPreview")->hidden().isEmpty());
}

void TestDraftWindow::plainTextPartAsItIsSent()
{
    const Draft draft = plain();
    show(draft);
    const auto rendered = render(*contentFor(draft, Channel::Email), draft.values);
    QVERIFY(rendered);
    auto* widths = find<Segmented>("draftWidthSegmented");
    Q_EMIT widths->chosen(2);
    auto* source = find<QPlainTextEdit>("draftSourceView");
    QVERIFY(source->isVisible());
    QVERIFY2(source->toPlainText().endsWith(text(rendered->text)), qPrintable(source->toPlainText()));
    Q_EMIT widths->chosen(1);
    QVERIFY(!source->isVisible());
    QTRY_VERIFY(find<MessageSheet>("draftMessageSheet")->width() <= size::sheetPhone);
    Q_EMIT widths->chosen(0);
    press(Qt::Key_4);
    QTRY_VERIFY(source->isVisible());
    QVERIFY(source->toPlainText().contains(u"SHA-256"));
    // To whom the customer is hidden no digest is shown: it would be of other bytes.
    Draft hidden = draft;
    hideCustomer(hidden);
    show(hidden);
    press(Qt::Key_4);
    source = find<QPlainTextEdit>("draftSourceView");
    QTRY_VERIFY(source->isVisible() && source->toPlainText().contains(u"masked for you"));
    QVERIFY(!source->toPlainText().contains(u"SHA-256") && !source->toPlainText().contains(text(draft.values.to)));
}

void TestDraftWindow::promiseBesideTheRecord()
{
    Draft draft = plain();
    for (const OfferCandidate& one : draft.offer.candidates)
        if (one.kind == OfferKind::Percent)
            draft.offer.chosen = one;
    show(draft);
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    type(u" You get 15 % off."_s);
    auto* offer = find<QWidget>("whyOfferSection");
    QTRY_VERIFY2(offer->accessibleDescription().contains(u"promises 15 %"), qPrintable(offer->accessibleDescription()));
    QVERIFY2(offer->accessibleDescription().contains(u"At 15\u00a0%"), qPrintable(offer->accessibleDescription()));
    QVERIFY(offer->accessibleDescription().contains(u"the margin would be 22"));
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!offer->accessibleDescription().contains(u"promises"));
}

void TestDraftWindow::versionsComparedAndRestored()
{
    Draft draft = plain();
    Content oldest = draft.contents.front();
    oldest.blocks[0].text = "Dear customer,";
    Content older = oldest;
    older.blocks[0].text = "Good day,";
    draft.history = { { 1, "composer", "", "", { oldest }, m_desk->now() - 2 * hourMs },
        { 2, "person", "Bela Brand", "less formal", { older }, m_desk->now() - hourMs } };
    draft.summary.revision = 3;
    show(draft);
    press(Qt::Key_6);
    auto* view = find<VersionsView>("draftVersionsView");
    auto* list = find<QListWidget>("versionsList");
    QVERIFY(view->isVisible() && list->hasFocus());
    QCOMPARE(list->count(), 3);
    QVERIFY(view->comparison().startsWith(u"Revision 2 → Revision 3"));
    for (const char* verb : { "versionsMarkKeyButton", "versionsRestoreKeyButton" }) {
        auto* button = find<QPushButton>(verb);
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), verb); // read whole beside the why pane
    }
    QVERIFY(list->item(1)->text().contains(u"Bela Brand") && list->item(1)->text().contains(u"less formal"));
    m_window->resize(1280, 1440); // more room than words: the lines of the head stay together
    const auto* sheet = find<MessageSheet>("versionsMessageSheet");
    const auto top = [sheet](const char* name) { return sheet->findChild<QWidget*>(QLatin1String(name))->mapTo(sheet, QPoint()).y(); };
    QTRY_VERIFY(sheet->height() > 600);
    QTRY_VERIFY2(top("messageToLabel") - top("messagePreheaderBlockEdit") < 40, qPrintable(QString::number(top("messageToLabel"))));
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    press(Qt::Key_Space); // compare with the oldest
    press(Qt::Key_Down);
    QCOMPARE(view->comparison(), u"Revision 1 → Revision 2"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(pane()->editing());
    QTRY_COMPARE(edited(), std::string("Good day,"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!open()->edited());
    press(Qt::Key_Escape);
    press(Qt::Key_6);
    press(Qt::Key_Escape);
    QVERIFY2(!view->isVisible(), "Esc goes back one step");
    press(Qt::Key_6);
    press(Qt::Key_A);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(1)); // verbs work from the list
}

void TestDraftWindow::alternativesChosenByNumber()
{
    Draft draft = plain();
    Content shorter = draft.contents.front();
    shorter.blocks[0].text = "Hi {{first_name}},";
    Content other = shorter;
    other.blocks[0].text = "Still thinking, {{first_name}}?";
    draft.alternatives = { { "short", "Shorter", shorter }, { "ask", "As a question", other } };
    show(draft);
    press(Qt::Key_5);
    auto* view = find<AlternativesView>("draftAlternativesView");
    QVERIFY(view->isVisible() && view->hasFocus());
    QCOMPARE(view->count(), 2);
    QVERIFY(view->findChild<BlockEdit*>(u"messageParagraph0BlockEdit"_s) != nullptr);
    press(Qt::Key_2);
    QTRY_VERIFY(pane()->editing());
    QTRY_COMPARE(edited(), other.blocks[0].text);
    QCOMPARE(open()->approval(), Verdict::ApproveWithEdits);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!open()->edited());
}

void TestDraftWindow::alternativesSayWhyThereAreNone()
{
    show(plain());
    press(Qt::Key_5);
    QVERIFY(find<QLabel>("alternativesHintLabel")->text().contains(u"no other wordings"));
    press(Qt::Key_1);
    QTRY_VERIFY2(!find<QWidget>("draftAlternativesView")->isVisible(), "without alternatives the digits are the page's");
}

void TestDraftWindow::secondApproverSeesTheChanges()
{
    Draft draft = plain();
    Content approved = draft.contents.front();
    approved.blocks[0].text = "Dear {{first_name}},";
    draft.history = { { 1, "composer", "", "", { approved }, m_desk->now() - 2 * hourMs } };
    draft.summary.revision = 2;
    draft.summary.approvalsNeeded = 2;
    draft.approvals = { { "p-ana", "Ana", 1, m_desk->now() - 5 * minuteMs } };
    draft.timeZone = "Pacific/Kiritimati"; // the customer's: not whose clock a colleague's act is told by
    draft.lineage.push_back({ m_desk->now() - minuteMs, "offer.chosen", "Offer: free shipping. The smallest that pays" });
    show(draft);
    QCOMPARE(pane()->view(), DraftPane::View::Versions);
    const QString line = find<DraftBanner>("draftApprovedBanner")->sentence();
    QCOMPARE(line, u"Ana approved revision 1 at %1."_s.arg(clockHere(draft.approvals.front().at)));
    QVERIFY(find<VersionsView>("draftVersionsView")->comparison().startsWith(u"Revision 1 → Revision 2"));
    QVERIFY(find<QLabel>("versionsNotesLabel")->text().contains(u"Offer: free shipping"));
    press(Qt::Key_Escape);
    QCOMPARE(pane()->view(), DraftPane::View::Yours);
    click("draftSinceLinkButton");
    QCOMPARE(pane()->view(), DraftPane::View::Versions);
}

void TestDraftWindow::refusalsAreToldOnce()
{
    Offer offer;
    for (const int share : { 500, 1000, 1500 }) {
        OfferCandidate one;
        one.kind = OfferKind::Percent;
        one.percentBp = share;
        one.refusals = { "A discount is on this cart already, and codes do not add up" };
        offer.candidates.push_back(one);
    }
    offer.candidates.back().refusals.emplace_back("15 % is above the cap of 8 %");
    const QStringList lines = refusalLines(offer);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], u"5\u00a0% off, 10\u00a0% off, 15\u00a0% off: A discount is on this cart already, and codes do not add up"_s);
    QCOMPARE(lines[1], u"15\u00a0% off: 15 % is above the cap of 8 %"_s);
    QVERIFY(refusalLines({}).isEmpty());
}

void TestDraftWindow::secondApproverSeesThatNothingChanged()
{
    Draft draft = plain();
    draft.summary.approvalsNeeded = 2;
    draft.approvals = { { "p-ana", "Ana", 1, m_desk->now() - 5 * minuteMs } };
    show(draft);
    QCOMPARE(pane()->view(), DraftPane::View::Yours);
    QVERIFY(find<DraftBanner>("draftApprovedBanner")->sentence().contains(u"Nothing has changed since"));
    press(Qt::Key_3);
    QVERIFY(find<QLabel>("messageSameLabel") != nullptr && find<QLabel>("messageSameLabel")->isVisible());
}

void TestDraftWindow::passagesStandBehindSentences()
{
    Draft draft = plain();
    draft.composer = "pretend-1";
    draft.lineage.push_back({ m_desk->now(), "draft.written", "Written by pretend-1 with “Returns” version 3: 812 tokens in, 190 out, 1.4 s, USD 0.0012" });
    const std::string words = draft.drafted.front().blocks.at(1).text;
    DraftExchange failed;
    failed.faults = { "Not offered" };
    failed.citations = { { 0, "Nobody's", "No" } };
    DraftExchange passed;
    passed.model = "pretend-1";
    passed.promptName = "Returns";
    passed.promptNumber = 3;
    passed.citations = { { 1, "Policy, <b>Returns</b>", "Unused goods can be returned within 30 days." } };
    DraftExchange shadow = passed;
    shadow.live = false;
    shadow.promptNumber = 4;
    const QString id = QString::fromStdString(draft.summary.id);
    m_desk->fakeStudio().setExchanges(id, { failed, passed, shadow });
    m_desk->setLink(ReviewDesk::Link::Offline, u"Offline since 14:02."_s);
    show(draft);
    auto* state = find<QLabel>("writtenStateLabel");
    QTRY_VERIFY2(state->text().contains(u"at the backend"), qPrintable(state->text()));
    QVERIFY(find<QLabel>("writtenWhoLabel")->text().contains(u"pretend-1"));
    m_desk->setLink(ReviewDesk::Link::Online, u"Connected."_s);
    QTRY_COMPARE(find<QLabel>("writtenWhyLabel")->text(), u"With “Returns”, version 3"_s);
    QVERIFY(state->isHidden());
    auto* open = find<QAbstractButton>("citation0LinkButton");
    QVERIFY(open != nullptr && open->text().contains(u"Policy, <b>Returns</b>"));
    QVERIFY(find<QAbstractButton>("citation1LinkButton") == nullptr);
    auto* section = find<QWidget>("whyWrittenSection");
    const auto labels = section->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [&](const QLabel* label) { return label->text().contains(QString::fromStdString(words).left(40)); }));
    QVERIFY2(nameless(*section).isEmpty(), qPrintable(nameless(*section).join(u'\n')));
    QTRY_VERIFY(tabReaches(*open));
    QCOMPARE(QAccessible::queryAccessibleInterface(open)->role(), QAccessible::Button);
    auto* passage = find<QLabel>("citation0PassageLabel");
    QVERIFY(passage->isHidden());
    open->setFocus();
    press(Qt::Key_Space);
    QVERIFY(!passage->isHidden());
    QCOMPARE(passage->text(), u"Unused goods can be returned within 30 days."_s);
    press(Qt::Key_Space);
    QVERIFY(passage->isHidden());
    // Newer facts of the same writing are no reason to ask again, nor to close what was opened.
    const int asked = m_desk->fakeStudio().exchangesAsked();
    press(Qt::Key_Space);
    draft.summary.comments = 1;
    m_desk->replace(draft);
    QTRY_COMPARE(this->open()->draft().summary.comments, 1);
    QVERIFY(!passage->isHidden());
    QCOMPARE(m_desk->fakeStudio().exchangesAsked(), asked);
}

void TestDraftWindow::whyTheBuiltInComposerWrote()
{
    Draft draft = plain();
    draft.lineage.push_back({ m_desk->now(), "draft.fell_back", "The model was too slow (30 s); written by the built-in composer" });
    show(draft);
    QCOMPARE(find<QLabel>("writtenWhoLabel")->text(), u"The built-in composer"_s);
    QVERIFY2(find<QLabel>("writtenWhyLabel")->text().contains(u"too slow (30 s)"), qPrintable(find<QLabel>("writtenWhyLabel")->text()));
    QCOMPARE(m_desk->fakeStudio().exchangesAsked(), 0);
}

void TestDraftWindow::guidance()
{
    show(plain());
    auto* section = find<QWidget>("whyGuidanceSection");
    QVERIFY(!section->isVisible());
    press(Qt::Key_T);
    QVERIFY(section->isVisible());
    QVERIFY(!find<QLabel>("guidanceWordsLabel")->text().isEmpty());
    QVERIFY2(
        find<QLabel>("guidanceRulesLabel")->text().contains(u"You may approve"), qPrintable(find<QLabel>("guidanceRulesLabel")->text()));
    press(Qt::Key_T);
    QVERIFY(!section->isVisible());
}

void TestDraftWindow::requirementsStayInSight()
{
    Draft draft = plain();
    for (int i = 0; i < 60; ++i)
        draft.contents.front().blocks.insert(
            draft.contents.front().blocks.begin(), Block{ BlockKind::Paragraph, "Words upon words upon words.", "", false });
    show(draft);
    auto* list = find<QWidget>("draftRequirementList");
    QTRY_VERIFY(list->isVisible() && list->visibleRegion().boundingRect().height() > 15);
    QTRY_VERIFY(find<QLabel>("draftVerdictLabel")->visibleRegion().boundingRect().height() > 10);
    QVERIFY(pane()->rect().contains(list->mapTo(pane(), QPoint(1, 1))));
}

void TestDraftWindow::enormousDraftsStayResponsive()
{
    show(plain());
    for (const Draft& draft : enormousDrafts(m_desk->now())) {
        m_desk->source().setDrafts({ draft });
        QTRY_VERIFY(open() != nullptr && open()->id() == QString::fromStdString(draft.summary.id));
        QElapsedTimer timer;
        timer.start();
        pane()->showDraft(open());
        m_window->grab();
        // Fifty milliseconds in a release build (bench); sanitizers take tenfold.
        QVERIFY2(
            timer.elapsed() < 1500, qPrintable(u"%1: %2 ms"_s.arg(QString::fromStdString(draft.title.substr(0, 40))).arg(timer.elapsed())));
        for (const int key : { Qt::Key_1, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_2 }) {
            press(key);
            QVERIFY(pane()->isVisible());
        }
        press(Qt::Key_E);
        press(Qt::Key_Escape);
    }
    // A megabyte is not edited in a field made for a sentence, and the person is told so.
    m_desk->source().setDrafts({ enormousDrafts(m_desk->now()).front() });
    QTRY_VERIFY(open() != nullptr && open()->current(Channel::Email)->subject.size() > 1'000'000);
    m_window->reviewPage()->focusQueue();
    press(Qt::Key_E);
    QVERIFY(!pane()->editing());
    QVERIFY(pane()->notice().isVisible() && pane()->notice().sentence().contains(u"too long"));
    QVERIFY(find<QLabel>("messageCutLabel") != nullptr);
    auto* whole = pane()->message().findChild<QAbstractButton*>(u"messageWholeLinkButton"_s);
    QVERIFY(whole != nullptr && whole->isVisible());
    QTest::keyClick(whole, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPlainTextEdit>("draftSourceView")->toPlainText().size() > 1'000'000, 20'000);
}

void TestDraftWindow::markupIsText()
{
    const std::string words = "<b>bold</b> <img src=\"file:///etc/passwd\"> &amp; \u202Eevil";
    Draft draft = hostileDraft(4, words, m_desk->now()); // email
    show(draft);
    press(Qt::Key_2);
    auto* first = edit("messageParagraph0BlockEdit");
    QVERIFY2(first->toPlainText().startsWith(u"<b>bold</b> <img src=\"file:///etc/passwd\"> &amp; \uFFFDevil"),
        qPrintable(first->toPlainText()));
    QVERIFY(!find<QLabel>("draftTitleLabel")->text().contains(QChar(0x202e)));
    QList<QLabel*> labels = pane()->findChildren<QLabel*>() + find<QWidget>("reviewWhyPane")->findChildren<QLabel*>();
    labels.removeIf([](const QLabel* label) { return label->text().isEmpty(); });
    for (const QLabel* label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + u": " + label->text().left(60)));
    for (const QWidget* widget : m_window->findChildren<QWidget*>())
        QVERIFY2(!Qt::mightBeRichText(widget->toolTip()) || !widget->toolTip().contains(u"<img"), qPrintable(widget->toolTip()));
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    QVERIFY2(edit("messageParagraph0BlockEdit")->source().contains(QChar(0x202e)), "looking changes nothing");
    QVERIFY(!open()->edited());
}

QTEST_MAIN(TestDraftWindow)
#include "moc_tst_draftwindow.cpp"
