// countersignctl drafts list|show|approve|reject
#include "app/ctl/decisions.h"
#include "app/ctl/output.h"
#include "models/domain/digest.h"

namespace countersign {

namespace {

struct Listing {
    std::string state = "queued";
    std::string words;
    int limit = 50;
};

struct Verdicts {
    std::string draftId;
    std::string reason;
    std::string note;
    std::vector<std::string> overrides;
};

Result<void> list(const Ctl& ctl, Client& client, const Listing& listing)
{
    const auto page = client.json("GET",
        "/v1/drafts?state=" + percentEncoded(listing.state) + "&q=" + percentEncoded(listing.words)
            + "&limit=" + std::to_string(listing.limit));
    if (!page)
        return tl::unexpected(page.error());
    if (ctl.json) {
        ctl.show(*page);
        return {};
    }
    const auto drafts = decode<std::vector<DraftSummary>>(page->at("drafts"));
    if (!drafts)
        return tl::unexpected(drafts.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& draft : *drafts)
        rows.push_back({ draft.id, std::string(word(draft.state)), formatMoney(draft.value, "en"), std::string(word(draft.reason)),
            std::string(word(draft.channel)), std::to_string(draft.approvalsHave) + "/" + std::to_string(draft.approvalsNeeded),
            draft.whyYours });
    ctl.table({ "DRAFT", "STATE", "CART", "REASON", "CHANNEL", "APPROVED", "WHY" }, rows);
    return {};
}

Result<void> show(const Ctl& ctl, Client& client, const std::string& id)
{
    const auto draft = draftOf(client, id);
    if (!draft)
        return tl::unexpected(draft.error());
    if (ctl.json) {
        ctl.show(Json(*draft));
        return {};
    }
    ctl.say(draft->title + "\n" + draft->subtitle + "\nState: " + std::string(word(draft->summary.state)) + ", revision "
        + std::to_string(draft->summary.revision) + "\nWhy here: " + draft->summary.whyYours);
    const Content* content = contentFor(*draft, draft->summary.channel);
    const auto rendered = content ? render(*content, draft->values) : Result<Rendered>(fail(ErrorCode::NotFound, "no content"));
    if (rendered)
        ctl.say("\n" + (rendered->subject.empty() ? std::string() : "Subject: " + rendered->subject + "\n\n") + rendered->text + "\n");
    for (const auto& check : draft->checks)
        ctl.say(std::string(check.state == CheckState::Passed ? "  ok    "
                        : check.state == CheckState::Warned   ? "  warns "
                        : check.waits                         ? "  waits "
                                                              : "  FAILS ")
            + check.id + ": " + check.sentence);
    for (const auto& requirement : draft->requirements)
        if (requirement.state != RequirementState::NotApplicable)
            ctl.say("  " + std::string(word(requirement.state)) + ": " + requirement.sentence);
    return {};
}

Result<void> decide(const Ctl& ctl, Client& client, Verdict verdict, const Verdicts& asked)
{
    const auto draft = draftOf(client, asked.draftId);
    if (!draft)
        return tl::unexpected(draft.error());
    const auto signer = signerFor(client, ctl.where);
    if (!signer)
        return tl::unexpected(signer.error());
    const auto answer = decideDraft(client, *signer, *draft, { verdict, asked.reason, asked.note, asked.overrides });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json)
        ctl.show(*answer);
    ctl.say("Decision " + answer->value("decision_id", std::string()) + " is " + answer->value("state", std::string()) + "; the draft is "
        + answer->value("draft_state", std::string()) + ".");
    return {};
}

} // namespace

void addDraftCommands(CLI::App& app, Ctl& ctl)
{
    auto* drafts = app.add_subcommand("drafts", "The queue and decisions on it");
    drafts->require_subcommand(1);
    auto listing = std::make_shared<Listing>();
    auto* listCommand = drafts->add_subcommand("list", "Drafts, highest stake first");
    listCommand->add_option("--state", listing->state, "States joined by commas")->capture_default_str();
    listCommand->add_option("--search", listing->words, "Words that must all match");
    listCommand->add_option("--limit", listing->limit)->capture_default_str()->check(CLI::Range(1, 500));
    listCommand->callback([&ctl, listing] { withClient(ctl, [&](Client& client) { return list(ctl, client, *listing); }); });

    auto asked = std::make_shared<Verdicts>();
    auto* showCommand = drafts->add_subcommand("show", "One draft: message, checks, requirements");
    showCommand->add_option("DRAFT", asked->draftId)->required();
    showCommand->callback([&ctl, asked] { withClient(ctl, [&](Client& client) { return show(ctl, client, asked->draftId); }); });

    auto* approve = drafts->add_subcommand("approve", "Approve with your signature; needs --login");
    approve->add_option("DRAFT", asked->draftId)->required();
    approve->add_option("--override", asked->overrides, "Requirement to override, where you may; may be repeated");
    approve->add_option("--note", asked->note, "Explains an override");
    approve->callback([&ctl, asked] { withClient(ctl, [&](Client& client) { return decide(ctl, client, Verdict::Approve, *asked); }); });

    auto* reject = drafts->add_subcommand("reject", "Reject with your signature; needs --login");
    reject->add_option("DRAFT", asked->draftId)->required();
    reject->add_option("--reason", asked->reason, "Coded reason")->required();
    reject->add_option("--note", asked->note, "In your words");
    reject->callback([&ctl, asked] { withClient(ctl, [&](Client& client) { return decide(ctl, client, Verdict::Reject, *asked); }); });
}

} // namespace countersign
