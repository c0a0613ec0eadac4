<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>CustomerWords</name>
        <message numerus="yes">
            <source>%n order(s)</source>
            <translation>
                <numerusform>%n order</numerusform>
                <numerusform>%n orders</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message numerus="yes">
            <source>%n open objection(s)</source>
            <translation>
                <numerusform>%n open objection</numerusform>
                <numerusform>%n open objections</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n looking</source>
            <translation>
                <numerusform>%n looking</numerusform>
                <numerusform>%n looking</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) failed</source>
            <translation>
                <numerusform>%n check failed</numerusform>
                <numerusform>%n checks failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>%n comment</numerusform>
                <numerusform>%n comments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <comment>checks</comment>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SmsCount</name>
        <message numerus="yes">
            <source>%n part(s)</source>
            <translation>
                <numerusform>%n part</numerusform>
                <numerusform>%n parts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VerdictWords</name>
        <message numerus="yes">
            <source>%n requirement(s) above stand(s) against your approval.</source>
            <translation>
                <numerusform>One requirement above stands against your approval.</numerusform>
                <numerusform>%n requirements above stand against your approval.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n requirement(s) above can be overridden by you, with a reason.</source>
            <translation>
                <numerusform>One requirement above can be overridden by you, with a reason.</numerusform>
                <numerusform>%n requirements above can be overridden by you, with a reason.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::BulkActs</name>
        <message numerus="yes">
            <source>%n approved together.</source>
            <translation>
                <numerusform>%n approved together.</numerusform>
                <numerusform>%n approved together.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rejected together.</source>
            <translation>
                <numerusform>%n rejected together.</numerusform>
                <numerusform>%n rejected together.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n given to %1.</source>
            <translation>
                <numerusform>%n given to %1.</numerusform>
                <numerusform>%n given to %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) undone.</source>
            <translation>
                <numerusform>%n decision undone.</numerusform>
                <numerusform>%n decisions undone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n given back to who had it before.</source>
            <translation>
                <numerusform>%n given back to who had it before.</numerusform>
                <numerusform>%n given back, each to who had it before.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s): given to someone else or decided since.</source>
            <translation>
                <numerusform>%n stays: given to someone else or decided since.</numerusform>
                <numerusform>%n stay: given to someone else or decided since.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::BulkSheet</name>
        <message numerus="yes">
            <source>Approve %n draft(s)</source>
            <translation>
                <numerusform>Approve %n draft</numerusform>
                <numerusform>Approve %n drafts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Reject %n draft(s)</source>
            <translation>
                <numerusform>Reject %n draft</numerusform>
                <numerusform>Reject %n drafts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Give %n draft(s)</source>
            <translation>
                <numerusform>Give %n draft</numerusform>
                <numerusform>Give %n drafts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be approved, each with your signature.</source>
            <translation>
                <numerusform>%n draft will be approved, each with your signature.</numerusform>
                <numerusform>%n drafts will be approved, each with your signature.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be rejected, each with your signature and one reason.</source>
            <translation>
                <numerusform>%n draft will be rejected, each with your signature and one reason.</numerusform>
                <numerusform>%n drafts will be rejected, each with your signature and one reason.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be given to %1.</source>
            <translation>
                <numerusform>%n draft will be given to %1.</numerusform>
                <numerusform>%n drafts will be given to %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) done.</source>
            <translation>
                <numerusform>%n draft done.</numerusform>
                <numerusform>%n drafts done.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not reached; they stay as they were.</source>
            <translation>
                <numerusform>%n not reached; they stay as they were.</numerusform>
                <numerusform>%n not reached; they stay as they were.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::CartSection</name>
        <message numerus="yes">
            <source>and %n more item(s)</source>
            <translation>
                <numerusform>and %n more item</numerusform>
                <numerusform>and %n more items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ClockWatch</name>
        <message numerus="yes">
            <source>%n hours</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minutes</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::CommentSection</name>
        <message numerus="yes">
            <source>%n older comment(s) are not shown</source>
            <translation>
                <numerusform>%n older comment is not shown</numerusform>
                <numerusform>%n older comments are not shown</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::DraftPane</name>
        <message numerus="yes">
            <source>%n part(s)</source>
            <translation>
                <numerusform>%n part</numerusform>
                <numerusform>%n parts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::FirstDrafts</name>
        <message numerus="yes">
            <source>and %n more version(s)</source>
            <translation>
                <numerusform>and %n more version</numerusform>
                <numerusform>and %n more versions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::HistogramBars</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ItemsView</name>
        <message numerus="yes">
            <source>and %n more item(s)</source>
            <translation>
                <numerusform>and %n more item</numerusform>
                <numerusform>and %n more items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::LastDecisions</name>
        <message numerus="yes">
            <source>%n %1 together</source>
            <translation>
                <numerusform>%n %1 together</numerusform>
                <numerusform>%n %1 together</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n given together</source>
            <translation>
                <numerusform>%n given together</numerusform>
                <numerusform>%n given together</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::LeaveBar</name>
        <message numerus="yes">
            <source>%n decision(s) are kept on this computer and not sent yet. They are safe here and are sent when Countersign runs again; until then nothing of them reaches a customer.</source>
            <translation>
                <numerusform>%n decision is kept on this computer and not sent yet. It is safe here and is sent when Countersign runs again; until then nothing of it reaches a customer.</numerusform>
                <numerusform>%n decisions are kept on this computer and not sent yet. They are safe here and are sent when Countersign runs again; until then nothing of them reaches a customer.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::MessageSheet</name>
        <message numerus="yes">
            <source>This message is far too long: %n paragraph(s)</source>
            <translation>
                <numerusform>This message is far too long: %n paragraph</numerusform>
                <numerusform>This message is far too long: %n paragraphs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::Notifier</name>
        <message numerus="yes">
            <source>%n draft(s) need a second approval</source>
            <translation>
                <numerusform>%n draft needs a second approval</numerusform>
                <numerusform>%n drafts need a second approval</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) of high value</source>
            <translation>
                <numerusform>%n draft of high value</numerusform>
                <numerusform>%n drafts of high value</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new draft(s) for you</source>
            <translation>
                <numerusform>%n new draft for you</numerusform>
                <numerusform>%n new drafts for you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::QueueActs</name>
        <message numerus="yes">
            <source>%n cart(s) bought meanwhile, out of the queue.</source>
            <translation>
                <numerusform>%n cart bought meanwhile, out of the queue.</numerusform>
                <numerusform>%n carts bought meanwhile, out of the queue.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) gone cold, out of the queue.</source>
            <translation>
                <numerusform>%n draft gone cold, out of the queue.</numerusform>
                <numerusform>%n drafts gone cold, out of the queue.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cart(s) changed; new drafts are being written.</source>
            <translation>
                <numerusform>%n cart changed; a new draft is being written.</numerusform>
                <numerusform>%n carts changed; new drafts are being written.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) not to be sent any more, out of the queue.</source>
            <translation>
                <numerusform>%n draft not to be sent any more, out of the queue.</numerusform>
                <numerusform>%n drafts not to be sent any more, out of the queue.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) decided by others, out of the queue.</source>
            <translation>
                <numerusform>%n draft decided by others, out of the queue.</numerusform>
                <numerusform>%n drafts decided by others, out of the queue.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::QueueHeader</name>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n draft</numerusform>
                <numerusform>%n drafts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::QueuePane</name>
        <message numerus="yes">
            <source>%n skipped draft(s) wait(s).</source>
            <translation>
                <numerusform>%n skipped draft waits.</numerusform>
                <numerusform>%n skipped drafts wait.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReasonPicker</name>
        <message numerus="yes">
            <source>%1, used %n time(s)</source>
            <translation>
                <numerusform>%1, used %n time</numerusform>
                <numerusform>%1, used %n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::RecordPage</name>
        <message numerus="yes">
            <source>%n row(s) copied.</source>
            <translation>
                <numerusform>%n row copied.</numerusform>
                <numerusform>%n rows copied.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::RecordWatch</name>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, signed and consistent since %2; your %n decision(s) are in it.</source>
            <translation>
                <numerusform>%1, signed and consistent since %2; your decision is in it.</numerusform>
                <numerusform>%1, signed and consistent since %2; your %n decisions are in it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReportPane</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The newest %n row(s); it goes on. Saving takes all of them.</source>
            <translation>
                <numerusform>The newest row; it goes on. Saving takes all of them.</numerusform>
                <numerusform>The newest %n rows; it goes on. Saving takes all of them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::RequirementList</name>
        <message numerus="yes">
            <source>%n requirement(s) met</source>
            <translation>
                <numerusform>%n requirement met</numerusform>
                <numerusform>%n requirements met</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) passed</source>
            <translation>
                <numerusform>%n check passed</numerusform>
                <numerusform>%n checks passed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewDeskImpl</name>
        <message numerus="yes">
            <source>%n decision(s) are kept here.</source>
            <translation>
                <numerusform>one decision is kept here.</numerusform>
                <numerusform>%n decisions are kept here.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) fetched so far from %1…</source>
            <translation>
                <numerusform>one draft fetched so far from %1…</numerusform>
                <numerusform>%n drafts fetched so far from %1…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewPage</name>
        <message numerus="yes">
            <source>Override %n requirement(s) and approve</source>
            <translation>
                <numerusform>Override %n requirement and approve</numerusform>
                <numerusform>Override %n requirements and approve</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) on the way to the backend…</source>
            <translation>
                <numerusform>%n decision on the way to the backend…</numerusform>
                <numerusform>%n decisions on the way to the backend…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewSession</name>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n held</numerusform>
                <numerusform>%n held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n accepted</source>
            <translation>
                <numerusform>%n accepted</numerusform>
                <numerusform>%n accepted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n kept here</source>
            <translation>
                <numerusform>%n kept here</numerusform>
                <numerusform>%n kept here</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::SelectionBar</name>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::SourceView</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::Tray</name>
        <message numerus="yes">
            <source>%n draft(s) wait for you</source>
            <translation>
                <numerusform>%n draft waits for you</numerusform>
                <numerusform>%n drafts wait for you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n held</numerusform>
                <numerusform>%n held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not sent yet</source>
            <translation>
                <numerusform>%n not sent yet</numerusform>
                <numerusform>%n not sent yet</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::WhyPane</name>
        <message numerus="yes">
            <source>%n passed</source>
            <translation>
                <numerusform>%n passed</numerusform>
                <numerusform>%n passed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::CompareView</name>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n word</numerusform>
                <numerusform>%n words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::EditBars</name>
        <message numerus="yes">
            <source>%1 of %n approved were edited</source>
            <translation>
                <numerusform>%1 of %n approved was edited</numerusform>
                <numerusform>%1 of %n approved were edited</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::BlindView</name>
        <message numerus="yes">
            <source>This version was better %n time(s)</source>
            <translation>
                <numerusform>This version was better once</numerusform>
                <numerusform>This version was better %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the earlier words %n time(s)</source>
            <translation>
                <numerusform>the earlier words once</numerusform>
                <numerusform>the earlier words %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s)</source>
            <translation>
                <numerusform>%n tie</numerusform>
                <numerusform>%n ties</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passed over</source>
            <translation>
                <numerusform>%n passed over</numerusform>
                <numerusform>%n passed over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::EditsPage</name>
        <message numerus="yes">
            <source>from an edit that people made %n time(s)</source>
            <translation>
                <numerusform>from an edit that people made %n time</numerusform>
                <numerusform>from an edit that people made %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::GatePane</name>
        <message numerus="yes">
            <source>%n condition(s) of the gate are open; while they are, the backend refuses.</source>
            <translation>
                <numerusform>%n condition of the gate is open; while it is, the backend refuses.</numerusform>
                <numerusform>%n conditions of the gate are open; while they are, the backend refuses.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 composes from then on. Its first %n draft(s) go to people.</source>
            <translation>
                <numerusform>%1 composes from then on. Its first draft goes to people.</numerusform>
                <numerusform>%1 composes from then on. Its first %n drafts go to people.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::KnowledgePage</name>
        <message numerus="yes">
            <source>%n policy page(s) of the shop could not be imported.</source>
            <translation>
                <numerusform>%n policy page of the shop could not be imported.</numerusform>
                <numerusform>%n policy pages of the shop could not be imported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n policy page(s) imported from the shop.</source>
            <translation>
                <numerusform>%n policy page imported from the shop.</numerusform>
                <numerusform>%n policy pages imported from the shop.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n passage</numerusform>
                <numerusform>%n passages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReplayPane</name>
        <message numerus="yes">
            <source>%n decided draft(s), about %1.</source>
            <translation>
                <numerusform>%n decided draft, about %1.</numerusform>
                <numerusform>%n decided drafts, about %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ResultTable</name>
        <message numerus="yes">
            <source>%n fail(s)</source>
            <translation>
                <numerusform>%n fail</numerusform>
                <numerusform>%n fails</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Studio</name>
        <message numerus="yes">
            <source>%n skipped: customers erased since</source>
            <translation>
                <numerusform>%n skipped: customer erased since</numerusform>
                <numerusform>%n skipped: customers erased since</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n test(s) fail(s)</source>
            <translation>
                <numerusform>%n test fails</numerusform>
                <numerusform>%n tests fail</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fail(s) a check</source>
            <translation>
                <numerusform>%n fails a check</numerusform>
                <numerusform>%n fail a check</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::StudioPage</name>
        <message numerus="yes">
            <source>Nothing was moved: %n condition(s) of the gate are open. They stand there with who could satisfy them.</source>
            <translation>
                <numerusform>Nothing was moved: %n condition of the gate is open. It stands there with who could satisfy it.</numerusform>
                <numerusform>Nothing was moved: %n conditions of the gate are open. They stand there with who could satisfy them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::StudioSession</name>
        <message numerus="yes">
            <source>%n test case(s) have to run and pass in a replay</source>
            <translation>
                <numerusform>%n test case has to run and pass in a replay</numerusform>
                <numerusform>%n test cases have to run and pass in a replay</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n test case(s) passed</source>
            <translation>
                <numerusform>%n test case passed</numerusform>
                <numerusform>%n test cases passed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its replay over %n decided draft(s) passed</source>
            <translation>
                <numerusform>Its replay over %n decided draft passed</numerusform>
                <numerusform>Its replay over %n decided drafts passed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is live. Its first %n draft(s) go to people.</source>
            <translation>
                <numerusform>%1 is live. Its first draft goes to people.</numerusform>
                <numerusform>%1 is live. Its first %n drafts go to people.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::RestoreSheet</name>
        <message numerus="yes">
            <source>This computer saw: %n entries, root %1, consistent since %2.</source>
            <translation>
                <numerusform>This computer saw: %n entry, root %1, consistent since %2.</numerusform>
                <numerusform>This computer saw: %n entries, root %1, consistent since %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The backend now shows: %n entries, root %1.</source>
            <translation>
                <numerusform>The backend now shows: %n entry, root %1.</numerusform>
                <numerusform>The backend now shows: %n entries, root %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its record says: a backup with %n entries was put back on %1 by %2, because %3.</source>
            <translation>
                <numerusform>Its record says: a backup with %n entry was put back on %1 by %2, because %3.</numerusform>
                <numerusform>Its record says: a backup with %n entries was put back on %1 by %2, because %3.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::CustomerSection</name>
        <message numerus="yes">
            <source>Hidden again in %n second(s). Recorded with your name.</source>
            <translation>
                <numerusform>Hidden again in %n second. Recorded with your name.</numerusform>
                <numerusform>Hidden again in %n seconds. Recorded with your name.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::GlassStrip</name>
        <message numerus="yes">
            <source>%n more right(s) after it.</source>
            <translation>
                <numerusform>%n more right after it.</numerusform>
                <numerusform>%n more rights after it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ExportPane</name>
        <message numerus="yes">
            <source>%n entry(s) that the search finds: %1</source>
            <translation>
                <numerusform>%n entry that the search finds: %1</numerusform>
                <numerusform>%n entries that the search finds: %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportWords</name>
        <message numerus="yes">
            <source>%n entry(s) of the record</source>
            <translation>
                <numerusform>%n entry of the record</numerusform>
                <numerusform>%n entries of the record</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The proofs of %n decision(s)</source>
            <translation>
                <numerusform>The proof of %n decision</numerusform>
                <numerusform>The proofs of %n decisions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the report</source>
            <translation>
                <numerusform>%n row of the report</numerusform>
                <numerusform>%n rows of the report</numerusform>
            </translation>
        </message>
    </context>
</TS>
