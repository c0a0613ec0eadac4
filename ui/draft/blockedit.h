#pragma once
// One block of a message, read or edited in the same place. Placeholders are single objects: whole or not there. Never loads anything.
#include "models/domain/message.h"
#include "services/console/spell/spelldesk.h"
#include "ui/draft/worddiff.h"
#include "ui/theme/theme.h"

#include <QTextEdit>

namespace countersign {

class BlockEdit final : public QTextEdit {
    Q_OBJECT
public:
    BlockEdit(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);
    void setSource(const QString& source, const Values& values); // plain text with {{placeholders}}
    [[nodiscard]] QString source() const;
    [[nodiscard]] QString typed() const { return m_typed; } // source() while editing, without reading the document again
    void putSource(const QString& source, int caret); // while editing; caret: in the source. Emits nothing
    void replaceWords(int from, int length, const QString& words); // document positions, as an edit
    void insertPlaceholderHere(const QString& name);
    void insertWords(const QString& words);
    [[nodiscard]] QString rawText() const; // as the document counts it: a placeholder is one character
    void setMisspelled(const std::vector<Misspelling>& words);
    void showDiff(const std::vector<DiffRun>& runs);
    void setEditing(bool editing);
    void setSingleLine(bool single); // Return moves on instead of breaking the line
    void setInk(std::optional<QPalette::ColorRole> role, bool onAccent = false);
    [[nodiscard]] int idealWidth() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 20, height() }; }
    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void edited(const QString& before, const QString& after);
    void leave(); // Esc
    void submitted(); // Ctrl+Return
    void undoAsked();
    void redoAsked();
    void placeholderAsked(bool typed); // Ctrl+Space, or "{" typed
    void suggestionsAsked(const Misspelling& word); // Ctrl+. or the menu key on an underlined word
    void moveAsked(int by); // Alt+Up, Alt+Down
    void addAsked(); // Ctrl+Shift+Return
    void picturesRefused(); // pasted without a word
    void removeAsked(); // Ctrl+Shift+Backspace, or Backspace in an empty block

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    bool editingKey(const QKeyEvent& event);
    bool askSuggestions();
    void rebuild(const QString& source);
    void typePlain();
    void insertSource(QTextCursor& cursor, const QString& source);
    void insertLiteral(QTextCursor& cursor, const QString& words);
    void insertPlaceholder(QTextCursor& cursor, const QString& name);
    [[nodiscard]] QString sourceOf(int from, int until) const;
    [[nodiscard]] QTextCharFormat plainFormat() const;
    void fitHeight();
    const Theme& m_theme;
    Values m_values;
    bool m_editing = false;
    bool m_single = false;
    bool m_building = false;
    bool m_onAccent = false;
    bool m_diff = false;
    QString m_typed;
    std::vector<DiffRun> m_runs;
    QPalette::ColorRole m_role = QPalette::Text;
};

} // namespace countersign
