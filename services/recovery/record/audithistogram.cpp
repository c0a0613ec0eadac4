#include "services/recovery/record/auditsearch.h"
#include "services/recovery/record/auditselection.h"

#include <array>
#include <map>

namespace countersign {

namespace {

using With = AuditSelection::With;

constexpr std::int64_t mostBuckets = 200;
constexpr std::array<TimeMs, 12> widths{ minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs,
    7 * dayMs, 28 * dayMs, 364 * dayMs, 3640 * dayMs };

TimeMs widthFor(TimeMs first, TimeMs last)
{
    for (const TimeMs width : widths)
        if (last / width - first / width < mostBuckets)
            return width;
    return widths.back() * ((last - first) / widths.back() / (mostBuckets - 1) + 1);
}

using Counts = std::map<std::int64_t, std::int64_t>; // by time ÷ width

struct HourOfRecord {
    std::int64_t hour = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t entries = 0;
};

Result<std::vector<HourOfRecord>> hoursOf(Connection& connection, TimeMs first, TimeMs last)
{
    const auto rows = connection.rows<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>>(
        "SELECT hour, first, last, entries FROM audit_hours WHERE hour >= :first AND hour <= :last ORDER BY hour", first / hourMs,
        last / hourMs);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<HourOfRecord> hours;
    for (const auto& [hour, from, to, entries] : *rows)
        hours.push_back({ hour, from, to, entries });
    return hours;
}

// Entries of later hours stand behind those of earlier ones: not so where a clock was set.
bool inOrder(const std::vector<HourOfRecord>& hours)
{
    for (std::size_t i = 1; i < hours.size(); ++i)
        if (hours[i].first <= hours[i - 1].last)
            return false;
    return true;
}

Result<Counts> countEach(Connection& connection, const AuditSelection& selection, TimeMs width)
{
    const auto rows = selection.rows<std::tuple<std::int64_t, std::int64_t>>(connection,
        "f.at / " + std::to_string(width) + " AS bucket, count(*)", With::Facts, 0, mostAuditIndex, " GROUP BY bucket", mostAuditIndex);
    if (!rows)
        return tl::unexpected(rows.error());
    Counts counts;
    for (const auto& [bucket, count] : *rows)
        counts[bucket] = count;
    return counts;
}

// Part of the record by part, which sorts nothing: a bucket's hours are one part of it.
Result<Counts> countParts(Connection& connection, const AuditSelection& selection, const std::vector<HourOfRecord>& hours, TimeMs width)
{
    Counts counts;
    for (std::size_t i = 0; i < hours.size();) {
        const std::int64_t bucket = hours[i].hour * hourMs / width;
        const std::int64_t first = hours[i].first;
        std::int64_t last = first;
        std::int64_t entries = 0;
        for (; i < hours.size() && hours[i].hour * hourMs / width == bucket; ++i) {
            last = hours[i].last;
            entries += hours[i].entries;
        }
        const bool whole = selection.holds(bucket * width, (bucket + 1) * width);
        if (!whole || !selection.byTimeAlone()) {
            const auto counted = selection.count(connection, whole && !selection.hasValue() ? With::Words : With::Facts, first, last);
            if (!counted)
                return tl::unexpected(counted.error());
            entries = *counted;
        }
        counts[bucket] = entries;
    }
    return counts;
}

// The times of the first and the last entry found, in the record's order.
Result<std::optional<std::pair<TimeMs, TimeMs>>> endsOf(Connection& connection, const AuditSelection& selection)
{
    std::vector<TimeMs> ends;
    for (const bool descending : { false, true }) {
        const auto row
            = selection.rows<std::tuple<std::int64_t>>(connection, "f.at", With::Facts, 0, mostAuditIndex, selection.order(descending), 1);
        if (!row)
            return tl::unexpected(row.error());
        if (row->empty())
            return std::optional<std::pair<TimeMs, TimeMs>>{};
        ends.push_back(std::get<0>(row->front()));
    }
    return std::optional(std::pair{ ends.front(), ends.back() });
}

AuditHistogram histogramOf(const Counts& counts, TimeMs width)
{
    AuditHistogram histogram;
    histogram.widthMs = width;
    auto from = counts.begin();
    auto until = counts.end();
    while (from != until && from->second == 0)
        ++from;
    while (from != until && std::prev(until)->second == 0)
        --until;
    if (from == until)
        return histogram;
    for (std::int64_t bucket = from->first; bucket <= std::prev(until)->first; ++bucket) {
        const auto it = counts.find(bucket);
        histogram.buckets.push_back({ bucket * width, it == counts.end() ? 0 : it->second });
        histogram.total += histogram.buckets.back().count;
    }
    return histogram;
}

} // namespace

Result<AuditHistogram> auditHistogram(Connection& connection, const AuditFilter& filter)
{
    const auto selection = AuditSelection::of(connection, filter);
    if (!selection)
        return tl::unexpected(selection.error());
    const AuditHistogram none{ hourMs, {}, 0 };
    if (selection->nothing())
        return none;
    const auto ends = endsOf(connection, *selection);
    if (!ends)
        return tl::unexpected(ends.error());
    if (!*ends)
        return none;
    const auto all = hoursOf(connection, 0, mostAuditIndex);
    if (!all)
        return tl::unexpected(all.error());
    if (!inOrder(*all)) {
        const auto byHour = countEach(connection, *selection, hourMs);
        if (!byHour)
            return tl::unexpected(byHour.error());
        const TimeMs width = std::max(hourMs, widthFor(byHour->begin()->first * hourMs, byHour->rbegin()->first * hourMs));
        Counts counts;
        for (const auto& [hour, count] : *byHour)
            counts[hour * hourMs / width] += count;
        return histogramOf(counts, width);
    }
    const auto [first, last] = **ends;
    // The ends are those of the record's order; within one hour times may differ from it.
    const TimeMs width = widthFor(first / hourMs * hourMs, last / hourMs * hourMs + hourMs - 1);
    if (width < hourMs) {
        const auto counts = countEach(connection, *selection, width);
        return counts ? Result<AuditHistogram>(histogramOf(*counts, width)) : tl::unexpected(counts.error());
    }
    std::vector<HourOfRecord> hours;
    for (const HourOfRecord& hour : *all)
        if (hour.hour >= first / hourMs && hour.hour <= last / hourMs)
            hours.push_back(hour);
    const auto counts = countParts(connection, *selection, hours, width);
    return counts ? Result<AuditHistogram>(histogramOf(*counts, width)) : tl::unexpected(counts.error());
}

} // namespace countersign
