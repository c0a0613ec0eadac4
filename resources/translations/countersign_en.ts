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
        <name>countersign::QueuePane</name>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n draft</numerusform>
                <numerusform>%n drafts</numerusform>
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
        <name>countersign::RequirementList</name>
        <message numerus="yes">
            <source>%n check(s) passed</source>
            <translation>
                <numerusform>%n check passed</numerusform>
                <numerusform>%n checks passed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n requirement(s) met</source>
            <translation>
                <numerusform>%n requirement met</numerusform>
                <numerusform>%n requirements met</numerusform>
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
        <name>countersign::RowDelegate</name>
        <message numerus="yes">
            <source>%n check(s) failed</source>
            <translation>
                <numerusform>check failed</numerusform>
                <numerusform>%n checks failed</numerusform>
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
        <name>countersign::WhyPane</name>
        <message numerus="yes">
            <source>%n passed</source>
            <translation>
                <numerusform>%n passed</numerusform>
                <numerusform>%n passed</numerusform>
            </translation>
        </message>
    </context>
</TS>
