#pragma once
// Customers in clear and a record that went back, in memory.
#include "models/domain/person.h"
#include "models/view/followup.h"
#include "services/console/desk/privacydesk.h"

#include <functional>
#include <utility>

namespace countersign {

class FakePrivacy final : public PrivacyDesk {
public:
    explicit FakePrivacy(std::function<Person()> person)
        : m_person(std::move(person))
    {
    }
    void failNext(const Error& error) { m_failure = error; }
    void ask(const std::optional<RestoreQuestion>& question)  // emits restoreQuestionChanged
    {
        m_question = question;
        Q_EMIT restoreQuestionChanged();
    }
    [[nodiscard]] int reveals() const { return m_reveals; }
    [[nodiscard]] RevealReason reason() const { return m_reason; }
    [[nodiscard]] const QString& note() const { return m_note; }
    [[nodiscard]] bool accepted() const { return m_accepted; }

    [[nodiscard]] bool mayReveal() const override { return m_person().may(Permission::Reveal); }
    [[nodiscard]] QFuture<Result<RevealedCustomer>> reveal(const QString&, RevealReason reason, const QString& note) override
    {
        ++m_reveals;
        m_reason = reason;
        m_note = note;
        if (const auto failure = std::exchange(m_failure, std::nullopt))
            return readyFuture<Result<RevealedCustomer>>(tl::unexpected(*failure));
        return readyFuture<Result<RevealedCustomer>>(RevealedCustomer{ "Ana Reveal", "ana.reveal@posta.example", "+34600111222", 60 });
    }
    [[nodiscard]] std::optional<RestoreQuestion> restoreQuestion() const override { return m_question; }
    [[nodiscard]] QFuture<Result<void>> acceptRestore() override
    {
        m_accepted = true;
        m_question.reset();
        return readyFuture<Result<void>>({});
    }

private:
    std::function<Person()> m_person;
    std::optional<Error> m_failure;
    std::optional<RestoreQuestion> m_question;
    QString m_note;
    RevealReason m_reason = RevealReason::Other;
    int m_reveals = 0;
    bool m_accepted = false;
};

}  // namespace countersign
