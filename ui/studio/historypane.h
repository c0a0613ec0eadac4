#pragma once
// Who moved which label when, and why. Newest first.
#include <QWidget>

class QLabel;

namespace countersign {

class RowList;
class StudioSession;
class Theme;

class HistoryPane final : public QWidget {
    Q_OBJECT
public:
    HistoryPane(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);

private:
    void refresh();
    StudioSession& m_session;
    RowList* m_list;
    QLabel* m_none;
};

} // namespace countersign
