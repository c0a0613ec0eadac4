#pragma once
// The composer's other wordings side by side with the words in force; a digit takes one into the editor.
#include "ui/draft/opendraft.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace countersign {

class AlternativesView final : public QWidget {
    Q_OBJECT
public:
    explicit AlternativesView(const Theme& theme, QWidget* parent = nullptr);
    void showAlternatives(const OpenDraft& open, bool mayEdit);
    [[nodiscard]] int count() const { return static_cast<int>(m_contents.size()); }

Q_SIGNALS:
    void chosen(const countersign::Content& content);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int number);
    void addColumn(const QString& name, const Content& content, const Draft& draft, int number);
    const Theme& m_theme;
    QLabel* m_hint;
    QScrollArea* m_scroll;
    QHBoxLayout* m_columns = nullptr;
    std::vector<Content> m_contents;
    bool m_mayEdit = false;
};

} // namespace countersign
