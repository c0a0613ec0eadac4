// One person's own work on this computer: unfinished edits, both sides of a conflict, how the work goes; and that no old, locked or full
// file loses any of it.
#include "models/domain/ids.h"
#include "services/base/resources.h"
#include "services/console/api/newerdraft.h"
#include "services/console/desk/workdeskimpl.h"
#include "tests/services/console/queuedrafts.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

using Place = DecisionRecord::Place;

Decision decisionOn(const Draft& draft, Verdict verdict = Verdict::Approve)
{
    Decision decision;
    decision.statement.decisionId = newId(now);
    decision.statement.draftId = draft.summary.id;
    decision.statement.revision = draft.summary.revision;
    decision.statement.verdict = verdict;
    decision.statement.decidedAt = now;
    return decision;
}

}  // namespace

class TestWorkStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anUnfinishedEditOutlivesACrash();
    void wordsWhoseDraftIsLongGoneAreDropped();
    void anUnfinishedEditEndsWithTheDecision();
    void aConflictShowsBothSides();
    void aConflictStaysUntilDismissed();
    void countsHonestly();
    void reasonsAreOnesOwnUntilTold();
    void readMarksOutliveARestart();
    void aDraftFromANewerBackendIsMarked();
    void anErasedDraftLeavesNothing();
    void afterAnErasureTheFileIsWrittenAnew();
    void aFileOfTheFirstSchemaKeepsEverything();
    void lockedAndFullLoseNothing();

private:
    [[nodiscard]] QString file() const { return m_dir->filePath(u"c.sqlite"_s); }
    [[nodiscard]] std::shared_ptr<LocalStore> open(const QString& folder)
    {
        auto store = await(LocalStore::open({folder + u"/c.sqlite"_s, m_key, true, [] { return now; }}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        return *store;
    }
    [[nodiscard]] std::shared_ptr<LocalStore> open() { return open(m_dir->path()); }
    std::unique_ptr<QTemporaryDir> m_dir;
    SealKey m_key = SealKey::random();
};

void TestWorkStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestWorkStore::anUnfinishedEditOutlivesACrash()
{
    Draft draft = plainDraft(1, now);
    auto store = open();
    WorkDeskImpl work(*store);
    QVERIFY(await(store->apply(changesOf({draft}), 1)));
    UnfinishedEdit edit{1, draft.contents.front(), now};
    edit.content.subject = "Half a subject for Fati";
    QVERIFY(await(work.keepUnfinished(idOf(draft), edit)));
    // What a SIGKILL leaves: the files as they are now, nothing closed.
    const QTemporaryDir crashed;
    for (const QString& name : QDir(m_dir->path()).entryList(QDir::Files))
        if (!name.endsWith(u"-shm"_s))
            QVERIFY(QFile::copy(m_dir->filePath(name), crashed.filePath(name)));
    QFile log(crashed.filePath(u"c.sqlite-wal"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(!log.readAll().contains("Half a subject"));  // sealed
    auto after = open(crashed.path());
    WorkDeskImpl again(*after);
    const auto kept = await(again.unfinished(idOf(draft)));
    QVERIFY(kept && *kept);
    QCOMPARE((*kept)->content.subject, edit.content.subject);
    draft.summary.revision = 3;  // composed anew meanwhile: the edit stays, and says what it started from
    QVERIFY(await(after->apply(changesOf({draft}), 2)));
    QCOMPARE((*await(again.unfinished(idOf(draft))))->revision, 1);
    QVERIFY(await(again.dropUnfinished(idOf(draft))));
    QVERIFY(!*await(again.unfinished(idOf(draft))));
}

void TestWorkStore::wordsWhoseDraftIsLongGoneAreDropped()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    const QString standing = idOf(drafts[0]);
    {
        auto store = open();
        QVERIFY(await(store->apply(changesOf({drafts[0]}), 1)));
        QVERIFY(await(store->keepEdit(standing, {1, drafts[0].contents.front(), now - 90 * dayMs})));
        QVERIFY(await(store->keepEdit(u"long-gone"_s, {1, drafts[1].contents.front(), now - 31 * dayMs})));
        QVERIFY(await(store->keepEdit(u"just-gone"_s, {1, drafts[2].contents.front(), now - dayMs})));
    }
    auto store = open();
    QVERIFY(await(store->keptEdit(standing))->has_value());
    QVERIFY(await(store->keptEdit(u"just-gone"_s))->has_value());
    QVERIFY(!await(store->keptEdit(u"long-gone"_s))->has_value());
}

void TestWorkStore::anUnfinishedEditEndsWithTheDecision()
{
    const std::vector<Draft> drafts{plainDraft(1, now), plainDraft(2, now)};
    auto store = open();
    WorkDeskImpl work(*store);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    for (const Draft& draft : drafts)
        QVERIFY(await(work.keepUnfinished(idOf(draft), {1, draft.contents.front(), now})));
    QVERIFY(await(store->keep(decisionOn(drafts[0], Verdict::ApproveWithEdits), u"t"_s, now)));
    QVERIFY(!*await(work.unfinished(idOf(drafts[0]))));
    Decision later = decisionOn(drafts[1], Verdict::HoldUntil);
    later.statement.until = now + hourMs;
    QVERIFY(await(store->keep(later, u"t"_s, now)));
    QVERIFY(*await(work.unfinished(idOf(drafts[1]))));  // put off is not decided
}

void TestWorkStore::aConflictShowsBothSides()
{
    Draft draft = plainDraft(1, now);
    auto store = open();
    WorkDeskImpl work(*store);
    QVERIFY(await(store->apply(changesOf({draft}), 1)));
    Decision decision = decisionOn(draft, Verdict::ApproveWithEdits);
    decision.content = draft.contents.front();
    decision.content->subject = "What I wrote";
    const QString id = QString::fromStdString(decision.statement.decisionId);
    QVERIFY(await(store->keep(decision, u"€10"_s, now)));
    draft.summary.revision = 2;
    draft.contents.front().subject = "What the composer wrote since";
    QVERIFY(await(store->apply(changesOf({draft}), 2)));
    QVERIFY(await(store->settleEntry(await(store->due(now, 1))->front(),
        {decision.statement.decisionId, Place::Refused, std::nullopt, "the draft has another revision", {}, draft.summary.id}, now)));
    const auto conflict = await(work.conflict(id));
    QVERIFY(conflict);
    QCOMPARE(conflict->record.place, Place::Refused);
    QCOMPARE(conflict->yours->content->subject, std::string("What I wrote"));
    QCOMPARE(conflict->then->summary.revision, 1);
    QCOMPARE(conflict->now->contents.front().subject, std::string("What the composer wrote since"));
    QVERIFY(await(store->dismissRefused(id)));
    const auto dismissed = await(work.conflict(id));
    QVERIFY(dismissed && !dismissed->yours && !dismissed->then);
    QVERIFY(!await(work.conflict(u"nothing"_s)));
}

void TestWorkStore::aConflictStaysUntilDismissed()
{
    std::vector<Draft> drafts;
    for (int i = 0; i < 14; ++i)
        drafts.push_back(plainDraft(i, now));
    auto store = open();
    WorkDeskImpl work(*store);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    // Accepted, held, and then voided by the look before sending; twelve newer decisions come on top.
    const Decision old = decisionOn(drafts[0]);
    QVERIFY(await(store->keep(old, u"t"_s, now)));
    QVERIFY(await(store->settleEntry(
        await(store->due(now, 1))->front(), {old.statement.decisionId, Place::Held, now + hourMs, {}, {}, drafts[0].summary.id}, now)));
    auto voided = std::make_shared<std::vector<DraftChange>>();
    voided->push_back({std::nullopt, Settled{old.statement.decisionId, Place::Voided, std::nullopt, "Out of stock", {}, drafts[0].summary.id}, {}});
    QVERIFY(await(store->apply(voided, 2)));
    for (int i = 1; i < 13; ++i) {
        Decision newer = decisionOn(drafts[static_cast<std::size_t>(i)]);
        newer.statement.decidedAt = now + i;
        QVERIFY(await(store->keep(newer, u"t"_s, now)));
    }
    const auto has = [&] {
        const auto recent = await(store->overviewSince(0))->recent;
        return std::any_of(recent.begin(), recent.end(),
            [&](const DecisionRecord& record) { return record.decisionId.toStdString() == old.statement.decisionId; });
    };
    QVERIFY(has());
    QVERIFY(await(work.conflict(QString::fromStdString(old.statement.decisionId)))->yours);
    QVERIFY(await(store->dismissRefused(QString::fromStdString(old.statement.decisionId))));
    QVERIFY(!has());
}

void TestWorkStore::countsHonestly()
{
    std::vector<Draft> drafts;
    for (int i = 0; i < 5; ++i)
        drafts.push_back(plainDraft(i, now));
    auto store = open();
    WorkDeskImpl work(*store);
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    const auto decide = [&](std::size_t i, Verdict verdict, std::optional<Effort> effort, bool asComposed) {
        Decision decision = decisionOn(drafts[i], verdict);
        decision.effort = effort;
        return await(store->keep(decision, u"t"_s, now, asComposed)).has_value() ? decision.statement.decisionId : std::string();
    };
    QVERIFY(!decide(0, Verdict::Approve, Effort{4000, true, 0}, true).empty());
    QVERIFY(!decide(1, Verdict::Approve, Effort{9000, false, 0}, false).empty());
    QVERIFY(!decide(2, Verdict::ApproveWithEdits, Effort{30000, true, 80}, true).empty());
    QVERIFY(!decide(3, Verdict::Reject, std::nullopt, true).empty());
    const std::string undone = decide(4, Verdict::Approve, Effort{500, true, 0}, true);
    QVERIFY(await(store->withdraw(QString::fromStdString(undone), idOf(drafts[4]), now)));
    const auto figures = await(work.effort(now - 1));
    QVERIFY(figures);
    QCOMPARE(figures->decided, 4);
    QCOMPARE(figures->unchanged, 1);
    QCOMPARE(figures->edited, 1);
    QCOMPARE(figures->readToEnd, 2);
    QCOMPARE(figures->activeMs, 43000);
    QCOMPARE(figures->medianMs, 9000);
    QCOMPARE(await(work.effort(now + 1))->decided, 0);
}

void TestWorkStore::reasonsAreOnesOwnUntilTold()
{
    const Draft draft = plainDraft(1, now);
    auto store = open();
    WorkDeskImpl work(*store);
    QSignalSpy changed(&work, &WorkDesk::rejectReasonCountsChanged);
    QVERIFY(await(store->apply(changesOf({draft}), 1)));
    Decision decision = decisionOn(draft, Verdict::Reject);
    decision.statement.reasonCode = RejectReason::WrongTone;
    QVERIFY(await(store->keep(decision, u"t"_s, now)));
    work.refreshReasons();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(work.rejectReasonCounts(), (std::map<RejectReason, int>{{RejectReason::WrongTone, 1}}));
    work.setEveryonesReasons({{RejectReason::WrongTone, 40}, {RejectReason::OfferTooHigh, 2}});
    QCOMPARE(work.rejectReasonCounts().at(RejectReason::WrongTone), 40);
    QCOMPARE(changed.count(), 2);
}

void TestWorkStore::readMarksOutliveARestart()
{
    const std::vector<Draft> drafts{plainDraft(1, now), plainDraft(2, now)};
    {
        auto store = open();
        QVERIFY(await(store->apply(changesOf(drafts), 1)));
        store->noteSeen(idOf(drafts[1]));
    }
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 2)));  // fetched again: still read
    const auto page = await(store->page({}, {}, 10));
    QCOMPARE(page->seen, QSet<QString>{idOf(drafts[1])});
}

void TestWorkStore::aDraftFromANewerBackendIsMarked()
{
    const Draft draft = plainDraft(1, now);
    QVERIFY(readDraft(Json(draft)) && !needsNewerProgram(readDraft(Json(draft))->summary));
    Json newer = draft;
    newer["summary"]["reason"] = "gravity";
    newer["summary"].erase("revision");
    const auto read = readDraft(newer);
    QVERIFY(read);
    QVERIFY(needsNewerProgram(read->summary));
    QCOMPARE(read->summary.id, draft.summary.id);
    QCOMPARE(read->summary.value, draft.summary.value);
    QCOMPARE(read->summary.state, DraftState::Queued);
    newer["summary"]["state"] = "levitating";
    QVERIFY(readDraft(newer));
    newer["summary"].erase("id");
    QVERIFY(!readDraft(newer));
    QVERIFY(!readDraft(Json::array()));
}

// Its customer was erased at the backend: no copy, no edit, no side of a conflict, no name in a list is left here.
void TestWorkStore::anErasedDraftLeavesNothing()
{
    const auto store = open();
    const Draft gone = plainDraft(1, now);
    const Draft stays = plainDraft(2, now);
    QVERIFY(await(store->apply(changesOf({gone, stays}), 5)));
    QVERIFY(await(store->keepEdit(idOf(gone), {1, *contentFor(gone, gone.summary.channel), now})));
    QVERIFY(await(store->keepEdit(idOf(stays), {1, *contentFor(stays, stays.summary.channel), now})));
    QVERIFY(await(store->keep(decisionOn(gone, Verdict::Escalate), u"Ana"_s, now)));
    QVERIFY(await(store->forget({idOf(gone)})));
    QCOMPARE(await(store->draft(idOf(gone))).error().code, ErrorCode::NotFound);
    QVERIFY(await(store->draft(idOf(stays))));
    QVERIFY(!await(store->keptEdit(idOf(gone)))->has_value());
    QVERIFY(await(store->keptEdit(idOf(stays)))->has_value());
    const auto reading = Connection::open(m_dir->filePath(u"c.sqlite"_s).toStdString(), OpenMode::ReadOnly).value();
    const auto left = reading->row<std::tuple<std::int64_t, std::string>>(
        "SELECT (SELECT count(*) FROM decided_drafts WHERE draft_id = :a) + (SELECT count(*) FROM unfinished WHERE draft_id = :b) + "
        "(SELECT count(*) FROM draft_words w JOIN drafts d ON d.seq = w.rowid WHERE d.id = :c), "
        "(SELECT title FROM decisions WHERE draft_id = :d)",
        gone.summary.id, gone.summary.id, gone.summary.id, gone.summary.id);
    QVERIFY(left && *left);
    QCOMPARE(std::get<0>(**left), 0);
    QVERIFY(std::get<1>(**left).empty());
    QVERIFY(await(store->forget({idOf(gone), u"never seen"_s}))); // again: nothing to do
}

// Not a piece of what was sealed for an erased draft is left, neither in a free page nor between rows; what it may cost has a bound.
void TestWorkStore::afterAnErasureTheFileIsWrittenAnew()
{
    std::vector<Draft> drafts;
    QStringList erased;
    for (int i = 1; i <= 120; ++i) {
        drafts.push_back(plainDraft(i, now));
        if (i % 3 != 0)
            erased << idOf(drafts.back());
    }
    const StoreOptions options{file(), m_key, true, [] { return now; }, 3600000, 4096};
    std::vector<std::string> pieces;
    const auto left = [&] {
        qsizetype found = 0;
        for (const char* suffix : {"", "-wal"}) {
            QFile bytes(file() + QLatin1String(suffix));
            const QByteArray all = bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
            for (const std::string& piece : pieces)
                found += all.count(QByteArray::fromStdString(piece));
        }
        return found;
    };
    {
        const auto store = *await(LocalStore::open(options, this));
        QVERIFY(await(store->apply(changesOf(drafts), 5)));
        QCOMPARE(*await(store->rewriteFile()), FileRewrite::NotDue);
        {
            const auto reading = Connection::open(file().toStdString(), OpenMode::ReadOnly).value();
            for (const QString& id : erased) {
                const auto row = reading->row<std::tuple<std::string>>("SELECT detail FROM drafts WHERE id = :a", id.toStdString()).value();
                const std::string sealed = std::get<0>(*row);
                // Short ones, for a row that overflows is kept in several pages; never the head, which all sealed texts may share.
                for (std::size_t at = 32; at + 24 <= sealed.size(); at += 128)
                    pieces.push_back(sealed.substr(at, 24));
            }
        }
        QVERIFY(pieces.size() >= static_cast<std::size_t>(erased.size()));
        QVERIFY(left() > 0);
        QVERIFY(await(store->forget(erased)));
        QCOMPARE(*await(store->rewriteFile()), FileRewrite::TooLarge); // and it stays due
    }
    StoreOptions larger = options;
    larger.rewriteUpToBytes = std::int64_t{1} << 30U;
    const auto number = [this](const std::string& sql) {
        const auto reading = Connection::open(file().toStdString(), OpenMode::ReadOnly).value();
        return std::get<0>(*reading->row<std::tuple<std::int64_t>>(sql).value());
    };
    const std::string freePages = "SELECT freelist_count FROM pragma_freelist_count";
    auto store = *await(LocalStore::open(larger, this));
    QVERIFY(number(freePages) > 0);
    QCOMPARE(*await(store->rewriteFile()), FileRewrite::Whole);
    QCOMPARE(number(freePages), 0);
    QCOMPARE(left(), 0);
    QCOMPARE(*await(store->rewriteFile()), FileRewrite::NotDue);
    QVERIFY(await(store->draft(idOf(drafts[2]))));
    QCOMPARE(number("SELECT count(*) FROM drafts d JOIN draft_words w ON w.rowid = d.seq"), 40);
    store.reset();
    // By itself, when nobody works.
    StoreOptions soon = larger;
    soon.rewriteAfterMs = 1;
    const auto other = *await(LocalStore::open(soon, this));
    QVERIFY(await(other->forget({idOf(drafts[2])})));
    QTRY_COMPARE(*await(other->value(u"rewrite_due"_s)), QString());
    QCOMPARE(number(freePages), 0);
}

void TestWorkStore::aFileOfTheFirstSchemaKeepsEverything()
{
    const std::vector<Draft> drafts = sampleDrafts(now);
    Decision kept;
    kept.statement.decisionId = newId(now);
    kept.statement.draftId = drafts[3].summary.id;
    kept.statement.revision = 1;
    kept.statement.decidedAt = now;
    {
        auto made = Connection::open(file().toStdString(), OpenMode::ReadWrite);
        QVERIFY(made);
        Connection& connection = **made;
        QVERIFY(migrate(connection, {migrationsOf("console").front()}, consoleApplicationId));
        QVERIFY(connection.run("INSERT INTO meta(name, value) VALUES('key_check', :a), ('seq', '41')", m_key.seal("key_check", "key_check")));
        for (const Draft& draft : drafts) {
            const DraftSummary& s = draft.summary;
            const bool hidden = s.id == kept.statement.draftId;
            QVERIFY(connection.run(
                "INSERT INTO drafts(id, state, revision, stake, cold_at, created_at, visible, hidden_by, summary, detail) "
                "VALUES(:a, :b, :c, :d, :e, :f, :g, :h, :i, :j)",
                s.id, std::string(word(s.state)), s.revision, s.stake, s.coldAt, s.createdAt, hidden ? 0 : 1,
                hidden ? kept.statement.decisionId : std::string(), m_key.seal(Json(s).dump(), s.id), m_key.seal(Json(draft).dump(), s.id)));
            QVERIFY(connection.run("INSERT INTO draft_text(rowid, words) SELECT seq, :a FROM drafts WHERE id = :b",
                draft.lines.front().title, s.id));
        }
        QVERIFY(connection.run("INSERT INTO decisions(id, draft_id, revision, verdict, place, title, body, body_sealed, decided_at, changed_at) "
                               "VALUES(:a, :b, 1, 'approve', 'kept', :c, :d, 1, :e, :f)",
            kept.statement.decisionId, kept.statement.draftId, m_key.seal("t", kept.statement.decisionId),
            m_key.seal(Json(kept).dump(), kept.statement.decisionId), now, now));
        QVERIFY(connection.run("INSERT INTO outbox(kind, decision_id, draft_id) VALUES('decide', :a, :b)", kept.statement.decisionId,
            kept.statement.draftId));
    }
    auto store = open();
    QCOMPARE(*await(store->value(u"seq"_s)), u"41"_s);  // nothing has to come again
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 29);
    const auto due = await(store->due(now, 10));
    QCOMPARE(due->size(), 1u);
    QCOMPARE(Json(due->front().decision).dump(), Json(kept).dump());
    DraftFilter filter = filterOf(Turn::Everyone);
    filter.search = "espresso";
    QCOMPARE(queueIds(*store, filter), QStringList{idOf(drafts[6])});
    filter.search.clear();
    filter.offers = DraftFilter::Offers::Some;
    qsizetype offers = 0;
    for (const Draft& draft : drafts)
        offers += draft.offer.chosen.kind != OfferKind::Reassurance && draft.summary.id != kept.statement.draftId;
    QCOMPARE(queueIds(*store, filter).size(), offers);
    QCOMPARE(await(store->draft(idOf(drafts[0])))->title, drafts[0].title);
    QVERIFY(await(store->withdraw(QString::fromStdString(kept.statement.decisionId), idOf(drafts[3]), now)));
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 30);
}

void TestWorkStore::lockedAndFullLoseNothing()
{
    const std::vector<Draft> drafts = varied(20);
    auto store = open();
    QVERIFY(await(store->apply(changesOf(drafts), 1)));
    Decision decision;
    decision.statement.decisionId = newId(now);
    decision.statement.draftId = drafts[4].summary.id;
    decision.statement.revision = 1;
    decision.note = std::string(200000, 'n');
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 20);
    // Full: no file of this process may grow any more.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = before;
    tight.rlim_cur = 4096;
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto full = await(store->keep(decision, u"t"_s, now));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!full);
    QVERIFY2(QString::fromStdString(full.error().detail).contains(u"nothing was saved"_s), full.error().detail.c_str());
    QCOMPARE(queueIds(*store, filterOf(Turn::Everyone)).size(), 20);  // the draft is back, the decision was not made
    QVERIFY(await(store->due(now, 10))->empty());
    QVERIFY(await(store->keep(decision, u"t"_s, now)));
    store.reset();
    // Locked by another program from before it is opened.
    auto other = Connection::open(file().toStdString(), OpenMode::ReadWrite);
    QVERIFY((*other)->script("BEGIN EXCLUSIVE"));
    {
        auto connection = Connection::open(file().toStdString(), OpenMode::ReadWrite);
        QVERIFY((*connection)->script("PRAGMA busy_timeout = 50"));
        const auto locked = (*connection)->begin();
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, ErrorCode::Unavailable);
        QVERIFY(QString::fromStdString(locked.error().detail).contains(u"Another program"_s));
    }
    QVERIFY((*other)->script("ROLLBACK"));
    store = open();
    QCOMPARE(await(store->due(now, 10))->size(), 1u);
}

QTEST_GUILESS_MAIN(TestWorkStore)
#include "tst_workstore.moc"
