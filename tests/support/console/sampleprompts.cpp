#include "tests/support/console/sampleprompts.h"

namespace countersign {

namespace {

PromptVersion version(const std::string& promptId, int number, const std::string& task, const std::string& note, TimeMs at)
{
    PromptVersion made;
    made.promptId = promptId;
    made.number = number;
    made.text.system = "You write for North Bean: warm, plain, never pushy. No exclamation marks.";
    made.text.task = task;
    made.authorId = "p-idris";
    made.authorName = "Idris Cole";
    made.note = note;
    made.at = at;
    return made;
}

Content message(const std::string& words)
{
    Content content;
    content.channel = Channel::Email;
    content.language = "en";
    content.subject = "Your cart at {{shop_name}}";
    content.blocks = { { BlockKind::Paragraph, "Hello {{first_name}},", "", false }, { BlockKind::Paragraph, words, "", false },
        { BlockKind::Button, "Back to your cart", "{{recovery_url}}", false } };
    return content;
}

}  // namespace

std::vector<Prompt> samplePrompts(TimeMs now)
{
    Prompt shipping;
    shipping.id = "0192bbbb-0000-7000-8000-000000000001";
    shipping.name = "Shipping cost, email";
    shipping.scope.reason = Reason::ShippingCost;
    shipping.scope.language = "en";
    PromptVersion first = version(shipping.id, 1, "Write to the shopper in {{language}}. They left because of {{reason}}.", "First version", now - 40 * dayMs);
    first.editDistanceBp = 2300;
    first.decided = 412;
    PromptVersion live = version(shipping.id, 2,
        "Write to the shopper in {{language}}, at most 90 words. They left because of {{reason}}. Unfortunately shipping surprised them; say that "
        "it is now taken off. The offer is {{offer}}.",
        "Free shipping first, one sentence of why", now - 6 * dayMs);
    live.labels = { PromptLabel::Live };
    live.decided = 63;
    live.editDistanceBp = 1400;
    shipping.versions = { live, first };
    Prompt returns;
    returns.id = "0192bbbb-0000-7000-8000-000000000002";
    returns.name = "Returns, email";
    returns.scope.reason = Reason::ReturnsPolicy;
    PromptVersion draft = version(returns.id, 1, "Say how returns work, in two sentences.", "To begin with", now - 2 * dayMs);
    draft.labels = { PromptLabel::Draft };
    returns.versions = { draft };
    Prompt text;
    text.id = "0192bbbb-0000-7000-8000-000000000003";
    text.name = "Any reason, SMS";
    text.scope.channel = Channel::Sms;
    text.scope.shopId = "northbean";
    PromptVersion sms = version(text.id, 4, "One SMS of at most 150 characters.", "Shorter", now - 30 * dayMs);
    sms.labels = { PromptLabel::Live };
    sms.decided = 950;
    sms.editDistanceBp = 600;
    PromptVersion shadow = version(text.id, 5, "One SMS of at most 140 characters, as a question.", "As a question", now - 3 * dayMs);
    shadow.labels = { PromptLabel::Shadow };
    text.versions = { shadow, sms };
    return { shipping, returns, text };
}

std::vector<RepeatedEdit> sampleEdits()
{
    return { { "unfortunately", "", 41, "0192cccc-0000-7000-8000-000000000001" }, { "soon", "until Sunday", 26, "0192cccc-0000-7000-8000-000000000002" },
        { "", "just reply", 19, "0192cccc-0000-7000-8000-000000000003" } };
}

VersionOutcomes sampleOutcomes()
{
    const std::string shipping = samplePrompts(0).front().id;
    return { { { shipping, 240, 0, 14, 583, 351, 955 } },
        { { promptRef(shipping, 2), 412, 380, 62, 1505, 1192, 1882 }, { "builtin/shipping@1", 400, 390, 40, 1000, 742, 1334 },
            { promptRef(shipping, 1), 388, 360, 43, 1108, 833, 1460 } } };
}

std::vector<ShadowAnswers> sampleShadows()
{
    return { { promptRef(samplePrompts(0).back().id, 5), 84, 71, 3, 66, 3140 } };
}

ReplayResult sampleResult(int number)
{
    ReplayResult result;
    result.draftId = "0192cccc-0000-7000-8000-" + std::to_string(100000000000 + number);
    result.title = "€" + std::to_string(80 + number) + ".00 · shipping cost";
    result.before = message("unfortunately our shipping surprised you. Good news: it ships free, so come back soon.");
    result.beforeApproved = number % 2 == 0;
    const bool same = number % 4 == 3;
    result.after = same ? result.before
                        : message("shipping of {{shipping_price}} was a lot to add at the last step. We have taken it off. If anything else held you up, just reply.");
    result.distanceBp = same ? 0 : 4200 + 10 * number;
    result.words = same ? 17 : 31;
    result.readingLevel = same ? 5 : 6;
    result.predictedEditBp = same ? 1400 : 600;
    return result;
}

}  // namespace countersign
