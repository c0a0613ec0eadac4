#pragma once
// The door for commerce webhooks: POST /v1/hooks/{shop}. Nothing is answered 200 before it is durable; what is refused changes nothing but
// a counter. `accept` runs on I/O threads and never blocks: it verifies, reads and seals, the writer's thread keeps the event. What it
// means for carts and customers follows behind the answer, in order, and survives the end of the process in between.
#include "services/base/httpserver.h"
#include "services/recovery/context.h"
#include "services/recovery/ingest/eventfolder.h"
#include "services/recovery/ingest/inbox.h"
#include "services/recovery/ingest/refusals.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace countersign {

class Ingest {
public:
    // `wake` is called on the writer's thread after a commit that made work due at once; it must be short. The owner calls stop() before
    // the writer stops, and keeps this object alive until it has.
    explicit Ingest(const RecoveryContext& context, std::function<void()> wake = {});
    ~Ingest();
    Ingest(const Ingest&) = delete;
    Ingest& operator=(const Ingest&) = delete;

    void accept(HttpRequest request, Respond respond);
    // No more folding; what waits is folded after the next start.
    void stop() { m_folder.stop(); }
    [[nodiscard]] std::int64_t waiting() const { return m_folder.waiting(); } // events answered and not folded yet
    // Reads shops and secrets anew; blocks, so not on an I/O thread. Until the first success every shop is unknown.
    Result<void> shopsChanged();
    // Since the start of the process: "accepted", "duplicate", "refused.signature", …
    [[nodiscard]] std::map<std::string, std::int64_t> counters() const;

    static constexpr std::size_t maxBody = 256 * 1024;

private:
    struct Door; // one shop as the hot path needs it
    struct Delivery;
    using Doors = std::map<std::string, std::shared_ptr<const Door>, std::less<>>;

    [[nodiscard]] Result<std::shared_ptr<Delivery>> examine(const HttpRequest& request, std::string& counter, std::string& shopId) const;
    [[nodiscard]] Result<void> verify(const HttpRequest& request, const Door& door) const;
    void fill(Delivery& delivery, const HttpRequest& request, const ShopEvent& event) const;
    [[nodiscard]] std::shared_ptr<const Doors> doors() const;
    void closeDoor(const std::string& shopId); // only privacy asks pass from now on

    const RecoveryContext m_context;
    SealKey m_intakeKey;
    EventFold m_fold;
    std::shared_ptr<Refusals> m_refusals;
    mutable std::mutex m_doorsMutex;
    std::shared_ptr<const Doors> m_doors;
    std::atomic<std::int64_t> m_accepted{ 0 };
    Inbox m_inbox; // writer's thread
    EventFolder m_folder; // last: its thread uses the others
};

} // namespace countersign
