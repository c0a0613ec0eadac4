#pragma once
// The backend as the command line reaches it: by its home folder on this computer, or by address and login.
#include "models/domain/json.h"
#include "models/domain/person.h"
#include "services/base/httpclient.h"

#include <string>
#include <utility>
#include <vector>

namespace countersign {

struct Where {
    std::string home;
    std::string url; // empty = of the home's endpoint file
    std::string login; // empty = the operator on this computer
    std::string passwordFile; // empty = of the home's demo.json, where it has this login
};

// A text as part of an address or of a query.
[[nodiscard]] std::string percentEncoded(const std::string& text);

[[nodiscard]] std::string trimmed(std::string text); // without white space at its end
[[nodiscard]] std::string passwordIn(std::string file); // without the end of its line alone: a password may end in a space

using Headers = std::vector<std::pair<std::string, std::string>>;

class Client {
public:
    // Signs in where a login is given. Unavailable says what to start.
    [[nodiscard]] static Result<Client> connect(const Where& where);

    // The answer's body; problem+json becomes an error with its code and detail, requirements listed below it.
    [[nodiscard]] Result<std::string> text(
        const std::string& method, const std::string& path, const std::string& body = {}, const Headers& headers = {});
    [[nodiscard]] Result<HttpAnswer> ask( // with its headers, names in lower case
        const std::string& method, const std::string& path, const std::string& body = {}, const Headers& headers = {});
    [[nodiscard]] Result<Json> json(const std::string& method, const std::string& path, const Json& body = {}, const Headers& headers = {});
    [[nodiscard]] const std::string& url() const { return m_url; }
    [[nodiscard]] Result<Person> me();

private:
    std::string m_url;
    std::string m_token;
    std::unique_ptr<HttpClient> m_http = std::make_unique<HttpClient>();
};

} // namespace countersign
