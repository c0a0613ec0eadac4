#pragma once
// Saved views out of the local store and the backend.
#include "services/console/desk/viewsdesk.h"

namespace countersign {

class ViewsDeskImpl final : public ViewsDesk {
    Q_OBJECT
public:
    explicit ViewsDeskImpl(QObject* parent = nullptr);
    [[nodiscard]] std::vector<SavedView> views() const override;
    [[nodiscard]] QFuture<Result<void>> save(const SavedView& view) override;
    [[nodiscard]] QFuture<Result<void>> remove(const std::string& viewId) override;
};

}  // namespace countersign
