#pragma once
// Working on one queue together: who is there, who holds or looks at what, comments, objections, assigning. GUI thread; nothing blocks;
// every future resolves. What needs the backend answers Unavailable with a sentence while offline; nothing typed is lost by that.
#include "models/domain/draft.h"

#include <QFuture>
#include <QObject>
#include <QStringList>
#include <vector>

namespace countersign {

struct Colleague {
    std::string personId;
    std::string name;
    std::vector<std::string> roles;
};

class TeamDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual std::vector<Colleague> colleagues() const = 0;  // everyone, oneself too; as last known while offline
    // "@Name" of a colleague becomes a mention.
    [[nodiscard]] virtual QFuture<Result<void>> comment(const QString& draftId, const QString& text, bool objection) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> resolveObjection(const QString& draftId, const QString& commentId) = 0;
    // std::nullopt: to nobody in particular. All or none. `batch`: of one act on more than one call takes, for its undo; may be empty.
    [[nodiscard]] virtual QFuture<Result<void>> assign(
        const QStringList& draftIds, const std::optional<Assignee>& to, const std::string& batch = {}) = 0;
    // What that act gave goes back to who had it before; → how many. Drafts given again or decided since stay as they are.
    [[nodiscard]] virtual QFuture<Result<int>> giveBack(const QStringList& draftIds, const std::string& batch) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> breakLease(const QString& draftId) = 0;  // recorded with one's name
    [[nodiscard]] virtual QStringList lookingAt(const QString& draftId) const = 0;       // names of others, now

Q_SIGNALS:
    void presenceChanged(const QStringList& draftIds);
    void colleaguesChanged();
    void mentioned(const QString& draftId, const QString& byName, const QString& text);
};

}  // namespace countersign
