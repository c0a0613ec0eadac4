#pragma once
// Two texts without their origin, in random order: the arrow towards the better one, T for a tie, Space to pass. What was which is told
// at the end only.
#include "models/domain/prompt.h"

#include <QRandomGenerator>
#include <QWidget>
#include <vector>

class QLabel;

namespace countersign {

class DiffText;
class KeyButton;
class Theme;

class BlindView final : public QWidget {
    Q_OBJECT
public:
    struct Tally {
        int before = 0;
        int after = 0;
        int ties = 0;
        int passed = 0;
    };
    BlindView(const Theme& theme, quint32 seed, QWidget* parent = nullptr);
    // Results whose two texts differ and that nobody here compared yet; false when there are none.
    [[nodiscard]] bool start(const std::vector<ReplayResult>& results);
    [[nodiscard]] bool done() const { return m_at >= m_pairs.size(); }
    [[nodiscard]] const Tally& tally() const { return m_tally; }
    [[nodiscard]] QString line() const;
    [[nodiscard]] const ReplayResult* current() const { return done() ? nullptr : &m_pairs[m_at]; }
    [[nodiscard]] bool leftIsAfter() const { return m_leftIsAfter; } // for tests; nothing shown says so

Q_SIGNALS:
    void preferred(const QString& draftId, const QString& word); // "before", "after", "tie"
    void finished();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Side { Left, Right };
    void choose(Side side);
    void answer(const QString& word);
    void next();
    void showPair();
    std::vector<ReplayResult> m_pairs;
    std::size_t m_at = 0;
    Tally m_tally;
    bool m_leftIsAfter = false;
    QRandomGenerator m_random;
    QWidget* m_pair; // both texts and their keys
    DiffText* m_leftText;
    DiffText* m_rightText;
    QLabel* m_line;
    QLabel* m_hint;
    KeyButton* m_leftButton;
    KeyButton* m_tie;
    KeyButton* m_rightButton;
    KeyButton* m_pass;
};

} // namespace countersign
