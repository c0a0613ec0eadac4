#pragma once
#include <QObject>

class TestIngest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesAndKeepsNothing();
    void takesBothSecrets();
    void sharedSamplesAreTaken();
    void repeatedDeliveriesCountOnce();
    void theNewestUpdateWins();
    void anOrderConvertsWhicheverComesFirst();
    void cartAndCheckoutAreOneShopper();
    void aChangedCartSupersedesItsDraft();
    void aBoughtCartStopsItsDraft();
    void deletedCheckouts();
    void consentIsKept();
    void customersAreErased();
    void shopsAreErased();
    void aFailedWriteLeavesNothing();
    void whatWaitsIsFoldedAfterTheNextStart();
    void manyWaitingAreFoldedInOrder();
    void whatIsLetInBehindAnErasureIsNotKept();
    void aLargeShopIsErasedInSlices();
    void whatCannotBeFoldedIsPutAside();
    void floodsOfForgeriesAreCountedTogether();
};
