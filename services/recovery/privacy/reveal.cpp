#include "services/recovery/privacy/reveal.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/reach.h"
#include "models/domain/text.h"
#include "services/recovery/privacy/privacyentry.h"
#include "services/recovery/store/draftstore.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestRevealNote = 500;
constexpr int shownSeconds = 60;

Result<void> mayRevealMore(Connection& connection, const std::string& personId, TimeMs now)
{
    const auto count = connection.row<std::tuple<std::int64_t>>(
        "SELECT count(*) FROM reveals WHERE person_id = :person AND at > :since", personId, now - hourMs);
    if (!count)
        return tl::unexpected(count.error());
    if (*count && std::get<0>(**count) >= mostRevealsPerHour)
        return fail(ErrorCode::Throttled, "no more than " + std::to_string(mostRevealsPerHour) + " customers are shown to one person in an hour",
            hourMs / 4);
    return {};
}

// What the vault knows; where it knows nothing yet, what the message itself is addressed to.
Result<RevealedCustomer> inClear(Connection& connection, const StoredDraft& stored)
{
    RevealedCustomer customer;
    customer.shownSeconds = shownSeconds;
    std::string first;
    std::string last;
    for (const auto& [field, target] : { std::pair("first_name", &first), std::pair("last_name", &last),
             std::pair("email", &customer.email), std::pair("phone", &customer.phone) }) {
        auto value = getVault(connection, *stored.subject, field);
        if (!value)
            return tl::unexpected(std::move(value.error()));
        *target = value->value_or(std::string());
    }
    const auto& values = stored.draft.values;
    auto& address = stored.draft.summary.channel == Channel::Email ? customer.email : customer.phone;
    if (address.empty())
        address = values.to;
    if (const auto name = values.text.find("first_name"); first.empty() && name != values.text.end())
        first = name->second;
    customer.name = first + (first.empty() || last.empty() ? "" : " ") + last;
    return customer;
}

Result<RevealedCustomer> revealInside(
    Connection& connection, const SealKey& master, const Person& person, const RevealWish& wish, const std::string& note, TimeMs now)
{
    if (auto allowed = mayRevealMore(connection, person.id, now); !allowed)
        return tl::unexpected(std::move(allowed.error()));
    const auto stored = loadDraft(connection, master, wish.draftId);
    if (!stored)
        return tl::unexpected(stored.error());
    // Seeing is no act in a channel: only another shop's customers are out of reach.
    const auto beyond = beyondReach(person, placeOf(stored->draft));
    if (const auto shop = std::ranges::find(beyond, "shop_allowed", &RequirementResult::id); shop != beyond.end())
        return fail(ErrorCode::Forbidden, shop->sentence);
    auto customer = inClear(connection, *stored);
    if (!customer)
        return customer;
    const Subject& subject = *stored->subject;
    const std::string id = newId(now);
    const auto kept = connection.run("INSERT INTO reveals(id, subject_id, draft_id, person_id, reason, note, at) "
                                     "VALUES(:id, :subject, :draft, :person, :reason, :note, :at)",
        id, subject.id, wish.draftId, person.id, word(wish.reason), note.empty() ? std::string() : subject.key.seal(note, id), now);
    if (!kept)
        return tl::unexpected(kept.error());
    Json shown = Json::array();
    for (const auto& [field, value] :
        { std::pair("name", &customer->name), std::pair("email", &customer->email), std::pair("phone", &customer->phone) })
        if (!value->empty())
            shown.push_back(field);
    Json data{ { "reveal_id", id }, { "reason", word(wish.reason) }, { "fields", std::move(shown) } };
    if (!note.empty())
        data["note_digest"] = hex(view(hmacSha256(subject.key.derive("commitment").bytes(), note)));
    AuditEntry entry = privacyEntry(person, "subject.revealed", "subject", subject.id, stored->draft.summary.shopId, std::move(data));
    entry.draftId = wish.draftId;
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return tl::unexpected(std::move(appended.error()));
    return customer;
}

}  // namespace

Result<RevealedCustomer> revealCustomer(const RecoveryContext& context, const Person& person, const RevealWish& wish)
{
    if (countCharacters(wish.note) > longestRevealNote)
        return fail(ErrorCode::InvalidInput, "the note is longer than 500 characters");
    const std::string note = cleanText(wish.note, longestRevealNote, true);
    if (note.empty() && wish.reason == RevealReason::Other)
        return fail(ErrorCode::InvalidInput, "another reason needs a note that says which");
    Result<RevealedCustomer> revealed = fail(ErrorCode::Internal, "nothing was read");
    const auto written = context.writer.run([&](Connection& connection) -> Result<void> {
        revealed = revealInside(connection, context.keys.master, person, wish, note, context.clock.now());
        return revealed ? Result<void>{} : Result<void>(tl::unexpected(revealed.error()));
    });
    if (!written)
        return tl::unexpected(written.error());
    return revealed;
}

}  // namespace countersign
