#include "ui/studio/promptpane.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/newpromptform.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/firstwords.h"
#include "ui/words/words.h"

#include <QVBoxLayout>
#include <algorithm>
#include <tuple>

namespace countersign {

namespace {

constexpr int promptNameCut = 80;

} // namespace

PromptPane::PromptPane(const Theme& theme, StudioSession& session, QWidget* parent)
    : Surface(Ground::Base, parent)
    , m_session(session)
    , m_new(new KeyButton(theme, QKeySequence(QStringLiteral("Shift+N")).toString(QKeySequence::NativeText), tr("New"), this))
    , m_form(new NewPromptForm(theme, session, this))
    , m_list(new RowList(theme, tr("Prompts"), QStringLiteral("studioPromptsRowList"), this))
    , m_empty(makeLabel(this, size::body, QFont::Normal, true))
    , m_again(new LinkButton(theme, tr("Read again"), this))
    , m_model(makeLabel(this, size::label, QFont::Normal, true))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("studioPromptPane"));
    setAccessibleName(tr("Prompts"));
    m_new->setObjectName(QStringLiteral("studioNewKeyButton"));
    m_empty->setObjectName(QStringLiteral("studioEmptyLabel"));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(space::card, 0, space::card, 0);
    m_again->setObjectName(QStringLiteral("studioAgainLinkButton"));
    m_model->setObjectName(QStringLiteral("studioModelLabel"));
    m_model->setWordWrap(true);
    m_model->setContentsMargins(space::card, space::related, space::card, space::related);
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Prompts"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::card, space::card, space::card, space::related);
    head->addWidget(title, 1);
    head->addWidget(m_new);
    auto* again = new QHBoxLayout;
    again->setContentsMargins(space::card - space::chip, 0, space::card, 0); // its own words begin a chip's room later
    again->addWidget(m_again);
    again->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_form);
    column->addWidget(m_empty);
    column->addLayout(again);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    column->addWidget(new Hairline(theme));
    column->addWidget(m_model);
    m_skeleton = new Skeleton(theme, size::row, m_list);
    connect(m_new, &QPushButton::clicked, this, &PromptPane::askNew);
    connect(m_form, &NewPromptForm::left, this, &PromptPane::focusList);
    connect(m_again, &QPushButton::clicked, &session, &StudioSession::refresh);
    connect(m_list, &RowList::picked, &session, &StudioSession::choosePrompt);
    connect(m_list, &RowList::chosen, this, &PromptPane::opened);
    connect(&session, &StudioSession::promptsChanged, this, &PromptPane::refreshList);
    connect(&session, &StudioSession::stateChanged, this, &PromptPane::refreshState);
    connect(&session, &StudioSession::chosen, this, [this] {
        if (m_session.prompt() != nullptr)
            m_list->setCurrentId(text(m_session.prompt()->id));
    });
    refreshList();
    refreshState();
}

ListRow PromptPane::rowOf(const Prompt& prompt) const
{
    ListRow row;
    row.id = text(prompt.id);
    row.title = shortText(prompt.name, promptNameCut);
    QStringList line{ scopeWords(prompt.scope) };
    for (const PromptLabel label : { PromptLabel::Live, PromptLabel::Candidate, PromptLabel::Shadow })
        for (const PromptVersion& version : prompt.versions)
            if (carries(version, label))
                row.chips.push_back({ versionWord(version.number) % u' ' % labelWord(label), labelTone(label) });
    if (const PromptVersion* live = liveVersion(prompt)) {
        if (const QString first = firstWords(live->decided, m_session.firstOfPrompt()); !first.isEmpty())
            line.prepend(first);
        if (live->editDistanceBp)
            line << tr("edit distance %1").arg(percentWord(*live->editDistanceBp));
    } else {
        line.prepend(tr("not in use"));
    }
    row.line = line.join(QStringLiteral(" · "));
    return row;
}

void PromptPane::refreshList()
{
    std::vector<const Prompt*> sorted;
    for (const Prompt& prompt : m_session.prompts())
        sorted.push_back(&prompt);
    std::ranges::stable_sort(sorted, [](const Prompt* a, const Prompt* b) {
        return std::tie(a->scope.channel, a->scope.shopId, a->name) < std::tie(b->scope.channel, b->scope.shopId, b->name);
    });
    std::vector<ListRow> rows;
    QString group;
    for (const Prompt* prompt : sorted) {
        const QString shop = prompt->scope.shopId.empty() ? tr("every shop") : shortText(prompt->scope.shopId, 40);
        const QString here = channelWord(prompt->scope.channel) % u" · " % shop;
        if (here != group) {
            ListRow header;
            header.title = here;
            header.header = true;
            rows.push_back(std::move(header));
            group = here;
        }
        rows.push_back(rowOf(*prompt));
    }
    {
        const QSignalBlocker quiet(m_list); // the session chooses
        m_list->setRows(std::move(rows));
        if (m_session.prompt() != nullptr)
            m_list->setCurrentId(text(m_session.prompt()->id));
    }
    refreshState();
}

QString PromptPane::modelWords() const
{
    const ModelStatus& model = m_session.model();
    if (!m_session.read() && !model.configured)
        return {};
    if (!model.configured)
        return tr("No language model is connected: the built-in composer writes, and replays have nothing to ask.");
    const QString spent = costWord(model.spentTodayMicros, model.currency);
    const QString name = shortText(model.model, 60);
    return model.dayBudgetMicros > 0 ? tr("%1 · %2 of %3 today").arg(name, spent, costWord(model.dayBudgetMicros, model.currency))
                                     : tr("%1 · %2 today").arg(name, spent);
}

void PromptPane::refreshState()
{
    m_skeleton->setWaiting(m_session.loading() && !m_session.read());
    const bool none = m_session.prompts().empty();
    QString words;
    if (m_session.error())
        words = refusalWords(*m_session.error()).sentence;
    else if (none && !m_session.studio().online())
        words = tr("Offline. Prompts are kept at the backend and show again when it is back.");
    else if (none && m_session.read())
        words = m_session.mayEdit() ? tr("No prompt yet: the built-in composer writes. Shift+N starts one.")
                                    : tr("No prompt yet: the built-in composer writes.");
    m_empty->setText(words);
    m_empty->setVisible(!words.isEmpty());
    m_again->setVisible(m_session.error().has_value());
    m_model->setText(modelWords());
    const QString why = m_session.whyNotEdit();
    m_new->setEnabled(why.isEmpty());
    m_new->setToolTip(why);
}

void PromptPane::askNew()
{
    if (m_session.whyNotEdit().isEmpty())
        m_form->open();
}

void PromptPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
