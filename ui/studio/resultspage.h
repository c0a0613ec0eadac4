#pragma once
// Results of one replay: a table, the chosen draft side by side, and the blind comparison in its place.
#include "services/console/api/studiotypes.h"
#include "ui/parts/labels.h"

class QStackedWidget;

namespace countersign {

class BlindView;
class CompareView;
class KeyButton;
class ResultTable;
class Skeleton;
class StudioSession;

class ResultsPage final : public QWidget {
    Q_OBJECT
public:
    ResultsPage(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void showReplay(const QString& replayId);
    void toggleDifferent();
    void compareBlind();
    void focusTable();
    [[nodiscard]] bool differentOnly() const { return m_different; }
    [[nodiscard]] QString whyNotBlind() const;
    [[nodiscard]] const std::string& replayId() const { return m_replayId; }

Q_SIGNALS:
    void replayShown(const QString& replayId); // another replay's results, or none

private:
    void build();
    void reload(); // from the first row
    void more();
    void take(const Result<ReplayResultPage>& page, quint64 generation);
    void refreshLine();
    void followChoice();
    [[nodiscard]] const Replay* replay() const;
    StudioSession& m_session;
    std::string m_replayId;
    std::string m_next;
    bool m_different = false;
    bool m_asking = false;
    bool m_whole = false; // the last page was read
    ReplayState m_seen = ReplayState::Waiting; // whether the rows shown are of a replay that ended
    quint64 m_generation = 0;
    QLabel* m_title;
    QLabel* m_line;
    KeyButton* m_filter;
    KeyButton* m_blindButton;
    QStackedWidget* m_stack;
    ResultTable* m_table;
    QLabel* m_empty;
    CompareView* m_compare;
    BlindView* m_blind;
    Skeleton* m_skeleton;
};

} // namespace countersign
