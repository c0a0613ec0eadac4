#pragma once
#include "tests/services/recovery/privacy/privacyscene.h"

class TestPrivacy : public QObject, protected countersign::PrivacyScene {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<countersign::ServedHome>();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_home.reset(); }

    void revealTakesARightAndAReason();
    void addressesAreForThoseWhoDecide();
    void revealsAreLimitedAndEndWithTheCustomer();
    void theExportHoldsEverything();
    void erasingLeavesNoByteAndEveryProof();
    void copiesGoWithTheirSource();
    void cartsOfNobodyLeaveTheFilesToo();
    void aLargeFileIsWrittenAnewWhenStopped();
    void erasingByAddressFindsEveryName();
    void aWholeShopIsErasedOnlyWhenSaid();
    void anErasedShopKeepsNoSecret();
    void retentionHasLimits();
    void retentionEmptiesInSlices();
    void wordsOfSurveysHaveTheirDays();
    void everyKindOfDataIsEmptied();
    void backupsAreVerified();
    void backupsGoWhenTheirDayHasCome();
    void aRestoreIsRecordedAndForgetsNothing();
    void aRestoreBringsNothingBack();
    void aRestoreGivesNobodyMoreThanBefore();
    void aRestoreThatFailsLeavesTheLogInItsPlace();
    void aRestoreKeepsTheRulesInForce();
    void aRestoreForgetsNoCopy();
    void aBackupOutlivesTheLogsKey();
    void aRotationCutShortIsSettled();
};
