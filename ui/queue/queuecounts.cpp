#include "ui/queue/queuecounts.h"

#include "models/view/followup.h"

namespace countersign {

QueueCounts::QueueCounts(DraftSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
}

std::optional<qint64> QueueCounts::of(const QString& key, const DraftFilter& filter)
{
    const auto known = m_known.constFind(key);
    if (!m_fresh.contains(key) && !m_asked.contains(key)) {
        m_asked.insert(key);
        whenDone(m_source.page(filter, {}, 0), this, [this, key, generation = m_generation](Result<DraftRows> page) {
            m_asked.remove(key);
            if (!page)
                return; // the list itself says why
            if (generation == m_generation)
                m_fresh.insert(key);
            m_known.insert(key, page->total);
            Q_EMIT counted(key, page->total);
        });
    }
    return known == m_known.constEnd() ? std::nullopt : std::optional(known.value());
}

const QueueTally* QueueCounts::tally(const DraftFilter& filter)
{
    const bool known = m_tally && m_tallyOf == filter;
    if (!(known && m_tallyFresh) && m_tallyAsked != filter) {
        m_tallyAsked = filter;
        whenDone(m_source.tally(filter), this, [this, filter, generation = m_generation](Result<QueueTally> tally) {
            if (m_tallyAsked != filter)
                return; // another was looked at meanwhile
            m_tallyAsked.reset();
            if (!tally)
                return; // the list itself says why
            m_tallyFresh = generation == m_generation;
            m_tallyOf = filter;
            m_tally = std::move(*tally);
            Q_EMIT divided();
        });
    }
    return known ? &*m_tally : nullptr;
}

void QueueCounts::forget()
{
    ++m_generation;
    m_tallyFresh = false;
    m_fresh.clear();
}

} // namespace countersign
