#include "models/domain/draftfilter.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {

constexpr std::size_t longestName = 80;
constexpr std::size_t longestView = 16000;  // bytes of its JSON
constexpr std::int64_t mostViews = 200;     // of one person

using ViewRow = std::tuple<std::string, std::optional<std::string>, std::int64_t, std::string, std::int64_t>;

// Who may not read what a view is of has no use for it, and its words may tell of it.
Result<void> mayUse(const Person& person, SavedView::Kind kind)
{
    const Permission right = kind == SavedView::Kind::Record ? Permission::ReadAudit : Permission::ReadDrafts;
    if (person.may(right))
        return {};
    return fail(ErrorCode::Forbidden, "your roles do not include the right to " + std::string(word(right)));
}

Result<SavedView> viewOf(const ViewRow& row)
{
    auto view = fromRowText<SavedView>(std::get<3>(row), "a saved view");
    if (!view)
        return view;
    view->ownerId = std::get<0>(row);
    view->ownerName = std::get<1>(row).value_or(std::string());
    view->shared = std::get<2>(row) != 0;
    view->updatedAt = std::get<4>(row);
    return view;
}

HttpResponse listViews(const ServerParts& parts, Call& call)
{
    const std::string asked = call.request.queryValue("kind");
    const auto kind = asked.empty() ? std::optional(SavedView::Kind::Queue) : fromWord<SavedView::Kind>(asked);
    if (!kind)
        return problem({ErrorCode::InvalidInput, "kind is queue or record", std::nullopt});
    if (auto may = mayUse(*call.person, *kind); !may)
        return problem(may.error());
    const auto views = parts.context.reads.read<std::vector<SavedView>>([&](Connection& connection) -> Result<std::vector<SavedView>> {
        const auto rows = connection.rows<ViewRow>(
            "SELECT v.owner, p.name, v.shared, v.view, v.updated_at FROM views v LEFT JOIN people p ON p.id = v.owner "
            "WHERE v.owner = :me OR v.shared = 1 ORDER BY v.shared, v.id", call.person->id);
        if (!rows)
            return tl::unexpected(rows.error());
        std::vector<SavedView> found;
        for (const auto& row : *rows) {
            auto view = viewOf(row);
            if (!view)
                return tl::unexpected(view.error());
            if (view->kind == *kind)
                found.push_back(std::move(*view));
        }
        return found;
    });
    return views ? ok(Json{{"views", *views}}) : problem(views.error());
}

Result<void> recordView(Connection& connection, const Person& person, const std::string& action, const std::string& id, bool shared, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = action;
    entry.subjectKind = "view";
    entry.subject = id;
    entry.data = Json{{"shared", shared}};
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    return noteChange(connection, "view", id, now);
}

struct Present {
    std::string owner;
    bool shared = false;
    SavedView::Kind kind = SavedView::Kind::Queue;
};

Result<std::optional<Present>> present(Connection& connection, const std::string& id)
{
    const auto row
        = connection.row<std::tuple<std::string, std::int64_t, std::string>>("SELECT owner, shared, view FROM views WHERE id = :id", id);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<Present>{};
    const auto view = fromRowText<SavedView>(std::get<2>(**row), "a saved view");
    return std::optional<Present>{
        Present{std::get<0>(**row), std::get<1>(**row) != 0, view ? view->kind : SavedView::Kind::Queue}}; // what cannot be read can be removed
}

Result<SavedView> givenView(Call& call)
{
    auto body = bodyObject(call.request);
    if (!body)
        return tl::unexpected(body.error());
    (*body)["id"] = call.parts.at(0);
    auto view = decode<SavedView>(*body);
    if (!view)
        return view;
    if (!isId(view->id))
        return fail(ErrorCode::InvalidInput, "the view's id is no UUIDv7");
    view->name = cleanText(view->name, longestName + 1);
    if (view->name.empty() || countCharacters(view->name) > longestName)
        return fail(ErrorCode::InvalidInput, "a view's name has 1 to 80 characters");
    view->filter.search = cleanText(view->filter.search, 200);
    if (view->words.size() > longestSearchWords)
        return fail(ErrorCode::InvalidInput, "a search is longer than 2000 bytes");
    if (jsonText(*view).size() > longestView)
        return fail(ErrorCode::InvalidInput, "the view's filter is too long");
    return view;
}

HttpResponse saveView(const ServerParts& parts, Call& call)
{
    auto view = givenView(call);
    if (!view)
        return problem(view.error());
    const Person& person = *call.person;
    if (auto may = mayUse(person, view->kind); !may)
        return problem(may.error());
    if (view->shared && !person.may(Permission::ShareViews))
        return problem({ErrorCode::Forbidden, "your roles do not include the right to share_views", std::nullopt});
    const TimeMs now = parts.context.clock.now();
    view->ownerId = person.id;
    view->ownerName = person.name;
    view->updatedAt = now;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const auto before = present(connection, view->id);
        if (!before)
            return tl::unexpected(before.error());
        if (before->has_value() && (*before)->owner != person.id)
            return fail(ErrorCode::Forbidden, "this view is another person's: save it as one of your own");
        if (before->has_value() && (*before)->shared && !person.may(Permission::ShareViews))
            return fail(ErrorCode::Forbidden, "this view is shared, and your roles do not include the right to share_views");
        if (before->has_value() && (*before)->kind != view->kind)
            return fail(ErrorCode::Conflict, "this id is a view of another kind");
        const auto count = connection.row<std::tuple<std::int64_t>>("SELECT COUNT(*) FROM views WHERE owner = :me", person.id);
        if (!count)
            return tl::unexpected(count.error());
        if (!before->has_value() && std::get<0>(**count) >= mostViews)
            return fail(ErrorCode::Conflict, "a person saves at most 200 views: remove one first");
        const auto saved = connection.run(
            "INSERT INTO views(id, owner, shared, view, updated_at) VALUES(:id, :owner, :shared, :view, :at) ON CONFLICT(id) DO UPDATE SET "
            "shared = excluded.shared, view = excluded.view, updated_at = excluded.updated_at",
            view->id, person.id, view->shared ? 1 : 0, jsonText(*view), now);
        if (!saved)
            return tl::unexpected(saved.error());
        return recordView(connection, person, "view.saved", view->id, view->shared, now);
    });
    return written ? ok(Json(*view)) : problem(written.error());
}

HttpResponse removeView(const ServerParts& parts, Call& call)
{
    const Person& person = *call.person;
    const TimeMs now = parts.context.clock.now();
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const std::string& id = call.parts.at(0);
        const auto before = present(connection, id);
        if (!before)
            return tl::unexpected(before.error());
        const bool own = before->has_value() && (*before)->owner == person.id;
        if (!before->has_value() || (!own && !(*before)->shared))
            return fail(ErrorCode::NotFound, "there is no such view");
        if (auto may = mayUse(person, (*before)->kind); !may)
            return may;
        if ((*before)->shared && !person.may(Permission::ShareViews))
            return fail(ErrorCode::Forbidden, "this view is shared, and your roles do not include the right to share_views");
        const auto gone = connection.run("DELETE FROM views WHERE id = :id", id);
        if (!gone)
            return tl::unexpected(gone.error());
        return recordView(connection, person, "view.removed", id, (*before)->shared, now);
    });
    return written ? noContent() : problem(written.error());
}

}  // namespace

void addViewRoutes(Router& router, const ServerParts& parts)
{
    // For whoever may read what the view is of, the queue or the record: the answer asks.
    router.add({"GET", "/v1/views", Access::SignedIn, [parts](Call& call) { return listViews(parts, call); }, {}});
    router.add({"PUT", "/v1/views/{id}", Access::SignedIn, [parts](Call& call) { return saveView(parts, call); }, {}});
    router.add({"DELETE", "/v1/views/{id}", Access::SignedIn, [parts](Call& call) { return removeView(parts, call); }, {}});
}

}  // namespace countersign
