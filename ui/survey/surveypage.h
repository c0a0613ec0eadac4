#pragma once
// "Why they left": what customers say of carts that did not come back, beside what was diagnosed; answers one by one, their meaning corrected.
// Keys: C correct, M more answers, R read again, X save as CSV, Esc back.
#include "services/console/desk/reviewdesk.h"
#include "services/console/desk/surveydesk.h"
#include "ui/parts/labels.h"
#include "ui/parts/pageact.h"

#include <memory>

class QComboBox;
class QPlainTextEdit;

namespace countersign {

class AnswerTable;
class KeyButton;
class LinkButton;
class Notice;
class ReasonConfusion;
class ReasonCounts;
class SaveStrip;
class ShopPicker;
class ProgressLine;
class Skeleton;

class SurveyPage final : public Surface {
    Q_OBJECT
public:
    SurveyPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
    void open(); // asks anew, focus inside
    [[nodiscard]] const std::vector<PageAct>& acts() const { return m_acts; }
    [[nodiscard]] QString said() const; // last

Q_SIGNALS:
    void queueAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Theme& theme);
    [[nodiscard]] QWidget* figures(const Theme& theme);
    [[nodiscard]] QWidget* answers(const Theme& theme);
    void addActs();
    void follow();
    void forget(); // figures of another shop or time never stand beside a new question
    void refresh();
    void refreshReport();
    void refreshAnswers(const std::string& cursor);
    void refreshState();
    void showChosen();
    void ask(); // what the chosen answer means
    void dismiss();
    void correct();
    void save(const QString& path);
    void told(const Error& error);
    void say(Tone tone, const QString& sentence, const QString& code = {});
    [[nodiscard]] SurveyWish wish() const;
    [[nodiscard]] bool online() const;
    [[nodiscard]] QString stateWords() const; // in place of figures; empty when there are some
    [[nodiscard]] QString whyNotRead() const; // a sentence; empty when it can be done now
    [[nodiscard]] QString whyNotCorrect() const;
    [[nodiscard]] QString whyNotMore() const;
    [[nodiscard]] QString whyNotSave() const;
    std::shared_ptr<ReviewDesk> m_desk;
    std::optional<SurveyReport> m_report;
    std::optional<Error> m_error;
    std::vector<SurveyAnswer> m_answers;
    std::string m_next; // cursor; empty: all are here
    std::vector<PageAct> m_acts;
    Notice* m_notice;
    ProgressLine* m_waits;
    QComboBox* m_time;
    ShopPicker* m_shop;
    QLabel* m_line; // the figures as a sentence
    QLabel* m_state;
    LinkButton* m_again;
    QWidget* m_body;
    ReasonCounts* m_counts;
    ReasonConfusion* m_confusion;
    QLabel* m_sources;
    AnswerTable* m_table;
    QPlainTextEdit* m_words; // of the chosen answer, whole
    QLabel* m_why;
    SaveStrip* m_strip;
    KeyButton* m_correct;
    KeyButton* m_more;
    KeyButton* m_save;
    KeyButton* m_back;
    QWidget* m_question;
    QComboBox* m_reason;
    KeyButton* m_confirm;
    LinkButton* m_keep;
    Skeleton* m_skeleton = nullptr;
    int m_waiting = 0;
    bool m_busy = false;
    quint64 m_saving = 0;     // the newest file that was asked for; older or cancelled ones are not written
    quint64 m_generation = 0; // an older answer never replaces a newer one
};

} // namespace countersign
