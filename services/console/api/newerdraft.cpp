#include "services/console/api/newerdraft.h"

#include "services/base/log.h"

namespace countersign {

namespace {

constexpr const char* newerKind = "newer";

// Every key of the summary that reads, one by one; the rest keeps its default.
DraftSummary readableSummary(const Json& json)
{
    Json summary = DraftSummary();
    for (const auto& [key, value] : json.items()) {
        Json with = summary;
        with[key] = value;
        if (decode<DraftSummary>(with))
            summary = std::move(with);
    }
    return decode<DraftSummary>(summary).value_or(DraftSummary());
}

}  // namespace

bool needsNewerProgram(const DraftSummary& summary)
{
    return summary.kind == newerKind;
}

std::optional<Draft> readDraft(const Json& json)
{
    auto whole = decode<Draft>(json);
    if (whole)
        return std::move(*whole);
    const auto found = json.is_object() ? json.find("summary") : json.end();
    if (!json.is_object() || found == json.end() || !found->is_object())
        return std::nullopt;
    Draft draft;
    draft.summary = readableSummary(*found);
    if (draft.summary.id.empty())
        return std::nullopt;
    log(LogLevel::Warning, "api", "a draft needs a newer program", {{"draft", draft.summary.id}, {"why", whole.error().detail}});
    draft.summary.kind = newerKind;
    draft.summary.whyYours = "Needs a newer Countersign";
    draft.title = draft.summary.whyYours;
    draft.subtitle = "The backend is newer than this program. Update Countersign to read and decide this draft.";
    return draft;
}

}  // namespace countersign
