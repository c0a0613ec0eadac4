#include "services/console/desk/lastgiving.h"

#include "models/domain/undowindow.h"
#include "models/view/followup.h"

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr std::size_t backAtOnce = 100;
const QString storedAs = u"last_giving"_s;

Result<GivenMany> readGiven(const QString& stored)
{
    const auto json = parseJson(stored.toStdString(), {.maxBytes = 1 << 22});
    if (!json || !json->is_object())
        return fail(ErrorCode::Damaged, "the last act of giving cannot be read");
    const auto batch = decode<std::string>(json->value("batch", Json()));
    auto ids = decode<std::vector<std::string>>(json->value("ids", Json()));
    const auto at = decode<TimeMs>(json->value("at", Json()));
    if (!batch || !ids || !at)
        return fail(ErrorCode::Damaged, "the last act of giving cannot be read");
    return GivenMany{*batch, std::move(*ids), *at};
}

}  // namespace

struct LastGiving::Undo {
    int done = 0;
    Answerer<Result<int>> answer;
};

LastGiving::LastGiving(LocalStore& store, TeamDesk& team, std::function<TimeMs()> now, QObject* parent)
    : QObject(parent), m_store(store), m_team(team), m_now(std::move(now))
{
    whenDone(m_store.value(storedAs), this, [this](const Result<QString>& stored) {
        if (!stored || stored->isEmpty() || !m_given.ids.empty())
            return;
        if (auto given = readGiven(*stored)) {
            m_given = std::move(*given);
            Q_EMIT changed();
        }
    });
}

void LastGiving::keep(const std::string& batch, const QStringList& ids, TimeMs at)
{
    m_given = {batch, {}, at};
    for (const QString& id : ids)
        m_given.ids.push_back(id.toStdString());
    save();
}

const GivenMany* LastGiving::undoable() const
{
    return m_given.ids.empty() || m_now() >= until(m_given) ? nullptr : &m_given;
}

TimeMs LastGiving::until(const GivenMany& given)
{
    return given.at + undoWindowMs;
}

QFuture<Result<int>> LastGiving::giveBack()
{
    auto work = std::make_shared<Undo>();
    backChunk(work);
    return work->answer.future();
}

void LastGiving::backChunk(const std::shared_ptr<Undo>& work)
{
    if (m_given.ids.empty()) {
        if (work->done > 0)
            work->answer(work->done);
        else
            work->answer(fail(ErrorCode::Conflict,
                "Nothing could be given back: the drafts were given to someone else or decided since, or ten minutes have passed."));
        return;
    }
    const std::size_t count = std::min(m_given.ids.size(), backAtOnce);
    QStringList chunk;
    for (std::size_t i = 0; i < count; ++i)
        chunk << QString::fromStdString(m_given.ids[i]);
    whenDone(m_team.giveBack(chunk, m_given.batch), this, [this, work, count](Result<int> undone) {
        if (!undone) {
            if (work->done > 0)
                work->answer(work->done);
            else
                work->answer(tl::unexpected(std::move(undone.error())));
            return;
        }
        work->done += *undone;
        forget(count);
        backChunk(work);
    });
}

void LastGiving::forget(std::size_t ids)
{
    m_given.ids.erase(m_given.ids.begin(), m_given.ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids, m_given.ids.size())));
    save();
}

void LastGiving::save()
{
    const QString text = m_given.ids.empty()
        ? QString()
        : QString::fromStdString(Json{{"batch", m_given.batch}, {"ids", m_given.ids}, {"at", m_given.at}}.dump());
    whenDone(m_store.setValue(storedAs, text), this, [](const Result<void>&) {});
}

}  // namespace countersign
