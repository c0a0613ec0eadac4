// countersign-auditpictures DIR [LOCALE [rtl]]: every page and state of the record on the real window, in every look, as PNGs, and
// a lineage as a PDF.
#include "tests/support/console/samplerecord.h"
#include "tests/ui/deskpictures.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/recordpage.h"

#include <QAbstractButton>
#include <QFile>

using namespace countersign;
using namespace Qt::StringLiterals;

namespace {

RoomAct act(const char* id) { return pageAct(&MainWindow::recordPage, id); }

RoomAct search(const QString& words)
{
    return [words](MainWindow& window, FakeDesk&) {
        window.recordPage()->session().search(words);
        Q_EMIT window.recordPage()->session().wordsChanged();
    };
}

RoomAct lineage()
{
    return [](MainWindow& window, FakeDesk&) { window.recordPage()->showLineage(u"0199a7c4-2f11-7a41-9c1b-0b1f5f3aea41"_s); };
}

RoomAct node(int number)
{
    return [number](MainWindow& window, FakeDesk&) {
        if (auto* button = window.findChild<QAbstractButton*>(u"lineageNodeButton%1"_s.arg(number)))
            button->click();
    };
}

RoomAct verified()
{
    return [](MainWindow& window, FakeDesk&) { window.recordPage()->verify(); };
}

std::vector<RoomState> states()
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
        { u"lineage-none"_s, {}, { act("record_lineage") } },
        { u"report"_s, {}, { act("record_reports") } },
        { u"report-csv"_s, {}, { act("record_reports"), act("record_csv") } },
        { u"report-more"_s, [](FakeDesk& desk) { desk.fakeAudit().setRecord(sampleRecord(12 * 620, desk.now())); }, { act("record_reports") } },
        { u"export"_s, {}, { act("record_take_out") } },
        { u"export-running"_s, [](FakeDesk& desk) { desk.fakeAudit().fakeExports().hold(true); },
            { act("record_take_out"), [](MainWindow&, FakeDesk& desk) {
                 desk.fakeAudit().exports().start({ ExportWish::Form::Bundle, u"/home/otto/record"_s, {}, {} });
                 desk.fakeAudit().fakeExports().goOn(1'210, 4'003);
             } } },
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
    const auto auditor = [](FakeDesk& desk) {
        Person person = desk.person();
        person.permissions.insert({ Permission::ReadAudit, Permission::ExportAudit });
        desk.setPerson(person);
    };
    return takePictures(argc, argv, { "countersign-auditpictures", Verb::Record, auditor, states(), savePdf });
}
