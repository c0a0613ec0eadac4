#pragma once
// Tells screen readers what happened without moving the focus. One per page; Qt 6.4 has no announcement event, so an alert carries the
// words.
#include <QWidget>

namespace countersign {

class Announcer final : public QWidget {
    Q_OBJECT
public:
    explicit Announcer(QWidget* parent); // takes no room and paints nothing
    void say(const QString& sentence);
    [[nodiscard]] QString last() const { return accessibleName(); }
};

} // namespace countersign
