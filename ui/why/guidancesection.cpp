#include "ui/why/guidancesection.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/labels.h"
#include "ui/words/sentences.h"

#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int mostWords = 8000; // characters of a policy's words

} // namespace

GuidanceSection::GuidanceSection(const Theme&, QWidget* parent)
    : QWidget(parent)
    , m_words(makeLabel(this))
    , m_rules(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("whyGuidanceSection"));
    setAccessibleName(tr("What the policy asks"));
    m_words->setObjectName(QStringLiteral("guidanceWordsLabel"));
    m_rules->setObjectName(QStringLiteral("guidanceRulesLabel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(makeSectionLabel(this, tr("What the policy asks")));
    for (QLabel* label : { m_words, m_rules }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    column->addSpacing(space::related);
}

void GuidanceSection::showGuidance(const OpenDraft& open, TimeMs now)
{
    const QString words = shortText(open.policy().guidance, mostWords).trimmed();
    m_words->setText(words.isEmpty() ? tr("The policy (version %1) says nothing more to reviewers.").arg(open.policy().version) : words);
    QStringList rules;
    for (const RequirementResult& result : open.requirements(open.approval(), now))
        if (result.state != RequirementState::NotApplicable)
            rules << u"• " % shortText(sentenceUtf8(result.sentence));
    m_rules->setText(rules.join(u'\n'));
    m_rules->setVisible(!rules.isEmpty());
}

} // namespace countersign
