#include "ui/why/customerwords.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace countersign {

namespace {

struct CustomerWords {
    Q_DECLARE_TR_FUNCTIONS(CustomerWords)
};

} // namespace

QString customerWords(const Draft& draft, TimeMs now)
{
    const CustomerFacts& facts = draft.customer;
    QStringList parts;
    if (!facts.orders)
        parts << CustomerWords::tr("Order history unknown");
    else if (*facts.orders == 0)
        parts << CustomerWords::tr("First order here");
    else
        parts << CustomerWords::tr("%n order(s)", nullptr, static_cast<int>(*facts.orders));
    if (facts.spent && facts.spent->minor > 0)
        parts << CustomerWords::tr("%1 so far").arg(shortMoneyWord(*facts.spent));
    if (facts.lastOrderAt)
        parts << CustomerWords::tr("last one %1").arg(agoWords(*facts.lastOrderAt, now));
    QString words = parts.join(QStringLiteral(", ")) % u'.';
    if (!facts.note.empty())
        words += u' ' % shortText(sentenceUtf8(facts.note), 300);
    return words;
}

QString consentWords(const CustomerFacts& facts)
{
    return CustomerWords::tr("Email: %1. SMS: %2.").arg(consentWord(facts.emailConsent), consentWord(facts.smsConsent));
}

} // namespace countersign
