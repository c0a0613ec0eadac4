#pragma once
// Emergency rights in memory: the person of the desk gets and loses them at once.
#include "services/console/desk/glassdesk.h"

#include <functional>
#include <optional>

namespace countersign {

class FakeDesk;

class FakeGlass final : public GlassDesk {
    Q_OBJECT
public:
    explicit FakeGlass(FakeDesk& desk);
    void allow(bool allowed);
    void failNext(const Error& error) { m_failure = error; }
    void holdGivingBack(bool hold); // it waits until released
    void setClockAhead(TimeMs ahead) { m_ahead = ahead; } // of the backend, as seen from here
    void end(); // all of them at once, as when their time is over

    [[nodiscard]] bool online() const override;
    [[nodiscard]] TimeMs now() const override;
    [[nodiscard]] bool allowed() const override { return m_allowed; }
    [[nodiscard]] std::vector<BrokenGlass> own() const override { return m_own; }
    [[nodiscard]] QFuture<Result<BrokenGlass>> take(Permission right, Emergency emergency, NobodyElse nobody) override;
    [[nodiscard]] QFuture<Result<void>> giveBack(const std::string& id) override;
    void refresh() override {}

private:
    void remove(const std::string& id);
    FakeDesk& m_desk;
    std::vector<BrokenGlass> m_own;
    std::optional<Error> m_failure;
    std::function<void()> m_held;
    bool m_holding = false;
    TimeMs m_ahead = 0;
    bool m_allowed = false;
};

} // namespace countersign
