#pragma once
// Carts, sends and orders, a row for those without a message and one for each version.
#include "services/console/api/studiotypes.h"
#include "ui/studio/quiettable.h"

namespace countersign {

class OutcomesTable final : public QuietTable {
    Q_OBJECT
public:
    enum Column : int { Name, Carts, Sent, Orders, Share, Interval };
    explicit OutcomesTable(QWidget* parent = nullptr);
    void setFigures(const CartFigures& holdout, const std::vector<CartFigures>& versions); // as they are to stand
    void markVersion(int number); // the row that is chosen; one that has none: no row

private:
    void addFigures(const QString& name, const CartFigures& figures);
    std::vector<int> m_numbers; // of the versions, row by row from the second on
};

} // namespace countersign
