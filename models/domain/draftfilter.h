#pragma once
// What a reviewer wants to see of the queue, and in which order: the search, filters, grouping and whose turn it is. Saved views hold one.
#include "models/domain/draft.h"

#include <set>
#include <string>

namespace countersign {

struct DraftFilter {
    enum class Order { Stake, Cold, Recent, Waiting };  // most at stake, soonest cold, newest, longest waiting
    enum class Turn { Yours, Everyone, Assigned, Second, Skipped };
    // Yours: what this person could decide now, without what others were given; Assigned: given to this person or a role of theirs;
    // Second: one approval stands, another is needed; Skipped: what this person skipped.
    enum class Group { None, Reason, Channel, Shop, Offer, Assignee };
    enum class Offers { Any, None, Some };  // with a discount or without
    Order order = Order::Stake;
    std::string search{};              // words that must all match; the last as a prefix
    Turn turn = Turn::Yours;
    Group group = Group::None;
    std::set<Reason> reasons{};          // empty sets: all
    std::set<Channel> channels{};
    std::set<std::string> languages{};
    std::set<std::string> shops{};
    Offers offers = Offers::Any;
    std::int64_t stakeFrom = 0;        // minor units of the policy's currency
    bool checksFailed = false;         // only drafts with a failed check
    bool late = false;                 // only drafts that waited longer than the policy's time to decide
    friend bool operator==(const DraftFilter&, const DraftFilter&) = default;
};
void to_json(Json& json, const DraftFilter& filter);
void from_json(const Json& json, DraftFilter& filter);

template <>
struct EnumWords<DraftFilter::Order> {
    using Order = DraftFilter::Order;
    static constexpr std::array<std::pair<Order, std::string_view>, 4> words{
        {{Order::Stake, "stake"}, {Order::Cold, "cold"}, {Order::Recent, "recent"}, {Order::Waiting, "waiting"}}};
};
template <>
struct EnumWords<DraftFilter::Turn> {
    using Turn = DraftFilter::Turn;
    static constexpr std::array<std::pair<Turn, std::string_view>, 5> words{{{Turn::Yours, "yours"}, {Turn::Everyone, "everyone"},
        {Turn::Assigned, "assigned"}, {Turn::Second, "second"}, {Turn::Skipped, "skipped"}}};
};
template <>
struct EnumWords<DraftFilter::Group> {
    using Group = DraftFilter::Group;
    static constexpr std::array<std::pair<Group, std::string_view>, 6> words{{{Group::None, "none"}, {Group::Reason, "reason"},
        {Group::Channel, "channel"}, {Group::Shop, "shop"}, {Group::Offer, "offer"}, {Group::Assignee, "assignee"}}};
};
template <>
struct EnumWords<DraftFilter::Offers> {
    using Offers = DraftFilter::Offers;
    static constexpr std::array<std::pair<Offers, std::string_view>, 3> words{
        {{Offers::Any, "any"}, {Offers::None, "none"}, {Offers::Some, "some"}}};
};

constexpr std::size_t longestSearchWords = 2000;  // bytes

// A filter of the queue, or a search of the record, under a name: a person's own, or shared with everyone at the backend.
struct SavedView {
    enum class Kind { Queue, Record };
    std::string id;         // UUIDv7
    std::string name;       // ≤ 80 characters
    bool shared = false;
    std::string ownerId;
    std::string ownerName;
    DraftFilter filter;     // of the queue
    TimeMs updatedAt = 0;
    Kind kind = Kind::Queue;
    std::string words{};    // of the record's search field, fields included
};
template <>
struct EnumWords<SavedView::Kind> {
    using Kind = SavedView::Kind;
    static constexpr std::array<std::pair<Kind, std::string_view>, 2> words{{{Kind::Queue, "queue"}, {Kind::Record, "record"}}};
};
void to_json(Json& json, const SavedView& view);
void from_json(const Json& json, SavedView& view);

}  // namespace countersign
