#include "services/recovery/review/lineagepicture.h"

#include <algorithm>

namespace countersign {

namespace {

// Beside the draft's own way: leads into the next node of it, hangs on the last one, or comes of what was sent.
bool isFeeding(LineageKind kind)
{
    return kind == LineageKind::Webhook;
}
bool isAside(LineageKind kind)
{
    return kind == LineageKind::Lease || kind == LineageKind::Comment;
}
bool isBranch(const LineageNode& node)
{
    return node.kind == LineageKind::Exchange && node.data.value("purpose", "") == "shadow";
}
bool isAfter(LineageKind kind)
{
    return kind == LineageKind::Engagement || kind == LineageKind::Order;
}

class Joiner {
public:
    explicit Joiner(LineageGraph& graph)
        : m_graph(graph)
    {
    }
    void run()
    {
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
            place(i);
        // What was fed last, and nothing followed it.
        for (const std::size_t one : m_waiting)
            if (m_last)
                join(std::min(*m_last, one), std::max(*m_last, one));
    }

private:
    void join(std::size_t from, std::size_t to)
    {
        if (from == to)
            return;
        const auto& a = m_graph.nodes[from];
        const auto& b = m_graph.nodes[to];
        m_graph.edges.push_back({ a.id, b.id, std::max<TimeMs>(0, b.at - a.at) });
    }
    void place(std::size_t i)
    {
        const LineageKind kind = m_graph.nodes[i].kind;
        if (isFeeding(kind)) {
            m_waiting.push_back(i);
            return;
        }
        if (isAside(kind) || isBranch(m_graph.nodes[i])) {
            if (m_last)
                join(*m_last, i);
            if (isAside(kind))
                m_asides.push_back(i);
            return;
        }
        if (isAfter(kind)) {
            const auto origin = m_sent ? m_sent : m_last;
            if (origin)
                join(*origin, i);
            takeWaiting(i);
            if (!origin)
                m_last = i;
            return;
        }
        if (m_last)
            join(*m_last, i);
        takeWaiting(i);
        if (kind == LineageKind::Decision) {
            for (const std::size_t aside : m_asides)
                join(aside, i);
            m_asides.clear();
        }
        if (kind == LineageKind::Send)
            m_sent = i;
        m_last = i;
    }
    void takeWaiting(std::size_t i)
    {
        for (const std::size_t one : m_waiting)
            join(one, i);
        m_waiting.clear();
    }
    LineageGraph& m_graph;
    std::optional<std::size_t> m_last; // of the draft's own way
    std::optional<std::size_t> m_sent;
    std::vector<std::size_t> m_waiting;
    std::vector<std::size_t> m_asides;
};

} // namespace

void joinLineage(LineageGraph& graph)
{
    // Nodes of one moment stand as they were added: the record's order.
    std::stable_sort(graph.nodes.begin(), graph.nodes.end(), [](const LineageNode& a, const LineageNode& b) { return a.at < b.at; });
    graph.edges.clear();
    Joiner(graph).run();
}

} // namespace countersign
