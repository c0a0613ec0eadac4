#pragma once
// A messaging provider as `deliver` sees it.
#include "models/domain/message.h"
#include "models/domain/result.h"

#include <string>

namespace countersign {

struct Outgoing {
    std::string sendId;  // our attempt id; the dedupe key where the provider has one
    Channel channel = Channel::Email;
    std::string bytes;   // exactly the signed bytes
};
struct Receipt {
    std::string providerId;
};

class Connector {
public:
    virtual ~Connector() = default;
    // Blocking, pool thread. Unavailable/Throttled: definitely not taken, may be tried again. LostAnswer: unknown. Anything else: refused.
    [[nodiscard]] virtual Result<Receipt> send(const Outgoing& message) = 0;
    // What became of an unknown send, where the provider can be asked: a receipt, NotFound (never arrived), or Unavailable.
    [[nodiscard]] virtual Result<Receipt> lookUp(const std::string& sendId) = 0;
};

}  // namespace countersign
