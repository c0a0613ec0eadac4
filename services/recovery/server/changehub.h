#pragma once
// Wakes the consoles: after commits it pushes the newest change number to every open stream, at most four times a second.
#include "services/base/httpserver.h"
#include "services/base/readpool.h"

#include <memory>

namespace countersign {

class ChangeHub {
public:
    explicit ChangeHub(ReadPool& reads);
    ~ChangeHub();  // closes the streams
    void poke();   // something was committed; any thread, cheap
    void presence();  // who looks at what has changed: tells the streams "presence", folded like the rest
    // Tells the newest number at once, then every newer one; pings every 15 s so that a dead line is noticed.
    void add(std::shared_ptr<EventStream> stream);
    [[nodiscard]] std::size_t streams() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
