#pragma once
// The device key with which this command line signs for a login: HOME/keys-of-login/<person id>, 0600, made at first use.
#include "app/ctl/client.h"
#include "models/domain/signature.h"

namespace countersign {

struct Signer {
    SigningKey key;
    std::string keyId;
    Person person;
};
// Enrols the key where it is not yet.
[[nodiscard]] Result<Signer> signerFor(Client& client, const Where& where);

}  // namespace countersign
