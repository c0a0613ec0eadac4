#pragma once
// A whole backend in this process, without its stages, and drafts put into it: what reviewers meet over real HTTP.
#include "app/backend/backend.h"
#include "models/domain/ids.h"
#include "services/base/httpclient.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/store/draftstore.h"
#include "tests/support/reviewer.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>

namespace countersign {

class ShiftedClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override { return m_clock.now() + m_shift; }
    void advance(TimeMs by) { m_shift += by; }

private:
    SystemClock m_clock;
    std::atomic<TimeMs> m_shift{ 0 };
};

class ServedHome {
public:
    ServedHome()
    {
        startLog(m_folder.filePath(QStringLiteral("log")).toStdString(), LogLevel::Warning);
        m_settings.home = m_folder.filePath(QStringLiteral("home")).toStdString();
        m_settings.listen = "127.0.0.1:0";
        m_settings.passwordCost = cheapestCost();
        m_settings.clock = &clock;
        m_settings.runJobs = false;
        start();
    }
    void start()
    {
        m_backend.reset();
        auto started = Backend::start(m_settings);
        if (!started)
            qFatal("%s", started.error().detail.c_str());
        m_backend = std::move(*started);
    }
    void startWithNextLogKey()
    {
        m_settings.rotateLogKey = true;
        start();
        m_settings.rotateLogKey = false;
    }
    void stop() { m_backend.reset(); }
    Backend& backend() { return *m_backend; }
    std::string url() const { return m_backend->url(); }
    std::string home() const { return m_settings.home; }

    HttpAnswer call(const std::string& method, const std::string& path, const std::string& body = {}, const std::string& token = {})
    {
        HttpCall call{ .method = method, .url = url() + path, .headers = {}, .body = body };
        call.maxAnswer = 64 * 1024 * 1024;
        if (!token.empty())
            call.headers.emplace_back("authorization", "Bearer " + token);
        const auto answer = m_http.call(call);
        if (!answer)
            qFatal("%s %s: %s", method.c_str(), path.c_str(), answer.error().detail.c_str());
        return *answer;
    }
    std::unique_ptr<test::Reviewer> person(const std::string& login, const std::string& name, const std::string& role)
    {
        const auto added = call("POST", "/v1/people",
            Json{ { "login", login }, { "name", name }, { "password", login + "-password" }, { "roles", { role } } }.dump(),
            m_backend->operatorToken());
        if (added.status != 201)
            qFatal("%s", added.body.c_str());
        auto reviewer = std::make_unique<test::Reviewer>(url(), login, login + "-password");
        if (const auto in = reviewer->signIn(); !in)
            qFatal("%s", in.error().detail.c_str());
        return reviewer;
    }

    Draft makeDraft(std::int64_t valueMinor = 20000, int approvalsNeeded = 1)
    {
        const TimeMs now = clock.now();
        Draft draft;
        auto& summary = draft.summary;
        summary.id = newId(now);
        summary.shopId = "northbean";
        summary.value = { valueMinor, "EUR" };
        summary.stake = valueMinor;
        summary.maskedName = "Ana P•••••";
        summary.reason = Reason::ShippingCost;
        summary.confidenceBp = 7100;
        summary.language = "en";
        summary.offer = "no offer";
        summary.whyYours = "Pilot: people decide about every draft";
        summary.approvalsNeeded = approvalsNeeded;
        summary.createdAt = summary.updatedAt = now;
        summary.coldAt = now + 6 * hourMs;
        draft.cartId = newId(now);
        draft.abandonedAt = now - 30 * minuteMs;
        draft.timeZone = "Europe/Berlin";
        draft.diagnosis.reasons = { { Reason::ShippingCost, 10000 } };
        draft.diagnosis.segment = "returning";
        draft.offer.chosen.cost = { 0, "EUR" };
        draft.offer.candidates = { draft.offer.chosen };
        draft.prompt = "builtin/shipping_cost@1";
        draft.routing.approvalsNeeded = approvalsNeeded;
        CartLine line;
        line.variantId = "101";
        line.title = "Hand Grinder";
        line.unitPrice = line.linePrice = { valueMinor, "EUR" };
        draft.lines = { line };
        draft.customer.emailConsent = Consent::Subscribed;
        draft.customer.fetchedAt = now;
        draft.customer.variants = { { "101", Money{ valueMinor / 2, "EUR" }, 5, Money{ valueMinor, "EUR" } } };
        draft.linkDomains = { "northbean.example" };
        Content content;
        content.language = "en";
        content.subject = "Your basket at {{shop_name}}";
        content.blocks = { { BlockKind::Paragraph, "Hello {{first_name}}, your basket is still here.", {}, false },
            { BlockKind::Items, {}, {}, false }, { BlockKind::Button, "Back to your basket", "{{recovery_url}}", false },
            { BlockKind::Footer, "{{postal_address}} · Stop these messages: {{unsubscribe_url}}", {}, true } };
        draft.drafted = draft.contents = { content };
        draft.values.text = { { "first_name", "Ana" }, { "shop_name", "Northbean" }, { "recovery_url", "https://northbean.example/cart/1" },
            { "unsubscribe_url", "https://northbean.example/u/1" }, { "postal_address", "Speicherstr. 7, Hamburg" } };
        draft.values.items = { { "Hand Grinder", "1", "€200.00" } };
        draft.values.to = "ana@posta.example";
        draft.values.from = "hello@northbean.example";
        draft.values.fromName = "Northbean";
        const auto& context = m_backend->context();
        const auto written = context.writer.run([&](Connection& connection) -> Result<void> {
            auto subject = findOrMakeSubject(connection, context.keys.master, "northbean", "lookup-" + summary.id, now);
            if (!subject)
                return tl::unexpected(subject.error());
            draft.values.commitmentKey = subject->commitmentKeyHex();
            return insertDraft(connection, *subject, draft, now);
        });
        if (!written)
            qFatal("%s", written.error().detail.c_str());
        return draft;
    }
    template <class T>
    T one(const std::string& sql)
    {
        auto row = m_backend->context().reads.read<std::optional<std::tuple<T>>>(
            [&](Connection& connection) { return connection.row<std::tuple<T>>(sql); });
        return row && *row ? std::get<0>(**row) : T{};
    }
    void change(const std::string& sql)
    {
        const auto done = m_backend->context().writer.run([&](Connection& connection) -> Result<void> {
            const auto changed = connection.run(sql);
            return changed ? Result<void>{} : Result<void>(tl::unexpected(changed.error()));
        });
        if (!done)
            qFatal("%s", done.error().detail.c_str());
    }

    ShiftedClock clock;

private:
    QTemporaryDir m_folder;
    BackendSettings m_settings;
    std::unique_ptr<Backend> m_backend;
    HttpClient m_http;
};

} // namespace countersign
