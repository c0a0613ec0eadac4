#pragma once
// What was approved is sent once, exactly so, or comes back to people with the reason.
#include <QObject>

class TestDeliver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exactlyTheSignedBytesOnce();
    void aLostAnswerIsReconciledNeverRepeated();
    void whatNeverArrivedGoesBackToPeople();
    void aRefusalGoesBackToPeople();
    void aCrashAfterTheCallSendsNothingTwice();
    void aProviderThatIsAwayIsTriedAgainUnderTheSameId();
    void aConsentTakenBackVoids();
    void tamperedContentVoids();
    void tamperedOfferVoids();
    void aForgedOrRevokedSignatureVoids();
    void onePersonIsNotTwo();
    void goodsGoneVoid();
    void aPriceThatRoseVoids();
    void anOfferThatRanOutVoids();
    void aGuestsGoodsAreLookedAtAgain();
    void aKeyRevokedDuringTheLastLookSendsNothing();
    void aCartSeenInShadowIsCountedByWhatItGetsLater();
    void whatPolicyLetsGoIsSentAfterItsHold();
    void aPolicyThatChangesIsHeardDuringTheHold();
    void whatWasSentBackIsWrittenAnewAndGoesColdLater();
    void aLaterBrandRuleOnlyWarns();
    void aBoughtCartEndsIt();
    void aCartBoughtOnTheWayAsksNobody();
    void anUnknownSendIsAskedAboutForDays();
    void aShopThatLostItsConnectorIsNotSendingForEver();
    void whatTheShopSaidByThenIsHeardFirst();
    void anUndoneDecisionIsNobodysJob();
    void aShopThatIsBeingErasedSendsNothing();
    void anErasureDuringTheCallWaitsForItsEnd();
    void anErasureBeforeTheCallStopsIt();
    void anErasureAfterACrashLearnsWhatBecameOfIt();
    void whatNeverArrivedIsNotSentToSomeoneErased();
    void aForcedErasureLeavesWhatTheSendNeeds();
    void anErasureAtAnyMomentLeavesNoHalfState();
    void quietHoursWaitAndLookAgain();
    void theSignatureIsTheStandardOne();
    void anIdThatNamesTheCustomerIsNotKept();
    void whoIsHeldOutGetsNothingAndIsCounted();
    void aCartIsLeftOnceItWasQuiet();
    void whatCannotBeWrittenAboutMakesNoDraft();
    void anIdIsCutBetweenItsCharacters();
};
