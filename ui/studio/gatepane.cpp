#include "ui/studio/gatepane.h"

#include "ui/draft/requirementlist.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"

#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

std::optional<PromptLabel> labelOf(const QString& act)
{
    return fromWord<PromptLabel>(act.toStdString());
}

constexpr std::ptrdiff_t mostShadowing = 2; // the backend's own limit

bool isOfLive(const LabelMove& move)
{
    return move.label == PromptLabel::Live;
}

} // namespace

GatePane::GatePane(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_source(makeLabel(this, size::label, QFont::Normal, true))
    , m_list(new RequirementList(theme, this))
    , m_candidate(new KeyButton(theme, QStringLiteral("C"), QString(), this))
    , m_live(new KeyButton(theme, QStringLiteral("P"), QString(), this))
    , m_shadow(new KeyButton(theme, QStringLiteral("S"), QString(), this))
    , m_rollBack(new KeyButton(theme, QStringLiteral("U"), tr("Roll back"), this))
    , m_strip(new ConfirmStrip(theme, QStringLiteral("gateConfirmStrip"), this))
{
    setObjectName(QStringLiteral("studioGatePane"));
    setAccessibleName(tr("Gate to live"));
    m_list->setObjectName(QStringLiteral("gateRequirementList"));
    m_source->setObjectName(QStringLiteral("gateSourceLabel"));
    m_source->setWordWrap(true);
    m_candidate->setObjectName(QStringLiteral("gateCandidateKeyButton"));
    m_live->setObjectName(QStringLiteral("gateLiveKeyButton"));
    m_live->setPrimary(true);
    m_shadow->setObjectName(QStringLiteral("gateShadowKeyButton"));
    m_rollBack->setObjectName(QStringLiteral("gateRollBackKeyButton"));
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Gate to live"));
    auto* verbs = new QVBoxLayout; // below one another: two German ones are wider than the pane
    verbs->setSpacing(space::related);
    for (KeyButton* verb : { m_live, m_candidate, m_shadow, m_rollBack })
        verbs->addWidget(verb, 0, Qt::AlignLeft);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addWidget(title);
    column->addWidget(m_list);
    column->addWidget(m_source);
    column->addLayout(verbs);
    column->addWidget(m_strip);
    for (const auto& [button, act] : { std::pair(m_candidate, "candidate"), std::pair(m_live, "live"), std::pair(m_shadow, "shadow"),
             std::pair(m_rollBack, "rollback") })
        connect(button, &QPushButton::clicked, this, [this, act = QString::fromLatin1(act)] { ask(act); });
    connect(m_strip, &ConfirmStrip::confirmed, this, &GatePane::carryOut);
    connect(m_strip, &ConfirmStrip::closed, this, &GatePane::left);
    connect(&session, &StudioSession::chosen, this, [this] {
        m_strip->hide(); // what it asked was of another version
        refresh();
    });
    connect(&session, &StudioSession::detailsChanged, this, &GatePane::refresh);
    connect(&session, &StudioSession::stateChanged, this, &GatePane::refresh);
    refresh();
}

void GatePane::refresh()
{
    const PromptVersion* version = m_session.version();
    const auto has = [version](PromptLabel label) { return version != nullptr && carries(*version, label); };
    m_list->showState(m_session.gate(), {});
    m_source->setText(version == nullptr ? QString()
            : m_session.gateIsBackends() ? tr("The backend refused. These conditions are its own.")
                                         : tr("As far as this computer knows. The backend decides when you promote."));
    m_live->setText(has(PromptLabel::Live) ? tr("Take out of use") : tr("Promote to live"));
    m_live->setPrimary(!has(PromptLabel::Live));
    m_candidate->setText(has(PromptLabel::Candidate) ? tr("Withdraw") : tr("Put up for promotion"));
    m_shadow->setText(has(PromptLabel::Shadow) ? tr("Stop shadowing") : tr("Shadow"));
    for (const auto& [button, act] : { std::pair(m_candidate, "candidate"), std::pair(m_live, "live"), std::pair(m_shadow, "shadow"),
             std::pair(m_rollBack, "rollback") }) {
        const QString why = whyNot(QString::fromLatin1(act));
        button->setEnabled(why.isEmpty());
        button->setAgainst(why.isEmpty() ? against(QString::fromLatin1(act)) : QString());
        button->setToolTip(plainTip(why.isEmpty() ? button->against() : why));
        button->updateGeometry();
    }
}

QString GatePane::whyNot(const QString& act) const
{
    if (const QString why = m_session.whyNotMove(); !why.isEmpty())
        return why;
    if ((act == u"rollback" || act == u"live") ? !m_session.mayPromote() : !m_session.mayEdit())
        return tr("Your rights do not cover this.");
    if (act == u"rollback") {
        // Where nothing is live the last that was comes back.
        const bool was = liveVersion(*m_session.prompt()) != nullptr || std::ranges::any_of(m_session.moves(), isOfLive);
        return was ? QString() : tr("No version was live yet, so there is nothing to roll back to.");
    }
    const auto label = labelOf(act);
    if (!label || *label == PromptLabel::Live || carries(*m_session.version(), *label))
        return {};
    if (carries(*m_session.version(), PromptLabel::Live))
        return tr("This version is live: it goes out of use first.");
    const auto shadows = std::ranges::count_if(m_session.prompt()->versions,
        [](const PromptVersion& one) { return carries(one, PromptLabel::Shadow); });
    return *label == PromptLabel::Shadow && shadows >= mostShadowing ? tr("Two versions are shadows already: take the label from one of them first.")
                                                                     : QString();
}

QString GatePane::against(const QString& act) const
{
    const PromptVersion* version = m_session.version();
    if (version == nullptr)
        return {};
    if (act == u"live" && !carries(*version, PromptLabel::Live))
        return m_session.openConditions().join(u'\n');
    const PromptVersion* live = liveVersion(*m_session.prompt());
    const auto& moves = m_session.moves();
    const auto another = [live](const LabelMove& move) { return isOfLive(move) && move.number != live->number; };
    return act == u"rollback" && live != nullptr && !moves.empty() && std::ranges::none_of(moves, another) ? tr("No other version was live before.")
                                                                                                        : QString();
}

ConfirmStrip::Ask GatePane::question(const QString& act) const
{
    const PromptVersion& version = *m_session.version();
    const QString name = versionWord(version.number);
    const PromptVersion* live = liveVersion(*m_session.prompt());
    if (act == u"rollback" && live == nullptr)
        return { act, tr("The version that was live last composes again. Another move takes it back."), tr("Roll back"), false };
    if (act == u"rollback")
        return { act,
            tr("%1 goes out of use and the version that was live before composes again. Another move takes it back.")
                .arg(versionWord(live->number)),
            tr("Roll back"), false };
    if (const auto label = labelOf(act); label && carries(version, *label))
        return { act, tr("%1 is no longer %2 from then on.").arg(name, labelWord(*label)), tr("Take the label away"), false };
    if (act == u"live") {
        const QString sentence = m_session.firstOfPrompt() > 0
            ? tr("%1 composes from then on. Its first %n draft(s) go to people.", nullptr, m_session.firstOfPrompt()).arg(name)
            : tr("%1 composes from then on.").arg(name);
        const int open = static_cast<int>(m_session.openConditions().size());
        const QString warning = tr("%n condition(s) of the gate are open; while they are, the backend refuses.", nullptr, open);
        return { act, open > 0 ? sentence % u' ' % warning : sentence, tr("Promote to live"), true };
    }
    if (act == u"candidate")
        return { act, tr("%1 asks for somebody else to promote it.").arg(name), tr("Put up for promotion"), false };
    return { act, tr("%1 composes beside the live version. Nothing of it is sent.").arg(name), tr("Shadow"), false };
}

void GatePane::ask(const QString& act)
{
    if (whyNot(act).isEmpty())
        m_strip->ask(question(act));
}

void GatePane::carryOut(const QString& act, const QString& note, int share)
{
    if (act == u"rollback") {
        m_session.rollBack(note.toStdString());
        return;
    }
    const auto label = labelOf(act);
    if (label && m_session.version() != nullptr)
        m_session.move(*label, !carries(*m_session.version(), *label), note.toStdString(), share);
}

QString GatePane::spoken() const
{
    return m_list->accessibleDescription();
}

} // namespace countersign
