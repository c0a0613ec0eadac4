#pragma once
// Ctrl+K: every command, page and setting by name with its key, and drafts by their words. Lies over the window; Esc closes it.
#include "models/view/draftsource.h"
#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>
#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QTimer;

namespace countersign {

struct Command {
    QString id; // stable, for "last used first"
    QString name;
    QString key; // as printed; may be empty
    QString whyNot; // a sentence; empty when it can be run now
    std::function<void()> run;
};

class Palette final : public QWidget {
    Q_OBJECT
public:
    Palette(const Theme& theme, QWidget* parent);
    // commands: asked at each opening; drafts: nullptr when nobody is signed in; recent: ids, last used first.
    void open(std::vector<Command> commands, DraftSource* drafts, const QStringList& recent);
    void close(); // gives the focus back
    [[nodiscard]] QString current() const; // id of the row that Enter would run

Q_SIGNALS:
    void used(const QString& id); // a command was run
    void draftChosen(const QString& draftId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refill();
    void askDrafts();
    void takeDrafts(const DraftRows& rows);
    void move(int rows);
    void speakCurrent();
    void runCurrent();
    void place();
    const Theme& m_theme;
    QLineEdit* m_typed;
    QListWidget* m_list;
    QLabel* m_line;
    QTimer* m_patience;
    std::vector<Command> m_commands;
    QStringList m_recent;
    DraftSource* m_drafts = nullptr;
    QPointer<QWidget> m_before; // had the focus
    quint64 m_generation = 0; // an answer to an older question is dropped
    int m_found = 0; // commands in the list; drafts follow
};

} // namespace countersign
