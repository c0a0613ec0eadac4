// The page's widgets: figures above, answers below, and what can be done with them.
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/savestrip.h"
#include "ui/parts/progressline.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/shoppicker.h"
#include "ui/survey/answertable.h"
#include "ui/survey/reasontables.h"
#include "ui/survey/surveypage.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <array>

namespace countersign {

namespace {

constexpr int surveySkeletonRow = 24, countsWidth = 320, answerWordsHeight = 64, surveyLineWidth = 720;

} // namespace

void SurveyPage::build(const Theme& theme)
{
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Why they left"));
    m_time->setObjectName(QStringLiteral("surveyTimeComboBox"));
    m_time->setAccessibleName(tr("Time"));
    m_time->addItem(tr("the last 7 days"), static_cast<qlonglong>(7 * dayMs));
    m_time->addItem(tr("the last 30 days"), static_cast<qlonglong>(30 * dayMs));
    m_time->addItem(tr("the last 90 days"), static_cast<qlonglong>(90 * dayMs));
    m_time->addItem(tr("the last year"), static_cast<qlonglong>(365 * dayMs));
    m_time->setCurrentIndex(2);
    m_line->setObjectName(QStringLiteral("surveyLineLabel"));
    m_line->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("surveyStateLabel"));
    m_state->setWordWrap(true);
    m_state->setMaximumWidth(surveyLineWidth);
    m_again->setObjectName(QStringLiteral("surveyAgainLinkButton"));
    m_correct->setObjectName(QStringLiteral("surveyCorrectKeyButton"));
    m_more->setObjectName(QStringLiteral("surveyMoreKeyButton"));
    m_save->setObjectName(QStringLiteral("surveySaveKeyButton"));
    m_back->setObjectName(QStringLiteral("surveyBackKeyButton"));
    auto* head = new QHBoxLayout;
    head->setSpacing(space::card);
    head->addWidget(title);
    head->addStretch(1);
    for (KeyButton* button : { m_correct, m_save, m_back })
        head->addWidget(button);
    auto* narrowing = new QHBoxLayout;
    narrowing->setSpacing(space::related);
    narrowing->addWidget(m_time);
    narrowing->addWidget(m_shop);
    narrowing->addWidget(m_line, 1);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(space::card);
    body->addWidget(figures(theme), 3);
    body->addWidget(answers(theme), 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::pane, space::related, space::pane, space::card);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_waits);
    column->addLayout(narrowing);
    column->addWidget(m_strip);
    column->addWidget(m_state);
    column->addWidget(m_again, 0, Qt::AlignLeft);
    column->addWidget(m_body, 1);
    column->addWidget(m_question);
    column->addStretch(0);
    m_skeleton = new Skeleton(theme, surveySkeletonRow, m_body);
    const std::array<QWidget*, 14> reading{ m_time, m_shop, m_again, m_counts, m_confusion, m_more, m_table, m_words, m_reason, m_confirm, m_keep, m_correct,
        m_save, m_back };
    for (std::size_t i = 1; i < reading.size(); ++i)
        setTabOrder(reading[i - 1], reading[i]);
}

QWidget* SurveyPage::figures(const Theme&)
{
    auto* counted = new QVBoxLayout;
    counted->setSpacing(space::chip);
    counted->addWidget(makeSectionLabel(m_body, tr("Reasons")));
    counted->addWidget(m_counts, 1);
    auto* compared = new QVBoxLayout;
    compared->setSpacing(space::chip);
    compared->addWidget(makeSectionLabel(m_body, tr("Diagnosed (rows) against said (columns); heavy and framed where both agree")));
    compared->addWidget(m_confusion, 1);
    auto* both = new QWidget(m_body);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::group);
    m_counts->setFixedWidth(countsWidth);
    row->addLayout(counted);
    row->addLayout(compared, 1);
    return both;
}

QWidget* SurveyPage::answers(const Theme&)
{
    m_sources->setObjectName(QStringLiteral("surveySourcesLabel"));
    m_words->setObjectName(QStringLiteral("surveyWordsPlainTextEdit"));
    m_words->setAccessibleName(tr("What the customer wrote"));
    m_words->setReadOnly(true);
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(answerWordsHeight);
    m_words->setFrameShape(QFrame::NoFrame);
    m_words->setPlaceholderText(tr("This customer wrote nothing."));
    m_why->setObjectName(QStringLiteral("surveyWhyLabel"));
    m_why->setWordWrap(true);
    auto* below = new QWidget(m_body);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::card);
    head->addWidget(makeSectionLabel(below, tr("Answers, newest first")));
    head->addWidget(m_sources, 1);
    head->addWidget(m_more);
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    column->addWidget(m_words);
    column->addWidget(m_why);
    m_question->setObjectName(QStringLiteral("surveyQuestion"));
    QLabel* words = makeLabel(m_question);
    words->setText(tr("This answer says:"));
    words->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("surveyReasonComboBox"));
    m_reason->setAccessibleName(tr("What this answer says"));
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        m_reason->addItem(reasonWord(reason), static_cast<int>(reason));
    m_confirm->setObjectName(QStringLiteral("surveyConfirmKeyButton"));
    m_confirm->setPrimary(true);
    m_keep->setObjectName(QStringLiteral("surveyKeepLinkButton"));
    QLabel* recorded = makeLabel(m_question, size::label, QFont::Normal, true);
    recorded->setText(tr("The record keeps who said so."));
    auto* row = new QHBoxLayout(m_question);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    for (QWidget* part : std::initializer_list<QWidget*>{ words, m_reason, m_confirm, m_keep, recorded })
        row->addWidget(part);
    row->addStretch(1);
    m_question->hide();
    return below;
}

} // namespace countersign
