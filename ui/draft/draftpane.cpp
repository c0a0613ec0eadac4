#include "ui/draft/draftpane.h"

#include "ui/draft/alternativesview.h"
#include "ui/draft/approvalsince.h"
#include "ui/draft/draftbanner.h"
#include "ui/draft/draftfooter.h"
#include "ui/draft/livechecks.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/smscount.h"
#include "ui/draft/sourceview.h"
#include "ui/draft/versionsview.h"
#include "ui/parts/notice.h"
#include "ui/parts/segmented.h"
#include "ui/parts/skeleton.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int leastMessage = 64; // of its height

// "SMS · 2 parts"
QString tabWords(const Content& content, const Values& values)
{
    const int parts = content.channel == Channel::Sms ? smsParts(content, values) : 0;
    return parts > 0 ? channelWord(content.channel) % u" · " % DraftPane::tr("%n part(s)", nullptr, parts) : channelWord(content.channel);
}

} // namespace

DraftPane::DraftPane(const Theme& theme, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_theme(theme)
    , m_checks(new LiveChecks(this))
    , m_head(new Surface(Ground::Base, this))
    , m_title(new ElidedLabel(m_head, size::title, QFont::DemiBold, false))
    , m_subtitle(new PartsLabel(m_head, size::body, true))
    , m_channels(new Segmented(theme, Segmented::Look::Tabs, tr("Channel"), m_head))
    , m_views(new Segmented(theme, Segmented::Look::Boxed, tr("Version shown"), m_head))
    , m_widths(new Segmented(theme, Segmented::Look::Boxed, tr("Width of the preview"), m_head))
    , m_notice(new Notice(theme, this))
    , m_banner(new DraftBanner(theme, QStringLiteral("draftBanner"), this))
    , m_approved(new DraftBanner(theme, QStringLiteral("draftApprovedBanner"), this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new MessageSheet(theme))
    , m_source(new SourceView)
    , m_alternatives(new AlternativesView(theme))
    , m_versions(new VersionsView(theme))
    , m_footer(new DraftFooter(theme, this))
    , m_empty(makeLabel(this, size::body, QFont::Normal, true))
    , m_body(new QWidget)
    , m_pages(new QStackedWidget(this))
    , m_skeleton(nullptr)
    , m_settle(new QTimer(this))
{
    setObjectName(QStringLiteral("reviewDraftPane"));
    setAccessibleName(tr("The draft"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(*column);
    auto* notices = new QVBoxLayout;
    notices->setContentsMargins(space::group, space::related, space::group, 0);
    notices->setSpacing(space::chip);
    notices->addWidget(m_notice);
    notices->addWidget(m_banner);
    notices->addWidget(m_approved);
    column->addLayout(notices);
    buildBody(*column);
    column->addWidget(m_footer);
    connectParts();
    showDraft(nullptr);
}

void DraftPane::buildHead(QVBoxLayout& column)
{
    m_title->setObjectName(QStringLiteral("draftTitleLabel"));
    m_subtitle->setObjectName(QStringLiteral("draftSubtitleLabel"));
    m_channels->setObjectName(QStringLiteral("draftChannelSegmented"));
    m_views->setObjectName(QStringLiteral("draftViewSegmented"));
    m_widths->setObjectName(QStringLiteral("draftWidthSegmented"));
    m_views->setChoices({ tr("AI"), tr("Yours"), tr("Diff"), tr("Source"), tr("Others"), tr("Versions") });
    m_views->setCurrent(static_cast<int>(View::Yours));
    m_widths->setChoices({ tr("Wide"), tr("Phone"), tr("Text") });
    auto* top = new QHBoxLayout;
    top->setSpacing(space::pane);
    top->addWidget(m_title, 1, Qt::AlignVCenter);
    top->addWidget(m_widths, 0, Qt::AlignVCenter);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::pane);
    tools->addWidget(m_channels, 0, Qt::AlignBottom);
    tools->addStretch(1);
    tools->addWidget(m_views, 0, Qt::AlignVCenter);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, space::related + 2, 20, 0);
    head->setSpacing(2);
    auto* outer = new QVBoxLayout(m_head);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addWidget(new Hairline(m_theme));
    head->addLayout(top);
    head->addWidget(m_subtitle); // the pane's whole width: beside the widths its end would be cut in a small window
    head->addSpacing(space::chip);
    head->addLayout(tools);
    column.addWidget(m_head);
}

void DraftPane::buildBody(QVBoxLayout& column)
{
    auto* middle = new QVBoxLayout;
    middle->setSpacing(space::card);
    middle->addWidget(m_sheet);
    middle->addStretch(1);
    // The sheet keeps its width and stands in the middle, whatever the pane's width is.
    auto* centred = new QHBoxLayout(m_body);
    centred->setContentsMargins(space::group, space::card, space::group, space::pane);
    centred->addStretch(1);
    centred->addLayout(middle, 1000);
    centred->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("draftScrollArea"));
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // drawn only when needed; its room never moves the text
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    m_body->setBackgroundRole(QPalette::Window);

    m_empty->setObjectName(QStringLiteral("draftEmptyLabel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(space::group);
    for (QWidget* page : std::initializer_list<QWidget*>{ m_scroll, m_source, m_alternatives, m_versions, m_empty })
        m_pages->addWidget(page);
    m_skeleton = new Skeleton(m_theme, size::row, m_pages);
    // Beside a tall sheet the message gives way: it scrolls, what is said of it does not.
    m_pages->setMinimumHeight(leastMessage);
    column.addWidget(m_pages, 1);
}

Channel DraftPane::channel() const
{
    const auto& contents = m_open->draft().contents;
    const int index = m_channels->current();
    return index >= 0 && index < static_cast<int>(contents.size()) ? contents[static_cast<std::size_t>(index)].channel : m_open->channel();
}

bool DraftPane::mayEdit() const
{
    return m_open != nullptr && m_open->person().may(Permission::Edit);
}

void DraftPane::showDraft(OpenDraft* draft)
{
    letGo();
    m_open = draft;
    m_banner->hide();
    m_approved->hide();
    m_stale.reset();
    m_head->setVisible(draft != nullptr);
    m_footer->setVisible(draft != nullptr);
    m_skeleton->setWaiting(false);
    if (draft == nullptr) {
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const Draft& shown = draft->draft();
    const QString words = draft->id() % u' ' % QString::number(shown.summary.revision);
    if (words != m_historyOf) {
        m_historyOf = words;
        m_history.clear();
        m_typed.reset();
    }
    m_title->setText(shortText(sentenceUtf8(shown.title), 200));
    const TimeMs now = wallClock();
    QStringList facts = shortText(sentenceUtf8(shown.subtitle), 200).split(QStringLiteral(" · "));
    facts << tr("left %1").arg(agoWords(shown.abandonedAt, now));
    if (shown.summary.coldAt > now)
        facts << tr("goes cold in %1").arg(spanWords(shown.summary.coldAt - now));
    m_subtitle->setParts(facts);
    m_subtitle->setToolTip(plainTip(m_subtitle->text() % u'\n' % absoluteWords(shown.abandonedAt) % u'\n' % absoluteWords(shown.summary.coldAt)));
    QStringList tabs;
    int sendTab = 0;
    for (std::size_t i = 0; i < shown.contents.size() && i < 6; ++i) {
        tabs << tabWords(shown.contents[i], shown.values);
        if (shown.contents[i].channel == shown.summary.channel)
            sendTab = static_cast<int>(i);
    }
    m_channels->setChoices(tabs);
    m_channels->setCurrent(sendTab);
    m_view = View::Yours;
    m_scroll->verticalScrollBar()->setValue(0);
    showBanners(); // what a second person should see first may be another view
    m_views->setCurrent(static_cast<int>(m_view));
    showView();
}

void DraftPane::letGo()
{
    m_settle->stop();
    m_checks->forget();
    m_sheet->setEditing(false); // another draft must not get these words
    m_open = nullptr;
}

void DraftPane::showBanners()
{
    const auto since = sinceApproval(m_open->draft(), m_open->person().id);
    if (!since)
        return;
    const QString line = tr("%1 approved revision %2 at %3.")
                             .arg(shortText(since->first.personName, 60))
                             .arg(since->first.revision)
                             .arg(clockHere(since->first.at));
    if (!since->changed()) {
        m_approved->showBanner(Tone::Neutral, line % u' ' % tr("Nothing has changed since."), {});
        return;
    }
    m_approved->showBanner(Tone::Warn, line, { { tr("Changes since then"), QStringLiteral("draftSinceLinkButton") } });
    m_view = View::Versions;
}

QWidget& DraftPane::message() const
{
    return *m_sheet;
}

void DraftPane::setWaiting(bool waiting)
{
    m_skeleton->setWaiting(waiting);
}

void DraftPane::setEmptyText(const QString& text)
{
    m_empty->setText(text);
}

void DraftPane::setView(View view)
{
    if (m_open == nullptr)
        return;
    if (editing())
        stopEditing();
    m_view = view;
    m_views->setCurrent(static_cast<int>(view));
    showView();
    // Lists and columns act on keys of their own; Esc gives the focus back.
    if (view == View::Alternatives)
        m_alternatives->setFocus(Qt::OtherFocusReason);
    else if (view == View::Versions)
        m_versions->setFocus(Qt::OtherFocusReason);
}

void DraftPane::showWidths()
{
    const bool sheet = m_view == View::Ai || m_view == View::Yours || m_view == View::Diff;
    m_widths->setVisible(sheet && channel() == Channel::Email);
}

void DraftPane::showView()
{
    if (m_open == nullptr)
        return;
    showWidths();
    const Draft& draft = m_open->draft();
    const Content* now = m_open->current(channel());
    const Content* composed = m_open->drafted(channel());
    const Content* shown = m_view == View::Ai && composed != nullptr ? composed : now;
    if (shown == nullptr) {
        m_empty->setText(tr("This draft has no message for this channel."));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const bool plain = m_plain && !m_widths->isHidden() && m_view != View::Diff;
    if (m_view == View::Source) {
        m_source->showSource(draft, *shown);
        m_pages->setCurrentWidget(m_source);
    } else if (m_view == View::Alternatives) {
        m_alternatives->showAlternatives(*m_open, mayEdit());
        m_pages->setCurrentWidget(m_alternatives);
    } else if (m_view == View::Versions) {
        showVersions();
        m_pages->setCurrentWidget(m_versions);
    } else if (plain) {
        m_source->showPlainPart(draft, *shown);
        m_pages->setCurrentWidget(m_source);
    } else {
        const QString to = shortText(draft.maskedTo, 80);
        const Consent consent = channel() == Channel::Email ? draft.customer.emailConsent : draft.customer.smsConsent;
        if (m_view == View::Diff && composed != nullptr)
            m_sheet->showDiff(*composed, *now, draft.values, to);
        else
            m_sheet->showContent(*shown, draft.values, to, consentWord(consent));
        m_pages->setCurrentWidget(m_scroll);
    }
    refreshState();
    QCoreApplication::sendPostedEvents(m_body, QEvent::LayoutRequest); // painted once, at the height it keeps
}

void DraftPane::showVersions()
{
    const Draft& draft = m_open->draft();
    std::vector<Version> versions = versionsOf(draft);
    int from = -1;
    QStringList notes;
    if (const auto since = sinceApproval(draft, m_open->person().id); since && since->changed()) {
        for (std::size_t i = 0; i < versions.size(); ++i)
            if (versions[i].revision == since->first.revision)
                from = static_cast<int>(i);
        notes << (since->words ? tr("Since %1 approved, the words changed:").arg(shortText(since->first.personName, 60))
                               : tr("Since %1 approved, the words are the same, but:").arg(shortText(since->first.personName, 60)))
              << since->facts;
    }
    if (m_open->edits() && !m_stale)
        versions.push_back({ tr("Your edit"), tr("not signed yet"), *m_open->edits(), 0 });
    if (m_stale) {
        versions.push_back({ tr("Your unfinished edit"),
            tr("from revision %1 · %2").arg(m_stale->revision).arg(clockHere(m_stale->at)), m_stale->content, 0 });
        from = static_cast<int>(versions.size()) - 2;
    }
    if (versions.size() < 2)
        notes << tr("There is one version of these words only.");
    m_versions->showVersions(draft, std::move(versions), from, notes, mayEdit());
}

void DraftPane::refreshState()
{
    if (m_open != nullptr)
        m_footer->showState(*m_open, editing(), wallClock());
}

} // namespace countersign
