#pragma once
// What an open store consists of; shared by its sources only.
#include "services/console/store/localstore.h"

namespace countersign {

struct LocalStore::Parts {
    SealKey key = SealKey::random();
    bool keyOutlives = false;
    std::function<TimeMs()> now;
    std::unique_ptr<ReadPool> reads;
    std::unique_ptr<Writer> writer;
    ThreadPool reader{1, "store"};  // last: joined before what its tasks use goes; one thread, so that reads answer in order
};

}  // namespace countersign
