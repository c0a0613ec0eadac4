#include "services/console/desk/teamdeskimpl.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "models/view/followup.h"
#include "models/view/qttext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int commentAttempts = 3;
constexpr std::size_t mostTold = 1000;
constexpr std::size_t longestComment = 2000;
constexpr qsizetype mostAssigned = 500;
constexpr const char* awaySentence = "The backend is away just now. Nothing was changed; try again when it is back.";

bool answerLost(ErrorCode code)
{
    return code == ErrorCode::LostAnswer || code == ErrorCode::Timeout;
}

std::vector<std::string> plain(const QStringList& ids)
{
    std::vector<std::string> all;
    for (const QString& id : ids)
        all.push_back(id.toStdString());
    return all;
}

Result<void> lacks(const char* what)
{
    return fail(ErrorCode::Forbidden, std::string("Your roles do not include the right to ") + what + ".");
}

}  // namespace

std::vector<std::string> mentionsIn(const QString& said, const std::vector<NamedColleague>& people)
{
    std::vector<NamedColleague> byLength = people;
    std::stable_sort(byLength.begin(), byLength.end(),
        [](const NamedColleague& a, const NamedColleague& b) { return a.name.size() > b.name.size(); });
    QString rest = said;
    std::vector<std::string> ids;
    for (const NamedColleague& person : byLength) {
        const QString handle = u'@' + text(person.name);
        if (handle.size() < 2)
            continue;
        for (qsizetype at = rest.indexOf(handle, 0, Qt::CaseInsensitive); at >= 0; at = rest.indexOf(handle, at + 1, Qt::CaseInsensitive)) {
            const qsizetype end = at + handle.size();
            if (end < rest.size() && rest.at(end).isLetterOrNumber())
                continue;
            rest.replace(at, handle.size(), QString(handle.size(), u' '));  // so that "@Ana" is not found in "@Ana Vogt"
            if (std::find(ids.begin(), ids.end(), person.personId) == ids.end())
                ids.push_back(person.personId);
        }
    }
    return ids;
}

TeamDeskImpl::TeamDeskImpl(TeamParts parts, QObject* parent) : TeamDesk(parent), m_parts(std::move(parts))
{
    m_look.setInterval(m_parts.timing.lookMs);
    connect(&m_look, &QTimer::timeout, this, &TeamDeskImpl::look);
    m_forget.setInterval(m_parts.timing.forgetMs);
    connect(&m_forget, &QTimer::timeout, this, &TeamDeskImpl::askPresence);
    whenDone(m_parts.store.sealedValue(u"colleagues"_s), this, [this](const Result<QString>& stored) {
        const auto json = stored && !stored->isEmpty() ? parseJson(stored->toStdString()) : Result<Json>(Json());
        auto known = json && json->is_object() ? decode<Colleagues>(*json) : Result<Colleagues>(Colleagues());
        if (known && m_colleagues.people.empty() && !known->people.empty()) {
            m_colleagues = std::move(*known);
            Q_EMIT colleaguesChanged();
        }
    });
    whenDone(m_parts.store.value(u"mentions_told"_s), this, [this](const Result<QString>& stored) {
        const auto json = stored && !stored->isEmpty() ? parseJson(stored->toStdString()) : Result<Json>(Json::array());
        if (json)
            if (auto told = decode<std::vector<std::string>>(*json))
                m_told = std::move(*told);
        m_toldRead = true;
        tell(std::exchange(m_early, {}));
    });
}

void TeamDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online)
        return;
    if (online) {
        askColleagues();
        askPresence();
        if (!m_open.isEmpty())
            look();
    } else {
        m_look.stop();
        show({});  // who is there now cannot be known
    }
}

void TeamDeskImpl::opened(const QString& draftId)
{
    const bool same = !m_open.isEmpty() && m_open.last() == draftId;
    m_open.removeAll(draftId);
    m_open << draftId;
    if (!same)
        look();
}

void TeamDeskImpl::released(const QString& draftId)
{
    const bool shown = !m_open.isEmpty() && m_open.last() == draftId;
    m_open.removeAll(draftId);
    if (shown)
        look();
}

void TeamDeskImpl::look()
{
    if (!m_online)
        return;
    if (m_open.isEmpty())
        m_look.stop();
    else
        m_look.start();
    whenDone(m_parts.api.lookAt(m_open.isEmpty() ? std::string() : m_open.last().toStdString()), this, [this](Answer<PresenceBoard> board) {
        if (board)
            show(std::move(*board));
    });
}

void TeamDeskImpl::askPresence()
{
    if (!m_online)
        return;
    whenDone(m_parts.api.presence(), this, [this](Answer<PresenceBoard> board) {
        if (board)
            show(std::move(*board));
    });
}

void TeamDeskImpl::show(PresenceBoard board)
{
    if (!m_online)
        board.clear();
    for (auto& [draft, people] : board)
        people.erase(m_parts.person.id);
    std::erase_if(board, [](const auto& entry) { return entry.second.empty(); });
    QStringList changed;
    for (const auto& [draft, people] : board) {
        const auto before = m_board.find(draft);
        if (before == m_board.end() || before->second != people)
            changed << text(draft);
    }
    for (const auto& [draft, people] : m_board)
        if (!board.contains(draft))
            changed << text(draft);
    m_board = std::move(board);
    // Nobody says when a console died: while someone is shown, it is asked whether they still are there.
    if (m_board.empty())
        m_forget.stop();
    else if (!m_forget.isActive())
        m_forget.start();
    if (!changed.isEmpty())
        Q_EMIT presenceChanged(changed);
}

void TeamDeskImpl::askColleagues()
{
    whenDone(m_parts.api.colleagues(), this, [this](Answer<Colleagues> told) {
        if (!told)
            return;
        m_colleagues = std::move(*told);
        whenDone(m_parts.store.setSealedValue(u"colleagues"_s, text(Json(m_colleagues).dump())), this, [](const Result<void>&) {});
        Q_EMIT colleaguesChanged();
    });
}

std::vector<Colleague> TeamDeskImpl::colleagues() const
{
    std::vector<Colleague> all;
    for (const NamedColleague& person : m_colleagues.people)
        all.push_back({person.personId, person.name, person.roles});
    return all;
}

QStringList TeamDeskImpl::lookingAt(const QString& draftId) const
{
    QStringList names;
    const auto found = m_board.find(draftId.toStdString());
    if (found != m_board.end())
        for (const auto& [id, name] : found->second)
            names << text(name);
    names.sort(Qt::CaseInsensitive);
    return names;
}

QFuture<Result<void>> TeamDeskImpl::away() const
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, awaySentence));
}

// The drafts are fetched anew before the answer, so that who asked sees what came of it.
template <class T>
QFuture<Result<void>> TeamDeskImpl::settle(QFuture<Answer<T>> answer, const QStringList& draftIds)
{
    Answerer<Result<void>> reply;
    whenDone(std::move(answer), this, [this, reply, draftIds](const Answer<T>& done) {
        if (!done) {
            reply(tl::unexpected(done.error().error));
            return;
        }
        // Of many drafts the changes tell soon enough.
        if (draftIds.size() <= 3)
            for (const QString& id : draftIds)
                m_parts.refresh(id);
        reply(Result<void>());
    });
    return reply.future();
}

QFuture<Result<void>> TeamDeskImpl::comment(const QString& draftId, const QString& said, bool objection)
{
    if (!m_parts.person.may(Permission::Comment))
        return readyFuture(lacks("comment"));
    NewComment fresh;
    fresh.text = cleanText(said.toStdString(), longestComment + 1, true);
    if (text(fresh.text).trimmed().isEmpty())
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "The comment says nothing."));
    if (countCharacters(fresh.text) > longestComment)
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "A comment has at most 2,000 characters."));
    if (!m_online)
        return away();
    fresh.objection = objection;
    fresh.mentions = mentionsIn(said, m_colleagues.people);
    const bool again = m_unsure && m_unsure->draftId == draftId && m_unsure->text == said && m_unsure->objection == objection;
    fresh.id = again ? m_unsure->id : newId(m_parts.now());
    m_unsure = Unsure{draftId, said, objection, fresh.id};
    Answerer<Result<void>> reply;
    send(draftId, fresh, 1, reply);
    return reply.future();
}

void TeamDeskImpl::send(const QString& draftId, const NewComment& said, int attempt, const Answerer<Result<void>>& reply)
{
    whenDone(m_parts.api.comment(draftId.toStdString(), said), this, [this, draftId, said, attempt, reply](const Answer<Comment>& kept) {
        if (kept) {
            if (m_unsure && m_unsure->id == said.id)
                m_unsure.reset();
            m_parts.refresh(draftId);
            reply(Result<void>());
        } else if (answerLost(kept.error().error.code) && attempt < commentAttempts) {
            send(draftId, said, attempt + 1, reply);  // the id makes it one comment, however often it arrives
        } else {
            reply(tl::unexpected(kept.error().error));
        }
    });
}

QFuture<Result<void>> TeamDeskImpl::resolveObjection(const QString& draftId, const QString& commentId)
{
    if (!m_online)
        return away();
    return settle(m_parts.api.resolveObjection(draftId.toStdString(), commentId.toStdString()), {draftId});
}

QFuture<Result<void>> TeamDeskImpl::assign(const QStringList& draftIds, const std::optional<Assignee>& to, const std::string& batch)
{
    if (!m_parts.person.may(Permission::Assign))
        return readyFuture(lacks("assign drafts"));
    if (draftIds.isEmpty())
        return readyFuture<Result<void>>(Result<void>());
    if (draftIds.size() > mostAssigned)
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "At most 500 drafts are assigned at once."));
    if (!m_online)
        return away();
    return settle(m_parts.api.assign(plain(draftIds), to, batch), draftIds);
}

QFuture<Result<int>> TeamDeskImpl::giveBack(const QStringList& draftIds, const std::string& batch)
{
    Answerer<Result<int>> reply;
    if (draftIds.size() > mostAssigned)
        reply(fail(ErrorCode::InvalidInput, "At most 500 drafts are given back at once."));
    else if (!m_online)
        reply(fail(ErrorCode::Unavailable, awaySentence));
    else
        whenDone(m_parts.api.giveBack(plain(draftIds), batch), this, [reply](const Answer<int>& undone) {
            if (undone)
                reply(*undone);
            else
                reply(tl::unexpected(undone.error().error));
        });
    return reply.future();
}

QFuture<Result<void>> TeamDeskImpl::breakLease(const QString& draftId)
{
    if (!m_parts.person.may(Permission::BreakLease))
        return readyFuture(lacks("break another person's lease"));
    if (!m_online)
        return away();
    Answerer<Result<void>> reply;
    whenDone(m_parts.api.lease(draftId.toStdString(), true), this, [this, draftId, reply](const Answer<Lease>& lease) {
        if (!lease) {
            reply(tl::unexpected(lease.error().error));
            return;
        }
        Q_EMIT leaseTaken(draftId);
        m_parts.refresh(draftId);
        reply(Result<void>());
    });
    return reply.future();
}

void TeamDeskImpl::take(const std::vector<Change>& changes)
{
    std::vector<Mention> mentions;
    for (const Change& change : changes) {
        if (!change.draft)
            continue;
        for (const Comment& comment : change.draft->comments) {
            const bool me = std::find(comment.mentions.begin(), comment.mentions.end(), m_parts.person.id) != comment.mentions.end();
            if (me && comment.personId != m_parts.person.id)
                mentions.push_back({comment.id, text(change.draft->summary.id), text(comment.personName), text(comment.text)});
        }
    }
    tell(std::move(mentions));
}

void TeamDeskImpl::tell(std::vector<Mention> mentions)
{
    if (!m_toldRead) {
        std::move(mentions.begin(), mentions.end(), std::back_inserter(m_early));
        return;
    }
    std::erase_if(mentions, [this](const Mention& mention) { return std::find(m_told.begin(), m_told.end(), mention.id) != m_told.end(); });
    if (mentions.empty())
        return;
    for (const Mention& mention : mentions)
        m_told.push_back(mention.id);
    if (m_told.size() > mostTold)
        m_told.erase(m_told.begin(), m_told.end() - static_cast<std::ptrdiff_t>(mostTold));
    // Kept first: better told never by this computer's crash just now than twice for ever.
    whenDone(m_parts.store.setValue(u"mentions_told"_s, text(Json(m_told).dump())), this, [this, mentions](const Result<void>&) {
        for (const Mention& mention : mentions)
            Q_EMIT mentioned(mention.draftId, mention.name, mention.text);
    });
}

}  // namespace countersign
