#include "models/domain/draftfilter.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr auto draftFilterFields = [](auto& archive, auto& filter) {
    archive("order", filter.order);
    archive("search", filter.search);
    archive("turn", filter.turn);
    archive("group", filter.group);
    archive("reasons", filter.reasons);
    archive("channels", filter.channels);
    archive("languages", filter.languages);
    archive("shops", filter.shops);
    archive("offers", filter.offers);
    archive("stake_from", filter.stakeFrom);
    archive("checks_failed", filter.checksFailed);
    archive("late", filter.late);
};

constexpr auto viewFields = [](auto& archive, auto& view) {
    archive.need("id", view.id);
    archive.need("name", view.name);
    archive("shared", view.shared);
    archive("owner_id", view.ownerId);
    archive("owner_name", view.ownerName);
    archive.need("filter", view.filter);
    archive.time("updated_at", view.updatedAt);
    archive("kind", view.kind);
    archive("words", view.words);
};

}  // namespace

void to_json(Json& json, const DraftFilter& filter) { codec::write(json, filter, draftFilterFields); }
void from_json(const Json& json, DraftFilter& filter) { codec::read(json, filter, draftFilterFields); }
void to_json(Json& json, const SavedView& view) { codec::write(json, view, viewFields); }
void from_json(const Json& json, SavedView& view) { codec::read(json, view, viewFields); }

}  // namespace countersign
