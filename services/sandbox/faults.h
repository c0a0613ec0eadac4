#pragma once
// Misbehaviour on order, so that tests and the tour can show what the product makes of it.
#include "models/domain/json.h"

#include <chrono>
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
// What the pretend language model does wrong. SlowPieces: a right answer that comes in pieces, as a real model's does. Loop has no end,
// Repeat has one. Obey: says what the goods' titles and the passages in its facts tell it to.
enum class ModelFault { None, Down, Error500, Throttle429, Slow, SlowPieces, GarbageStream, Prose, OtherSchema, WrongLanguage, HugeBody,
    NotOffered, SomeoneElsesName, ForeignLink, Refuse, Loop, Repeat, Truncated, Obey };
template <>
struct EnumWords<ModelFault> {
    static constexpr std::array<std::pair<ModelFault, std::string_view>, 19> words{ { { ModelFault::None, "none" },
        { ModelFault::Down, "down" }, { ModelFault::Error500, "error_500" }, { ModelFault::Throttle429, "throttle_429" },
        { ModelFault::Slow, "slow" }, { ModelFault::SlowPieces, "slow_pieces" }, { ModelFault::GarbageStream, "garbage_stream" },
        { ModelFault::Prose, "prose" }, { ModelFault::OtherSchema, "other_schema" }, { ModelFault::WrongLanguage, "wrong_language" },
        { ModelFault::HugeBody, "huge_body" }, { ModelFault::NotOffered, "not_offered" },
        { ModelFault::SomeoneElsesName, "someone_elses_name" }, { ModelFault::ForeignLink, "foreign_link" },
        { ModelFault::Refuse, "refuse" }, { ModelFault::Loop, "loop" }, { ModelFault::Repeat, "repeat" },
        { ModelFault::Truncated, "truncated" }, { ModelFault::Obey, "obey" } } };
};

class Faults {
public:
    static constexpr std::int64_t usualDelayMs = 3000;

    // {"sends":{"mode":…,"count":n},"graphql":{…},"model":{…,"delay_ms":n}}; count absent: until told otherwise. Parts not named stay as
    // they are. delay_ms: of a slow model, 3000 where it is not named.
    [[nodiscard]] Result<void> set(const Json& wish);
    [[nodiscard]] SendFault nextSend(); // uses one up
    [[nodiscard]] ApiFault nextQuery();
    [[nodiscard]] ModelFault nextAnswer();
    [[nodiscard]] std::chrono::milliseconds slowness();

private:
    std::mutex m_mutex;
    SendFault m_send = SendFault::None;
    ApiFault m_api = ApiFault::None;
    std::int64_t m_sendsLeft = 0;
    std::int64_t m_queriesLeft = 0;
    ModelFault m_model = ModelFault::None;
    std::int64_t m_answersLeft = 0;
    std::int64_t m_delayMs = usualDelayMs;
};

} // namespace countersign
