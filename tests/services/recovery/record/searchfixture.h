#pragma once
// A record that is appended to and indexed step by step, and the shortest ways to ask it.
#include "models/domain/ids.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/record/auditindex.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/auditsearch.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace countersign::samples {

inline constexpr TimeMs start = 1'700'000'000'000 / hourMs * hourMs;
using Indexes = std::vector<std::int64_t>;

// A record with its index in a database of its own; the schema as it ships, or only its first `schema` migrations.
class IndexedRecord {
public:
    explicit IndexedRecord(int schema = 0)
        : m_connection(Connection::open(m_folder.filePath(QStringLiteral("backend.sqlite")).toStdString(), OpenMode::ReadWrite).value())
    {
        auto migrations = migrationsOf("backend");
        if (schema > 0)
            migrations.resize(static_cast<std::size_t>(schema));
        if (!migrate(db(), migrations, backendApplicationId))
            qFatal("the schema does not migrate");
    }
    Connection& db() { return *m_connection; }
    AuditIndex& index() { return m_index; }
    void sql(const std::string& text)
    {
        const auto done = db().run(text);
        if (!done)
            qFatal("%s", done.error().detail.c_str());
    }
    void draft(const std::string& id, std::int64_t value, const std::string& customer, const std::string& body = "{}",
        const std::string& currency = "EUR")
    {
        const auto done
            = db().run("INSERT INTO drafts(id, shop_id, cart_id, subject_id, state, value_minor, currency, created_at, cold_at, "
                       "updated_at, body) VALUES(:id, 'northbean', :cart, :subject, 'queued', :value, :currency, 0, 0, 0, :body)",
                id, "cart-" + id, customer, value, currency, body);
        if (!done)
            qFatal("%s", done.error().detail.c_str());
    }
    static AuditEntry entry(
        const std::string& action, const std::string& actor = "route", const std::string& draft = {}, Json data = Json::object())
    {
        AuditEntry made;
        made.actorKind = isId(actor) ? "person" : "service";
        made.actor = actor;
        made.action = action;
        made.shopId = "northbean";
        made.subjectKind = action.substr(0, action.find('.'));
        made.subject = draft.empty() ? "subject-1" : draft;
        made.draftId = draft;
        made.data = std::move(data);
        return made;
    }
    void append(const AuditEntry& made, TimeMs at = start)
    {
        write([&] { return appendEntry(db(), made, at); });
    }
    // One step; false: nothing waited.
    bool indexStep()
    {
        const auto step = m_index.prepare(db());
        if (!step)
            qFatal("%s", step.error().detail.c_str());
        write([&] { return m_index.store(db(), *step); });
        return !step->rows.empty();
    }
    void indexAll()
    {
        while (indexStep()) { }
    }
    template <class Work>
    void write(Work work)
    {
        if (!db().begin())
            qFatal("no transaction");
        if (const auto done = work(); !done)
            qFatal("%s", done.error().detail.c_str());
        if (!db().commit())
            qFatal("not committed");
    }
    Indexes found(const AuditFilter& filter, std::int64_t limit = 500)
    {
        const auto page = searchAudit(db(), filter, {}, limit);
        if (!page)
            qFatal("%s", page.error().detail.c_str());
        Indexes indexes;
        for (const auto& row : page->rows)
            indexes.push_back(row.index);
        return indexes;
    }
    Indexes words(const std::string& text)
    {
        AuditFilter filter;
        filter.words = text;
        return found(filter);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    AuditIndex m_index;
};

inline const std::string mira = newId(start);
inline const std::string draftA = "018bcfe5-6800-7a00-8000-00000000000a";
inline const std::string draftB = "018bcfe5-6801-7b00-8000-00000000000b";

inline Json decided(const std::string& verdict, const Json& overrides = Json::array(), const std::string& person = mira)
{
    return Json{ { "statement", { { "verdict", verdict }, { "overrides", overrides }, { "person_id", person }, { "revision", 1 } } },
        { "signature", "Zm9vYmFy" } };
}

} // namespace countersign::samples
