#include "models/view/followup.h"
#include "services/console/api/apiclient.h"
#include "services/console/desk/reviewdeskimpl.h"
#include "tests/bench/probe.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace countersign::bench {

namespace {

template <class T>
T need(Answer<T> answer)
{
    if (!answer)
        giveUp(answer.error().error.detail);
    return std::move(*answer);
}

// Signs in, adds the backend's drafts to the file, decides about `count` of them before the desk has ever gone online, then lets it go.
class CatchUp final : public QObject {
public:
    CatchUp(std::shared_ptr<LocalStore> store, const SealKey& key, const QStringList& who, int count)
        : m_count(count), m_parts{std::make_unique<ApiClient>(QUrl(who[0])), std::move(store),
                                          std::make_unique<KeyRing>(u"bench"_s, false), {newSigningKey(), key, true, std::nullopt}, {}, {},
                                          [] { return QDateTime::currentMSecsSinceEpoch(); }, {}, {}}
    {
        whenDone(m_parts.api->signIn(who[1], who[2]), this, [this](Answer<SessionGrant> answer) {
            SessionGrant grant = need(std::move(answer));
            m_parts.api->setToken(grant.token);
            m_parts.person = std::move(grant.person);
            whenDone(m_parts.api->enrolKey(m_parts.keys.device.publicKey, "bench"), this, [this](Answer<std::string> enrolled) {
                (void)need(std::move(enrolled));
                whenDone(m_parts.api->policy(), this, [this](Answer<PolicyInForce> policy) {
                    m_parts.policy = need(std::move(policy)).policy;
                    fetch({});
                });
            });
        });
        QTimer::singleShot(170'000, this, [] { giveUp("it took more than 170 seconds"); });
    }

private:
    void fetch(const std::string& cursor)
    {
        DraftQueryText query;
        query.states = "queued";
        query.cursor = cursor;
        query.limit = 200;
        whenDone(m_parts.api->fullDrafts(query), this, [this](Answer<FullDrafts> answer) {
            FullDrafts page = need(std::move(answer));
            auto changes = std::make_shared<std::vector<DraftChange>>();
            for (const Draft& draft : *page.drafts) {
                m_ids << QString::fromStdString(draft.summary.id);
                changes->push_back({draft, std::nullopt, {}});
            }
            m_asOf = m_asOf < 0 ? page.asOf : m_asOf;
            // The place to go on from is the backend's: nothing is downloaded anew, and the million others stay.
            whenDone(m_parts.store->apply(changes, m_asOf), this, [this, next = page.next](const Result<void>& kept) {
                if (!kept)
                    giveUp(kept.error().detail);
                if (!next.empty() && m_ids.size() < m_count)
                    fetch(next);
                else
                    decide();
            });
        });
    }
    void decide()
    {
        m_desk = std::make_shared<ReviewDeskImpl>(std::move(m_parts));
        BulkRequest request;
        request.ids = m_ids.mid(0, m_count);
        whenDone(m_desk->bulk().preview(request), this, [this, request](Result<BulkPreview> preview) {
            if (!preview)
                giveUp(preview.error().detail);
            if (preview->will.size() < m_count)
                giveUp("only " + std::to_string(preview->will.size()) + " drafts can be decided: "
                    + (preview->wont.empty() ? std::string() : preview->wont.front().sentence.toStdString()));
            whenDone(m_desk->bulk().run(request, *preview), this, [this](const Result<BulkOutcome>& outcome) {
                if (!outcome || outcome->done != m_count)
                    giveUp(outcome ? "not all were kept" : outcome.error().detail);
                connect(m_desk.get(), &ReviewDesk::countsChanged, this, [this] { look(); });
                m_took.start();
                m_desk->start();
            });
        });
    }
    void look()
    {
        const ReviewDesk::Counts counts = m_desk->counts();
        if (counts.refused > 0)
            giveUp("a decision was refused: " + m_desk->recentDecisions().front().why.toStdString());
        if (counts.kept > 0 || counts.held + counts.accepted + counts.sent < m_count)
            return;
        std::printf("{\"catch_up_ms\":%lld}\n", static_cast<long long>(m_took.elapsed()));
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }
    int m_count;
    DeskParts m_parts;
    std::shared_ptr<ReviewDeskImpl> m_desk;
    QStringList m_ids;
    std::int64_t m_asOf = -1;
    QElapsedTimer m_took;
};

}  // namespace

int catchUp(const QString& file, const QString& key, const QStringList& who, int count)
{
    QObject context;
    std::unique_ptr<CatchUp> run;
    const StoreOptions options = storeOptions(file, key);
    whenDone(LocalStore::open(options, &context), &context, [&](Result<std::shared_ptr<LocalStore>> store) {
        if (!store)
            giveUp(store.error().detail);
        run = std::make_unique<CatchUp>(*store, options.key, who, count);
    });
    return QCoreApplication::exec();
}

}  // namespace countersign::bench
