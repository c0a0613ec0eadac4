#pragma once
// The pretend language model: POST …/chat/completions, …/v1/messages and …/embeddings; GET /model/requests tells what came in.
// Deterministic; writes by the facts in the request alone; misbehaves on order.
#include "services/base/clock.h"
#include "services/base/httpserver.h"
#include "services/sandbox/faults.h"
#include "services/sandbox/later.h"
#include "services/sandbox/pretendanswer.h"

#include <deque>
#include <mutex>
#include <string>

namespace countersign {

class ModelApi {
public:
    explicit ModelApi(Faults& faults) : m_faults(faults) {}

    [[nodiscard]] static bool serves(const HttpRequest& request);
    // Any thread. Answers at once, or later where a fault says so.
    void answer(const HttpRequest& request, const Respond& respond);

private:
    struct Kept {
        std::string path;
        std::string query;
        std::string auth;  // which header held a key: "authorization", "api-key", "x-api-key" or nothing; never the key
        std::string body;
    };
    void keep(const HttpRequest& request);
    [[nodiscard]] HttpResponse requests(const HttpRequest& request) const;
    void complete(const HttpRequest& request, bool anthropic, const Respond& respond);
    void send(const PretendQuestion& question, const PretendAnswer& answer, bool anthropic, ModelFault fault, const Respond& respond);
    void streamSlowly(std::vector<std::string> frames, bool endless, const Respond& respond);

    Faults& m_faults;
    mutable std::mutex m_mutex;
    std::deque<Kept> m_kept;    // the latest
    std::size_t m_keptBytes = 0;
    std::int64_t m_total = 0;
    Later m_later;              // last: its tasks go first
};

}  // namespace countersign
