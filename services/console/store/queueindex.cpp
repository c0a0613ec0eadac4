#include "services/console/store/queueindex.h"

#include "models/view/queueorder.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace countersign {

namespace {

constexpr char between = '\x1f';
constexpr std::size_t uuidLength = 36;
constexpr std::uint32_t flagBits = 0xff;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool isDash(std::size_t position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

std::vector<std::string> parts(const std::string& text)
{
    std::vector<std::string> found{std::string()};
    for (const char c : text) {
        if (c == between)
            found.emplace_back();
        else
            found.back() += c;
    }
    return found;
}

bool decides(const Person& person)
{
    return person.may(Permission::Approve) || person.may(Permission::ApproveSecond) || person.may(Permission::Reject)
        || person.may(Permission::SendBack);
}

// The best `limit` of any number of hits, in linear time whatever the order they come in.
class Best {
public:
    Best(std::size_t limit, bool idsFall) : m_limit(limit), m_idsFall(idsFall) { m_hits.reserve(limit * 2 + 1024); }
    [[nodiscard]] bool before(const QueueHit& a, const QueueHit& b) const
    {
        if (a.group != b.group)
            return a.group < b.group;
        if (a.key != b.key)
            return a.key < b.key;
        return m_idsFall ? b.id < a.id : a.id < b.id;
    }
    void add(const QueueHit& hit)
    {
        if (m_full && !before(hit, m_worst))
            return;
        m_hits.push_back(hit);
        if (m_hits.size() >= m_limit * 2 + 1024)
            cut();
    }
    [[nodiscard]] std::vector<QueueHit> take()
    {
        std::sort(m_hits.begin(), m_hits.end(), [this](const auto& a, const auto& b) { return before(a, b); });
        if (m_hits.size() > m_limit)
            m_hits.resize(m_limit);
        return std::move(m_hits);
    }

private:
    void cut()
    {
        const auto keep = m_hits.begin() + static_cast<std::ptrdiff_t>(m_limit);
        std::nth_element(m_hits.begin(), keep, m_hits.end(), [this](const auto& a, const auto& b) { return before(a, b); });
        m_worst = *keep;
        m_full = true;
        m_hits.erase(keep, m_hits.end());
    }
    std::size_t m_limit;
    bool m_idsFall;
    bool m_full = false;
    QueueHit m_worst;
    std::vector<QueueHit> m_hits;
};

}  // namespace

bool operator==(const QueueViewer& a, const QueueViewer& b)
{
    return a.decideWithinMs == b.decideWithinMs && a.person.has_value() == b.person.has_value()
        && (!a.person || Json(*a.person) == Json(*b.person));
}

QueueRecord queueRecord(const DraftSummary& s, std::int64_t seq, std::int64_t flags)
{
    QueueRecord record;
    record.seq = seq;
    record.id = s.id;
    record.stake = s.stake;
    record.coldAt = s.coldAt;
    record.waitingSince = waitingSince(s);
    record.value = s.value.minor;
    record.flags = flags;
    if (s.checksFailed > 0)
        record.flags |= static_cast<std::int64_t>(ChecksFailed);
    if (s.approvalsHave > 0 && s.approvalsHave < s.approvalsNeeded)
        record.flags |= static_cast<std::int64_t>(SecondNeeded);
    const auto plain = [](std::string text) {
        std::erase(text, between);
        return text;
    };
    record.kind = std::string(word(s.reason)) + between + std::string(word(s.channel)) + between + plain(s.language) + between
        + plain(s.shopId) + between + plain(s.value.currency) + between + plain(s.offer) + between
        + (s.assignee ? plain(s.assignee->personId) : "") + between + (s.assignee ? plain(s.assignee->roleId) : "");
    return record;
}

QString QueueCursor::text() const
{
    return QString::number(key) + u'|' + QString::fromStdString(id) + u'|' + QString::fromStdString(group);
}

Result<QueueCursor> QueueCursor::from(const QString& text)
{
    const qsizetype first = text.indexOf(u'|');
    const qsizetype second = text.indexOf(u'|', first + 1);
    bool number = false;
    const qlonglong key = text.left(std::max<qsizetype>(first, 0)).toLongLong(&number);
    if (first < 0 || second < 0 || !number)
        return fail(ErrorCode::InvalidInput, "the page's cursor is not one of this store");
    return QueueCursor{key, text.mid(first + 1, second - first - 1).toStdString(), text.mid(second + 1).toStdString()};
}

PackedId packId(std::string_view id)
{
    PackedId packed;
    bool uuid = id.size() == uuidLength;
    int digits = 0;
    for (std::size_t i = 0; uuid && i < uuidLength; ++i) {
        if (isDash(i)) {
            uuid = id[i] == '-';
            continue;
        }
        const int digit = hexDigit(id[i]);
        uuid = digit >= 0;
        auto& half = digits++ < 16 ? packed.high : packed.low;
        half = half << 4 | static_cast<std::uint64_t>(std::max(digit, 0));
    }
    if (uuid)
        return packed;
    packed = {0, 0, true};
    for (std::size_t i = 0; i < 16; ++i) {
        auto& half = i < 8 ? packed.high : packed.low;
        half = half << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    }
    return packed;
}

std::string unpackId(const PackedId& id)
{
    std::string text;
    int digits = 0;
    for (std::size_t i = 0; i < uuidLength; ++i) {
        if (isDash(i)) {
            text += '-';
            continue;
        }
        const std::uint64_t half = digits < 16 ? id.high : id.low;
        text += "0123456789abcdef"[half >> (60 - 4 * (digits % 16)) & 0xf];
        ++digits;
    }
    return text;
}

QueueIndex::QueueIndex(QueueViewer viewer) : m_viewer(std::move(viewer)) {}

std::vector<QueueIndex::Row>::iterator QueueIndex::at(std::int64_t seq)
{
    return std::lower_bound(m_rows.begin(), m_rows.end(), seq, [](const Row& row, std::int64_t wanted) { return row.seq < wanted; });
}

void QueueIndex::put(const QueueRecord& record)
{
    if (record.seq <= 0 || record.seq > std::numeric_limits<std::uint32_t>::max())
        return;  // four thousand million drafts passed through this file: not in one console's life
    const PackedId id = packId(record.id);
    const std::uint32_t kind = kindOf(record.kind);
    std::uint32_t flags = static_cast<std::uint32_t>(record.flags) & (flagBits & ~(Mine | OddId));
    if (record.value <= m_kinds[kind].most)
        flags |= Mine;
    if (id.odd)
        flags |= OddId;
    const Row row{ record.stake, record.coldAt, record.waitingSince, id.high, id.low, static_cast<std::uint32_t>(record.seq),
        kind << 8 | flags };
    if (m_rows.empty() || m_rows.back().seq < row.seq) {
        m_rows.push_back(row);
        return;
    }
    const auto place = at(record.seq);
    if (place->seq != row.seq) {
        m_rows.insert(place, row);
        return;
    }
    m_dead -= place->kindAndFlags >> 8 == deadKind ? 1 : 0;
    *place = row;
}

void QueueIndex::erase(std::int64_t seq)
{
    const auto place = at(seq);
    if (place == m_rows.end() || place->seq != seq || place->kindAndFlags >> 8 == deadKind)
        return;
    place->kindAndFlags = deadKind << 8;
    if (++m_dead > 4096 && m_dead > m_rows.size() / 4) {
        std::erase_if(m_rows, [](const Row& row) { return row.kindAndFlags >> 8 == deadKind; });
        m_dead = 0;
    }
}

void QueueIndex::eraseIds(const std::vector<std::string>& ids)
{
    std::vector<PackedId> packed;
    for (const std::string& id : ids)
        packed.push_back(packId(id));
    std::sort(packed.begin(), packed.end());
    std::vector<std::int64_t> gone;
    for (const Row& row : m_rows)
        if (row.kindAndFlags >> 8 != deadKind && std::binary_search(packed.begin(), packed.end(), PackedId{row.idHigh, row.idLow, false}))
            gone.push_back(row.seq);
    for (const std::int64_t seq : gone)
        erase(seq);
}

std::uint32_t QueueIndex::kindOf(const std::string& text)
{
    if (const auto known = m_kindOf.find(text); known != m_kindOf.end())
        return known->second;
    const auto number = static_cast<std::uint32_t>(m_kinds.size());
    m_kinds.push_back(readKind(text));
    m_kindOf.emplace(text, number);
    return number;
}

QueueIndex::Kind QueueIndex::readKind(const std::string& text) const
{
    std::vector<std::string> fields = parts(text);
    fields.resize(8);
    Kind kind;
    kind.reason = fromWord<Reason>(fields[0]).value_or(Reason::Distraction);
    kind.channel = fromWord<Channel>(fields[1]).value_or(Channel::Email);
    kind.language = fields[2];
    kind.shop = fields[3];
    kind.offer = fields[5];
    kind.assignee = fields[6] + fields[7];
    if (!kind.assignee.empty() && m_viewer.person) {
        const Person& person = *m_viewer.person;
        const bool role = std::find(person.roles.begin(), person.roles.end(), fields[7]) != person.roles.end();
        kind.toMe = fields[6].empty() ? role : fields[6] == person.id;
    }
    kind.toOther = !kind.assignee.empty() && !kind.toMe;
    kind.most = mostFor(kind, fields[4]);
    return kind;
}

// Advice only: what is really allowed is judged when a decision is made, and by the backend.
std::int64_t QueueIndex::mostFor(const Kind& kind, const std::string& currency) const
{
    constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
    if (!m_viewer.person)
        return any;
    const Person& person = *m_viewer.person;
    if (!decides(person))
        return none;
    const Limits& limits = person.limits;
    if (!limits.channels.contains(kind.channel) || (!limits.shops.contains("*") && !limits.shops.contains(kind.shop)))
        return none;
    if (!person.may(Permission::Approve) && !person.may(Permission::ApproveSecond))
        return any;  // who only rejects or sends back has no value to stay within
    for (const Money& limit : limits.cartValue)
        if (limit.currency == currency)
            return limit.minor;
    return none;
}

std::string QueueIndex::groupOf(DraftFilter::Group group, const Kind& kind)
{
    switch (group) {
    case DraftFilter::Group::None:
        return {};
    case DraftFilter::Group::Reason:
        return std::string(word(kind.reason));
    case DraftFilter::Group::Channel:
        return std::string(word(kind.channel));
    case DraftFilter::Group::Shop:
        return kind.shop;
    case DraftFilter::Group::Offer:
        return kind.offer;
    case DraftFilter::Group::Assignee:
        return kind.assignee;
    }
    return {};
}

struct QueueIndex::Asked {
    std::vector<char> kinds;             // whether a row of this kind may match
    std::vector<std::uint32_t> groups;   // rank of a kind's group, odd
    std::vector<std::string> groupOf;    // of rank (n - 1) / 2
    std::uint32_t must = 0;
    std::uint32_t mustNot = 0;
    std::int64_t stakeFrom = std::numeric_limits<std::int64_t>::min();
    TimeMs waitingBefore = std::numeric_limits<TimeMs>::max();
    std::optional<QueueHit> after;
};

QueueIndex::Asked QueueIndex::asked(const DraftFilter& filter, TimeMs now, const std::optional<QueueCursor>& after) const
{
    using Turn = DraftFilter::Turn;
    Asked ask;
    ask.mustNot = HiddenByOwn;
    switch (filter.turn) {
    case Turn::Yours:
        ask.must |= Mine;
        ask.mustNot |= ApprovedByMe | Skipped;
        break;
    case Turn::Everyone:
        break;
    case Turn::Assigned:
        ask.mustNot |= ApprovedByMe;
        break;
    case Turn::Second:
        ask.must |= SecondNeeded;
        ask.mustNot |= ApprovedByMe;
        break;
    case Turn::Skipped:
        ask.must |= Skipped;
        break;
    }
    if (filter.offers != DraftFilter::Offers::Any)
        (filter.offers == DraftFilter::Offers::Some ? ask.must : ask.mustNot) |= Discounted;
    if (filter.checksFailed)
        ask.must |= ChecksFailed;
    if (filter.stakeFrom > 0)
        ask.stakeFrom = filter.stakeFrom;
    if (filter.late)
        ask.waitingBefore = m_viewer.decideWithinMs > 0 ? now - m_viewer.decideWithinMs : std::numeric_limits<TimeMs>::min();

    for (const Kind& kind : m_kinds) {
        const bool turns = filter.turn == Turn::Yours ? !kind.toOther : filter.turn != Turn::Assigned || kind.toMe;
        ask.kinds.push_back(turns && (filter.reasons.empty() || filter.reasons.contains(kind.reason))
            && (filter.channels.empty() || filter.channels.contains(kind.channel))
            && (filter.languages.empty() || filter.languages.contains(kind.language))
            && (filter.shops.empty() || filter.shops.contains(kind.shop)));
        ask.groupOf.push_back(groupOf(filter.group, kind));
    }
    const std::vector<std::string> ofKind = ask.groupOf;
    std::sort(ask.groupOf.begin(), ask.groupOf.end());
    ask.groupOf.erase(std::unique(ask.groupOf.begin(), ask.groupOf.end()), ask.groupOf.end());
    const auto rank = [&ask](const std::string& group) {
        const auto place = std::lower_bound(ask.groupOf.begin(), ask.groupOf.end(), group);
        const auto index = static_cast<std::uint32_t>(place - ask.groupOf.begin());
        return place != ask.groupOf.end() && *place == group ? index * 2 + 1 : index * 2;
    };
    for (const std::string& group : ofKind)
        ask.groups.push_back(rank(group));
    if (after)
        ask.after = QueueHit{0, rank(after->group), after->key, packId(after->id)};
    return ask;
}

template <class Look>
void QueueIndex::each(const Asked& ask, const std::vector<std::int64_t>* only, Look look) const
{
    const auto one = [&](const Row& row) {
        const std::uint32_t kind = row.kindAndFlags >> 8;
        if (kind != deadKind && (row.kindAndFlags & ask.must) == ask.must && (row.kindAndFlags & ask.mustNot) == 0 && ask.kinds[kind]
            && row.stake >= ask.stakeFrom && row.waitingSince < ask.waitingBefore)
            look(row, kind);
    };
    if (!only) {
        for (const Row& row : m_rows)
            one(row);
        return;
    }
    auto from = m_rows.begin();
    for (const std::int64_t seq : *only) {
        from = std::lower_bound(from, m_rows.end(), seq, [](const Row& row, std::int64_t wanted) { return row.seq < wanted; });
        if (from != m_rows.end() && from->seq == seq)
            one(*from);
    }
}

QueueFound QueueIndex::find(const DraftFilter& filter, TimeMs now, const std::optional<QueueCursor>& after, std::size_t limit,
    const std::vector<std::int64_t>* only) const
{
    const Asked ask = asked(filter, now, after);
    QueueFound found;
    Best best(limit + 1, idsFall(filter.order));
    each(ask, only, [&](const Row& row, std::uint32_t kind) {
        ++found.total;
        found.stake += row.stake;
        if (limit == 0)
            return;
        const QueueHit hit{ row.seq, ask.groups[kind], orderKey(filter.order, row.stake, row.coldAt, row.waitingSince),
            {row.idHigh, row.idLow, (row.kindAndFlags & OddId) != 0} };
        if (!ask.after || best.before(*ask.after, hit))
            best.add(hit);
    });
    if (limit == 0)
        return found;
    found.hits = best.take();
    if (found.hits.size() > limit) {
        found.hits.pop_back();
        const QueueHit& last = found.hits.back();
        found.cursors.push_back({last.key, last.id.odd ? std::string() : unpackId(last.id), ask.groupOf[(last.group - 1) / 2]});
    }
    return found;
}

std::vector<qint64> QueueIndex::countKinds(const Asked& ask, const std::vector<std::int64_t>* only) const
{
    std::vector<qint64> counts(m_kinds.size());
    each(ask, only, [&counts](const Row&, std::uint32_t kind) { ++counts[kind]; });
    return counts;
}

QueueTally QueueIndex::tally(const DraftFilter& filter, TimeMs now, const std::vector<std::int64_t>* only) const
{
    QueueTally tally;
    const auto add = [this](std::map<std::string, qint64>& to, const std::vector<qint64>& counts, const auto& key) {
        for (std::size_t kind = 0; kind < counts.size(); ++kind)
            if (counts[kind] > 0)
                to[key(m_kinds[kind])] += counts[kind];
    };
    if (filter.group != DraftFilter::Group::None)
        add(tally.groups, countKinds(asked(filter, now, std::nullopt), only),
            [&filter](const Kind& kind) { return groupOf(filter.group, kind); });
    DraftFilter wide;
    wide.turn = filter.turn;
    const std::vector<qint64> all = countKinds(asked(wide, now, std::nullopt), nullptr);
    add(tally.languages, all, [](const Kind& kind) { return kind.language; });
    add(tally.shops, all, [](const Kind& kind) { return kind.shop; });
    return tally;
}

}  // namespace countersign
