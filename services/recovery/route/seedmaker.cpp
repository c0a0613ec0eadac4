#include "services/recovery/route/seedmaker.h"

#include "models/domain/draftchecks.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>

namespace countersign {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 10> englishNames{{{"Emma", "Clarke"}, {"Oliver", "Hughes"}, {"Sophie", "Turner"},
    {"Daniel", "Price"}, {"Grace", "Palmer"}, {"Thomas", "Reid"}, {"Alice", "Foster"}, {"Henry", "Walsh"}, {"Lucy", "Barnes"},
    {"Martin", "Doyle"}}};
constexpr std::array<std::pair<const char*, const char*>, 10> germanNames{{{"Lena", "Vogt"}, {"Felix", "Brandt"}, {"Marie", "Kessler"},
    {"Tobias", "Lang"}, {"Sarah", "Winkler"}, {"Stefan", "Krüger"}, {"Julia", "Pohl"}, {"Martin", "Seidel"}, {"Nina", "Busch"},
    {"Andreas", "Thiel"}}};

struct Sentence {
    const char* fault;
    const char* english;
    const char* german;
};
constexpr std::array<Sentence, 3> sentences{{
    {"promise", "It will be with you tomorrow by noon.", "Morgen bis 12 Uhr ist alles bei Ihnen."},
    {"returns", "You may send it back within 100 days, at our cost.", "Sie können alles 100 Tage lang auf unsere Kosten zurücksenden."},
    {"thing", "Your copper kettle is waiting as well.", "Auch Ihr Kupferkessel wartet noch."}}};

// Letters and digits replaced by others of their kind, so that the shape stays.
std::string another(const std::string& text, const SealKey& secret, const std::string& salt)
{
    std::string made = text;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto c = static_cast<unsigned char>(made[i]);
        const std::string at = salt + std::to_string(i);
        if (std::isdigit(c))
            made[i] = static_cast<char>('0' + drawn(secret, at, 10));
        else if (std::isupper(c))
            made[i] = static_cast<char>('A' + drawn(secret, at, 26));
        else if (std::islower(c))
            made[i] = static_cast<char>('a' + drawn(secret, at, 6));
    }
    return made;
}

// The address keeps its host and first folder: what follows names a cart that is nobody's.
std::string anotherAddress(const std::string& url, const SealKey& secret, const std::string& salt)
{
    const auto host = url.find("://");
    const auto path = host == std::string::npos ? std::string::npos : url.find('/', host + 3);
    const auto rest = path == std::string::npos ? std::string::npos : url.find('/', path + 1);
    return rest == std::string::npos ? url : url.substr(0, rest) + another(url.substr(rest), secret, salt);
}

std::string anotherRecipient(const std::string& to, Channel channel, const std::string& first, const std::string& last, const SealKey& secret,
    const std::string& salt)
{
    if (channel != Channel::Email) {
        const std::size_t kept = std::min<std::size_t>(to.size(), 6);
        return to.substr(0, kept) + another(to.substr(kept), secret, salt);
    }
    std::string local;
    for (const char c : lowerCase(first + "." + last))
        if (static_cast<unsigned char>(c) < 0x80)
            local += c;
    const auto at = to.find('@');
    return at == std::string::npos ? to : local + std::to_string(10 + drawn(secret, salt, 90)) + to.substr(at);
}

// Adds the sentence to the last words before the button.
bool say(Content& content, const std::string& sentence)
{
    const auto button = std::find_if(content.blocks.begin(), content.blocks.end(), [](const Block& b) { return b.kind == BlockKind::Button; });
    for (auto it = button; it != content.blocks.begin();) {
        --it;
        if (it->kind == BlockKind::Paragraph && !it->locked) {
            it->text += " " + sentence;
            return true;
        }
    }
    return false;
}

bool lead(Content& content, const std::string& url)
{
    bool done = false;
    for (auto& block : content.blocks)
        if (block.kind == BlockKind::Button) {
            block.url = url;
            done = true;
        }
    return done;
}

int failures(const Draft& draft, const Content& content, const Policy& policy, TimeMs now)
{
    return failedChecks(runChecks(checkInput(draft, &content, policy, now)));
}

bool plant(Draft& draft, const std::string& fault, const std::string& planted)
{
    const auto put = [&](Content& content) { return fault == "link" ? lead(content, planted) : say(content, planted); };
    bool done = true;
    for (auto& content : draft.contents)
        done = put(content) && done;
    for (auto& alternative : draft.alternatives)
        done = put(alternative.content) && done;  // choosing another wording does not mend it
    return done;
}

std::string faultOf(std::size_t index)
{
    return index < sentences.size() ? sentences.at(index).fault : "link";
}

std::string wordsOf(std::size_t index, const Draft& draft)
{
    if (index < sentences.size())
        return draft.summary.language == "de" ? sentences.at(index).german : sentences.at(index).english;
    return draft.linkDomains.empty() ? std::string() : "https://" + draft.linkDomains.front() + "/collections/all";
}

// The same draft of somebody who does not exist.
Draft ofAnother(const Draft& source, const SealKey& secret, const std::string& draftId, const std::string& cartId, TimeMs now)
{
    Draft draft = source;
    auto& summary = draft.summary;
    const auto& names = summary.language == "de" ? germanNames : englishNames;
    const auto [first, last] = names.at(drawn(secret, "name" + draftId, static_cast<std::uint32_t>(names.size())));
    summary.id = draftId;
    draft.cartId = cartId;
    summary.state = DraftState::Queued;
    summary.revision = 1;
    summary.maskedName = summary.maskedName.empty() ? std::string() : maskName(first, last);
    summary.approvalsHave = 0;
    summary.lease.reset();
    summary.assignee.reset();
    summary.comments = summary.objections = 0;
    summary.coldAt = now + std::max<TimeMs>(hourMs, source.summary.coldAt - source.summary.createdAt);
    summary.createdAt = summary.updatedAt = draft.abandonedAt = now;
    draft.contents = draft.drafted;
    draft.editedBy.clear();
    draft.approvals.clear();
    draft.decisionId.clear();
    draft.holdUntil.reset();
    draft.history.clear();
    draft.comments.clear();
    std::erase_if(draft.lineage, [](const LineageStep& step) { return step.what.starts_with("decision.") || step.what.starts_with("send."); });
    for (auto& step : draft.lineage)
        step.at = now;
    auto& text = draft.values.text;
    if (!text["first_name"].empty())
        text["first_name"] = first;
    for (const auto* name : {"recovery_url", "unsubscribe_url"})
        text[name] = anotherAddress(text[name], secret, name + draftId);
    if (!draft.offer.code.empty())
        text["discount_code"] = draft.offer.code = another(draft.offer.code, secret, "code" + draftId);
    draft.values.to = anotherRecipient(draft.values.to, summary.channel, first, last, secret, "to" + draftId);
    draft.maskedTo = summary.channel == Channel::Email ? maskEmail(draft.values.to) : maskPhone(draft.values.to);
    return draft;
}

}  // namespace

std::uint32_t drawn(const SealKey& secret, const std::string& text, std::uint32_t end)
{
    const auto mac = secret.mac(text);
    std::uint32_t value = 0;
    std::from_chars(mac.data(), mac.data() + 8, value, 16);
    return end == 0 ? 0 : value % end;
}

bool isFollowedBySeed(const SealKey& secret, const std::string& draftId, int shareBp)
{
    constexpr int whole = 10000;
    if (shareBp <= 0)
        return false;
    if (shareBp >= whole / 2)
        return true;  // one to each at most: half of the queue
    return drawn(secret, "follow" + draftId, whole) < static_cast<std::uint32_t>(shareBp * whole / (whole - shareBp));
}

std::optional<PlantedDraft> plantedDraft(
    const Draft& source, const Policy& policy, const SealKey& secret, const std::string& draftId, const std::string& cartId, TimeMs now)
{
    const Draft clean = ofAnother(source, secret, draftId, cartId, now);
    const Content* before = contentFor(clean, clean.summary.channel);
    if (before == nullptr)
        return std::nullopt;
    const int failed = failures(clean, *before, policy, now);
    constexpr std::size_t faults = sentences.size() + 1;
    const std::size_t first = drawn(secret, "fault" + draftId, faults);
    for (std::size_t i = 0; i < faults; ++i) {
        const std::size_t index = (first + i) % faults;
        PlantedDraft made{clean, faultOf(index), wordsOf(index, clean)};
        const bool real = made.fault != "thing"
            || std::none_of(clean.lines.begin(), clean.lines.end(), [](const CartLine& line) {
                   const auto title = lowerCase(line.title);
                   return title.find("kettle") != std::string::npos || title.find("kessel") != std::string::npos;
               });
        if (!real || made.planted.empty() || !plant(made.draft, made.fault, made.planted))
            continue;
        const Content* content = contentFor(made.draft, made.draft.summary.channel);
        if (!render(*content, made.draft.values) || failures(made.draft, *content, policy, now) > failed)
            continue;
        made.draft.drafted = made.draft.contents;
        runChecksOf(made.draft, policy, now);
        return made;
    }
    return std::nullopt;
}

}  // namespace countersign
