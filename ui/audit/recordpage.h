#pragma once
// The record from here: searched, followed, verified on this computer against the last checkpoint it saw; the lineage of a draft, reports,
// and where one's own decisions are. Every act has a key; the window's palette lists them, too.
#include "models/view/decisionlistmodel.h"
#include "services/console/desk/reviewdesk.h"
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"
#include "ui/parts/pageact.h"

#include <memory>

class QSpinBox;
class QSplitter;
class QStackedWidget;

namespace countersign {

class Announcer;
class AuditSession;
class Chip;
class EvidencePane;
class ExportPane;
class FactText;
class KeyButton;
class LineagePane;
class Notice;
class ProgressLine;
class ReportPane;
class SearchPane;
class Segmented;

class RecordPage final : public Surface {
    Q_OBJECT
public:
    enum Tab : int { Entry, Lineage, Reports, Yours, Evidence, Export };
    RecordPage(const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, DecisionListModel& decisions, QWidget* parent = nullptr);
    void open(); // asks anew, focus inside
    void verify();
    void showLineage(const QString& draftId);
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] QString result() const { return m_result; } // of verifying
    [[nodiscard]] QString said() const; // last
    [[nodiscard]] AuditSession& session() { return *m_session; }
    [[nodiscard]] const std::vector<PageAct>& acts() const { return m_acts; }

Q_SIGNALS:
    void verified(bool intact);
    void queueAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build(const Theme& theme, DecisionListModel& decisions);
    [[nodiscard]] QWidget* buildYours(const Theme& theme, DecisionListModel& decisions);
    [[nodiscard]] QLayout* buildHead();
    void connectParts();
    void addActs();
    void finish(const Result<QString>& outcome);
    void refreshState(); // rights and the link decide what there is
    void pick(int row);
    void lineageOf(int row);
    [[nodiscard]] QString whyNoLineage() const;
    void focusWork();
    void say(Tone tone, const QString& sentence, const QString& code = {});
    const KeyMap& m_keyMap;
    std::shared_ptr<ReviewDesk> m_desk;
    AuditSession* m_session;
    Announcer* m_announcer;
    Chip* m_state;
    Notice* m_notice;
    KeyButton* m_verify;
    KeyButton* m_back;
    ProgressLine* m_waits;
    QLabel* m_offline;
    QSplitter* m_splitter;
    SearchPane* m_search;
    Segmented* m_tabs;
    QStackedWidget* m_pages;
    FactText* m_entry;
    LineagePane* m_lineage;
    ReportPane* m_reports;
    EvidencePane* m_evidence;
    ExportPane* m_export;
    QSpinBox* m_quorum = nullptr;
    std::vector<PageAct> m_acts;
    QString m_result;
    quint64 m_verification = 0; // the newest; what came of older or cancelled ones is not told
    bool m_verifying = false;
};

} // namespace countersign
