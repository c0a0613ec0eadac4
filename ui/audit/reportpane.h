#pragma once
// The reports an auditor asks for: one chosen, its time and shop, a table that can be copied and saved.
#include "services/console/api/audittypes.h"
#include "ui/parts/labels.h"

class QComboBox;
class QLineEdit;
class QTableWidget;

namespace countersign {

class AuditSession;
class KeyButton;
class LinkButton;
class RowList;
class SaveStrip;
class Skeleton;

class ReportPane final : public QWidget {
    Q_OBJECT
public:
    ReportPane(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void refresh(); // draws the chosen one up
    void focusList();
    void copy(); // the whole table
    void askSave();
    [[nodiscard]] QString whyNotSave() const;

Q_SIGNALS:
    void lineageAsked(const std::string& draftId);
    void copied(int rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const Theme& theme);
    void take();
    void fill(const AuditReport& report);
    void refreshState();
    void openRow(int row);
    AuditSession& m_session;
    RowList* m_names;
    QLabel* m_title;
    QComboBox* m_time;
    QLineEdit* m_shop;
    KeyButton* m_copy;
    KeyButton* m_save;
    SaveStrip* m_strip;
    QLabel* m_line; // how many rows, or why there are none
    LinkButton* m_again;
    QTableWidget* m_table;
    Skeleton* m_skeleton;
};

} // namespace countersign
