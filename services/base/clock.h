#pragma once
// Where time comes from; tests put a fake one in.
#include "models/domain/time.h"

namespace countersign {

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimeMs now() const = 0;  // any thread
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimeMs now() const override;
};

}  // namespace countersign
