#pragma once
// Why a cart was abandoned: twelve reasons, their probabilities and the evidence.
#include "models/domain/json.h"

#include <string>
#include <vector>

namespace countersign {

enum class Reason { ShippingCost, PriceComparison, AccountRequired, CheckoutComplexity, PaymentFailure, PaymentTrust,
                    DeliveryTime, ReturnsPolicy, OutOfStock, TechnicalError, DeviceFriction, Distraction };
template <>
struct EnumWords<Reason> {
    static constexpr std::array<std::pair<Reason, std::string_view>, 12> words{{{Reason::ShippingCost, "shipping_cost"},
        {Reason::PriceComparison, "price_comparison"}, {Reason::AccountRequired, "account_required"},
        {Reason::CheckoutComplexity, "checkout_complexity"}, {Reason::PaymentFailure, "payment_failure"},
        {Reason::PaymentTrust, "payment_trust"}, {Reason::DeliveryTime, "delivery_time"}, {Reason::ReturnsPolicy, "returns_policy"},
        {Reason::OutOfStock, "out_of_stock"}, {Reason::TechnicalError, "technical_error"}, {Reason::DeviceFriction, "device_friction"},
        {Reason::Distraction, "distraction"}}};
};

struct ReasonProbability {
    Reason reason = Reason::Distraction;
    int probabilityBp = 0;  // basis points, 0–10000; all twelve sum to 10000
};
void to_json(Json& json, const ReasonProbability& value);
void append_json(std::string& text, const ReasonProbability& value);
void from_json(const Json& json, ReasonProbability& value);

struct Evidence {
    std::string signal;    // stable key, "shipping_ratio"
    Reason reason = Reason::Distraction;  // the reason it speaks for most
    int weightMillinats = 0;  // log-likelihood ratio × 1000, signed
    int dots = 1;             // 1–3, for the eye
    std::string sentence;     // English, true, checkable: "Shipping is 14 % of the cart"
    Json facts;               // the numbers behind the sentence
};
void to_json(Json& json, const Evidence& value);
void append_json(std::string& text, const Evidence& value);
void from_json(const Json& json, Evidence& value);

struct Diagnosis {
    std::vector<ReasonProbability> reasons;  // descending
    std::vector<Evidence> evidence;          // strongest first
    int recoveryBp = 0;                      // probability of recovery with no incentive
    std::string segment;                     // "first_time", "returning", "b2b"
    std::string model;                       // "evidence-v1"
    [[nodiscard]] Reason topReason() const { return reasons.empty() ? Reason::Distraction : reasons.front().reason; }
    [[nodiscard]] int confidenceBp() const { return reasons.empty() ? 0 : reasons.front().probabilityBp; }
};
void to_json(Json& json, const Diagnosis& value);
void append_json(std::string& text, const Diagnosis& value);
void from_json(const Json& json, Diagnosis& value);

}  // namespace countersign
