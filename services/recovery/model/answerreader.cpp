#include "services/recovery/model/answerreader.h"

namespace countersign {

namespace {

constexpr std::size_t repeatedLength = 200;
constexpr int repeatedTimes = 8;
constexpr std::size_t lookEvery = 256;
constexpr JsonLimits wholeLimits{.maxBytes = maxModelBody, .maxString = maxModelBody};
constexpr JsonLimits eventLimits{.maxBytes = maxModelBody, .maxString = maxModelBody};

ModelTrouble trouble(const char* kind, const char* sentence)
{
    return {.kind = kind, .sentence = sentence};
}

}  // namespace

// Overlapping places count: so a single character over and over is found like a sentence.
bool repeatsItself(std::string_view text)
{
    if (text.size() < repeatedLength + repeatedTimes)
        return false;
    const auto tail = text.substr(text.size() - repeatedLength);
    int times = 1;
    for (auto at = text.size() - repeatedLength; at > 0 && times < repeatedTimes; ++times) {
        at = text.rfind(tail, at - 1);
        if (at == std::string_view::npos)
            return false;
    }
    return times >= repeatedTimes;
}

bool AnswerReader::take(std::string_view piece)
{
    if (m_cut != Cut::None || m_answer.serverFailed || m_answer.ended)
        return false;
    m_bytes += piece.size();
    if (m_bytes > maxModelBody) {
        m_cut = Cut::Flood;
        return false;
    }
    if (m_form == Form::Unknown) {
        const auto first = piece.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return true;
        // No event stream begins with a brace: the server did not heed "stream".
        m_form = piece[first] == '{' ? Form::Whole : Form::Events;
    }
    if (m_form == Form::Whole) {
        m_whole += piece;
        return true;
    }
    const bool go = m_events.feed(piece, [this](const SseEvent& event) { return takeEvent(event); });
    if (m_events.tooLarge())
        m_cut = Cut::Flood;
    return go;
}

bool AnswerReader::takeEvent(const SseEvent& event)
{
    if (m_answer.ended)
        return false;
    // Reading on to the end of the body keeps the connection for the next question.
    if (event.data == "[DONE]") {
        m_answer.ended = true;
        return true;
    }
    const auto json = parseJson(event.data, eventLimits);
    if (!json || !m_dialect.takeEvent(*json, m_answer)) {
        m_cut = Cut::Nonsense;
        return false;
    }
    return textIsBearable() && !m_answer.serverFailed;
}

bool AnswerReader::textIsBearable()
{
    if (m_answer.text.size() > maxModelText) {
        m_cut = Cut::Text;
        m_answer.text.resize(maxModelText);
    } else if (m_answer.text.size() >= m_looked + lookEvery) {
        m_looked = m_answer.text.size();
        if (repeatsItself(m_answer.text))
            m_cut = Cut::Loop;
    }
    return m_cut == Cut::None;
}

void AnswerReader::readWhole()
{
    const auto json = parseJson(m_whole, wholeLimits);
    if (!json || !m_dialect.takeWhole(*json, m_answer)) {
        m_cut = Cut::Nonsense;
        return;
    }
    m_answer.ended = !m_answer.serverFailed && textIsBearable();
}

Asked<AnswerSoFar> AnswerReader::finish()
{
    if (m_cut == Cut::None && m_form == Form::Whole)
        readWhole();
    else if (m_cut == Cut::None && !m_answer.ended && !m_answer.serverFailed)
        static_cast<void>(m_events.finish([this](const SseEvent& event) { return takeEvent(event); }));
    switch (m_cut) {
    case Cut::None:
        break;
    case Cut::Flood:
        return tl::unexpected(trouble("too long", "The language model's answer was larger than any message; it was cut off."));
    case Cut::Text:
        return tl::unexpected(trouble("too long", "The language model wrote far more than a message; it was cut off."));
    case Cut::Loop:
        return tl::unexpected(trouble("too long", "The language model repeated itself without end; it was cut off."));
    case Cut::Nonsense:
        return tl::unexpected(trouble("garbage", "The language model's server sent what is no answer of its dialect."));
    }
    if (m_answer.serverFailed)
        return tl::unexpected(trouble("down", "The language model's server reported an error instead of an answer."));
    // Some servers tell why they stopped but never that they are done.
    if (!m_answer.ended && m_answer.stop.empty())
        return tl::unexpected(trouble("garbage", "The language model's answer broke off."));
    if (m_answer.stop.empty())
        m_answer.stop = "end";
    if (m_answer.text.empty() && m_answer.stop == "end")
        return tl::unexpected(trouble("garbage", "The language model answered nothing."));
    return m_answer;
}

}  // namespace countersign
