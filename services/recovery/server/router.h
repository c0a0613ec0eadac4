#pragma once
// The table of addresses: method, pattern, who may call, what answers. Deny by default: a route says its right or says that it needs none.
#include "models/domain/person.h"
#include "services/base/httpserver.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace countersign {

struct Call {
    HttpRequest request;
    std::vector<std::string> parts;         // what stood for {…}, in order
    std::shared_ptr<const Person> person;   // set unless the route is open
    std::string token;                      // of the session
};

enum class Access { Open, SignedIn };  // or a Permission

struct Route {
    std::string method;
    std::string pattern;                             // "/v1/drafts/{id}/lease"; a last "{name...}" takes the rest
    std::variant<Access, Permission> access;
    std::function<HttpResponse(Call&)> answer;       // on a pool thread, may block
    std::function<void(HttpRequest, Respond)> direct;  // instead: on the I/O thread, open routes only, must not block
};

struct RouteMatch {
    const Route* route = nullptr;   // null: no such address, or not with this method
    std::vector<std::string> parts;
    std::string allowed;            // methods that the address has; empty when there is no such address
};

class Router {
public:
    void add(Route route);
    [[nodiscard]] RouteMatch match(const std::string& method, const std::string& path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
    std::vector<std::vector<std::string>> m_segments;  // of each route's pattern
};

}  // namespace countersign
