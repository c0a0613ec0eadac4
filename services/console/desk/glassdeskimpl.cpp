#include "services/console/desk/glassdeskimpl.h"

#include "models/view/followup.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

Error glassAway()
{
    return { ErrorCode::Unavailable, "The backend is away just now, and rights are taken and given back there. Try again when it is back.", std::nullopt };
}

bool sameGlass(const std::vector<BrokenGlass>& left, const std::vector<BrokenGlass>& right)
{
    return std::ranges::equal(left, right, {}, &BrokenGlass::id, &BrokenGlass::id);
}

} // namespace

GlassDeskImpl::GlassDeskImpl(ApiClient& api, std::string personId, std::function<TimeMs()> now, QObject* parent)
    : GlassDesk(parent)
    , m_api(api)
    , m_personId(std::move(personId))
    , m_now(std::move(now))
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] {
        std::vector<BrokenGlass> left = m_own;
        std::erase_if(left, [at = m_now()](const BrokenGlass& one) { return one.until <= at; });
        keep(std::move(left));
        Q_EMIT changed();
    });
}

void GlassDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online)
        return;
    Q_EMIT changed();
    if (online)
        refresh();
}

// What a person may do changes with what is in force: the desk asks for that.
void GlassDeskImpl::keep(std::vector<BrokenGlass> open)
{
    std::ranges::sort(open, {}, &BrokenGlass::until);
    const bool moved = !sameGlass(m_own, open);
    m_own = std::move(open);
    if (m_own.empty())
        m_end.stop();
    else
        m_end.start(static_cast<int>(std::clamp<TimeMs>(m_own.front().until - m_now() + 1, 50, brokenGlassMs)));
    if (moved)
        Q_EMIT rightsMoved();
}

void GlassDeskImpl::refresh()
{
    if (!m_online)
        return;
    whenDone(m_api.glass(), this, [this, generation = ++m_generation](Answer<GlassHeard> heard) {
        if (!heard || generation != m_generation)
            return;
        m_allowed = heard->allowed;
        std::erase_if(heard->open, [this](const BrokenGlass& one) { return one.personId != m_personId; });
        keep(std::move(heard->open));
        Q_EMIT changed();
    });
}

QFuture<Result<BrokenGlass>> GlassDeskImpl::take(Permission right, Emergency emergency, NobodyElse nobody)
{
    if (!m_online)
        return readyFuture<Result<BrokenGlass>>(tl::unexpected(glassAway()));
    Answerer<Result<BrokenGlass>> reply;
    whenDone(m_api.breakGlass(right, emergency, nobody), this, [this, reply](Answer<BrokenGlass> taken) {
        ++m_generation;
        if (!taken) {
            reply(tl::unexpected(std::move(taken.error().error)));
            return;
        }
        std::vector<BrokenGlass> open = m_own;
        std::erase_if(open, [&taken](const BrokenGlass& one) { return one.id == taken->id; }); // a look may have been quicker
        open.push_back(*taken);
        keep(std::move(open));
        Q_EMIT changed();
        reply(std::move(*taken));
    });
    return reply.future();
}

QFuture<Result<void>> GlassDeskImpl::giveBack(const std::string& id)
{
    if (!m_online)
        return readyFuture<Result<void>>(tl::unexpected(glassAway()));
    Answerer<Result<void>> reply;
    whenDone(m_api.closeGlass(id), this, [this, id, reply](const Answer<void>& closed) {
        ++m_generation;
        // One that is not open any more is what was wanted.
        if (!closed && closed.error().error.code != ErrorCode::NotFound) {
            reply(tl::unexpected(closed.error().error));
            return;
        }
        std::vector<BrokenGlass> open = m_own;
        std::erase_if(open, [&id](const BrokenGlass& one) { return one.id == id; });
        keep(std::move(open));
        Q_EMIT changed();
        reply(Result<void>());
    });
    return reply.future();
}

} // namespace countersign
