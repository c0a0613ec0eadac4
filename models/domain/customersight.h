#pragma once
// Who is given what a message is addressed with. Whoever decides signs the exact bytes and must hold them; to everybody else a customer is
// masked, and shown in clear only as a recorded act (right "reveal").
#include "models/domain/draft.h"
#include "models/domain/person.h"

namespace countersign {

[[nodiscard]] bool holdsExactBytes(const Person& person);

// Address, the links made for this customer and the key of their commitments go; the message still reads and counts as before, and no digest
// can be taken of it: without the key there is none, rather than a wrong one.
void hideCustomer(Draft& draft);
[[nodiscard]] bool customerHidden(const Draft& draft);

}  // namespace countersign
