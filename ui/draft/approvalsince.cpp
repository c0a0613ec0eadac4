#include "ui/draft/approvalsince.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace countersign {

namespace {

constexpr qsizetype mostFacts = 8;

struct Since {
    Q_DECLARE_TR_FUNCTIONS(SinceApproval)
};

const Content* wordsOf(const Draft& draft, std::int64_t revision)
{
    if (revision == draft.summary.revision)
        return contentFor(draft, draft.summary.channel);
    for (const Revision& one : draft.history)
        if (one.number == revision)
            for (const Content& content : one.contents)
                if (content.channel == draft.summary.channel)
                    return &content;
    return nullptr;
}

// Facts of the shop that were looked up after the approval and are not those of the cart.
void addShopFacts(const Draft& draft, const Approval& first, QStringList& facts)
{
    if (draft.customer.fetchedAt <= first.at)
        return;
    for (const CartLine& line : draft.lines)
        for (const VariantFacts& variant : draft.customer.variants) {
            if (variant.variantId != line.variantId || facts.size() >= mostFacts)
                continue;
            const QString title = shortText(line.title, 60);
            if (variant.price && *variant.price != line.unitPrice)
                facts << Since::tr("“%1” costs %2 now, %3 in the cart.").arg(title, moneyWord(*variant.price), moneyWord(line.unitPrice));
            if (variant.available && *variant.available < line.quantity)
                facts << Since::tr("“%1”: %2 in stock, %3 in the cart.").arg(title).arg(*variant.available).arg(line.quantity);
        }
}

} // namespace

std::optional<SinceApproval> sinceApproval(const Draft& draft, const std::string& personId)
{
    const Approval* first = nullptr;
    for (const Approval& one : draft.approvals)
        if (one.personId != personId && (first == nullptr || one.at < first->at))
            first = &one;
    if (first == nullptr)
        return std::nullopt;
    SinceApproval since;
    since.first = *first;
    const Content* now = contentFor(draft, draft.summary.channel);
    if (const Content* before = wordsOf(draft, first->revision)) {
        since.before = *before;
        since.words = now != nullptr && *before != *now;
    } else {
        since.facts << Since::tr("The words of revision %1 are not known here any more.").arg(first->revision);
    }
    // Offer, value and the cart itself have no earlier versions in a draft; the record tells when they moved.
    for (const LineageStep& step : draft.lineage)
        if (step.at > first->at && since.facts.size() < mostFacts && (step.what.starts_with("offer.") || step.what.starts_with("cart.")))
            since.facts << shortText(sentenceUtf8(step.text), 160);
    addShopFacts(draft, *first, since.facts);
    return since;
}

} // namespace countersign
