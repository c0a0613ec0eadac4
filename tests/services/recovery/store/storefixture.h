#pragma once
// A real backend database in a temporary folder, and drafts to put into it.
#include "models/domain/ids.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/store/draftstore.h"

#include <QTemporaryDir>
#include <QTest>

namespace countersign {

constexpr TimeMs storeStart = 1'700'000'000'000;

class StoreFixture {
public:
    StoreFixture()
        : m_connection(Connection::open(m_folder.filePath(QStringLiteral("backend.sqlite")).toStdString(), OpenMode::ReadWrite).value())
    {
        if (!migrate(*m_connection, migrationsOf("backend"), backendApplicationId))
            qFatal("the schema does not migrate");
    }
    Connection& db() { return *m_connection; }
    const SealKey& master() const { return m_master; }
    template <class Work>
    void write(Work work)
    {
        if (!db().begin())
            qFatal("no transaction");
        work();
        if (!db().commit())
            qFatal("not committed");
    }
    Subject subject(const std::string& lookup = "lookup-1")
    {
        Result<Subject> made = fail(ErrorCode::Internal, "not run");
        write([&] { made = findOrMakeSubject(db(), m_master, "northbean", lookup, storeStart); });
        return made.value();
    }

private:
    QTemporaryDir m_folder;
    SealKey m_master = SealKey::random();
    std::unique_ptr<Connection> m_connection;
};

inline Draft someDraft(const std::string& title = "Hand Grinder", std::int64_t stake = 12400)
{
    Draft draft;
    draft.summary.id = newId(storeStart);
    draft.summary.shopId = "northbean";
    draft.summary.value = { stake, "EUR" };
    draft.summary.stake = stake;
    draft.summary.maskedName = "Ana P•••••";
    draft.summary.reason = Reason::ShippingCost;
    draft.summary.language = "en";
    draft.summary.offer = "free shipping";
    draft.summary.createdAt = storeStart;
    draft.summary.coldAt = storeStart + hourMs;
    draft.cartId = "cart-1";
    draft.prompt = "builtin/shipping_cost@1";
    draft.diagnosis.segment = "returning";
    draft.offer.chosen.kind = OfferKind::FreeShipping;
    draft.offer.chosen.cost = { 490, "EUR" };
    CartLine line;
    line.title = title;
    line.unitPrice = { stake, "EUR" };
    line.linePrice = { stake, "EUR" };
    draft.lines.push_back(line);
    Content content;
    content.language = "en";
    content.subject = "Still thinking about it, {{first_name}}?";
    content.blocks.push_back({ BlockKind::Paragraph, "Your basket is waiting. {{offer_text}}", {}, false });
    draft.drafted.push_back(content);
    draft.contents.push_back(content);
    draft.values.text["first_name"] = "Anastasia";
    draft.values.to = "ana@posta.example";
    draft.values.commitmentKey = std::string(64, 'a');
    draft.maskedTo = "a•••@p•••.example";
    return draft;
}

} // namespace countersign
