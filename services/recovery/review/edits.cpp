#include "services/recovery/review/edits.h"

#include "models/domain/approvalfacts.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t mostBlocks = 40;
constexpr std::size_t mostBytes = 20000;

std::vector<Block> lockedBlocks(const Content& content)
{
    std::vector<Block> locked;
    std::copy_if(content.blocks.begin(), content.blocks.end(), std::back_inserter(locked), [](const Block& block) { return block.locked; });
    return locked;
}

std::size_t bytesOf(const Content& content)
{
    std::size_t bytes = content.subject.size() + content.preheader.size();
    for (const auto& block : content.blocks)
        bytes += block.text.size() + block.url.size();
    return bytes;
}

}  // namespace

Result<void> acceptableEdit(const Draft& draft, const Content& content)
{
    const Content* before = contentFor(draft, content.channel);
    if (!before)
        return fail(ErrorCode::InvalidInput, "the draft has no message for this channel");
    if (content.language != before->language)
        return fail(ErrorCode::InvalidInput, "an edit cannot change the language");
    if (content.blocks.size() > mostBlocks || bytesOf(content) > mostBytes)
        return fail(ErrorCode::InvalidInput, "the message is too long: at most 40 blocks and 20,000 bytes");
    if (lockedBlocks(content) != lockedBlocks(*before))
        return fail(ErrorCode::InvalidInput, "a locked block was changed, moved or removed");
    if (auto rendered = render(content, draft.values); !rendered)
        return fail(ErrorCode::InvalidInput, rendered.error().detail);
    return {};
}

void applyEdit(Draft& draft, const Content& content, const std::string& personId)
{
    for (auto& present : draft.contents)
        if (present.channel == content.channel)
            present = content;
    draft.summary.revision += 1;
    draft.editedBy = personId;
    draft.approvals.clear();
    recountApprovals(draft);
}

void recountApprovals(Draft& draft)
{
    std::erase_if(draft.approvals, [&draft](const Approval& approval) { return approval.revision != draft.summary.revision; });
    draft.summary.approvalsNeeded = std::max(draft.routing.approvalsNeeded, draft.editedBy.empty() ? 1 : 2);
    draft.summary.approvalsHave = approvalsHave(draft);
}

bool approvedByEnough(const Draft& draft)
{
    const bool byAnother = std::any_of(
        draft.approvals.begin(), draft.approvals.end(), [&draft](const Approval& a) { return a.personId != draft.editedBy; });
    return byAnother && approvalsHave(draft) >= approvalsNeededFor(draft);
}

}  // namespace countersign
