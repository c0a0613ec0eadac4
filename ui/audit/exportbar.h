#pragma once
// How the export under way comes along: a bar, how much is written, Cancel. Seen while one runs.
#include <QWidget>

class QLabel;
class QProgressBar;

namespace countersign {

class LinkButton;
class RecordExport;
class Theme;

class ExportBar final : public QWidget {
    Q_OBJECT
public:
    ExportBar(const Theme& theme, RecordExport& exports, const QString& objectName, QWidget* parent = nullptr);
    void cancel();
    void focusCancel();

Q_SIGNALS:
    void changed(); // one began or ended
    void left(); // it ended with the focus inside

private:
    void showProgress(qint64 done, qint64 total);
    void end();
    RecordExport& m_exports;
    QProgressBar* m_bar;
    QLabel* m_line;
    LinkButton* m_cancel;
};

} // namespace countersign
