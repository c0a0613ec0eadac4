#include "ui/studio/versionpage.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/studio/difftext.h"
#include "ui/studio/outcomesview.h"
#include "ui/studio/promptedit.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/firstwords.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign {

namespace {

enum VersionShown : int { TextShown, DiffShown, OutcomesShown }; // of the stack
constexpr int shownVersions = 4, versionNoteCut = 160, longestVersionNote = 500;

ListRow versionRow(const PromptVersion& version, int first, TimeMs now)
{
    ListRow row;
    row.id = QString::number(version.number);
    row.title = versionWord(version.number);
    for (const PromptLabel label : version.labels) {
        QString words = labelWord(label);
        if (label == PromptLabel::Live && version.sharePercent < 100)
            words = VersionPage::tr("%1, %2 of the carts", "live, share").arg(words, percentWord(version.sharePercent * 100));
        row.chips.push_back({ words, labelTone(label) });
    }
    if (carries(version, PromptLabel::Live))
        if (const QString words = firstWords(version.decided, first); !words.isEmpty())
            row.chips.push_back({ words, Tone::Accent });
    row.trailing = shortText(version.authorName, 40) % u" · " % agoWords(version.at, now);
    QStringList line;
    if (!version.note.empty())
        line << shortText(version.note, versionNoteCut).replace(u'\n', u' ');
    if (version.editDistanceBp)
        line << VersionPage::tr("edit distance %1").arg(percentWord(*version.editDistanceBp));
    row.line = line.isEmpty() ? VersionPage::tr("no note") : line.join(QStringLiteral(" · "));
    return row;
}

} // namespace

VersionPage::VersionPage(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new ElidedLabel(this, size::title, QFont::DemiBold, false))
    , m_list(new RowList(theme, tr("Versions of this prompt"), QStringLiteral("studioVersionsRowList"), this))
    , m_stack(new QStackedWidget(this))
    , m_system(nullptr)
    , m_task(nullptr)
    , m_systemDiff(nullptr)
    , m_taskDiff(nullptr)
    , m_outcomes(new OutcomesView(theme, session, m_stack))
    , m_unknown(makeLabel(this))
    , m_footer(new QWidget(this))
    , m_note(new QLineEdit(m_footer))
    , m_edit(new KeyButton(theme, QStringLiteral("E"), tr("New version"), this))
    , m_diff(new KeyButton(theme, QStringLiteral("D"), tr("Compare"), this))
    , m_came(new KeyButton(theme, QStringLiteral("V"), tr("Outcomes"), this))
    , m_save(nullptr)
    , m_discard(nullptr)
{
    setObjectName(QStringLiteral("studioVersionPage"));
    m_title->setObjectName(QStringLiteral("versionTitleLabel"));
    m_edit->setObjectName(QStringLiteral("versionEditKeyButton"));
    m_diff->setObjectName(QStringLiteral("versionDiffKeyButton"));
    m_came->setObjectName(QStringLiteral("versionOutcomesKeyButton"));
    m_unknown->setObjectName(QStringLiteral("versionUnknownLabel"));
    m_unknown->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::related);
    head->addWidget(m_title, 1);
    head->addWidget(m_came);
    head->addWidget(m_diff);
    head->addWidget(m_edit);
    buildEditors(theme);
    buildFooter(theme);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::card, space::pane, space::card);
    column->setSpacing(space::related);
    column->addWidget(m_list);
    column->addLayout(head);
    QSizePolicy kept = m_stack->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_stack->setSizePolicy(kept);
    column->addWidget(m_stack, 1);
    column->addWidget(m_unknown);
    column->addWidget(m_footer);
    m_keep.setSingleShot(true);
    m_keep.setInterval(700);
    connect(&m_keep, &QTimer::timeout, this, &VersionPage::keep);
    connect(m_edit, &QPushButton::clicked, this, &VersionPage::edit);
    connect(m_diff, &QPushButton::clicked, this, &VersionPage::toggleDiff);
    connect(m_came, &QPushButton::clicked, this, &VersionPage::toggleOutcomes);
    connect(m_list, &RowList::picked, this, [this](const QString& id) { m_session.chooseVersion(id.toInt()); });
    connect(m_list, &RowList::chosen, this, &VersionPage::edit);
    connect(&session, &StudioSession::chosen, this, &VersionPage::promptChosen);
    connect(&session, &StudioSession::promptsChanged, this, &VersionPage::refreshList);
    connect(&session, &StudioSession::stateChanged, this, &VersionPage::refreshWriting);
    connect(&session, &StudioSession::saved, this, [this] {
        m_keep.stop();
        m_changed = false;
        whenDone(m_session.studio().keepUnfinished(m_promptId, std::nullopt), this, [](const Result<void>&) {});
        setEditing(false);
        focusList();
    });
    promptChosen();
}

void VersionPage::buildEditors(const Theme& theme)
{
    auto* texts = new QWidget(m_stack);
    auto* column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    m_system = new PromptEdit(theme, tr("Standing orders"), QStringLiteral("versionSystemPromptEdit"), texts);
    m_task = new PromptEdit(theme, tr("Task"), QStringLiteral("versionTaskPromptEdit"), texts);
    column->addWidget(makeSectionLabel(texts, tr("Standing orders: voice, do and don’t")));
    column->addWidget(m_system, 2);
    column->addWidget(makeSectionLabel(texts, tr("Task: what to write")));
    column->addWidget(m_task, 3);
    auto* diffs = new QWidget(m_stack);
    auto* both = new QVBoxLayout(diffs);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(space::chip);
    m_systemDiff = new DiffText(theme, tr("Standing orders, compared"), QStringLiteral("versionSystemDiffText"), diffs);
    m_taskDiff = new DiffText(theme, tr("Task, compared"), QStringLiteral("versionTaskDiffText"), diffs);
    both->addWidget(makeSectionLabel(diffs, tr("Standing orders: voice, do and don’t")));
    both->addWidget(m_systemDiff, 2);
    both->addWidget(makeSectionLabel(diffs, tr("Task: what to write")));
    both->addWidget(m_taskDiff, 3);
    m_stack->addWidget(texts);
    m_stack->addWidget(diffs);
    m_stack->addWidget(m_outcomes);
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] {
        m_diff->setText(comparing() ? tr("Text") : tr("Compare"));
        m_came->setText(showsOutcomes() ? tr("Text") : tr("Outcomes"));
        m_diff->updateGeometry();
        m_came->updateGeometry();
        refreshList();
    });
    for (PromptEdit* edit : { m_system, m_task }) {
        edit->setReadOnly(true);
        connect(edit, &PromptEdit::edited, this, [this] {
            m_changed = true;
            m_keep.start();
            refreshWriting();
        });
        connect(edit, &PromptEdit::submitted, this, &VersionPage::save);
        connect(edit, &PromptEdit::left, this, &VersionPage::focusList);
    }
}

void VersionPage::buildFooter(const Theme& theme)
{
    m_save = new KeyButton(theme, QKeySequence(Qt::CTRL | Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Save as a new version"), m_footer);
    m_save->setObjectName(QStringLiteral("versionSaveKeyButton"));
    m_save->setPrimary(true);
    m_discard = new LinkButton(theme, tr("Discard"), m_footer);
    m_discard->setObjectName(QStringLiteral("versionDiscardLinkButton"));
    m_note->setObjectName(QStringLiteral("versionNoteLineEdit"));
    m_note->setMaxLength(longestVersionNote);
    m_note->setPlaceholderText(tr("What is different, and why"));
    m_note->setAccessibleName(tr("What is different, and why"));
    auto* row = new QHBoxLayout(m_footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    row->addWidget(m_note, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    m_footer->hide();
    connect(m_note, &QLineEdit::textEdited, this, [this] {
        m_changed = true;
        m_keep.start();
    });
    connect(m_note, &QLineEdit::returnPressed, this, &VersionPage::save);
    connect(m_save, &QPushButton::clicked, this, &VersionPage::save);
    connect(m_discard, &QPushButton::clicked, this, &VersionPage::discard);
}

void VersionPage::promptChosen()
{
    const std::string id = m_session.prompt() != nullptr ? m_session.prompt()->id : std::string();
    if (id != m_promptId) {
        keepNow();
        m_promptId = id;
        m_marked = 0;
        m_changed = false;
        setEditing(false);
        if (!id.empty())
            whenDone(m_session.studio().unfinished(id), this, [this, id](const Result<std::optional<UnfinishedPrompt>>& kept) {
                if (kept && *kept && id == m_promptId && !m_editing && m_session.mayEdit())
                    takeBack(**kept);
            });
    }
    refreshList();
    refresh();
}

void VersionPage::refreshList()
{
    const Prompt* prompt = m_session.prompt();
    std::vector<ListRow> rows;
    const TimeMs now = wallClock();
    const int with = comparedWith();
    if (prompt != nullptr)
        for (const PromptVersion& version : prompt->versions) {
            rows.push_back(versionRow(version, m_session.firstOfPrompt(), now));
            rows.back().strong = comparing() && version.number == with;
        }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(std::move(rows));
        if (m_session.version() != nullptr)
            m_list->setCurrentId(QString::number(m_session.version()->number));
    }
    m_list->fitRows(shownVersions);
    refreshDiff();
}

void VersionPage::refresh()
{
    const PromptVersion* version = m_session.version();
    if (!m_editing) {
        m_system->setWords(version != nullptr ? text(version->text.system) : QString());
        m_task->setWords(version != nullptr ? text(version->text.task) : QString());
    }
    const bool any = version != nullptr || m_editing; // without a prompt there is nothing to read, and no field to type into
    m_stack->setVisible(any);
    m_diff->setEnabled(any);
    m_came->setEnabled(any);
    refreshDiff();
    refreshWriting();
}

bool VersionPage::comparing() const
{
    return m_stack->currentIndex() == DiffShown;
}

bool VersionPage::showsOutcomes() const
{
    return m_stack->currentIndex() == OutcomesShown;
}

int VersionPage::comparedWith() const
{
    if (m_marked != 0 && m_session.versionOf(m_marked) != nullptr)
        return m_marked;
    const Prompt* prompt = m_session.prompt();
    const PromptVersion* version = m_session.version();
    if (prompt == nullptr || version == nullptr)
        return 0;
    if (m_editing)
        return version->number;
    const PromptVersion* live = liveVersion(*prompt);
    if (live != nullptr && live->number != version->number)
        return live->number;
    for (const PromptVersion& one : prompt->versions)
        if (one.number < version->number)
            return one.number; // newest first: the one before
    return 0;
}

void VersionPage::refreshDiff()
{
    const PromptVersion* version = m_session.version();
    const PromptVersion* with = m_session.versionOf(comparedWith());
    if (version == nullptr) {
        m_title->setText(tr("No prompt is chosen."));
        m_systemDiff->showText({});
        m_taskDiff->showText({});
        return;
    }
    const QString name = m_editing ? tr("New version, from %1").arg(versionWord(m_base)) : versionWord(version->number);
    const QString head = comparing() && with != nullptr ? tr("%1 against %2").arg(name, versionWord(with->number)) : name;
    const QString kind = m_session.prompt() != nullptr ? kindWord(m_session.prompt()->scope.kind) : QString();
    m_title->setText(kind.isEmpty() ? head : QString(kind % u" · " % head));
    const PromptText now = m_editing ? written() : version->text;
    const PromptText before = with != nullptr ? with->text : now;
    m_systemDiff->showDiff(text(before.system), text(now.system));
    m_taskDiff->showDiff(text(before.task), text(now.task));
}

void VersionPage::toggleDiff()
{
    showPage(comparing() ? TextShown : DiffShown);
}

void VersionPage::toggleOutcomes()
{
    if (m_session.version() == nullptr)
        return;
    showPage(showsOutcomes() ? TextShown : OutcomesShown);
    if (showsOutcomes())
        m_outcomes->refresh();
}

void VersionPage::showPage(int page)
{
    if (m_stack->isAncestorOf(QApplication::focusWidget()))
        focusList();
    m_stack->setCurrentIndex(page);
}

void VersionPage::mark()
{
    if (m_session.version() == nullptr)
        return;
    m_marked = m_session.version()->number;
    refreshList();
}

void VersionPage::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void VersionPage::keyPressEvent(QKeyEvent* event)
{
    if (m_note->hasFocus() && event->key() == Qt::Key_Escape)
        focusList();
    else if (m_note->hasFocus())
        event->accept(); // Enter was the note's
    else if (showsOutcomes() && event->key() == Qt::Key_Escape)
        toggleOutcomes();
    else
        event->ignore();
}

} // namespace countersign
