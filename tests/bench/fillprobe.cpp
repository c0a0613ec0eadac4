#include "models/view/followup.h"
#include "tests/bench/longemail.h"
#include "tests/bench/probe.h"
#include "tests/support/console/sampledrafts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign::bench {

namespace {

// Of every reason and channel, with and without an offer, late and not; a few rare ones.
Draft probeDraft(int i, TimeMs now)
{
    Draft draft = plainDraft(i, now, i % 4 == 0 ? OfferKind::FreeShipping : OfferKind::Reassurance);
    DraftSummary& s = draft.summary;
    s.reason = EnumWords<Reason>::words[static_cast<std::size_t>(i) % 12].first;
    s.shopId = i % 5 == 0 ? "suedwind" : "northbean";
    s.language = i % 9 == 0 ? "de" : "en";
    s.checksFailed = i % 5000 == 0 ? 1 : 0;
    s.queuedAt = now - (i * 7919LL % 180) * minuteMs;
    draft.lines.front().title = i % 3 == 0 ? "Espresso machine" : i % 1000 == 1 ? "Harbour lamp" : "Ceramic bowl, 6 pcs";
    return draft;
}

// The one that a person types in: the least at stake, so that it stands in nobody's way.
Draft longDraft(TimeMs now)
{
    Draft draft = longEmail(0, now);
    draft.summary.shopId = longShop;
    draft.summary.stake = 1;
    draft.summary.queuedAt = now;
    return draft;
}

// Puts `count` drafts into the file, two thousand a transaction, two transactions ahead.
class Filler final : public QObject {
public:
    Filler(std::shared_ptr<LocalStore> store, int count) : m_store(std::move(store)), m_count(count)
    {
        next();
        next();
    }

private:
    void next()
    {
        if (m_next >= m_count) {
            if (m_open == 0)
                QCoreApplication::exit(0);
            return;
        }
        auto changes = std::make_shared<std::vector<DraftChange>>();
        const int until = std::min(m_next + 2000, m_count);
        for (; m_next < until; ++m_next) {
            DraftChange change;
            change.draft = m_next == 0 ? longDraft(m_now) : probeDraft(m_next, m_now);
            changes->push_back(std::move(change));
        }
        ++m_open;
        whenDone(m_store->apply(changes, m_next + 1), this, [this](const Result<void>& applied) {
            if (!applied)
                giveUp(applied.error().detail);
            --m_open;
            next();
        });
    }
    std::shared_ptr<LocalStore> m_store;
    int m_count;
    int m_next = 0;
    int m_open = 0;
    TimeMs m_now = QDateTime::currentMSecsSinceEpoch();
};

}  // namespace

int fill(const QString& file, const QString& key, int count)
{
    QObject context;
    std::unique_ptr<Filler> filler;
    whenDone(LocalStore::open(storeOptions(file, key), &context), &context, [&filler, count](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        (*store)->setViewer(reviewer(), hourMs);
        filler = std::make_unique<Filler>(*store, count);
    });
    return QCoreApplication::exec();
}

}  // namespace countersign::bench
