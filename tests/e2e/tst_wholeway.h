#pragma once
// One backend, one sandbox and one ledger for all cases, in their order.
#include "tests/support/processes.h"
#include "tests/support/reviewer.h"

#include <QFile>
#include <QTest>
#include <functional>
#include <optional>
#include <set>

class TestWholeWay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void recordingsBecomeDrafts();
    void aSignedApprovalIsSentByteForByte();
    void twoPeopleDecideAboveTheSecondThreshold();
    void anOwnEditNeedsAnotherPerson();
    void undoneAndRejectedAreNeverSent();
    void sharedSamplesAreTaken();
    void whatCameOfTheWordings();
    void knowledgeAndPromotionTakeTheRight();
    void theRecordVerifiesAndShowsDamage();
    void afterARestartNothingIsLostOrDoubled();
    void whoeverAnswersTheCommandLineEndsInASentence();
    void aPasswordMayEndInASpace();
    void keysBackupsAndPrivacyByCommandLine();

private:
    std::unique_ptr<countersign::test::Reviewer> signedIn(const QString& login);
    std::vector<countersign::DraftSummary> settledQueue(countersign::test::Reviewer& reviewer);
    // A queued draft that nobody has touched yet, which fits; every caller gets another one.
    std::optional<countersign::Draft> freshDraft(
        countersign::test::Reviewer& reviewer, const std::function<bool(const countersign::Draft&)>& fits);
    [[nodiscard]] int timesInLedger(const std::string& bytes) const;
    [[nodiscard]] int ledgerLines() const;
    [[nodiscard]] QString fileWith(const char* text) const
    {
        QFile file(m_processes.home() + QStringLiteral("/password.txt"));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0 ? file.fileName() : QString();
    }

    countersign::test::Processes m_processes;
    std::set<std::string> m_used;
    int m_sent = 0;
};
