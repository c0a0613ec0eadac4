#include "ui/words/sentences.h"

#include "models/domain/money.h"
#include "ui/words/modelsentences.h"
#include "ui/words/recordsentences.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <vector>

namespace countersign {

namespace {

// Those with more words of their own stand first: "%1 off" must not take what "%1 % off" means.
constexpr const char* patterns[] = {
    QT_TRANSLATE_NOOP("Sentences", "The cart did not come back: its customer is asked why"),
    QT_TRANSLATE_NOOP("Sentences", "The customer is asked why the cart did not come back"),
    QT_TRANSLATE_NOOP("Sentences", "Escalated by %1: a senior approver decides"),
    QT_TRANSLATE_NOOP("Sentences", "Somebody objects: %1 open. The person who objected, or one who may override, resolves it in the comments"),
    QT_TRANSLATE_NOOP("Sentences", "A link leads to %1, a host in look-alike or encoded letters, which looks like %2 but is not."),
    QT_TRANSLATE_NOOP("Sentences", "This was a known-answer draft, and you found what was wrong: %1. It is never sent."),
    QT_TRANSLATE_NOOP("Sentences", "One of the %1 of customers who get no message, so that the effect can be measured"),
    QT_TRANSLATE_NOOP("Sentences", "One of the first %1 messages of the wording %2, %3 decided so far: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "The device key is not enrolled for this person: sign in again on this device"),
    QT_TRANSLATE_NOOP("Sentences", "%1 text messages of at most %2; %3 forces the short alphabet of 70 characters."),
    QT_TRANSLATE_NOOP("Sentences", "What these goods cost is not known, so no incentive can be shown to pay"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1: that presses the customer and no fact stands behind it."),
    QT_TRANSLATE_NOOP("Sentences", "%1 text message of at most %2; %3 forces the short alphabet of 70 characters."),
    QT_TRANSLATE_NOOP("Sentences", "The customer's local time is unknown: the time zone “%1” does not exist."),
    QT_TRANSLATE_NOOP("Sentences", "It is %1 for the customer, within the quiet hours (%2 to %3): it will wait."),
    QT_TRANSLATE_NOOP("Sentences", "The customer did not agree to this channel: nobody may override that"),
    QT_TRANSLATE_NOOP("Sentences", "The statement's time is in the future: set the clock of this device"),
    QT_TRANSLATE_NOOP("Sentences", "A guest without an account stopped where contact details are asked"),
    QT_TRANSLATE_NOOP("Sentences", "No message was sent to this kind of customer yet: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "Stock, price and consent could not be checked again before sending"),
    QT_TRANSLATE_NOOP("Sentences", "The second approval of this draft needs a person who may give it"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but this part of the message does not cite the policy that says so."),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the shop's delivery promise does not say so."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing to check: the message or its facts are missing."),
    QT_TRANSLATE_NOOP("Sentences", "The code %1 stands nowhere in the message, so nobody could use it."),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the shop's own texts promise no such thing."),
    QT_TRANSLATE_NOOP("Sentences", "This was a known-answer draft with a fault: %1. It is never sent."),
    QT_TRANSLATE_NOOP("Sentences", "Written anew because a reviewer asked for it: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "You have already approved this revision; another person has to"),
    QT_TRANSLATE_NOOP("Sentences", "You made this revision: another person has to approve it first"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the shop's returns policy does not say so."),
    QT_TRANSLATE_NOOP("Sentences", "A page about the shop or its security was read before leaving"),
    QT_TRANSLATE_NOOP("Sentences", "The message has %1 KB; mail programs cut off after about 50 KB."),
    QT_TRANSLATE_NOOP("Sentences", "A discount is on this cart already, and codes do not add up"),
    QT_TRANSLATE_NOOP("Sentences", "The text names an end of the offer, but the offer has none."),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1: health claims need proof that is not here."),
    QT_TRANSLATE_NOOP("Sentences", "A link leads to %1, a host in look-alike or encoded letters."),
    QT_TRANSLATE_NOOP("Sentences", "%1 variants of “%2” are in the cart, as if one should go back"),
    QT_TRANSLATE_NOOP("Sentences", "it granted a right of return that the shop does not grant"),
    QT_TRANSLATE_NOOP("Sentences", "It is %1 for the customer, outside the quiet hours (%2 to %3)."),
    QT_TRANSLATE_NOOP("Sentences", "The device key was revoked: sign in again on this device"),
    QT_TRANSLATE_NOOP("Sentences", "Stopped at the delivery choice, though shipping is free"),
    QT_TRANSLATE_NOOP("Sentences", "The policy has no limit for carts in %1: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1: no fact here compares with other shops."),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1: this is a reminder of a cart, not that."),
    QT_TRANSLATE_NOOP("Sentences", "What was signed is not what would be sent: the %1 differs"),
    QT_TRANSLATE_NOOP("Sentences", "The messaging provider never got it: people decide anew"),
    QT_TRANSLATE_NOOP("Sentences", "%1 objects: the send was stopped, and people decide again"),
    QT_TRANSLATE_NOOP("Sentences", "The customer has not agreed to messages on any channel"),
    QT_TRANSLATE_NOOP("Sentences", "Margin after the offer of %1 is not below your floor of %2"),
    QT_TRANSLATE_NOOP("Sentences", "Two people decide about this draft: %1 of %2 have approved"),
    QT_TRANSLATE_NOOP("Sentences", "Somebody objects: it is resolved in the comments first"),
    QT_TRANSLATE_NOOP("Sentences", "The reason is only %1 likely, below %2: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "Within every limit of policy %1: sent without a person"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the lowest stock of an item is %2."),
    QT_TRANSLATE_NOOP("Sentences", "The text names the code %1, but the offer has no code."),
    QT_TRANSLATE_NOOP("Sentences", "The shopper was asked to sign in or make an account"),
    QT_TRANSLATE_NOOP("Sentences", "it promised a delivery that the shop never promised"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the stock is unknown or empty."),
    QT_TRANSLATE_NOOP("Sentences", "The text shouts: three words in a row in capitals."),
    QT_TRANSLATE_NOOP("Sentences", "This was a known-answer draft that nobody answered"),
    QT_TRANSLATE_NOOP("Sentences", "A way to pay had been chosen, yet no payment came"),
    QT_TRANSLATE_NOOP("Sentences", "The shop noted an error page during this checkout"),
    QT_TRANSLATE_NOOP("Sentences", "Shadow phase: drafts are made and nothing is sent"),
    QT_TRANSLATE_NOOP("Sentences", "Looked up customer, stock and cost at the shop (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "Offer costing %1 is not within your limit (limit: %2)"),
    QT_TRANSLATE_NOOP("Sentences", "The preheader has %1 characters; at most %2 are read."),
    QT_TRANSLATE_NOOP("Sentences", "Stopped right after the shipping price was shown"),
    QT_TRANSLATE_NOOP("Sentences", "An approval was voided because something changed"),
    QT_TRANSLATE_NOOP("Sentences", "The draft no longer waits for a decision: it is %1"),
    QT_TRANSLATE_NOOP("Sentences", "You may not approve for the channel %1 (allowed: %2)"),
    QT_TRANSLATE_NOOP("Sentences", "You may not approve for the segment %1 (allowed: %2)"),
    QT_TRANSLATE_NOOP("Sentences", "The offer ran out before the message could leave"),
    QT_TRANSLATE_NOOP("Sentences", "The customer does not agree to messages any more"),
    QT_TRANSLATE_NOOP("Sentences", "A discount code was tried that took nothing off"),
    QT_TRANSLATE_NOOP("Sentences", "The subject has %1 characters; at most %2 are read."),
    QT_TRANSLATE_NOOP("Sentences", "A link leads to %1, which looks like %2 but is not."),
    QT_TRANSLATE_NOOP("Sentences", "The text names the code %1; the offer's code is %2."),
    QT_TRANSLATE_NOOP("Sentences", "Looked up customer, stock and cost at the shop"),
    QT_TRANSLATE_NOOP("Sentences", "The draft is not in the queue any more: it is %1"),
    QT_TRANSLATE_NOOP("Sentences", "The text names a code, but the offer has none."),
    QT_TRANSLATE_NOOP("Sentences", "The code in the text is not the offer's code %1."),
    QT_TRANSLATE_NOOP("Sentences", "The text says the offer ends on %1; it ends at %2."),
    QT_TRANSLATE_NOOP("Sentences", "The recipient is not the one that was approved"),
    QT_TRANSLATE_NOOP("Sentences", "The draft was given to nobody in particular (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "No incentive brings more than a message alone"),
    QT_TRANSLATE_NOOP("Sentences", "The cart changed, and a newer draft took over"),
    QT_TRANSLATE_NOOP("Sentences", "You may not approve for the shop %1 (allowed: %2)"),
    QT_TRANSLATE_NOOP("Sentences", "The text shouts: more than one mark in a row."),
    QT_TRANSLATE_NOOP("Sentences", "Overriding a requirement needs an explanation"),
    QT_TRANSLATE_NOOP("Sentences", "The shop noted a failed payment on this cart"),
    QT_TRANSLATE_NOOP("Sentences", "Pilot phase: a person decides on every draft"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but a cart reserves nothing."),
    QT_TRANSLATE_NOOP("Sentences", "The current price is unknown for every item."),
    QT_TRANSLATE_NOOP("Sentences", "The current price is unknown for %1 of %2 items."),
    QT_TRANSLATE_NOOP("Sentences", "The offer is %1, but the text does not say so."),
    QT_TRANSLATE_NOOP("Sentences", "The message is not the one that was approved"),
    QT_TRANSLATE_NOOP("Sentences", "You do not have the right to work on drafts"),
    QT_TRANSLATE_NOOP("Sentences", "Cart of %1 is not within your limit (limit: %2)"),
    QT_TRANSLATE_NOOP("Sentences", "Whether the customer agreed to %1 is unknown."),
    QT_TRANSLATE_NOOP("Sentences", "The text speaks of %1, but there is no offer."),
    QT_TRANSLATE_NOOP("Sentences", "The message cannot be put together any more"),
    QT_TRANSLATE_NOOP("Sentences", "The messaging provider could not be reached"),
    QT_TRANSLATE_NOOP("Sentences", "The draft was given to nobody in particular"),
    QT_TRANSLATE_NOOP("Sentences", "it spoke of a thing that is not in the cart"),
    QT_TRANSLATE_NOOP("Sentences", "The delivery method shown says up to %1 days"),
    QT_TRANSLATE_NOOP("Sentences", "Margin after the offer is %1; your floor is %2"),
    QT_TRANSLATE_NOOP("Sentences", "You have not approved this revision before"),
    QT_TRANSLATE_NOOP("Sentences", "A link leads to %1, which is not the shop's."),
    QT_TRANSLATE_NOOP("Sentences", "The signature does not match the statement"),
    QT_TRANSLATE_NOOP("Sentences", "The offer is not the one that was approved"),
    QT_TRANSLATE_NOOP("Sentences", "The delivery method shown says up to %1 day"),
    QT_TRANSLATE_NOOP("Sentences", "The delivery page was read before leaving"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but the stock is unknown."),
    QT_TRANSLATE_NOOP("Sentences", "The returns page was read before leaving"),
    QT_TRANSLATE_NOOP("Sentences", "Spent %1 minutes in one go at the checkout"),
    QT_TRANSLATE_NOOP("Sentences", "An offer of %1 is above %2: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "Margin after it is %1, below the floor of %2"),
    QT_TRANSLATE_NOOP("Sentences", "its button did not lead back to the cart"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by email to a first-time customer"),
    QT_TRANSLATE_NOOP("Sentences", "the shop's API refused the access token"),
    QT_TRANSLATE_NOOP("Sentences", "Customer, cost and stock were looked up"),
    QT_TRANSLATE_NOOP("Sentences", "Offer costing %1 is within your limit of %2"),
    QT_TRANSLATE_NOOP("Sentences", "Whether the customer agreed is unknown."),
    QT_TRANSLATE_NOOP("Sentences", "The shop did not make the discount code"),
    QT_TRANSLATE_NOOP("Sentences", "Shipping of %1 is %2 % of the goods' value"),
    QT_TRANSLATE_NOOP("Sentences", "Only %1 of “%2” are left, %3 are in the cart"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by email to a returning customer"),
    QT_TRANSLATE_NOOP("Sentences", "Nothing in this cart may be discounted"),
    QT_TRANSLATE_NOOP("Sentences", "You do not have the right to send back"),
    QT_TRANSLATE_NOOP("Sentences", "The text says %1, but nothing here ends."),
    QT_TRANSLATE_NOOP("Sentences", "Cart of %1 is above %2: two people decide"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by email to a business customer"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by SMS to a first-time customer"),
    QT_TRANSLATE_NOOP("Sentences", "Another person has approved your edit"),
    QT_TRANSLATE_NOOP("Sentences", "The link %1 is not a plain web address."),
    QT_TRANSLATE_NOOP("Sentences", "No offer, and the text promises none."),
    QT_TRANSLATE_NOOP("Sentences", "The approval is not in force any more"),
    QT_TRANSLATE_NOOP("Sentences", "Cart of %1 is above %2: a person decides"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by SMS to a returning customer"),
    QT_TRANSLATE_NOOP("Sentences", "The answer was handed to the shop's CRM"),
    QT_TRANSLATE_NOOP("Sentences", "The reason was read out of the answer"),
    QT_TRANSLATE_NOOP("Sentences", "Waits for the end of the quiet hours"),
    QT_TRANSLATE_NOOP("Sentences", "You do not have the right to approve"),
    QT_TRANSLATE_NOOP("Sentences", "A placeholder is not complete near %1."),
    QT_TRANSLATE_NOOP("Sentences", "Subject of %1 characters, message of %2."),
    QT_TRANSLATE_NOOP("Sentences", "The customer has not yet confirmed %1."),
    QT_TRANSLATE_NOOP("Sentences", "Survey by SMS to a business customer"),
    QT_TRANSLATE_NOOP("Sentences", "The fast delivery method was chosen"),
    QT_TRANSLATE_NOOP("Sentences", "the shop's API could not be reached"),
    QT_TRANSLATE_NOOP("Sentences", "the shop's API refused the question"),
    QT_TRANSLATE_NOOP("Sentences", "You do not have the right to reject"),
    QT_TRANSLATE_NOOP("Sentences", "The customer agreed to this channel"),
    QT_TRANSLATE_NOOP("Sentences", "The messaging provider refused it: %1"),
    QT_TRANSLATE_NOOP("Sentences", "A person said what the answer means"),
    QT_TRANSLATE_NOOP("Sentences", "Left before the checkout was begun"),
    QT_TRANSLATE_NOOP("Sentences", "Everything in the cart is in stock"),
    QT_TRANSLATE_NOOP("Sentences", "Saw prices in %1, the shop's are in %2"),
    QT_TRANSLATE_NOOP("Sentences", "What these goods cost is not known"),
    QT_TRANSLATE_NOOP("Sentences", "No claim without a fact behind it."),
    QT_TRANSLATE_NOOP("Sentences", "The text promises %1; the offer is %2."),
    QT_TRANSLATE_NOOP("Sentences", "The text says what the offer is: %1."),
    QT_TRANSLATE_NOOP("Sentences", "Came from a price comparison site"),
    QT_TRANSLATE_NOOP("Sentences", "You do not have the right to edit"),
    QT_TRANSLATE_NOOP("Sentences", "Cart of %1 is within your limit of %2"),
    QT_TRANSLATE_NOOP("Sentences", "Every placeholder has a value (%1)."),
    QT_TRANSLATE_NOOP("Sentences", "Sending back needs an instruction"),
    QT_TRANSLATE_NOOP("Sentences", "The customer has bought meanwhile"),
    QT_TRANSLATE_NOOP("Sentences", "The draft was given to someone (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "The shopper is known to the shop"),
    QT_TRANSLATE_NOOP("Sentences", "Came from a search advertisement"),
    QT_TRANSLATE_NOOP("Sentences", "Ordered in the name of a company"),
    QT_TRANSLATE_NOOP("Sentences", "Written by the built-in composer"),
    QT_TRANSLATE_NOOP("Sentences", "Written anew as asked, revision %1"),
    QT_TRANSLATE_NOOP("Sentences", "The policy decided where it goes"),
    QT_TRANSLATE_NOOP("Sentences", "The provider refused the message"),
    QT_TRANSLATE_NOOP("Sentences", "You may approve for the channel %1"),
    QT_TRANSLATE_NOOP("Sentences", "You may approve for the segment %1"),
    QT_TRANSLATE_NOOP("Sentences", "The customer unsubscribed from %1."),
    QT_TRANSLATE_NOOP("Sentences", "Stock is unknown for every item."),
    QT_TRANSLATE_NOOP("Sentences", "Stock is unknown for %1 of %2 items."),
    QT_TRANSLATE_NOOP("Sentences", "The customer is back at the cart"),
    QT_TRANSLATE_NOOP("Sentences", "The customer answered the survey"),
    QT_TRANSLATE_NOOP("Sentences", "There is no address to write to"),
    QT_TRANSLATE_NOOP("Sentences", "Changed since it was approved: %1"),
    QT_TRANSLATE_NOOP("Sentences", "Email to a first-time customer"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was left for %1 minutes"),
    QT_TRANSLATE_NOOP("Sentences", "The draft was put in the queue"),
    QT_TRANSLATE_NOOP("Sentences", "The provider's answer was lost"),
    QT_TRANSLATE_NOOP("Sentences", "The draft waits for a decision"),
    QT_TRANSLATE_NOOP("Sentences", "The customer never agreed to %1."),
    QT_TRANSLATE_NOOP("Sentences", "The draft was given to someone"),
    QT_TRANSLATE_NOOP("Sentences", "Email to a returning customer"),
    QT_TRANSLATE_NOOP("Sentences", "Came back to this cart %1 times"),
    QT_TRANSLATE_NOOP("Sentences", "A reviewer asked for no offer"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was left for %1 minute"),
    QT_TRANSLATE_NOOP("Sentences", "The message was drafted again"),
    QT_TRANSLATE_NOOP("Sentences", "You may approve for the shop %1"),
    QT_TRANSLATE_NOOP("Sentences", "All links lead to the shop: %1."),
    QT_TRANSLATE_NOOP("Sentences", "This was a known-answer draft"),
    QT_TRANSLATE_NOOP("Sentences", "Survey by email to a customer"),
    QT_TRANSLATE_NOOP("Sentences", "Email to a business customer"),
    QT_TRANSLATE_NOOP("Sentences", "SMS to a first-time customer"),
    QT_TRANSLATE_NOOP("Sentences", "stopped at the shipping step"),
    QT_TRANSLATE_NOOP("Sentences", "Stopped at the shipping step"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was accepted: %1 (%2)"),
    QT_TRANSLATE_NOOP("Sentences", "An objection was resolved (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "The message offers no goods."),
    QT_TRANSLATE_NOOP("Sentences", "SMS to a returning customer"),
    QT_TRANSLATE_NOOP("Sentences", "stopped at the contact step"),
    QT_TRANSLATE_NOOP("Sentences", "stopped at the payment step"),
    QT_TRANSLATE_NOOP("Sentences", "Stopped at the contact step"),
    QT_TRANSLATE_NOOP("Sentences", "Stopped at the payment step"),
    QT_TRANSLATE_NOOP("Sentences", "“%1” costs %2 now, %3 in the cart"),
    QT_TRANSLATE_NOOP("Sentences", "Came back to this cart once"),
    QT_TRANSLATE_NOOP("Sentences", "Nobody else holds the draft"),
    QT_TRANSLATE_NOOP("Sentences", "There are no items to list."),
    QT_TRANSLATE_NOOP("Sentences", "%1 text messages of at most %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1: %2 available, %3 in the cart."),
    QT_TRANSLATE_NOOP("Sentences", "A link could not be judged."),
    QT_TRANSLATE_NOOP("Sentences", "Survey by SMS to a customer"),
    QT_TRANSLATE_NOOP("Sentences", "The message names no price."),
    QT_TRANSLATE_NOOP("Sentences", "SMS to a business customer"),
    QT_TRANSLATE_NOOP("Sentences", "A guest without an account"),
    QT_TRANSLATE_NOOP("Sentences", "%1 items are reduced already"),
    QT_TRANSLATE_NOOP("Sentences", "A discount code takes %1 off"),
    QT_TRANSLATE_NOOP("Sentences", "Came from a social network"),
    QT_TRANSLATE_NOOP("Sentences", "Left at %1, in working hours"),
    QT_TRANSLATE_NOOP("Sentences", "Ships to %1, the shop is in %2"),
    QT_TRANSLATE_NOOP("Sentences", "There are no placeholders."),
    QT_TRANSLATE_NOOP("Sentences", "The e-mail has no subject."),
    QT_TRANSLATE_NOOP("Sentences", "%1 text message of at most %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 costs %2 now, %3 in the cart."),
    QT_TRANSLATE_NOOP("Sentences", "The edit cannot be taken: %1"),
    QT_TRANSLATE_NOOP("Sentences", "A cart of %1 is a large one"),
    QT_TRANSLATE_NOOP("Sentences", "A cart of %1 is a small one"),
    QT_TRANSLATE_NOOP("Sentences", "The message was edited (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was accepted: %1"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was refused (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "anyone with the right to %1"),
    QT_TRANSLATE_NOOP("Sentences", "No price has risen since."),
    QT_TRANSLATE_NOOP("Sentences", "An objection was resolved"),
    QT_TRANSLATE_NOOP("Sentences", "Needs a newer Countersign"),
    QT_TRANSLATE_NOOP("Sentences", "left before the checkout"),
    QT_TRANSLATE_NOOP("Sentences", "%1 item is reduced already"),
    QT_TRANSLATE_NOOP("Sentences", "the shop's API throttles"),
    QT_TRANSLATE_NOOP("Sentences", "The reason was estimated"),
    QT_TRANSLATE_NOOP("Sentences", "Most likely reason: %1, %2 %"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was undone (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "You may escalate or hold"),
    QT_TRANSLATE_NOOP("Sentences", "The customer agreed to %1."),
    QT_TRANSLATE_NOOP("Sentences", "Every item is available."),
    QT_TRANSLATE_NOOP("Sentences", "A comment was written (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "Left at %1, late at night"),
    QT_TRANSLATE_NOOP("Sentences", "Has ordered here %1 times"),
    QT_TRANSLATE_NOOP("Sentences", "Looked up at the shop: %1"),
    QT_TRANSLATE_NOOP("Sentences", "The message was drafted"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was accepted"),
    QT_TRANSLATE_NOOP("Sentences", "There is no value for %1."),
    QT_TRANSLATE_NOOP("Sentences", "A survey offers nothing"),
    QT_TRANSLATE_NOOP("Sentences", "Has never ordered here"),
    QT_TRANSLATE_NOOP("Sentences", "The smallest that pays"),
    QT_TRANSLATE_NOOP("Sentences", "The message was edited"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was refused"),
    QT_TRANSLATE_NOOP("Sentences", "The cart has no items."),
    QT_TRANSLATE_NOOP("Sentences", "Has ordered here once"),
    QT_TRANSLATE_NOOP("Sentences", "%1 is above the cap of %2"),
    QT_TRANSLATE_NOOP("Sentences", "A decision was undone"),
    QT_TRANSLATE_NOOP("Sentences", "A lease was broken (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "a person in the role %1"),
    QT_TRANSLATE_NOOP("Sentences", "Unknown placeholder %1."),
    QT_TRANSLATE_NOOP("Sentences", "A comment was written"),
    QT_TRANSLATE_NOOP("Sentences", "Shopped on a desktop"),
    QT_TRANSLATE_NOOP("Sentences", "The message was sent"),
    QT_TRANSLATE_NOOP("Sentences", "Somebody objected (%1)"),
    QT_TRANSLATE_NOOP("Sentences", "Email to a customer"),
    QT_TRANSLATE_NOOP("Sentences", "Shopped on a tablet"),
    QT_TRANSLATE_NOOP("Sentences", "an unknown currency"),
    QT_TRANSLATE_NOOP("Sentences", "The customer bought"),
    QT_TRANSLATE_NOOP("Sentences", "Not a text message."),
    QT_TRANSLATE_NOOP("Sentences", "There are no links."),
    QT_TRANSLATE_NOOP("Sentences", "“%1” is sold out now"),
    QT_TRANSLATE_NOOP("Sentences", "Shopped on a phone"),
    QT_TRANSLATE_NOOP("Sentences", "A lease was broken"),
    QT_TRANSLATE_NOOP("Sentences", "The cart went cold"),
    QT_TRANSLATE_NOOP("Sentences", "approve_with_edits"),
    QT_TRANSLATE_NOOP("Sentences", "SMS to a customer"),
    QT_TRANSLATE_NOOP("Sentences", "%1 cart · %2 items · %3"),
    QT_TRANSLATE_NOOP("Sentences", "The cart was left"),
    QT_TRANSLATE_NOOP("Sentences", "You may send back"),
    QT_TRANSLATE_NOOP("Sentences", "All checks passed"),
    QT_TRANSLATE_NOOP("Sentences", "Somebody objected"),
    QT_TRANSLATE_NOOP("Sentences", "%1 cart · %2 item · %3"),
    QT_TRANSLATE_NOOP("Sentences", "Shipping is free"),
    QT_TRANSLATE_NOOP("Sentences", "A check failed: %1"),
    QT_TRANSLATE_NOOP("Sentences", "%1 holds the draft"),
    QT_TRANSLATE_NOOP("Sentences", "The cart is gone"),
    QT_TRANSLATE_NOOP("Sentences", "You may approve"),
    QT_TRANSLATE_NOOP("Sentences", "Checks failed: %1"),
    QT_TRANSLATE_NOOP("Sentences", "senior approver"),
    QT_TRANSLATE_NOOP("Sentences", "One visit only"),
    QT_TRANSLATE_NOOP("Sentences", "You may reject"),
    QT_TRANSLATE_NOOP("Sentences", "Nobody objects"),
    QT_TRANSLATE_NOOP("Sentences", "approve second"),
    QT_TRANSLATE_NOOP("Sentences", "override check"),
    QT_TRANSLATE_NOOP("Sentences", "free shipping"),
    QT_TRANSLATE_NOOP("Sentences", "Sending began"),
    QT_TRANSLATE_NOOP("Sentences", "none set for %1"),
    QT_TRANSLATE_NOOP("Sentences", "text messages"),
    QT_TRANSLATE_NOOP("Sentences", "push messages"),
    QT_TRANSLATE_NOOP("Sentences", "You may edit"),
    QT_TRANSLATE_NOOP("Sentences", "Message of %1."),
    QT_TRANSLATE_NOOP("Sentences", "break lease"),
    QT_TRANSLATE_NOOP("Sentences", "hold_until"),
    QT_TRANSLATE_NOOP("Sentences", "superseded"),
    QT_TRANSLATE_NOOP("Sentences", "suppressed"),
    QT_TRANSLATE_NOOP("Sentences", "first_time"),
    QT_TRANSLATE_NOOP("Sentences", "see below"),
    QT_TRANSLATE_NOOP("Sentences", "Offer: %1. %2"),
    QT_TRANSLATE_NOOP("Sentences", "send_back"),
    QT_TRANSLATE_NOOP("Sentences", "composing"),
    QT_TRANSLATE_NOOP("Sentences", "converted"),
    QT_TRANSLATE_NOOP("Sentences", "returning"),
    QT_TRANSLATE_NOOP("Sentences", "send back"),
    QT_TRANSLATE_NOOP("Sentences", "no offer"),
    QT_TRANSLATE_NOOP("Sentences", "escalate"),
    QT_TRANSLATE_NOOP("Sentences", "approved"),
    QT_TRANSLATE_NOOP("Sentences", "rejected"),
    QT_TRANSLATE_NOOP("Sentences", "returned"),
    QT_TRANSLATE_NOOP("Sentences", "none set"),
    QT_TRANSLATE_NOOP("Sentences", "whatsapp"),
    QT_TRANSLATE_NOOP("Sentences", "WhatsApp"),
    QT_TRANSLATE_NOOP("Sentences", "approve"),
    QT_TRANSLATE_NOOP("Sentences", "sending"),
    QT_TRANSLATE_NOOP("Sentences", "unknown"),
    QT_TRANSLATE_NOOP("Sentences", "expired"),
    QT_TRANSLATE_NOOP("Sentences", "holdout"),
    QT_TRANSLATE_NOOP("Sentences", "%1 check failed"),
    QT_TRANSLATE_NOOP("Sentences", "%1 checks failed"),
    QT_TRANSLATE_NOOP("Sentences", "%1 % off"),
    QT_TRANSLATE_NOOP("Sentences", "reject"),
    QT_TRANSLATE_NOOP("Sentences", "queued"),
    QT_TRANSLATE_NOOP("Sentences", "shadow"),
    QT_TRANSLATE_NOOP("Sentences", "e-mail"),
    QT_TRANSLATE_NOOP("Sentences", "email"),
    QT_TRANSLATE_NOOP("Sentences", "loyal"),
    QT_TRANSLATE_NOOP("Sentences", "lease"),
    QT_TRANSLATE_NOOP("Sentences", "%1 off"),
    QT_TRANSLATE_NOOP("Sentences", "held"),
    QT_TRANSLATE_NOOP("Sentences", "sent"),
    QT_TRANSLATE_NOOP("Sentences", "none"),
    QT_TRANSLATE_NOOP("Sentences", "push"),
    QT_TRANSLATE_NOOP("Sentences", "edit"),
    QT_TRANSLATE_NOOP("Sentences", "sms"),
    QT_TRANSLATE_NOOP("Sentences", "b2b"),
};

struct Pattern {
    const char* source;
    QString start; // the literal text before the first fact, and that after the last; they save trying most expressions
    QString end;
    QRegularExpression expression;
    std::vector<int> order; // the fact that each capture is
};

Pattern compiled(const char* source)
{
    static const QRegularExpression fact(QStringLiteral("%([1-9])"));
    const QString text = QString::fromUtf8(source);
    Pattern pattern{ source, {}, {}, {}, {} };
    QString expression;
    qsizetype at = 0;
    for (auto matches = fact.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (pattern.order.empty())
            pattern.start = text.left(match.capturedStart());
        expression += QRegularExpression::escape(text.mid(at, match.capturedStart() - at)) + QStringLiteral("(.+?)");
        pattern.order.push_back(match.capturedView(1).toInt());
        at = match.capturedEnd();
    }
    if (pattern.order.empty())
        pattern.start = text;
    pattern.end = text.mid(at);
    expression += QRegularExpression::escape(pattern.end);
    pattern.expression.setPattern(QRegularExpression::anchoredPattern(expression));
    return pattern;
}

std::vector<Pattern> allCompiled()
{
    std::vector<Pattern> all;
    for (const auto sources : { modelSentences(), recordSentences() })
        for (const char* source : sources)
            all.push_back(compiled(source));
    for (const char* source : patterns)
        all.push_back(compiled(source));
    return all;
}

const std::vector<Pattern>& table()
{
    static const std::vector<Pattern> all = allCompiled();
    return all;
}

struct Recognised {
    const Pattern* pattern = nullptr;
    QStringList facts; // by number, from 1
};
Recognised recognise(const QString& english)
{
    for (const Pattern& pattern : table()) {
        if (!english.startsWith(pattern.start) || !english.endsWith(pattern.end))
            continue;
        const auto match = pattern.expression.match(english);
        if (!match.hasMatch())
            continue;
        Recognised found{ &pattern, QStringList(static_cast<qsizetype>(pattern.order.size())) };
        for (std::size_t i = 0; i < pattern.order.size(); ++i)
            found.facts[pattern.order[i] - 1] = match.captured(static_cast<int>(i) + 1);
        return found;
    }
    return {};
}

// "€1,240.00", "CHF 12.50": as the rules write money, always in English.
Result<Money> moneyIn(const QString& fact)
{
    static const QHash<QString, std::string> signs{ { QStringLiteral("€"), "EUR" }, { QStringLiteral("$"), "USD" },
        { QStringLiteral("£"), "GBP" }, { QStringLiteral("¥"), "JPY" }, { QStringLiteral("CA$"), "CAD" }, { QStringLiteral("A$"), "AUD" },
        { QStringLiteral("NZ$"), "NZD" }, { QStringLiteral("₹"), "INR" } };
    static const QRegularExpression amount(QStringLiteral("^(-?)(\\p{Sc}|[A-Z]{1,2}\\$|[A-Z]{3})\\s?([0-9,]+(?:\\.[0-9]+)?)$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = amount.match(fact);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidInput, "not an amount");
    const QString sign = match.captured(2);
    return parseMoney(QString(match.captured(1) + match.captured(3).remove(u',')).toStdString(), signs.value(sign, sign.toStdString()));
}

// Amounts and shares inside a sentence are written the English way.
QString localFact(const QString& fact)
{
    static const QRegularExpression price(QStringLiteral("^([A-Z]{3}) ([0-9]+)\\.([0-9]{4})$")); // of a question to a language model
    if (const auto match = price.match(fact); match.hasMatch())
        return match.captured(2) + QLocale().decimalPoint() + match.captured(3) + QChar(QChar::Nbsp) + match.captured(1);
    static const QRegularExpression share(QStringLiteral("^-?[0-9]+\\.[0-9]+( %)?$"));
    if (share.match(fact).hasMatch())
        return QString(fact).replace(u'.', QLocale().decimalPoint());
    if (const auto money = moneyIn(fact))
        return moneyWord(*money);
    return fact;
}

QString translated(const QString& english, int depth)
{
    constexpr int deepest = 3;
    const Recognised found = recognise(english);
    if (found.pattern == nullptr && depth > 0 && !english.endsWith(u'.')) {
        // A sentence that was put into another has lost its full stop there.
        const QString whole = english + u'.';
        if (recognise(whole).pattern != nullptr) {
            const QString words = translated(whole, depth);
            return words.endsWith(u'.') ? words.chopped(1) : words;
        }
    }
    if (found.pattern == nullptr)
        return localFact(english);
    QString words = QCoreApplication::translate("Sentences", found.pattern->source);
    // Backwards, in one pass over the words, so that a fact with a percent sign and a number is never filled in again.
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    for (qsizetype at = words.size(); at >= 0 && (at = words.lastIndexOf(place, at)) >= 0; --at) {
        const int number = words[at + 1].digitValue();
        if (number <= found.facts.size()) {
            const QString& fact = found.facts[number - 1];
            const bool quoted = at > 0 && (words[at - 1] == u'„' || words[at - 1] == u'“');
            words.replace(at, 2, depth < deepest && !quoted ? translated(fact, depth + 1) : fact); // what is quoted stays as it was said
        }
    }
    return words;
}

} // namespace

QString sentenceText(const std::string& english)
{
    constexpr std::size_t longest = 2000; // nothing that the rules say is longer
    if (QLocale().language() == QLocale::English || english.size() > longest)
        return text(english);
    return translated(text(english), 0);
}

bool isKnownSentence(const QString& english)
{
    return recognise(english).pattern != nullptr;
}

} // namespace countersign
