#pragma once
// Server-Sent Events out of pieces of bytes that may be cut anywhere. Lines end with LF, CRLF or CR, as the HTML standard has it.
#include <functional>
#include <string>
#include <string_view>

namespace countersign {

struct SseEvent {
    std::string name;
    std::string data;
};

class SseReader {
public:
    using Take = std::function<bool(const SseEvent&)>;
    // False: `take` said so, or a line or an event is larger than a server has reason to send (tooLarge()).
    [[nodiscard]] bool feed(std::string_view piece, const Take& take);
    // The body has ended: an event without its empty line counts all the same, because some servers leave it out.
    [[nodiscard]] bool finish(const Take& take);
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }

private:
    [[nodiscard]] bool takeLine(const Take& take);
    [[nodiscard]] bool dispatch(const Take& take);

    std::string m_line;
    SseEvent m_event;
    bool m_afterReturn = false;  // the last line ended with CR: a LF that follows belongs to it
    bool m_begun = false;
    bool m_tooLarge = false;
};

}  // namespace countersign
