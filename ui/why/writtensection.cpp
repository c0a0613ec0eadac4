#include "ui/why/writtensection.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace countersign {

namespace {

constexpr int longestSentence = 160;
constexpr int longestPassage = 1000;
constexpr std::size_t mostCitations = 20;

bool tellsOfWriting(const LineageStep& step)
{
    return step.what == "draft.composed" || step.what == "draft.recomposed" || step.what == "draft.written" || step.what == "draft.fell_back";
}

// The newest step that says who wrote the words as they stand.
const LineageStep* writingOf(const Draft& draft)
{
    const auto found = std::find_if(draft.lineage.rbegin(), draft.lineage.rend(), tellsOfWriting);
    return found == draft.lineage.rend() ? nullptr : &*found;
}

} // namespace

WrittenSection::WrittenSection(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_who(makeLabel(this))
    , m_why(makeLabel(this, size::body, QFont::Normal, true))
    , m_state(makeLabel(this, size::body, QFont::Normal, true))
    , m_list(new QVBoxLayout)
{
    setObjectName(QStringLiteral("whyWrittenSection"));
    setAccessibleName(tr("Written by"));
    m_who->setObjectName(QStringLiteral("writtenWhoLabel"));
    m_why->setObjectName(QStringLiteral("writtenWhyLabel"));
    m_state->setObjectName(QStringLiteral("writtenStateLabel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_list->setSpacing(6);
    for (QLabel* label : { m_who, m_why, m_state }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
    }
    column->addWidget(m_who);
    column->addWidget(m_why);
    column->addLayout(m_list);
    column->addWidget(m_state);
}

void WrittenSection::setStudio(StudioDesk* studio)
{
    if (m_studio != nullptr)
        disconnect(m_studio, nullptr, this, nullptr);
    m_studio = studio;
    if (m_studio != nullptr)
        connect(m_studio, &StudioDesk::onlineChanged, this, [this] {
            if (m_byModel && !m_answered)
                ask();
        });
}

void WrittenSection::showWriting(const Draft& draft)
{
    const LineageStep* writing = writingOf(draft);
    const bool fellBack = writing != nullptr && writing->what == "draft.fell_back";
    const bool byModel = writing != nullptr && writing->what == "draft.written";
    const QString id = text(draft.summary.id);
    QString shown = id % u'|' % (writing == nullptr ? QString() : text(writing->what) % QString::number(writing->at));
    const bool same = shown == std::exchange(m_writing, shown);
    m_draftId = id;
    m_drafted = draft.drafted;
    m_channel = draft.summary.channel;
    m_revision = draft.summary.revision;
    m_byModel = byModel;
    if (!same) {
        clearCitations();
        m_answered = false;
        m_who->setText(byModel ? tr("A language model: %1").arg(shortText(draft.composer, 80)) : tr("The built-in composer"));
        m_why->setText(fellBack     ? shortText(sentenceUtf8(writing->text), 300)
                : byModel           ? QString()
                                    : tr("No prompt is in use for such a cart, or no language model is set up."));
        m_why->setVisible(!m_why->text().isEmpty());
    }
    if (!byModel)
        say({});
    else if (!m_answered)
        ask();
}

void WrittenSection::ask()
{
    if (m_studio == nullptr) {
        say({});
        return;
    }
    const quint64 mine = ++m_asked;
    if (m_state->text().isEmpty())
        say(tr("Looking up what stands behind its sentences…"));
    whenDone(m_studio->exchanges(m_draftId), this, [this, mine](const Result<std::vector<DraftExchange>>& all) {
        if (mine != m_asked)
            return;
        if (all)
            showExchanges(*all);
        else
            say(all.error().code == ErrorCode::Unavailable
                    ? tr("What stands behind its sentences is at the backend, which is away just now.")
                    : errorWords(all.error()).sentence);
    });
}

void WrittenSection::showExchanges(const std::vector<DraftExchange>& all)
{
    clearCitations();
    m_answered = true;
    const auto found = std::find_if(all.rbegin(), all.rend(),
        [this](const DraftExchange& one) { return one.revision <= m_revision && one.becameTheMessage(); });
    if (found == all.rend()) {
        say(tr("The backend has no question to the model on file for this message."));
        return;
    }
    const QString name = found->promptName.empty() ? tr("a prompt that is gone") : u'“' % shortText(found->promptName, 80) % u'”';
    m_who->setText(tr("A language model: %1").arg(shortText(found->model, 80)));
    m_why->setText(tr("With %1, version %2").arg(name).arg(found->promptNumber));
    m_why->show();
    if (found->citations.empty()) {
        say(tr("It names no passage of what the shop knows."));
        return;
    }
    say({});
    const auto content = std::find_if(m_drafted.begin(), m_drafted.end(), [this](const Content& one) { return one.channel == m_channel; });
    m_rows = new QWidget(this);
    m_list->addWidget(m_rows);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    for (std::size_t i = 0; i < std::min(found->citations.size(), mostCitations); ++i) {
        const CitedSource& cited = found->citations[i];
        const auto block = static_cast<std::size_t>(cited.block);
        const bool known = content != m_drafted.end() && cited.block >= 0 && block < content->blocks.size();
        addCitation(known ? shortText(content->blocks[block].text, longestSentence) : QString(), cited, static_cast<int>(i));
    }
}

void WrittenSection::addCitation(const QString& sentence, const CitedSource& cited, int place)
{
    QLabel* said = makeLabel(m_rows);
    said->setTextFormat(Qt::PlainText);
    said->setWordWrap(true);
    said->setText(u'“' % sentence % u'”');
    said->setVisible(!sentence.isEmpty());
    const QString source = shortText(cited.source, 80);
    auto* open = new LinkButton(m_theme, tr("Behind it: %1").arg(source), m_rows);
    open->setObjectName(QStringLiteral("citation%1LinkButton").arg(place));
    open->setShrinkable(true);
    open->setFocusPolicy(Qt::TabFocus);
    open->setAccessibleDescription(tr("Shows or hides the passage"));
    QLabel* passage = makeLabel(m_rows, size::body, QFont::Normal, true);
    passage->setObjectName(QStringLiteral("citation%1PassageLabel").arg(place));
    passage->setTextFormat(Qt::PlainText);
    passage->setWordWrap(true);
    passage->setTextInteractionFlags(Qt::TextSelectableByMouse);
    passage->setText(shortText(cited.text, longestPassage));
    passage->hide();
    connect(open, &QPushButton::clicked, passage, [passage] { passage->setVisible(passage->isHidden()); });
    auto* column = static_cast<QVBoxLayout*>(m_rows->layout());
    if (place > 0)
        column->addSpacing(space::chip);
    column->addWidget(said);
    column->addWidget(open, 0, Qt::AlignLeft);
    column->addWidget(passage);
}

void WrittenSection::clearCitations()
{
    delete std::exchange(m_rows, nullptr);
}

void WrittenSection::say(const QString& sentence)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
}

} // namespace countersign
