#include "models/domain/customersight.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

// Both have the form that a channel asks for and reach nobody: ".invalid" is never a domain (RFC 2606), +999 is no country (E.164).
constexpr const char* hiddenEmail = "masked@customer.invalid";
constexpr const char* hiddenNumber = "+9990000000";

// As long as before, so that a text message has as many parts.
std::string withoutItsPath(std::string url)
{
    const std::size_t host = url.find("://");
    const std::size_t end = host == std::string::npos ? std::string::npos : url.find_first_of("/?#", host + 3);
    if (end == std::string::npos)
        return url;
    url.replace(end, std::string::npos, "/" + std::string(url.size() - end - 1, 'x'));
    return url;
}

}  // namespace

bool holdsExactBytes(const Person& person)
{
    constexpr std::array deciding{ Permission::Edit, Permission::Approve, Permission::ApproveSecond, Permission::Reject, Permission::SendBack,
        Permission::OverrideCheck };
    return std::ranges::any_of(deciding, [&person](Permission right) { return person.may(right); });
}

void hideCustomer(Draft& draft)
{
    Values& values = draft.values;
    values.commitmentKey.clear();
    if (!values.to.empty())
        values.to = draft.summary.channel == Channel::Email ? hiddenEmail : hiddenNumber;
    for (const char* own : { "recovery_url", "unsubscribe_url", "survey_url" })
        if (const auto link = values.text.find(own); link != values.text.end() && !link->second.empty())
            link->second = withoutItsPath(link->second);
}

bool customerHidden(const Draft& draft)
{
    return draft.values.commitmentKey.empty();
}

}  // namespace countersign
