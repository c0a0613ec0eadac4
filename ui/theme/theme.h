#pragma once
// The theme in force. Made once by the composition root, handed to every widget that paints; switching repaints everything at once.
#include "ui/theme/tokens.h"

#include <QObject>
#include <QPalette>
#include <memory>
#include <optional>

namespace countersign {

class SystemScheme;

enum class ThemeChoice { System, Light, Dark, HighContrast };
[[nodiscard]] std::optional<ThemeChoice> themeChoiceFromWord(const QString& word); // "system", "light", "dark", "contrast"
[[nodiscard]] QString themeWord(ThemeChoice choice);

class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(ThemeChoice choice, QObject* parent = nullptr); // needs the QApplication; sets its style, palette and font size
    ~Theme() override;
    [[nodiscard]] const Tokens& tokens() const;
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool reducedMotion() const; // wished for here or by the desktop: nothing moves
    void setLessMotion(bool less);
    void setChoice(ThemeChoice choice);
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    void readSystem();
    std::unique_ptr<SystemScheme> m_system;
    ThemeChoice m_choice;
    bool m_reading = false;
    bool m_lessMotion = false;
    bool m_effects; // what the desktop does with menus and tool tips
};

[[nodiscard]] QPalette paletteFor(const Tokens& tokens);

} // namespace countersign
