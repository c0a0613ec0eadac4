#include "services/console/desk/viewsdeskimpl.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "models/view/followup.h"

#include <QString>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr std::size_t longestViewName = 80;
constexpr std::size_t mostViews = 200;

// Whether asking again later may help; everything else is the backend's considered no.
bool mayPass(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::LostAnswer || code == ErrorCode::Cancelled
        || code == ErrorCode::Throttled || code == ErrorCode::Unauthenticated || code == ErrorCode::Internal || code == ErrorCode::Storage;
}

}  // namespace

ViewsDeskImpl::ViewsDeskImpl(ApiClient& api, LocalStore& store, const Person& person, std::function<TimeMs()> now, SavedView::Kind kind, QObject* parent)
    : ViewsDesk(parent), m_api(api), m_store(store), m_person(person), m_now(std::move(now)), m_kind(kind)
{
    whenDone(m_store.sealedValue(key()), this, [this](const Result<QString>& known) {
        if (!known || known->isEmpty())
            return;
        restore(known->toStdString());
        Q_EMIT viewsChanged();
        if (m_online)
            push();
    });
}

QString ViewsDeskImpl::key() const
{
    return m_kind == SavedView::Kind::Record ? u"record_views"_s : u"views"_s;
}

bool ViewsDeskImpl::mayAsk() const
{
    return m_online && m_person.may(m_kind == SavedView::Kind::Record ? Permission::ReadAudit : Permission::ReadDrafts);
}

std::string ViewsDeskImpl::stored() const
{
    Json json{{"own", Json::array()}, {"shared", Json::array()}, {"unsent", m_unsent}, {"removed", m_removed}};
    for (const auto& [id, view] : m_own)
        json["own"].push_back(view);
    for (const auto& [id, view] : m_shared)
        json["shared"].push_back(view);
    return json.dump();
}

// What was saved before this was read stands; a value that cannot be read is as none.
void ViewsDeskImpl::restore(const std::string& text)
{
    const auto json = parseJson(text);
    if (!json || !json->is_object())
        return;
    const auto own = decode<std::vector<SavedView>>(json->value("own", Json::array()));
    const auto shared = decode<std::vector<SavedView>>(json->value("shared", Json::array()));
    const auto unsent = decode<std::set<std::string>>(json->value("unsent", Json::array()));
    const auto removed = decode<std::set<std::string>>(json->value("removed", Json::array()));
    if (own)
        for (const SavedView& view : *own)
            m_own.emplace(view.id, view);
    if (shared)
        for (const SavedView& view : *shared)
            m_shared.emplace(view.id, view);
    if (unsent)
        m_unsent.insert(unsent->begin(), unsent->end());
    if (removed)
        m_removed.insert(removed->begin(), removed->end());
}

QFuture<Result<void>> ViewsDeskImpl::keep()
{
    return m_store.setSealedValue(key(), QString::fromStdString(stored()));
}

std::vector<SavedView> ViewsDeskImpl::views() const
{
    const auto byName = [](const SavedView& a, const SavedView& b) {
        return QString::localeAwareCompare(QString::fromStdString(a.name), QString::fromStdString(b.name)) < 0;
    };
    std::vector<SavedView> all;
    for (const Views* part : {&m_own, &m_shared}) {
        const auto from = static_cast<std::ptrdiff_t>(all.size());
        for (const auto& [id, view] : *part)
            all.push_back(view);
        std::stable_sort(all.begin() + from, all.end(), byName);
    }
    return all;
}

QFuture<Result<void>> ViewsDeskImpl::save(const SavedView& given)
{
    SavedView view = given;
    view.name = cleanText(view.name, longestViewName + 1);
    if (view.name.empty() || countCharacters(view.name) > longestViewName)
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "A view's name has 1 to 80 characters."));
    if (view.words.size() > longestSearchWords)
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "A search has at most 2,000 bytes."));
    if (view.id.empty())
        view.id = newId(m_now());
    const auto others = m_shared.find(view.id);
    if (others != m_shared.end() && others->second.ownerId != m_person.id)
        return readyFuture<Result<void>>(fail(ErrorCode::Forbidden, "This view is another person's: save it as one of your own."));
    if (!m_own.contains(view.id) && m_own.size() >= mostViews)
        return readyFuture<Result<void>>(fail(ErrorCode::Conflict, "You have 200 saved views: remove one first."));
    view.ownerId = m_person.id;
    view.ownerName = m_person.name;
    view.updatedAt = m_now();
    view.kind = m_kind;
    if (view.shared || others != m_shared.end())
        return share(view);
    m_own[view.id] = view;
    m_unsent.insert(view.id);
    m_removed.erase(view.id);
    Q_EMIT viewsChanged();
    auto kept = keep();
    push();
    return kept;
}

// Sharing, and taking a shared view back to oneself, take effect at the backend or not at all.
QFuture<Result<void>> ViewsDeskImpl::share(const SavedView& view)
{
    if (!m_person.may(Permission::ShareViews))
        return readyFuture<Result<void>>(fail(ErrorCode::Forbidden, "Your roles do not include the right to share views."));
    if (!m_online)
        return readyFuture<Result<void>>(
            fail(ErrorCode::Unavailable, "Sharing a view needs the backend, which is away just now. Save it for yourself meanwhile."));
    Answerer<Result<void>> reply;
    whenDone(m_api.saveView(view), this, [this, reply](const Answer<SavedView>& saved) {
        if (!saved) {
            reply(tl::unexpected(saved.error().error));
            return;
        }
        m_own.erase(saved->id);
        m_shared.erase(saved->id);
        m_unsent.erase(saved->id);
        (saved->shared ? m_shared : m_own)[saved->id] = *saved;
        Q_EMIT viewsChanged();
        whenDone(keep(), this, [reply](Result<void> kept) { reply(std::move(kept)); });
    });
    return reply.future();
}

QFuture<Result<void>> ViewsDeskImpl::remove(const std::string& viewId)
{
    if (m_own.erase(viewId) > 0) {
        // One that the backend never saw is asked away too: it may have, where the answer was lost.
        m_unsent.erase(viewId);
        m_removed.insert(viewId);
        Q_EMIT viewsChanged();
        auto kept = keep();
        push();
        return kept;
    }
    if (!m_shared.contains(viewId))
        return readyFuture<Result<void>>(fail(ErrorCode::NotFound, "There is no such view."));
    if (!m_online)
        return readyFuture<Result<void>>(
            fail(ErrorCode::Unavailable, "Removing a shared view needs the backend, which is away just now."));
    Answerer<Result<void>> reply;
    whenDone(m_api.removeView(viewId), this, [this, reply, viewId](const Answer<void>& gone) {
        if (!gone && gone.error().error.code != ErrorCode::NotFound) {
            reply(tl::unexpected(gone.error().error));
            return;
        }
        m_shared.erase(viewId);
        Q_EMIT viewsChanged();
        whenDone(keep(), this, [reply](Result<void> kept) { reply(std::move(kept)); });
    });
    return reply.future();
}

void ViewsDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online || !online)
        return;
    push();
    ask();
}

void ViewsDeskImpl::push()
{
    if (!mayAsk())
        return;
    for (const std::string& id : m_unsent) {
        const auto view = m_own.find(id);
        if (view == m_own.end())
            continue;
        whenDone(m_api.saveView(view->second), this, [this, id, at = view->second.updatedAt](const Answer<SavedView>& saved) {
            if (!saved)
                return;  // stays here, and is offered again with the next coming online
            const auto now = m_own.find(id);
            if (now == m_own.end() || now->second.updatedAt != at)
                return;  // changed meanwhile: sent on its own
            m_unsent.erase(id);
            whenDone(keep(), this, [](const Result<void>&) {});
        });
    }
    for (const std::string& id : m_removed)
        whenDone(m_api.removeView(id), this, [this, id](const Answer<void>& gone) {
            if (!gone && mayPass(gone.error().error.code))
                return;
            m_removed.erase(id);
            whenDone(keep(), this, [](const Result<void>&) {});
        });
}

void ViewsDeskImpl::ask()
{
    if (!mayAsk())
        return;
    if (std::exchange(m_asking, true)) {
        m_askAgain = true;
        return;
    }
    whenDone(m_api.views(m_kind), this, [this](const Answer<std::vector<SavedView>>& told) {
        m_asking = false;
        if (told)
            merge(*told);
        if (std::exchange(m_askAgain, false))
            ask();
    });
}

void ViewsDeskImpl::merge(const std::vector<SavedView>& told)
{
    Views own;
    Views shared;
    for (const SavedView& view : told) {
        if (view.shared)
            shared[view.id] = view;
        else if (!m_removed.contains(view.id))
            own[view.id] = view;
    }
    // What was saved here and is not there yet wins over what is there.
    for (const std::string& id : m_unsent)
        if (const auto mine = m_own.find(id); mine != m_own.end())
            own[id] = mine->second;
    const auto same = [](const Views& a, const Views& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
            return x.first == y.first && x.second.name == y.second.name && x.second.filter == y.second.filter
                && x.second.words == y.second.words && x.second.ownerName == y.second.ownerName;
        });
    };
    const bool moved = !same(own, m_own) || !same(shared, m_shared);
    m_own = std::move(own);
    m_shared = std::move(shared);
    if (!moved)
        return;
    Q_EMIT viewsChanged();
    whenDone(keep(), this, [](const Result<void>&) {});
}

}  // namespace countersign
