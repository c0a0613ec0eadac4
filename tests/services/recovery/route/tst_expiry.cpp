// A deadline never decides to send: what nobody decided on goes cold, whatever approvals it had; what was decided is left alone.
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/route/expirestage.h"
#include "services/recovery/store/draftstore.h"
#include "tests/services/recovery/homefixture.h"

using namespace countersign;

class TestExpiry : public QObject {
    Q_OBJECT

    Home m_home;

    std::string put(DraftState state, TimeMs coldAt, std::optional<TimeMs> holdUntil = std::nullopt)
    {
        Draft draft;
        draft.summary.id = newId(m_home.clock.now());
        draft.summary.shopId = "northbean";
        draft.summary.state = state;
        draft.summary.coldAt = coldAt;
        draft.cartId = newId(m_home.clock.now());
        draft.holdUntil = holdUntil;
        m_home.write([&](Connection& connection) -> Result<void> {
            const auto subject = findOrMakeSubject(connection, m_home.keys().master, "northbean", draft.summary.id, m_home.clock.now()).value();
            if (auto inserted = insertDraft(connection, subject, draft, m_home.clock.now()); !inserted)
                return inserted;
            const auto decided = connection.run(
                "INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
                "VALUES(:id, :draft, 1, 'p', 'k', 'approve', '{}', '', 'accepted', 1)",
                "of-" + draft.summary.id, draft.summary.id);
            return decided ? Result<void>{} : Result<void>(tl::unexpected(decided.error()));
        });
        return draft.summary.id;
    }
    StageOutcome run(const std::string& id)
    {
        ExpireStage stage(m_home.context());
        Job job;
        job.stage = "expire";
        job.entity = id;
        const auto outcome = stage.run(job).value();
        if (outcome.write)
            m_home.write(outcome.write);
        return outcome;
    }
    std::string state(const std::string& id) { return m_home.text("SELECT state FROM drafts WHERE id = '" + id + "'"); }
    std::string decision(const std::string& id) { return m_home.text("SELECT state FROM decisions WHERE id = 'of-" + id + "'"); }

private Q_SLOTS:
    void whatNobodyDecidedOnGoesCold()
    {
        for (const auto undecided : { DraftState::Queued, DraftState::Returned }) {
            const auto id = put(undecided, m_home.clock.now() - 1);
            QVERIFY(run(id).next.empty());
            QCOMPARE(state(id), std::string("expired"));
            QCOMPARE(decision(id), std::string("voided")); // the first of two approvals ends with it
            QCOMPARE(m_home.count("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + id + "' AND entry LIKE '%draft.expired%'"), 1);
            QVERIFY(m_home.count("SELECT COUNT(*) FROM changes WHERE kind = 'draft' AND entity = '" + id + "'") >= 2);
        }
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver'"), 0);
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM sends"), 0);
    }

    void notBeforeItsTime()
    {
        const auto later = m_home.clock.now() + hourMs;
        const auto id = put(DraftState::Queued, later);
        const auto outcome = run(id);
        QCOMPARE(outcome.next.size(), std::size_t{ 1 });
        QCOMPARE(outcome.next.front().runAt, later);
        QCOMPARE(state(id), std::string("queued"));
        // Whoever put it off gets an hour after that.
        const auto putOff = put(DraftState::Queued, m_home.clock.now() - 1, later);
        QCOMPARE(run(putOff).next.front().runAt, later + hourMs);
        QCOMPARE(state(putOff), std::string("queued"));
    }

    // It never came to the queue, where it would have been given its deadline.
    void whatCouldNotBeComposedGoesCold()
    {
        const auto later = m_home.clock.now() + hourMs;
        const auto composing = put(DraftState::Composing, later);
        const auto queued = put(DraftState::Queued, later);
        for (const auto& id : { composing, queued })
            m_home.write([&](Connection& connection) -> Result<void> {
                const auto job = enqueueHeldJob(connection, NextJob{ "compose", id, 0 }, later, 2);
                if (!job)
                    return tl::unexpected(job.error());
                return failJob(connection, *job, Error{ ErrorCode::Internal, "no words", std::nullopt }, m_home.clock.now());
            });
        const auto deadline = [&](const std::string& id) {
            return m_home.count("SELECT run_at FROM jobs WHERE stage = 'expire' AND failed_at IS NULL AND entity = '" + id + "'");
        };
        QCOMPARE(deadline(composing), later);
        QCOMPARE(deadline(queued), 0); // a real one got its own from routing
        m_home.clock.set(later);
        QVERIFY(run(composing).next.empty());
        QCOMPARE(state(composing), std::string("expired"));
        QCOMPARE(m_home.count("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + composing + "' AND entry LIKE '%draft.expired%'"), 1);
    }

    void whatWasDecidedIsLeftAlone()
    {
        for (const auto decided : { DraftState::Held, DraftState::Sent, DraftState::Rejected, DraftState::Converted }) {
            const auto id = put(decided, m_home.clock.now() - 1);
            const auto outcome = run(id);
            QVERIFY(!outcome.write && outcome.next.empty());
            QCOMPARE(state(id), std::string(word(decided)));
            QCOMPARE(decision(id), std::string("accepted"));
        }
    }
};

QTEST_GUILESS_MAIN(TestExpiry)
#include "tst_expiry.moc"
