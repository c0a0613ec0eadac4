#pragma once
// A button that shows the key that does the same; and a plain text button for small verbs such as Undo.
#include "ui/theme/theme.h"

#include <QPushButton>

namespace countersign {

class KeyButton final : public QPushButton {
    Q_OBJECT
public:
    KeyButton(const Theme& theme, const QString& key, const QString& text, QWidget* parent = nullptr);
    void setPrimary(bool primary);
    void setKey(const QString& key); // when the key map changes
    // What stands against its act, as a sentence; empty when nothing does. The button looks it and still answers: pressing says more.
    void setAgainst(const QString& sentence);
    [[nodiscard]] const QString& against() const { return m_against; }
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    [[nodiscard]] QFont keyFont() const;
    [[nodiscard]] int keyWidth() const;
    const Theme& m_theme;
    QString m_key;
    QString m_against;
    bool m_primary = false;
};

class LinkButton final : public QPushButton {
    Q_OBJECT
public:
    LinkButton(const Theme& theme, const QString& text, QWidget* parent = nullptr);
    void setMuted(bool muted);
    void setShrinkable(bool shrinkable); // elides when there is little room
    void setShorter(const QString& words); // stands there instead where text() would be cut
    [[nodiscard]] QString shown(int width) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_shorter;
    bool m_muted = false;
    bool m_shrinkable = false;
};

} // namespace countersign
