#include "ui/audit/auditwords.h"

#include "ui/audit/factvalue.h"
#include "ui/draft/shorttext.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace countersign {

namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

constexpr int factNameCut = 60;

const std::vector<std::pair<QString, QString>>& actions()
{
    static const std::vector<std::pair<QString, QString>> all{
        { QStringLiteral("cart.created"), AuditWords::tr("Cart filled") },
        { QStringLiteral("cart.changed"), AuditWords::tr("Cart changed") },
        { QStringLiteral("cart.abandoned"), AuditWords::tr("Cart left") },
        { QStringLiteral("cart.converted"), AuditWords::tr("Cart bought") },
        { QStringLiteral("cart.deleted"), AuditWords::tr("Cart deleted") },
        { QStringLiteral("draft.enriched"), AuditWords::tr("Customer, cost and stock looked up") },
        { QStringLiteral("draft.diagnosed"), AuditWords::tr("Reason estimated") },
        { QStringLiteral("draft.offered"), AuditWords::tr("Offer chosen") },
        { QStringLiteral("draft.composed"), AuditWords::tr("Message drafted") },
        { QStringLiteral("draft.written"), AuditWords::tr("Message written by a language model") },
        { QStringLiteral("draft.fell_back"), AuditWords::tr("Built-in composer’s text kept") },
        { QStringLiteral("draft.recomposed"), AuditWords::tr("Message drafted again") },
        { QStringLiteral("draft.checked"), AuditWords::tr("Checks run") },
        { QStringLiteral("draft.routed"), AuditWords::tr("Draft routed") },
        { QStringLiteral("draft.queued"), AuditWords::tr("Draft put in the queue") },
        { QStringLiteral("draft.revised"), AuditWords::tr("Message edited") },
        { QStringLiteral("draft.assigned"), AuditWords::tr("Draft given to someone") },
        { QStringLiteral("draft.unassigned"), AuditWords::tr("Draft given to nobody in particular") },
        { QStringLiteral("draft.expired"), AuditWords::tr("Draft expired") },
        { QStringLiteral("draft.superseded"), AuditWords::tr("Draft replaced by a newer one") },
        { QStringLiteral("draft.converted"), AuditWords::tr("Customer bought") },
        { QStringLiteral("survey.begun"), AuditWords::tr("Survey begun") },
        { QStringLiteral("survey.skipped"), AuditWords::tr("No survey for this cart") },
        { QStringLiteral("survey.answered"), AuditWords::tr("Survey answered") },
        { QStringLiteral("survey.classified"), AuditWords::tr("Reason read out of an answer") },
        { QStringLiteral("survey.corrected"), AuditWords::tr("Meaning of an answer corrected") },
        { QStringLiteral("survey.handed_on"), AuditWords::tr("Survey answer handed to the CRM") },
        { QStringLiteral("survey.exported"), AuditWords::tr("Survey answers exported") },
        { QStringLiteral("lease.broken"), AuditWords::tr("Lease broken") },
        { QStringLiteral("comment.added"), AuditWords::tr("Comment written") },
        { QStringLiteral("objection.raised"), AuditWords::tr("Objection raised") },
        { QStringLiteral("objection.resolved"), AuditWords::tr("Objection resolved") },
        { QStringLiteral("decision.accepted"), AuditWords::tr("Decision accepted") },
        { QStringLiteral("decision.refused"), AuditWords::tr("Decision refused") },
        { QStringLiteral("decision.undone"), AuditWords::tr("Decision undone") },
        { QStringLiteral("decision.voided"), AuditWords::tr("Approval voided") },
        { QStringLiteral("send.started"), AuditWords::tr("Sending began") },
        { QStringLiteral("send.sent"), AuditWords::tr("Message sent") },
        { QStringLiteral("send.waits"), AuditWords::tr("Sending waits") },
        { QStringLiteral("send.failed"), AuditWords::tr("Message refused by the provider") },
        { QStringLiteral("send.unknown"), AuditWords::tr("Provider’s answer lost") },
        { QStringLiteral("seeded.answered"), AuditWords::tr("Known-answer draft answered") },
        { QStringLiteral("seeded.ended"), AuditWords::tr("Known-answer draft not answered") },
        { QStringLiteral("prompt.created"), AuditWords::tr("Prompt made") },
        { QStringLiteral("prompt.version_added"), AuditWords::tr("Prompt version written") },
        { QStringLiteral("prompt.label_given"), AuditWords::tr("Prompt version promoted") },
        { QStringLiteral("prompt.label_taken"), AuditWords::tr("Prompt version withdrawn") },
        { QStringLiteral("prompt.rolled_back"), AuditWords::tr("Prompt rolled back") },
        { QStringLiteral("policy.in_force"), AuditWords::tr("Policy put in force") },
        { QStringLiteral("brand_rules.in_force"), AuditWords::tr("Brand rules put in force") },
        { QStringLiteral("person.added"), AuditWords::tr("Person added") },
        { QStringLiteral("person.permissions"), AuditWords::tr("Rights changed") },
        { QStringLiteral("person.narrowed"), AuditWords::tr("Rights taken away again") },
        { QStringLiteral("person.password_kept"), AuditWords::tr("Newer password kept") },
        { QStringLiteral("role.extended"), AuditWords::tr("Role extended") },
        { QStringLiteral("role.narrowed"), AuditWords::tr("Role narrowed again") },
        { QStringLiteral("key.enrolled"), AuditWords::tr("Signing key enrolled") },
        { QStringLiteral("key.revoked"), AuditWords::tr("Signing key revoked") },
        { QStringLiteral("log.key_rotated"), AuditWords::tr("Key of the record passed on") },
        { QStringLiteral("break_glass.opened"), AuditWords::tr("Right taken in an emergency") },
        { QStringLiteral("break_glass.closed"), AuditWords::tr("Emergency right given back") },
        { QStringLiteral("break_glass.allowed"), AuditWords::tr("Emergency rights allowed") },
        { QStringLiteral("break_glass.forbidden"), AuditWords::tr("Emergency rights forbidden") },
        { QStringLiteral("shop.saved"), AuditWords::tr("Shop saved") },
        { QStringLiteral("shop.redacted"), AuditWords::tr("Shop erased") },
        { QStringLiteral("draft.suppressed"), AuditWords::tr("Draft suppressed") },
        { QStringLiteral("draft.shadow"), AuditWords::tr("Draft compared only") },
        { QStringLiteral("draft.holdout"), AuditWords::tr("Customer belongs to the holdout") },
        { QStringLiteral("message.delivered"), AuditWords::tr("Message delivered") },
        { QStringLiteral("message.opened"), AuditWords::tr("Message opened") },
        { QStringLiteral("message.clicked"), AuditWords::tr("Link of the message followed") },
        { QStringLiteral("message.bounced"), AuditWords::tr("Message came back") },
        { QStringLiteral("message.unsubscribed"), AuditWords::tr("Customer unsubscribed") },
        { QStringLiteral("consent.changed"), AuditWords::tr("Consent changed") },
        { QStringLiteral("subject.erased"), AuditWords::tr("Customer erased") },
        { QStringLiteral("subject.erasing"), AuditWords::tr("Customer being erased") },
        { QStringLiteral("subject.revealed"), AuditWords::tr("Customer shown in clear") },
        { QStringLiteral("subject.exported"), AuditWords::tr("Customer’s data handed over") },
        { QStringLiteral("privacy.erased"), AuditWords::tr("Customers erased") },
        { QStringLiteral("privacy.data_requested"), AuditWords::tr("Customer asked for their data") },
        { QStringLiteral("retention.set"), AuditWords::tr("Days of keeping set") },
        { QStringLiteral("retention.applied"), AuditWords::tr("Old data emptied") },
        { QStringLiteral("backup.made"), AuditWords::tr("Backup made") },
        { QStringLiteral("backup.deleted"), AuditWords::tr("Backup deleted") },
        { QStringLiteral("record.restored"), AuditWords::tr("Backup put back") },
        { QStringLiteral("record.restore_accepted"), AuditWords::tr("Restored record accepted") },
        { QStringLiteral("job.failed"), AuditWords::tr("Step failed for good") },
        { QStringLiteral("audit.searched"), AuditWords::tr("Record searched") },
        { QStringLiteral("audit.lineage_read"), AuditWords::tr("Lineage read") },
        { QStringLiteral("audit.report_read"), AuditWords::tr("Report read") },
        { QStringLiteral("audit.sampled"), AuditWords::tr("Sends drawn for a closer look") },
        { QStringLiteral("audit.exported"), AuditWords::tr("Record exported") },
    };
    return all;
}

QString spaced(std::string_view word)
{
    QString words = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).replace(u'_', u' ').replace(u'.', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString lookUp(const QHash<QString, QString>& words, const std::string& word)
{
    const auto known = words.constFind(text(word));
    return known == words.constEnd() ? shortText(spaced(word).toStdString(), factNameCut) : *known;
}

} // namespace

QStringList auditActions()
{
    QStringList names;
    for (const auto& [name, words] : actions())
        names << name;
    return names;
}

QString actionWord(const std::string& action)
{
    static const QHash<QString, QString> words(actions().begin(), actions().end());
    return lookUp(words, action);
}

Tone actionTone(const std::string& action)
{
    if (action == "send.sent")
        return Tone::Accent;
    if (action == "decision.accepted")
        return Tone::Good;
    if (action == "send.unknown" || action == "send.failed" || action == "decision.refused")
        return Tone::Bad;
    return action == "lease.broken" || action == "key.revoked" || action == "break_glass.opened" || action == "decision.voided" || action == "objection.raised" ? Tone::Warn : Tone::Neutral;
}

QString verdictWord(const std::string& verdict)
{
    const auto known = fromWord<Verdict>(verdict);
    return known ? verdictDone(*known) : spaced(verdict);
}

QString shortId(const std::string& id)
{
    constexpr int tail = 8;
    const QString whole = shortText(id, 200);
    return whole.size() <= tail + 1 ? whole : QString(u'…' % whole.right(tail));
}

QString entryTitle(const AuditEntry& entry)
{
    const auto statement = entry.data.find("statement");
    if (statement != entry.data.end() && statement->is_object())
        if (const auto verdict = statement->find("verdict"); verdict != statement->end() && verdict->is_string())
            return AuditWords::tr("%1: %2", "action, verdict").arg(actionWord(entry.action), verdictWord(verdict->get<std::string>()));
    return actionWord(entry.action);
}

QString entryLine(const AuditEntry& entry, const QString& actor)
{
    QStringList parts{ actor };
    if (!entry.draftId.empty())
        parts << AuditWords::tr("draft %1").arg(shortId(entry.draftId));
    else if (!entry.subject.empty())
        parts << spaced(entry.subjectKind).toLower() % u' ' % shortId(entry.subject);
    if (!entry.shopId.empty())
        parts << shortText(entry.shopId, factNameCut);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString nodeKindWord(LineageKind kind)
{
    switch (kind) {
    case LineageKind::Webhook:
        return AuditWords::tr("webhook");
    case LineageKind::Cart:
        return AuditWords::tr("cart");
    case LineageKind::Enrichment:
        return AuditWords::tr("facts");
    case LineageKind::Reason:
        return AuditWords::tr("reason");
    case LineageKind::Offer:
        return AuditWords::tr("offer");
    case LineageKind::Prompt:
        return AuditWords::tr("prompt");
    case LineageKind::Exchange:
        return AuditWords::tr("request and answer");
    case LineageKind::Checks:
        return AuditWords::tr("checks");
    case LineageKind::Route:
        return AuditWords::tr("route");
    case LineageKind::Lease:
        return AuditWords::tr("lease");
    case LineageKind::Edit:
        return AuditWords::tr("edit");
    case LineageKind::Comment:
        return AuditWords::tr("comment");
    case LineageKind::Decision:
        return AuditWords::tr("decision");
    case LineageKind::Hold:
        return AuditWords::tr("hold");
    case LineageKind::FinalChecks:
        return AuditWords::tr("final checks");
    case LineageKind::Send:
        return AuditWords::tr("send");
    case LineageKind::Engagement:
        return AuditWords::tr("engagement");
    case LineageKind::Order:
        return AuditWords::tr("order");
    case LineageKind::Holdout:
        return AuditWords::tr("holdout");
    case LineageKind::Other:
        return AuditWords::tr("step");
    }
    return {};
}

QString nodeIcon(LineageKind kind)
{
    switch (kind) {
    case LineageKind::Webhook:
        return QStringLiteral("webhook");
    case LineageKind::Cart:
        return QStringLiteral("cart");
    case LineageKind::Enrichment:
        return QStringLiteral("search");
    case LineageKind::Reason:
        return QStringLiteral("why");
    case LineageKind::Offer:
        return QStringLiteral("offer");
    case LineageKind::Prompt:
    case LineageKind::Edit:
        return QStringLiteral("prompts");
    case LineageKind::Exchange:
    case LineageKind::Comment:
        return QStringLiteral("comment");
    case LineageKind::Checks:
    case LineageKind::FinalChecks:
        return QStringLiteral("met");
    case LineageKind::Route:
        return QStringLiteral("route");
    case LineageKind::Lease:
        return QStringLiteral("locked");
    case LineageKind::Decision:
        return QStringLiteral("record");
    case LineageKind::Hold:
        return QStringLiteral("waits");
    case LineageKind::Send:
        return QStringLiteral("send");
    case LineageKind::Engagement:
        return QStringLiteral("person");
    case LineageKind::Order:
        return QStringLiteral("bag");
    case LineageKind::Holdout:
    case LineageKind::Other:
        return QStringLiteral("open");
    }
    return {};
}

Tone nodeTone(LineageKind kind)
{
    if (kind == LineageKind::Decision)
        return Tone::Good;
    return kind == LineageKind::Send ? Tone::Accent : Tone::Neutral;
}

QString waitWords(TimeMs wait)
{
    const QLocale locale;
    if (wait < secondMs)
        return AuditWords::tr("%1 ms").arg(locale.toString(static_cast<qlonglong>(std::max<TimeMs>(0, wait))));
    if (wait < minuteMs)
        return AuditWords::tr("%1 s").arg(locale.toString(static_cast<double>(wait) / secondMs, 'f', wait < 10 * secondMs ? 1 : 0));
    return spanWords(wait);
}

QStringList reportNames()
{
    return { QStringLiteral("over_limit"), QStringLiteral("overrides"), QStringLiteral("self_edits"), QStringLiteral("break_glass"),
        QStringLiteral("leases_broken"), QStringLiteral("policy_changes"), QStringLiteral("rights_changes"), QStringLiteral("prompts_promoted"),
        QStringLiteral("automatic_sends"), QStringLiteral("expired_or_voided"), QStringLiteral("unknown_sends"), QStringLiteral("time_to_decision"),
        QStringLiteral("reveals") };
}

QString reportWord(const QString& name)
{
    static const QHash<QString, QString> words{
        { QStringLiteral("over_limit"), AuditWords::tr("Who approved what over a limit") },
        { QStringLiteral("overrides"), AuditWords::tr("Requirements overridden") },
        { QStringLiteral("self_edits"), AuditWords::tr("Own edits approved") },
        { QStringLiteral("break_glass"), AuditWords::tr("Emergency rights used") },
        { QStringLiteral("leases_broken"), AuditWords::tr("Leases broken") },
        { QStringLiteral("policy_changes"), AuditWords::tr("Policy changes") },
        { QStringLiteral("rights_changes"), AuditWords::tr("Changes of rights") },
        { QStringLiteral("prompts_promoted"), AuditWords::tr("Prompts promoted") },
        { QStringLiteral("automatic_sends"), AuditWords::tr("Sent without a person, and under which rule") },
        { QStringLiteral("expired_or_voided"), AuditWords::tr("Approvals expired or voided") },
        { QStringLiteral("unknown_sends"), AuditWords::tr("Sends whose outcome is unknown") },
        { QStringLiteral("time_to_decision"), AuditWords::tr("Time to decision") },
        { QStringLiteral("reveals"), AuditWords::tr("Customers shown in clear, and why") },
    };
    return lookUp(words, name.toStdString());
}

QString columnWord(const std::string& column)
{
    return fieldWord(fieldName(column));
}

QString fieldWord(const std::string& key)
{
    static const QHash<QString, QString> words{
        { QStringLiteral("at"), AuditWords::tr("Time") },
        { QStringLiteral("person"), AuditWords::tr("Person") },
        { QStringLiteral("actor"), AuditWords::tr("Who") },
        { QStringLiteral("action"), AuditWords::tr("What") },
        { QStringLiteral("shop"), AuditWords::tr("Shop") },
        { QStringLiteral("draft"), AuditWords::tr("Draft") },
        { QStringLiteral("draft_id"), AuditWords::tr("Draft") },
        { QStringLiteral("decision"), AuditWords::tr("Decision") },
        { QStringLiteral("value"), AuditWords::tr("Value") },
        { QStringLiteral("limit"), AuditWords::tr("Limit") },
        { QStringLiteral("verdict"), AuditWords::tr("Verdict") },
        { QStringLiteral("rule"), AuditWords::tr("Rule") },
        { QStringLiteral("note"), AuditWords::tr("Note") },
        { QStringLiteral("count"), AuditWords::tr("Count") },
        { QStringLiteral("revision"), AuditWords::tr("Revision") },
        { QStringLiteral("overrides"), AuditWords::tr("Overrides") },
        { QStringLiteral("policy_version"), AuditWords::tr("Policy version") },
        { QStringLiteral("payload_digest"), AuditWords::tr("Digest of the message") },
        { QStringLiteral("signature"), AuditWords::tr("Signature") },
        { QStringLiteral("key_id"), AuditWords::tr("Signing key") },
        { QStringLiteral("statement"), AuditWords::tr("What was signed") },
        { QStringLiteral("evidence"), AuditWords::tr("Evidence") },
        { QStringLiteral("candidates"), AuditWords::tr("Candidates") },
        { QStringLiteral("request"), AuditWords::tr("Request") },
        { QStringLiteral("answer"), AuditWords::tr("Answer") },
        { QStringLiteral("before"), AuditWords::tr("Before") },
        { QStringLiteral("after"), AuditWords::tr("After") },
        { QStringLiteral("model"), AuditWords::tr("Model") },
        { QStringLiteral("prompt"), AuditWords::tr("Prompt") },
        { QStringLiteral("version"), AuditWords::tr("Version") },
        { QStringLiteral("author"), AuditWords::tr("Author") },
        { QStringLiteral("passed"), AuditWords::tr("Passed") },
        { QStringLiteral("failed"), AuditWords::tr("Failed") },
        { QStringLiteral("reason"), AuditWords::tr("Reason") },
        { QStringLiteral("provider_id"), AuditWords::tr("The provider’s id") },
        { QStringLiteral("order_id"), AuditWords::tr("Order") },
        { QStringLiteral("connector"), AuditWords::tr("Connector") },
        { QStringLiteral("holder"), AuditWords::tr("Holder") },
        { QStringLiteral("entry"), AuditWords::tr("Entry") },
        { QStringLiteral("wait"), AuditWords::tr("Wait") },
        { QStringLiteral("hold"), AuditWords::tr("Hold") },
        { QStringLiteral("queued_at"), AuditWords::tr("Queued") },
        { QStringLiteral("currency"), AuditWords::tr("Currency") },
        { QStringLiteral("facts"), AuditWords::tr("Facts") },
        { QStringLiteral("subject"), AuditWords::tr("About") },
        { QStringLiteral("subject_kind"), AuditWords::tr("Kind") },
        { QStringLiteral("digest"), AuditWords::tr("Digest") },
        { QStringLiteral("payload"), AuditWords::tr("Digest of the message") },
        { QStringLiteral("body_hash"), AuditWords::tr("Digest of the webhook") },
        { QStringLiteral("topic"), AuditWords::tr("Topic") },
        { QStringLiteral("number"), AuditWords::tr("Version") },
        { QStringLiteral("share_percent"), AuditWords::tr("Share in per cent") },
        { QStringLiteral("second_person"), AuditWords::tr("Author") },
        { QStringLiteral("policy_person"), AuditWords::tr("Policy put in force by") },
        { QStringLiteral("replay"), AuditWords::tr("Replay") },
        { QStringLiteral("state"), AuditWords::tr("State") },
        { QStringLiteral("by"), AuditWords::tr("Who") },
        { QStringLiteral("send"), AuditWords::tr("Send") },
        { QStringLiteral("send_id"), AuditWords::tr("Send") },
        { QStringLiteral("decision_id"), AuditWords::tr("Decision") },
        { QStringLiteral("channel"), AuditWords::tr("Channel") },
        { QStringLiteral("probability"), AuditWords::tr("Probability") },
        { QStringLiteral("reasons"), AuditWords::tr("Reasons") },
        { QStringLiteral("offer"), AuditWords::tr("Offer") },
        { QStringLiteral("floor"), AuditWords::tr("Margin floor") },
        { QStringLiteral("valid_until"), AuditWords::tr("Valid until") },
        { QStringLiteral("code"), AuditWords::tr("Code") },
        { QStringLiteral("checks"), AuditWords::tr("Checks") },
        { QStringLiteral("asked"), AuditWords::tr("Asked and answered") },
        { QStringLiteral("system"), AuditWords::tr("Standing orders") },
        { QStringLiteral("user"), AuditWords::tr("Question") },
        { QStringLiteral("task"), AuditWords::tr("Task") },
        { QStringLiteral("latency"), AuditWords::tr("Took") },
        { QStringLiteral("effort"), AuditWords::tr("Effort") },
        { QStringLiteral("active"), AuditWords::tr("Time spent") },
        { QStringLiteral("order"), AuditWords::tr("Order value") },
        { QStringLiteral("arm"), AuditWords::tr("Group") },
    };
    return lookUp(words, key);
}

} // namespace countersign
