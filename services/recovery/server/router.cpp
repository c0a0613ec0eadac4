#include "services/recovery/server/router.h"

#include <string_view>

namespace countersign {

namespace {

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const auto end = path.find('/');
        segments.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return segments;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& given, std::vector<std::string>& parts)
{
    parts.clear();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i].ends_with("...}")) {
            std::string rest;
            for (std::size_t k = i; k < given.size(); ++k)
                rest += (rest.empty() ? "" : "/") + std::string(given[k]);
            parts.push_back(rest);
            return !rest.empty();
        }
        if (i >= given.size())
            return false;
        if (pattern[i].starts_with('{')) {
            if (given[i].empty())
                return false;
            parts.emplace_back(given[i]);
        } else if (pattern[i] != given[i]) {
            return false;
        }
    }
    return given.size() == pattern.size();
}

}  // namespace

void Router::add(Route route)
{
    std::vector<std::string> segments;
    for (const auto segment : segmentsOf(route.pattern))
        segments.emplace_back(segment);
    m_segments.push_back(std::move(segments));
    m_routes.push_back(std::move(route));
}

RouteMatch Router::match(const std::string& method, const std::string& path) const
{
    const auto given = segmentsOf(path);
    RouteMatch match;
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        if (!fits(m_segments[i], given, match.parts))
            continue;
        if (m_routes[i].method == method) {
            match.route = &m_routes[i];
            return match;
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + m_routes[i].method;
    }
    return match;
}

}  // namespace countersign
