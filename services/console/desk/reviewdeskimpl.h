#pragma once
// The desk over a real backend: decides on what is stored here, keeps and sends decisions, follows the backend in the background.
#include "services/console/desk/auditdeskimpl.h"
#include "services/console/desk/glassdeskimpl.h"
#include "services/console/desk/keysdeskimpl.h"
#include "services/console/desk/bulkdeskimpl.h"
#include "services/console/desk/clockwatch.h"
#include "services/console/desk/privacydeskimpl.h"
#include "services/console/desk/reviewdesk.h"
#include "services/console/desk/studiodeskimpl.h"
#include "services/console/desk/surveydeskimpl.h"
#include "services/console/desk/teamdeskimpl.h"
#include "services/console/desk/viewsdeskimpl.h"
#include "services/console/desk/workdeskimpl.h"
#include "services/console/keys/keyring.h"
#include "services/console/outbox/outbox.h"
#include "services/console/sync/sync.h"

#include <QTimer>
#include <map>
#include <memory>

namespace countersign {

struct DeskParts {
    std::unique_ptr<ApiClient> api;
    std::shared_ptr<LocalStore> store;
    std::unique_ptr<KeyRing> keyRing;
    ConsoleKeys keys;
    Person person;
    Policy policy;
    std::function<TimeMs()> now;
    SyncTiming syncTiming;
    OutboxTiming outboxTiming;
};

class ReviewDeskImpl final : public ReviewDesk {
    Q_OBJECT
public:
    explicit ReviewDeskImpl(DeskParts parts, QObject* parent = nullptr);
    ~ReviewDeskImpl() override;
    void start();

    [[nodiscard]] Person person() const override { return m_parts.person; }
    [[nodiscard]] Policy policy() const override { return m_parts.policy; }
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString linkSentence() const override;
    [[nodiscard]] Counts counts() const override { return m_counts; }
    [[nodiscard]] bool keysLast() const override { return m_parts.keys.durable; }
    [[nodiscard]] DraftSource& drafts() override { return *m_parts.store; }
    [[nodiscard]] std::vector<DecisionRecord> recentDecisions() const override { return m_recent; }
    [[nodiscard]] QFuture<Result<Draft>> open(const QString& draftId) override;
    void release(const QString& draftId) override;
    void lookAhead(const QString& draftId) override;
    [[nodiscard]] QFuture<Result<QString>> decide(const DecisionRequest& request) override;
    [[nodiscard]] QFuture<Result<void>> undo(const QString& decisionId) override;
    void dismissRefused(const QString& decisionId) override;
    [[nodiscard]] QFuture<Result<QString>> verifyRecord() override;
    void signOut() override;
    [[nodiscard]] TeamDesk& team() override { return m_team; }
    [[nodiscard]] ViewsDesk& views() override { return m_views; }
    [[nodiscard]] BulkDesk& bulk() override { return *m_bulk; }
    [[nodiscard]] WorkDesk& work() override { return *m_work; }
    [[nodiscard]] StudioDesk& studio() override { return m_studio; }
    [[nodiscard]] AuditDesk& audit() override { return m_audit; }
    [[nodiscard]] PrivacyDesk* privacy() override { return m_privacy.get(); }
    [[nodiscard]] KeysDesk& keys() override { return m_keys; }
    [[nodiscard]] GlassDesk& glass() override { return m_glass; }
    [[nodiscard]] SurveyDesk* survey() override { return &m_survey; }

private:
    void refreshOverview();
    [[nodiscard]] QString linkWords() const;
    void opened(const QString& draftId, const Draft& draft);
    void takeLease(const QString& draftId);
    void askDraft(const QString& draftId);
    void lookAgain(const QStringList& draftIds);
    void askPolicy();
    void askReasonCounts();
    void askPerson();
    void decideOn(const Draft& stored, const DecisionRequest& request, const Answerer<Result<QString>>& reply);
    void syncStateChanged();
    void sayFarewell(bool endSession);
    DeskParts m_parts;
    ClockWatch m_clock;
    std::unique_ptr<RecordWatch> m_record;
    std::unique_ptr<Sync> m_sync;
    std::unique_ptr<Outbox> m_outbox;
    TeamDeskImpl m_team;
    ViewsDeskImpl m_views;
    ViewsDeskImpl m_searches;  // of the record
    StudioDeskImpl m_studio;
    AuditDeskImpl m_audit;
    KeysDeskImpl m_keys;
    GlassDeskImpl m_glass;
    SurveyDeskImpl m_survey;
    std::unique_ptr<BulkDeskImpl> m_bulk;
    std::unique_ptr<WorkDeskImpl> m_work;
    std::unique_ptr<PrivacyDeskImpl> m_privacy;
    std::map<QString, Draft> m_open;  // as shown
    QString m_aheadId;                // asked for by lookAhead()
    std::optional<Draft> m_ahead;     // its draft, once read
    QSet<QString> m_leased;
    QSet<QString> m_returning;        // given back, not answered yet
    QSet<QString> m_deciding;         // drafts whose decision is not durable yet
    QTimer m_leaseTimer;              // renews leases well before their five minutes end
    QTimer m_minute;                  // drafts put off come back; a new day starts
    std::vector<DecisionRecord> m_recent;
    Counts m_counts;
    quint64 m_policyAsked = 0;        // an older answer never takes the place of a newer one
    quint64 m_personAsked = 0;
    bool m_policyDue = false;         // changed at the backend and not heard yet: asked for again with the next connection
    bool m_personDue = false;
    bool m_overviewAsked = false;
    bool m_overviewAgain = false;
};

}  // namespace countersign
