#include "services/recovery/compose/composestep.h"

#include "models/domain/draftchecks.h"
#include "models/domain/survey.h"
#include "models/domain/text.h"
#include "services/recovery/check/audience.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/compose/instructions.h"
#include "services/recovery/compose/promptfor.h"
#include "services/recovery/offer/offerstep.h"
#include "services/recovery/review/instruction.h"
#include "services/recovery/review/verdicts.h"

#include <algorithm>

namespace countersign {

namespace {

struct Way {
    Channel channel;
    bool reachable;
    Consent consent;
};

// Subscribed before unknown, email before SMS. What may not be written to stays as it was, and route stops it.
void chooseChannel(DraftWork& work, const std::vector<Way>& ways)
{
    auto& draft = work.draft;
    for (const auto wanted : { Consent::Subscribed, Consent::Unknown })
        for (const auto& way : ways)
            if (way.reachable && way.consent == wanted) {
                draft.summary.channel = way.channel;
                return;
            }
    for (const auto& way : ways)
        if (way.reachable) {
            draft.summary.channel = way.channel;
            return;
        }
}

void address(DraftWork& work)
{
    auto& draft = work.draft;
    const auto& cart = work.cart.cart;
    const bool email = draft.summary.channel == Channel::Email;
    draft.values.to = email ? (looksLikeEmail(cart.email) ? cart.email : std::string()) : cart.phone;
    draft.values.from = email ? work.shop.senderAddress : work.shop.smsSender;
    draft.values.fromName = work.shop.senderName;
    draft.maskedTo = email ? maskEmail(draft.values.to) : maskPhone(draft.values.to);
    draft.holdMs = holdFor(work.policy, draft.summary.channel);
}

const char* stepWords(CheckoutStep step)
{
    switch (step) {
    case CheckoutStep::Cart:
        return "left before the checkout";
    case CheckoutStep::Contact:
        return "stopped at the contact step";
    case CheckoutStep::Shipping:
        return "stopped at the shipping step";
    case CheckoutStep::Payment:
        return "stopped at the payment step";
    }
    return "";
}

void nameForPeople(DraftWork& work)
{
    auto& draft = work.draft;
    const auto& segment = draft.diagnosis.segment;
    std::string whom = "a customer";
    if (segment == "b2b")
        whom = "a business customer";
    else if (segment == "returning")
        whom = "a returning customer";
    else if (draft.customer.orders)
        whom = "a first-time customer";
    const bool email = draft.summary.channel == Channel::Email;
    const std::string what = isSurvey(draft) ? (email ? "Survey by email" : "Survey by SMS") : (email ? "Email" : "SMS");
    draft.title = what + " to " + whom;
    std::int64_t items = 0;
    for (const auto& line : draft.lines)
        items += line.quantity;
    draft.subtitle = formatMoney(draft.summary.value, "en") + " cart · " + std::to_string(items) + (items == 1 ? " item · " : " items · ")
        + stepWords(work.cart.cart.step);
}

// What an alternative fails that the message itself does not; consent or stock are the same for every wording.
bool failsMore(const std::vector<CheckResult>& ones, const std::vector<const CheckResult*>& failed)
{
    return std::ranges::any_of(failed, [&ones](const CheckResult* check) {
        return std::ranges::none_of(
            ones, [&check](const CheckResult& one) { return one.id == check->id && one.state == CheckState::Failed; });
    });
}

std::vector<Alternative> passing(std::vector<Alternative> alternatives, const DraftWork& work)
{
    const auto& draft = work.draft;
    const auto* chosen = contentFor(draft, draft.summary.channel);
    if (chosen == nullptr)
        return {};
    const auto checked = [&](const Content& content) { return runChecks(checkInput(draft, &content, work.policy, work.now)); };
    std::optional<std::vector<CheckResult>> ones; // asked for when an alternative fails something, which is seldom
    std::erase_if(alternatives, [&](const Alternative& alternative) {
        const auto others = checked(alternative.content);
        std::vector<const CheckResult*> failed;
        for (const auto& check : others)
            if (check.state == CheckState::Failed)
                failed.push_back(&check);
        if (failed.empty())
            return false;
        if (!ones)
            ones = checked(*chosen);
        return failsMore(*ones, failed);
    });
    return alternatives;
}

Result<void> addRevision(
    Connection& connection, const std::string& draftId, std::int64_t revision, const std::string& contents, TimeMs now)
{
    auto kept = connection.run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) "
                               "VALUES(:draft, :revision, 'service', 'compose', :contents, '', :now)",
        draftId, revision, contents, now);
    if (!kept)
        return tl::unexpected(std::move(kept.error()));
    return {};
}

} // namespace

Result<ComposeStep> ComposeStep::embedded(const RecoveryContext& context, const LanguageModel* model)
{
    std::map<std::string, TextBook> books;
    std::map<std::string, SurveyBook> surveys;
    for (const auto* language : { "en", "de" }) {
        auto book = TextBook::embedded(language);
        if (!book)
            return tl::unexpected(std::move(book.error()));
        auto survey = SurveyBook::embedded(language);
        if (!survey)
            return tl::unexpected(std::move(survey.error()));
        books.emplace(language, std::move(*book));
        surveys.emplace(language, std::move(*survey));
    }
    return ComposeStep(context, model, std::move(books), std::move(surveys));
}

const TextBook& ComposeStep::book(const std::string& language) const
{
    const auto it = m_books.find(language);
    return it == m_books.end() ? m_books.at("en") : it->second;
}

const SurveyBook& ComposeStep::surveyBook(const std::string& language) const
{
    const auto it = m_surveys.find(language);
    return it == m_surveys.end() ? m_surveys.at("en") : it->second;
}

ComposeStep::Written ComposeStep::writeRecovery(const DraftWork& work, const std::vector<Channel>& channels, const Style& style) const
{
    const auto& draft = work.draft;
    const auto& texts = book(draft.summary.language);
    ComposeInput input;
    input.reason = draft.diagnosis.topReason();
    input.returning = draft.diagnosis.segment == "returning";
    input.offer = draft.offer.chosen.kind;
    input.values = &draft.values;
    input.style = style;
    Written written;
    for (const auto channel : channels)
        written.contents.push_back(channel == Channel::Email ? texts.email(input) : texts.sms(input));
    written.alternatives = texts.alternatives(draft.summary.channel, input);
    written.prompt = "builtin/" + std::string(word(input.reason)) + "@1";
    written.variant = style.variant % texts.variants(input.reason);
    return written;
}

ComposeStep::Written ComposeStep::writeSurvey(const DraftWork& work, const std::vector<Channel>& channels, const Style& style) const
{
    const auto& draft = work.draft;
    const auto& texts = surveyBook(draft.summary.language);
    Written written;
    for (const auto channel : channels)
        written.contents.push_back(texts.write(channel, draft.values, style));
    written.alternatives = texts.alternatives(draft.summary.channel, draft.values, style);
    written.prompt = "builtin/survey@1";
    written.variant = style.variant % texts.variants();
    return written;
}

// What the person asked for, on top of the wording that is there.
Result<Style> ComposeStep::restyle(Connection& reading, DraftWork& work) const
{
    auto& draft = work.draft;
    const auto note = lastInstruction(reading, m_context.keys.master, draft.summary.id);
    if (!note)
        return tl::unexpected(note.error());
    const auto asked = readInstructions(note->value_or(std::string()));
    Style style;
    const auto& language = draft.summary.language;
    const auto* drafted = draft.drafted.empty() ? nullptr : &draft.drafted.front();
    const auto before = drafted == nullptr ? std::nullopt
        : isSurvey(draft)                  ? surveyBook(language).variantOf(*drafted)
                                           : book(language).variantOf(draft.summary.reason, *drafted);
    style.variant = before.value_or(0) + (asked.otherWording ? 1 : 0);
    style.shorter = asked.shorter;
    style.formal = asked.formal;
    if (asked.withoutOffer && draft.offer.chosen.kind != OfferKind::Reassurance && !draft.offer.candidates.empty()) {
        auto offer = draft.offer;
        offer.chosen = offer.candidates.front();
        offer.why = "A reviewer asked for no offer";
        applyOffer(work, std::move(offer));
    }
    return style;
}

Result<bool> ComposeStep::modelWrites(Connection& reading, const DraftWork& work) const
{
    if (m_model == nullptr || !m_model->configured() || getsNoMessage(m_context.keys.master, work))
        return false;
    const auto choice = promptForDraft(reading, m_context.keys.master, work);
    if (!choice)
        return tl::unexpected(choice.error());
    return choice->has_value();
}

Result<std::string> ComposeStep::advance(Connection& reading, DraftWork& work) const
{
    auto& draft = work.draft;
    const bool again = work.cameAs == DraftState::Returned;
    Style style;
    style.formal = draft.diagnosis.segment == "b2b";
    if (again) {
        auto asked = restyle(reading, work);
        if (!asked)
            return tl::unexpected(std::move(asked.error()));
        asked->formal = asked->formal || style.formal;
        style = *asked;
    }
    draft.customer.emailConsent = effectiveConsent(work.subject.emailConsent, draft.customer.emailConsent);
    draft.customer.smsConsent = effectiveConsent(work.subject.smsConsent, draft.customer.smsConsent);
    const auto& cart = work.cart.cart;
    std::vector<Way> ways{ { Channel::Email, looksLikeEmail(cart.email) && !work.shop.senderAddress.empty(),
                                     draft.customer.emailConsent },
        { Channel::Sms, isE164(cart.phone) && !work.shop.smsSender.empty(), draft.customer.smsConsent } };
    // The policy says by which channels customers are asked; a draft that began before it was changed keeps its own.
    if (isSurvey(draft))
        std::erase_if(ways, [&](const Way& way) {
            return way.channel != draft.summary.channel && !work.policy.survey.channels.contains(way.channel);
        });
    chooseChannel(work, ways);
    address(work);

    std::vector<Channel> channels;
    for (const auto& way : ways)
        if (way.reachable || way.channel == draft.summary.channel)
            channels.push_back(way.channel);
    auto written = isSurvey(draft) ? writeSurvey(work, channels, style) : writeRecovery(work, channels, style);
    draft.policyWords.clear();
    draft.policyBlocks.clear();
    draft.drafted = written.contents;
    draft.contents = std::move(written.contents);
    draft.alternatives = passing(std::move(written.alternatives), work);
    draft.editedBy.clear();
    draft.composer = "built-in";
    draft.prompt = std::move(written.prompt);
    if (again) {
        ++draft.summary.revision;
        draft.approvals.clear();
        draft.summary.approvalsHave = 0;
        draft.decisionId.clear();
        draft.holdUntil.reset();
    }
    nameForPeople(work);
    work.writes.push_back([id = draft.summary.id, revision = draft.summary.revision, text = Json(draft.contents).dump(), now = work.now](
                              Connection& connection) { return addRevision(connection, id, revision, text, now); });
    const auto byModel = modelWrites(reading, work);
    if (!byModel)
        return tl::unexpected(byModel.error());
    std::string sentence
        = again ? "Written anew as asked, revision " + std::to_string(draft.summary.revision) : "Written by the built-in composer";
    if (*byModel)
        sentence = "The built-in composer's text is there to fall back on";
    work.record(name(), again ? "draft.recomposed" : "draft.composed",
        Json{ { "prompt", draft.prompt }, { "revision", draft.summary.revision }, { "channel", word(draft.summary.channel) },
            { "language", draft.summary.language }, { "variant", written.variant } },
        std::move(sentence));
    return *byModel ? "write" : "check";
}

} // namespace countersign
