// The calls about working together, and about how the work goes.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"

#include <QUrlQuery>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int actTimeoutMs = 60000;  // of a call on hundreds of drafts

QUrlQuery sinceQuery(TimeMs since)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(since)));
    return query;
}

QString draftPath(const std::string& draftId, const QString& rest)
{
    return u"/v1/drafts/"_s + pathText(draftId) + rest;
}

}  // namespace

QFuture<Answer<BatchUndone>> ApiClient::undoBatch(const std::string& batch)
{
    ApiRequest asked = jsonRequest("POST", u"/v1/decisions/undo"_s, Json{{"batch", batch}});
    asked.timeoutMs = std::max(asked.timeoutMs, actTimeoutMs);
    return sendJson<BatchUndone>(std::move(asked), readBatchUndone);
}

QFuture<Answer<Colleagues>> ApiClient::colleagues()
{
    return sendJson<Colleagues>(request("GET", u"/v1/colleagues"_s), whole<Colleagues>());
}

QFuture<Answer<Comment>> ApiClient::comment(const std::string& draftId, const NewComment& comment)
{
    return sendJson<Comment>(
        jsonRequest("POST", draftPath(draftId, u"/comments"_s),
            Json{{"id", comment.id}, {"text", comment.text}, {"objection", comment.objection}, {"mentions", comment.mentions}}),
        whole<Comment>());
}

QFuture<Answer<Comment>> ApiClient::resolveObjection(const std::string& draftId, const std::string& commentId)
{
    return sendJson<Comment>(
        request("POST", draftPath(draftId, u"/comments/"_s + pathText(commentId) + u"/resolve"_s)), whole<Comment>());
}

QFuture<Answer<int>> ApiClient::giveBack(const std::vector<std::string>& draftIds, const std::string& batch)
{
    ApiRequest asked = jsonRequest("POST", u"/v1/assignments/undo"_s, Json{{"draft_ids", draftIds}, {"batch", batch}});
    asked.timeoutMs = std::max(asked.timeoutMs, actTimeoutMs);
    return sendJson<int>(std::move(asked), member<int>("undone"));
}

QFuture<Answer<void>> ApiClient::assign(
    const std::vector<std::string>& draftIds, const std::optional<Assignee>& to, const std::string& batch)
{
    Json body{{"draft_ids", draftIds}, {"to", to ? Json(*to) : Json(nullptr)}};
    if (!batch.empty())
        body["batch"] = batch;
    ApiRequest asked = jsonRequest("POST", u"/v1/assignments"_s, body);
    asked.timeoutMs = std::max(asked.timeoutMs, actTimeoutMs);
    return sendEmpty(std::move(asked));
}

QFuture<Answer<PresenceBoard>> ApiClient::lookAt(const std::string& draftId)
{
    return sendJson<PresenceBoard>(
        jsonRequest("PUT", u"/v1/presence"_s, Json{{"draft_id", draftId.empty() ? Json(nullptr) : Json(draftId)}}), readPresence);
}

QFuture<Answer<PresenceBoard>> ApiClient::presence()
{
    return sendJson<PresenceBoard>(request("GET", u"/v1/presence"_s), readPresence);
}

QFuture<Answer<std::vector<SavedView>>> ApiClient::views(SavedView::Kind kind)
{
    QUrlQuery query;
    if (kind == SavedView::Kind::Record)
        query.addQueryItem(u"kind"_s, u"record"_s);
    return sendJson<std::vector<SavedView>>(request("GET", u"/v1/views"_s, query), member<std::vector<SavedView>>("views"));
}

QFuture<Answer<SavedView>> ApiClient::saveView(const SavedView& view)
{
    return sendJson<SavedView>(jsonRequest("PUT", u"/v1/views/"_s + pathText(view.id), Json(view)), whole<SavedView>());
}

QFuture<Answer<void>> ApiClient::removeView(const std::string& id)
{
    return sendEmpty(request("DELETE", u"/v1/views/"_s + pathText(id)));
}

QFuture<Answer<std::map<RejectReason, int>>> ApiClient::rejectReasonCounts(TimeMs since)
{
    return sendJson<std::map<RejectReason, int>>(request("GET", u"/v1/insights/reject-reasons"_s, sinceQuery(since)), readReasonCounts);
}

QFuture<Answer<EffortTotals>> ApiClient::effort(TimeMs since)
{
    return sendJson<EffortTotals>(request("GET", u"/v1/insights/effort"_s, sinceQuery(since)), readEffort);
}

}  // namespace countersign
