#pragma once
// What an entry or a node holds, as a text one can read, select and copy. Letters are left to the page.
#include "ui/audit/factlines.h"
#include "ui/theme/theme.h"

#include <QTextEdit>

namespace countersign {

class FactText final : public QTextEdit {
    Q_OBJECT
public:
    FactText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);
    void showFacts(std::vector<FactLine> lines); // none: nothing

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void draw();
    const Theme& m_theme;
    std::vector<FactLine> m_lines;
};

} // namespace countersign
