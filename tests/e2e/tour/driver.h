#pragma once
// Hands and eyes: keys to whatever has the focus, waiting for what must come, pictures.
#include <QDir>
#include <QString>
#include <functional>

class QWidget;

namespace countersign {

class Driver {
public:
    Driver(QWidget& window, const QDir& pictures)
        : m_window(window)
        , m_pictures(pictures)
    {
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& words);
    // Polls with the event loop running; a step that does not come throws StepFailed with its name.
    void await(const QString& what, int milliseconds, const std::function<bool()>& condition);
    [[nodiscard]] bool comes(int milliseconds, const std::function<bool()>& condition);
    void picture(const QString& name);
    [[nodiscard]] int pictures() const { return m_taken; }

private:
    QWidget& m_window;
    QDir m_pictures;
    int m_taken = 0;
};

struct StepFailed {
    QString what;
};

} // namespace countersign
