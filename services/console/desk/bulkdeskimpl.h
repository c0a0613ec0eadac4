#pragma once
// Many decisions in one act, over the local store. What a single decision runs through, each of these runs through, on the store's
// thread; the window's thread only hands chunks on.
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "models/domain/signature.h"
#include "services/console/desk/bulkdesk.h"
#include "services/console/desk/lastgiving.h"
#include "services/console/desk/teamdesk.h"
#include "services/console/outbox/outbox.h"
#include "services/console/store/localstore.h"

#include <QTimer>
#include <functional>
#include <memory>

namespace countersign {

struct BulkParts {
    LocalStore& store;
    Outbox& outbox;
    TeamDesk& team;
    std::function<Person()> person;
    std::function<Policy()> policy;
    SigningKey key;
    std::function<TimeMs()> now;       // what a decision is dated with
    std::function<TimeMs()> localNow;  // what the store counts with
};

class BulkDeskImpl final : public BulkDesk {
    Q_OBJECT
public:
    explicit BulkDeskImpl(BulkParts parts, QObject* parent = nullptr);
    ~BulkDeskImpl() override;
    [[nodiscard]] QFuture<Result<BulkPreview>> preview(const BulkRequest& request) override;
    [[nodiscard]] QFuture<Result<BulkOutcome>> run(const BulkRequest& request, const BulkPreview& preview) override;
    void cancel() override;
    [[nodiscard]] QFuture<Result<int>> undo(const std::string& batch) override;
    [[nodiscard]] std::optional<BulkDesk::Last> last() const override { return m_last; }
    void refreshLast();  // decisions changed

private:
    struct Preview;
    struct Run;
    struct Undo;
    void look(const std::shared_ptr<Preview>& work);
    void decideChunk(const std::shared_ptr<Run>& work);
    void keepChunk(const std::shared_ptr<Run>& work);
    void assignChunk(const std::shared_ptr<Run>& work);
    void end(const std::shared_ptr<Run>& work, std::optional<Error> error = std::nullopt);
    void undoChunk(const std::shared_ptr<Undo>& work);
    [[nodiscard]] QFuture<Result<int>> giveBack();
    void showLast(std::optional<BulkDesk::Last> last);

    BulkParts m_parts;
    LastGiving m_giving;
    QTimer m_runsOut;                   // the first of the last act can be undone no more
    std::shared_ptr<bool> m_cancelled;  // of the newest act
    std::optional<BulkDesk::Last> m_last;
    bool m_busy = false;
};

}  // namespace countersign
