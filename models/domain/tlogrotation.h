#pragma once
// The log's key passed on. A link is a signed note (c2sp.org/signed-note) that names the key before and the key after and is signed by
// both: whoever trusts the one can go on with the other. Links follow one another in the order they were made.
#include "models/domain/tlog.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct KeyRotation {
    std::string origin;
    VerifierKey before;
    VerifierKey after;
    TimeMs at = 0;
};
[[nodiscard]] std::string rotationLink(const std::string& origin, const SigningKey& before, const SigningKey& after, TimeMs at);
// Both signatures are checked, and that both keys carry the origin's name. Damaged names the fault.
[[nodiscard]] Result<KeyRotation> openRotation(std::string_view link);

// Links as one text, a blank line between two; "" for none. Damaged unless it is exactly what rotationsText writes.
[[nodiscard]] std::string rotationsText(const std::vector<std::string>& links);
[[nodiscard]] Result<std::vector<std::string>> parseRotations(std::string_view text);

// Every key of the log, oldest first, when each link holds and joins the one before it, and `known` is one of them. With no links:
// `known` alone. Damaged names the first link that does not hold; Conflict: the links do not lead over `known`.
[[nodiscard]] Result<std::vector<VerifierKey>> rotatedKeys(const VerifierKey& known, const std::vector<std::string>& links);

} // namespace countersign
