#pragma once
#include "services/console/store/localstore.h"
#include "tests/services/console/await.h"
#include "tests/services/console/queuedrafts.h"

#include <QTemporaryDir>

class TestQueueStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void yoursIsWhatIMayDecideNow();
    void assignedSecondAndSkipped();
    void filtersOneByOne();
    void groupsStandTogether();
    void countsAreOfTheWholeQueue();
    void countsOfALargeSearchAreShares();
    void walkAndIndexAgree_data();
    void walkAndIndexAgree();
    void aSearchWithManyMatchesKeepsTheOrder();
    void aRareWordBehindTheFirstThousandsIsFound();
    void wordsAreCutAsTheIndexCutsThem();
    void theIndexFollowsEveryChange();
    void ordersBreakTiesAsTheListDoes();
    void aRowThatCannotBeReadLeavesTheOthers();
    void packsIds();
    void leavingIsSaidOnce();

private:
    [[nodiscard]] QString file() const { return m_dir->filePath(QStringLiteral("c.sqlite")); }
    [[nodiscard]] std::shared_ptr<countersign::LocalStore> open()
    {
        auto store = countersign::await(countersign::LocalStore::open({file(), m_key, true, [] { return countersign::now; }}, this));
        if (!store)
            qFatal("%s", store.error().detail.c_str());
        return *store;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    countersign::SealKey m_key = countersign::SealKey::random();
};
