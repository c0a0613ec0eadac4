#pragma once
// The demonstration's prompt studio: knowledge, brand rules, two prompts that came through the gate, and a next version to work on.
#include "app/ctl/output.h"

namespace countersign {

// Where a language model is set up and nobody wrote a prompt yet; else nothing happens. Makes a few practice carts whose drafts are
// rejected, because a version goes live only after a replay of decided drafts. The answer says for people what is there now.
[[nodiscard]] Result<std::string> setUpStudio(const Ctl& ctl, const std::string& samples);

} // namespace countersign
