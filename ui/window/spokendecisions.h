#pragma once
// Says each decision and what comes next to screen readers: "Approved, held 2 min; next: €720, Ana P•••••, shipping cost".
#include <QObject>
#include <QString>

namespace countersign {

class Announcer;
class ReviewSession;

class SpokenDecisions final : public QObject {
    Q_OBJECT
public:
    SpokenDecisions(ReviewSession& session, Announcer& announcer, QObject* parent = nullptr);

private:
    void say(const QString& next);
    [[nodiscard]] QString whereItIs(const QString& draftId) const;
    ReviewSession& m_session;
    Announcer& m_announcer;
    QString m_done; // waits for the next draft to be named with it
};

} // namespace countersign
