#pragma once
// The last act of giving many drafts that this computer made, kept until it can be undone no more, so that its undo works after a restart.
// GUI thread; nothing blocks; every future resolves.
#include "services/console/desk/teamdesk.h"
#include "services/console/store/localstore.h"

#include <functional>
#include <memory>

namespace countersign {

struct GivenMany {
    std::string batch;
    std::vector<std::string> ids;
    TimeMs at = 0;
};

class LastGiving final : public QObject {
    Q_OBJECT
public:
    LastGiving(LocalStore& store, TeamDesk& team, std::function<TimeMs()> now, QObject* parent = nullptr);
    // Before the first call leaves, and again with what was really given.
    void keep(const std::string& batch, const QStringList& ids, TimeMs at);
    [[nodiscard]] const GivenMany* undoable() const;  // null when there is nothing to undo any more
    [[nodiscard]] static TimeMs until(const GivenMany& given);
    [[nodiscard]] QFuture<Result<int>> giveBack();    // → how many; what a lost connection left over can be undone again

Q_SIGNALS:
    void changed();  // what an earlier run of the program left was read

private:
    struct Undo;
    void backChunk(const std::shared_ptr<Undo>& work);
    void forget(std::size_t ids);  // the first of them
    void save();
    LocalStore& m_store;
    TeamDesk& m_team;
    std::function<TimeMs()> m_now;
    GivenMany m_given;             // no ids: nothing
};

}  // namespace countersign
