#pragma once
// A text to read, or two compared word by word: removed struck, added underlined, both tinted. Follows the theme.
#include "ui/draft/worddiff.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>

namespace countersign {

class DiffText final : public QPlainTextEdit {
    Q_OBJECT
public:
    DiffText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);
    void showText(const QString& words);
    enum class Side { Both, Before, After }; // one side alone: its own words, with what differs marked
    void showDiff(const QString& before, const QString& after, Side side = Side::Both);
    [[nodiscard]] bool different() const { return m_different; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void draw();
    const Theme& m_theme;
    std::vector<DiffRun> m_runs;
    bool m_different = false;
};

} // namespace countersign
