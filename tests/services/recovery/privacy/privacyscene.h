#pragma once
// A backend whose customers have something in every place that can hold something.
#include "services/recovery/privacy/backupfile.h"
#include "services/recovery/record/bundle.h"
#include "services/recovery/record/witness.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/consentstore.h"
#include "tests/services/recovery/servedhome.h"

#include <QDirIterator>
#include <QFile>

namespace countersign {

using namespace Qt::StringLiterals;

// What must be nowhere after the customer was erased. Each piece is one word, so that a search index would hold it whole.
struct Held {
    std::string draftId;
    std::string name = "Xenophania";
    std::string email = "xenophania@posta.example";
    std::string phone = "+34600555999";
    [[nodiscard]] std::vector<std::string> pieces() const { return { name, "xenophania", phone, phone.substr(1) }; }
};

inline Json parsed(const HttpAnswer& answer)
{
    return parseJson(answer.body, { .maxBytes = 1 << 24, .maxDepth = 60, .maxKeys = 100000, .maxString = 1 << 22 }).value();
}

inline void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s", done.error().detail.c_str());
}

class PrivacyScene {
protected:
    const RecoveryContext& context() { return m_home->backend().context(); }
    void write(const std::function<Result<void>(Connection&)>& work) { must(context().writer.run(work)); }
    HttpAnswer asOperator(const std::string& method, const std::string& path, const Json& body = {})
    {
        return m_home->call(method, path, body.is_null() ? std::string() : body.dump(), m_home->backend().operatorToken());
    }
    // A customer with something in every place that can hold something.
    // Each with addresses of their own where `apart` says so; else all are the same person.
    Held someone(const std::string& apart = {})
    {
        Held held;
        if (!apart.empty()) {
            held.email = apart + "@posta.example";
            held.phone += apart;
        }
        const Draft draft = m_home->makeDraft();
        held.draftId = draft.summary.id;
        const std::string draftId = held.draftId;
        write([&](Connection& connection) -> Result<void> {
            const auto subject = loadDraft(connection, context().keys.master, draftId)->subject;
            for (const auto& [field, value] : { std::pair("first_name", held.name), std::pair("email", held.email), std::pair("phone", held.phone) })
                must(putVault(connection, *subject, field, value));
            must(noteConsent(connection, subject->id, "email", Consent::Subscribed, "webhook:customers/update", 5, 6));
            Cart cart;
            cart.shopId = "northbean";
            cart.email = held.email;
            cart.firstName = held.name;
            const auto run = [&](std::string_view sql, const auto&... args) {
                const auto done = connection.run(sql, args...);
                if (!done)
                    qFatal("%s", done.error().detail.c_str());
            };
            run("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, customer_lookup, sealed, source_updated_at, created_at, "
                "updated_at, draft_id) VALUES(:id, 'northbean', :token, 'abandoned', 1, 'EUR', :lookup, :sealed, 1, 1, 1, :draft)",
                draft.cartId, draft.cartId, "lookup-" + draftId, context().keys.master.derive("events").seal(Json(cart).dump(), draft.cartId), draftId);
            run("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, body, received_at) VALUES(:id, 'northbean', 'checkouts/create', "
                ":hook, :hash, :body, 1)",
                "event-" + draftId, draftId, draftId, context().keys.master.derive("events").seal(Json(cart).dump(), "event-" + draftId));
            run("INSERT INTO event_carts(cart_id, seq) SELECT :cart, max(seq) FROM events", draft.cartId);
            run("UPDATE inbox SET folded = (SELECT max(seq) FROM events)");
            // What people type and what a model may have let slip stands unsealed.
            run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) VALUES(:draft, 1, 'person', 'p', "
                ":contents, :note, 1)",
                draftId, Json(std::vector{ "Dear " + held.name + ", call " + held.phone }).dump(), held.name);
            run("INSERT INTO edit_runs(draft_id, place, from_words, to_words) VALUES(:draft, 0, 'hello', :to)", draftId, held.name);
            run("INSERT INTO edit_distances(draft_id, decision_id, prompt, reason, channel, language, person_id, distance_bp, words, at) "
                "VALUES(:draft, 'd', 'p@1', 'shipping_cost', 'email', 'en', 'p', 100, :words, 1)",
                draftId, " hello xenophania ");
            run("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, exchange, at) VALUES(:draft, 1, 'live', 'p@1', 'm', :text, 1)",
                draftId, Json{ { "system", "" }, { "user", held.name }, { "answer", held.email }, { "faults", Json::array() } }.dump());
            run("INSERT OR REPLACE INTO draft_text(rowid, words) SELECT seq, :words FROM drafts WHERE id = :draft", " grinder xenophania ", draftId);
            run("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at, detail) VALUES(:id, :decision, "
                ":draft, 'email', 'webhook', 'failed', 'digest', 1, :detail)",
                "send-" + draftId, "decision-" + draftId, draftId, "no mailbox " + held.email);
            run("INSERT INTO prompt_tests(id, prompt_id, author, test, created_at) VALUES(:id, 'p', 'p', :test, 1)", "test-" + draftId,
                Json{ { "id", "t" }, { "prompt_id", "p" }, { "name", "Never " + held.name }, { "draft_id", draftId },
                    { "must_say", Json::array() }, { "must_not_say", Json::array({ held.name }) }, { "from_edit", held.name } }
                    .dump());
            run("INSERT INTO orders(shop_id, order_id, checkout_token, cart_id, total_minor, currency, discount_code, ordered_at) "
                "VALUES('northbean', :id, :token, :cart, 1, 'EUR', 'xenophania10', 1)",
                "order-" + draftId, draft.cartId, draft.cartId);
            run("INSERT INTO surveys(draft_id, token_hash, cart_id, shop_id, subject_id, channel, language, inferred, inferred_bp, made_at, expires_at, "
                "answered_at, choice, sealed) VALUES(:id, :hash, :cart, 'northbean', :subject, 'email', 'en', 'shipping', 5000, 1, 9, 2, 'shipping', "
                ":words)",
                draftId, "hash-" + draftId, draft.cartId, subject->id, subject->key.seal(held.name + " found it too dear", draftId));
            return {};
        });
        return held;
    }
    // Files under the home in which any of these stands.
    QStringList filesWith(const std::vector<std::string>& pieces)
    {
        QStringList found;
        QDirIterator all(QString::fromStdString(m_home->home()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            for (const auto& piece : pieces)
                if (bytes.contains(QByteArray::fromStdString(piece)))
                    found << file.fileName() + u": "_s + QString::fromStdString(piece);
        }
        return found;
    }
    std::string entriesOf(const std::string& action)
    {
        return m_home->one<std::string>(
            "SELECT group_concat(entry, char(10)) FROM audit_entries WHERE json_extract(entry, '$.action') = '" + action + "'");
    }
    VerifierKey logKey() { return parseVerifierKey(logVerifierKey(context().keys)).value(); }
    std::string seenNote()
    {
        return m_home->one<std::string>("SELECT note FROM audit_checkpoints ORDER BY size DESC LIMIT 1");
    }
    bool underCheckpoint()
    {
        return m_home->one<std::int64_t>("SELECT (SELECT max(size) FROM audit_checkpoints) = (SELECT count(*) FROM audit_entries)") == 1;
    }
    bool backedUp(const char* name)
    {
        const auto reading = Connection::open(m_home->home() + "/countersign.sqlite", OpenMode::ReadOnly).value();
        const auto made = makeBackup(*reading, file(name), logKey());
        if (!made)
            qInfo("no backup: %s", made.error().detail.c_str());
        return made.has_value();
    }
    std::string file(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }

    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<QTemporaryDir> m_folder; // of one case: its backups and what it hands over
};

} // namespace countersign
