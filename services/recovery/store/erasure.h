#pragma once
// Erasing a customer. Every function runs inside one write and leaves nothing half done: a customer is either untouched, being erased (no
// draft of theirs is open, one message may still be on its way, and the end of that message ends the erasure), or gone.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>

namespace countersign {

enum class ErasureState { Known, Erasing, Erased };

// Takes open drafts out of the queue with their decisions and jobs, then destroys the key and every ciphertext (vault, drafts, notes,
// carts, webhooks, stored questions and answers) and tells consoles. While a message is being handed to a provider only the first half
// is done: Erasing. The caller records what it is told; finishErasure() records its own. Again: changes nothing. NotFound: nobody.
[[nodiscard]] Result<ErasureState> eraseNow(Connection& connection, const std::string& subjectId, TimeMs now);
// After a message ended, whatever became of it: destroys what was left for it and records "subject.erased". Does nothing for a customer
// who is not being erased, or has another message on its way.
[[nodiscard]] Result<void> finishErasure(Connection& connection, const std::string& subjectId, TimeMs now);
// The same though a message never ended: `force` is for sends that nobody works on any more.
[[nodiscard]] Result<void> finishErasure(Connection& connection, const std::string& subjectId, TimeMs now, bool force);
[[nodiscard]] Result<ErasureState> erasureState(Connection& connection, const std::string& subjectId);  // NotFound

// What is left of a shop once its carts and customers are gone: webhooks that belong to none, codes of orders, what it gave a model to
// know; of a redacted shop the secrets, too, and the addresses it is reached at: at once, or with the end of the last message on its way.
[[nodiscard]] Result<void> emptyShop(Connection& connection, const std::string& shopId, TimeMs now);

// The answer that somebody got is kept for a request that comes again under its key; this takes out those that name `about` (an id).
[[nodiscard]] Result<void> emptyKeptAnswer(Connection& connection, const std::string& personId, const std::string& about);

// Takes out of one draft all that is personal or was written by anybody; ids, figures, rules and digests stay. Not for a draft that can
// still be decided or sent.
[[nodiscard]] Result<void> stripDraft(Connection& connection, const std::string& draftId);

}  // namespace countersign
