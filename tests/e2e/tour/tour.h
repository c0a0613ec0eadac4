#pragma once
// The job of a marketing manager, once, by keyboard: read, edit, approve, reject, undo, go offline and back, verify; then the second
// signature; then, as a brand reviewer, from an edit that is made again and again to a better prompt.
#include "app/console/console.h"
#include "tests/e2e/tour/driver.h"
#include "tests/e2e/tour/evidence.h"

namespace countersign {

class OpenDraft;
class ReviewPage;
class StudioSession;

inline constexpr int soon = 15'000, patient = 60'000; // ms that a step may take

class Tour {
public:
    Tour(Console& console, const QDir& pictures, QString programs);
    void run(); // throws StepFailed

private:
    void say(const QString& words);
    void welcome();
    void signInAs(const QString& role); // until a draft is open
    void enterAs(const QString& role);
    void switchTo(const QString& role); // from whoever is signed in
    void read();
    void editAndApprove();
    void approveSome(int count);
    void rejectOne();
    void undoOne();
    void findByName();   // the command palette
    void comment();
    void otherWordings();
    void manyAtOnce();   // rejected as one, taken back as one
    void ownWork();
    void offlineAndBack();
    void secondSignature();
    void awaitSent();
    void verify();
    void looks();        // dark and high contrast, small and large
    void report();
    void betterPrompt();
    [[nodiscard]] StudioSession& studio();
    [[nodiscard]] std::vector<QString> feed(int carts);
    void openDraft(const QString& id);
    void takeOutPressing(const QString& id);
    void approve(const QString& id);
    void awaitDecided(const QString& id);
    void openStudio();
    void showEdits();
    void testFromEdit();
    [[nodiscard]] int newVersion();
    void replay();
    void compare();
    void askForPromotion();
    void promote(int number);
    void firstOfFirst(int number);
    [[nodiscard]] ReviewPage& page();
    [[nodiscard]] OpenDraft* open();
    // Moves down the queue to a draft that this person may approve now.
    void findApprovable();
    void awaitDecisions(std::size_t count);
    [[nodiscard]] std::vector<DecisionRecord> records();
    Console& m_console;
    Driver m_driver;
    QString m_programs;
    QString m_edited; // draft that waits for the second signature
    std::vector<QString> m_approved; // decisions that must end as sent
    int m_decisions = 0;
    int m_queued = 0;
    int m_received = 0; // before the backend is killed: its counters start anew
};

} // namespace countersign
