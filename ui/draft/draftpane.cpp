#include "ui/draft/draftpane.h"

#include "ui/draft/messagesheet.h"
#include "ui/draft/requirementlist.h"
#include "ui/draft/smscount.h"
#include "ui/draft/sourceview.h"
#include "ui/draft/verdictwords.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/segmented.h"
#include "ui/parts/skeleton.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace countersign {

namespace {

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
    , m_head(new Surface(Ground::Base, this))
    , m_title(new ElidedLabel(m_head, size::title, QFont::DemiBold, false))
    , m_subtitle(new ElidedLabel(m_head, size::body, QFont::Normal, true))
    , m_channels(new Segmented(theme, Segmented::Look::Tabs, tr("Channel"), m_head))
    , m_views(new Segmented(theme, Segmented::Look::Boxed, tr("Version shown"), m_head))
    , m_widths(new Segmented(theme, Segmented::Look::Boxed, tr("Width of the preview"), m_head))
    , m_notice(new Notice(theme, this))
    , m_scroll(new QScrollArea(this))
    , m_sheet(new MessageSheet(theme))
    , m_source(new SourceView)
    , m_requirements(new RequirementList(theme))
    , m_sentence(makeLabel(nullptr))
    , m_editNote(makeLabel(nullptr, 12, QFont::Normal, true))
    , m_discard(new LinkButton(theme, tr("Discard edits")))
    , m_editLine(new QWidget)
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
    auto* noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(space::group, space::card, space::group, 0);
    noticeRow->addWidget(m_notice);
    column->addLayout(noticeRow);
    buildBody(*column);

    m_settle->setSingleShot(true);
    m_settle->setInterval(60);
    connect(m_settle, &QTimer::timeout, this, &DraftPane::takeEdit);
    connect(m_sheet, &MessageSheet::edited, m_settle, qOverload<>(&QTimer::start));
    connect(m_sheet, &MessageSheet::leave, this, [this] { stopEditing(); });
    connect(m_sheet, &MessageSheet::submitted, this, [this] {
        takeEdit();
        Q_EMIT submitted();
    });
    connect(m_channels, &Segmented::chosen, this, [this] {
        stopEditing();
        showView();
    });
    connect(m_views, &Segmented::chosen, this, [this](int index) { setView(static_cast<View>(index)); });
    connect(
        m_widths, &Segmented::chosen, this, [this](int index) { m_sheet->setSheetWidth(index == 0 ? size::sheetWide : size::sheetPhone); });
    connect(m_discard, &QPushButton::clicked, this, &DraftPane::discardAsked);
    showDraft(nullptr);
}

void DraftPane::buildHead(QVBoxLayout& column)
{
    m_title->setObjectName(QStringLiteral("draftTitleLabel"));
    m_subtitle->setObjectName(QStringLiteral("draftSubtitleLabel"));
    m_channels->setObjectName(QStringLiteral("draftChannelSegmented"));
    m_views->setObjectName(QStringLiteral("draftViewSegmented"));
    m_widths->setObjectName(QStringLiteral("draftWidthSegmented"));
    m_views->setChoices({ tr("AI"), tr("Yours"), tr("Diff"), tr("Source") });
    m_views->setCurrent(static_cast<int>(View::Yours));
    m_widths->setChoices({ tr("Wide"), tr("Phone") });
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::pane);
    tools->addWidget(m_channels, 0, Qt::AlignBottom);
    tools->addStretch(1);
    tools->addWidget(m_views, 0, Qt::AlignVCenter);
    tools->addWidget(m_widths, 0, Qt::AlignVCenter);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, space::related + 2, 20, 0);
    head->setSpacing(2);
    auto* outer = new QVBoxLayout(m_head);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addWidget(new Hairline(m_theme));
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addSpacing(space::chip);
    head->addLayout(tools);
    column.addWidget(m_head);
}

void DraftPane::buildBody(QVBoxLayout& column)
{
    m_sentence->setObjectName(QStringLiteral("draftVerdictLabel"));
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_editNote->setObjectName(QStringLiteral("draftEditNoteLabel"));
    m_discard->setObjectName(QStringLiteral("draftDiscardLinkButton"));
    auto* editRow = new QHBoxLayout(m_editLine);
    editRow->setContentsMargins(0, 0, 0, 0);
    editRow->addWidget(m_editNote, 1);
    editRow->addWidget(m_discard);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(space::card);
    middle->addWidget(m_sheet);
    middle->addWidget(m_editLine);
    middle->addWidget(m_requirements);
    middle->addWidget(m_sentence);
    middle->addStretch(1);
    // The sheet keeps its width and stands in the middle, whatever the pane's width is.
    auto* centred = new QHBoxLayout(m_body);
    centred->setContentsMargins(space::group, space::pane, space::group, space::pane);
    centred->addStretch(1);
    centred->addLayout(middle, 1000);
    centred->addStretch(1);
    m_requirements->setMaximumWidth(size::sheetWide);
    m_sentence->setMaximumWidth(size::sheetWide);
    m_editLine->setMaximumWidth(size::sheetWide);
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
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(m_source);
    m_pages->addWidget(m_empty);
    m_skeleton = new Skeleton(m_theme, size::row, m_pages);
    column.addWidget(m_pages, 1);
}

Channel DraftPane::channel() const
{
    const auto& contents = m_open->draft().contents;
    const int index = m_channels->current();
    return index >= 0 && index < static_cast<int>(contents.size()) ? contents[static_cast<std::size_t>(index)].channel : m_open->channel();
}

void DraftPane::showDraft(OpenDraft* draft)
{
    m_settle->stop();
    m_open = draft;
    m_head->setVisible(draft != nullptr);
    m_skeleton->setWaiting(false);
    if (draft == nullptr) {
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const Draft& shown = draft->draft();
    m_title->setText(text(shown.title));
    QString subtitle = text(shown.subtitle);
    const TimeMs now = wallClock();
    subtitle += u" · " % tr("left %1").arg(agoWords(shown.abandonedAt, now));
    if (shown.summary.coldAt > now)
        subtitle += u" · " % tr("goes cold in %1").arg(spanWords(shown.summary.coldAt - now));
    m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(subtitle % u'\n' % absoluteWords(shown.abandonedAt) % u'\n' % absoluteWords(shown.summary.coldAt));
    QStringList tabs;
    int sendTab = 0;
    for (std::size_t i = 0; i < shown.contents.size(); ++i) {
        tabs << tabWords(shown.contents[i], shown.values);
        if (shown.contents[i].channel == shown.summary.channel)
            sendTab = static_cast<int>(i);
    }
    m_channels->setChoices(tabs);
    m_channels->setCurrent(sendTab);
    m_view = View::Yours;
    m_views->setCurrent(static_cast<int>(m_view));
    m_scroll->ensureVisible(0, 0);
    showView();
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
}

void DraftPane::showView()
{
    if (m_open == nullptr)
        return;
    const Draft& draft = m_open->draft();
    const Content* now = m_open->current(channel());
    const Content* composed = m_open->drafted(channel());
    const Content* shown = m_view == View::Ai && composed != nullptr ? composed : now;
    if (shown == nullptr) {
        m_empty->setText(tr("This draft has no message for this channel."));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (m_view == View::Source) {
        m_source->showSource(draft, *shown);
        m_pages->setCurrentWidget(m_source);
    } else {
        const Consent consent = channel() == Channel::Email ? draft.customer.emailConsent : draft.customer.smsConsent;
        if (m_view == View::Diff && composed != nullptr)
            m_sheet->showDiff(*composed, *now, draft.values, text(draft.maskedTo));
        else
            m_sheet->showContent(*shown, draft.values, text(draft.maskedTo), consentWord(consent));
        m_pages->setCurrentWidget(m_scroll);
    }
    refreshState();
}

void DraftPane::refreshState()
{
    if (m_open == nullptr)
        return;
    const TimeMs now = wallClock();
    m_requirements->showState(m_open->requirements(m_open->approval(), now), m_open->checks(now));
    m_sentence->setText(approvalWords(*m_open, now).sentence);
    m_editLine->setVisible(m_open->edited() || editing());
    m_discard->setVisible(m_open->edited());
    m_editNote->setText(editing() ? tr("Editing. Ctrl+Enter approves with edits, Esc stops editing and keeps the words.")
                                  : tr("Edited here, not signed yet."));
}

bool DraftPane::editing() const
{
    return m_sheet->editing();
}

void DraftPane::startEditing()
{
    if (m_open == nullptr || m_open->current(m_open->channel()) == nullptr || editing())
        return;
    for (std::size_t i = 0; i < m_open->draft().contents.size(); ++i)
        if (m_open->draft().contents[i].channel == m_open->channel())
            m_channels->setCurrent(static_cast<int>(i));
    m_view = View::Yours;
    m_views->setCurrent(static_cast<int>(m_view));
    showView();
    m_sheet->setEditing(true);
    refreshState();
    m_sheet->focusFirstBlock();
}

void DraftPane::stopEditing()
{
    if (!editing())
        return;
    takeEdit();
    m_sheet->setEditing(false);
    refreshState();
    Q_EMIT editingStopped();
}

void DraftPane::takeEdit()
{
    m_settle->stop();
    if (m_open == nullptr || !editing())
        return;
    m_open->edit(m_sheet->content());
    refreshState();
    Q_EMIT edited();
}

} // namespace countersign
