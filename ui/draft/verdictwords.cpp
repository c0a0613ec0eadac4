#include "ui/draft/verdictwords.h"

#include "ui/theme/writing.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign {

namespace {

struct VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)
};

} // namespace

ApprovalWords approvalWords(const OpenDraft& open, TimeMs now)
{
    const DraftSummary& summary = open.draft().summary;
    ApprovalWords words;
    words.button = open.edited() ? VerdictWords::tr("Approve with edits") : VerdictWords::tr("Approve");
    if (!open.person().may(Permission::Approve) && !open.person().may(Permission::ApproveSecond)) {
        words.possible = false;
        words.sentence = VerdictWords::tr("You may read this draft. Deciding it takes the right to approve.");
        return words;
    }
    const auto results = open.requirements(open.approval(), now);
    const auto unmetCount = std::count_if(results.begin(), results.end(), unmet);
    const bool blocked = std::any_of(results.begin(), results.end(), [](const RequirementResult& r) { return unmet(r) && !r.overridable; });
    if (unmetCount > 0) {
        words.possible = !blocked;
        words.sentence = blocked
            ? VerdictWords::tr("%n requirement(s) above stand(s) against your approval.", nullptr, static_cast<int>(unmetCount))
            : VerdictWords::tr("%n requirement(s) above can be overridden by you, with a reason.", nullptr, static_cast<int>(unmetCount));
        return words;
    }
    // An edit takes earlier approvals with it: they were of other bytes.
    const int have = open.edited() ? 0 : summary.approvalsHave;
    const int needed = std::max(summary.approvalsNeeded, open.edited() ? 2 : 1);
    const QString count = VerdictWords::tr("%1 of %2 approvals with yours.").arg(have + 1).arg(needed);
    if (have + 1 < needed) {
        if (!open.edited())
            words.button = VerdictWords::tr("Approve, first of two");
        words.sentence = (open.edited() ? VerdictWords::tr("Signs your edit. Another person then approves the same words.")
                                        : VerdictWords::tr("Signs these words. Another person then decides on the same ones."))
            % u' ' % count;
        return words;
    }
    const TimeMs leaves = open.earliest(now);
    const QString channel = open.channel() == Channel::Email ? VerdictWords::tr("email", "then email at once")
        : open.channel() == Channel::Push                    ? VerdictWords::tr("push", "then push at once")
                                                             : channelWord(open.channel());
    const TimeMs pause = open.draft().holdMs;
    const QString hold = pause < minuteMs ? unbroken(VerdictWords::tr("%1 s").arg(pause / secondMs)) : spanWords(pause);
    words.sentence = leaves > now + open.draft().holdMs + minuteMs
        ? VerdictWords::tr("Approve and hold %1, then %2 at %3 there.").arg(hold, channel, clockWords(leaves, open.draft().timeZone))
        : VerdictWords::tr("Approve and hold %1, then %2 at once.").arg(hold, channel);
    if (needed > 1)
        words.sentence += u' ' % count;
    return words;
}

} // namespace countersign
