#pragma once
// Searches worth keeping, one's own and shared ones: a name for the one shown now, and the list of those before. Enter runs one, S shares
// it or takes it back, Del drops it, Esc leaves.
#include <QWidget>

class QLabel;
class QLineEdit;

namespace countersign {

class AuditSession;
class RowList;
class Theme;

class SavedSearches final : public QWidget {
    Q_OBJECT
public:
    SavedSearches(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void open();

Q_SIGNALS:
    void chosen(const QString& words);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    AuditSession& m_session;
    QLineEdit* m_name;
    RowList* m_list;
    QLabel* m_hint;
};

} // namespace countersign
