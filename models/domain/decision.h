#pragma once
// A verdict that a person, or a rule in a person's name, put a signature under.
#include "models/domain/message.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class Verdict { Approve, ApproveWithEdits, Reject, SendBack, Escalate, HoldUntil };
template <>
struct EnumWords<Verdict> {
    static constexpr std::array<std::pair<Verdict, std::string_view>, 6> words{{{Verdict::Approve, "approve"},
        {Verdict::ApproveWithEdits, "approve_with_edits"}, {Verdict::Reject, "reject"}, {Verdict::SendBack, "send_back"},
        {Verdict::Escalate, "escalate"}, {Verdict::HoldUntil, "hold_until"}}};
};

enum class RejectReason { WrongTone, WrongReason, OfferTooHigh, OfferTooLow, FactuallyWrong, BadTiming, CustomerIssue, NotNeeded, Other };
template <>
struct EnumWords<RejectReason> {
    static constexpr std::array<std::pair<RejectReason, std::string_view>, 9> words{{{RejectReason::WrongTone, "wrong_tone"},
        {RejectReason::WrongReason, "wrong_reason"}, {RejectReason::OfferTooHigh, "offer_too_high"}, {RejectReason::OfferTooLow, "offer_too_low"},
        {RejectReason::FactuallyWrong, "factually_wrong"}, {RejectReason::BadTiming, "bad_timing"},
        {RejectReason::CustomerIssue, "customer_issue"}, {RejectReason::NotNeeded, "not_needed"}, {RejectReason::Other, "other"}}};
};

// What is signed: canonicalJson of this, nothing else.
struct DecisionStatement {
    std::string decisionId;  // UUIDv7 made by the console; also the idempotency key
    std::string draftId;
    std::int64_t revision = 0;  // the revision that was on the screen; for ApproveWithEdits the one the edit started from
    Verdict verdict = Verdict::Approve;
    Binding binding;            // of the message as approved (edited, if so)
    std::optional<RejectReason> reasonCode;  // Reject
    std::string noteDigest;                  // hex SHA-256(salt ‖ note); empty without a note. The text itself may name people: never in the record
    std::optional<TimeMs> until;             // HoldUntil
    std::vector<std::string> overrides;      // ids of requirements overridden, each needs its own right
    TimeMs decidedAt = 0;
    std::string personId;
    std::string keyId;
};
void to_json(Json& json, const DecisionStatement& statement);
void from_json(const Json& json, DecisionStatement& statement);
[[nodiscard]] std::string signedBytes(const DecisionStatement& statement);

// What a decision took its maker, as the window saw it. Not signed: it proves nothing, it only informs.
struct Effort {
    TimeMs activeMs = 0;         // with the window focused and a hand at it
    bool scrolledToEnd = false;  // the whole message was on the screen at some time
    int keystrokes = 0;          // typed into the message
};
void to_json(Json& json, const Effort& effort);
void from_json(const Json& json, Effort& effort);

// What travels: POST /v1/drafts/{id}/decisions
struct Decision {
    DecisionStatement statement;
    std::optional<Content> content;  // ApproveWithEdits: the edited content
    std::string note;                // instruction for SendBack, explanation for Reject and overrides; cleaned, ≤ 2,000 characters
    std::string noteSalt;            // 32 hex digits; empty without a note
    std::optional<Effort> effort;
    std::string batch;               // UUIDv7 that decisions made in one act share; empty for a single one
    std::string signature;           // base64 Ed25519 over signedBytes(statement)
};
void to_json(Json& json, const Decision& decision);
void from_json(const Json& json, Decision& decision);

[[nodiscard]] std::string noteDigest(std::string_view salt, std::string_view note);  // "" for an empty note

// What came of it at the backend, in the words the status line uses.
enum class DecisionState { Accepted, Held, Undone, Voided, Sending, Sent, Unknown, Failed };
template <>
struct EnumWords<DecisionState> {
    static constexpr std::array<std::pair<DecisionState, std::string_view>, 8> words{{{DecisionState::Accepted, "accepted"},
        {DecisionState::Held, "held"}, {DecisionState::Undone, "undone"}, {DecisionState::Voided, "voided"},
        {DecisionState::Sending, "sending"}, {DecisionState::Sent, "sent"}, {DecisionState::Unknown, "unknown"},
        {DecisionState::Failed, "failed"}}};
};

}  // namespace countersign
