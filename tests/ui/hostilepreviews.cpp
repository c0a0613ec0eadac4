// countersign-hostilepreviews COUNT: shows hostile drafts in every view of the draft and the why pane, for a trace of its system calls.
// An open of /countersign/first-draft and one of /countersign/last-draft stand before and after; a line of JSON tells the times.
#include "models/domain/digest.h"
#include "tests/support/console/hostiledrafts.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/opendraft.h"
#include "ui/why/commentsection.h"
#include "ui/why/whypane.h"
#include "ui/words/times.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace countersign;

namespace {

void mark(const char* path)
{
    if (const int file = ::open(path, O_RDONLY); file >= 0)
        ::close(file);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int count = QApplication::arguments().value(1, QStringLiteral("300")).toInt();
    Theme theme(ThemeChoice::Light);
    QWidget host;
    auto* row = new QHBoxLayout(&host);
    auto* pane = new DraftPane(theme);
    auto* why = new WhyPane(theme);
    row->addWidget(pane, 2);
    row->addWidget(why, 1);
    host.resize(1100, 800);
    host.show();
    const TimeMs now = wallClock();
    Person person = samplePerson();
    person.permissions.insert(Permission::Comment);
    const Policy policy = samplePolicy();
    std::vector<Draft> drafts = hostileDrafts(count, now);
    const auto look = [&] {
        QApplication::processEvents();
        host.grab();
    };
    // OpenSSL reads its configuration at the first digest, fonts of all scripts and icons are read before: what opens afterwards is opened because of a draft.
    {
        static_cast<void>(sha256("before any draft"));
        std::string scripts;
        for (const std::string& one : hostileTexts())
            scripts += one.substr(0, 300) + '\n';
        OpenDraft warm(hostileDraft(0, scripts, now), person, policy);
        pane->showDraft(&warm);
        why->showDraft(&warm.draft());
        why->showWords(warm, now);
        for (const auto view : { DraftPane::View::Ai, DraftPane::View::Diff, DraftPane::View::Source, DraftPane::View::Versions,
                 DraftPane::View::Alternatives, DraftPane::View::Yours }) {
            pane->setView(view);
            look();
        }
        pane->startEditing();
        look();
        pane->showDraft(nullptr);
    }
    std::vector<double> times;
    mark("/countersign/first-draft");
    for (const Draft& draft : drafts) {
        OpenDraft open(draft, person, policy);
        QElapsedTimer timer;
        timer.start();
        pane->showDraft(&open);
        why->showDraft(&open.draft());
        why->showChecks(open.checks(now));
        why->showWords(open, now);
        host.grab();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        // Every kind of text is among the first; those behind are the same kinds at other lengths and places.
        constexpr std::size_t inEveryView = 60;
        if (times.size() > inEveryView) {
            pane->showDraft(nullptr);
            why->showDraft(nullptr);
            continue;
        }
        constexpr DraftPane::View views[] = { DraftPane::View::Ai, DraftPane::View::Diff, DraftPane::View::Source, DraftPane::View::Alternatives,
            DraftPane::View::Versions, DraftPane::View::Yours };
        pane->setView(views[times.size() % std::size(views)]); // in turn
        look();
        pane->setView(DraftPane::View::Yours);
        pane->startEditing();
        look();
        pane->stopEditing();
        pane->showDraft(nullptr);
        why->showDraft(nullptr);
    }
    mark("/countersign/last-draft");
    std::vector<double> sorted = times;
    std::sort(sorted.begin(), sorted.end());
    const auto slowest = std::max_element(times.begin(), times.end()) - times.begin();
    std::printf("{\"drafts\":%zu,\"show_p50_ms\":%.2f,\"show_max_ms\":%.2f,\"slowest\":%td}\n", times.size(), sorted[sorted.size() / 2],
        sorted.back(), slowest);
    std::fflush(stdout);
    return 0;
}
