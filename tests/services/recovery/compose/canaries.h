#pragma once
// Customers whose every personal piece holds a mark that stands nowhere else, so that one look at a text tells whether any of it got there.
#include "models/domain/text.h"
#include "services/recovery/store/cartstore.h"

#include <string>
#include <string_view>

namespace countersign {

constexpr std::size_t canariesPerCustomer = 10;
constexpr std::string_view canaryLetters = "zqvx";
constexpr std::string_view canaryDigits = "77177177";

// Ten pieces of that customer: in fields of their own, and where people write such things besides.
inline Cart canaryCart(Cart cart, int number)
{
    std::string own(canaryLetters);
    for (int rest = number; rest > 0; rest /= 20)
        own += "bcdfghjklmnpqrstvwxz"[rest % 20];
    const std::string first = "Z" + own.substr(1) + "ela";
    const std::string last = "Z" + own.substr(1) + "rimor";
    cart.customerId.clear();
    cart.firstName = first;
    cart.lastName = last;
    cart.email = own + "@" + own + "post.example";
    cart.phone = "+4917" + std::string(canaryDigits) + std::to_string(100 + number % 900);
    cart.company = last + " Werke";
    cart.postalCode = "ZQVX " + std::to_string(number);
    cart.note = "Ring " + first + " on 0" + cart.phone.substr(3);
    cart.attributes["engraving"] = "for " + first + " " + last;
    cart.landingSite = "/for/" + own;
    cart.gateway = own + "pay";
    cart.lines.at(0).title = "Grinder engraved " + first + " " + last + ", " + cart.phone + ", " + cart.email;
    return cart;
}

// How often a mark stands in the text, whatever its capitals and whatever signs part its letters.
inline std::size_t canariesIn(const std::string& text)
{
    std::string squeezed;
    squeezed.reserve(text.size());
    for (const char c : lowerCase(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            squeezed += c;
    std::size_t found = 0;
    for (const std::string_view mark : { canaryLetters, canaryDigits })
        for (std::size_t at = squeezed.find(mark); at != std::string::npos; at = squeezed.find(mark, at + 1))
            ++found;
    return found;
}

} // namespace countersign
