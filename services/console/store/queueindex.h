#pragma once
// The queue in memory: 48 bytes a draft, so that every filter, order, group and total of a million drafts is one pass of milliseconds.
// Holds what resources/sql/console/002 calls a queue row. No SQL, no locks: its owner keeps to one thread.
#include "models/domain/person.h"
#include "models/view/draftsource.h"

#include <QString>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace countersign {

// Whose queue it is. Without a person every draft counts as one they may decide.
struct QueueViewer {
    std::optional<Person> person;
    TimeMs decideWithinMs = 0;  // the policy's; 0: nothing is late
    friend bool operator==(const QueueViewer& a, const QueueViewer& b);
};

enum QueueFlag : std::uint32_t {
    Discounted = 1,   // an offer that costs something
    ChecksFailed = 2,
    SecondNeeded = 4, // one approval stands, another is needed
    HiddenByOwn = 8,  // an own decision took it out
    ApprovedByMe = 16,
    Skipped = 32,
    Mine = 64,        // within what this person may decide; never stored
    OddId = 128       // its id is not a UUID; never stored
};

struct QueueRecord {
    std::int64_t seq = 0;
    std::string id;
    std::int64_t stake = 0;
    TimeMs coldAt = 0;
    TimeMs waitingSince = 0;
    std::int64_t value = 0;
    std::int64_t flags = 0;
    std::string kind;
};
[[nodiscard]] QueueRecord queueRecord(const DraftSummary& summary, std::int64_t seq, std::int64_t flags);

struct QueueCursor {
    std::int64_t key = 0;
    std::string id;
    std::string group;
    [[nodiscard]] QString text() const;
    [[nodiscard]] static Result<QueueCursor> from(const QString& text);
};

struct PackedId {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool odd = false;
    friend bool operator==(const PackedId& a, const PackedId& b) { return a.high == b.high && a.low == b.low; }
    friend bool operator<(const PackedId& a, const PackedId& b) { return a.high != b.high ? a.high < b.high : a.low < b.low; }
};
[[nodiscard]] PackedId packId(std::string_view id);  // 16 bytes of a UUID; of any other id its beginning
[[nodiscard]] std::string unpackId(const PackedId& id);

struct QueueHit {
    std::uint32_t seq = 0;
    std::uint32_t group = 0;
    std::int64_t key = 0;
    PackedId id;
};
struct QueueFound {
    std::vector<QueueHit> hits;  // in order, at most as many as asked for
    std::vector<QueueCursor> cursors;  // of the last hit, where there are more; else empty
    std::int64_t total = 0;
    std::int64_t stake = 0;
};

class QueueIndex {
public:
    explicit QueueIndex(QueueViewer viewer = {});
    void reserve(std::size_t rows) { m_rows.reserve(rows); }
    void put(const QueueRecord& record);  // cheapest in rising order of seq
    void erase(std::int64_t seq);
    void eraseIds(const std::vector<std::string>& ids);  // one pass
    [[nodiscard]] std::size_t size() const { return m_rows.size() - m_dead; }
    [[nodiscard]] const QueueViewer& viewer() const { return m_viewer; }
    // What stands behind the cursor, best first. `only`: rising seqs to choose among.
    [[nodiscard]] QueueFound find(const DraftFilter& filter, TimeMs now, const std::optional<QueueCursor>& after, std::size_t limit,
        const std::vector<std::int64_t>* only = nullptr) const;
    // `only` narrows what is counted by group. Two passes, and no text is touched but that of the few kinds there are.
    [[nodiscard]] QueueTally tally(const DraftFilter& filter, TimeMs now, const std::vector<std::int64_t>* only = nullptr) const;

private:
    struct Row {
        std::int64_t stake;
        TimeMs coldAt;
        TimeMs waitingSince;
        std::uint64_t idHigh;
        std::uint64_t idLow;
        std::uint32_t seq;
        std::uint32_t kindAndFlags;  // flags in the low 8 bits
    };
    struct Kind {
        Reason reason = Reason::Distraction;
        Channel channel = Channel::Email;
        std::string language;
        std::string shop;
        std::string offer;
        std::string assignee;  // person or role id
        bool toMe = false;
        bool toOther = false;
        std::int64_t most = 0; // the largest cart that this person may decide; -1: none
    };
    struct Asked;
    static constexpr std::uint32_t deadKind = 0xffffff;
    [[nodiscard]] std::uint32_t kindOf(const std::string& text);
    [[nodiscard]] Kind readKind(const std::string& text) const;
    [[nodiscard]] std::int64_t mostFor(const Kind& kind, const std::string& currency) const;
    [[nodiscard]] Asked asked(const DraftFilter& filter, TimeMs now, const std::optional<QueueCursor>& after) const;
    [[nodiscard]] static std::string groupOf(DraftFilter::Group group, const Kind& kind);
    template <class Look>
    void each(const Asked& ask, const std::vector<std::int64_t>* only, Look look) const;  // of the rows that match
    [[nodiscard]] std::vector<qint64> countKinds(const Asked& ask, const std::vector<std::int64_t>* only) const;
    [[nodiscard]] std::vector<Row>::iterator at(std::int64_t seq);

    QueueViewer m_viewer;
    std::vector<Row> m_rows;  // by seq
    std::size_t m_dead = 0;
    std::vector<Kind> m_kinds;
    std::map<std::string, std::uint32_t, std::less<>> m_kindOf;
};

}  // namespace countersign
