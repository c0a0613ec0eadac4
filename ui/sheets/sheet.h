#pragma once
// The frame of every sheet: title, content, and a button with the verb. Esc closes it; the page gives focus back.
#include "ui/parts/labels.h"

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace countersign {

class KeyButton;

class Sheet : public Surface {
    Q_OBJECT
public:
    Sheet(const Theme& theme, const QString& title, QWidget* parent = nullptr);
    virtual void open() = 0; // ready for a new use, focus inside
    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void closed();

protected:
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] QVBoxLayout& content() { return *m_content; }
    void setClosable(bool closable);
    void leadWithVerbs(); // beside the leading edge, where the fields above are narrower than the sheet
    KeyButton* addVerb(const QString& verb, const QString& objectName);
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override; // lets Tab reach the verbs after what they act on

private:
    const Theme& m_theme;
    QVBoxLayout* m_content;
    QLabel* m_heading;
    class LinkButton* m_close;
    QHBoxLayout* m_verbs;
    std::vector<KeyButton*> m_verbButtons;
};

} // namespace countersign
