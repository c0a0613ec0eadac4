#include "tests/support/console/fakeaudit.h"

#include "models/view/followup.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/samplerecord.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace countersign {

namespace {

constexpr int sampleEntries = 3000, mostBuckets = 60;
constexpr std::size_t reportPage = 120;

bool anyOf(const std::vector<std::string>& wanted, const std::string& value)
{
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool actionFits(const std::vector<std::string>& wanted, const std::string& action)
{
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&action](const std::string& one) {
        return one.ends_with('.') ? action.starts_with(one) : action == one;
    });
}

bool fits(const AuditFilter& filter, const AuditEntry& entry)
{
    const std::string all = Json(entry).dump();
    std::istringstream words(filter.words);
    for (std::string one; words >> one;)
        if (all.find(one) == std::string::npos)
            return false;
    const auto statement = entry.data.find("statement");
    const std::string verdict = statement == entry.data.end() ? std::string() : statement->value("verdict", std::string());
    const std::int64_t value = entry.data.value("value_minor", std::int64_t{-1});
    const auto overrides = entry.data.find("overrides");
    return anyOf(filter.actors, entry.actor) && actionFits(filter.actions, entry.action) && anyOf(filter.shops, entry.shopId)
        && (!filter.from || entry.at >= *filter.from) && (!filter.to || entry.at < *filter.to)
        && (filter.draftId.empty() || entry.draftId == filter.draftId) && (filter.verdict.empty() || verdict == filter.verdict)
        && (filter.rule.empty() || entry.data.value("rule", std::string()) == filter.rule) && (!filter.minMinor || value >= *filter.minMinor)
        && (!filter.maxMinor || (value >= 0 && value <= *filter.maxMinor))
        && (filter.currency.empty() || entry.data.value("currency", std::string()) == filter.currency)
        && (!filter.overrides || (overrides != entry.data.end() && !overrides->empty()));
}

}  // namespace

FakeAudit::FakeAudit(FakeDesk& desk) : m_desk(desk), m_rows(sampleRecord(sampleEntries, desk.now()))
{
    connect(&desk, &ReviewDesk::linkChanged, this, &AuditDesk::onlineChanged);
}

void FakeAudit::holdAnswers(bool hold)
{
    m_holding = hold;
    if (hold)
        return;
    for (const auto& held : std::exchange(m_held, {}))
        held();
}

void FakeAudit::append(const std::string& action)
{
    const auto index = static_cast<std::int64_t>(m_rows.size());
    AuditEntry entry = sampleEntry(index, m_rows.empty() ? m_desk.now() : m_rows.back().entry.at + secondMs);
    entry.action = action;
    m_rows.push_back({index, std::move(entry)});
    if (m_follow)
        Q_EMIT grew();
}

bool FakeAudit::online() const
{
    return m_desk.link() == ReviewDesk::Link::Online;
}

std::optional<Error> FakeAudit::trouble()
{
    if (m_failure)
        return std::exchange(m_failure, std::nullopt);
    if (!online())
        return Error{ErrorCode::Unavailable, "The backend is away just now, and the record is kept there. Try again when it is back.", std::nullopt};
    return std::nullopt;
}

template <class T>
QFuture<Result<T>> FakeAudit::answer(const std::function<Result<T>()>& work)
{
    if (auto error = trouble())
        return readyFuture<Result<T>>(tl::unexpected(std::move(*error)));
    if (!m_holding)
        return readyFuture<Result<T>>(work());
    Answerer<Result<T>> later;
    m_held.push_back([work, later] { later(work()); });
    return later.future();
}

QFuture<Result<AuditPage>> FakeAudit::search(const AuditFilter& filter, const std::string& cursor, int limit)
{
    ++m_pagesAsked;
    m_lastFilter = filter;
    return answer<AuditPage>([this, filter, cursor, limit]() -> Result<AuditPage> {
        AuditPage page;
        page.size = static_cast<std::int64_t>(m_rows.size());
        const std::int64_t below = cursor.empty() ? page.size : std::stoll(cursor);
        for (std::int64_t i = below - 1; i >= 0; --i) {
            const AuditRow& row = m_rows[static_cast<std::size_t>(i)];
            if (!fits(filter, row.entry))
                continue;
            if (static_cast<int>(page.rows.size()) == limit) {
                page.next = std::to_string(page.rows.back().index);
                break;
            }
            page.rows.push_back(row);
        }
        return page;
    });
}

QFuture<Result<AuditHistogram>> FakeAudit::histogram(const AuditFilter& filter)
{
    return answer<AuditHistogram>([this, filter]() -> Result<AuditHistogram> {
        AuditHistogram histogram;
        std::vector<TimeMs> times;
        for (const AuditRow& row : m_rows)
            if (fits(filter, row.entry))
                times.push_back(row.entry.at);
        histogram.total = static_cast<std::int64_t>(times.size());
        if (times.empty())
            return histogram;
        histogram.widthMs = std::max<TimeMs>(minuteMs, (times.back() - times.front()) / mostBuckets + 1);
        const TimeMs first = times.front() / minuteMs * minuteMs;
        for (const TimeMs at : times) {
            const auto bucket = static_cast<std::size_t>((at - first) / histogram.widthMs);
            while (histogram.buckets.size() <= bucket)
                histogram.buckets.push_back({first + static_cast<TimeMs>(histogram.buckets.size()) * histogram.widthMs, 0});
            ++histogram.buckets[bucket].count;
        }
        return histogram;
    });
}

QFuture<Result<LineageGraph>> FakeAudit::lineage(const std::string& draftId)
{
    return answer<LineageGraph>([this, draftId]() -> Result<LineageGraph> { return sampleLineage(draftId, m_desk.now()); });
}

QFuture<Result<std::string>> FakeAudit::find(AuditKey by, const std::string& value)
{
    return answer<std::string>([this, by, value]() -> Result<std::string> {
        if (by == AuditKey::Order && value == "4471")
            return std::string("0199a0");
        for (const AuditRow& row : m_rows)
            if ((by == AuditKey::Provider && row.entry.data.value("provider_id", std::string()) == value)
                || (by == AuditKey::Decision && row.entry.subject == value))
                return row.entry.draftId;
        return fail(ErrorCode::NotFound, "nothing in the record leads there");
    });
}

QFuture<Result<AuditReport>> FakeAudit::report(const AuditReportWish& wish, const std::string& cursor)
{
    m_lastWish = wish;
    return answer<AuditReport>([this, wish, cursor]() -> Result<AuditReport> {
        AuditReport report{wish.name, {"at", "entry", "person", "draft", "verdict", "value_minor", "currency", "rule"}, {}, {}};
        if (wish.name == "break_glass")
            return report;
        const auto first = cursor.empty() ? std::size_t{0} : static_cast<std::size_t>(std::stoull(cursor));
        std::size_t place = 0;
        for (const AuditRow& row : m_rows) {
            if (row.entry.action != "decision.accepted" || (wish.from && row.entry.at < *wish.from)
                || (!wish.shopId.empty() && row.entry.shopId != wish.shopId) || place++ < first)
                continue;
            if (report.rows.size() == reportPage) {
                report.next = std::to_string(first + reportPage);
                break;
            }
            report.rows.push_back({formatTime(row.entry.at), std::to_string(row.index), row.entry.actor, row.entry.draftId, "approve", "124000", "EUR", "value_above"});
        }
        return report;
    });
}

std::vector<SampledSend> FakeAudit::sends(const SamplePlan& plan) const
{
    std::vector<SampledSend> all;
    for (const AuditRow& row : m_rows) {
        if (row.entry.action != "decision.accepted" || row.entry.draftId.empty() || (!plan.shop.empty() && row.entry.shopId != plan.shop)
            || (plan.from && row.entry.at < *plan.from) || (!plan.person.empty() && row.entry.actor != plan.person))
            continue;
        if (std::any_of(all.begin(), all.end(), [&row](const SampledSend& send) { return send.draftId == row.entry.draftId; }))
            continue;
        SampledSend& send = all.emplace_back();
        send.draftId = row.entry.draftId;
        send.index = row.index;
        send.at = row.entry.at;
        send.shop = row.entry.shopId;
        send.person = row.entry.actor;
        send.value = {10'000 + row.index, "EUR"};
    }
    return all;
}

QFuture<Result<SamplePopulation>> FakeAudit::population(const SamplePlan& plan)
{
    m_lastPlan = plan;
    return answer<SamplePopulation>([this, plan]() -> Result<SamplePopulation> { return populationOf(sends(plan)); });
}

QFuture<Result<AuditSample>> FakeAudit::drawSample(const SamplePlan& plan)
{
    m_lastPlan = plan;
    return answer<AuditSample>([this, plan]() -> Result<AuditSample> {
        AuditSample sample;
        sample.plan = plan;
        if (sample.plan.seed.empty())
            sample.plan.seed = "5eed";
        sample.plan.size = static_cast<std::int64_t>(m_rows.size());
        sample.entry = sample.plan.size;
        const auto all = sends(plan);
        sample.population = populationOf(all);
        sample.sends = countersign::drawSample(sample.plan, all);
        return sample;
    });
}

QFuture<Result<RecordHeads>> FakeAudit::heads()
{
    return answer<RecordHeads>([]() -> Result<RecordHeads> {
        return RecordHeads{"countersign.local/test\n412\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— countersign.local/test x\n",
            "countersign.local/test+00000000+AQ==", "quorum none\n"};
    });
}

QFuture<Result<void>> FakeAudit::setQuorum(int witnesses)
{
    m_quorum = witnesses;
    return readyFuture<Result<void>>({});
}

QFuture<Result<void>> FakeAudit::saveFile(const QString& path, const QByteArray& bytes)
{
    if (m_failure)
        return readyFuture<Result<void>>(tl::unexpected(*std::exchange(m_failure, std::nullopt)));
    m_saved[path] = bytes;
    return readyFuture<Result<void>>({});
}

}  // namespace countersign
