#pragma once
// A review desk in memory: sample drafts, decisions that are held and then sent on a timer, offline at will. For GUI tests and pictures.
#include "services/console/desk/reviewdesk.h"
#include "tests/support/console/fakeaudit.h"
#include "tests/support/console/fakeglass.h"
#include "tests/support/console/fakekeys.h"
#include "tests/support/console/fakeparts.h"
#include "tests/support/console/fakeprivacy.h"
#include "tests/support/console/fakestudio.h"
#include "tests/support/console/fakesurvey.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <functional>
#include <map>

namespace countersign {

class FakeDraftSource final : public DraftSource {
    Q_OBJECT
public:
    // Who asks: decides what is "yours". Without one, everything that waits is.
    struct Viewer {
        std::string personId;
        std::vector<std::string> roles;
        QSet<QString> skipped;
        TimeMs now = 0;
        TimeMs decideWithin = hourMs;
    };
    explicit FakeDraftSource(QObject* parent = nullptr);
    void setViewer(std::function<Viewer()> viewer) { m_viewer = std::move(viewer); }
    void setDrafts(std::vector<Draft> drafts);   // emits reset
    void upsert(const Draft& draft);             // emits changed
    void remove(const QString& draftId);         // emits changed
    void failNextPage(const Error& error) { m_failure = error; }
    void holdAnswers(bool hold);                 // answers wait until released, in order
    [[nodiscard]] const Draft* find(const QString& draftId) const;
    [[nodiscard]] int pagesAsked() const { return m_pagesAsked; }
    [[nodiscard]] int talliesAsked() const { return m_talliesAsked; }
    [[nodiscard]] QFuture<Result<QueueTally>> tally(const DraftFilter& filter) override;
    [[nodiscard]] QFuture<Result<DraftRows>> page(const DraftFilter& filter, const QString& cursor, int limit) override;
    [[nodiscard]] QFuture<Result<std::vector<DraftSummary>>> rows(const DraftFilter& filter, const QStringList& ids) override;

private:
    [[nodiscard]] std::vector<DraftSummary> sorted(const DraftFilter& filter) const;
    std::map<std::string, Draft> m_drafts;
    std::function<Viewer()> m_viewer;
    QHash<QString, DraftSummary> m_cursors;
    std::vector<std::function<void()>> m_held;
    std::optional<Error> m_failure;
    int m_pagesAsked = 0;
    int m_talliesAsked = 0;
    bool m_holding = false;
};

class FakeDesk final : public ReviewDesk {
    Q_OBJECT
public:
    explicit FakeDesk(TimeMs now, QObject* parent = nullptr);  // 30 sample drafts; time stands still but for advance()
    void setLink(Link link, const QString& sentence);
    void setPerson(const Person& person);
    void setSlowLink(bool slow) { m_slowLink = slow; }  // what is kept stays kept while online
    void holdVerifying() { m_holdVerifying = true; }   // the next verification ends with its desk
    void advance(TimeMs by);                           // holds that run out are sent
    void refuse(const QString& decisionId, const QString& why, std::vector<RequirementResult> failing);
    [[nodiscard]] FakeDraftSource& source() { return m_source; }
    void replace(const Draft& draft);                  // as the backend has it now; emits draftChanged
    void leave(const QString& draftId, DraftState state);  // by itself: bought, run out; emits draftLeft
    [[nodiscard]] const Draft* asDecided(const QString& decisionId) const;
    [[nodiscard]] const DecisionRequest* requestFor(const QString& draftId) const;  // the newest
    [[nodiscard]] FakeTeam& fakeTeam() { return m_team; }
    [[nodiscard]] FakeWork& fakeWork() { return m_work; }
    [[nodiscard]] FakeBulk& fakeBulk() { return m_bulk; }
    [[nodiscard]] FakeStudio& fakeStudio() { return m_studio; }
    [[nodiscard]] FakeAudit& fakeAudit() { return m_audit; }
    [[nodiscard]] FakePrivacy& fakePrivacy() { return m_privacy; }
    [[nodiscard]] FakeKeys& fakeKeys() { return m_keys; }
    [[nodiscard]] FakeGlass& fakeGlass() { return m_glass; }
    [[nodiscard]] FakeSurvey& fakeSurvey() { return m_survey; }
    [[nodiscard]] TimeMs now() const { return m_now; }
    [[nodiscard]] const std::vector<DecisionRequest>& requests() const { return m_requests; }

    [[nodiscard]] Person person() const override { return m_person; }
    [[nodiscard]] Policy policy() const override { return m_policy; }
    [[nodiscard]] Link link() const override { return m_link; }
    [[nodiscard]] QString linkSentence() const override { return m_sentence; }
    [[nodiscard]] Counts counts() const override;
    [[nodiscard]] DraftSource& drafts() override { return m_source; }
    [[nodiscard]] std::vector<DecisionRecord> recentDecisions() const override;
    [[nodiscard]] QFuture<Result<Draft>> open(const QString& draftId) override;
    void release(const QString&) override {}
    void lookAhead(const QString&) override {}
    [[nodiscard]] QFuture<Result<QString>> decide(const DecisionRequest& request) override;
    [[nodiscard]] QFuture<Result<void>> undo(const QString& decisionId) override;
    void dismissRefused(const QString& decisionId) override;
    [[nodiscard]] QFuture<Result<QString>> verifyRecord() override;
    void signOut() override;
    [[nodiscard]] TeamDesk& team() override { return m_team; }
    [[nodiscard]] ViewsDesk& views() override { return m_views; }
    [[nodiscard]] BulkDesk& bulk() override { return m_bulk; }
    [[nodiscard]] WorkDesk& work() override { return m_work; }
    [[nodiscard]] StudioDesk& studio() override { return m_studio; }
    [[nodiscard]] AuditDesk& audit() override { return m_audit; }
    [[nodiscard]] PrivacyDesk* privacy() override { return &m_privacy; }
    [[nodiscard]] KeysDesk& keys() override { return m_keys; }
    [[nodiscard]] GlassDesk& glass() override { return m_glass; }
    [[nodiscard]] SurveyDesk* survey() override { return &m_survey; }

private:
    struct Made {
        DecisionRecord record;
        Draft draft;
    };
    void changed();
    FakeDraftSource m_source;
    FakeTeam m_team{*this};
    FakeViews m_views;
    FakeBulk m_bulk{*this};
    FakeWork m_work{*this};
    FakeStudio m_studio{*this};
    FakePrivacy m_privacy{[this] { return m_person; }};
    std::vector<Made> m_made;  // newest first
    std::vector<DecisionRequest> m_requests;
    Person m_person;
    Policy m_policy;
    QString m_sentence;
    std::optional<Answerer<Result<QString>>> m_verifying;
    bool m_holdVerifying = false;
    bool m_slowLink = false;
    TimeMs m_now;
    Link m_link = Link::Online;
    FakeKeys m_keys{*this};
    FakeGlass m_glass{*this};
    FakeAudit m_audit{*this};  // made last: they ask the time
    FakeSurvey m_survey{*this};
};

}  // namespace countersign
