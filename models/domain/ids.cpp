#include "models/domain/ids.h"

#include "models/domain/digest.h"

#include <array>
#include <mutex>
#include <sodium.h>

namespace countersign {
namespace {

// 42 bits that only rise within a millisecond, in rand_a and the top 30 bits of rand_b (RFC 9562 §6.2, method 1).
struct Sequence {
    std::mutex mutex;
    TimeMs last = -1;
    std::uint64_t counter = 0;
};

constexpr std::uint64_t counterBits = 42;

}  // namespace

std::string newId(TimeMs now)
{
    static Sequence sequence;
    static const int ready = sodium_init();  // safe to call again; the generator must be seeded before its first use
    static_cast<void>(ready);

    std::array<std::uint8_t, 16> bytes{};
    TimeMs time = 0;
    std::uint64_t counter = 0;
    {
        const std::lock_guard lock(sequence.mutex);
        if (now > sequence.last) {
            sequence.last = now;
            // The top bit starts at zero so that there is room to count up.
            randombytes_buf(&sequence.counter, sizeof sequence.counter);
            sequence.counter &= (std::uint64_t{1} << (counterBits - 1)) - 1;
        } else {
            sequence.counter += 1 + randombytes_uniform(1024);
            if (sequence.counter >> counterBits) {
                sequence.counter = 0;
                ++sequence.last;
            }
        }
        time = sequence.last;
        counter = sequence.counter;
    }
    randombytes_buf(bytes.data() + 12, 4);
    const auto stamp = static_cast<std::uint64_t>(time);
    for (std::size_t i = 0; i < 6; ++i)
        bytes.at(i) = static_cast<std::uint8_t>(stamp >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | ((counter >> 38) & 0x0f));
    bytes[7] = static_cast<std::uint8_t>(counter >> 30);
    bytes[8] = static_cast<std::uint8_t>(0x80 | ((counter >> 24) & 0x3f));
    bytes[9] = static_cast<std::uint8_t>(counter >> 16);
    bytes[10] = static_cast<std::uint8_t>(counter >> 8);
    bytes[11] = static_cast<std::uint8_t>(counter);

    const std::string digits = hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" + digits.substr(16, 4) + "-"
        + digits.substr(20);
}

bool isId(std::string_view text)
{
    if (text.size() != 36 || text[14] != '7')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-')
                return false;
        } else if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
            return false;
        }
    }
    return text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b';
}

std::string shortId(std::string_view id)
{
    if (!isId(id))
        return "#" + std::string(id.substr(0, 8));
    return "#" + std::string(id.substr(14, 4)) + std::string(id.substr(19, 4));
}

}  // namespace countersign
