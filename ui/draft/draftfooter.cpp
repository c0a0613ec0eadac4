#include "ui/draft/draftfooter.h"

#include "ui/draft/requirementlist.h"
#include "ui/draft/verdictwords.h"
#include "ui/parts/keybutton.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int tallest = 132; // of the requirements; more of them scroll

} // namespace

DraftFooter::DraftFooter(const Theme& theme, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_requirements(new RequirementList(theme))
    , m_scroll(new QScrollArea(this))
    , m_sentence(makeLabel(this, size::body, QFont::Normal, true))
    , m_note(makeLabel(nullptr, 12, QFont::Normal, true))
    , m_spelling(makeLabel(this, 12, QFont::Normal, true))
    , m_discard(new LinkButton(theme, tr("Discard edits")))
    , m_editLine(new QWidget(this))
{
    setObjectName(QStringLiteral("draftFooter"));
    m_sentence->setObjectName(QStringLiteral("draftVerdictLabel"));
    m_sentence->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("draftEditNoteLabel"));
    m_note->setWordWrap(true);
    m_spelling->setObjectName(QStringLiteral("draftSpellingLabel"));
    m_spelling->setWordWrap(true);
    m_spelling->hide();
    m_discard->setObjectName(QStringLiteral("draftDiscardLinkButton"));
    connect(m_discard, &QPushButton::clicked, this, &DraftFooter::discardAsked);
    auto* editRow = new QHBoxLayout(m_editLine);
    editRow->setContentsMargins(0, 0, 0, 0);
    editRow->setSpacing(space::pane);
    editRow->addWidget(m_note, 1);
    editRow->addWidget(m_discard, 0, Qt::AlignTop);
    m_scroll->setWidget(m_requirements);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_requirements->installEventFilter(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, space::related, 20, space::related);
    column->setSpacing(6);
    column->addWidget(m_editLine);
    column->addWidget(m_spelling);
    column->addWidget(m_scroll);
    column->addWidget(m_sentence);
    outer->addLayout(column);
}

void DraftFooter::showState(const OpenDraft& open, bool editing, TimeMs now)
{
    m_requirements->showState(open.requirements(open.approval(), now), open.checks(now));
    m_sentence->setText(approvalWords(open, now).sentence);
    m_editLine->setVisible(open.edited() || editing);
    m_discard->setVisible(open.edited());
    m_note->setText(
        editing ? tr(
            "Ctrl+Enter approves with edits · Esc keeps the words · Ctrl+Space placeholder · Ctrl+. spelling · Alt+↑↓ moves a paragraph")
                : tr("Edited here, not signed yet."));
    if (!editing)
        m_spelling->hide();
    fit();
}

void DraftFooter::showSpelling(const QString& sentence)
{
    m_spelling->setText(sentence);
    m_spelling->setVisible(!sentence.isEmpty());
}

void DraftFooter::fit()
{
    const int wanted = std::clamp(m_requirements->height(), 0, tallest);
    if (m_scroll->height() != wanted || m_scroll->minimumHeight() != wanted)
        m_scroll->setFixedHeight(wanted);
}

bool DraftFooter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_requirements && event->type() == QEvent::Resize)
        fit();
    return Surface::eventFilter(watched, event);
}

} // namespace countersign
