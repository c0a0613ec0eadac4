#pragma once
// What was done to a message, over all its blocks, so that it can be taken back: typing in steps of a word, everything else one by one.
#include "models/domain/message.h"

#include <QString>
#include <optional>
#include <vector>

namespace countersign {

class EditHistory {
public:
    struct Step {
        int slot = 0; // of MessageSheet
        QString before, after;
        std::optional<Content> contentBefore, contentAfter; // instead, when blocks came, went or moved
    };
    void clear();
    void typed(int slot, const QString& before, const QString& after);
    void rearranged(Content before, Content after);
    void endWord() { m_open = false; } // what is typed next is a step of its own
    [[nodiscard]] std::optional<Step> undo(); // to be turned back; nothing when nothing is left
    [[nodiscard]] std::optional<Step> redo();
    [[nodiscard]] bool empty() const { return m_steps.empty(); }

private:
    void push(Step step);
    std::vector<Step> m_steps;
    std::size_t m_done = 0; // steps in force
    bool m_open = false; // the last step may still grow
};

// Where two texts begin to differ, and how much of the ends is the same.
struct TextChange {
    qsizetype from = 0;
    qsizetype removed = 0;
    qsizetype added = 0;
};
[[nodiscard]] TextChange changeBetween(const QString& before, const QString& after);

} // namespace countersign
