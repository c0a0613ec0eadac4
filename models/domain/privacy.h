#pragma once
// What the console and the backend both say about personal data: why someone looks, and how long each kind is kept.
#include "models/domain/json.h"

#include <map>
#include <string>

namespace countersign {

// Why a person wants to see a customer in clear. The record keeps this word; what they wrote beside it names people and stays sealed.
enum class RevealReason { CheckRecipient, DeliveryProblem, CustomerAsked, LegalRequest, Other };
template <>
struct EnumWords<RevealReason> {
    static constexpr std::array<std::pair<RevealReason, std::string_view>, 5> words{ { { RevealReason::CheckRecipient, "check_recipient" },
        { RevealReason::DeliveryProblem, "delivery_problem" }, { RevealReason::CustomerAsked, "customer_asked" },
        { RevealReason::LegalRequest, "legal_request" }, { RevealReason::Other, "other" } } };
};

// A customer in clear, as the vault holds them. Never written to a disk by whoever is shown it.
struct RevealedCustomer {
    std::string name;
    std::string email;
    std::string phone;
    int shownSeconds = 0;  // then it is to be hidden again
};
void to_json(Json& json, const RevealedCustomer& customer);
void from_json(const Json& json, RevealedCustomer& customer);

// A kind of data that is emptied when its time is over.
enum class KeptKind { Webhooks, Carts, Exchanges, Drafts, Profiles, UnsentApprovals, SurveyWords };
template <>
struct EnumWords<KeptKind> {
    static constexpr std::array<std::pair<KeptKind, std::string_view>, 7> words{ { { KeptKind::Webhooks, "webhooks" },
        { KeptKind::Carts, "carts" }, { KeptKind::Exchanges, "exchanges" }, { KeptKind::Drafts, "drafts" },
        { KeptKind::Profiles, "profiles" }, { KeptKind::UnsentApprovals, "unsent_approvals" },
        { KeptKind::SurveyWords, "survey_words" } } };
};
struct KeptLimit {
    int least = 0;
    int usual = 0;
    int most = 0;  // days
};
[[nodiscard]] KeptLimit keptLimit(KeptKind kind);

struct Retention {
    std::map<KeptKind, int> days;  // every kind, within its limit
};
[[nodiscard]] Retention usualRetention();
void to_json(Json& json, const Retention& retention);
// {"webhooks": 30, …}; a kind that is not named gets its usual days. InvalidInput: an unknown kind, no whole number, outside its limit.
[[nodiscard]] Result<Retention> retentionFromJson(const Json& json);

}  // namespace countersign
