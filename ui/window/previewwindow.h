#pragma once
// The open message in a window of its own, for the other screen: follows the selection, shows the words as they would be sent, changes
// nothing.
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

class QScrollArea;

namespace countersign {

class MessageSheet;
class ReviewSession;

class PreviewWindow final : public Surface {
    Q_OBJECT
public:
    // mainWindow: whose screen is left to it. Without a parent, so that neither window covers the other by force.
    PreviewWindow(const Theme& theme, const KeyMap& keys, ReviewSession& session, const QWidget& mainWindow);
    void open(const QByteArray& geometry); // as remembered, else on the other screen
    void refresh();
    [[nodiscard]] QWidget& message() const;

Q_SIGNALS:
    void closed(const QByteArray& geometry);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const KeyMap& m_keyMap;
    ReviewSession& m_session;
    const QWidget& m_mainWindow;
    QLabel* m_title;
    QLabel* m_subtitle;
    QScrollArea* m_scroll;
    MessageSheet* m_sheet;
    QLabel* m_empty;
};

} // namespace countersign
