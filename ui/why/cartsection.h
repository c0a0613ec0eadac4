#pragma once
// What is in the cart, with stock and price then and now.
#include "models/domain/cart.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class CartSection final : public PaintedList {
    Q_OBJECT
public:
    explicit CartSection(const Theme& theme, QWidget* parent = nullptr);
    void showCart(const std::vector<CartLine>& lines, const CustomerFacts& facts);

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    [[nodiscard]] QString nowWords(const CartLine& line, bool& changed) const;
    static constexpr std::size_t mostLines = 60; // drawn; the rest is a count
    std::vector<CartLine> m_lines;
    int m_more = 0;
    CustomerFacts m_facts;
};

} // namespace countersign
