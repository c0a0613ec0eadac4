#include "ui/words/words.h"

#include "models/domain/survey.h"
#include "ui/theme/writing.h"
#include "ui/words/sentences.h"

#include <algorithm>

#include "ui/words/times.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString language()
{
    return QLocale().bcp47Name();
}

QString kindWord(const std::string& kind)
{
    return kind == surveyKind ? Words::tr("Survey") : QString();
}

QString channelWord(Channel channel)
{
    switch (channel) {
    case Channel::Email:
        return Words::tr("Email");
    case Channel::Sms:
        return Words::tr("SMS");
    case Channel::WhatsApp:
        return Words::tr("WhatsApp");
    case Channel::Push:
        return Words::tr("Push");
    }
    return {};
}

QString reasonWord(Reason reason)
{
    switch (reason) {
    case Reason::ShippingCost:
        return Words::tr("shipping cost");
    case Reason::PriceComparison:
        return Words::tr("price comparison");
    case Reason::AccountRequired:
        return Words::tr("account required");
    case Reason::CheckoutComplexity:
        return Words::tr("checkout complexity");
    case Reason::PaymentFailure:
        return Words::tr("payment failure");
    case Reason::PaymentTrust:
        return Words::tr("payment trust");
    case Reason::DeliveryTime:
        return Words::tr("delivery time");
    case Reason::ReturnsPolicy:
        return Words::tr("returns policy");
    case Reason::OutOfStock:
        return Words::tr("out of stock");
    case Reason::TechnicalError:
        return Words::tr("technical error");
    case Reason::DeviceFriction:
        return Words::tr("device friction");
    case Reason::Distraction:
        return Words::tr("distraction");
    }
    return {};
}

QString rejectReasonWord(RejectReason reason)
{
    switch (reason) {
    case RejectReason::WrongTone:
        return Words::tr("wrong tone");
    case RejectReason::WrongReason:
        return Words::tr("wrong reason");
    case RejectReason::OfferTooHigh:
        return Words::tr("offer too high");
    case RejectReason::OfferTooLow:
        return Words::tr("offer too low");
    case RejectReason::FactuallyWrong:
        return Words::tr("factually wrong");
    case RejectReason::BadTiming:
        return Words::tr("bad timing");
    case RejectReason::CustomerIssue:
        return Words::tr("open customer issue");
    case RejectReason::NotNeeded:
        return Words::tr("not needed");
    case RejectReason::Other:
        return Words::tr("other, see the note");
    }
    return {};
}

QString verdictDone(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve:
        return Words::tr("approved");
    case Verdict::ApproveWithEdits:
        return Words::tr("approved with edits");
    case Verdict::Reject:
        return Words::tr("rejected");
    case Verdict::SendBack:
        return Words::tr("sent back");
    case Verdict::Escalate:
        return Words::tr("passed up");
    case Verdict::HoldUntil:
        return Words::tr("put on hold");
    }
    return {};
}

QString decidedTitle(const DecisionRecord& record)
{
    return record.title.isEmpty() ? Words::tr("A draft decided on %1").arg(absoluteWords(record.decidedAt)) : record.title;
}

QString placeWords(const DecisionRecord& record, TimeMs now)
{
    if (record.undoAsked && record.place != DecisionRecord::Place::Undone)
        return Words::tr("undo under way");
    switch (record.place) {
    case DecisionRecord::Place::Kept:
        return Words::tr("kept on this computer");
    case DecisionRecord::Place::Accepted:
        return Words::tr("accepted");
    case DecisionRecord::Place::Held:
        return record.holdUntil && *record.holdUntil > now ? Words::tr("sends in %1").arg(countdown(*record.holdUntil - now))
                                                           : Words::tr("sending");
    case DecisionRecord::Place::Sent:
        return Words::tr("sent");
    case DecisionRecord::Place::Undone:
        return Words::tr("undone");
    case DecisionRecord::Place::Refused:
        return Words::tr("refused");
    case DecisionRecord::Place::Voided:
        return Words::tr("came back");
    case DecisionRecord::Place::Unknown:
        return Words::tr("answer lost, being looked into");
    }
    return {};
}

QString permissionWord(const QString& permission)
{
    static constexpr std::pair<const char*, const char*> names[] = {
        { "read_drafts", QT_TRANSLATE_NOOP("Words", "read drafts") },
        { "lease", QT_TRANSLATE_NOOP("Words", "hold drafts") },
        { "break_lease", QT_TRANSLATE_NOOP("Words", "take drafts over") },
        { "edit", QT_TRANSLATE_NOOP("Words", "edit drafts") },
        { "approve", QT_TRANSLATE_NOOP("Words", "approve drafts") },
        { "approve_second", QT_TRANSLATE_NOOP("Words", "approve as the second") },
        { "reject", QT_TRANSLATE_NOOP("Words", "reject drafts") },
        { "send_back", QT_TRANSLATE_NOOP("Words", "send drafts back") },
        { "undo", QT_TRANSLATE_NOOP("Words", "undo decisions") },
        { "override_check", QT_TRANSLATE_NOOP("Words", "override checks") },
        { "read_audit", QT_TRANSLATE_NOOP("Words", "read the record") },
        { "export_audit", QT_TRANSLATE_NOOP("Words", "export the record") },
        { "read_policy", QT_TRANSLATE_NOOP("Words", "read the policy") },
        { "set_policy", QT_TRANSLATE_NOOP("Words", "set the policy") },
        { "manage_people", QT_TRANSLATE_NOOP("Words", "manage people") },
        { "manage_shops", QT_TRANSLATE_NOOP("Words", "manage shops") },
        { "edit_prompts", QT_TRANSLATE_NOOP("Words", "edit prompts") },
        { "promote_prompts", QT_TRANSLATE_NOOP("Words", "promote prompts") },
        { "comment", QT_TRANSLATE_NOOP("Words", "write comments") },
        { "assign", QT_TRANSLATE_NOOP("Words", "give drafts to others") },
        { "share_views", QT_TRANSLATE_NOOP("Words", "share views") },
        { "reveal", QT_TRANSLATE_NOOP("Words", "see masked data") },
        { "manage_privacy", QT_TRANSLATE_NOOP("Words", "manage privacy") },
        { "accept_restore", QT_TRANSLATE_NOOP("Words", "accept a restored file") },
    };
    for (const auto& [name, words] : names)
        if (permission == QLatin1String(name))
            return Words::tr(words);
    return QString(permission).replace(u'_', u' '); // of a newer backend
}

QString roleWord(const QString& role)
{
    if (role == u"marketing_manager")
        return Words::tr("Marketing manager");
    if (role == u"senior_approver")
        return Words::tr("Senior approver");
    if (role == u"brand_reviewer")
        return Words::tr("Brand reviewer");
    if (role == u"auditor")
        return Words::tr("Auditor");
    if (role == u"operator")
        return Words::tr("Operator");
    return role;
}

QString roleDuty(const QString& role)
{
    if (role == u"marketing_manager")
        return Words::tr("Clears the queue: reads, edits, approves within limits");
    if (role == u"senior_approver")
        return Words::tr("Second signature, high values, overrides");
    if (role == u"brand_reviewer")
        return Words::tr("Owns the voice: edits and sends back");
    if (role == u"auditor")
        return Words::tr("Reads and verifies the record, changes nothing");
    if (role == u"operator")
        return Words::tr("Connects shops and sets the limits");
    return {};
}

QString checkWord(const QString& check)
{
    if (check == u"links")
        return Words::tr("links");
    if (check == u"offer_text")
        return Words::tr("offer text");
    if (check == u"placeholders")
        return Words::tr("placeholders");
    if (check == u"claims")
        return Words::tr("claims");
    if (check == u"length")
        return Words::tr("length");
    if (check == u"sms_segments")
        return Words::tr("SMS parts");
    if (check == u"consent")
        return Words::tr("consent");
    if (check == u"quiet_hours")
        return Words::tr("quiet hours");
    if (check == u"stock")
        return Words::tr("stock");
    if (check == u"price")
        return Words::tr("price");
    if (check == u"brand")
        return Words::tr("brand rules");
    return check;
}

QString consentWord(Consent consent)
{
    switch (consent) {
    case Consent::Unknown:
        return Words::tr("consent unknown");
    case Consent::Subscribed:
        return Words::tr("consented");
    case Consent::NotSubscribed:
        return Words::tr("has not consented");
    case Consent::Unsubscribed:
        return Words::tr("unsubscribed");
    case Consent::Pending:
        return Words::tr("consent not confirmed yet");
    }
    return {};
}

QString offerWord(const OfferCandidate& offer)
{
    switch (offer.kind) {
    case OfferKind::Reassurance:
        return Words::tr("Nothing");
    case OfferKind::FreeShipping:
        return Words::tr("Free shipping");
    case OfferKind::Percent:
        return Words::tr("%1 off").arg(percentWord(offer.percentBp));
    case OfferKind::Amount:
        return Words::tr("%1 off").arg(offer.amount ? shortMoneyWord(*offer.amount) : QString());
    }
    return {};
}

QString placeholderWord(const QString& placeholder)
{
    if (placeholder == u"first_name")
        return Words::tr("first name");
    if (placeholder == u"shop_name")
        return Words::tr("shop name");
    if (placeholder == u"recovery_url")
        return Words::tr("link to the cart");
    if (placeholder == u"unsubscribe_url")
        return Words::tr("unsubscribe link");
    if (placeholder == u"survey_url")
        return Words::tr("link to the survey");
    if (placeholder == u"discount_code")
        return Words::tr("discount code");
    if (placeholder == u"offer_text")
        return Words::tr("offer");
    if (placeholder == u"offer_until")
        return Words::tr("end of the offer");
    if (placeholder == u"shipping_price")
        return Words::tr("shipping price");
    if (placeholder == u"cart_total")
        return Words::tr("cart total");
    if (placeholder == u"item_title")
        return Words::tr("item");
    if (placeholder == u"support_address")
        return Words::tr("support address");
    if (placeholder == u"postal_address")
        return Words::tr("postal address");
    if (placeholder == u"delivery_promise")
        return Words::tr("delivery promise");
    if (placeholder == u"returns_policy")
        return Words::tr("returns policy");
    return placeholder;
}

QString percentWord(int basisPoints)
{
    const double percent = basisPoints / 100.0;
    return unbroken(Words::tr("%1 %").arg(QLocale().toString(percent, 'f', basisPoints % 100 != 0 && basisPoints < 1000 ? 1 : 0)));
}

QString moneyWord(const Money& money)
{
    return text(formatMoney(money, language().toStdString()));
}

QString shortMoneyWord(const Money& money)
{
    QString words = moneyWord(money);
    const auto digits = minorDigits(money.currency);
    if (!digits || *digits != 2 || money.minor % 100 != 0)
        return words;
    const QString point = QLocale().decimalPoint();
    const qsizetype at = words.lastIndexOf(point % QLocale().zeroDigit() % QLocale().zeroDigit());
    return at < 0 ? words : words.remove(at, 3);
}

ErrorWords errorWords(const Error& error)
{
    const auto sentence = [&]() -> QString {
        switch (error.code) {
        case ErrorCode::InvalidInput:
            return Words::tr("This was not accepted as it stands.");
        case ErrorCode::Unauthenticated:
            return Words::tr("The name or password is wrong, or the session has ended. Sign in again.");
        case ErrorCode::Forbidden:
            return Words::tr("Your rights do not cover this.");
        case ErrorCode::NotFound:
            return Words::tr("It is not there any more.");
        case ErrorCode::Conflict:
            return Words::tr("Somebody else was faster, or the draft has changed. Look at it again.");
        case ErrorCode::PreconditionFailed:
            return Words::tr("The draft has a newer revision. Look at it again before deciding.");
        case ErrorCode::Unprocessable:
            return Words::tr("The backend could not verify what was signed. Nothing was sent.");
        case ErrorCode::TooLarge:
            return Words::tr("It is too long.");
        case ErrorCode::Throttled:
            return Words::tr("The backend asks for a pause. It is tried again by itself.");
        case ErrorCode::Unavailable:
            return Words::tr("The backend cannot be reached. What you decided is kept on this computer.");
        case ErrorCode::Timeout:
            return Words::tr("The answer took too long. What you decided is kept on this computer.");
        case ErrorCode::Cancelled:
            return Words::tr("It was stopped before it was done.");
        case ErrorCode::LostAnswer:
            return Words::tr("The answer was lost; it may have been done. It is being looked into.");
        case ErrorCode::Storage:
            return Words::tr("It could not be saved on this computer. Check that the disk is not full, then try again.");
        case ErrorCode::Damaged:
            return Words::tr("A file of Countersign is damaged. It was not touched.");
        case ErrorCode::TooNew:
            return Words::tr("A file was written by a newer Countersign. It was not touched; update this one.");
        case ErrorCode::Internal:
            return Words::tr("Something went wrong inside Countersign. Nothing was lost.");
        }
        return {};
    }();
    QString code = QString::fromLatin1(errorWord(error.code));
    if (!error.detail.empty())
        code += u": " % text(error.detail);
    return { sentence, code };
}

ErrorWords refusalWords(const Error& error)
{
    ErrorWords words = errorWords(error);
    const QString detail = text(error.detail);
    // Some refusals name several things at once.
    const QStringList parts = isKnownSentence(detail) ? QStringList(detail) : detail.split(QStringLiteral("; "), Qt::SkipEmptyParts);
    if (parts.isEmpty() || !std::ranges::all_of(parts, isKnownSentence))
        return words;
    QStringList sentences;
    for (const QString& part : parts) {
        QString sentence = sentenceText(part.toStdString());
        sentence.front() = sentence.front().toUpper();
        if (!sentence.endsWith(u'.'))
            sentence += u'.';
        sentences << sentence;
    }
    words.sentence = sentences.join(u' ');
    words.code = QString::fromLatin1(errorWord(error.code));
    return words;
}

} // namespace countersign
