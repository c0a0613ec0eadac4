#pragma once
// Saved views of the queue, or saved searches of the record: one's own, kept here, and those shared at the backend (right share_views).
// GUI thread; every future resolves.
#include "models/domain/draftfilter.h"

#include <QFuture>
#include <QObject>
#include <vector>

namespace countersign {

class ViewsDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual std::vector<SavedView> views() const = 0;  // own first, then shared, each by name
    // A new id saves a new view, a known one replaces it. Sharing needs the backend.
    [[nodiscard]] virtual QFuture<Result<void>> save(const SavedView& view) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> remove(const std::string& viewId) = 0;

Q_SIGNALS:
    void viewsChanged();
};

}  // namespace countersign
