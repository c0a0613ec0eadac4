#pragma once
// A person at the wire: signs in, enrols a device key, reads drafts and makes signed decisions, with the product's own domain code.
#include "models/domain/decision.h"
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/signature.h"
#include "services/base/httpclient.h"

#include <string>
#include <vector>

namespace countersign::test {

class Reviewer {
public:
    Reviewer(std::string url, std::string login, std::string password);

    [[nodiscard]] Result<void> signIn();  // session and device key
    [[nodiscard]] Result<std::vector<DraftSummary>> queue(const std::string& query = "state=queued&limit=200");
    [[nodiscard]] Result<Draft> draft(const std::string& id);
    // A signed decision on the draft as it was read; `edited` makes it ApproveWithEdits.
    [[nodiscard]] Result<Decision> make(const Draft& draft, Verdict verdict, const std::optional<Content>& edited = std::nullopt,
        std::optional<RejectReason> reasonCode = std::nullopt, const std::string& note = {});
    [[nodiscard]] Result<HttpAnswer> send(const Decision& decision);  // the raw answer
    [[nodiscard]] Result<HttpAnswer> request(const std::string& method, const std::string& path, const std::string& body = {},
        std::vector<std::pair<std::string, std::string>> headers = {});
    [[nodiscard]] const Person& person() const { return m_person; }
    [[nodiscard]] const std::string& token() const { return m_token; }
    void setUrl(std::string url) { m_url = std::move(url); }
    void resign(Decision& decision) const;  // after a test tampered with the statement on purpose

private:
    std::string m_url;
    std::string m_login;
    std::string m_password;
    std::string m_token;
    std::string m_keyId;
    Person m_person;
    SigningKey m_key;
    HttpClient m_http;
};

}  // namespace countersign::test
