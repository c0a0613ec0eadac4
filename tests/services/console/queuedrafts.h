#pragma once
// Drafts for tests of the queue's store, and the questions asked of it.
#include "services/console/store/localstore.h"
#include "tests/services/console/await.h"
#include "tests/support/console/sampledrafts.h"

namespace countersign {

constexpr TimeMs now = 1'795'000'000'000;
using Turn = DraftFilter::Turn;
using Order = DraftFilter::Order;
using Group = DraftFilter::Group;

inline QString idOf(const Draft& draft) { return QString::fromStdString(draft.summary.id); }

inline std::shared_ptr<std::vector<DraftChange>> changesOf(const std::vector<Draft>& drafts)
{
    auto changes = std::make_shared<std::vector<DraftChange>>();
    for (const Draft& draft : drafts)
        changes->push_back({draft, std::nullopt, {}});
    return changes;
}

inline DraftFilter filterOf(Turn turn, Order order = Order::Stake)
{
    DraftFilter filter;
    filter.turn = turn;
    filter.order = order;
    return filter;
}

// What the queue shows under `filter`, in its order; ends the program where the page does not hold together.
inline QStringList queueIds(LocalStore& store, const DraftFilter& filter)
{
    const auto page = await(store.page(filter, {}, 1000));
    if (!page)
        qFatal("%s", page.error().detail.c_str());
    QStringList found;
    for (const DraftSummary& row : page->rows)
        found << QString::fromStdString(row.id);
    if (page->total != found.size())
        qFatal("total %lld of %lld", static_cast<long long>(page->total), static_cast<long long>(found.size()));
    return found;
}

// Many drafts of every kind, so that each filter matches some and leaves some.
inline std::vector<Draft> varied(int count)
{
    std::vector<Draft> drafts;
    const std::vector<Draft> samples = sampleDrafts(now);
    for (int i = 0; i < count; ++i) {
        Draft draft = plainDraft(i, now);
        const Draft& like = samples[static_cast<std::size_t>(i) % samples.size()];
        draft.summary.reason = like.summary.reason;
        draft.summary.channel = like.summary.channel;
        draft.summary.language = like.summary.language;
        draft.summary.offer = like.summary.offer;
        draft.offer = like.offer;
        draft.lines = like.lines;
        draft.summary.checksFailed = i % 7 == 0 ? 1 : 0;
        draft.summary.queuedAt = now - (i * 37 % 200) * minuteMs;
        draft.summary.stake = i * 7919 % 500 * 100;  // with equal ones
        draft.summary.shopId = i % 3 == 0 ? "northbean" : "südwind";
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

}  // namespace countersign
