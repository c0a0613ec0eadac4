#pragma once
// Keeps unfinished edits on this computer while they are typed, at most every two seconds, so that a crash takes no words with it.
#include "services/console/desk/workdesk.h"

#include <QPointer>
#include <QTimer>

namespace countersign {

class Unfinished final : public QObject {
    Q_OBJECT
public:
    explicit Unfinished(WorkDesk& work, QObject* parent = nullptr);
    ~Unfinished() override; // what waits is handed over
    void keep(const QString& draftId, const UnfinishedEdit& edit);
    void flush(); // on leaving the draft
    void drop(const QString& draftId); // discarded, or typed back to what it was
    void forget(const QString& draftId); // decided: its keeper lets go of it by itself
    void look(const QString& draftId); // answers with found, or not at all

Q_SIGNALS:
    void found(const QString& draftId, const countersign::UnfinishedEdit& edit);
    void notKept(const countersign::Error& error); // told once until it works again

private:
    void hand(const QString& draftId, const UnfinishedEdit& edit);
    QPointer<WorkDesk> m_work;
    QString m_waitingId;
    std::optional<UnfinishedEdit> m_waiting;
    QTimer m_pause;
    bool m_told = false;
};

} // namespace countersign
