#pragma once
// The body of a model's answer, piece by piece: streamed or whole, whatever its content type says. Cuts off what floods or loops.
#include "services/recovery/model/dialect.h"
#include "services/recovery/model/ssereader.h"

#include <string>
#include <string_view>

namespace countersign {

constexpr std::size_t maxModelBody = 2 * 1024 * 1024;  // bytes on the wire
constexpr std::size_t maxModelText = 64 * 1024;        // bytes of the answer itself

// True when the last 200 bytes of a text stand in it many times over: a model that found no end.
[[nodiscard]] bool repeatsItself(std::string_view text);

class AnswerReader {
public:
    explicit AnswerReader(const Dialect& dialect) : m_dialect(dialect) {}

    // False: enough was read; finish() knows what came of it.
    [[nodiscard]] bool take(std::string_view piece);
    // Once, when the body has ended or was stopped. An error's trouble has kind and sentence only.
    [[nodiscard]] Asked<AnswerSoFar> finish();
    [[nodiscard]] bool ended() const { return m_answer.ended; }  // the server said so: a connection that broke afterwards does not matter
    [[nodiscard]] const AnswerSoFar& soFar() const { return m_answer; }

private:
    enum class Form { Unknown, Events, Whole };
    enum class Cut { None, Flood, Text, Loop, Nonsense };

    [[nodiscard]] bool takeEvent(const SseEvent& event);
    [[nodiscard]] bool textIsBearable();
    void readWhole();

    const Dialect& m_dialect;
    SseReader m_events;
    AnswerSoFar m_answer;
    std::string m_whole;
    std::size_t m_bytes = 0;
    std::size_t m_looked = 0;  // bytes of the text when repetition was last looked for
    Form m_form = Form::Unknown;
    Cut m_cut = Cut::None;
};

}  // namespace countersign
