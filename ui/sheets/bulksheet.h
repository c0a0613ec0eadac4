#pragma once
// One act on many drafts: what it will do and what it won't before it is done, its progress with a way out, and what came of it.
#include "services/console/desk/bulkdesk.h"
#include "ui/sheets/sheet.h"

#include <functional>
#include <map>

class QLineEdit;
class QProgressBar;

namespace countersign {

class ReasonPicker;

class BulkSheet final : public Sheet {
    Q_OBJECT
public:
    // title: of a draft by its id, "€720 · Ana P•••••", or empty where it is not known here.
    BulkSheet(const Theme& theme, std::function<QString(const QString&)> title, QWidget* parent = nullptr);
    void start(BulkRequest::Act act, qint64 selected, const QString& to, const std::map<RejectReason, int>& counts); // counting still
    void showPreview(const BulkPreview& preview, const std::string& currency);
    void showError(const QString& sentence, const QString& code);
    void showRunning(int done, int total);
    void showOutcome(const BulkOutcome& outcome); // what was refused stays open to be read
    void open() override;
    [[nodiscard]] bool running() const { return m_step == Step::Running; }
    [[nodiscard]] bool asking() const { return m_step == Step::Counting || m_step == Step::Preview; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void confirmed(std::optional<countersign::RejectReason> reason, const QString& note);
    void cancelAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Step { Counting, Preview, Running, Done };
    void setStep(Step step);
    void refreshVerb();
    void confirm();
    void listLeft(const std::vector<BulkPreview::Left>& left, const QString& heading);
    [[nodiscard]] QString verbWords(int count) const;
    std::function<QString(const QString&)> m_title;
    BulkRequest::Act m_act = BulkRequest::Act::Approve;
    Step m_step = Step::Counting;
    QString m_to;
    int m_will = 0;
    QLabel* m_words;
    QWidget* m_left;
    ReasonPicker* m_reasons;
    QLineEdit* m_note;
    QProgressBar* m_progress;
    class LinkButton* m_cancel;
    KeyButton* m_verb;
};

} // namespace countersign
