#pragma once
#include "tests/ui/draftroom.h"

class TestDraftWindow : public QObject, private countersign::DraftRoom {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { enter(); }
    void cleanup() { leave(); }
    void smsNamesTheCharacterAndReplacesIt();
    void smsCharacterFromAValueCannotBeReplaced();
    void whatsAppIsNotCountedAsSms();
    void pushIsCutAsAPhoneCutsIt();
    void plainTextPartAsItIsSent();
    void promiseBesideTheRecord();
    void versionsComparedAndRestored();
    void alternativesChosenByNumber();
    void alternativesSayWhyThereAreNone();
    void secondApproverSeesTheChanges();
    void refusalsAreToldOnce();
    void secondApproverSeesThatNothingChanged();
    void commentWithMention();
    void commentOfflineKeepsTheWords();
    void objectAndResolve();
    void passagesStandBehindSentences();
    void whyTheBuiltInComposerWrote();
    void guidance();
    void requirementsStayInSight();
    void enormousDraftsStayResponsive();
    void markupIsText();
};
