#include "services/recovery/store/cleaning.h"

#include "services/base/dropcount.h"

namespace countersign {

// Counted, not timed: two erasures in one millisecond are two.
Result<void> noteErased(Connection& connection, TimeMs now)
{
    return dropCount(connection.run("INSERT INTO meta(name, value) VALUES('unclean', '1 ' || :at) ON CONFLICT(name) DO UPDATE SET value = "
                                    "(CAST(value AS INTEGER) + 1) || ' ' || :again",
        now, now));
}

Result<void> cleanSoon(Connection& connection, TimeMs now)
{
    const TimeMs soon = now + cleanedWithinMs;
    return noteErased(connection, now).and_then([&] {
        return dropCount(connection.run("UPDATE jobs SET run_at = :soon WHERE stage = :stage AND entity = :entity AND failed_at IS NULL "
                                        "AND run_at > :after",
            soon, cleanStage, cleanEntity, soon));
    });
}

Result<std::optional<std::string>> uncleanUntil(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = 'unclean'");
    if (!row)
        return tl::unexpected(row.error());
    return row->has_value() ? std::optional<std::string>(std::get<0>(**row)) : std::nullopt;
}

Result<void> noteCleaned(Connection& connection, const std::string& until)
{
    return dropCount(connection.run("DELETE FROM meta WHERE name = 'unclean' AND value = :until", until));
}

}  // namespace countersign
