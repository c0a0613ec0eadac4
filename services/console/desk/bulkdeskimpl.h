#pragma once
// Many decisions in one act, over the local store.
#include "services/console/desk/bulkdesk.h"

namespace countersign {

class BulkDeskImpl final : public BulkDesk {
    Q_OBJECT
public:
    explicit BulkDeskImpl(QObject* parent = nullptr);
    [[nodiscard]] QFuture<Result<BulkPreview>> preview(const BulkRequest& request) override;
    [[nodiscard]] QFuture<Result<BulkOutcome>> run(const BulkRequest& request, const BulkPreview& preview) override;
    void cancel() override;
    [[nodiscard]] QFuture<Result<int>> undo(const std::string& batch) override;
    [[nodiscard]] std::optional<BulkDesk::Last> last() const override;
};

}  // namespace countersign
