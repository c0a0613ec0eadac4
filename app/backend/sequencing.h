#pragma once
// Runs the record's sequencer about once a second while there is something new, at start and at the end.
#include "services/recovery/record/sequencer.h"

#include <memory>

namespace countersign {

class Sequencing {
public:
    explicit Sequencing(const RecoveryContext& context);
    ~Sequencing();
    [[nodiscard]] Result<void> start();  // the first run; Damaged when the record does not fit its own last checkpoint
    void poke();                         // something was committed; any thread, cheap
    void stop();                         // a last run

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
