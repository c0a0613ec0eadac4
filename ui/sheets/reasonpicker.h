#pragma once
// The coded reasons of a rejection with how often each was used, most used first; picked by number. The order stays while it is shown.
#include "models/domain/decision.h"

#include <QWidget>
#include <map>
#include <optional>

class QButtonGroup;
class QGridLayout;

namespace countersign {

class ReasonPicker final : public QWidget {
    Q_OBJECT
public:
    explicit ReasonPicker(QWidget* parent = nullptr);
    void start(const std::map<RejectReason, int>& counts); // nothing picked, sorted anew
    [[nodiscard]] std::optional<RejectReason> picked() const;
    bool takeKey(int key); // a number; false when it is none of ours

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void flow(); // into as many columns as leave every reason whole
    QButtonGroup* m_group;
    QGridLayout* m_grid;
    int m_columns = 0;
    std::vector<RejectReason> m_order; // by button
};

} // namespace countersign
