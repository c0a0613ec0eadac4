#pragma once
// Saved views: one's own in the local store, sent to the backend when it is there so that they follow the person; shared ones from there.
#include "services/console/api/apiclient.h"
#include "services/console/desk/viewsdesk.h"
#include "services/console/store/localstore.h"

#include <functional>
#include <map>
#include <set>

namespace countersign {

class ViewsDeskImpl final : public ViewsDesk {
    Q_OBJECT
public:
    // `person` outlives this; its rights may change.
    ViewsDeskImpl(ApiClient& api, LocalStore& store, const Person& person, std::function<TimeMs()> now,
        SavedView::Kind kind = SavedView::Kind::Queue, QObject* parent = nullptr);
    void setOnline(bool online);
    void ask();  // the backend said that views changed

    [[nodiscard]] std::vector<SavedView> views() const override;
    [[nodiscard]] QFuture<Result<void>> save(const SavedView& view) override;
    [[nodiscard]] QFuture<Result<void>> remove(const std::string& viewId) override;

private:
    using Views = std::map<std::string, SavedView>;
    [[nodiscard]] QFuture<Result<void>> keep();
    [[nodiscard]] QFuture<Result<void>> share(const SavedView& view);
    [[nodiscard]] QString key() const;  // in the local store
    [[nodiscard]] bool mayAsk() const;
    void push();
    void merge(const std::vector<SavedView>& told);
    [[nodiscard]] std::string stored() const;
    void restore(const std::string& text);
    ApiClient& m_api;
    LocalStore& m_store;
    const Person& m_person;
    std::function<TimeMs()> m_now;
    SavedView::Kind m_kind;
    Views m_own;
    Views m_shared;
    std::set<std::string> m_unsent;   // own, not yet at the backend as they stand here
    std::set<std::string> m_removed;  // here, not yet at the backend
    bool m_online = false;
    bool m_asking = false;
    bool m_askAgain = false;
};

}  // namespace countersign
