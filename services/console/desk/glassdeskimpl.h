#pragma once
// Rights taken in an emergency, out of the backend; asked for anew when one of them ends.
#include "services/console/api/apiclient.h"
#include "services/console/desk/glassdesk.h"

#include <QTimer>
#include <functional>
#include <string>

namespace countersign {

class GlassDeskImpl final : public GlassDesk {
    Q_OBJECT
public:
    // now: in the backend's time
    GlassDeskImpl(ApiClient& api, std::string personId, std::function<TimeMs()> now, QObject* parent = nullptr);
    void setOnline(bool online);

    [[nodiscard]] bool online() const override { return m_online; }
    [[nodiscard]] TimeMs now() const override { return m_now(); }
    [[nodiscard]] bool allowed() const override { return m_allowed; }
    [[nodiscard]] std::vector<BrokenGlass> own() const override { return m_own; }
    [[nodiscard]] QFuture<Result<BrokenGlass>> take(Permission right, Emergency emergency, NobodyElse nobody) override;
    [[nodiscard]] QFuture<Result<void>> giveBack(const std::string& id) override;
    void refresh() override;

Q_SIGNALS:
    void rightsMoved(); // what this person may do is to be asked for anew

private:
    void keep(std::vector<BrokenGlass> open);
    ApiClient& m_api;
    std::string m_personId;
    std::function<TimeMs()> m_now;
    std::vector<BrokenGlass> m_own;
    QTimer m_end; // of the first that ends
    int m_generation = 0; // an older answer does not overwrite a newer state
    bool m_online = false;
    bool m_allowed = false;
};

} // namespace countersign
