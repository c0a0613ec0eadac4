#pragma once
// Newly live prompt versions whose first drafts all go to people, and how many of those are still to be decided. Asked for a moment after
// the desk opens, comes online or takes a decision, and now and then; an answer that does not come leaves what was known.
#include "services/console/desk/reviewdesk.h"

#include <QTimer>
#include <vector>

namespace countersign {

class FirstDrafts final : public QObject {
    Q_OBJECT
public:
    explicit FirstDrafts(ReviewDesk& desk, QObject* parent = nullptr); // the desk outlives this
    [[nodiscard]] QString words() const; // a line per version, fewest left first; empty when none is new

Q_SIGNALS:
    void changed();

private:
    struct Fresh {
        QString name; // of the prompt
        int number = 0;
        int decided = 0;
    };
    void ask();
    ReviewDesk& m_desk;
    std::vector<Fresh> m_fresh;
    QTimer m_soon;
    QTimer m_again;
    quint64 m_asked = 0; // an older answer never replaces a newer one
};

} // namespace countersign
