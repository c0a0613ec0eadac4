#pragma once
// Replays of the prompt: what one would cost before it starts, its progress with a way out, those before.
#include "services/console/api/studiotypes.h"

#include <QTimer>
#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;
class QSpinBox;

namespace countersign {

class KeyButton;
class RowList;
class StudioSession;
class Theme;

class ReplayPane final : public QWidget {
    Q_OBJECT
public:
    ReplayPane(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void ask(); // how many, and what that costs; Enter starts
    void cancel();
    [[nodiscard]] QString whyNot() const; // a sentence; empty when one can be started now
    [[nodiscard]] QString currentId() const;
    void point(const QString& replayId); // its row becomes the chosen one, as soon as it is there; emits nothing

Q_SIGNALS:
    void picked(const QString& replayId); // to see its results
    void opened(const QString& replayId); // by Enter
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void askEstimate();
    void start();
    void closeAsking();
    StudioSession& m_session;
    QLabel* m_none;
    QWidget* m_asking;
    QSpinBox* m_wanted;
    QLabel* m_estimate;
    KeyButton* m_start;
    QWidget* m_running;
    QProgressBar* m_progress;
    QLabel* m_line;
    KeyButton* m_new;
    KeyButton* m_cancel;
    RowList* m_list;
    QString m_pointed; // a replay whose row is not there yet
    QTimer m_pause; // no question for every digit
    quint64 m_generation = 0;
};

} // namespace countersign
