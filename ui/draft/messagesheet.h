#pragma once
// The message as it will look, drawn from the same content that is rendered for sending; the place where it is edited, too.
#include "models/domain/message.h"
#include "ui/draft/blockedit.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace countersign {

class Chip;
class ItemsView;

class MessageSheet final : public QWidget {
    Q_OBJECT
public:
    explicit MessageSheet(const Theme& theme, QWidget* parent = nullptr);
    void showContent(const Content& content, const Values& values, const QString& maskedTo, const QString& consent);
    void showDiff(const Content& before, const Content& after, const Values& values, const QString& maskedTo);
    void setSheetWidth(int pixels); // 600 wide, 375 phone
    void setEditing(bool editing);
    [[nodiscard]] bool editing() const { return m_editing; }
    void focusFirstBlock();
    [[nodiscard]] Content content() const; // as edited; emptied paragraphs are left out

Q_SIGNALS:
    void edited();
    void leave();
    void submitted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Slot {
        std::size_t block;
        BlockEdit* edit;
    };
    void buildFrame(const Content& content, const QString& maskedTo, const QString& consent);
    void addBlock(QVBoxLayout& column, std::size_t index, const Values& values);
    BlockEdit* addField(class QGridLayout& grid, int row, const QString& name, const QString& objectName, QFont::Weight weight);
    BlockEdit* makeEdit(const QString& name, const QString& objectName, QFont::Weight weight = QFont::Normal, int pixels = size::message);
    void clearAll();
    void recount();
    const Theme& m_theme;
    Content m_content;
    Values m_values;
    bool m_editing = false;
    QVBoxLayout* m_layout;
    QWidget* m_inner = nullptr;
    QVBoxLayout* m_body = nullptr;
    BlockEdit* m_subject = nullptr;
    BlockEdit* m_preheader = nullptr;
    QLabel* m_count = nullptr;
    int m_headHeight = 0;
    std::vector<Slot> m_slots;
};

} // namespace countersign
