#include "models/domain/privacy.h"

#include "models/domain/codec.h"

namespace countersign {

namespace {

constexpr auto revealedFields = [](auto& archive, auto& customer) {
    archive("name", customer.name);
    archive("email", customer.email);
    archive("phone", customer.phone);
    archive("shown_seconds", customer.shownSeconds);
};

}  // namespace

void to_json(Json& json, const RevealedCustomer& customer) { codec::write(json, customer, revealedFields); }
void from_json(const Json& json, RevealedCustomer& customer) { codec::read(json, customer, revealedFields); }

// A webhook is needed until its cart is settled; a draft for as long as its decision may be asked about.
KeptLimit keptLimit(KeptKind kind)
{
    switch (kind) {
    case KeptKind::Webhooks: return { 3, 30, 400 };
    case KeptKind::Carts: return { 14, 90, 800 };
    case KeptKind::Exchanges: return { 7, 180, 3660 };
    case KeptKind::Drafts: return { 30, 400, 3660 };
    case KeptKind::Profiles: return { 90, 800, 3660 };
    case KeptKind::UnsentApprovals: return { 1, 14, 90 };
    case KeptKind::SurveyWords: return { 14, 180, 3660 };
    }
    return { 1, 30, 30 };
}

Retention usualRetention()
{
    Retention retention;
    for (const auto& [kind, name] : EnumWords<KeptKind>::words)
        retention.days[kind] = keptLimit(kind).usual;
    return retention;
}

void to_json(Json& json, const Retention& retention)
{
    json = Json::object();
    for (const auto& [kind, days] : retention.days)
        json[std::string(word(kind))] = days;
}

Result<Retention> retentionFromJson(const Json& json)
{
    if (!json.is_object())
        return fail(ErrorCode::InvalidInput, "retention is an object of kinds and days");
    Retention retention = usualRetention();
    for (const auto& [name, value] : json.items()) {
        const auto kind = fromWord<KeptKind>(name);
        if (!kind)
            return fail(ErrorCode::InvalidInput, "retention knows no kind \"" + name.substr(0, 40) + "\"");
        const auto days = decode<int>(value);
        const auto limit = keptLimit(*kind);
        if (!days || *days < limit.least || *days > limit.most)
            return fail(ErrorCode::InvalidInput,
                name + " are kept " + std::to_string(limit.least) + " to " + std::to_string(limit.most) + " days");
        retention.days[*kind] = *days;
    }
    return retention;
}

}  // namespace countersign
