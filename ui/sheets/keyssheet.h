#pragma once
// Every key of the window, shown and changed: choose a command, press the new key. A key that is taken is swapped or left.
#include "ui/keys/keymap.h"
#include "ui/sheets/sheet.h"

#include <QFuture>

class QListWidget;

namespace countersign {

class LinkButton;

class KeysSheet final : public Sheet {
    Q_OBJECT
public:
    KeysSheet(const Theme& theme, KeyMap& keys, QWidget* parent = nullptr);
    void open() override;
    void exportTo(const QString& path);
    void importFrom(const QString& path);
    [[nodiscard]] QString line() const; // what it says below the list

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Asking { Nothing, Key, Swap };
    void build();
    void refresh();
    void ask(Asking asking);
    void take(const QKeySequence& chord);
    void swap();
    void say(const QString& sentence, bool wrong = false);
    void chooseFile(bool saving);
    [[nodiscard]] std::optional<Verb> chosen() const;
    KeyMap& m_keys;
    QListWidget* m_list;
    QLabel* m_line;
    KeyButton* m_change;
    KeyButton* m_swap;
    LinkButton* m_reset;
    LinkButton* m_resetAll;
    LinkButton* m_export;
    LinkButton* m_import;
    QKeySequence m_taken;
    Asking m_asking = Asking::Nothing;
};

} // namespace countersign
