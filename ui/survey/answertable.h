#pragma once
// Answers of customers, one a row: when, what they say, who read it so, what was diagnosed, where it came in, their words.
#include "services/console/api/surveytypes.h"
#include "ui/studio/quiettable.h"

#include <functional>

namespace countersign {

// Who says what an answer means: "the customer’s own choice".
[[nodiscard]] QString labelSourceWord(LabelSource source);

class AnswerTable final : public QuietTable {
    Q_OBJECT
public:
    explicit AnswerTable(QWidget* parent = nullptr);
    void setShopName(std::function<QString(const std::string& shopId)> name) { m_shopName = std::move(name); }
    void showAnswers(const std::vector<SurveyAnswer>& answers); // keeps the current one
    void replace(const SurveyAnswer& answer); // by its draft; the row stays
    [[nodiscard]] const SurveyAnswer* chosen() const;

private:
    void putAnswer(int row);
    std::vector<SurveyAnswer> m_answers;
    std::function<QString(const std::string&)> m_shopName;
};

} // namespace countersign
