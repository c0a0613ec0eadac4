#include "services/recovery/compose/promptfor.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

constexpr std::size_t voicePassages = 2;
constexpr std::size_t factPassages = 3;
constexpr std::size_t mostExamples = 2;

const char* germanWords(Reason reason)
{
    switch (reason) {
    case Reason::ShippingCost:
        return "Versandkosten Versand Lieferung";
    case Reason::PriceComparison:
        return "Preis Preisvergleich Preise";
    case Reason::AccountRequired:
        return "Kundenkonto Konto Gastbestellung Gast";
    case Reason::CheckoutComplexity:
        return "Kasse Bestellung Bestellvorgang";
    case Reason::PaymentFailure:
        return "Zahlung Zahlungsarten Rechnung";
    case Reason::PaymentTrust:
        return "Zahlung Sicherheit sicher Datenschutz";
    case Reason::DeliveryTime:
        return "Lieferzeit Lieferung Versand";
    case Reason::ReturnsPolicy:
        return "Rückgabe Rücksendung Widerruf Umtausch";
    case Reason::OutOfStock:
        return "Verfügbarkeit Lager Lieferbar";
    case Reason::TechnicalError:
        return "Fehler Hilfe Kontakt";
    case Reason::DeviceFriction:
        return "Hilfe Kontakt Warenkorb";
    case Reason::Distraction:
        return "Warenkorb Erinnerung";
    }
    return "";
}

void append(std::vector<Passage>& all, std::vector<Passage> more)
{
    for (auto& passage : more) {
        passage.id = "K" + std::to_string(all.size() + 1);
        all.push_back(std::move(passage));
    }
}

} // namespace

int promptBucket(const SealKey& master, const std::string& subjectId, const std::string& promptId)
{
    constexpr std::size_t digits = 12;
    const auto mac = master.derive("prompts").mac(promptId + " " + subjectId).substr(0, digits);
    std::uint64_t number = 0;
    std::from_chars(mac.data(), mac.data() + mac.size(), number, 16);
    return static_cast<int>(number % 100);
}

Result<std::optional<PromptChoice>> promptForDraft(Connection& reading, const SealKey& master, const DraftWork& work)
{
    const auto& draft = work.draft;
    const auto choose = [&](int bucket) {
        return choosePrompt(
            reading, draft.summary.shopId, draft.summary.channel, draft.diagnosis.topReason(), draft.summary.language, bucket,
            draft.summary.kind);
    };
    // The side depends on the prompt, which is known only once it is chosen.
    auto any = choose(0);
    if (!any || !*any)
        return any;
    return choose(promptBucket(master, work.subject.id, (*any)->prompt.id));
}

std::string knowledgeWords(const Draft& draft)
{
    const auto reason = draft.diagnosis.topReason();
    std::string words(word(reason));
    words += " " + draft.diagnosis.segment;
    std::replace(words.begin(), words.end(), '_', ' ');
    if (draft.summary.language == "de")
        words += std::string(" ") + germanWords(reason);
    for (const auto& line : draft.lines)
        words += " " + line.title;
    return words;
}

Result<void> addKnowledge(
    Connection& reading, const SealKey& master, const Draft& draft, const std::vector<float>& vector, PromptFacts& facts)
{
    KnowledgeQuery query;
    query.shopId = draft.summary.shopId;
    query.language = draft.summary.language;
    query.words = knowledgeWords(draft);
    query.vector = vector;
    query.channel = draft.summary.channel;
    query.reason = draft.diagnosis.topReason();
    query.master = &master;
    query.kinds = { KnowledgeKind::Tone, KnowledgeKind::DoAndDont, KnowledgeKind::BrandGuide };
    query.limit = voicePassages;
    auto voice = findPassages(reading, query);
    if (!voice)
        return tl::unexpected(std::move(voice.error()));
    // A survey has the shop's voice and nothing to promise; past messages would teach it to sell.
    if (isSurvey(draft)) {
        append(facts.passages, std::move(*voice));
        return {};
    }
    query.kinds = { KnowledgeKind::Policy, KnowledgeKind::ProductFacts };
    query.limit = factPassages;
    auto known = findPassages(reading, query);
    if (!known)
        return tl::unexpected(std::move(known.error()));
    query.limit = mostExamples;
    auto examples = findExamples(reading, query);
    if (!examples)
        return tl::unexpected(std::move(examples.error()));
    append(facts.passages, std::move(*voice));
    append(facts.passages, std::move(*known));
    facts.examples = std::move(*examples);
    return {};
}

} // namespace countersign
