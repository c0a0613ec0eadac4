#pragma once
// Grey rows where content will be; shown only when an answer takes longer than 150 ms.
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

namespace countersign {

class Skeleton final : public QWidget {
    Q_OBJECT
public:
    // Covers its parent while waiting; rowHeight: of the rows it stands in for.
    Skeleton(const Theme& theme, int rowHeight, QWidget* parent);
    void setWaiting(bool waiting);
    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    int m_rowHeight;
    QTimer m_patience;
};

} // namespace countersign
