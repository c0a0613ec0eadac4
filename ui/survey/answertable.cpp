#include "ui/survey/answertable.h"

#include "models/view/qttext.h"
#include "ui/draft/shorttext.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <algorithm>

namespace countersign {

namespace {

constexpr int answerWordsCut = 300, answerShopCut = 40;
enum AnswerColumn { AnsweredAt, Means, SaysWho, DiagnosedAs, CameBy, OfShop, InWords, AnswerColumns };

} // namespace

QString labelSourceWord(LabelSource source)
{
    switch (source) {
    case LabelSource::Person:
        return AnswerTable::tr("a person");
    case LabelSource::Choice:
        return AnswerTable::tr("the customer’s own choice");
    case LabelSource::Model:
        return AnswerTable::tr("the language model");
    case LabelSource::Words:
        return AnswerTable::tr("the dictionary");
    }
    return {};
}

AnswerTable::AnswerTable(QWidget* parent)
    : QuietTable(tr("Answers"), QStringLiteral("surveyAnswerTable"), parent)
    , m_shopName([](const std::string& id) { return shortText(id, answerShopCut); })
{
    setColumnCount(AnswerColumns);
    setHorizontalHeaderLabels({ tr("Answered"), tr("Says"), tr("According to"), tr("Diagnosed"), tr("Channel"), tr("Shop"), tr("In their words") });
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
}

void AnswerTable::showAnswers(const std::vector<SurveyAnswer>& answers)
{
    const std::string before = chosen() != nullptr ? chosen()->draftId : std::string();
    m_answers = answers;
    setRowCount(static_cast<int>(m_answers.size()));
    for (int row = 0; row < rowCount(); ++row)
        putAnswer(row);
    resizeColumnsToContents();
    horizontalHeader()->setStretchLastSection(true);
    if (m_answers.empty())
        return;
    const auto same = std::ranges::find(m_answers, before, &SurveyAnswer::draftId);
    setCurrentCell(same == m_answers.end() ? 0 : static_cast<int>(same - m_answers.begin()), 0);
}

void AnswerTable::replace(const SurveyAnswer& answer)
{
    const auto same = std::ranges::find(m_answers, answer.draftId, &SurveyAnswer::draftId);
    if (same == m_answers.end())
        return;
    *same = answer;
    putAnswer(static_cast<int>(same - m_answers.begin()));
}

const SurveyAnswer* AnswerTable::chosen() const
{
    const int row = currentRow();
    return row >= 0 && row < static_cast<int>(m_answers.size()) ? &m_answers[static_cast<std::size_t>(row)] : nullptr;
}

void AnswerTable::putAnswer(int row)
{
    const SurveyAnswer& answer = m_answers[static_cast<std::size_t>(row)];
    const QString says = answer.label ? reasonWord(*answer.label) : tr("none of the twelve");
    QString who = answer.source ? labelSourceWord(*answer.source) : QString();
    if (answer.source == LabelSource::Person && !answer.correctedBy.empty())
        who = shortText(answer.correctedBy, 60);
    const QString words = shortText(answer.words, answerWordsCut).simplified();
    const QString at = absoluteWords(answer.answeredAt);
    put(row, AnsweredAt, at, Qt::AlignLeft, tr("%1: says %2, diagnosed %3. %4", "when, reason, reason, words").arg(at, says, reasonWord(answer.inferred), words));
    put(row, Means, says);
    put(row, SaysWho, who);
    put(row, DiagnosedAs, tr("%1 (%2)", "reason, how sure").arg(reasonWord(answer.inferred), percentWord(answer.inferredBp)));
    put(row, CameBy, channelWord(answer.channel));
    put(row, OfShop, m_shopName(answer.shopId));
    put(row, InWords, words);
}

} // namespace countersign
