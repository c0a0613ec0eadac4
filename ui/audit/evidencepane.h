#pragma once
// The evidence report: what it covers and how sends are drawn, what there is to draw from, progress, where to save.
#include "ui/audit/evidencepdf.h"
#include "ui/parts/labels.h"

#include <QTimer>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace countersign {

class AuditSession;
class EvidenceJob;
class KeyButton;
class LinkButton;
class SaveStrip;

class EvidencePane final : public QWidget {
    Q_OBJECT
public:
    EvidencePane(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void open(); // counts anew, focus inside
    void askSave(); // where to; then it is drawn up
    [[nodiscard]] QString whyNot() const; // a sentence; empty when a report can be drawn up now

Q_SIGNALS:
    void failed(const countersign::Error& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Theme& theme);
    void addRows(QFormLayout& form);
    void fillPeople();
    void count();
    void refreshState();
    void showProgress(int done, int total);
    void writeOn(); // the paper, a part at each turn of the event loop
    void stop();
    [[nodiscard]] bool busy() const; // drawing up, or writing
    [[nodiscard]] std::optional<SamplePlan> plan(); // nothing while a field cannot be read; the sentence says which
    [[nodiscard]] std::function<QString(const std::string&)> names() const;
    AuditSession& m_session;
    EvidenceJob* m_job;
    std::unique_ptr<EvidencePaper> m_paper; // while it is written
    QComboBox* m_method;
    QComboBox* m_time;
    QComboBox* m_person;
    QLineEdit* m_shop;
    QLineEdit* m_least;
    QLineEdit* m_most;
    QSpinBox* m_count;
    QLineEdit* m_seed;
    QLabel* m_found; // what there is to draw from, or why not
    QLabel* m_state;
    QProgressBar* m_bar;
    KeyButton* m_draw;
    LinkButton* m_cancel;
    SaveStrip* m_strip;
    QString m_path;
    QTimer m_pause; // until the typing stops
    QTimer m_turn; // of the event loop, while writing
    std::int64_t m_entry = 0; // of the report that is written
    quint64 m_counting = 0;
};

} // namespace countersign
