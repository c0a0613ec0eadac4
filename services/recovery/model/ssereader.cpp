#include "services/recovery/model/ssereader.h"

#include <utility>

namespace countersign {

namespace {

constexpr std::size_t maxEvent = 256 * 1024;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

}  // namespace

bool SseReader::feed(std::string_view piece, const Take& take)
{
    while (!piece.empty()) {
        if (std::exchange(m_afterReturn, false) && piece.front() == '\n') {
            piece.remove_prefix(1);
            continue;
        }
        const auto end = piece.find_first_of("\r\n");
        const auto part = piece.substr(0, end);
        if (m_line.size() + m_event.data.size() + part.size() > maxEvent) {
            m_tooLarge = true;
            return false;
        }
        m_line.append(part);
        if (end == std::string_view::npos)
            return true;
        m_afterReturn = piece[end] == '\r';
        piece.remove_prefix(end + 1);
        if (!takeLine(take))
            return false;
    }
    return true;
}

bool SseReader::finish(const Take& take)
{
    if (!m_line.empty() && !takeLine(take))
        return false;
    return dispatch(take);
}

bool SseReader::takeLine(const Take& take)
{
    const std::string whole = std::exchange(m_line, {});
    std::string_view line = whole;
    if (!std::exchange(m_begun, true) && line.starts_with(byteOrderMark))
        line.remove_prefix(byteOrderMark.size());
    if (line.empty())
        return dispatch(take);
    const auto colon = line.find(':');
    const auto field = line.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (field == "event")
        m_event.name = value;
    else if (field == "data")
        m_event.data.append(value).append("\n");
    return true;
}

bool SseReader::dispatch(const Take& take)
{
    SseEvent event = std::exchange(m_event, {});
    if (event.data.empty())
        return true;
    event.data.pop_back();
    return take(event);
}

}  // namespace countersign
