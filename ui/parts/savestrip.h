#pragma once
// Where to save: a path with a name suggested, Enter saves, Esc does not.
#include <QWidget>

class QLineEdit;

namespace countersign {

class KeyButton;
class Theme;

class SaveStrip final : public QWidget {
    Q_OBJECT
public:
    SaveStrip(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);
    void ask(const QString& fileName, const QString& fileKind); // "PDF (*.pdf)"
    void dismiss(); // emits closed()

Q_SIGNALS:
    void chosen(const QString& path);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose();
    void save();
    QLineEdit* m_path;
    KeyButton* m_save;
    QString m_folder; // of the last one saved
    QString m_kind;
};

} // namespace countersign
