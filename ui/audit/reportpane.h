#pragma once
// The reports an auditor asks for: one chosen, its time and shop, a table that grows by pages and can be copied and saved whole.
#include "services/console/api/audittypes.h"
#include "ui/parts/labels.h"

class QComboBox;
class QLineEdit;
class QTableWidget;

namespace countersign {

class AuditSession;
class ExportBar;
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
    void copy(); // the rows that are here
    void more(); // the next rows
    void askSave();
    [[nodiscard]] QString whyNotSave() const;
    [[nodiscard]] QString whyNotCopy() const;
    [[nodiscard]] QString whyNotMore() const;

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
    ExportBar* m_bar;
    QLabel* m_line; // how many rows, or why there are none
    LinkButton* m_again;
    QTableWidget* m_table;
    KeyButton* m_more;
    Skeleton* m_skeleton;
    quint64 m_filled = 0; // number of the report whose rows stand in the table
};

} // namespace countersign
