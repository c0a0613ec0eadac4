#include "models/domain/breakglass.h"

#include "models/domain/codec.h"

namespace countersign {

namespace {

constexpr auto brokenGlassFields = [](auto& archive, auto& glass) {
    archive.need("id", glass.id);
    archive.need("person_id", glass.personId);
    archive("person", glass.personName);
    archive.need("right", glass.right);
    archive.need("emergency", glass.emergency);
    archive.need("nobody", glass.nobody);
    archive.needTime("opened_at", glass.openedAt);
    archive.needTime("until", glass.until);
};

} // namespace

void to_json(Json& json, const BrokenGlass& glass) { codec::write(json, glass, brokenGlassFields); }
void from_json(const Json& json, BrokenGlass& glass) { codec::read(json, glass, brokenGlassFields); }

bool mayBeTakenInEmergency(Permission right)
{
    return right == Permission::Undo || right == Permission::BreakLease || right == Permission::OverrideCheck
        || right == Permission::ApproveSecond || right == Permission::Reject;
}

} // namespace countersign
