#pragma once
// One choice of a few, side by side: boxed (AI | Yours | Diff) or as tabs (Email · SMS). Real buttons underneath, for screen readers.
#include "ui/theme/theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace countersign {

class Segmented final : public QWidget {
    Q_OBJECT
public:
    enum class Look { Boxed, Tabs };
    Segmented(const Theme& theme, Look look, const QString& accessibleName, QWidget* parent = nullptr);
    void setChoices(const QStringList& words); // keeps the current index where it still exists
    void setCurrent(int index); // emits nothing
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void chosen(int index); // by the person

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Look m_look;
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
    QStringList m_words;
};

} // namespace countersign
