// The draft pane as an editor: one history over all blocks, live checks, edits that come back, words taken from elsewhere.
#include "ui/draft/alternativesview.h"
#include "ui/draft/draftbanner.h"
#include "ui/draft/draftfooter.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/livechecks.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/versionsview.h"
#include "ui/parts/notice.h"
#include "ui/parts/segmented.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QTimer>

namespace countersign {

namespace {

constexpr int settleMs = 60; // after the last key
constexpr int longestUnsettled = 900; // while keys keep coming: what is typed must be kept every two seconds at most

} // namespace

void DraftPane::connectParts()
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleMs);
    connect(m_settle, &QTimer::timeout, this, &DraftPane::settle);
    connect(m_sheet, &MessageSheet::typed, this,
        [this](int slot, const QString& before, const QString& after) { m_history.typed(slot, before, after); });
    connect(m_sheet, &MessageSheet::rearranged, this,
        [this](const Content& before, const Content& after) { m_history.rearranged(before, after); });
    connect(m_sheet, &MessageSheet::edited, this, &DraftPane::unsettled);
    connect(m_sheet, &MessageSheet::undoAsked, this, [this] { step(true); });
    connect(m_sheet, &MessageSheet::redoAsked, this, [this] { step(false); });
    connect(m_sheet, &MessageSheet::leave, this, [this] { stopEditing(); });
    connect(m_sheet, &MessageSheet::submitted, this, [this] {
        takeEdit();
        Q_EMIT submitted();
    });
    connect(m_sheet, &MessageSheet::picturesRefused, this,
        [this] { m_notice->showNotice(Tone::Warn, tr("Not pasted. Only words go into a message, no pictures or files.")); });
    connect(m_sheet, &MessageSheet::wholeAsked, this, [this] { setView(View::Source); });
    connect(m_sheet, &MessageSheet::spellingMissing, m_footer, &DraftFooter::showSpelling);
    connect(
        m_sheet, &MessageSheet::replaceAsked, this,
        [this](const QString& words, const QString& by) {
            if (!editing())
                startEditing();
            m_sheet->replaceEverywhere(words, by);
        },
        Qt::QueuedConnection);
    connect(m_checks, &LiveChecks::checked, this, [this](const std::vector<CheckResult>& results, TimeMs now) {
        if (m_open == nullptr)
            return;
        m_open->takeChecks(results, now);
        refreshState();
        Q_EMIT edited();
    });
    connect(m_channels, &Segmented::chosen, this, [this] {
        stopEditing();
        showView();
    });
    connect(m_views, &Segmented::chosen, this, [this](int index) { setView(static_cast<View>(index)); });
    connect(m_widths, &Segmented::chosen, this, [this](int index) {
        stopEditing();
        m_plain = index == 2;
        if (!m_plain)
            m_sheet->setSheetWidth(index == 0 ? size::sheetWide : size::sheetPhone);
        showView();
    });
    connect(m_footer, &DraftFooter::discardAsked, this, &DraftPane::discardAsked);
    connect(m_banner, &DraftBanner::chosen, this, &DraftPane::bannerChosen);
    connect(m_approved, &DraftBanner::chosen, this, [this] { setView(View::Versions); });
    connect(m_alternatives, &AlternativesView::chosen, this, &DraftPane::takeIntoEditor, Qt::QueuedConnection);
    connect(m_versions, &VersionsView::restoreAsked, this, &DraftPane::takeIntoEditor, Qt::QueuedConnection);
}

void DraftPane::setSpelling(SpellDesk* desk)
{
    m_sheet->setSpelling(desk);
}

bool DraftPane::editing() const
{
    return m_sheet->editing();
}

void DraftPane::startEditing()
{
    if (m_open == nullptr || m_open->current(m_open->channel()) == nullptr || editing() || !mayEdit())
        return;
    if (oversized(*m_open->current(m_open->channel()))) {
        m_notice->showNotice(Tone::Warn, tr("This message is too long to be edited here. Send it back or reject it."));
        return;
    }
    if (m_stale) {
        // Two edits cannot be in one editor, and neither is thrown away unasked.
        m_notice->showNotice(Tone::Warn, tr("Choose first: go on with your unfinished edit, or drop it."));
        if (auto* first = m_banner->findChild<QWidget*>(QStringLiteral("draftStaleTakeLinkButton")))
            first->setFocus(Qt::OtherFocusReason);
        return;
    }
    for (std::size_t i = 0; i < m_open->draft().contents.size(); ++i)
        if (m_open->draft().contents[i].channel == m_open->channel())
            m_channels->setCurrent(static_cast<int>(i));
    if (m_plain) {
        m_plain = false;
        m_widths->setCurrent(m_sheet->maximumWidth() == size::sheetPhone ? 1 : 0);
    }
    m_view = View::Yours;
    m_views->setCurrent(static_cast<int>(m_view));
    showView();
    // A history speaks of paragraphs as they were typed; without those it would speak of others.
    if (m_typed && tidied(*m_typed) == tidied(*m_open->current(m_open->channel()))) {
        m_sheet->showContent(*m_typed, m_open->draft().values, shortText(m_open->draft().maskedTo, 80), {});
    } else {
        m_typed.reset();
        m_history.clear();
    }
    m_sheet->setEditing(true);
    refreshState();
    m_sheet->focusFirstBlock();
}

void DraftPane::stopEditing()
{
    if (!editing())
        return;
    takeEdit();
    m_typed = m_sheet->asTyped();
    m_history.endWord();
    m_sheet->setEditing(false);
    refreshState();
    Q_EMIT editingStopped();
}

void DraftPane::unsettled()
{
    if (!m_settle->isActive())
        m_typing.start();
    if (!m_settle->isActive() || m_typing.elapsed() < longestUnsettled)
        m_settle->start();
}

// Takes what was typed without waiting for its checks: those follow on their own thread.
void DraftPane::settle()
{
    if (m_open == nullptr || !editing())
        return;
    m_open->edit(m_sheet->content());
    const TimeMs now = wallClock();
    m_checks->run(m_open->checksLater(now), now);
}

void DraftPane::takeEdit()
{
    m_settle->stop();
    m_checks->forget();
    if (m_open == nullptr || !editing())
        return;
    m_open->edit(m_sheet->content());
    refreshState();
    Q_EMIT edited();
}

void DraftPane::step(bool back)
{
    if (const auto one = back ? m_history.undo() : m_history.redo())
        apply(*one, back);
}

void DraftPane::apply(const EditHistory::Step& step, bool back)
{
    if (!editing())
        return;
    if (step.contentBefore && step.contentAfter) {
        m_sheet->putContent(back ? *step.contentBefore : *step.contentAfter, 0);
        return;
    }
    const QString& words = back ? step.before : step.after;
    const TextChange change = changeBetween(back ? step.after : step.before, words);
    m_sheet->putText(step.slot, words, static_cast<int>(change.from + change.added));
}

void DraftPane::takeIntoEditor(const Content& content)
{
    if (m_open == nullptr || content.channel != m_open->channel() || !mayEdit() || oversized(content))
        return;
    if (!editing())
        startEditing();
    if (!editing())
        return;
    const Content before = m_sheet->asTyped();
    if (before == content)
        return;
    m_history.rearranged(before, content);
    m_sheet->putContent(content, 0);
    takeEdit();
}

void DraftPane::showUnfinishedBack(TimeMs at)
{
    if (m_open == nullptr)
        return;
    showView();
    m_banner->showBanner(Tone::Accent, tr("Your unfinished edit of %1 is back.").arg(clockHere(at)),
        { { tr("Discard"), QStringLiteral("draftUnfinishedDiscardLinkButton") } });
}

void DraftPane::showStaleEdit(const Content& content, std::int64_t revision, TimeMs at)
{
    if (m_open == nullptr || content.channel != m_open->channel())
        return;
    m_stale = Stale{ content, revision, at };
    m_banner->showBanner(Tone::Warn,
        tr("This draft is at revision %1 now. Your unfinished edit of %2 started from revision %3; both are below.")
            .arg(m_open->draft().summary.revision)
            .arg(clockHere(at))
            .arg(revision),
        { { tr("Go on with yours"), QStringLiteral("draftStaleTakeLinkButton") },
            { tr("Drop yours"), QStringLiteral("draftStaleDropLinkButton") } });
    m_view = View::Versions;
    m_views->setCurrent(static_cast<int>(m_view));
    showView();
}

void DraftPane::bannerChosen(const QString& verb)
{
    m_banner->hide();
    if (verb == u"draftUnfinishedDiscardLinkButton") {
        Q_EMIT discardAsked();
    } else if (verb == u"draftStaleTakeLinkButton" && m_stale) {
        const Content words = m_stale->content;
        m_stale.reset();
        takeIntoEditor(words);
        Q_EMIT staleTaken();
    } else if (verb == u"draftStaleDropLinkButton") {
        m_stale.reset();
        Q_EMIT staleDropped();
        setView(View::Yours);
    }
}

} // namespace countersign
