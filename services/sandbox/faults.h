#pragma once
// Misbehaviour on order, so that tests and the tour can show what the product makes of it.
#include "models/domain/json.h"

#include <mutex>
#include <string>

namespace countersign {

enum class SendFault { None, DropAnswer, Error500, Refuse400, Slow };
template <>
struct EnumWords<SendFault> {
    static constexpr std::array<std::pair<SendFault, std::string_view>, 5> words{ { { SendFault::None, "none" },
        { SendFault::DropAnswer, "drop_answer" }, { SendFault::Error500, "error_500" }, { SendFault::Refuse400, "refuse_400" },
        { SendFault::Slow, "slow" } } };
};
enum class ApiFault { None, Throttle, Error, Slow };
template <>
struct EnumWords<ApiFault> {
    static constexpr std::array<std::pair<ApiFault, std::string_view>, 4> words{ { { ApiFault::None, "none" },
        { ApiFault::Throttle, "throttle" }, { ApiFault::Error, "error" }, { ApiFault::Slow, "slow" } } };
};

class Faults {
public:
    // {"sends":{"mode":…,"count":n},"graphql":{…}}; count absent: until told otherwise. Parts not named stay as they are.
    [[nodiscard]] Result<void> set(const Json& wish);
    [[nodiscard]] SendFault nextSend(); // uses one up
    [[nodiscard]] ApiFault nextQuery();

private:
    std::mutex m_mutex;
    SendFault m_send = SendFault::None;
    ApiFault m_api = ApiFault::None;
    std::int64_t m_sendsLeft = 0;
    std::int64_t m_queriesLeft = 0;
};

} // namespace countersign
