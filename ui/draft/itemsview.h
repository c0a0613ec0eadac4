#pragma once
// The items block as it will look; drawn, never fetched: a plain square stands for the shop's picture.
#include "models/domain/message.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class ItemsView final : public PaintedList {
    Q_OBJECT
public:
    ItemsView(const Theme& theme, QWidget* parent = nullptr);
    void setItems(const std::vector<ItemValue>& items);

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    std::vector<ItemValue> m_items;
    int m_more = 0;
};

} // namespace countersign
