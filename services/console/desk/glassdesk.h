#pragma once
// A right taken for half an hour in an emergency, and given back before that. GUI thread; nothing blocks; every future resolves. All of it
// needs the backend and answers Unavailable with a sentence while offline.
#include "models/domain/breakglass.h"

#include <QFuture>
#include <QObject>
#include <vector>

namespace countersign {

class GlassDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool online() const = 0;
    [[nodiscard]] virtual TimeMs now() const = 0; // the backend's: a right ends by its clock
    [[nodiscard]] virtual bool allowed() const = 0; // as last heard: rights may be taken here at all
    [[nodiscard]] virtual std::vector<BrokenGlass> own() const = 0; // this person's, in force as last heard; the first to end first
    // Errors: Forbidden (not allowed here, or not by this person), Conflict (one has the right already).
    [[nodiscard]] virtual QFuture<Result<BrokenGlass>> take(Permission right, Emergency emergency, NobodyElse nobody) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> giveBack(const std::string& id) = 0;
    virtual void refresh() = 0; // asks anew; changed() tells what is new

Q_SIGNALS:
    void changed(); // online(), allowed() or own()
};

} // namespace countersign
