#pragma once
// One quiet sentence with at most one thing to do about it, until it is put away. Never takes the focus.
#include "ui/parts/labels.h"

#include <functional>

namespace countersign {

class LinkButton;

class QuietLine final : public QWidget {
    Q_OBJECT
public:
    QuietLine(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);
    void say(const QString& words, const QString& action = {}, std::function<void()> act = {}); // acting puts it away
    void putAway();
    [[nodiscard]] QString words() const { return m_words->text(); }

Q_SIGNALS:
    void closed(); // by the person

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::function<void()> m_act;
    QLabel* m_words;
    LinkButton* m_action;
    LinkButton* m_close;
};

} // namespace countersign
