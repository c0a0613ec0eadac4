#pragma once
// The message as it will look, drawn from the same content that is rendered for sending; the place where it is edited, too.
#include "models/domain/message.h"
#include "ui/draft/blockedit.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace countersign {

class Chip;
class CountLine;
class PushPreview;
class SpellWatch;

class MessageSheet final : public QWidget {
    Q_OBJECT
public:
    enum Slot : int { Subject = -2, Preheader = -1 }; // from 0: the content's blocks
    explicit MessageSheet(const Theme& theme, QWidget* parent = nullptr);
    void setSpelling(SpellDesk* desk); // nullptr: words are not checked
    void showContent(const Content& content, const Values& values, const QString& maskedTo, const QString& consent);
    void showDiff(const Content& before, const Content& after, const Values& values, const QString& maskedTo);
    void setSheetWidth(int pixels); // 600 wide, 375 phone
    void setEditing(bool editing);
    [[nodiscard]] bool editing() const { return m_editing; }
    void focusFirstBlock();
    [[nodiscard]] Content content() const; // as edited; emptied paragraphs are left out
    [[nodiscard]] Content asTyped() const; // with them, so that a history still fits
    void putText(int slot, const QString& source, int caret); // while editing; emits nothing but settled
    void putContent(const Content& content, int focusBlock); // the same, when blocks come or go
    void replaceEverywhere(const QString& words, const QString& by); // in what can be edited, as edits

Q_SIGNALS:
    void edited(); // after either of the next two, and after each undo
    void typed(int slot, const QString& before, const QString& after);
    void rearranged(const Content& before, const Content& after);
    void undoAsked();
    void redoAsked();
    void leave();
    void submitted();
    void replaceAsked(const QString& words, const QString& by);
    void wholeAsked();
    void picturesRefused();
    void spellingMissing(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        int slot;
        BlockEdit* edit;
    };
    void layOutNow();
    void build(const QString& maskedTo, const QString& consent);
    void buildFrame(const Content& content, const QString& maskedTo, const QString& consent);
    void addBlock(QVBoxLayout& column, std::size_t index, const Values& values);
    void addBubble();
    BlockEdit* addField(QGridLayout& grid, int row, const QString& name, const QString& objectName, QFont::Weight weight);
    BlockEdit* makeEdit(
        int slot, const QString& name, const QString& objectName, QFont::Weight weight = QFont::Normal, int pixels = size::message);
    void connectEdit(BlockEdit* edit, int slot);
    void clearAll();
    void recount();
    void askPlaceholder(BlockEdit* edit, bool typed);
    void rearrange(int slot, int by); // by 0: remove
    void addBelow(int slot);
    [[nodiscard]] BlockEdit* editOf(int slot) const;
    const Theme& m_theme;
    Content m_content;
    Values m_values;
    QString m_maskedTo;
    QString m_consent;
    bool m_editing = false;
    SpellWatch* m_spelling = nullptr;
    QVBoxLayout* m_layout;
    QWidget* m_inner = nullptr;
    QVBoxLayout* m_body = nullptr;
    QVBoxLayout* m_bubble = nullptr; // SMS and WhatsApp: all blocks in one
    CountLine* m_count = nullptr;
    PushPreview* m_push = nullptr;
    std::vector<Part> m_parts;
};

// Without paragraphs that hold nothing, ends trimmed: what would be sent.
[[nodiscard]] Content tidied(Content content);

} // namespace countersign
