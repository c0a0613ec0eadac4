<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name>AuditWords</name>
        <message>
            <source>Signing key revoked</source>
            <translation>Signaturschlüssel widerrufen</translation>
        </message>
        <message>
            <source>Key of the record passed on</source>
            <translation>Schlüssel des Protokolls weitergegeben</translation>
        </message>
        <message>
            <source>Right taken in an emergency</source>
            <translation>Recht im Notfall genommen</translation>
        </message>
        <message>
            <source>Emergency right given back</source>
            <translation>Notfallrecht zurückgegeben</translation>
        </message>
        <message>
            <source>Emergency rights allowed</source>
            <translation>Notfallrechte erlaubt</translation>
        </message>
        <message>
            <source>Emergency rights forbidden</source>
            <translation>Notfallrechte verboten</translation>
        </message>
        <message>
            <source>Sends drawn for a closer look</source>
            <translation>Sendungen zur näheren Prüfung gezogen</translation>
        </message>
        <message>
            <source>Cart filled</source>
            <translation>Warenkorb gefüllt</translation>
        </message>
        <message>
            <source>Cart changed</source>
            <translation>Warenkorb geändert</translation>
        </message>
        <message>
            <source>Cart left</source>
            <translation>Warenkorb verlassen</translation>
        </message>
        <message>
            <source>Cart bought</source>
            <translation>Warenkorb gekauft</translation>
        </message>
        <message>
            <source>Cart deleted</source>
            <translation>Warenkorb gelöscht</translation>
        </message>
        <message>
            <source>Customer, cost and stock looked up</source>
            <translation>Kunde, Kosten und Bestand nachgesehen</translation>
        </message>
        <message>
            <source>Reason estimated</source>
            <translation>Grund geschätzt</translation>
        </message>
        <message>
            <source>Offer chosen</source>
            <translation>Angebot gewählt</translation>
        </message>
        <message>
            <source>Message drafted</source>
            <translation>Nachricht entworfen</translation>
        </message>
        <message>
            <source>Message written by a language model</source>
            <translation>Nachricht von einem Sprachmodell geschrieben</translation>
        </message>
        <message>
            <source>Built-in composer’s text kept</source>
            <translation>Text des eingebauten Verfassers behalten</translation>
        </message>
        <message>
            <source>Message drafted again</source>
            <translation>Nachricht neu entworfen</translation>
        </message>
        <message>
            <source>Checks run</source>
            <translation>Prüfungen gelaufen</translation>
        </message>
        <message>
            <source>Draft routed</source>
            <translation>Entwurf weitergeleitet</translation>
        </message>
        <message>
            <source>Draft put in the queue</source>
            <translation>Entwurf in die Warteschlange gestellt</translation>
        </message>
        <message>
            <source>Message edited</source>
            <translation>Nachricht bearbeitet</translation>
        </message>
        <message>
            <source>Draft given to someone</source>
            <translation>Entwurf jemandem gegeben</translation>
        </message>
        <message>
            <source>Draft given to nobody in particular</source>
            <translation>Entwurf niemandem Bestimmtem gegeben</translation>
        </message>
        <message>
            <source>Survey begun</source>
            <translation>Umfrage begonnen</translation>
        </message>
        <message>
            <source>No survey for this cart</source>
            <translation>Keine Umfrage zu diesem Warenkorb</translation>
        </message>
        <message>
            <source>Survey answered</source>
            <translation>Umfrage beantwortet</translation>
        </message>
        <message>
            <source>Reason read out of an answer</source>
            <translation>Grund aus einer Antwort gelesen</translation>
        </message>
        <message>
            <source>Meaning of an answer corrected</source>
            <translation>Bedeutung einer Antwort berichtigt</translation>
        </message>
        <message>
            <source>Survey answer handed to the CRM</source>
            <translation>Umfrageantwort an das CRM gegeben</translation>
        </message>
        <message>
            <source>Survey answers exported</source>
            <translation>Umfrageantworten exportiert</translation>
        </message>
        <message>
            <source>Draft expired</source>
            <translation>Entwurf abgelaufen</translation>
        </message>
        <message>
            <source>Draft replaced by a newer one</source>
            <translation>Entwurf durch einen neueren ersetzt</translation>
        </message>
        <message>
            <source>Customer bought</source>
            <translation>Kunde hat gekauft</translation>
        </message>
        <message>
            <source>Lease broken</source>
            <translation>Sperre gebrochen</translation>
        </message>
        <message>
            <source>Comment written</source>
            <translation>Kommentar geschrieben</translation>
        </message>
        <message>
            <source>Objection raised</source>
            <translation>Einspruch erhoben</translation>
        </message>
        <message>
            <source>Objection resolved</source>
            <translation>Einspruch geklärt</translation>
        </message>
        <message>
            <source>Decision accepted</source>
            <translation>Entscheidung angenommen</translation>
        </message>
        <message>
            <source>Decision refused</source>
            <translation>Entscheidung abgelehnt</translation>
        </message>
        <message>
            <source>Decision undone</source>
            <translation>Entscheidung zurückgenommen</translation>
        </message>
        <message>
            <source>Approval voided</source>
            <translation>Freigabe ungültig geworden</translation>
        </message>
        <message>
            <source>Sending began</source>
            <translation>Versand begonnen</translation>
        </message>
        <message>
            <source>Message sent</source>
            <translation>Nachricht gesendet</translation>
        </message>
        <message>
            <source>Sending waits</source>
            <translation>Versand wartet</translation>
        </message>
        <message>
            <source>Message refused by the provider</source>
            <translation>Nachricht vom Versender abgelehnt</translation>
        </message>
        <message>
            <source>Provider’s answer lost</source>
            <translation>Antwort des Versenders verloren</translation>
        </message>
        <message>
            <source>Known-answer draft answered</source>
            <translation>Probeentwurf beantwortet</translation>
        </message>
        <message>
            <source>Known-answer draft not answered</source>
            <translation>Probeentwurf nicht beantwortet</translation>
        </message>
        <message>
            <source>Prompt made</source>
            <translation>Prompt angelegt</translation>
        </message>
        <message>
            <source>Prompt version written</source>
            <translation>Version eines Prompts geschrieben</translation>
        </message>
        <message>
            <source>Prompt version promoted</source>
            <translation>Version eines Prompts freigegeben</translation>
        </message>
        <message>
            <source>Prompt version withdrawn</source>
            <translation>Version eines Prompts zurückgezogen</translation>
        </message>
        <message>
            <source>Prompt rolled back</source>
            <translation>Prompt zurückgesetzt</translation>
        </message>
        <message>
            <source>Policy put in force</source>
            <translation>Richtlinie in Kraft gesetzt</translation>
        </message>
        <message>
            <source>Brand rules put in force</source>
            <translation>Markenregeln in Kraft gesetzt</translation>
        </message>
        <message>
            <source>Person added</source>
            <translation>Person hinzugefügt</translation>
        </message>
        <message>
            <source>Rights changed</source>
            <translation>Rechte geändert</translation>
        </message>
        <message>
            <source>Role extended</source>
            <translation>Rolle erweitert</translation>
        </message>
        <message>
            <source>Rights taken away again</source>
            <translation>Rechte wieder entzogen</translation>
        </message>
        <message>
            <source>Newer password kept</source>
            <translation>Neueres Passwort behalten</translation>
        </message>
        <message>
            <source>Role narrowed again</source>
            <translation>Rolle wieder eingeschränkt</translation>
        </message>
        <message>
            <source>Signing key enrolled</source>
            <translation>Signaturschlüssel hinterlegt</translation>
        </message>
        <message>
            <source>Shop saved</source>
            <translation>Shop gespeichert</translation>
        </message>
        <message>
            <source>Shop erased</source>
            <translation>Shop gelöscht</translation>
        </message>
        <message>
            <source>Record searched</source>
            <translation>Protokoll durchsucht</translation>
        </message>
        <message>
            <source>Record exported</source>
            <translation>Protokoll ausgegeben</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>action, verdict</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>draft %1</source>
            <translation>Entwurf %1</translation>
        </message>
        <message>
            <source>webhook</source>
            <translation>Webhook</translation>
        </message>
        <message>
            <source>cart</source>
            <translation>Warenkorb</translation>
        </message>
        <message>
            <source>facts</source>
            <translation>Tatsachen</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>offer</source>
            <translation>Angebot</translation>
        </message>
        <message>
            <source>prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>request and answer</source>
            <translation>Anfrage und Antwort</translation>
        </message>
        <message>
            <source>checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>route</source>
            <translation>Weg</translation>
        </message>
        <message>
            <source>lease</source>
            <translation>Sperre</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>Bearbeitung</translation>
        </message>
        <message>
            <source>comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>hold</source>
            <translation>Aufschub</translation>
        </message>
        <message>
            <source>final checks</source>
            <translation>letzte Prüfungen</translation>
        </message>
        <message>
            <source>send</source>
            <translation>Versand</translation>
        </message>
        <message>
            <source>engagement</source>
            <translation>Reaktion</translation>
        </message>
        <message>
            <source>order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>holdout</source>
            <translation>Kontrollgruppe</translation>
        </message>
        <message>
            <source>step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Who approved what over a limit</source>
            <translation>Wer über einer Grenze was freigab</translation>
        </message>
        <message>
            <source>Requirements overridden</source>
            <translation>Übergangene Anforderungen</translation>
        </message>
        <message>
            <source>Own edits approved</source>
            <translation>Eigene Bearbeitungen freigegeben</translation>
        </message>
        <message>
            <source>Emergency rights used</source>
            <translation>Notfallrechte benutzt</translation>
        </message>
        <message>
            <source>Leases broken</source>
            <translation>Gebrochene Sperren</translation>
        </message>
        <message>
            <source>Policy changes</source>
            <translation>Änderungen der Richtlinie</translation>
        </message>
        <message>
            <source>Changes of rights</source>
            <translation>Änderungen der Rechte</translation>
        </message>
        <message>
            <source>Prompts promoted</source>
            <translation>Freigegebene Prompts</translation>
        </message>
        <message>
            <source>Sent without a person, and under which rule</source>
            <translation>Ohne Person gesendet, und nach welcher Regel</translation>
        </message>
        <message>
            <source>Approvals expired or voided</source>
            <translation>Freigaben, abgelaufen oder ungültig</translation>
        </message>
        <message>
            <source>Sends whose outcome is unknown</source>
            <translation>Versand mit unbekanntem Ausgang</translation>
        </message>
        <message>
            <source>Time to decision</source>
            <translation>Zeit bis zur Entscheidung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Grenze</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Anzahl</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Fassung</translation>
        </message>
        <message>
            <source>Overrides</source>
            <translation>Übergangen</translation>
        </message>
        <message>
            <source>Policy version</source>
            <translation>Version der Richtlinie</translation>
        </message>
        <message>
            <source>Digest of the message</source>
            <translation>Prüfsumme der Nachricht</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Signatur</translation>
        </message>
        <message>
            <source>Signing key</source>
            <translation>Signaturschlüssel</translation>
        </message>
        <message>
            <source>What was signed</source>
            <translation>Was signiert wurde</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Belege</translation>
        </message>
        <message>
            <source>Candidates</source>
            <translation>Kandidaten</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Verfasst von</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>Bestanden</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Nicht bestanden</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>The provider’s id</source>
            <translation>Kennung beim Versender</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Connector</source>
            <translation>Anbindung</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>Hält</translation>
        </message>
        <message>
            <source>Draft suppressed</source>
            <translation>Entwurf unterdrückt</translation>
        </message>
        <message>
            <source>Draft compared only</source>
            <translation>Entwurf nur verglichen</translation>
        </message>
        <message>
            <source>Customer belongs to the holdout</source>
            <translation>Kunde gehört zur Kontrollgruppe</translation>
        </message>
        <message>
            <source>Message delivered</source>
            <translation>Nachricht zugestellt</translation>
        </message>
        <message>
            <source>Message opened</source>
            <translation>Nachricht geöffnet</translation>
        </message>
        <message>
            <source>Link of the message followed</source>
            <translation>Link der Nachricht verfolgt</translation>
        </message>
        <message>
            <source>Message came back</source>
            <translation>Nachricht kam zurück</translation>
        </message>
        <message>
            <source>Customer unsubscribed</source>
            <translation>Kunde hat sich abgemeldet</translation>
        </message>
        <message>
            <source>Consent changed</source>
            <translation>Einwilligung geändert</translation>
        </message>
        <message>
            <source>Customer erased</source>
            <translation>Kunde gelöscht</translation>
        </message>
        <message>
            <source>Step failed for good</source>
            <translation>Schritt endgültig gescheitert</translation>
        </message>
        <message>
            <source>Lineage read</source>
            <translation>Herkunft gelesen</translation>
        </message>
        <message>
            <source>Report read</source>
            <translation>Bericht gelesen</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Aufschub</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>Eingereiht</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Tatsachen</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Gegenstand</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>Prüfsumme</translation>
        </message>
        <message>
            <source>Digest of the webhook</source>
            <translation>Prüfsumme des Webhooks</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>Thema</translation>
        </message>
        <message>
            <source>Share in per cent</source>
            <translation>Anteil in Prozent</translation>
        </message>
        <message>
            <source>Policy put in force by</source>
            <translation>Richtlinie in Kraft gesetzt von</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Probelauf</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Versand</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Gründe</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>Angebot</translation>
        </message>
        <message>
            <source>Margin floor</source>
            <translation>Untergrenze der Marge</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Asked and answered</source>
            <translation>Gefragt und geantwortet</translation>
        </message>
        <message>
            <source>Standing orders</source>
            <translation>Feste Vorgaben</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Dauerte</translation>
        </message>
        <message>
            <source>Effort</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>Time spent</source>
            <translation>Aufgewandte Zeit</translation>
        </message>
        <message>
            <source>Order value</source>
            <translation>Wert der Bestellung</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Customer being erased</source>
            <translation>Kunde wird gelöscht</translation>
        </message>
        <message>
            <source>Customer shown in clear</source>
            <translation>Kunde im Klartext gezeigt</translation>
        </message>
        <message>
            <source>Customer’s data handed over</source>
            <translation>Daten eines Kunden übergeben</translation>
        </message>
        <message>
            <source>Customers erased</source>
            <translation>Kunden gelöscht</translation>
        </message>
        <message>
            <source>Customer asked for their data</source>
            <translation>Kunde fragte nach seinen Daten</translation>
        </message>
        <message>
            <source>Days of keeping set</source>
            <translation>Aufbewahrungstage gesetzt</translation>
        </message>
        <message>
            <source>Old data emptied</source>
            <translation>Alte Daten geleert</translation>
        </message>
        <message>
            <source>Backup made</source>
            <translation>Sicherung angelegt</translation>
        </message>
        <message>
            <source>Backup deleted</source>
            <translation>Sicherung gelöscht</translation>
        </message>
        <message>
            <source>Backup put back</source>
            <translation>Sicherung zurückgespielt</translation>
        </message>
        <message>
            <source>Restored record accepted</source>
            <translation>Wiederhergestelltes Protokoll angenommen</translation>
        </message>
        <message>
            <source>Customers shown in clear, and why</source>
            <translation>Kunden im Klartext gezeigt, und warum</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Gültig bis</translation>
        </message>
    </context>
    <context>
        <name>CustomerWords</name>
        <message>
            <source>Order history unknown</source>
            <translation>Bestellungen unbekannt</translation>
        </message>
        <message>
            <source>First order here</source>
            <translation>Erste Bestellung hier</translation>
        </message>
        <message numerus="yes">
            <source>%n order(s)</source>
            <translation>
                <numerusform>%n Bestellung</numerusform>
                <numerusform>%n Bestellungen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 so far</source>
            <translation>%1 bisher</translation>
        </message>
        <message>
            <source>last one %1</source>
            <translation>zuletzt %1</translation>
        </message>
        <message>
            <source>Email: %1. SMS: %2.</source>
            <translation>E-Mail: %1. SMS: %2.</translation>
        </message>
    </context>
    <context>
        <name>FactLines</name>
        <message>
            <source>expected profit %1</source>
            <translation>erwarteter Gewinn %1</translation>
        </message>
        <message>
            <source>margin after %1</source>
            <translation>Marge danach %1</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>gewählt</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>nicht bestanden</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Was sich geändert hat</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>name, value</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>list, place in it</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Eintrag</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>name, id</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Gegenstand</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>Entry’s id</source>
            <translation>Kennung des Eintrags</translation>
        </message>
        <message>
            <source>What it holds</source>
            <translation>Was er enthält</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>FilterText</name>
        <message>
            <source>who</source>
            <comment>search field</comment>
            <translation>wer</translation>
        </message>
        <message>
            <source>action</source>
            <comment>search field</comment>
            <translation>aktion</translation>
        </message>
        <message>
            <source>shop</source>
            <comment>search field</comment>
            <translation>laden</translation>
        </message>
        <message>
            <source>draft</source>
            <comment>search field</comment>
            <translation>entwurf</translation>
        </message>
        <message>
            <source>customer</source>
            <comment>search field</comment>
            <translation>kunde</translation>
        </message>
        <message>
            <source>verdict</source>
            <comment>search field</comment>
            <translation>urteil</translation>
        </message>
        <message>
            <source>rule</source>
            <comment>search field</comment>
            <translation>regel</translation>
        </message>
        <message>
            <source>over</source>
            <comment>search field</comment>
            <translation>über</translation>
        </message>
        <message>
            <source>under</source>
            <comment>search field</comment>
            <translation>unter</translation>
        </message>
        <message>
            <source>overrides</source>
            <comment>search field</comment>
            <translation>übergangen</translation>
        </message>
        <message>
            <source>since</source>
            <comment>search field</comment>
            <translation>seit</translation>
        </message>
        <message>
            <source>until</source>
            <comment>search field</comment>
            <translation>bis</translation>
        </message>
        <message>
            <source>today</source>
            <comment>search field</comment>
            <translation>heute</translation>
        </message>
        <message>
            <source>no</source>
            <comment>search field</comment>
            <translation>nein</translation>
        </message>
        <message>
            <source>“%1” is not an amount: 1000, 49.90 or JPY5000.</source>
            <translation>„%1“ ist kein Betrag: 1000, 49,90 oder JPY5000.</translation>
        </message>
        <message>
            <source>“%1” is not a time: 7d, 24h, today, 2026-11-20 or 2026-11-20T14:00.</source>
            <translation>„%1“ ist keine Zeit: 7d, 24h, today, 2026-11-20 oder 2026-11-20T14:00.</translation>
        </message>
        <message>
            <source>value</source>
            <comment>search field</comment>
            <translation>wert</translation>
        </message>
        <message>
            <source>currency</source>
            <comment>search field</comment>
            <translation>währung</translation>
        </message>
        <message>
            <source>“%1” is of another currency than the rest.</source>
            <translation>„%1“ ist in einer anderen Währung als der Rest.</translation>
        </message>
        <message>
            <source>“%1” is not a currency: EUR, JPY.</source>
            <translation>„%1“ ist keine Währung: EUR, JPY.</translation>
        </message>
        <message>
            <source>“%1” is not a value: 100..500EUR, 1000.. or ..49.90.</source>
            <translation>„%1“ ist kein Wert: 100..500EUR, 1000.. oder ..49,90.</translation>
        </message>
    </context>
    <context>
        <name>KeyFile</name>
        <message>
            <source>This file is too long for a key map.</source>
            <translation>Diese Datei ist zu lang für eine Tastenbelegung.</translation>
        </message>
        <message>
            <source>Line %1 is not JSON.</source>
            <translation>Zeile %1 ist kein JSON.</translation>
        </message>
        <message>
            <source>This is not a key map: it does not say “format”: “%1”.</source>
            <translation>Das ist keine Tastenbelegung: es fehlt „format“: „%1“.</translation>
        </message>
        <message>
            <source>This key map was written by a newer Countersign.</source>
            <translation>Diese Tastenbelegung stammt von einem neueren Countersign.</translation>
        </message>
        <message>
            <source>“keys” is missing.</source>
            <translation>„keys“ fehlt.</translation>
        </message>
        <message>
            <source>“%1” is not a command.</source>
            <translation>„%1“ ist kein Befehl.</translation>
        </message>
        <message>
            <source>The key of “%1” is not a key.</source>
            <translation>Die Taste von „%1“ ist keine Taste.</translation>
        </message>
        <message>
            <source>“%1”: %2</source>
            <comment>command, why not</comment>
            <translation>„%1“: %2</translation>
        </message>
        <message>
            <source>“%1” and “%2” are on the same key.</source>
            <translation>„%1“ und „%2“ liegen auf derselben Taste.</translation>
        </message>
        <message>
            <source>Two commands are on the same key.</source>
            <translation>Zwei Befehle liegen auf derselben Taste.</translation>
        </message>
    </context>
    <context>
        <name>KeyMap</name>
        <message>
            <source>Why they left: what customers answer</source>
            <translation>Warum sie gingen: was Kunden antworten</translation>
        </message>
        <message>
            <source>Go to the prompts</source>
            <translation>Zu den Prompts</translation>
        </message>
        <message>
            <source>Approve, with your edits if there are any</source>
            <translation>Freigeben, mit Ihren Änderungen, falls es welche gibt</translation>
        </message>
        <message>
            <source>Edit the message in place</source>
            <translation>Nachricht an Ort und Stelle bearbeiten</translation>
        </message>
        <message>
            <source>Reject with a reason</source>
            <translation>Mit Grund ablehnen</translation>
        </message>
        <message>
            <source>Send back with an instruction</source>
            <translation>Mit Anweisung zurückgeben</translation>
        </message>
        <message>
            <source>Hold until later</source>
            <translation>Für später zurückstellen</translation>
        </message>
        <message>
            <source>Pass up to a senior approver</source>
            <translation>An höhere Freigabe weiterreichen</translation>
        </message>
        <message>
            <source>Skip: not again until it changes</source>
            <translation>Überspringen: erst wieder, wenn er sich ändert</translation>
        </message>
        <message>
            <source>Undo the newest decision that can be undone</source>
            <translation>Die jüngste Entscheidung zurücknehmen, bei der es noch geht</translation>
        </message>
        <message>
            <source>Undo the whole of the last act on many</source>
            <translation>Die letzte Sammelaktion ganz zurücknehmen</translation>
        </message>
        <message>
            <source>Next draft</source>
            <translation>Nächster Entwurf</translation>
        </message>
        <message>
            <source>Previous draft</source>
            <translation>Voriger Entwurf</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>Warteschlange durchsuchen</translation>
        </message>
        <message>
            <source>Filter the queue</source>
            <translation>Warteschlange filtern</translation>
        </message>
        <message>
            <source>Group the queue</source>
            <translation>Warteschlange gruppieren</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Gespeicherte Ansichten</translation>
        </message>
        <message>
            <source>Select this draft for an act on many</source>
            <translation>Diesen Entwurf für eine Sammelaktion auswählen</translation>
        </message>
        <message>
            <source>Select all that match</source>
            <translation>Alle passenden auswählen</translation>
        </message>
        <message>
            <source>Give to a person or a role</source>
            <translation>Einer Person oder Rolle zuweisen</translation>
        </message>
        <message>
            <source>Take over a draft that another holds</source>
            <translation>Einen Entwurf übernehmen, den jemand anders hält</translation>
        </message>
        <message>
            <source>Show the words as composed</source>
            <translation>Worte wie verfasst zeigen</translation>
        </message>
        <message>
            <source>Show the words as they would be sent</source>
            <translation>Worte zeigen, wie sie gesendet würden</translation>
        </message>
        <message>
            <source>Show what was changed</source>
            <translation>Zeigen, was geändert wurde</translation>
        </message>
        <message>
            <source>Show the exact bytes and their digest</source>
            <translation>Die genauen Bytes und ihre Prüfsumme zeigen</translation>
        </message>
        <message>
            <source>Show the composer’s other wordings</source>
            <translation>Andere Formulierungen des Verfassers zeigen</translation>
        </message>
        <message>
            <source>Compare versions</source>
            <translation>Fassungen vergleichen</translation>
        </message>
        <message>
            <source>Comment or object</source>
            <translation>Kommentieren oder Einspruch erheben</translation>
        </message>
        <message>
            <source>Show or hide why</source>
            <translation>Warum zeigen oder verbergen</translation>
        </message>
        <message>
            <source>What the policy asks of reviewers</source>
            <translation>Was die Richtlinie von Prüfenden verlangt</translation>
        </message>
        <message>
            <source>Show the message in a window of its own</source>
            <translation>Nachricht in eigenem Fenster zeigen</translation>
        </message>
        <message>
            <source>Where your decisions are</source>
            <translation>Wo Ihre Entscheidungen sind</translation>
        </message>
        <message>
            <source>Go to the queue</source>
            <translation>Zur Warteschlange</translation>
        </message>
        <message>
            <source>Go to the record and verify it</source>
            <translation>Zum Protokoll und es prüfen</translation>
        </message>
        <message>
            <source>How your own work goes</source>
            <translation>Wie Ihre eigene Arbeit läuft</translation>
        </message>
        <message>
            <source>Find any command by name</source>
            <translation>Jeden Befehl nach Namen finden</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Größer</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>Kleiner</translation>
        </message>
        <message>
            <source>The usual size</source>
            <translation>Übliche Größe</translation>
        </message>
        <message>
            <source>Show and change these keys</source>
            <translation>Diese Tasten zeigen und ändern</translation>
        </message>
        <message>
            <source>A key is one chord, not several in a row.</source>
            <translation>Eine Taste ist ein einziger Griff, nicht mehrere nacheinander.</translation>
        </message>
        <message>
            <source>“%1” leads out of fields and sheets; it cannot be a command.</source>
            <translation>„%1“ führt aus Feldern und Blättern hinaus; das kann kein Befehl sein.</translation>
        </message>
        <message>
            <source>“%1” alone is pressed without thinking; it cannot be a command.</source>
            <translation>„%1“ allein drückt man ohne nachzudenken; das kann kein Befehl sein.</translation>
        </message>
        <message>
            <source>“%1” belongs to text fields; it cannot be a command.</source>
            <translation>„%1“ gehört den Textfeldern; das kann kein Befehl sein.</translation>
        </message>
        <message>
            <source>Draw the lineage of this draft</source>
            <translation>Die Herkunft dieses Entwurfs zeichnen</translation>
        </message>
        <message>
            <source>Show the customer in clear, with a reason</source>
            <translation>Den Kunden im Klartext zeigen, mit Grund</translation>
        </message>
    </context>
    <context>
        <name>LineagePicture</name>
        <message>
            <source>page %1</source>
            <translation>Seite %1</translation>
        </message>
        <message>
            <source>entry %1</source>
            <translation>Eintrag %1</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <comment>number, step</comment>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>Lineage of draft %1</source>
            <translation>Herkunft des Entwurfs %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1 after “%2”</source>
            <comment>wait, step</comment>
            <translation>%1 nach „%2“</translation>
        </message>
    </context>
    <context>
        <name>Options</name>
        <message>
            <source>Review what was written, put your name to it, prove it later.</source>
            <translation>Prüfen, was geschrieben wurde, den Namen daruntersetzen, es später beweisen.</translation>
        </message>
        <message>
            <source>Keep everything under &lt;folder&gt;.</source>
            <translation>Alles unter &lt;folder&gt; ablegen.</translation>
        </message>
        <message>
            <source>Sign in at &lt;address&gt;.</source>
            <translation>Bei &lt;address&gt; anmelden.</translation>
        </message>
        <message>
            <source>system, light, dark or contrast.</source>
            <translation>system, light, dark oder contrast.</translation>
        </message>
        <message>
            <source>Language of the window, such as de.</source>
            <translation>Sprache des Fensters, etwa de.</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Ctrl</source>
            <translation>Strg</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>Rücktaste</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Pos1</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>PgUp</source>
            <translation>Bild auf</translation>
        </message>
        <message>
            <source>PgDown</source>
            <translation>Bild ab</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Auf</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Ab</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
        <message>
            <source>Ins</source>
            <translation>Einfg</translation>
        </message>
    </context>
    <context>
        <name>QueueWords</name>
        <message>
            <source>Your turn</source>
            <translation>Sie sind dran</translation>
        </message>
        <message>
            <source>Everyone’s</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Given to you</source>
            <translation>Ihnen zugewiesen</translation>
        </message>
        <message>
            <source>Second approval</source>
            <translation>Zweite Freigabe</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>by stake</source>
            <translation>nach Einsatz</translation>
        </message>
        <message>
            <source>coldest first</source>
            <translation>kälteste zuerst</translation>
        </message>
        <message>
            <source>newest first</source>
            <translation>neueste zuerst</translation>
        </message>
        <message>
            <source>longest waiting</source>
            <translation>am längsten wartend</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>Keine Gruppen</translation>
        </message>
        <message>
            <source>By reason</source>
            <translation>Nach Grund</translation>
        </message>
        <message>
            <source>By channel</source>
            <translation>Nach Kanal</translation>
        </message>
        <message>
            <source>By shop</source>
            <translation>Nach Shop</translation>
        </message>
        <message>
            <source>By offer</source>
            <translation>Nach Angebot</translation>
        </message>
        <message>
            <source>By whom it was given to</source>
            <translation>Nach Zuweisung</translation>
        </message>
        <message>
            <source>No shop</source>
            <translation>Kein Shop</translation>
        </message>
        <message>
            <source>No offer</source>
            <translation>Kein Angebot</translation>
        </message>
        <message>
            <source>Nobody in particular</source>
            <translation>Niemand Bestimmtes</translation>
        </message>
        <message>
            <source>no discount</source>
            <translation>ohne Rabatt</translation>
        </message>
        <message>
            <source>with a discount</source>
            <translation>mit Rabatt</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>ab %1</translation>
        </message>
        <message>
            <source>failed checks</source>
            <translation>nicht bestandene Prüfungen</translation>
        </message>
        <message>
            <source>late</source>
            <translation>überfällig</translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message>
            <source>&lt; 1 min</source>
            <translation>&lt; 1 Min.</translation>
        </message>
        <message>
            <source>late %1</source>
            <translation>%1 zu spät</translation>
        </message>
        <message>
            <source>waiting for %1, late by %2</source>
            <translation>wartet seit %1, überfällig seit %2</translation>
        </message>
        <message>
            <source>due in %1</source>
            <translation>fällig in %1</translation>
        </message>
        <message>
            <source>waiting for %1, due in %2</source>
            <translation>wartet seit %1, fällig in %2</translation>
        </message>
        <message>
            <source>waiting for %1, on time</source>
            <translation>wartet seit %1, rechtzeitig</translation>
        </message>
        <message>
            <source>objection</source>
            <translation>Einspruch</translation>
        </message>
        <message numerus="yes">
            <source>%n open objection(s)</source>
            <translation>
                <numerusform>%n offener Einspruch</numerusform>
                <numerusform>%n offene Einsprüche</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 holds it</source>
            <translation>%1 hält ihn</translation>
        </message>
        <message>
            <source>%1 holds it for %2</source>
            <translation>%1 hält ihn noch %2</translation>
        </message>
        <message numerus="yes">
            <source>%n looking</source>
            <translation>
                <numerusform>%n sieht ihn an</numerusform>
                <numerusform>%n sehen ihn an</numerusform>
            </translation>
        </message>
        <message>
            <source>looking at it now: %1</source>
            <translation>gerade angesehen von: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) failed</source>
            <translation>
                <numerusform>%n Prüfung nicht bestanden</numerusform>
                <numerusform>%n Prüfungen nicht bestanden</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>needs %1</source>
            <translation>braucht %1</translation>
        </message>
        <message>
            <source>%1 of %2 approvals</source>
            <translation>%1 von %2 Freigaben</translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>für %1</translation>
        </message>
        <message>
            <source>given to %1</source>
            <translation>an %1 zugewiesen</translation>
        </message>
        <message numerus="yes">
            <source>%n comment(s)</source>
            <translation>
                <numerusform>%n Kommentar</numerusform>
                <numerusform>%n Kommentare</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <comment>checks</comment>
            <translation>
                <numerusform>%n Mangel</numerusform>
                <numerusform>%n Mängel</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>rights may not be taken in an emergency here: who manages people has not allowed it</source>
            <translation>Rechte dürfen hier im Notfall nicht genommen werden: Wer Personen verwaltet, hat es nicht erlaubt</translation>
        </message>
        <message>
            <source>you have this right already</source>
            <translation>Sie haben dieses Recht schon</translation>
        </message>
        <message>
            <source>%1; read by the built-in dictionary</source>
            <translation>%1; vom eingebauten Wörterbuch gelesen</translation>
        </message>
        <message>
            <source>The model&apos;s answer is not the one object that was asked for</source>
            <translation>Die Antwort des Modells ist nicht das eine Objekt, nach dem gefragt war</translation>
        </message>
        <message>
            <source>The model named a reason that there is not</source>
            <translation>Das Modell nannte einen Grund, den es nicht gibt</translation>
        </message>
        <message>
            <source>The model did not answer</source>
            <translation>Das Modell hat nicht geantwortet</translation>
        </message>
        <message>
            <source>there is no answered survey of this draft</source>
            <translation>zu diesem Entwurf gibt es keine beantwortete Umfrage</translation>
        </message>
        <message>
            <source>the customer was erased meanwhile</source>
            <translation>der Kunde wurde inzwischen gelöscht</translation>
        </message>
        <message>
            <source>a survey asks for the reason: its prompt is for every reason</source>
            <translation>eine Umfrage fragt nach dem Grund: ihr Prompt gilt für jeden Grund</translation>
        </message>
        <message>
            <source>a prompt is for drafts of the kind recovery or survey</source>
            <translation>ein Prompt ist für Entwürfe der Art Rückgewinnung oder Umfrage</translation>
        </message>
        <message>
            <source>The answers are more than 64 MiB: choose a shorter time or one shop.</source>
            <translation>Die Antworten sind größer als 64 MiB: Wählen Sie eine kürzere Zeit oder einen Shop.</translation>
        </message>
        <message>
            <source>Only %1 of the %2 witnesses that are asked for have cosigned the newest checkpoint so far. Try again in a moment.</source>
            <translation>Erst %1 der %2 verlangten Zeugen haben den neuesten Prüfpunkt mitunterschrieben. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>The backend's record does not continue the one this console has seen: it went back from %1 entries to %2. Nothing is taken from it or sent to it; tell your auditor.</source>
            <translation>Das Protokoll des Backends setzt nicht fort, was diese Konsole gesehen hat: Es ging von %1 Einträgen auf %2 zurück. Nichts wird von ihm genommen oder ihm geschickt; sagen Sie es Ihrer Revision.</translation>
        </message>
        <message>
            <source>The backend's record does not continue the one this console has seen: its first %1 entries are not the ones seen before. Nothing is taken from it or sent to it; tell your auditor.</source>
            <translation>Das Protokoll des Backends setzt nicht fort, was diese Konsole gesehen hat: Seine ersten %1 Einträge sind nicht die früher gesehenen. Nichts wird von ihm genommen oder ihm geschickt; sagen Sie es Ihrer Revision.</translation>
        </message>
        <message>
            <source>The backend's record does not continue the one this console has seen: the same %1 entries now read differently. Nothing is taken from it or sent to it; tell your auditor.</source>
            <translation>Das Protokoll des Backends setzt nicht fort, was diese Konsole gesehen hat: Dieselben %1 Einträge lauten jetzt anders. Nichts wird von ihm genommen oder ihm geschickt; sagen Sie es Ihrer Revision.</translation>
        </message>
        <message>
            <source>The backend's record does not continue the one this console has seen: it is now signed with another key. Nothing is taken from it or sent to it; tell your auditor.</source>
            <translation>Das Protokoll des Backends setzt nicht fort, was diese Konsole gesehen hat: Es ist jetzt mit einem anderen Schlüssel unterschrieben. Nichts wird von ihm genommen oder ihm geschickt; sagen Sie es Ihrer Revision.</translation>
        </message>
        <message>
            <source>Entry %1: The record's signature of decision %2 is not the one made here.</source>
            <translation>Eintrag %1: Die Unterschrift der Entscheidung %2 im Protokoll ist nicht die hier geleistete.</translation>
        </message>
        <message>
            <source>Entry %1: The proof for decision %2 does not lead to the record's checkpoint.</source>
            <translation>Eintrag %1: Der Beweis für die Entscheidung %2 führt nicht zum Prüfpunkt des Protokolls.</translation>
        </message>
        <message>
            <source>Entry %1: The record proves another entry than decision %2.</source>
            <translation>Eintrag %1: Das Protokoll beweist einen anderen Eintrag als die Entscheidung %2.</translation>
        </message>
        <message>
            <source>Entry %1: The record's entry of decision %2 holds no signature.</source>
            <translation>Eintrag %1: Der Eintrag der Entscheidung %2 enthält keine Unterschrift.</translation>
        </message>
        <message>
            <source>Decision #%1 was accepted, but the record does not hold it.</source>
            <translation>Entscheidung #%1 wurde angenommen, aber das Protokoll enthält sie nicht.</translation>
        </message>
        <message>
            <source>Written by %1 with “%2” version %3: %4 tokens in, %5 out, %6 s, %7, at the second try; cites %8</source>
            <translation>Verfasst von %1 mit „%2“ Version %3: %4 Token hinein, %5 heraus, %6 s, %7, im zweiten Versuch; zitiert %8</translation>
        </message>
        <message>
            <source>Written by %1 with “%2” version %3: %4 tokens in, %5 out, %6 s, %7; cites %8</source>
            <translation>Verfasst von %1 mit „%2“ Version %3: %4 Token hinein, %5 heraus, %6 s, %7; zitiert %8</translation>
        </message>
        <message>
            <source>Written by %1 with “%2” version %3: %4 tokens in, %5 out, %6 s, %7, at the second try</source>
            <translation>Verfasst von %1 mit „%2“ Version %3: %4 Token hinein, %5 heraus, %6 s, %7, im zweiten Versuch</translation>
        </message>
        <message>
            <source>Written by %1 with “%2” version %3: %4 tokens in, %5 out, %6 s, %7</source>
            <translation>Verfasst von %1 mit „%2“ Version %3: %4 Token hinein, %5 heraus, %6 s, %7</translation>
        </message>
        <message>
            <source>The model&apos;s answer failed twice (%1); written by the built-in composer</source>
            <translation>Die Antwort des Modells fiel zweimal durch (%1); vom eingebauten Verfasser geschrieben</translation>
        </message>
        <message>
            <source>The built-in composer&apos;s text is there to fall back on</source>
            <translation>Der Text des eingebauten Verfassers liegt als Rückfall bereit</translation>
        </message>
        <message>
            <source>A language model wrote the message</source>
            <translation>Ein Sprachmodell hat die Nachricht verfasst</translation>
        </message>
        <message>
            <source>The built-in composer&apos;s text stands</source>
            <translation>Der Text des eingebauten Verfassers gilt</translation>
        </message>
        <message>
            <source>No replay of %1 has finished yet: start one</source>
            <translation>Noch kein Probelauf von %1 ist fertig: Starten Sie einen</translation>
        </message>
        <message>
            <source>The replay of %1 passed</source>
            <translation>Der Probelauf von %1 ist bestanden</translation>
        </message>
        <message>
            <source>The newest replay of %1 did not pass: %2</source>
            <translation>Der neueste Probelauf von %1 ist nicht bestanden: %2</translation>
        </message>
        <message>
            <source>Every test of the prompt passed in the replay</source>
            <translation>Jeder Prüffall des Prompts hat im Probelauf bestanden</translation>
        </message>
        <message>
            <source>Every test of the prompt passed in the replay; retired, because what they were made of is no longer kept: %1</source>
            <translation>Jeder Prüffall des Prompts hat im Probelauf bestanden; außer Dienst, weil nicht mehr aufbewahrt wird, woraus sie gemacht sind: %1</translation>
        </message>
        <message>
            <source>Tests of the prompt stand in the way: %1</source>
            <translation>Prüffälle des Prompts stehen im Weg: %1</translation>
        </message>
        <message>
            <source>Written by one person, promoted by another</source>
            <translation>Von einer Person geschrieben, von einer anderen freigegeben</translation>
        </message>
        <message>
            <source>You wrote %1: another person promotes it</source>
            <translation>Sie haben %1 geschrieben: Eine andere Person gibt sie frei</translation>
        </message>
        <message>
            <source>%1; written by the built-in composer</source>
            <translation>%1; vom eingebauten Verfasser geschrieben</translation>
        </message>
        <message>
            <source>%1 check failed</source>
            <translation>%1 Prüfung nicht bestanden</translation>
        </message>
        <message>
            <source>%1 checks failed</source>
            <translation>%1 Prüfungen nicht bestanden</translation>
        </message>
        <message>
            <source>Escalated by %1: a senior approver decides</source>
            <translation>Weitergereicht von %1: eine Person mit Freigabe für hohe Werte entscheidet</translation>
        </message>
        <message>
            <source>What was kept of this decision on this computer cannot be read any more; please decide again.</source>
            <translation>Was auf diesem Computer von dieser Entscheidung aufbewahrt war, lässt sich nicht mehr lesen; bitte entscheiden Sie neu.</translation>
        </message>
        <message>
            <source>Countersign is open already for this person on this computer. Go on there, or close it first.</source>
            <translation>Countersign ist für diese Person auf diesem Computer schon geöffnet. Arbeiten Sie dort weiter, oder schließen Sie es zuerst.</translation>
        </message>
        <message>
            <source>The key that this decision was kept with is gone from the keychain; please decide again.</source>
            <translation>Der Schlüssel, mit dem diese Entscheidung aufbewahrt war, fehlt im Schlüsselbund; bitte entscheiden Sie neu.</translation>
        </message>
        <message>
            <source>%1 objects: the send was stopped, and people decide again</source>
            <translation>%1 erhebt Einspruch: das Senden wurde angehalten, Menschen entscheiden neu</translation>
        </message>
        <message>
            <source>Somebody objects: it is resolved in the comments first</source>
            <translation>Jemand erhebt Einspruch: das wird zuerst in den Kommentaren geklärt</translation>
        </message>
        <message>
            <source>A comment was written</source>
            <translation>Ein Kommentar wurde geschrieben</translation>
        </message>
        <message>
            <source>A comment was written (%1)</source>
            <translation>Ein Kommentar wurde geschrieben (%1)</translation>
        </message>
        <message>
            <source>Somebody objected</source>
            <translation>Jemand hat Einspruch erhoben</translation>
        </message>
        <message>
            <source>Somebody objected (%1)</source>
            <translation>Jemand hat Einspruch erhoben (%1)</translation>
        </message>
        <message>
            <source>An objection was resolved</source>
            <translation>Ein Einspruch wurde geklärt</translation>
        </message>
        <message>
            <source>An objection was resolved (%1)</source>
            <translation>Ein Einspruch wurde geklärt (%1)</translation>
        </message>
        <message>
            <source>The draft was given to someone</source>
            <translation>Der Entwurf wurde jemandem zugewiesen</translation>
        </message>
        <message>
            <source>The draft was given to someone (%1)</source>
            <translation>Der Entwurf wurde jemandem zugewiesen (%1)</translation>
        </message>
        <message>
            <source>The draft was given to nobody in particular</source>
            <translation>Der Entwurf ist niemandem mehr zugewiesen</translation>
        </message>
        <message>
            <source>The draft was given to nobody in particular (%1)</source>
            <translation>Der Entwurf ist niemandem mehr zugewiesen (%1)</translation>
        </message>
        <message>
            <source>This was a known-answer draft</source>
            <translation>Dies war ein Probeentwurf</translation>
        </message>
        <message>
            <source>This was a known-answer draft that nobody answered</source>
            <translation>Dies war ein Probeentwurf, den niemand beantwortet hat</translation>
        </message>
        <message>
            <source>This was a known-answer draft, and you found what was wrong: %1. It is never sent.</source>
            <translation>Dies war ein Probeentwurf, und Sie haben gefunden, was falsch war: %1. Er wird nie gesendet.</translation>
        </message>
        <message>
            <source>This was a known-answer draft with a fault: %1. It is never sent.</source>
            <translation>Dies war ein Probeentwurf mit einem Fehler: %1. Er wird nie gesendet.</translation>
        </message>
        <message>
            <source>it promised a delivery that the shop never promised</source>
            <translation>er versprach eine Lieferung, die der Shop nie versprochen hat</translation>
        </message>
        <message>
            <source>it granted a right of return that the shop does not grant</source>
            <translation>er gewährte ein Rückgaberecht, das der Shop nicht gewährt</translation>
        </message>
        <message>
            <source>its button did not lead back to the cart</source>
            <translation>seine Schaltfläche führte nicht zurück zum Warenkorb</translation>
        </message>
        <message>
            <source>it spoke of a thing that is not in the cart</source>
            <translation>er sprach von etwas, das nicht im Warenkorb liegt</translation>
        </message>
        <message>
            <source>Needs a newer Countersign</source>
            <translation>Braucht ein neueres Countersign</translation>
        </message>
        <message>
            <source>Email to a customer</source>
            <translation>E-Mail an einen Kunden</translation>
        </message>
        <message>
            <source>Email to a business customer</source>
            <translation>E-Mail an einen Geschäftskunden</translation>
        </message>
        <message>
            <source>Email to a returning customer</source>
            <translation>E-Mail an einen wiederkehrenden Kunden</translation>
        </message>
        <message>
            <source>Email to a first-time customer</source>
            <translation>E-Mail an einen Erstkunden</translation>
        </message>
        <message>
            <source>SMS to a customer</source>
            <translation>SMS an einen Kunden</translation>
        </message>
        <message>
            <source>SMS to a business customer</source>
            <translation>SMS an einen Geschäftskunden</translation>
        </message>
        <message>
            <source>SMS to a returning customer</source>
            <translation>SMS an einen wiederkehrenden Kunden</translation>
        </message>
        <message>
            <source>SMS to a first-time customer</source>
            <translation>SMS an einen Erstkunden</translation>
        </message>
        <message>
            <source>%1 cart · %2 item · %3</source>
            <translation>Warenkorb über %1 · %2 Artikel · %3</translation>
        </message>
        <message>
            <source>%1 cart · %2 items · %3</source>
            <translation>Warenkorb über %1 · %2 Artikel · %3</translation>
        </message>
        <message>
            <source>left before the checkout</source>
            <translation>vor der Kasse verlassen</translation>
        </message>
        <message>
            <source>stopped at the contact step</source>
            <translation>bei den Kontaktdaten abgebrochen</translation>
        </message>
        <message>
            <source>stopped at the shipping step</source>
            <translation>beim Versand abgebrochen</translation>
        </message>
        <message>
            <source>stopped at the payment step</source>
            <translation>bei der Bezahlung abgebrochen</translation>
        </message>
        <message>
            <source>no offer</source>
            <translation>kein Angebot</translation>
        </message>
        <message>
            <source>free shipping</source>
            <translation>Versand frei</translation>
        </message>
        <message>
            <source>%1 % off</source>
            <translation>%1 % Rabatt</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 Rabatt</translation>
        </message>
        <message>
            <source>Left before the checkout was begun</source>
            <translation>Verlassen, bevor die Kasse begonnen wurde</translation>
        </message>
        <message>
            <source>Stopped at the contact step</source>
            <translation>Bei den Kontaktdaten abgebrochen</translation>
        </message>
        <message>
            <source>Stopped at the shipping step</source>
            <translation>Beim Versand abgebrochen</translation>
        </message>
        <message>
            <source>Stopped at the payment step</source>
            <translation>Bei der Bezahlung abgebrochen</translation>
        </message>
        <message>
            <source>Shipping is free</source>
            <translation>Der Versand ist kostenlos</translation>
        </message>
        <message>
            <source>Shipping of %1 is %2 % of the goods' value</source>
            <translation>Der Versand kostet %1, das sind %2 % des Warenwerts</translation>
        </message>
        <message>
            <source>Stopped right after the shipping price was shown</source>
            <translation>Gleich nach Anzeige der Versandkosten abgebrochen</translation>
        </message>
        <message>
            <source>Stopped at the delivery choice, though shipping is free</source>
            <translation>Bei der Wahl der Lieferung abgebrochen, obwohl der Versand kostenlos ist</translation>
        </message>
        <message>
            <source>The delivery method shown says up to %1 day</source>
            <translation>Die gezeigte Lieferart nennt bis zu %1 Tag</translation>
        </message>
        <message>
            <source>The delivery method shown says up to %1 days</source>
            <translation>Die gezeigte Lieferart nennt bis zu %1 Tage</translation>
        </message>
        <message>
            <source>The fast delivery method was chosen</source>
            <translation>Die schnelle Lieferart war gewählt</translation>
        </message>
        <message>
            <source>The shop noted a failed payment on this cart</source>
            <translation>Der Shop hat zu diesem Warenkorb eine fehlgeschlagene Zahlung vermerkt</translation>
        </message>
        <message>
            <source>A way to pay had been chosen, yet no payment came</source>
            <translation>Eine Zahlungsart war gewählt, doch es kam keine Zahlung</translation>
        </message>
        <message>
            <source>The shop noted an error page during this checkout</source>
            <translation>Der Shop hat während dieses Kaufs eine Fehlerseite vermerkt</translation>
        </message>
        <message>
            <source>The shopper was asked to sign in or make an account</source>
            <translation>Es wurde verlangt, sich anzumelden oder ein Konto anzulegen</translation>
        </message>
        <message>
            <source>The returns page was read before leaving</source>
            <translation>Vor dem Verlassen wurde die Seite zur Rückgabe gelesen</translation>
        </message>
        <message>
            <source>A page about the shop or its security was read before leaving</source>
            <translation>Vor dem Verlassen wurde eine Seite über den Shop oder seine Sicherheit gelesen</translation>
        </message>
        <message>
            <source>The delivery page was read before leaving</source>
            <translation>Vor dem Verlassen wurde die Seite zur Lieferung gelesen</translation>
        </message>
        <message>
            <source>The shopper is known to the shop</source>
            <translation>Der Shop kennt diesen Kunden</translation>
        </message>
        <message>
            <source>A guest without an account stopped where contact details are asked</source>
            <translation>Ein Gast ohne Konto hat dort abgebrochen, wo Kontaktdaten verlangt werden</translation>
        </message>
        <message>
            <source>A guest without an account</source>
            <translation>Ein Gast ohne Konto</translation>
        </message>
        <message>
            <source>Spent %1 minutes in one go at the checkout</source>
            <translation>Hat am Stück %1 Minuten an der Kasse verbracht</translation>
        </message>
        <message>
            <source>“%1” is sold out now</source>
            <translation>„%1“ ist jetzt ausverkauft</translation>
        </message>
        <message>
            <source>Only %1 of “%2” are left, %3 are in the cart</source>
            <translation>Von „%2“ gibt es nur noch %1, im Warenkorb liegen %3</translation>
        </message>
        <message>
            <source>Everything in the cart is in stock</source>
            <translation>Alles im Warenkorb ist vorrätig</translation>
        </message>
        <message>
            <source>“%1” costs %2 now, %3 in the cart</source>
            <translation>„%1“ kostet jetzt %2, im Warenkorb %3</translation>
        </message>
        <message>
            <source>%1 item is reduced already</source>
            <translation>%1 Artikel ist bereits reduziert</translation>
        </message>
        <message>
            <source>%1 items are reduced already</source>
            <translation>%1 Artikel sind bereits reduziert</translation>
        </message>
        <message>
            <source>A discount code takes %1 off</source>
            <translation>Ein Rabattcode zieht %1 ab</translation>
        </message>
        <message>
            <source>A discount code was tried that took nothing off</source>
            <translation>Ein Rabattcode wurde versucht, der nichts abzog</translation>
        </message>
        <message>
            <source>A cart of %1 is a large one</source>
            <translation>Ein Warenkorb über %1 ist groß</translation>
        </message>
        <message>
            <source>A cart of %1 is a small one</source>
            <translation>Ein Warenkorb über %1 ist klein</translation>
        </message>
        <message>
            <source>%1 variants of “%2” are in the cart, as if one should go back</source>
            <translation>%1 Varianten von „%2“ liegen im Warenkorb, als sollte eine zurückgehen</translation>
        </message>
        <message>
            <source>Shopped on a phone</source>
            <translation>Mit dem Telefon eingekauft</translation>
        </message>
        <message>
            <source>Shopped on a tablet</source>
            <translation>Mit dem Tablet eingekauft</translation>
        </message>
        <message>
            <source>Shopped on a desktop</source>
            <translation>Am Schreibtischrechner eingekauft</translation>
        </message>
        <message>
            <source>Came from a price comparison site</source>
            <translation>Kam von einer Preisvergleichsseite</translation>
        </message>
        <message>
            <source>Came from a social network</source>
            <translation>Kam aus einem sozialen Netzwerk</translation>
        </message>
        <message>
            <source>Came from a search advertisement</source>
            <translation>Kam über eine Suchanzeige</translation>
        </message>
        <message>
            <source>Came back to this cart once</source>
            <translation>Kam einmal zu diesem Warenkorb zurück</translation>
        </message>
        <message>
            <source>Came back to this cart %1 times</source>
            <translation>Kam %1-mal zu diesem Warenkorb zurück</translation>
        </message>
        <message>
            <source>One visit only</source>
            <translation>Nur ein Besuch</translation>
        </message>
        <message>
            <source>Left at %1, late at night</source>
            <translation>Um %1 verlassen, spät in der Nacht</translation>
        </message>
        <message>
            <source>Left at %1, in working hours</source>
            <translation>Um %1 verlassen, während der Arbeitszeit</translation>
        </message>
        <message>
            <source>Has never ordered here</source>
            <translation>Hat hier noch nie bestellt</translation>
        </message>
        <message>
            <source>Has ordered here once</source>
            <translation>Hat hier einmal bestellt</translation>
        </message>
        <message>
            <source>Has ordered here %1 times</source>
            <translation>Hat hier %1-mal bestellt</translation>
        </message>
        <message>
            <source>Ships to %1, the shop is in %2</source>
            <translation>Lieferung nach %1, der Shop ist in %2</translation>
        </message>
        <message>
            <source>Saw prices in %1, the shop's are in %2</source>
            <translation>Sah Preise in %1, der Shop rechnet in %2</translation>
        </message>
        <message>
            <source>Ordered in the name of a company</source>
            <translation>Im Namen einer Firma bestellt</translation>
        </message>
        <message>
            <source>There is no address to write to</source>
            <translation>Es gibt keine Adresse, an die man schreiben könnte</translation>
        </message>
        <message>
            <source>The customer has not agreed to messages on any channel</source>
            <translation>Der Kunde hat auf keinem Kanal Nachrichten zugestimmt</translation>
        </message>
        <message>
            <source>One of the %1 of customers who get no message, so that the effect can be measured</source>
            <translation>Einer der %1 der Kunden, die keine Nachricht bekommen, damit sich die Wirkung messen lässt</translation>
        </message>
        <message>
            <source>Shadow phase: drafts are made and nothing is sent</source>
            <translation>Schattenphase: Entwürfe entstehen, nichts wird gesendet</translation>
        </message>
        <message>
            <source>A check failed: %1</source>
            <translation>Eine Prüfung ist nicht bestanden: %1</translation>
        </message>
        <message>
            <source>see below</source>
            <translation>siehe unten</translation>
        </message>
        <message>
            <source>Cart of %1 is above %2: two people decide</source>
            <translation>Warenkorb über %1 liegt über %2: zwei Personen entscheiden</translation>
        </message>
        <message>
            <source>Cart of %1 is above %2: a person decides</source>
            <translation>Warenkorb über %1 liegt über %2: eine Person entscheidet</translation>
        </message>
        <message>
            <source>The policy has no limit for carts in %1: a person decides</source>
            <translation>Die Richtlinie hat keine Grenze für Warenkörbe in %1: eine Person entscheidet</translation>
        </message>
        <message>
            <source>an unknown currency</source>
            <translation>einer unbekannten Währung</translation>
        </message>
        <message>
            <source>An offer of %1 is above %2: a person decides</source>
            <translation>Ein Angebot von %1 liegt über %2: eine Person entscheidet</translation>
        </message>
        <message>
            <source>The reason is only %1 likely, below %2: a person decides</source>
            <translation>Der Grund ist nur zu %1 wahrscheinlich, unter %2: eine Person entscheidet</translation>
        </message>
        <message>
            <source>Written anew because a reviewer asked for it: a person decides</source>
            <translation>Neu geschrieben, weil ein Prüfer darum bat: eine Person entscheidet</translation>
        </message>
        <message>
            <source>Pilot phase: a person decides on every draft</source>
            <translation>Pilotphase: über jeden Entwurf entscheidet eine Person</translation>
        </message>
        <message>
            <source>One of the first %1 messages of the wording %2, %3 decided so far: a person decides</source>
            <translation>Eine der ersten %1 Nachrichten mit der Fassung %2, bisher %3 entschieden: eine Person entscheidet</translation>
        </message>
        <message>
            <source>No message was sent to this kind of customer yet: a person decides</source>
            <translation>An diese Art von Kunden ging noch keine Nachricht: eine Person entscheidet</translation>
        </message>
        <message>
            <source>Within every limit of policy %1: sent without a person</source>
            <translation>Innerhalb aller Grenzen der Richtlinie %1: ohne Person gesendet</translation>
        </message>
        <message>
            <source>Margin after it is %1, below the floor of %2</source>
            <translation>Die Marge danach ist %1, unter der Untergrenze von %2</translation>
        </message>
        <message>
            <source>What these goods cost is not known</source>
            <translation>Was diese Waren kosten, ist nicht bekannt</translation>
        </message>
        <message>
            <source>%1 is above the cap of %2</source>
            <translation>%1 liegt über der Obergrenze von %2</translation>
        </message>
        <message>
            <source>Nothing in this cart may be discounted</source>
            <translation>Nichts in diesem Warenkorb darf rabattiert werden</translation>
        </message>
        <message>
            <source>A discount is on this cart already, and codes do not add up</source>
            <translation>Auf diesem Warenkorb liegt schon ein Rabatt, und Codes addieren sich nicht</translation>
        </message>
        <message>
            <source>What these goods cost is not known, so no incentive can be shown to pay</source>
            <translation>Was diese Waren kosten, ist nicht bekannt; deshalb lässt sich von keinem Anreiz zeigen, dass er sich lohnt</translation>
        </message>
        <message>
            <source>No incentive brings more than a message alone</source>
            <translation>Kein Anreiz bringt mehr als eine Nachricht allein</translation>
        </message>
        <message>
            <source>The smallest that pays</source>
            <translation>Der kleinste, der sich lohnt</translation>
        </message>
        <message>
            <source>A reviewer asked for no offer</source>
            <translation>Ein Prüfer hat um kein Angebot gebeten</translation>
        </message>
        <message>
            <source>Offer: %1. %2</source>
            <translation>Angebot: %1. %2</translation>
        </message>
        <message>
            <source>The cart was left</source>
            <translation>Der Warenkorb wurde verlassen</translation>
        </message>
        <message>
            <source>The cart was left for %1 minute</source>
            <translation>Der Warenkorb lag %1 Minute</translation>
        </message>
        <message>
            <source>The cart was left for %1 minutes</source>
            <translation>Der Warenkorb lag %1 Minuten</translation>
        </message>
        <message>
            <source>Looked up customer, stock and cost at the shop</source>
            <translation>Kunde, Bestand und Kosten beim Shop nachgesehen</translation>
        </message>
        <message>
            <source>Looked up customer, stock and cost at the shop (%1)</source>
            <translation>Kunde, Bestand und Kosten beim Shop nachgesehen (%1)</translation>
        </message>
        <message>
            <source>Looked up at the shop: %1</source>
            <translation>Beim Shop nachgesehen: %1</translation>
        </message>
        <message>
            <source>the shop's API throttles</source>
            <translation>die Schnittstelle des Shops drosselt</translation>
        </message>
        <message>
            <source>the shop's API could not be reached</source>
            <translation>die Schnittstelle des Shops war nicht erreichbar</translation>
        </message>
        <message>
            <source>the shop's API refused the access token</source>
            <translation>die Schnittstelle des Shops hat das Zugangstoken abgelehnt</translation>
        </message>
        <message>
            <source>the shop's API refused the question</source>
            <translation>die Schnittstelle des Shops hat die Anfrage abgelehnt</translation>
        </message>
        <message>
            <source>Customer, cost and stock were looked up</source>
            <translation>Kunde, Kosten und Bestand wurden nachgesehen</translation>
        </message>
        <message>
            <source>The reason was estimated</source>
            <translation>Der Grund wurde geschätzt</translation>
        </message>
        <message>
            <source>Most likely reason: %1, %2 %</source>
            <translation>Wahrscheinlichster Grund: %1, %2 %</translation>
        </message>
        <message>
            <source>The message was drafted</source>
            <translation>Die Nachricht wurde entworfen</translation>
        </message>
        <message>
            <source>Written by the built-in composer</source>
            <translation>Vom eingebauten Verfasser geschrieben</translation>
        </message>
        <message>
            <source>Written anew as asked, revision %1</source>
            <translation>Wie erbeten neu geschrieben, Fassung %1</translation>
        </message>
        <message>
            <source>The draft was put in the queue</source>
            <translation>Der Entwurf kam in die Warteschlange</translation>
        </message>
        <message>
            <source>The policy decided where it goes</source>
            <translation>Die Richtlinie hat entschieden, wohin er geht</translation>
        </message>
        <message>
            <source>The message was edited</source>
            <translation>Die Nachricht wurde bearbeitet</translation>
        </message>
        <message>
            <source>The message was edited (%1)</source>
            <translation>Die Nachricht wurde bearbeitet (%1)</translation>
        </message>
        <message>
            <source>The message was drafted again</source>
            <translation>Die Nachricht wurde neu entworfen</translation>
        </message>
        <message>
            <source>A decision was accepted</source>
            <translation>Eine Entscheidung wurde angenommen</translation>
        </message>
        <message>
            <source>A decision was accepted: %1 (%2)</source>
            <translation>Entscheidung angenommen: %1 (%2)</translation>
        </message>
        <message>
            <source>A decision was accepted: %1</source>
            <translation>Entscheidung angenommen: %1</translation>
        </message>
        <message>
            <source>A decision was refused</source>
            <translation>Eine Entscheidung wurde abgelehnt</translation>
        </message>
        <message>
            <source>A decision was refused (%1)</source>
            <translation>Eine Entscheidung wurde abgelehnt (%1)</translation>
        </message>
        <message>
            <source>A decision was undone</source>
            <translation>Eine Entscheidung wurde zurückgenommen</translation>
        </message>
        <message>
            <source>A decision was undone (%1)</source>
            <translation>Eine Entscheidung wurde zurückgenommen (%1)</translation>
        </message>
        <message>
            <source>An approval was voided because something changed</source>
            <translation>Eine Freigabe wurde ungültig, weil sich etwas geändert hat</translation>
        </message>
        <message>
            <source>A lease was broken</source>
            <translation>Eine Sperre wurde gebrochen</translation>
        </message>
        <message>
            <source>A lease was broken (%1)</source>
            <translation>Eine Sperre wurde gebrochen (%1)</translation>
        </message>
        <message>
            <source>Sending began</source>
            <translation>Der Versand begann</translation>
        </message>
        <message>
            <source>The message was sent</source>
            <translation>Die Nachricht wurde gesendet</translation>
        </message>
        <message>
            <source>The provider's answer was lost</source>
            <translation>Die Antwort des Anbieters ging verloren</translation>
        </message>
        <message>
            <source>The provider refused the message</source>
            <translation>Der Anbieter hat die Nachricht abgelehnt</translation>
        </message>
        <message>
            <source>Survey by email to a first-time customer</source>
            <translation>Umfrage per E-Mail an einen Erstkunden</translation>
        </message>
        <message>
            <source>Survey by email to a returning customer</source>
            <translation>Umfrage per E-Mail an einen wiederkehrenden Kunden</translation>
        </message>
        <message>
            <source>Survey by email to a business customer</source>
            <translation>Umfrage per E-Mail an einen Geschäftskunden</translation>
        </message>
        <message>
            <source>Survey by email to a customer</source>
            <translation>Umfrage per E-Mail an einen Kunden</translation>
        </message>
        <message>
            <source>Survey by SMS to a first-time customer</source>
            <translation>Umfrage per SMS an einen Erstkunden</translation>
        </message>
        <message>
            <source>Survey by SMS to a returning customer</source>
            <translation>Umfrage per SMS an einen wiederkehrenden Kunden</translation>
        </message>
        <message>
            <source>Survey by SMS to a business customer</source>
            <translation>Umfrage per SMS an einen Geschäftskunden</translation>
        </message>
        <message>
            <source>Survey by SMS to a customer</source>
            <translation>Umfrage per SMS an einen Kunden</translation>
        </message>
        <message>
            <source>The cart did not come back: its customer is asked why</source>
            <translation>Der Warenkorb kam nicht zurück: sein Kunde wird gefragt, warum</translation>
        </message>
        <message>
            <source>The customer is asked why the cart did not come back</source>
            <translation>Der Kunde wird gefragt, warum der Warenkorb nicht zurückkam</translation>
        </message>
        <message>
            <source>The customer answered the survey</source>
            <translation>Der Kunde hat die Umfrage beantwortet</translation>
        </message>
        <message>
            <source>The answer was handed to the shop&apos;s CRM</source>
            <translation>Die Antwort wurde an das CRM des Shops gegeben</translation>
        </message>
        <message>
            <source>The reason was read out of the answer</source>
            <translation>Der Grund wurde aus der Antwort gelesen</translation>
        </message>
        <message>
            <source>A person said what the answer means</source>
            <translation>Eine Person hat gesagt, was die Antwort bedeutet</translation>
        </message>
        <message>
            <source>The message offers no goods.</source>
            <translation>Die Nachricht bietet keine Ware an.</translation>
        </message>
        <message>
            <source>The message names no price.</source>
            <translation>Die Nachricht nennt keinen Preis.</translation>
        </message>
        <message>
            <source>A survey offers nothing</source>
            <translation>Eine Umfrage bietet nichts an</translation>
        </message>
        <message>
            <source>The cart went cold</source>
            <translation>Der Warenkorb ist kalt geworden</translation>
        </message>
        <message>
            <source>The customer bought</source>
            <translation>Der Kunde hat gekauft</translation>
        </message>
        <message>
            <source>The cart changed, and a newer draft took over</source>
            <translation>Der Warenkorb hat sich geändert, ein neuerer Entwurf ist an seine Stelle getreten</translation>
        </message>
        <message>
            <source>Waits for the end of the quiet hours</source>
            <translation>Wartet auf das Ende der Ruhezeit</translation>
        </message>
        <message>
            <source>approve</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>approve_with_edits</source>
            <translation>mit Änderungen freigegeben</translation>
        </message>
        <message>
            <source>reject</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>send_back</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>escalate</source>
            <translation>weitergereicht</translation>
        </message>
        <message>
            <source>hold_until</source>
            <translation>zurückgestellt</translation>
        </message>
        <message>
            <source>The draft waits for a decision</source>
            <translation>Der Entwurf wartet auf eine Entscheidung</translation>
        </message>
        <message>
            <source>The draft no longer waits for a decision: it is %1</source>
            <translation>Der Entwurf wartet nicht mehr auf eine Entscheidung: er ist %1</translation>
        </message>
        <message>
            <source>The draft is not in the queue any more: it is %1</source>
            <translation>Der Entwurf ist nicht mehr in der Warteschlange: er ist %1</translation>
        </message>
        <message>
            <source>composing</source>
            <translation>in Arbeit</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>wartend</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>held</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>im Versand</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>ungewiss</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>expired</source>
            <translation>abgelaufen</translation>
        </message>
        <message>
            <source>superseded</source>
            <translation>ersetzt</translation>
        </message>
        <message>
            <source>converted</source>
            <translation>gekauft</translation>
        </message>
        <message>
            <source>suppressed</source>
            <translation>unterdrückt</translation>
        </message>
        <message>
            <source>holdout</source>
            <translation>Kontrollgruppe</translation>
        </message>
        <message>
            <source>shadow</source>
            <translation>im Schatten</translation>
        </message>
        <message>
            <source>Nobody else holds the draft</source>
            <translation>Niemand sonst hält den Entwurf</translation>
        </message>
        <message>
            <source>%1 holds the draft</source>
            <translation>%1 hält den Entwurf</translation>
        </message>
        <message>
            <source>You may approve</source>
            <translation>Sie dürfen freigeben</translation>
        </message>
        <message>
            <source>You do not have the right to approve</source>
            <translation>Sie haben nicht das Recht freizugeben</translation>
        </message>
        <message>
            <source>You may edit</source>
            <translation>Sie dürfen bearbeiten</translation>
        </message>
        <message>
            <source>You do not have the right to edit</source>
            <translation>Sie haben nicht das Recht zu bearbeiten</translation>
        </message>
        <message>
            <source>You may reject</source>
            <translation>Sie dürfen ablehnen</translation>
        </message>
        <message>
            <source>You do not have the right to reject</source>
            <translation>Sie haben nicht das Recht abzulehnen</translation>
        </message>
        <message>
            <source>You may send back</source>
            <translation>Sie dürfen zurückgeben</translation>
        </message>
        <message>
            <source>You do not have the right to send back</source>
            <translation>Sie haben nicht das Recht zurückzugeben</translation>
        </message>
        <message>
            <source>You may escalate or hold</source>
            <translation>Sie dürfen weiterreichen oder zurückstellen</translation>
        </message>
        <message>
            <source>You do not have the right to work on drafts</source>
            <translation>Sie haben nicht das Recht, an Entwürfen zu arbeiten</translation>
        </message>
        <message>
            <source>Cart of %1 is within your limit of %2</source>
            <translation>Warenkorb über %1 liegt innerhalb Ihrer Grenze von %2</translation>
        </message>
        <message>
            <source>Cart of %1 is not within your limit (limit: %2)</source>
            <translation>Warenkorb über %1 liegt nicht innerhalb Ihrer Grenze (Grenze: %2)</translation>
        </message>
        <message>
            <source>Offer costing %1 is within your limit of %2</source>
            <translation>Das Angebot kostet %1 und liegt innerhalb Ihrer Grenze von %2</translation>
        </message>
        <message>
            <source>Offer costing %1 is not within your limit (limit: %2)</source>
            <translation>Das Angebot kostet %1 und liegt nicht innerhalb Ihrer Grenze (Grenze: %2)</translation>
        </message>
        <message>
            <source>none set for %1</source>
            <translation>keine gesetzt für %1</translation>
        </message>
        <message>
            <source>none set</source>
            <translation>keine gesetzt</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Margin after the offer of %1 is not below your floor of %2</source>
            <translation>Die Marge nach dem Angebot ist %1 und nicht unter Ihrer Untergrenze von %2</translation>
        </message>
        <message>
            <source>Margin after the offer is %1; your floor is %2</source>
            <translation>Die Marge nach dem Angebot ist %1; Ihre Untergrenze ist %2</translation>
        </message>
        <message>
            <source>You may approve for the channel %1</source>
            <translation>Sie dürfen für den Kanal %1 freigeben</translation>
        </message>
        <message>
            <source>You may not approve for the channel %1 (allowed: %2)</source>
            <translation>Sie dürfen für den Kanal %1 nicht freigeben (erlaubt: %2)</translation>
        </message>
        <message>
            <source>You may approve for the shop %1</source>
            <translation>Sie dürfen für den Shop %1 freigeben</translation>
        </message>
        <message>
            <source>You may not approve for the shop %1 (allowed: %2)</source>
            <translation>Sie dürfen für den Shop %1 nicht freigeben (erlaubt: %2)</translation>
        </message>
        <message>
            <source>You may approve for the segment %1</source>
            <translation>Sie dürfen für die Kundengruppe %1 freigeben</translation>
        </message>
        <message>
            <source>You may not approve for the segment %1 (allowed: %2)</source>
            <translation>Sie dürfen für die Kundengruppe %1 nicht freigeben (erlaubt: %2)</translation>
        </message>
        <message>
            <source>Your roles do not reach the channel %1 (allowed: %2)</source>
            <translation>Ihre Rollen reichen nicht bis zum Kanal %1 (erlaubt: %2)</translation>
        </message>
        <message>
            <source>Your roles do not reach the segment %1 (allowed: %2)</source>
            <translation>Ihre Rollen reichen nicht bis zur Kundengruppe %1 (erlaubt: %2)</translation>
        </message>
        <message>
            <source>Your roles do not reach the shop %1 (allowed: %2)</source>
            <translation>Ihre Rollen reichen nicht bis zum Shop %1 (erlaubt: %2)</translation>
        </message>
        <message>
            <source>email</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>sms</source>
            <translation>SMS</translation>
        </message>
        <message>
            <source>whatsapp</source>
            <translation>WhatsApp</translation>
        </message>
        <message>
            <source>push</source>
            <translation>Push</translation>
        </message>
        <message>
            <source>first_time</source>
            <translation>Erstkunden</translation>
        </message>
        <message>
            <source>returning</source>
            <translation>Wiederkehrende</translation>
        </message>
        <message>
            <source>loyal</source>
            <translation>Stammkunden</translation>
        </message>
        <message>
            <source>b2b</source>
            <translation>Geschäftskunden</translation>
        </message>
        <message>
            <source>The customer agreed to this channel</source>
            <translation>Der Kunde hat diesem Kanal zugestimmt</translation>
        </message>
        <message>
            <source>The customer did not agree to this channel: nobody may override that</source>
            <translation>Der Kunde hat diesem Kanal nicht zugestimmt: das darf niemand übergehen</translation>
        </message>
        <message>
            <source>All checks passed</source>
            <translation>Alle Prüfungen bestanden</translation>
        </message>
        <message>
            <source>Checks failed: %1</source>
            <translation>Nicht bestandene Prüfungen: %1</translation>
        </message>
        <message>
            <source>Nobody objects</source>
            <translation>Niemand widerspricht</translation>
        </message>
        <message>
            <source>Somebody objects: %1 open. The person who objected, or one who may override, resolves it in the comments</source>
            <translation>Jemand widerspricht: %1 offen. Wer widersprochen hat oder übergehen darf, klärt das in den Kommentaren</translation>
        </message>
        <message>
            <source>You have not approved this revision before</source>
            <translation>Sie haben diese Fassung noch nicht freigegeben</translation>
        </message>
        <message>
            <source>You have already approved this revision; another person has to</source>
            <translation>Sie haben diese Fassung bereits freigegeben; das muss eine andere Person tun</translation>
        </message>
        <message>
            <source>Another person has approved your edit</source>
            <translation>Eine andere Person hat Ihre Änderung freigegeben</translation>
        </message>
        <message>
            <source>You made this revision: another person has to approve it first</source>
            <translation>Diese Fassung ist von Ihnen: eine andere Person muss sie zuerst freigeben</translation>
        </message>
        <message>
            <source>Two people decide about this draft: %1 of %2 have approved</source>
            <translation>Über diesen Entwurf entscheiden zwei Personen: %1 von %2 haben freigegeben</translation>
        </message>
        <message>
            <source>The second approval of this draft needs a person who may give it</source>
            <translation>Die zweite Freigabe dieses Entwurfs braucht eine Person, die sie geben darf</translation>
        </message>
        <message>
            <source>anyone with the right to %1</source>
            <translation>jede Person mit dem Recht: %1</translation>
        </message>
        <message>
            <source>a person in the role %1</source>
            <translation>eine Person mit der Rolle: %1</translation>
        </message>
        <message>
            <source>approve second</source>
            <translation>zweite Freigabe</translation>
        </message>
        <message>
            <source>override check</source>
            <translation>Prüfung übergehen</translation>
        </message>
        <message>
            <source>break lease</source>
            <translation>Sperre brechen</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>bearbeiten</translation>
        </message>
        <message>
            <source>lease</source>
            <translation>an Entwürfen arbeiten</translation>
        </message>
        <message>
            <source>send back</source>
            <translation>zurückgeben</translation>
        </message>
        <message>
            <source>senior approver</source>
            <translation>Freigabe für hohe Werte</translation>
        </message>
        <message>
            <source>The text says %1: that presses the customer and no fact stands behind it.</source>
            <translation>Der Text sagt %1: das drängt den Kunden, und keine Tatsache steht dahinter.</translation>
        </message>
        <message>
            <source>The text says %1, but nothing here ends.</source>
            <translation>Der Text sagt %1, doch hier endet nichts.</translation>
        </message>
        <message>
            <source>The text says %1, but the stock is unknown.</source>
            <translation>Der Text sagt %1, doch der Bestand ist unbekannt.</translation>
        </message>
        <message>
            <source>The text says %1, but the lowest stock of an item is %2.</source>
            <translation>Der Text sagt %1, doch der niedrigste Bestand eines Artikels ist %2.</translation>
        </message>
        <message>
            <source>The text says %1, but the stock is unknown or empty.</source>
            <translation>Der Text sagt %1, doch der Bestand ist unbekannt oder leer.</translation>
        </message>
        <message>
            <source>The text says %1, but a cart reserves nothing.</source>
            <translation>Der Text sagt %1, doch ein Warenkorb reserviert nichts.</translation>
        </message>
        <message>
            <source>The text says %1, but the shop's own texts promise no such thing.</source>
            <translation>Der Text sagt %1, doch die eigenen Texte des Shops versprechen das nicht.</translation>
        </message>
        <message>
            <source>The text says %1, but the shop's returns policy does not say so.</source>
            <translation>Der Text sagt %1, doch die Rückgaberegeln des Shops sagen das nicht.</translation>
        </message>
        <message>
            <source>The text says %1, but the shop's delivery promise does not say so.</source>
            <translation>Der Text sagt %1, doch das Lieferversprechen des Shops sagt das nicht.</translation>
        </message>
        <message>
            <source>The text says %1, but this part of the message does not cite the policy that says so.</source>
            <translation>Der Text sagt %1, doch dieser Teil der Nachricht beruft sich nicht auf die Regelung, die das sagt.</translation>
        </message>
        <message>
            <source>The text says %1: health claims need proof that is not here.</source>
            <translation>Der Text sagt %1: Gesundheitsaussagen brauchen Belege, die hier fehlen.</translation>
        </message>
        <message>
            <source>The text says %1: no fact here compares with other shops.</source>
            <translation>Der Text sagt %1: keine Tatsache hier vergleicht mit anderen Shops.</translation>
        </message>
        <message>
            <source>The text says %1: this is a reminder of a cart, not that.</source>
            <translation>Der Text sagt %1: dies ist eine Erinnerung an einen Warenkorb, nichts anderes.</translation>
        </message>
        <message>
            <source>The text shouts: more than one mark in a row.</source>
            <translation>Der Text schreit: mehrere Satzzeichen hintereinander.</translation>
        </message>
        <message>
            <source>The text shouts: three words in a row in capitals.</source>
            <translation>Der Text schreit: drei Wörter hintereinander in Großbuchstaben.</translation>
        </message>
        <message>
            <source>No claim without a fact behind it.</source>
            <translation>Keine Behauptung ohne Tatsache dahinter.</translation>
        </message>
        <message>
            <source>A placeholder is not complete near %1.</source>
            <translation>Ein Platzhalter ist unvollständig bei %1.</translation>
        </message>
        <message>
            <source>Unknown placeholder %1.</source>
            <translation>Unbekannter Platzhalter %1.</translation>
        </message>
        <message>
            <source>There is no value for %1.</source>
            <translation>Es gibt keinen Wert für %1.</translation>
        </message>
        <message>
            <source>There are no items to list.</source>
            <translation>Es gibt keine Artikel aufzulisten.</translation>
        </message>
        <message>
            <source>There are no placeholders.</source>
            <translation>Es gibt keine Platzhalter.</translation>
        </message>
        <message>
            <source>Every placeholder has a value (%1).</source>
            <translation>Jeder Platzhalter hat einen Wert (%1).</translation>
        </message>
        <message>
            <source>The e-mail has no subject.</source>
            <translation>Die E-Mail hat keinen Betreff.</translation>
        </message>
        <message>
            <source>The subject has %1 characters; at most %2 are read.</source>
            <translation>Der Betreff hat %1 Zeichen; gelesen werden höchstens %2.</translation>
        </message>
        <message>
            <source>The preheader has %1 characters; at most %2 are read.</source>
            <translation>Der Vorschautext hat %1 Zeichen; gelesen werden höchstens %2.</translation>
        </message>
        <message>
            <source>The message has %1 KB; mail programs cut off after about 50 KB.</source>
            <translation>Die Nachricht hat %1 KB; Mailprogramme schneiden nach etwa 50 KB ab.</translation>
        </message>
        <message>
            <source>Subject of %1 characters, message of %2.</source>
            <translation>Betreff mit %1 Zeichen, Nachricht mit %2.</translation>
        </message>
        <message>
            <source>Message of %1.</source>
            <translation>Nachricht mit %1.</translation>
        </message>
        <message>
            <source>Not a text message.</source>
            <translation>Keine SMS.</translation>
        </message>
        <message>
            <source>%1 text message of at most %2; %3 forces the short alphabet of 70 characters.</source>
            <translation>%1 SMS von höchstens %2; %3 erzwingt das kurze Alphabet mit 70 Zeichen.</translation>
        </message>
        <message>
            <source>%1 text messages of at most %2; %3 forces the short alphabet of 70 characters.</source>
            <translation>%1 SMS von höchstens %2; %3 erzwingt das kurze Alphabet mit 70 Zeichen.</translation>
        </message>
        <message>
            <source>%1 text message of at most %2.</source>
            <translation>%1 SMS von höchstens %2.</translation>
        </message>
        <message>
            <source>%1 text messages of at most %2.</source>
            <translation>%1 SMS von höchstens %2.</translation>
        </message>
        <message>
            <source>There is nothing to check: the message or its facts are missing.</source>
            <translation>Es gibt nichts zu prüfen: die Nachricht oder ihre Tatsachen fehlen.</translation>
        </message>
        <message>
            <source>The customer agreed to %1.</source>
            <translation>Der Kunde hat zugestimmt: %1.</translation>
        </message>
        <message>
            <source>The customer never agreed to %1.</source>
            <translation>Der Kunde hat nie zugestimmt: %1.</translation>
        </message>
        <message>
            <source>The customer unsubscribed from %1.</source>
            <translation>Der Kunde hat sich abgemeldet: %1.</translation>
        </message>
        <message>
            <source>The customer has not yet confirmed %1.</source>
            <translation>Der Kunde hat noch nicht bestätigt: %1.</translation>
        </message>
        <message>
            <source>Whether the customer agreed to %1 is unknown.</source>
            <translation>Ob der Kunde zugestimmt hat, ist unbekannt: %1.</translation>
        </message>
        <message>
            <source>Whether the customer agreed is unknown.</source>
            <translation>Ob der Kunde zugestimmt hat, ist unbekannt.</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>text messages</source>
            <translation>SMS</translation>
        </message>
        <message>
            <source>WhatsApp</source>
            <translation>WhatsApp</translation>
        </message>
        <message>
            <source>push messages</source>
            <translation>Push-Nachrichten</translation>
        </message>
        <message>
            <source>The customer's local time is unknown: the time zone “%1” does not exist.</source>
            <translation>Die Ortszeit des Kunden ist unbekannt: die Zeitzone „%1“ gibt es nicht.</translation>
        </message>
        <message>
            <source>It is %1 for the customer, outside the quiet hours (%2 to %3).</source>
            <translation>Beim Kunden ist es %1, außerhalb der Ruhezeit (%2 bis %3).</translation>
        </message>
        <message>
            <source>It is %1 for the customer, within the quiet hours (%2 to %3): it will wait.</source>
            <translation>Beim Kunden ist es %1, innerhalb der Ruhezeit (%2 bis %3): die Nachricht wartet.</translation>
        </message>
        <message>
            <source>%1: %2 available, %3 in the cart.</source>
            <translation>%1: %2 verfügbar, %3 im Warenkorb.</translation>
        </message>
        <message>
            <source>The cart has no items.</source>
            <translation>Der Warenkorb hat keine Artikel.</translation>
        </message>
        <message>
            <source>Every item is available.</source>
            <translation>Jeder Artikel ist verfügbar.</translation>
        </message>
        <message>
            <source>Stock is unknown for every item.</source>
            <translation>Der Bestand ist für keinen Artikel bekannt.</translation>
        </message>
        <message>
            <source>Stock is unknown for %1 of %2 items.</source>
            <translation>Der Bestand ist für %1 von %2 Artikeln unbekannt.</translation>
        </message>
        <message>
            <source>The current price is unknown for every item.</source>
            <translation>Der heutige Preis ist für keinen Artikel bekannt.</translation>
        </message>
        <message>
            <source>The current price is unknown for %1 of %2 items.</source>
            <translation>Der heutige Preis ist für %1 von %2 Artikeln unbekannt.</translation>
        </message>
        <message>
            <source>No price has risen since.</source>
            <translation>Kein Preis ist seither gestiegen.</translation>
        </message>
        <message>
            <source>%1 costs %2 now, %3 in the cart.</source>
            <translation>%1 kostet jetzt %2, im Warenkorb %3.</translation>
        </message>
        <message>
            <source>The link %1 is not a plain web address.</source>
            <translation>Der Link %1 ist keine einfache Webadresse.</translation>
        </message>
        <message>
            <source>A link leads to %1, a host in look-alike or encoded letters, which looks like %2 but is not.</source>
            <translation>Ein Link führt zu %1, einem Namen in ähnlichen oder verschlüsselten Buchstaben, der aussieht wie %2, es aber nicht ist.</translation>
        </message>
        <message>
            <source>A link leads to %1, a host in look-alike or encoded letters.</source>
            <translation>Ein Link führt zu %1, einem Namen in ähnlichen oder verschlüsselten Buchstaben.</translation>
        </message>
        <message>
            <source>A link leads to %1, which is not the shop's.</source>
            <translation>Ein Link führt zu %1; das gehört nicht zum Shop.</translation>
        </message>
        <message>
            <source>A link leads to %1, which looks like %2 but is not.</source>
            <translation>Ein Link führt zu %1; das sieht aus wie %2, ist es aber nicht.</translation>
        </message>
        <message>
            <source>A link could not be judged.</source>
            <translation>Ein Link konnte nicht beurteilt werden.</translation>
        </message>
        <message>
            <source>There are no links.</source>
            <translation>Es gibt keine Links.</translation>
        </message>
        <message>
            <source>All links lead to the shop: %1.</source>
            <translation>Alle Links führen zum Shop: %1.</translation>
        </message>
        <message>
            <source>The text names the code %1, but the offer has no code.</source>
            <translation>Der Text nennt den Code %1, doch das Angebot hat keinen.</translation>
        </message>
        <message>
            <source>The text names the code %1; the offer's code is %2.</source>
            <translation>Der Text nennt den Code %1; der Code des Angebots ist %2.</translation>
        </message>
        <message>
            <source>The text names a code, but the offer has none.</source>
            <translation>Der Text nennt einen Code, doch das Angebot hat keinen.</translation>
        </message>
        <message>
            <source>The code in the text is not the offer's code %1.</source>
            <translation>Der Code im Text ist nicht der Code des Angebots, %1.</translation>
        </message>
        <message>
            <source>The code %1 stands nowhere in the message, so nobody could use it.</source>
            <translation>Der Code %1 steht nirgends in der Nachricht; niemand könnte ihn benutzen.</translation>
        </message>
        <message>
            <source>The text names an end of the offer, but the offer has none.</source>
            <translation>Der Text nennt ein Ende des Angebots, doch das Angebot hat keines.</translation>
        </message>
        <message>
            <source>The text says the offer ends on %1; it ends at %2.</source>
            <translation>Der Text sagt, das Angebot endet am %1; es endet um %2.</translation>
        </message>
        <message>
            <source>The text promises %1; the offer is %2.</source>
            <translation>Der Text verspricht %1; das Angebot ist %2.</translation>
        </message>
        <message>
            <source>The text speaks of %1, but there is no offer.</source>
            <translation>Der Text spricht von %1, doch es gibt kein Angebot.</translation>
        </message>
        <message>
            <source>The offer is %1, but the text does not say so.</source>
            <translation>Das Angebot ist %1, doch der Text sagt das nicht.</translation>
        </message>
        <message>
            <source>No offer, and the text promises none.</source>
            <translation>Kein Angebot, und der Text verspricht keines.</translation>
        </message>
        <message>
            <source>The text says what the offer is: %1.</source>
            <translation>Der Text sagt, was das Angebot ist: %1.</translation>
        </message>
        <message>
            <source>The edit cannot be taken: %1</source>
            <translation>Die Änderung kann nicht übernommen werden: %1</translation>
        </message>
        <message>
            <source>The statement's time is in the future: set the clock of this device</source>
            <translation>Die Zeit der Entscheidung liegt in der Zukunft: Uhr dieses Geräts stellen</translation>
        </message>
        <message>
            <source>The device key is not enrolled for this person: sign in again on this device</source>
            <translation>Der Schlüssel des Geräts ist für diese Person nicht eingetragen: auf diesem Gerät neu anmelden</translation>
        </message>
        <message>
            <source>The device key was revoked: sign in again on this device</source>
            <translation>Der Schlüssel des Geräts wurde widerrufen: auf diesem Gerät neu anmelden</translation>
        </message>
        <message>
            <source>The signature does not match the statement</source>
            <translation>Die Signatur passt nicht zur Aussage</translation>
        </message>
        <message>
            <source>What was signed is not what would be sent: the %1 differs</source>
            <translation>Was signiert wurde, ist nicht, was gesendet würde: %1 weicht ab</translation>
        </message>
        <message>
            <source>Sending back needs an instruction</source>
            <translation>Zurückgeben braucht eine Anweisung</translation>
        </message>
        <message>
            <source>Overriding a requirement needs an explanation</source>
            <translation>Eine Voraussetzung zu übergehen braucht eine Begründung</translation>
        </message>
        <message>
            <source>The message cannot be put together any more</source>
            <translation>Die Nachricht lässt sich nicht mehr zusammensetzen</translation>
        </message>
        <message>
            <source>The policy changed since it let this message go: a person decides</source>
            <translation>Die Richtlinie hat sich geändert, seit sie diese Nachricht freigab: eine Person entscheidet</translation>
        </message>
        <message>
            <source>Stock, price and consent could not be checked again before sending</source>
            <translation>Bestand, Preis und Zustimmung ließen sich vor dem Senden nicht noch einmal prüfen</translation>
        </message>
        <message>
            <source>The shop did not make the discount code</source>
            <translation>Der Shop hat den Rabattcode nicht angelegt</translation>
        </message>
        <message>
            <source>The messaging provider could not be reached</source>
            <translation>Der Versandanbieter war nicht erreichbar</translation>
        </message>
        <message>
            <source>The messaging provider refused it: %1</source>
            <translation>Der Versandanbieter hat es abgelehnt: %1</translation>
        </message>
        <message>
            <source>The message is not the one that was approved</source>
            <translation>Die Nachricht ist nicht die freigegebene</translation>
        </message>
        <message>
            <source>The offer is not the one that was approved</source>
            <translation>Das Angebot ist nicht das freigegebene</translation>
        </message>
        <message>
            <source>The recipient is not the one that was approved</source>
            <translation>Der Empfänger ist nicht der freigegebene</translation>
        </message>
        <message>
            <source>The key that signed the approval is not enrolled for that person</source>
            <translation>Der Schlüssel unter der Freigabe ist für diese Person nicht eingetragen</translation>
        </message>
        <message>
            <source>The wording is not of the version that was approved</source>
            <translation>Der Wortlaut stammt nicht von der Version, die freigegeben wurde</translation>
        </message>
        <message>
            <source>The stored approval is not the one that was signed</source>
            <translation>Die gespeicherte Freigabe ist nicht die, die unterschrieben wurde</translation>
        </message>
        <message>
            <source>The signature under the approval does not verify</source>
            <translation>Die Unterschrift unter der Freigabe stimmt nicht</translation>
        </message>
        <message>
            <source>%1 of %2 people approved exactly this message</source>
            <translation>%1 von %2 Personen haben genau diese Nachricht freigegeben</translation>
        </message>
        <message>
            <source>The key that signed the approval was revoked</source>
            <translation>Der Schlüssel unter der Freigabe wurde widerrufen</translation>
        </message>
        <message>
            <source>The approval is not in force any more</source>
            <translation>Die Freigabe gilt nicht mehr</translation>
        </message>
        <message>
            <source>The customer has bought meanwhile</source>
            <translation>Der Kunde hat inzwischen gekauft</translation>
        </message>
        <message>
            <source>The customer is back at the cart</source>
            <translation>Der Kunde ist zurück am Warenkorb</translation>
        </message>
        <message>
            <source>The cart is gone</source>
            <translation>Der Warenkorb ist weg</translation>
        </message>
        <message>
            <source>The offer ran out before the message could leave</source>
            <translation>Das Angebot lief ab, bevor die Nachricht gehen konnte</translation>
        </message>
        <message>
            <source>The customer does not agree to messages any more</source>
            <translation>Der Kunde stimmt Nachrichten nicht mehr zu</translation>
        </message>
        <message>
            <source>Changed since it was approved: %1</source>
            <translation>Seit der Freigabe geändert: %1</translation>
        </message>
        <message>
            <source>The messaging provider never got it: people decide anew</source>
            <translation>Beim Versandanbieter kam es nie an: Menschen entscheiden neu</translation>
        </message>
        <message>
            <source>No prompt is live for this draft any more</source>
            <translation>Für diesen Entwurf ist kein Prompt mehr in Betrieb</translation>
        </message>
        <message>
            <source>The prompt cannot be used: %1</source>
            <translation>Der Prompt ist nicht verwendbar: %1</translation>
        </message>
        <message>
            <source>The draft's budget for the language model is used up</source>
            <translation>Das Budget des Entwurfs für das Sprachmodell ist aufgebraucht</translation>
        </message>
        <message>
            <source>The language model's answer was larger than any message; it was cut off.</source>
            <translation>Die Antwort des Sprachmodells war größer als jede Nachricht; sie wurde abgebrochen.</translation>
        </message>
        <message>
            <source>The language model wrote far more than a message; it was cut off.</source>
            <translation>Das Sprachmodell schrieb weit mehr als eine Nachricht; es wurde abgebrochen.</translation>
        </message>
        <message>
            <source>The language model repeated itself without end; it was cut off.</source>
            <translation>Das Sprachmodell wiederholte sich ohne Ende; es wurde abgebrochen.</translation>
        </message>
        <message>
            <source>The language model's answer broke off.</source>
            <translation>Die Antwort des Sprachmodells brach ab.</translation>
        </message>
        <message>
            <source>The language model answered nothing.</source>
            <translation>Das Sprachmodell antwortete nichts.</translation>
        </message>
        <message>
            <source>The language model's budget for this draft does not allow another question.</source>
            <translation>Das Budget des Sprachmodells für diesen Entwurf erlaubt keine weitere Frage.</translation>
        </message>
        <message>
            <source>The language model's budget for today does not allow another question.</source>
            <translation>Das Budget des Sprachmodells für heute erlaubt keine weitere Frage.</translation>
        </message>
        <message>
            <source>The language model failed several times in a row and is left alone for a while.</source>
            <translation>Das Sprachmodell versagte mehrmals hintereinander und hat eine Pause.</translation>
        </message>
        <message>
            <source>The limit of questions per minute to the language model is used up.</source>
            <translation>Die Grenze der Fragen pro Minute an das Sprachmodell ist erreicht.</translation>
        </message>
        <message>
            <source>Too many questions were before it at the language model.</source>
            <translation>Vor dieser Frage standen beim Sprachmodell zu viele andere.</translation>
        </message>
        <message>
            <source>The question to the language model was cancelled.</source>
            <translation>Die Frage an das Sprachmodell wurde abgebrochen.</translation>
        </message>
        <message>
            <source>No language model is set up.</source>
            <translation>Es ist kein Sprachmodell eingerichtet.</translation>
        </message>
        <message>
            <source>The language model's server cannot be called at the address or with the key that is set.</source>
            <translation>Der Server des Sprachmodells lässt sich unter der eingestellten Adresse oder mit dem eingestellten Schlüssel nicht aufrufen.</translation>
        </message>
        <message>
            <source>The language model's server finds the question longer than the model can read (status %1).</source>
            <translation>Der Server des Sprachmodells meldet, dass die Frage länger ist, als das Modell lesen kann (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server reported an error instead of an answer.</source>
            <translation>Der Server des Sprachmodells meldete einen Fehler statt einer Antwort.</translation>
        </message>
        <message>
            <source>The language model's server sent what is no answer of its dialect.</source>
            <translation>Der Server des Sprachmodells schickte etwas, das in seinem Dialekt keine Antwort ist.</translation>
        </message>
        <message>
            <source>The language model's server sent what are no embeddings of the texts.</source>
            <translation>Der Server des Sprachmodells hat etwas geschickt, das keine Einbettungen der Texte sind.</translation>
        </message>
        <message>
            <source>The language model's server says that the account has no credit (status %1).</source>
            <translation>Der Server des Sprachmodells meldet, dass das Konto kein Guthaben hat (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server has a filter that refuses the question (status %1).</source>
            <translation>Der Server des Sprachmodells hat einen Filter, der die Frage ablehnt (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server knows no such model or address (status %1).</source>
            <translation>Der Server des Sprachmodells kennt dieses Modell oder diese Adresse nicht (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server finds the question too large (status %1).</source>
            <translation>Der Server des Sprachmodells meldet, dass die Frage zu groß ist (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server does not accept the question (status %1).</source>
            <translation>Der Server des Sprachmodells nimmt die Frage nicht an (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server does not accept the key (status %1).</source>
            <translation>Der Server des Sprachmodells nimmt den Schlüssel nicht an (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server broke off without an answer.</source>
            <translation>Der Server des Sprachmodells brach ohne Antwort ab.</translation>
        </message>
        <message>
            <source>The language model's server was too slow (limit %1 s).</source>
            <translation>Der Server des Sprachmodells war zu langsam (Grenze %1 s).</translation>
        </message>
        <message>
            <source>The language model's server asks to wait (status %1).</source>
            <translation>Der Server des Sprachmodells bittet um eine Pause (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server failed (status %1).</source>
            <translation>Der Server des Sprachmodells hat versagt (Status %1).</translation>
        </message>
        <message>
            <source>The language model's server cannot be reached.</source>
            <translation>Der Server des Sprachmodells ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The model refused to write this message</source>
            <translation>Das Modell weigerte sich, diese Nachricht zu schreiben</translation>
        </message>
        <message>
            <source>The model's filter stopped the message</source>
            <translation>Der Filter des Modells hielt die Nachricht auf</translation>
        </message>
        <message>
            <source>The answer was cut off for its length: be much shorter</source>
            <translation>Die Antwort wurde ihrer Länge wegen abgeschnitten: sie muss viel kürzer sein</translation>
        </message>
        <message>
            <source>The answer is not one JSON object with nothing around it: %1.</source>
            <translation>Die Antwort ist kein JSON-Objekt, um das nichts steht: %1.</translation>
        </message>
        <message>
            <source>The answer is not one JSON object with nothing around it.</source>
            <translation>Die Antwort ist kein JSON-Objekt, um das nichts steht.</translation>
        </message>
        <message>
            <source>The answer has a citation that is not a paragraph's number and a passage's id.</source>
            <translation>Die Antwort hat ein Zitat, das nicht aus der Nummer eines Absatzes und der Kennung eines Abschnitts besteht.</translation>
        </message>
        <message>
            <source>The answer holds a control or invisible character in "%1".</source>
            <translation>Die Antwort enthält ein Steuerzeichen oder unsichtbares Zeichen in „%1“.</translation>
        </message>
        <message>
            <source>The answer has more than %1 characters in "%2".</source>
            <translation>Die Antwort hat mehr als %1 Zeichen in „%2“.</translation>
        </message>
        <message>
            <source>The answer has no list of one to %1 paragraphs.</source>
            <translation>Die Antwort hat keine Liste von einem bis %1 Absätzen.</translation>
        </message>
        <message>
            <source>The answer has no list of at most %1 citations.</source>
            <translation>Die Antwort hat keine Liste von höchstens %1 Zitaten.</translation>
        </message>
        <message>
            <source>The answer has no text in "%1".</source>
            <translation>Die Antwort hat keinen Text in „%1“.</translation>
        </message>
        <message>
            <source>The answer is empty in "%1".</source>
            <translation>Die Antwort ist leer in „%1“.</translation>
        </message>
        <message>
            <source>The answer has an unknown key “%1”.</source>
            <translation>Die Antwort hat einen unbekannten Schlüssel „%1“.</translation>
        </message>
        <message>
            <source>The answer lacks the key "%1".</source>
            <translation>Der Antwort fehlt der Schlüssel „%1“.</translation>
        </message>
        <message>
            <source>The answer is empty.</source>
            <translation>Die Antwort ist leer.</translation>
        </message>
        <message>
            <source>It speaks of “%1” in %2, but {{discount_code}} is the only code there may be.</source>
            <translation>%2: spricht von „%1“, doch {{discount_code}} ist der einzige Code, den es geben darf.</translation>
        </message>
        <message>
            <source>It holds the address or number “%1” in %2; the only link is the button's, which is ours.</source>
            <translation>%2: enthält die Adresse oder Nummer „%1“; der einzige Link ist der der Schaltfläche, und der ist unserer.</translation>
        </message>
        <message>
            <source>It holds an “@” in %1; write {{support_address}} where an address is wanted.</source>
            <translation>%1: enthält ein „@“; wo eine Adresse hingehört, steht {{support_address}}.</translation>
        </message>
        <message>
            <source>It says “%1” in %2; only {{offer_until}} may say when something ends.</source>
            <translation>%2: sagt „%1“; nur {{offer_until}} darf sagen, wann etwas endet.</translation>
        </message>
        <message>
            <source>It holds “%1” in %2, which looks like a code; write {{discount_code}}.</source>
            <translation>%2: enthält „%1“, das wie ein Code aussieht; dafür steht {{discount_code}}.</translation>
        </message>
        <message>
            <source>It holds “%1” in %2; only plain sentences may stand there.</source>
            <translation>%2: enthält „%1“; dort dürfen nur schlichte Sätze stehen.</translation>
        </message>
        <message>
            <source>It names “%1” in %2; only {{first_name}} may name the customer.</source>
            <translation>%2: nennt „%1“; nur {{first_name}} darf den Kunden nennen.</translation>
        </message>
        <message>
            <source>It says the number “%1” in %2, which stands nowhere in the facts.</source>
            <translation>%2: sagt die Zahl „%1“, die in keiner Tatsache steht.</translation>
        </message>
        <message>
            <source>It holds the number “%1” in %2, which cannot be read.</source>
            <translation>%2: enthält die Zahl „%1“, die sich nicht lesen lässt.</translation>
        </message>
        <message>
            <source>It says “%1” in %2; no such amount stands in the facts.</source>
            <translation>%2: sagt „%1“; ein solcher Betrag steht in keiner Tatsache.</translation>
        </message>
        <message>
            <source>It says “%1” in %2; the cart is in another currency.</source>
            <translation>%2: sagt „%1“; der Warenkorb hat eine andere Währung.</translation>
        </message>
        <message>
            <source>It says “%1” in %2; no fact names such a time.</source>
            <translation>%2: sagt „%1“; keine Tatsache nennt eine solche Zeit.</translation>
        </message>
        <message>
            <source>It says “%1” in %2, which presses the customer.</source>
            <translation>%2: sagt „%1“; das drängt den Kunden.</translation>
        </message>
        <message>
            <source>It says “%1” in %2; the facts do not.</source>
            <translation>%2: sagt „%1“; die Tatsachen sagen das nicht.</translation>
        </message>
        <message>
            <source>It speaks of itself or of its orders in %1: “%2”.</source>
            <translation>%1: spricht von sich selbst oder seinen Anweisungen: „%2“.</translation>
        </message>
        <message>
            <source>It says “%1” again and again in %2.</source>
            <translation>%2: sagt immer wieder „%1“.</translation>
        </message>
        <message>
            <source>It repeats our orders in %1: “%2”.</source>
            <translation>%1: wiederholt unsere Anweisungen: „%2“.</translation>
        </message>
        <message>
            <source>It speaks of “%1” in %2; the offer is %3.</source>
            <translation>%2: spricht von „%1“; das Angebot ist: %3.</translation>
        </message>
        <message>
            <source>It holds a list or heading in %1; the list of items is ours.</source>
            <translation>%1: enthält eine Liste oder Überschrift; die Liste der Artikel ist unsere.</translation>
        </message>
        <message>
            <source>It holds look-alike letters in “%1” in %2.</source>
            <translation>%2: enthält verwechselbare Buchstaben in „%1“.</translation>
        </message>
        <message>
            <source>It copies a mark of the request in %1.</source>
            <translation>%1: übernimmt ein Zeichen aus der Frage.</translation>
        </message>
        <message>
            <source>It holds encoded text in %1: “%2”.</source>
            <translation>%1: enthält verschlüsselten Text: „%2“.</translation>
        </message>
        <message>
            <source>It holds an HTML entity in %1.</source>
            <translation>%1: enthält ein HTML-Kürzel.</translation>
        </message>
        <message>
            <source>It names the key “%1” in %2.</source>
            <translation>%2: nennt den Schlüssel „%1“.</translation>
        </message>
        <message>
            <source>It has %1 characters in %2; at most %3 fit.</source>
            <translation>%2: hat %1 Zeichen; höchstens %3 haben Platz.</translation>
        </message>
        <message>
            <source>It uses {{%1}} in %2, which has no value here.</source>
            <translation>%2: verwendet {{%1}}, das hier keinen Wert hat.</translation>
        </message>
        <message>
            <source>It cites “%1” for a paragraph that does not exist.</source>
            <translation>Zitiert „%1“ für einen Absatz, den es nicht gibt.</translation>
        </message>
        <message>
            <source>It cites “%1”, which is no passage of the facts.</source>
            <translation>Zitiert „%1“; das ist kein Abschnitt der Tatsachen.</translation>
        </message>
        <message>
            <source>A placeholder is not complete in %1: “%2”.</source>
            <translation>%1: ein Platzhalter ist unvollständig: „%2“.</translation>
        </message>
        <message>
            <source>The message is not written in English.</source>
            <translation>Die Nachricht ist nicht auf Englisch geschrieben.</translation>
        </message>
        <message>
            <source>The message is not written in German.</source>
            <translation>Die Nachricht ist nicht auf Deutsch geschrieben.</translation>
        </message>
        <message>
            <source>“%1” in %2 is not English.</source>
            <translation>%2: „%1“ ist kein Englisch.</translation>
        </message>
        <message>
            <source>“%1” in %2 is not German.</source>
            <translation>%2: „%1“ ist kein Deutsch.</translation>
        </message>
        <message>
            <source>the whole message</source>
            <translation>ganze Nachricht</translation>
        </message>
        <message>
            <source>the preheader</source>
            <translation>Vorschautext</translation>
        </message>
        <message>
            <source>the subject</source>
            <translation>Betreff</translation>
        </message>
        <message>
            <source>the button</source>
            <translation>Schaltfläche</translation>
        </message>
        <message>
            <source>paragraph %1</source>
            <translation>Absatz %1</translation>
        </message>
        <message>
            <source>a placeholder is not complete: write {{name}}</source>
            <translation>ein Platzhalter ist unvollständig: zu schreiben ist {{name}}</translation>
        </message>
        <message>
            <source>there is no value for {{%1}}</source>
            <translation>es gibt keinen Wert für {{%1}}</translation>
        </message>
        <message>
            <source>unknown placeholder {{%1}}</source>
            <translation>unbekannter Platzhalter {{%1}}</translation>
        </message>
        <message>
            <source>the word “%1” is empty, over %2 characters or holds an invisible character</source>
            <translation>das Wort „%1“ ist leer, länger als %2 Zeichen oder enthält ein unsichtbares Zeichen</translation>
        </message>
        <message>
            <source>“%1” is required, but longer than a sentence may be</source>
            <translation>„%1“ ist verlangt, aber länger, als ein Satz sein darf</translation>
        </message>
        <message>
            <source>“%1” is required, but holds too many exclamation marks</source>
            <translation>„%1“ ist verlangt, hat aber zu viele Ausrufezeichen</translation>
        </message>
        <message>
            <source>“%1” is required, but emoji are not allowed</source>
            <translation>„%1“ ist verlangt, aber Emojis sind nicht erlaubt</translation>
        </message>
        <message>
            <source>“%1” is required, but “%2” is banned</source>
            <translation>„%1“ ist verlangt, aber „%2“ ist verboten</translation>
        </message>
        <message>
            <source>%1 exclamation marks; at most %2 may stand in a message</source>
            <translation>%1 Ausrufezeichen; je Nachricht höchstens: %2</translation>
        </message>
        <message>
            <source>%1 exclamation mark; at most %2 may stand in a message</source>
            <translation>%1 Ausrufezeichen; je Nachricht höchstens: %2</translation>
        </message>
        <message>
            <source>A sentence of %1 words; at most %2 are allowed</source>
            <translation>Ein Satz mit %1 Wörtern; erlaubt sind höchstens %2</translation>
        </message>
        <message>
            <source>%1 words; at most %2 are read</source>
            <translation>%1 Wörter; gelesen werden höchstens %2</translation>
        </message>
        <message>
            <source>“%1” is not formal: customers are “Sie”</source>
            <translation>„%1“ ist nicht förmlich: Kunden werden gesiezt</translation>
        </message>
        <message>
            <source>“%1” is formal: customers are “du”</source>
            <translation>„%1“ ist förmlich: Kunden werden geduzt</translation>
        </message>
        <message>
            <source>“%1” shouts: capitals only</source>
            <translation>„%1“ schreit: nur Großbuchstaben</translation>
        </message>
        <message>
            <source>“%1” must be said and is not</source>
            <translation>„%1“ muss gesagt werden und fehlt</translation>
        </message>
        <message>
            <source>“%1” is a banned word</source>
            <translation>„%1“ ist ein verbotenes Wort</translation>
        </message>
        <message>
            <source>“%1” is an emoji</source>
            <translation>„%1“ ist ein Emoji</translation>
        </message>
        <message>
            <source>Your roles do not include the right to promote prompts</source>
            <translation>Ihre Rollen enthalten nicht das Recht, Prompts freizugeben</translation>
        </message>
        <message>
            <source>Your roles do not include the right to edit prompts</source>
            <translation>Ihre Rollen enthalten nicht das Recht, Prompts zu bearbeiten</translation>
        </message>
        <message>
            <source>You have the right to promote prompts</source>
            <translation>Sie haben das Recht, Prompts freizugeben</translation>
        </message>
        <message>
            <source>You have the right to edit prompts</source>
            <translation>Sie haben das Recht, Prompts zu bearbeiten</translation>
        </message>
        <message>
            <source>%1 of %2 drafts, %3 answers refused by a check, %4 tests failed</source>
            <translation>%1 von %2 Entwürfen, %3 Antworten von einer Prüfung abgelehnt, %4 Prüffälle nicht bestanden</translation>
        </message>
        <message>
            <source>%1 of %2 drafts, %3 answers refused by a check, %4 test failed</source>
            <translation>%1 von %2 Entwürfen, %3 Antworten von einer Prüfung abgelehnt, %4 Prüffall nicht bestanden</translation>
        </message>
        <message>
            <source>%1 of %2 drafts, %3 answer refused by a check, %4 tests failed</source>
            <translation>%1 von %2 Entwürfen, %3 Antwort von einer Prüfung abgelehnt, %4 Prüffälle nicht bestanden</translation>
        </message>
        <message>
            <source>%1 of %2 drafts, %3 answer refused by a check, %4 test failed</source>
            <translation>%1 von %2 Entwürfen, %3 Antwort von einer Prüfung abgelehnt, %4 Prüffall nicht bestanden</translation>
        </message>
        <message>
            <source>%1 of %2 tests passed</source>
            <translation>%1 von %2 Prüffällen bestanden</translation>
        </message>
        <message>
            <source>%1 of %2 test passed</source>
            <translation>%1 von %2 Prüffall bestanden</translation>
        </message>
        <message>
            <source>“%1” did not run, %2</source>
            <translation>„%1“ lief nicht, %2</translation>
        </message>
        <message>
            <source>“%1” failed, %2</source>
            <translation>„%1“ ist nicht bestanden, %2</translation>
        </message>
        <message>
            <source>“%1” did not run</source>
            <translation>„%1“ lief nicht</translation>
        </message>
        <message>
            <source>“%1” failed</source>
            <translation>„%1“ ist nicht bestanden</translation>
        </message>
        <message>
            <source>promote prompts</source>
            <translation>Prompts freigeben</translation>
        </message>
        <message>
            <source>edit prompts</source>
            <translation>Prompts bearbeiten</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>Version %1</translation>
        </message>
        <message>
            <source>written by %1</source>
            <translation>geschrieben von %1</translation>
        </message>
        <message>
            <source>two other versions share the customers already: give one of them 100 % first</source>
            <translation>zwei andere Versionen teilen sich die Kunden schon: Geben Sie zuerst einer davon 100 %</translation>
        </message>
        <message>
            <source>two versions are shadows already: take the label from one of them first</source>
            <translation>zwei Versionen laufen schon mit: Beenden Sie das zuerst bei einer davon</translation>
        </message>
        <message>
            <source>a share below 100 % needs another live version that has the rest</source>
            <translation>ein Anteil unter 100 % braucht eine andere Version in Betrieb, die den Rest hat</translation>
        </message>
        <message>
            <source>this version is live: take live away first</source>
            <translation>diese Version ist in Betrieb: Nehmen Sie sie zuerst außer Betrieb</translation>
        </message>
        <message>
            <source>only a live version has a share</source>
            <translation>nur eine Version in Betrieb hat einen Anteil</translation>
        </message>
        <message>
            <source>no version was live before this one</source>
            <translation>vor dieser war keine Version in Betrieb</translation>
        </message>
        <message>
            <source>the prompt has no version %1</source>
            <translation>der Prompt hat keine Version %1</translation>
        </message>
        <message>
            <source>there is no such prompt</source>
            <translation>diesen Prompt gibt es nicht</translation>
        </message>
        <message>
            <source>the test demands nothing: name words that must or must not be said</source>
            <translation>der Prüffall verlangt nichts: Nennen Sie Wörter, die gesagt oder nicht gesagt werden sollen</translation>
        </message>
        <message>
            <source>there is no such draft, or its customer was erased</source>
            <translation>diesen Entwurf gibt es nicht, oder sein Kunde wurde gelöscht</translation>
        </message>
        <message>
            <source>this prompt has 100 tests already: remove one first</source>
            <translation>dieser Prompt hat schon 100 Prüffälle: Entfernen Sie zuerst einen</translation>
        </message>
        <message>
            <source>the draft is not of the prompt's channel</source>
            <translation>der Entwurf hat einen anderen Kanal als der Prompt</translation>
        </message>
        <message>
            <source>a test's name has 1 to 80 characters</source>
            <translation>der Name eines Prüffalls hat 1 bis 80 Zeichen</translation>
        </message>
        <message>
            <source>there is no such test</source>
            <translation>diesen Prüffall gibt es nicht</translation>
        </message>
        <message>
            <source>Test “%1”: there is no answer to test</source>
            <translation>Prüffall „%1“: es gibt keine Antwort zu prüfen</translation>
        </message>
        <message>
            <source>Test “%1”: does not say “%2”</source>
            <translation>Prüffall „%1“: sagt nicht „%2“</translation>
        </message>
        <message>
            <source>Test “%1”: says “%2”</source>
            <translation>Prüffall „%1“: sagt „%2“</translation>
        </message>
        <message>
            <source>this prompt has 1,000 versions already: begin a new prompt</source>
            <translation>dieser Prompt hat schon 1.000 Versionen: Beginnen Sie einen neuen</translation>
        </message>
        <message>
            <source>a prompt may not hold the marks around the facts</source>
            <translation>ein Prompt darf die Zeichen um die Tatsachen nicht enthalten</translation>
        </message>
        <message>
            <source>a variable is not complete: write {{name}}</source>
            <translation>eine Variable ist unvollständig: zu schreiben ist {{name}}</translation>
        </message>
        <message>
            <source>there is a prompt of this name already</source>
            <translation>ein Prompt dieses Namens ist schon da</translation>
        </message>
        <message>
            <source>a prompt's name has 1 to 80 characters</source>
            <translation>der Name eines Prompts hat 1 bis 80 Zeichen</translation>
        </message>
        <message>
            <source>there are 500 prompts already</source>
            <translation>es gibt schon 500 Prompts</translation>
        </message>
        <message>
            <source>there is no variable {{%1}}</source>
            <translation>die Variable {{%1}} gibt es nicht</translation>
        </message>
        <message>
            <source>unknown variable {{%1}}</source>
            <translation>unbekannte Variable {{%1}}</translation>
        </message>
        <message>
            <source>the replay would cost more than what is left of the day's budget for the language model</source>
            <translation>der Probelauf würde mehr kosten, als vom Tagesbudget für das Sprachmodell übrig ist</translation>
        </message>
        <message>
            <source>no language model is set up: there is nothing that a prompt could be replayed with</source>
            <translation>kein Sprachmodell ist eingerichtet: es gibt nichts, womit ein Probelauf möglich wäre</translation>
        </message>
        <message>
            <source>no draft that this prompt is for has been decided yet: there is nothing to replay</source>
            <translation>noch kein Entwurf, für den dieser Prompt gedacht ist, wurde entschieden: es gibt nichts für einen Probelauf</translation>
        </message>
        <message>
            <source>None of the drafts can be replayed any more: their customers were erased</source>
            <translation>Keiner der Entwürfe taugt noch für einen Probelauf: ihre Kunden wurden gelöscht</translation>
        </message>
        <message>
            <source>a replay of this prompt is under way: wait for it or cancel it</source>
            <translation>ein Probelauf dieses Prompts ist im Gang: Warten Sie ihn ab oder halten Sie ihn an</translation>
        </message>
        <message>
            <source>the replay has ended already: it is cancelled</source>
            <translation>der Probelauf ist schon zu Ende: angehalten</translation>
        </message>
        <message>
            <source>the replay has ended already: it is failed</source>
            <translation>der Probelauf ist schon zu Ende: abgebrochen</translation>
        </message>
        <message>
            <source>the replay has ended already: it is done</source>
            <translation>der Probelauf ist schon zu Ende: fertig</translation>
        </message>
        <message>
            <source>this replay has no result for that draft</source>
            <translation>dieser Probelauf hat kein Ergebnis für diesen Entwurf</translation>
        </message>
        <message>
            <source>something went wrong inside: %1</source>
            <translation>innen ging etwas schief: %1</translation>
        </message>
        <message>
            <source>The model does not answer: %1</source>
            <translation>Das Modell antwortet nicht: %1</translation>
        </message>
        <message>
            <source>there is no such replay</source>
            <translation>diesen Probelauf gibt es nicht</translation>
        </message>
        <message>
            <source>Cancelled by %1</source>
            <translation>Angehalten von %1</translation>
        </message>
        <message>
            <source>The shop's brand rules are kept.</source>
            <translation>Die Markenregeln des Shops sind eingehalten.</translation>
        </message>
        <message>
            <source>The brand rules have %1 more hits.</source>
            <translation>Die Markenregeln schlagen noch %1-mal an.</translation>
        </message>
        <message>
            <source>there is no rule “%1”</source>
            <translation>es gibt keine Regel „%1“</translation>
        </message>
        <message>
            <source>a share is a whole number from 1 to 100</source>
            <translation>ein Anteil ist eine ganze Zahl von 1 bis 100</translation>
        </message>
        <message>
            <source>a replay takes 1 to 5,000 drafts</source>
            <translation>ein Probelauf nimmt 1 bis 5.000 Entwürfe</translation>
        </message>
        <message>
            <source>What must not be said has more than 20 phrases</source>
            <translation>was nicht gesagt werden darf, sind mehr als 20 Wendungen</translation>
        </message>
        <message>
            <source>What must be said has more than 20 phrases</source>
            <translation>was gesagt werden muss, sind mehr als 20 Wendungen</translation>
        </message>
        <message>
            <source>What must not be said has a phrase of more than 200 characters</source>
            <translation>was nicht gesagt werden darf, hat eine Wendung mit mehr als 200 Zeichen</translation>
        </message>
        <message>
            <source>What must be said has a phrase of more than 200 characters</source>
            <translation>was gesagt werden muss, hat eine Wendung mit mehr als 200 Zeichen</translation>
        </message>
        <message>
            <source>the replay's prompt or version is not there</source>
            <translation>der Prompt oder die Version des Probelaufs ist nicht mehr da</translation>
        </message>
        <message>
            <source>the language is two small letters, or empty for every language</source>
            <translation>die Sprache hat zwei kleine Buchstaben, oder sie ist leer für jede Sprache</translation>
        </message>
        <message>
            <source>the system text has more than %1 characters</source>
            <translation>die ständigen Anweisungen haben mehr als %1 Zeichen</translation>
        </message>
        <message>
            <source>the task text has more than %1 characters</source>
            <translation>die Aufgabe hat mehr als %1 Zeichen</translation>
        </message>
        <message>
            <source>the system text is empty</source>
            <translation>die ständigen Anweisungen sind leer</translation>
        </message>
        <message>
            <source>the task text is empty</source>
            <translation>die Aufgabe ist leer</translation>
        </message>
        <message>
            <source>there is no such shop</source>
            <translation>diesen Shop gibt es nicht</translation>
        </message>
        <message>
            <source>there is no such draft</source>
            <translation>diesen Entwurf gibt es nicht</translation>
        </message>
        <message>
            <source>there is no such knowledge file</source>
            <translation>diese Datei gibt es nicht mehr</translation>
        </message>
        <message>
            <source>the name of a knowledge file ends in .md, .html, .htm or .txt</source>
            <translation>der Name einer Wissensdatei endet auf .md, .html, .htm oder .txt</translation>
        </message>
        <message>
            <source>a knowledge file needs a name and some text</source>
            <translation>eine Wissensdatei braucht einen Namen und etwas Text</translation>
        </message>
        <message>
            <source>a knowledge file is at most 2 MiB</source>
            <translation>eine Wissensdatei hat höchstens 2 MiB</translation>
        </message>
        <message>
            <source>there is no text in the file</source>
            <translation>in der Datei steht kein Text</translation>
        </message>
        <message>
            <source>the file makes over 2,000 passages: split it</source>
            <translation>die Datei ergibt über 2.000 Stellen: Teilen Sie sie auf</translation>
        </message>
        <message>
            <source>the file has over 20,000 tags: split it</source>
            <translation>die Datei hat über 20.000 Auszeichnungen: Teilen Sie sie auf</translation>
        </message>
        <message>
            <source>the file cannot be read as HTML</source>
            <translation>die Datei lässt sich nicht als HTML lesen</translation>
        </message>
        <message>
            <source>the file cannot be read as Markdown</source>
            <translation>die Datei lässt sich nicht als Markdown lesen</translation>
        </message>
        <message>
            <source>the file is nested too deeply</source>
            <translation>die Datei ist zu tief verschachtelt</translation>
        </message>
        <message>
            <source>policy pages are read from Shopify alone so far</source>
            <translation>Richtlinienseiten werden bisher nur bei Shopify gelesen</translation>
        </message>
        <message>
            <source>%1 (policy pages take the scope read_legal_policies)</source>
            <translation>%1 (für Richtlinienseiten braucht der Zugang das Recht read_legal_policies)</translation>
        </message>
        <message>
            <source>the address “%1” is neither formal nor informal</source>
            <translation>die Anrede „%1“ ist weder förmlich noch persönlich</translation>
        </message>
        <message>
            <source>the exclamation marks must be from 0 to %1</source>
            <translation>es müssen 0 bis %1 Ausrufezeichen sein</translation>
        </message>
        <message>
            <source>the words of a sentence must be from 0 to %1</source>
            <translation>es müssen 0 bis %1 Wörter je Satz sein</translation>
        </message>
        <message>
            <source>by reviewer takes the right to edit_prompts or to manage_people</source>
            <translation>nach Personen zu gliedern, braucht das Recht, Prompts zu bearbeiten oder Personen zu verwalten</translation>
        </message>
        <message>
            <source>The backend is away just now. Nothing was changed; try again when it is back.</source>
            <translation>Das Backend ist gerade nicht da. Nichts wurde geändert; versuchen Sie es wieder, wenn es zurück ist.</translation>
        </message>
        <message>
            <source>The file could not be read. Nothing was imported.</source>
            <translation>Die Datei ließ sich nicht lesen. Nichts wurde übernommen.</translation>
        </message>
        <message>
            <source>The file has more than 2 MiB. Nothing was imported; cut it into parts.</source>
            <translation>Die Datei hat mehr als 2 MiB. Nichts wurde übernommen; teilen Sie sie auf.</translation>
            <source>The cart was seen</source>
            <translation>Der Warenkorb wurde gesehen</translation>
        </message>
        <message>
            <source>The cart changed</source>
            <translation>Der Warenkorb änderte sich</translation>
        </message>
        <message>
            <source>The cart was deleted</source>
            <translation>Der Warenkorb wurde gelöscht</translation>
        </message>
        <message>
            <source>The cart was bought</source>
            <translation>Der Warenkorb wurde gekauft</translation>
        </message>
        <message>
            <source>The offer was chosen</source>
            <translation>Das Angebot wurde gewählt</translation>
        </message>
        <message>
            <source>The checks were run</source>
            <translation>Die Prüfungen sind gelaufen</translation>
        </message>
        <message>
            <source>The draft was suppressed</source>
            <translation>Der Entwurf wurde unterdrückt</translation>
        </message>
        <message>
            <source>The draft is compared, never sent</source>
            <translation>Der Entwurf wird verglichen, nie gesendet</translation>
        </message>
        <message>
            <source>The customer belongs to the group that gets nothing</source>
            <translation>Der Kunde gehört zur Gruppe, die nichts bekommt</translation>
        </message>
        <message>
            <source>The message waits for the end of the quiet hours</source>
            <translation>Die Nachricht wartet auf das Ende der Ruhezeit</translation>
        </message>
        <message>
            <source>The message was delivered</source>
            <translation>Die Nachricht wurde zugestellt</translation>
        </message>
        <message>
            <source>The message was opened</source>
            <translation>Die Nachricht wurde geöffnet</translation>
        </message>
        <message>
            <source>A link of the message was followed</source>
            <translation>Einem Link der Nachricht wurde gefolgt</translation>
        </message>
        <message>
            <source>The message came back</source>
            <translation>Die Nachricht kam zurück</translation>
        </message>
        <message>
            <source>The customer unsubscribed</source>
            <translation>Der Kunde hat sich abgemeldet</translation>
        </message>
        <message>
            <source>A step failed for good</source>
            <translation>Ein Schritt ist endgültig gescheitert</translation>
        </message>
        <message>
            <source>The cart was empty</source>
            <translation>Der Warenkorb war leer</translation>
        </message>
        <message>
            <source>Nobody could be written to</source>
            <translation>Niemand war anzuschreiben</translation>
        </message>
        <message>
            <source>The customer's consent changed</source>
            <translation>Die Einwilligung des Kunden hat sich geändert</translation>
        </message>
        <message>
            <source>The customer was erased</source>
            <translation>Der Kunde wurde gelöscht</translation>
        </message>
        <message>
            <source>Tags were added to the customer</source>
            <translation>Der Kunde bekam Kennzeichen</translation>
        </message>
        <message>
            <source>A webhook arrived</source>
            <translation>Ein Webhook kam an</translation>
        </message>
        <message>
            <source>A version of a prompt</source>
            <translation>Eine Version eines Prompts</translation>
        </message>
        <message>
            <source>The message is held so that it can be undone</source>
            <translation>Gehalten, um sie zurücknehmen zu können</translation>
        </message>
        <message>
            <source>Everything was checked once more</source>
            <translation>Alles wurde noch einmal geprüft</translation>
        </message>
        <message>
            <source>A shadow version answered beside it</source>
            <translation>Eine Schattenversion antwortete daneben</translation>
        </message>
        <message>
            <source>Someone was shown the customer in clear</source>
            <translation>Jemand sah den Kunden im Klartext</translation>
        </message>
        <message>
            <source>no more than %1 customers are shown to one person in an hour</source>
            <translation>einer Person werden in einer Stunde nicht mehr als %1 Kunden gezeigt</translation>
        </message>
        <message>
            <source>the note is longer than 500 characters</source>
            <translation>die Notiz ist länger als 500 Zeichen</translation>
        </message>
        <message>
            <source>another reason needs a note that says which</source>
            <translation>ein anderer Grund braucht eine Notiz, die ihn nennt</translation>
        </message>
        <message>
            <source>what this draft said is no longer kept</source>
            <translation>was dieser Entwurf sagte, wird nicht mehr aufbewahrt</translation>
        </message>
        <message>
            <source>no recorded restore explains why the record went back</source>
            <translation>keine verzeichnete Wiederherstellung erklärt, warum das Protokoll zurückging</translation>
        </message>
        <message>
            <source>No recorded restore explains why the record went back.</source>
            <translation>Keine verzeichnete Wiederherstellung erklärt, warum das Protokoll zurückging.</translation>
        </message>
        <message>
            <source>the restore was recorded for another reason</source>
            <translation>die Wiederherstellung wurde mit einem anderen Grund verzeichnet</translation>
        </message>
        <message>
            <source>the record continues that checkpoint: there is nothing to accept</source>
            <translation>das Protokoll setzt diesen Prüfpunkt fort: es gibt nichts anzunehmen</translation>
        </message>
        <message>
            <source>the checkpoint that was seen is not signed by this record's key</source>
            <translation>der gesehene Prüfpunkt ist nicht mit dem Schlüssel dieses Protokolls unterschrieben</translation>
        </message>
        <message>
            <source>Someone with the right to accept a restored record has to do that first.</source>
            <translation>Zuerst muss jemand mit dem Recht, ein wiederhergestelltes Protokoll anzunehmen, das tun.</translation>
        </message>
        <message>
            <source>%1 exists; name a new file</source>
            <translation>%1 gibt es schon; nennen Sie eine neue Datei</translation>
        </message>
        <message>
            <source>%1 exists and is not a folder</source>
            <translation>%1 gibt es schon und ist kein Ordner</translation>
        </message>
        <message>
            <source>%1 is not empty; name a new folder</source>
            <translation>%1 ist nicht leer; nennen Sie einen neuen Ordner</translation>
        </message>
        <message>
            <source>another export to %1 is under way; let it end, or name another place</source>
            <translation>nach %1 läuft schon ein anderer Export; warten Sie, bis er fertig ist, oder nennen Sie einen anderen Ort</translation>
        </message>
        <message>
            <source>%1 is not a part of an export</source>
            <translation>%1 ist kein Teil eines Exports</translation>
        </message>
        <message>
            <source>cannot write %1</source>
            <translation>%1 lässt sich nicht schreiben</translation>
        </message>
        <message>
            <source>cannot read %1</source>
            <translation>%1 lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>cannot remove %1</source>
            <translation>%1 lässt sich nicht entfernen</translation>
        </message>
        <message>
            <source>cannot make %1: %2</source>
            <translation>%1 lässt sich nicht anlegen: %2</translation>
        </message>
        <message>
            <source>cannot put the bundle in place: %1</source>
            <translation>Das Bündel lässt sich nicht an seinen Ort setzen: %1</translation>
        </message>
        <message>
            <source>cannot put the proofs in place: %1</source>
            <translation>Die Beweise lassen sich nicht an ihren Ort setzen: %1</translation>
        </message>
        <message>
            <source>the backend's proof does not hold: %1</source>
            <translation>der Beweis des Backends trägt nicht: %1</translation>
        </message>
        <message>
            <source>the backend's answer is not a page of entries</source>
            <translation>die Antwort des Backends ist keine Seite von Einträgen</translation>
        </message>
        <message>
            <source>the backend's answer is out of order</source>
            <translation>die Antwort des Backends ist nicht in der Reihenfolge</translation>
        </message>
        <message>
            <source>A search has at most 2,000 bytes.</source>
            <translation>Eine Suche hat höchstens 2.000 Bytes.</translation>
        </message>
        <message>
            <source>a search is longer than 2000 bytes</source>
            <translation>eine Suche ist länger als 2000 Bytes</translation>
        </message>
    </context>
    <context>
        <name>SinceApproval</name>
        <message>
            <source>“%1” costs %2 now, %3 in the cart.</source>
            <translation>„%1“ kostet jetzt %2, im Warenkorb %3.</translation>
        </message>
        <message>
            <source>“%1”: %2 in stock, %3 in the cart.</source>
            <translation>„%1“: %2 auf Lager, %3 im Warenkorb.</translation>
        </message>
        <message>
            <source>The words of revision %1 are not known here any more.</source>
            <translation>Die Worte der Fassung %1 sind hier nicht mehr bekannt.</translation>
        </message>
    </context>
    <context>
        <name>SmsCount</name>
        <message>
            <source>Cannot be sent as it stands: %1</source>
            <translation>So nicht zu senden: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n part(s)</source>
            <translation>
                <numerusform>%n Teil</numerusform>
                <numerusform>%n Teile</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n Zeichen</numerusform>
                <numerusform>%n Zeichen</numerusform>
            </translation>
        </message>
        <message>
            <source>Far too long to be sent.</source>
            <translation>Viel zu lang zum Senden.</translation>
        </message>
        <message>
            <source>%1 of at most 4,096</source>
            <translation>%1 von höchstens 4.096</translation>
        </message>
        <message>
            <source>Unicode: 70 instead of 160 per part</source>
            <translation>Unicode: 70 statt 160 je Teil</translation>
        </message>
        <message>
            <source>GSM 7-bit alphabet</source>
            <translation>GSM-7-Bit-Alphabet</translation>
        </message>
    </context>
    <context>
        <name>Times</name>
        <message>
            <source>under a minute</source>
            <translation>unter einer Minute</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 h %2</source>
            <translation>%1 h %2</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>vor %n Tag</numerusform>
                <numerusform>vor %n Tagen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
    </context>
    <context>
        <name>VerdictWords</name>
        <message>
            <source>Approve with edits</source>
            <translation>Mit Änderungen freigeben</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>You may read this draft. Deciding it takes the right to approve.</source>
            <translation>Sie dürfen diesen Entwurf lesen. Zum Entscheiden braucht es das Recht zur Freigabe.</translation>
        </message>
        <message numerus="yes">
            <source>%n requirement(s) above stand(s) against your approval.</source>
            <translation>
                <numerusform>Eine Bedingung oben steht Ihrer Freigabe entgegen.</numerusform>
                <numerusform>%n Bedingungen oben stehen Ihrer Freigabe entgegen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n requirement(s) above can be overridden by you, with a reason.</source>
            <translation>
                <numerusform>Eine Bedingung oben können Sie mit Begründung übergehen.</numerusform>
                <numerusform>%n Bedingungen oben können Sie mit Begründung übergehen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 approvals with yours.</source>
            <translation>%1 von %2 Freigaben mit Ihrer.</translation>
        </message>
        <message>
            <source>Approve, first of two</source>
            <translation>Freigeben, als Erste von zweien</translation>
        </message>
        <message>
            <source>Signs your edit. Another person then approves the same words.</source>
            <translation>Unterschreibt Ihre Änderung. Danach gibt eine andere Person dieselben Worte frei.</translation>
        </message>
        <message>
            <source>Signs these words. Another person then decides on the same ones.</source>
            <translation>Unterschreibt diese Worte. Danach entscheidet eine andere Person über dieselben.</translation>
        </message>
        <message>
            <source>Approve and hold %1, then %2 at %3 there.</source>
            <translation>Freigeben, %1 halten, dann %2 um %3 dort.</translation>
        </message>
        <message>
            <source>Approve and hold %1, then %2 at once.</source>
            <translation>Freigeben, %1 halten, dann sofort %2.</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>email</source>
            <comment>then email at once</comment>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>push</source>
            <comment>then push at once</comment>
            <translation>Push</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Email</source>
            <translation>E-Mail</translation>
        </message>
        <message>
            <source>SMS</source>
            <translation>SMS</translation>
        </message>
        <message>
            <source>WhatsApp</source>
            <translation>WhatsApp</translation>
        </message>
        <message>
            <source>Push</source>
            <translation>Push</translation>
        </message>
        <message>
            <source>shipping cost</source>
            <translation>Versandkosten</translation>
        </message>
        <message>
            <source>price comparison</source>
            <translation>Preisvergleich</translation>
        </message>
        <message>
            <source>account required</source>
            <translation>Kontozwang</translation>
        </message>
        <message>
            <source>checkout complexity</source>
            <translation>umständliche Kasse</translation>
        </message>
        <message>
            <source>payment failure</source>
            <translation>Zahlung gescheitert</translation>
        </message>
        <message>
            <source>payment trust</source>
            <translation>Zahlungsvertrauen</translation>
        </message>
        <message>
            <source>delivery time</source>
            <translation>Lieferzeit</translation>
        </message>
        <message>
            <source>returns policy</source>
            <translation>Rückgaberegeln</translation>
        </message>
        <message>
            <source>out of stock</source>
            <translation>ausverkauft</translation>
        </message>
        <message>
            <source>technical error</source>
            <translation>technischer Fehler</translation>
        </message>
        <message>
            <source>device friction</source>
            <translation>Gerät hinderlich</translation>
        </message>
        <message>
            <source>distraction</source>
            <translation>Ablenkung</translation>
        </message>
        <message>
            <source>wrong tone</source>
            <translation>falscher Ton</translation>
        </message>
        <message>
            <source>wrong reason</source>
            <translation>falscher Grund</translation>
        </message>
        <message>
            <source>offer too high</source>
            <translation>Angebot zu hoch</translation>
        </message>
        <message>
            <source>offer too low</source>
            <translation>Angebot zu niedrig</translation>
        </message>
        <message>
            <source>factually wrong</source>
            <translation>sachlich falsch</translation>
        </message>
        <message>
            <source>bad timing</source>
            <translation>schlechter Zeitpunkt</translation>
        </message>
        <message>
            <source>open customer issue</source>
            <translation>offenes Anliegen</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>unnötig</translation>
        </message>
        <message>
            <source>other, see the note</source>
            <translation>anderes, siehe Notiz</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>approved with edits</source>
            <translation>mit Änderungen freigegeben</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>sent back</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>passed up</source>
            <translation>weitergegeben</translation>
        </message>
        <message>
            <source>put on hold</source>
            <translation>aufgehoben</translation>
        </message>
        <message>
            <source>undo under way</source>
            <translation>wird zurückgenommen</translation>
        </message>
        <message>
            <source>kept on this computer</source>
            <translation>auf diesem Rechner aufbewahrt</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>sends in %1</source>
            <translation>geht in %1</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>wird gesendet</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>zurückgenommen</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>verweigert</translation>
        </message>
        <message>
            <source>came back</source>
            <translation>kam zurück</translation>
        </message>
        <message>
            <source>answer lost, being looked into</source>
            <translation>Antwort verloren, wird geklärt</translation>
        </message>
        <message>
            <source>Marketing manager</source>
            <translation>Marketingleitung</translation>
        </message>
        <message>
            <source>Senior approver</source>
            <translation>Zweitfreigabe</translation>
        </message>
        <message>
            <source>Brand reviewer</source>
            <translation>Markenpflege</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Betrieb</translation>
        </message>
        <message>
            <source>Clears the queue: reads, edits, approves within limits</source>
            <translation>Arbeitet die Warteschlange ab: liest, ändert, gibt in Grenzen frei</translation>
        </message>
        <message>
            <source>Second signature, high values, overrides</source>
            <translation>Zweite Unterschrift, hohe Werte, Ausnahmen</translation>
        </message>
        <message>
            <source>Owns the voice: edits and sends back</source>
            <translation>Hütet den Ton: ändert und gibt zurück</translation>
        </message>
        <message>
            <source>Reads and verifies the record, changes nothing</source>
            <translation>Liest und prüft das Protokoll, ändert nichts</translation>
        </message>
        <message>
            <source>Connects shops and sets the limits</source>
            <translation>Bindet Läden an und setzt die Grenzen</translation>
        </message>
        <message>
            <source>links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>offer text</source>
            <translation>Angebotstext</translation>
        </message>
        <message>
            <source>placeholders</source>
            <translation>Platzhalter</translation>
        </message>
        <message>
            <source>claims</source>
            <translation>Behauptungen</translation>
        </message>
        <message>
            <source>length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>SMS parts</source>
            <translation>SMS-Teile</translation>
        </message>
        <message>
            <source>consent</source>
            <translation>Einwilligung</translation>
        </message>
        <message>
            <source>quiet hours</source>
            <translation>Ruhezeit</translation>
        </message>
        <message>
            <source>stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>consent unknown</source>
            <translation>Einwilligung unbekannt</translation>
        </message>
        <message>
            <source>consented</source>
            <translation>eingewilligt</translation>
        </message>
        <message>
            <source>has not consented</source>
            <translation>nicht eingewilligt</translation>
        </message>
        <message>
            <source>unsubscribed</source>
            <translation>abgemeldet</translation>
        </message>
        <message>
            <source>consent not confirmed yet</source>
            <translation>Einwilligung noch nicht bestätigt</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>Free shipping</source>
            <translation>Versand frei</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 Nachlass</translation>
        </message>
        <message>
            <source>first name</source>
            <translation>Vorname</translation>
        </message>
        <message>
            <source>shop name</source>
            <translation>Name des Ladens</translation>
        </message>
        <message>
            <source>Survey</source>
            <translation>Umfrage</translation>
        </message>
        <message>
            <source>link to the survey</source>
            <translation>Link zur Umfrage</translation>
        </message>
        <message>
            <source>link to the cart</source>
            <translation>Link zum Warenkorb</translation>
        </message>
        <message>
            <source>unsubscribe link</source>
            <translation>Abmeldelink</translation>
        </message>
        <message>
            <source>discount code</source>
            <translation>Rabattcode</translation>
        </message>
        <message>
            <source>offer</source>
            <translation>Angebot</translation>
        </message>
        <message>
            <source>end of the offer</source>
            <translation>Ende des Angebots</translation>
        </message>
        <message>
            <source>shipping price</source>
            <translation>Versandpreis</translation>
        </message>
        <message>
            <source>cart total</source>
            <translation>Summe des Warenkorbs</translation>
        </message>
        <message>
            <source>item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>support address</source>
            <translation>Adresse für Fragen</translation>
        </message>
        <message>
            <source>postal address</source>
            <translation>Postanschrift</translation>
        </message>
        <message>
            <source>delivery promise</source>
            <translation>Lieferzusage</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>This was not accepted as it stands.</source>
            <translation>So wurde das nicht angenommen.</translation>
        </message>
        <message>
            <source>The name or password is wrong, or the session has ended. Sign in again.</source>
            <translation>Name oder Passwort stimmt nicht, oder die Sitzung ist zu Ende. Melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte reichen dafür nicht.</translation>
        </message>
        <message>
            <source>It is not there any more.</source>
            <translation>Es ist nicht mehr da.</translation>
        </message>
        <message>
            <source>Somebody else was faster, or the draft has changed. Look at it again.</source>
            <translation>Jemand war schneller, oder der Entwurf hat sich geändert. Sehen Sie ihn neu an.</translation>
        </message>
        <message>
            <source>The draft has a newer revision. Look at it again before deciding.</source>
            <translation>Der Entwurf hat eine neuere Fassung. Sehen Sie sie an, bevor Sie entscheiden.</translation>
        </message>
        <message>
            <source>The backend could not verify what was signed. Nothing was sent.</source>
            <translation>Das Backend konnte das Unterschriebene nicht bestätigen. Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>It is too long.</source>
            <translation>Es ist zu lang.</translation>
        </message>
        <message>
            <source>The backend asks for a pause. It is tried again by itself.</source>
            <translation>Das Backend bittet um eine Pause. Es wird von selbst neu versucht.</translation>
        </message>
        <message>
            <source>The backend cannot be reached. What you decided is kept on this computer.</source>
            <translation>Das Backend ist nicht erreichbar. Was Sie entschieden haben, ist auf diesem Rechner aufbewahrt.</translation>
        </message>
        <message>
            <source>The answer took too long. What you decided is kept on this computer.</source>
            <translation>Die Antwort dauerte zu lange. Was Sie entschieden haben, ist auf diesem Rechner aufbewahrt.</translation>
        </message>
        <message>
            <source>It was stopped before it was done.</source>
            <translation>Es wurde vor dem Ende angehalten.</translation>
        </message>
        <message>
            <source>The answer was lost; it may have been done. It is being looked into.</source>
            <translation>Die Antwort ging verloren; es kann geschehen sein. Es wird geklärt.</translation>
        </message>
        <message>
            <source>It could not be saved on this computer. Check that the disk is not full, then try again.</source>
            <translation>Es ließ sich auf diesem Rechner nicht speichern. Sehen Sie nach, ob die Platte voll ist, und versuchen Sie es neu.</translation>
        </message>
        <message>
            <source>A file of Countersign is damaged. It was not touched.</source>
            <translation>Eine Datei von Countersign ist beschädigt. Sie wurde nicht angerührt.</translation>
        </message>
        <message>
            <source>A file was written by a newer Countersign. It was not touched; update this one.</source>
            <translation>Eine Datei stammt von einem neueren Countersign. Sie wurde nicht angerührt; bringen Sie dieses auf den neuen Stand.</translation>
        </message>
        <message>
            <source>Something went wrong inside Countersign. Nothing was lost.</source>
            <translation>In Countersign ging etwas schief. Nichts ging verloren.</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>meaning, key</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>brand rules</source>
            <translation>Markenregeln</translation>
        </message>
        <message>
            <source>read drafts</source>
            <translation>Entwürfe lesen</translation>
        </message>
        <message>
            <source>hold drafts</source>
            <translation>Entwürfe halten</translation>
        </message>
        <message>
            <source>take drafts over</source>
            <translation>Entwürfe übernehmen</translation>
        </message>
        <message>
            <source>edit drafts</source>
            <translation>Entwürfe bearbeiten</translation>
        </message>
        <message>
            <source>approve drafts</source>
            <translation>Entwürfe freigeben</translation>
        </message>
        <message>
            <source>approve as the second</source>
            <translation>als Zweite freigeben</translation>
        </message>
        <message>
            <source>reject drafts</source>
            <translation>Entwürfe ablehnen</translation>
        </message>
        <message>
            <source>send drafts back</source>
            <translation>Entwürfe zurückgeben</translation>
        </message>
        <message>
            <source>undo decisions</source>
            <translation>Entscheidungen zurücknehmen</translation>
        </message>
        <message>
            <source>override checks</source>
            <translation>Prüfungen übergehen</translation>
        </message>
        <message>
            <source>read the record</source>
            <translation>Protokoll lesen</translation>
        </message>
        <message>
            <source>export the record</source>
            <translation>Protokoll ausgeben</translation>
        </message>
        <message>
            <source>read the policy</source>
            <translation>Richtlinie lesen</translation>
        </message>
        <message>
            <source>set the policy</source>
            <translation>Richtlinie setzen</translation>
        </message>
        <message>
            <source>manage people</source>
            <translation>Personen verwalten</translation>
        </message>
        <message>
            <source>manage shops</source>
            <translation>Läden verwalten</translation>
        </message>
        <message>
            <source>edit prompts</source>
            <translation>Prompts bearbeiten</translation>
        </message>
        <message>
            <source>promote prompts</source>
            <translation>Prompts in Betrieb nehmen</translation>
        </message>
        <message>
            <source>write comments</source>
            <translation>Kommentare schreiben</translation>
        </message>
        <message>
            <source>give drafts to others</source>
            <translation>Entwürfe anderen geben</translation>
        </message>
        <message>
            <source>share views</source>
            <translation>Ansichten teilen</translation>
        </message>
        <message>
            <source>accept a restored file</source>
            <translation>eine wiederhergestellte Datei annehmen</translation>
        </message>
        <message>
            <source>manage privacy</source>
            <translation>Datenschutz verwalten</translation>
        </message>
        <message>
            <source>see masked data</source>
            <translation>verdeckte Daten sehen</translation>
        </message>
        <message>
            <source>A draft decided on %1</source>
            <translation>Ein Entwurf, entschieden am %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::AlternativesView</name>
        <message>
            <source>The composer’s other wordings</source>
            <translation>Andere Formulierungen des Verfassers</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>There are no other wordings: %1 wrote only this one. Send the draft back (B) to have it written anew.</source>
            <translation>Es gibt keine anderen Formulierungen: %1 hat nur diese geschrieben. Entwurf zurückgeben (B), um ihn neu schreiben zu lassen.</translation>
        </message>
        <message>
            <source>There are no other wordings: a person wrote this revision, and the composer’s own are kept with its own revisions only.</source>
            <translation>Es gibt keine anderen Formulierungen: diese Fassung hat ein Mensch geschrieben, und die des Verfassers stehen nur bei dessen eigenen Fassungen.</translation>
        </message>
        <message>
            <source>Press a number to take those words into the editor. The offer stays the same. Esc goes back.</source>
            <translation>Eine Ziffer übernimmt die Worte in den Editor. Das Angebot bleibt gleich. Esc geht zurück.</translation>
        </message>
        <message>
            <source>You may read these; taking one takes the right to edit.</source>
            <translation>Sie dürfen diese lesen; zum Übernehmen braucht es das Recht zu bearbeiten.</translation>
        </message>
    </context>
    <context>
        <name>countersign::AssignSheet</name>
        <message>
            <source>Give this draft to…</source>
            <translation>Diesen Entwurf zuweisen an…</translation>
        </message>
        <message>
            <source>Give</source>
            <translation>Zuweisen</translation>
        </message>
        <message>
            <source>Type a name or a role</source>
            <translation>Name oder Rolle eingeben</translation>
        </message>
        <message>
            <source>Person or role</source>
            <translation>Person oder Rolle</translation>
        </message>
        <message>
            <source>People and roles</source>
            <translation>Personen und Rollen</translation>
        </message>
        <message>
            <source>you</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>you, %1</source>
            <translation>Sie, %1</translation>
        </message>
        <message>
            <source>everyone of this role</source>
            <translation>alle mit dieser Rolle</translation>
        </message>
        <message>
            <source>Nobody in particular</source>
            <translation>Niemand Bestimmtes</translation>
        </message>
        <message>
            <source>now %1</source>
            <translation>jetzt %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::AuditSession</name>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte decken das nicht.</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now.</source>
            <translation>Braucht das Backend, das gerade nicht erreichbar ist.</translation>
        </message>
        <message>
            <source>Nothing in the record leads there.</source>
            <translation>Nichts im Protokoll führt dorthin.</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Gespeichert als %1.</translation>
        </message>
        <message>
            <source>The search is kept.</source>
            <translation>Die Suche ist gemerkt.</translation>
        </message>
        <message>
            <source>Everyone who reads the record sees this search now.</source>
            <translation>Alle, die das Protokoll lesen, sehen diese Suche jetzt.</translation>
        </message>
        <message>
            <source>The search is your own again.</source>
            <translation>Die Suche gehört wieder nur Ihnen.</translation>
        </message>
    </context>
    <context>
        <name>countersign::BottomBar</name>
        <message>
            <source>Verdicts and status</source>
            <translation>Urteile und Stand</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Aufheben</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
    </context>
    <context>
        <name>countersign::BulkActs</name>
        <message>
            <source>nobody in particular</source>
            <translation>niemand Bestimmtes</translation>
        </message>
        <message numerus="yes">
            <source>%n approved together.</source>
            <translation>
                <numerusform>%n gemeinsam freigegeben.</numerusform>
                <numerusform>%n gemeinsam freigegeben.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n rejected together.</source>
            <translation>
                <numerusform>%n gemeinsam abgelehnt.</numerusform>
                <numerusform>%n gemeinsam abgelehnt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n given to %1.</source>
            <translation>
                <numerusform>%n an %1 zugewiesen.</numerusform>
                <numerusform>%n an %1 zugewiesen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo all (%1)</source>
            <translation>Alle zurücknehmen (%1)</translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) undone.</source>
            <translation>
                <numerusform>%n Entscheidung zurückgenommen.</numerusform>
                <numerusform>%n Entscheidungen zurückgenommen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n given back to who had it before.</source>
            <translation>
                <numerusform>%n zurückgegeben an die vorherige Person.</numerusform>
                <numerusform>%n zurückgegeben, jeder an die vorherige Person.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s): given to someone else or decided since.</source>
            <translation>
                <numerusform>%n bleibt: inzwischen weitergegeben oder entschieden.</numerusform>
                <numerusform>%n bleiben: inzwischen weitergegeben oder entschieden.</numerusform>
            </translation>
        </message>
        <message>
            <source>Many are being taken back…</source>
            <translation>Viele werden zurückgenommen…</translation>
        </message>
        <message>
            <source>Stopped: the others stay as they are.</source>
            <translation>Angehalten: Die übrigen bleiben, wie sie sind.</translation>
        </message>
    </context>
    <context>
        <name>countersign::BulkDeskImpl</name>
        <message>
            <source>You do not have the right to assign drafts.</source>
            <translation>Sie haben nicht das Recht, Entwürfe zuzuweisen.</translation>
        </message>
        <message>
            <source>The cart is above your limit.</source>
            <translation>Der Warenkorb liegt über Ihrer Grenze.</translation>
        </message>
        <message>
            <source>The offer is outside your limits.</source>
            <translation>Das Angebot liegt außerhalb Ihrer Grenzen.</translation>
        </message>
        <message>
            <source>The draft left the queue.</source>
            <translation>Der Entwurf hat die Warteschlange verlassen.</translation>
        </message>
    </context>
    <context>
        <name>countersign::BulkSheet</name>
        <message>
            <source>Cancel (Esc)</source>
            <translation>Abbrechen (Esc)</translation>
        </message>
        <message>
            <source>Note, if it helps; it goes with every one of them</source>
            <translation>Notiz, wenn sie hilft; sie geht mit jedem einzelnen mit</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message numerus="yes">
            <source>Approve %n draft(s)</source>
            <translation>
                <numerusform>%n Entwurf freigeben</numerusform>
                <numerusform>%n Entwürfe freigeben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Reject %n draft(s)</source>
            <translation>
                <numerusform>%n Entwurf ablehnen</numerusform>
                <numerusform>%n Entwürfe ablehnen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Give %n draft(s)</source>
            <translation>
                <numerusform>%n Entwurf zuweisen</numerusform>
                <numerusform>%n Entwürfe zuweisen</numerusform>
            </translation>
        </message>
        <message>
            <source>Approve %1 selected</source>
            <translation>%1 ausgewählte freigeben</translation>
        </message>
        <message>
            <source>Reject %1 selected</source>
            <translation>%1 ausgewählte ablehnen</translation>
        </message>
        <message>
            <source>Give %1 selected to %2</source>
            <translation>%1 ausgewählte an %2 zuweisen</translation>
        </message>
        <message>
            <source>Looking at what this would do…</source>
            <translation>Es wird nachgesehen, was das bewirkt…</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be approved, each with your signature.</source>
            <translation>
                <numerusform>%n Entwurf wird freigegeben, mit Ihrer Unterschrift.</numerusform>
                <numerusform>%n Entwürfe werden freigegeben, jeder mit Ihrer Unterschrift.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be rejected, each with your signature and one reason.</source>
            <translation>
                <numerusform>%n Entwurf wird abgelehnt, mit Ihrer Unterschrift und einem Grund.</numerusform>
                <numerusform>%n Entwürfe werden abgelehnt, jeder mit Ihrer Unterschrift und aus demselben Grund.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) will be given to %1.</source>
            <translation>
                <numerusform>%n Entwurf wird an %1 zugewiesen.</numerusform>
                <numerusform>%n Entwürfe werden an %1 zugewiesen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 at stake.</source>
            <translation>Einsatz: %1.</translation>
        </message>
        <message>
            <source>Their offers cost up to %1.</source>
            <translation>Ihre Angebote kosten bis zu %1.</translation>
        </message>
        <message>
            <source>Their offers cost nothing.</source>
            <translation>Ihre Angebote kosten nichts.</translation>
        </message>
        <message>
            <source>One undo takes all of it back while it can be undone.</source>
            <translation>Solange es noch geht, lässt sich alles auf einmal zurücknehmen.</translation>
        </message>
        <message>
            <source>Nothing of what is selected can be done in one act.</source>
            <translation>Nichts vom Ausgewählten geht als Sammelaktion.</translation>
        </message>
        <message>
            <source>Stays in the queue</source>
            <translation>Bleibt in der Warteschlange</translation>
        </message>
        <message>
            <source>%1 of %2 done. What is done is kept even if you stop here.</source>
            <translation>%1 von %2 erledigt. Was erledigt ist, bleibt, auch wenn Sie hier aufhören.</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) done.</source>
            <translation>
                <numerusform>%n Entwurf erledigt.</numerusform>
                <numerusform>%n Entwürfe erledigt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not reached; they stay as they were.</source>
            <translation>
                <numerusform>%n nicht erreicht; er bleibt, wie er war.</numerusform>
                <numerusform>%n nicht erreicht; sie bleiben, wie sie waren.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Nicht erledigt</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiterer</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Which ▾</source>
            <translation>Welche ▾</translation>
        </message>
        <message>
            <source>Which drafts: %1</source>
            <translation>Welche Entwürfe: %1</translation>
        </message>
        <message>
            <source>Which ▴</source>
            <translation>Welche ▴</translation>
        </message>
        <message>
            <source>One undo gives all of it back, for ten minutes.</source>
            <translation>Zehn Minuten lang lässt sich alles auf einmal zurückgeben.</translation>
        </message>
    </context>
    <context>
        <name>countersign::CartSection</name>
        <message>
            <source>Cart, then and now</source>
            <translation>Warenkorb, damals und jetzt</translation>
        </message>
        <message>
            <source>stock and price now unknown</source>
            <translation>Bestand und Preis jetzt unbekannt</translation>
        </message>
        <message>
            <source>stock not counted</source>
            <translation>Bestand nicht gezählt</translation>
        </message>
        <message>
            <source>in stock, %1 left</source>
            <translation>auf Lager, noch %1</translation>
        </message>
        <message>
            <source>out of stock now</source>
            <translation>jetzt ausverkauft</translation>
        </message>
        <message>
            <source>only %1 left</source>
            <translation>nur noch %1</translation>
        </message>
        <message>
            <source>now %1</source>
            <translation>jetzt %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more item(s)</source>
            <translation>
                <numerusform>und %n weiterer Artikel</numerusform>
                <numerusform>und %n weitere Artikel</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ClockWatch</name>
        <message numerus="yes">
            <source>%n hours</source>
            <translation>
                <numerusform>%n Stunde</numerusform>
                <numerusform>%n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minutes</source>
            <translation>
                <numerusform>%n Minute</numerusform>
                <numerusform>%n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>This computer's clock is %1 behind; decisions are dated by the backend's clock.</source>
            <translation>Die Uhr dieses Rechners geht %1 nach; Entscheidungen werden nach der Uhr des Backends datiert.</translation>
        </message>
        <message>
            <source>This computer's clock is %1 ahead; decisions are dated by the backend's clock.</source>
            <translation>Die Uhr dieses Rechners geht %1 vor; Entscheidungen werden nach der Uhr des Backends datiert.</translation>
        </message>
    </context>
    <context>
        <name>countersign::CommentSection</name>
        <message>
            <source>Comment</source>
            <translation>Kommentieren</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>Einspruch</translation>
        </message>
        <message>
            <source>Say something about this draft; @ names a colleague</source>
            <translation>Etwas zu diesem Entwurf sagen; @ nennt jemanden aus dem Team</translation>
        </message>
        <message>
            <source>Ctrl+Enter comments, Ctrl+Shift+Enter objects: nobody can approve until it is resolved.</source>
            <translation>Strg+Eingabe kommentiert, Strg+Umschalt+Eingabe erhebt Einspruch: niemand kann freigeben, bis er geklärt ist.</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Team</translation>
        </message>
        <message>
            <source>You may read comments. Writing takes the right to comment.</source>
            <translation>Sie dürfen Kommentare lesen. Zum Schreiben braucht es das Recht zu kommentieren.</translation>
        </message>
        <message numerus="yes">
            <source>%n older comment(s) are not shown</source>
            <translation>
                <numerusform>%n älterer Kommentar wird nicht gezeigt</numerusform>
                <numerusform>%n ältere Kommentare werden nicht gezeigt</numerusform>
            </translation>
        </message>
        <message>
            <source>resolved</source>
            <translation>geklärt</translation>
        </message>
        <message>
            <source>objection</source>
            <translation>Einspruch</translation>
        </message>
        <message>
            <source>Resolved by %1</source>
            <translation>Geklärt von %1</translation>
        </message>
        <message>
            <source>Resolve this objection</source>
            <translation>Diesen Einspruch klären</translation>
        </message>
        <message>
            <source>A comment has at most %L1 characters; this one has %L2. It is kept here.</source>
            <translation>Ein Kommentar hat höchstens %L1 Zeichen; dieser hat %L2. Er wird hier aufbewahrt.</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Wird gesendet</translation>
        </message>
        <message>
            <source>Not sent: %1 Your words are kept here.</source>
            <translation>Nicht gesendet: %1 Ihre Worte werden hier aufbewahrt.</translation>
        </message>
        <message>
            <source>Not resolved: %1</source>
            <translation>Nicht geklärt: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::ConfirmSheet</name>
        <message>
            <source>Enter: %1 · Esc: back</source>
            <translation>Eingabe: %1 · Esc: zurück</translation>
        </message>
    </context>
    <context>
        <name>countersign::ConflictSheet</name>
        <message>
            <source>Decide anew</source>
            <translation>Neu entscheiden</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>Für später behalten</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Weglegen</translation>
        </message>
        <message>
            <source>It stays in your list of decisions</source>
            <translation>Bleibt in der Liste Ihrer Entscheidungen</translation>
        </message>
        <message>
            <source>%1 · %2, but it did not stand</source>
            <translation>%1 · %2, doch es galt nicht</translation>
        </message>
        <message>
            <source>Something changed between your decision and its arrival.</source>
            <translation>Zwischen Ihrer Entscheidung und ihrem Eintreffen hat sich etwas geändert.</translation>
        </message>
        <message>
            <source>Nothing was sent because of it.</source>
            <translation>Daraufhin wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>Opens the draft as it is now</source>
            <translation>Öffnet den Entwurf, wie er jetzt ist</translation>
        </message>
        <message>
            <source>It is not in the queue any more</source>
            <translation>Er ist nicht mehr in der Warteschlange</translation>
        </message>
        <message>
            <source>What you signed</source>
            <translation>Was Sie unterschrieben haben</translation>
        </message>
        <message>
            <source>What it is now</source>
            <translation>Was es jetzt ist</translation>
        </message>
        <message>
            <source>not known here any more</source>
            <translation>hier nicht mehr bekannt</translation>
        </message>
        <message>
            <source>left the queue</source>
            <translation>nicht mehr in der Warteschlange</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Entschieden</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Fassung</translation>
        </message>
        <message>
            <source>Cart</source>
            <translation>Warenkorb</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>Angebot</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>Freigaben</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>The words are not known here any more.</source>
            <translation>Die Worte sind hier nicht mehr bekannt.</translation>
        </message>
        <message>
            <source>Struck out: what you signed. Underlined: what it is now.</source>
            <translation>Durchgestrichen: was Sie unterschrieben haben. Unterstrichen: was es jetzt ist.</translation>
        </message>
        <message>
            <source>The words are the same.</source>
            <translation>Die Worte sind dieselben.</translation>
        </message>
    </context>
    <context>
        <name>countersign::Console</name>
        <message>
            <source>The keychain of this computer is missing or refuses, so your signing key stays in memory. Everything works; when the window closes, what is stored here is let go and the next sign-in makes a new key.</source>
            <translation>Der Schlüsselbund dieses Rechners fehlt oder verweigert sich; Ihr Schlüssel zum Unterschreiben bleibt deshalb im Arbeitsspeicher. Alles funktioniert; wenn das Fenster schließt, wird das hier Gespeicherte verworfen, und die nächste Anmeldung erzeugt einen neuen Schlüssel.</translation>
        </message>
    </context>
    <context>
        <name>countersign::CountLine</name>
        <message>
            <source>“%1” (%2) forces Unicode.</source>
            <translation>„%1“ (%2) erzwingt Unicode.</translation>
        </message>
        <message>
            <source>It comes with the value “%1”.</source>
            <translation>Es kommt mit dem Wert „%1“.</translation>
        </message>
        <message>
            <source>Replace “%1” by “%2”</source>
            <translation>„%1“ durch „%2“ ersetzen</translation>
        </message>
    </context>
    <context>
        <name>countersign::DecisionListModel</name>
        <message>
            <source>Approved</source>
            <translation>Freigegeben</translation>
        </message>
        <message>
            <source>Approved with edits</source>
            <translation>Mit Änderungen freigegeben</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>Sent back</source>
            <translation>Zurückgegeben</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Weitergegeben</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>Aufgeschoben</translation>
        </message>
        <message>
            <source>kept on this computer</source>
            <translation>auf diesem Rechner aufbewahrt</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>held</source>
            <translation>gehalten</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>zurückgenommen</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>verweigert</translation>
        </message>
        <message>
            <source>came back</source>
            <translation>kam zurück</translation>
        </message>
        <message>
            <source>answer lost, being looked up</source>
            <translation>Antwort verloren, wird geklärt</translation>
        </message>
        <message>
            <source>%1 · undo asked</source>
            <translation>%1 · Rücknahme verlangt</translation>
        </message>
        <message>
            <source>%1 · held, leaves in %2</source>
            <translation>%1 · gehalten, geht in %2</translation>
        </message>
        <message>
            <source>%1 · %2: %3</source>
            <translation>%1 · %2: %3</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
    </context>
    <context>
        <name>countersign::DraftFooter</name>
        <message>
            <source>Discard edits</source>
            <translation>Änderungen verwerfen</translation>
        </message>
        <message>
            <source>Ctrl+Enter approves with edits · Esc keeps the words · Ctrl+Space placeholder · Ctrl+. spelling · Alt+↑↓ moves a paragraph</source>
            <translation>Strg+Eingabe gibt mit Änderungen frei · Esc behält die Worte · Strg+Leertaste Platzhalter · Strg+. Rechtschreibung · Alt+↑↓ verschiebt einen Absatz</translation>
        </message>
        <message>
            <source>Edited here, not signed yet.</source>
            <translation>Hier geändert, noch nicht unterschrieben.</translation>
        </message>
    </context>
    <context>
        <name>countersign::DraftPane</name>
        <message>
            <source>This message is too long to be edited here. Send it back or reject it.</source>
            <translation>Diese Nachricht ist zu lang, um hier bearbeitet zu werden. Zurückgeben oder ablehnen.</translation>
        </message>
        <message>
            <source>Choose first: go on with your unfinished edit, or drop it.</source>
            <translation>Zuerst wählen: Ihre unfertige Änderung fortsetzen oder verwerfen.</translation>
        </message>
        <message>
            <source>Your unfinished edit of %1 is back.</source>
            <translation>Ihre unfertige Änderung von %1 ist wieder da.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>This draft is at revision %1 now. Your unfinished edit of %2 started from revision %3; both are below.</source>
            <translation>Dieser Entwurf ist jetzt bei Fassung %1. Ihre unfertige Änderung von %2 begann bei Fassung %3; beide stehen unten.</translation>
        </message>
        <message>
            <source>Go on with yours</source>
            <translation>Ihre fortsetzen</translation>
        </message>
        <message>
            <source>Drop yours</source>
            <translation>Ihre verwerfen</translation>
        </message>
        <message numerus="yes">
            <source>%n part(s)</source>
            <translation>
                <numerusform>%n Teil</numerusform>
                <numerusform>%n Teile</numerusform>
            </translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Version shown</source>
            <translation>Gezeigte Fassung</translation>
        </message>
        <message>
            <source>Width of the preview</source>
            <translation>Breite der Vorschau</translation>
        </message>
        <message>
            <source>The draft</source>
            <translation>Der Entwurf</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>KI</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>Ihre</translation>
        </message>
        <message>
            <source>Diff</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Andere</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Fassungen</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Breit</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>left %1</source>
            <translation>verlassen %1</translation>
        </message>
        <message>
            <source>goes cold in %1</source>
            <translation>wird kalt in %1</translation>
        </message>
        <message>
            <source>%1 approved revision %2 at %3.</source>
            <translation>%1 hat Fassung %2 um %3 freigegeben.</translation>
        </message>
        <message>
            <source>Nothing has changed since.</source>
            <translation>Seither hat sich nichts geändert.</translation>
        </message>
        <message>
            <source>Changes since then</source>
            <translation>Änderungen seither</translation>
        </message>
        <message>
            <source>This draft has no message for this channel.</source>
            <translation>Dieser Entwurf hat für diesen Kanal keine Nachricht.</translation>
        </message>
        <message>
            <source>Since %1 approved, the words changed:</source>
            <translation>Seit der Freigabe durch %1 haben sich die Worte geändert:</translation>
        </message>
        <message>
            <source>Since %1 approved, the words are the same, but:</source>
            <translation>Seit der Freigabe durch %1 sind die Worte dieselben, aber:</translation>
        </message>
        <message>
            <source>Your edit</source>
            <translation>Ihre Änderung</translation>
        </message>
        <message>
            <source>not signed yet</source>
            <translation>noch nicht unterschrieben</translation>
        </message>
        <message>
            <source>Your unfinished edit</source>
            <translation>Ihre unfertige Änderung</translation>
        </message>
        <message>
            <source>from revision %1 · %2</source>
            <translation>von Fassung %1 · %2</translation>
        </message>
        <message>
            <source>There is one version of these words only.</source>
            <translation>Von diesen Worten gibt es nur eine Fassung.</translation>
        </message>
        <message>
            <source>Not pasted. Only words go into a message, no pictures or files.</source>
            <translation>Nicht eingefügt. In eine Nachricht kommen nur Wörter, keine Bilder oder Dateien.</translation>
        </message>
    </context>
    <context>
        <name>countersign::EffortPage</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Entschieden</translation>
        </message>
        <message>
            <source>Active time, all together</source>
            <translation>Aktive Zeit, insgesamt</translation>
        </message>
        <message>
            <source>Active time, the middle decision</source>
            <translation>Aktive Zeit, die mittlere Entscheidung</translation>
        </message>
        <message>
            <source>Approved exactly as composed</source>
            <translation>Genau wie verfasst freigegeben</translation>
        </message>
        <message>
            <source>Approved with your edits</source>
            <translation>Mit Ihren Änderungen freigegeben</translation>
        </message>
        <message>
            <source>Message seen to its end</source>
            <translation>Nachricht bis zum Ende gesehen</translation>
        </message>
        <message>
            <source>Known-answer drafts answered right</source>
            <translation>Probeentwürfe richtig beantwortet</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>figure</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <comment>count, share</comment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>The last 7 days</source>
            <translation>Die letzten 7 Tage</translation>
        </message>
        <message>
            <source>Back to the queue</source>
            <translation>Zurück zur Warteschlange</translation>
        </message>
        <message>
            <source>How your work goes</source>
            <translation>Wie Ihre Arbeit läuft</translation>
        </message>
        <message>
            <source>You see this first. It is counted on this computer from your own decisions; time counts while the window has the focus and a hand was at it within 30 seconds. Each decision takes its own figures along to the backend, where those who may read decisions can read them. They show whether there is time to read. They are not a measure of performance, and nothing here decides, ranks or pays anybody.</source>
            <translation>Sie sehen das zuerst. Es wird auf diesem Rechner aus Ihren eigenen Entscheidungen gezählt; Zeit zählt, solange das Fenster den Fokus hat und binnen 30 Sekunden eine Hand daran war. Jede Entscheidung nimmt ihre eigenen Zahlen mit zum Backend; dort kann sie lesen, wer Entscheidungen lesen darf. Sie zeigen, ob Zeit zum Lesen da ist. Sie sind kein Leistungsmaß, und nichts hier entscheidet über jemanden, reiht oder bezahlt jemanden.</translation>
        </message>
        <message>
            <source>The figures could not be read.</source>
            <translation>Die Zahlen ließen sich nicht lesen.</translation>
        </message>
    </context>
    <context>
        <name>countersign::EntryList</name>
        <message>
            <source>Entries of the record</source>
            <translation>Einträge des Protokolls</translation>
        </message>
    </context>
    <context>
        <name>countersign::FilterBar</name>
        <message>
            <source>Filter ▾</source>
            <translation>Filter ▾</translation>
        </message>
        <message>
            <source>What the queue is narrowed to</source>
            <translation>Worauf die Warteschlange eingegrenzt ist</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>&amp;Grund</translation>
        </message>
        <message>
            <source>&amp;Channel</source>
            <translation>&amp;Kanal</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>&amp;Shop</source>
            <translation>S&amp;hop</translation>
        </message>
        <message>
            <source>&amp;Offer</source>
            <translation>&amp;Angebot</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>no discount</source>
            <translation>ohne Rabatt</translation>
        </message>
        <message>
            <source>with a discount</source>
            <translation>mit Rabatt</translation>
        </message>
        <message>
            <source>&amp;Value at stake</source>
            <translation>&amp;Einsatz</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>ab %1</translation>
        </message>
        <message>
            <source>&amp;Failed checks only</source>
            <translation>&amp;Nur nicht bestandene Prüfungen</translation>
        </message>
        <message>
            <source>L&amp;ate only</source>
            <translation>Nur ü&amp;berfällige</translation>
        </message>
        <message>
            <source>Cl&amp;ear all filters</source>
            <translation>Alle &amp;Filter löschen</translation>
        </message>
    </context>
    <context>
        <name>countersign::FilterChip</name>
        <message>
            <source>Filter: %1</source>
            <translation>Filter: %1</translation>
        </message>
        <message>
            <source>Delete takes it away</source>
            <translation>Entf nimmt ihn weg</translation>
        </message>
        <message>
            <source>Take “%1” away</source>
            <translation>„%1“ wegnehmen</translation>
        </message>
    </context>
    <context>
        <name>countersign::FilterForm</name>
        <message>
            <source>as in the search field</source>
            <translation>wie im Suchfeld</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>Value over</source>
            <translation>Wert über</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Only overrides of a requirement</source>
            <translation>Nur übergangene Anforderungen</translation>
        </message>
        <message>
            <source>anything</source>
            <translation>alles</translation>
        </message>
        <message>
            <source>decisions</source>
            <translation>Entscheidungen</translation>
        </message>
        <message>
            <source>sends</source>
            <translation>Versand</translation>
        </message>
        <message>
            <source>drafts</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>leases</source>
            <translation>Sperren</translation>
        </message>
        <message>
            <source>prompts</source>
            <translation>Prompts</translation>
        </message>
        <message>
            <source>the policy</source>
            <translation>die Richtlinie</translation>
        </message>
        <message>
            <source>people and rights</source>
            <translation>Personen und Rechte</translation>
        </message>
        <message>
            <source>reading of the record</source>
            <translation>Lesen des Protokolls</translation>
        </message>
        <message>
            <source>any verdict</source>
            <translation>jedes Urteil</translation>
        </message>
        <message>
            <source>any time</source>
            <translation>jederzeit</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>the last 24 hours</source>
            <translation>die letzten 24 Stunden</translation>
        </message>
        <message>
            <source>the last 7 days</source>
            <translation>die letzten 7 Tage</translation>
        </message>
        <message>
            <source>the last 30 days</source>
            <translation>die letzten 30 Tage</translation>
        </message>
        <message>
            <source>anyone</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>Value under</source>
            <translation>Wert unter</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>any, or EUR</source>
            <translation>jede, oder EUR</translation>
        </message>
    </context>
    <context>
        <name>FirstWords</name>
        <message>
            <source>first %1: %2 to go</source>
            <translation>erste %1: noch %2</translation>
        </message>
    </context>
    <context>
        <name>countersign::FirstDrafts</name>
        <message>
            <source>“%1” v%2 is new, %3</source>
            <comment>prompt, version, first 100: 37 to go</comment>
            <translation>„%1“ v%2 ist neu, %3</translation>
        </message>
        <message numerus="yes">
            <source>and %n more version(s)</source>
            <translation>
                <numerusform>und %n weitere Version</numerusform>
                <numerusform>und %n weitere Versionen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::GuidanceSection</name>
        <message>
            <source>What the policy asks</source>
            <translation>Was die Richtlinie verlangt</translation>
        </message>
        <message>
            <source>The policy (version %1) says nothing more to reviewers.</source>
            <translation>Die Richtlinie (Fassung %1) sagt Prüfenden nichts weiter.</translation>
        </message>
    </context>
    <context>
        <name>countersign::HistogramBars</name>
        <message>
            <source>Entries over time</source>
            <translation>Einträge im Lauf der Zeit</translation>
        </message>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 from %2 to %3</source>
            <translation>%1 von %2 bis %3</translation>
        </message>
        <message>
            <source>nothing to show</source>
            <translation>nichts zu zeigen</translation>
        </message>
    </context>
    <context>
        <name>countersign::HoldSheet</name>
        <message>
            <source>Hold this draft</source>
            <translation>Diesen Entwurf aufheben</translation>
        </message>
        <message>
            <source>Hold for %1</source>
            <translation>%1 aufheben</translation>
        </message>
        <message>
            <source>It leaves the queue and comes back at that moment. Nothing is sent meanwhile.</source>
            <translation>Er verlässt die Warteschlange und kommt dann wieder. Bis dahin wird nichts gesendet.</translation>
        </message>
        <message>
            <source>It goes cold too soon to be held.</source>
            <translation>Er wird zu bald kalt, um aufgehoben zu werden.</translation>
        </message>
    </context>
    <context>
        <name>countersign::ItemsView</name>
        <message>
            <source>Items in the message</source>
            <translation>Artikel in der Nachricht</translation>
        </message>
        <message numerus="yes">
            <source>and %n more item(s)</source>
            <translation>
                <numerusform>und %n weiterer Artikel</numerusform>
                <numerusform>und %n weitere Artikel</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::KeyButton</name>
        <message>
            <source>Key %1</source>
            <translation>Taste %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::KeysSheet</name>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Change this key</source>
            <translation>Diese Taste ändern</translation>
        </message>
        <message>
            <source>Swap the two</source>
            <translation>Beide tauschen</translation>
        </message>
        <message>
            <source>Reset this key</source>
            <translation>Diese zurücksetzen</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren…</translation>
        </message>
        <message>
            <source>All keys are as shipped.</source>
            <translation>Alle Tasten sind wie ausgeliefert.</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>Befehle und ihre Tasten</translation>
        </message>
        <message>
            <source>%1: no key</source>
            <translation>%1: keine Taste</translation>
        </message>
        <message>
            <source>%1: key %2</source>
            <translation>%1: Taste %2</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>Shipped as %1</source>
            <translation>Ausgeliefert als %1</translation>
        </message>
        <message>
            <source>Press the new key for “%1”. Esc keeps the one it has.</source>
            <translation>Neue Taste für „%1“ drücken. Esc behält die bisherige.</translation>
        </message>
        <message>
            <source>Letters are silent inside text fields; only keys with Ctrl work there. Ctrl+Enter approves with edits or confirms a sheet.</source>
            <translation>Buchstaben ruhen in Textfeldern; dort wirken nur Tasten mit Strg. Strg+Eingabe gibt mit Änderungen frei oder bestätigt ein Blatt.</translation>
        </message>
        <message>
            <source>Press another, or Esc.</source>
            <translation>Eine andere drücken oder Esc.</translation>
        </message>
        <message>
            <source>“%1” is the key of “%2”. S swaps the two, Esc leaves both as they are.</source>
            <translation>„%1“ ist die Taste von „%2“. S tauscht beide, Esc lässt beide, wie sie sind.</translation>
        </message>
        <message>
            <source>“%1” is now on %2.</source>
            <translation>„%1“ liegt jetzt auf %2.</translation>
        </message>
        <message>
            <source>“%1” is now on %2, “%3” on %4.</source>
            <translation>„%1“ liegt jetzt auf %2, „%3“ auf %4.</translation>
        </message>
        <message>
            <source>Export the keys</source>
            <translation>Tasten exportieren</translation>
        </message>
        <message>
            <source>Import keys</source>
            <translation>Tasten importieren</translation>
        </message>
        <message>
            <source>Key maps (*.json)</source>
            <translation>Tastenbelegungen (*.json)</translation>
        </message>
        <message>
            <source>The keys are in %1.</source>
            <translation>Die Tasten sind in %1.</translation>
        </message>
        <message>
            <source>The keys could not be written: %1</source>
            <translation>Die Tasten ließen sich nicht schreiben: %1</translation>
        </message>
        <message>
            <source>The keys of the file are in force.</source>
            <translation>Die Tasten der Datei gelten.</translation>
        </message>
        <message>
            <source>Nothing was changed. %1</source>
            <translation>Nichts wurde geändert. %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::LastDecisions</name>
        <message>
            <source>%1 %2</source>
            <comment>value and customer, verdict</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Last decisions</source>
            <translation>Letzte Entscheidungen</translation>
        </message>
        <message>
            <source>Undo all (%1)</source>
            <translation>Alle zurück (%1)</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>See both</source>
            <translation>Beide ansehen</translation>
        </message>
        <message>
            <source>Fewer ▴</source>
            <translation>Weniger ▴</translation>
        </message>
        <message>
            <source>All %1 ▾</source>
            <translation>Alle %1 ▾</translation>
        </message>
        <message>
            <source>Show fewer of the last decisions</source>
            <translation>Weniger der letzten Entscheidungen zeigen</translation>
        </message>
        <message>
            <source>Show all of the last decisions</source>
            <translation>Alle letzten Entscheidungen zeigen</translation>
        </message>
        <message numerus="yes">
            <source>%n %1 together</source>
            <translation>
                <numerusform>%n gemeinsam %1</numerusform>
                <numerusform>%n gemeinsam %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Zurücknehmen: %1</translation>
        </message>
        <message>
            <source>See both sides: %1, %2</source>
            <translation>Beide Seiten ansehen: %1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n given together</source>
            <translation>
                <numerusform>%n gemeinsam weitergegeben</numerusform>
                <numerusform>%n gemeinsam weitergegeben</numerusform>
            </translation>
        </message>
        <message>
            <source>A draft %1 on %2</source>
            <comment>verdict, day and time</comment>
            <translation>Ein Entwurf, %1 am %2</translation>
        </message>
        <message>
            <source>A draft %1</source>
            <comment>verdict</comment>
            <translation>Ein Entwurf, %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::GlassSheet</name>
        <message>
            <source>A wrong message is about to go out</source>
            <translation>Eine falsche Nachricht geht gleich hinaus</translation>
        </message>
        <message>
            <source>Somebody’s safety</source>
            <translation>Jemandes Sicherheit</translation>
        </message>
        <message>
            <source>The law or an authority demands it</source>
            <translation>Das Gesetz oder eine Behörde verlangt es</translation>
        </message>
        <message>
            <source>Something has broken down</source>
            <translation>Etwas ist ausgefallen</translation>
        </message>
        <message>
            <source>Another emergency</source>
            <translation>Ein anderer Notfall</translation>
        </message>
        <message>
            <source>They are away</source>
            <translation>Sie sind nicht da</translation>
        </message>
        <message>
            <source>It is outside their hours</source>
            <translation>Es ist außerhalb ihrer Arbeitszeit</translation>
        </message>
        <message>
            <source>They are part of the matter</source>
            <translation>Sie sind selbst betroffen</translation>
        </message>
        <message>
            <source>For another reason</source>
            <translation>Aus einem anderen Grund</translation>
        </message>
        <message>
            <source>Take a right for an emergency</source>
            <translation>Ein Recht für einen Notfall nehmen</translation>
        </message>
        <message>
            <source>Take it for 30 minutes</source>
            <translation>Für 30 Minuten nehmen</translation>
        </message>
        <message>
            <source>&amp;Which right</source>
            <translation>&amp;Welches Recht</translation>
        </message>
        <message>
            <source>What the &amp;emergency is</source>
            <translation>Was der &amp;Notfall ist</translation>
        </message>
        <message>
            <source>Why &amp;nobody who has the right can act</source>
            <translation>Warum &amp;niemand handeln kann, der das Recht hat</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>The right is yours for half an hour and ends by itself. That you took it, and both reasons, stand in the record for good.</source>
            <translation>Das Recht gilt für Sie eine halbe Stunde und endet von selbst. Dass Sie es genommen haben, und beide Gründe stehen für immer im Protokoll.</translation>
        </message>
        <message>
            <source>The right is being taken…</source>
            <translation>Das Recht wird genommen…</translation>
        </message>
    </context>
    <context>
        <name>countersign::GlassStrip</name>
        <message>
            <source>Give it back now</source>
            <translation>Jetzt zurückgeben</translation>
        </message>
        <message>
            <source>Give the right “%1” back now</source>
            <translation>Das Recht „%1“ jetzt zurückgeben</translation>
        </message>
        <message>
            <source>Taken for an emergency: the right “%1”, for %2 more. The record tells of it.</source>
            <translation>Für einen Notfall genommen: das Recht „%1“, noch %2. Das Protokoll hält es fest.</translation>
        </message>
        <message numerus="yes">
            <source>%n more right(s) after it.</source>
            <translation>
                <numerusform>Danach noch %n weiteres Recht.</numerusform>
                <numerusform>Danach noch %n weitere Rechte.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::EmergencyRights</name>
        <message>
            <source>The right “%1” is yours for half an hour.</source>
            <translation>Das Recht „%1“ gilt für Sie eine halbe Stunde.</translation>
        </message>
        <message>
            <source>Given back. The record tells of it.</source>
            <translation>Zurückgegeben. Das Protokoll hält es fest.</translation>
        </message>
        <message>
            <source>Taking a right for an emergency is for those who approve drafts.</source>
            <translation>Ein Recht für einen Notfall zu nehmen ist denen vorbehalten, die Entwürfe freigeben.</translation>
        </message>
        <message>
            <source>The backend is away just now; it gives such rights and records them.</source>
            <translation>Das Backend ist gerade nicht erreichbar; es gibt solche Rechte und hält sie fest.</translation>
        </message>
        <message>
            <source>Nobody may take rights in an emergency here: who manages people has not allowed it.</source>
            <translation>Hier darf niemand im Notfall Rechte nehmen: Wer Personen verwaltet, hat es nicht erlaubt.</translation>
        </message>
        <message>
            <source>You have every right that can be taken in an emergency.</source>
            <translation>Sie haben jedes Recht, das im Notfall genommen werden kann.</translation>
        </message>
        <message>
            <source>The right is being given back…</source>
            <translation>Das Recht wird zurückgegeben…</translation>
        </message>
    </context>
    <context>
        <name>countersign::LeaveBar</name>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Close all the same</source>
            <translation>Trotzdem schließen</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>Bleiben</translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) are kept on this computer and not sent yet. They are safe here and are sent when Countersign runs again; until then nothing of them reaches a customer.</source>
            <translation>
                <numerusform>%n Entscheidung ist auf diesem Rechner aufbewahrt und noch nicht gesendet. Sie ist hier sicher und wird gesendet, wenn Countersign wieder läuft; bis dahin erreicht nichts davon einen Kunden.</numerusform>
                <numerusform>%n Entscheidungen sind auf diesem Rechner aufbewahrt und noch nicht gesendet. Sie sind hier sicher und werden gesendet, wenn Countersign wieder läuft; bis dahin erreicht nichts davon einen Kunden.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::LineagePane</name>
        <message>
            <source>Save as PDF</source>
            <translation>Als PDF speichern</translation>
        </message>
        <message>
            <source>The step</source>
            <translation>Der Schritt</translation>
        </message>
        <message>
            <source>Show its entry</source>
            <translation>Eintrag zeigen</translation>
        </message>
        <message>
            <source>Lineage</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>drawn %1</source>
            <translation>gezeichnet %1</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>von %1</translation>
        </message>
        <message>
            <source>shop %1</source>
            <translation>Shop %1</translation>
        </message>
        <message>
            <source>Find by</source>
            <translation>Finden nach</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Provider’s message id</source>
            <translation>Kennung beim Versender</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Discount code</source>
            <translation>Rabattcode</translation>
        </message>
        <message>
            <source>Number, id or code</source>
            <translation>Nummer, Kennung oder Code</translation>
        </message>
        <message>
            <source>Number, id or code (N)</source>
            <translation>Nummer, Kennung oder Code (N)</translation>
        </message>
        <message>
            <source>Lineage of draft %1</source>
            <translation>Herkunft des Entwurfs %1</translation>
        </message>
        <message>
            <source>The record holds nothing of this draft.</source>
            <translation>Das Protokoll enthält nichts zu diesem Entwurf.</translation>
        </message>
        <message>
            <source>Choose an entry of a draft and press L, or find the draft by an order, a provider’s message id, a decision or a code: N.</source>
            <translation>Wählen Sie einen Eintrag eines Entwurfs und drücken Sie L, oder finden Sie den Entwurf über eine Bestellung, eine Kennung beim Versender, eine Entscheidung oder einen Code: N.</translation>
        </message>
        <message>
            <source>Offline. The record is kept at the backend and shows again when it is back.</source>
            <translation>Offline. Das Protokoll liegt beim Backend und erscheint wieder, sobald es zurück ist.</translation>
        </message>
        <message>
            <source>%1 % · arrows walk, Enter opens, Ctrl + and − zoom, Z fits</source>
            <translation>%1 % · Pfeile gehen, Eingabe öffnet, Strg + und − vergrößern, Z passt ein</translation>
        </message>
        <message>
            <source>No lineage is drawn.</source>
            <translation>Keine Herkunft ist gezeichnet.</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Enter on a step opens it: what it read, what it decided and what it wrote.</source>
            <translation>Eingabe öffnet einen Schritt: was er gelesen, entschieden und geschrieben hat.</translation>
        </message>
    </context>
    <context>
        <name>countersign::LineageSection</name>
        <message>
            <source>Lineage</source>
            <translation>Herkunft</translation>
        </message>
    </context>
    <context>
        <name>countersign::LineageView</name>
        <message>
            <source>Lineage</source>
            <translation>Herkunft</translation>
        </message>
    </context>
    <context>
        <name>countersign::MainWindow</name>
        <message>
            <source>Why they left…</source>
            <translation>Warum sie gingen …</translation>
        </message>
        <message>
            <source>Your devices…</source>
            <translation>Ihre Geräte …</translation>
        </message>
        <message>
            <source>Take a right for an emergency…</source>
            <translation>Ein Recht für einen Notfall nehmen …</translation>
        </message>
        <message>
            <source>Countersign</source>
            <translation>Countersign</translation>
        </message>
        <message>
            <source>Countersign – %1</source>
            <translation>Countersign – %1</translation>
        </message>
        <message>
            <source>Sign in first.</source>
            <translation>Zuerst anmelden.</translation>
        </message>
        <message>
            <source>Appearance: %1</source>
            <translation>Aussehen: %1</translation>
        </message>
        <message>
            <source>%1: turn off</source>
            <comment>a setting</comment>
            <translation>%1: ausschalten</translation>
        </message>
        <message>
            <source>%1: turn on</source>
            <comment>a setting</comment>
            <translation>%1: einschalten</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Like the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Hoher Kontrast</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>One line per draft</source>
            <translation>Eine Zeile je Entwurf</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Nicht stören</translation>
        </message>
        <message>
            <source>Show in the queue: %1</source>
            <translation>In der Warteschlange zeigen: %1</translation>
        </message>
        <message>
            <source>Sort the queue: %1</source>
            <translation>Warteschlange ordnen: %1</translation>
        </message>
        <message>
            <source>Less motion</source>
            <translation>Weniger Bewegung</translation>
        </message>
    </context>
    <context>
        <name>countersign::MessageSheet</name>
        <message>
            <source>Paragraph %1</source>
            <translation>Absatz %1</translation>
        </message>
        <message>
            <source>Button</source>
            <translation>Schaltfläche</translation>
        </message>
        <message>
            <source>Leads to: %1</source>
            <translation>Führt zu: %1</translation>
        </message>
        <message>
            <source>Footer</source>
            <translation>Fußzeile</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>fest</translation>
        </message>
        <message>
            <source>Placeholders</source>
            <translation>Platzhalter</translation>
        </message>
        <message>
            <source>Just the sign {</source>
            <translation>Nur das Zeichen {</translation>
        </message>
        <message>
            <source>The message</source>
            <translation>Die Nachricht</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Betreff</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>To</source>
            <translation>An</translation>
        </message>
        <message numerus="yes">
            <source>This message is far too long: %n paragraph(s)</source>
            <translation>
                <numerusform>Diese Nachricht ist viel zu lang: %n Absatz</numerusform>
                <numerusform>Diese Nachricht ist viel zu lang: %n Absätze</numerusform>
            </translation>
        </message>
        <message>
            <source>Only its beginning is shown.</source>
            <translation>Nur ihr Anfang wird gezeigt.</translation>
        </message>
        <message>
            <source>Show all of it as text</source>
            <translation>Ganz als Text zeigen</translation>
        </message>
        <message>
            <source>Changes: removed struck, added underlined</source>
            <translation>Änderungen: Entferntes durchgestrichen, Neues unterstrichen</translation>
        </message>
        <message>
            <source>No word differs.</source>
            <translation>Kein Wort ist anders.</translation>
        </message>
    </context>
    <context>
        <name>countersign::NoteSheet</name>
        <message>
            <source>Ctrl+Enter: %1 · Esc: back</source>
            <translation>Strg+Eingabe: %1 · Esc: zurück</translation>
        </message>
    </context>
    <context>
        <name>countersign::Notice</name>
        <message>
            <source>Copy code</source>
            <translation>Code kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>countersign::Notifier</name>
        <message numerus="yes">
            <source>%n draft(s) need a second approval</source>
            <translation>
                <numerusform>%n Entwurf braucht eine zweite Freigabe</numerusform>
                <numerusform>%n Entwürfe brauchen eine zweite Freigabe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) of high value</source>
            <translation>
                <numerusform>%n Entwurf mit hohem Wert</numerusform>
                <numerusform>%n Entwürfe mit hohem Wert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new draft(s) for you</source>
            <translation>
                <numerusform>%n neuer Entwurf für Sie</numerusform>
                <numerusform>%n neue Entwürfe für Sie</numerusform>
            </translation>
        </message>
        <message>
            <source>You are mentioned</source>
            <translation>Sie wurden erwähnt</translation>
        </message>
        <message>
            <source>A colleague asks you to look at a draft.</source>
            <translation>Jemand aus dem Team bittet Sie, einen Entwurf anzusehen.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiterer</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>A decision was refused</source>
            <translation>Eine Entscheidung wurde verweigert</translation>
        </message>
        <message>
            <source>A decision came back</source>
            <translation>Eine Entscheidung kam zurück</translation>
        </message>
    </context>
    <context>
        <name>countersign::OfferSection</name>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>What to offer</source>
            <translation>Was anbieten</translation>
        </message>
        <message>
            <source>At %1 the margin would be %2, below the floor of %3.</source>
            <translation>Bei %1 wäre die Marge %2, unter der Untergrenze von %3.</translation>
        </message>
        <message>
            <source>At %1 the margin would be %2.</source>
            <translation>Bei %1 wäre die Marge %2.</translation>
        </message>
        <message>
            <source>floor %1</source>
            <translation>Grenze %1</translation>
        </message>
        <message>
            <source>costs</source>
            <translation>kostet</translation>
        </message>
        <message>
            <source>margin</source>
            <translation>Marge</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>erwartet</translation>
        </message>
        <message>
            <source>Expected profit is against doing nothing.</source>
            <translation>Erwarteter Gewinn gegenüber Nichtstun.</translation>
        </message>
        <message>
            <source>costs %1</source>
            <translation>kostet %1</translation>
        </message>
        <message>
            <source>margin after %1</source>
            <translation>Marge danach %1</translation>
        </message>
        <message>
            <source>expected %1</source>
            <translation>erwartet %1</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>gewählt</translation>
        </message>
        <message>
            <source>refused: %1</source>
            <translation>verworfen: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::OutboxSheet</name>
        <message>
            <source>Your decisions</source>
            <translation>Ihre Entscheidungen</translation>
        </message>
        <message>
            <source>See both</source>
            <translation>Beide ansehen</translation>
        </message>
        <message>
            <source>See both sides: %1</source>
            <translation>Beide Seiten ansehen: %1</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Weglegen</translation>
        </message>
        <message>
            <source>Nothing decided here yet.</source>
            <translation>Hier wurde noch nichts entschieden.</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Zurücknehmen: %1</translation>
        </message>
        <message>
            <source>Put away: %1</source>
            <translation>Weglegen: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::Palette</name>
        <message>
            <source>Guest</source>
            <translation>Gast</translation>
        </message>
        <message>
            <source>Go to draft %1</source>
            <translation>Zum Entwurf %1</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>A command, a page, a setting, or the words of a draft</source>
            <translation>Ein Befehl, eine Seite, eine Einstellung oder die Worte eines Entwurfs</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Befehl finden</translation>
        </message>
        <message>
            <source>Commands found</source>
            <translation>Gefundene Befehle</translation>
        </message>
        <message>
            <source>key %1</source>
            <translation>Taste %1</translation>
        </message>
        <message>
            <source>not now: %1</source>
            <translation>jetzt nicht: %1</translation>
        </message>
        <message>
            <source>No command fits. Draft search needs two letters or more.</source>
            <translation>Kein Befehl passt. Die Suche nach Entwürfen braucht mindestens zwei Buchstaben.</translation>
        </message>
        <message>
            <source>Enter runs it, the arrows move, Esc closes.</source>
            <translation>Eingabe führt aus, die Pfeile bewegen, Esc schließt.</translation>
        </message>
    </context>
    <context>
        <name>countersign::PreviewWindow</name>
        <message>
            <source>Countersign – message</source>
            <translation>Countersign – Nachricht</translation>
        </message>
        <message>
            <source>The message in a window of its own</source>
            <translation>Die Nachricht in eigenem Fenster</translation>
        </message>
        <message>
            <source>No draft is open.</source>
            <translation>Kein Entwurf ist offen.</translation>
        </message>
    </context>
    <context>
        <name>countersign::PushPreview</name>
        <message>
            <source>As a phone shows it</source>
            <translation>Wie ein Telefon es zeigt</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>A locked phone shows all of it.</source>
            <translation>Ein gesperrtes Telefon zeigt alles.</translation>
        </message>
        <message>
            <source>A locked phone stops there. Read only after opening: “%1”</source>
            <translation>Ein gesperrtes Telefon hört dort auf. Erst nach dem Öffnen zu lesen: „%1“</translation>
        </message>
    </context>
    <context>
        <name>countersign::QueueActs</name>
        <message numerus="yes">
            <source>%n cart(s) bought meanwhile, out of the queue.</source>
            <translation>
                <numerusform>%n Warenkorb inzwischen gekauft, aus der Warteschlange.</numerusform>
                <numerusform>%n Warenkörbe inzwischen gekauft, aus der Warteschlange.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) gone cold, out of the queue.</source>
            <translation>
                <numerusform>%n Entwurf kalt geworden, aus der Warteschlange.</numerusform>
                <numerusform>%n Entwürfe kalt geworden, aus der Warteschlange.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cart(s) changed; new drafts are being written.</source>
            <translation>
                <numerusform>%n Warenkorb geändert; ein neuer Entwurf wird geschrieben.</numerusform>
                <numerusform>%n Warenkörbe geändert; neue Entwürfe werden geschrieben.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) not to be sent any more, out of the queue.</source>
            <translation>
                <numerusform>%n Entwurf darf nicht mehr gesendet werden, aus der Warteschlange.</numerusform>
                <numerusform>%n Entwürfe dürfen nicht mehr gesendet werden, aus der Warteschlange.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) decided by others, out of the queue.</source>
            <translation>
                <numerusform>%n Entwurf von anderen entschieden, aus der Warteschlange.</numerusform>
                <numerusform>%n Entwürfe von anderen entschieden, aus der Warteschlange.</numerusform>
            </translation>
        </message>
        <message>
            <source>This cart was bought; its draft left the queue.</source>
            <translation>Dieser Warenkorb wurde gekauft; sein Entwurf hat die Warteschlange verlassen.</translation>
        </message>
        <message>
            <source>This draft went cold and left the queue.</source>
            <translation>Dieser Entwurf ist kalt geworden und hat die Warteschlange verlassen.</translation>
        </message>
        <message>
            <source>This cart changed; a new draft is being written for it.</source>
            <translation>Dieser Warenkorb hat sich geändert; ein neuer Entwurf wird dafür geschrieben.</translation>
        </message>
        <message>
            <source>This draft may not be sent any more and left the queue.</source>
            <translation>Dieser Entwurf darf nicht mehr gesendet werden und hat die Warteschlange verlassen.</translation>
        </message>
        <message>
            <source>This draft was decided by somebody else and left the queue.</source>
            <translation>Über diesen Entwurf hat jemand anders entschieden; er hat die Warteschlange verlassen.</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Skipped: %1. It stays away until it changes.</source>
            <translation>Übersprungen: %1. Er bleibt weg, bis er sich ändert.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>You can still read it here; there is nothing to decide. %1 goes on.</source>
            <translation>Sie können ihn hier noch lesen; zu entscheiden gibt es nichts. %1 geht weiter.</translation>
        </message>
        <message>
            <source>You hold it now. This is recorded with your name.</source>
            <translation>Jetzt halten Sie ihn. Das wird mit Ihrem Namen festgehalten.</translation>
        </message>
        <message>
            <source>You may not approve.</source>
            <translation>Sie dürfen nicht freigeben.</translation>
        </message>
        <message>
            <source>You may not reject.</source>
            <translation>Sie dürfen nicht ablehnen.</translation>
        </message>
        <message>
            <source>You may not give drafts to others.</source>
            <translation>Sie dürfen Entwürfe nicht anderen zuweisen.</translation>
        </message>
        <message>
            <source>Give what is selected to…</source>
            <translation>Ausgewähltes zuweisen an…</translation>
        </message>
        <message>
            <source>Give this draft to…</source>
            <translation>Diesen Entwurf zuweisen an…</translation>
        </message>
        <message>
            <source>Given to %1.</source>
            <translation>An %1 zugewiesen.</translation>
        </message>
        <message>
            <source>Given to nobody in particular.</source>
            <translation>An niemand Bestimmtes zugewiesen.</translation>
        </message>
        <message>
            <source>Nobody else holds this draft.</source>
            <translation>Niemand sonst hält diesen Entwurf.</translation>
        </message>
        <message>
            <source>%1 holds this draft for another %2; you may not take it over.</source>
            <translation>%1 hält diesen Entwurf noch %2; Sie dürfen ihn nicht übernehmen.</translation>
        </message>
        <message>
            <source>Take this draft over from %1?</source>
            <translation>Diesen Entwurf von %1 übernehmen?</translation>
        </message>
        <message>
            <source>%1 holds it for another %2.</source>
            <translation>%1 hält ihn noch %2.</translation>
        </message>
        <message>
            <source>Their hold ends at once. What they have typed stays on their computer, but they cannot decide it while you hold it.</source>
            <translation>Die Sperre dort endet sofort. Was dort getippt wurde, bleibt auf jenem Rechner, kann aber nicht entschieden werden, solange Sie den Entwurf halten.</translation>
        </message>
        <message>
            <source>It is recorded that you took it over.</source>
            <translation>Es wird festgehalten, dass Sie ihn übernommen haben.</translation>
        </message>
        <message>
            <source>The draft is being taken over…</source>
            <translation>Der Entwurf wird übernommen…</translation>
        </message>
        <message>
            <source>The draft is being given…</source>
            <translation>Der Entwurf wird übergeben…</translation>
        </message>
        <message>
            <source>Both sides are being read…</source>
            <translation>Beide Seiten werden gelesen…</translation>
        </message>
    </context>
    <context>
        <name>countersign::QueueHeader</name>
        <message>
            <source>Group…	%1</source>
            <translation>Gruppieren…	%1</translation>
        </message>
        <message>
            <source>Order of the queue</source>
            <translation>Ordnung der Warteschlange</translation>
        </message>
        <message>
            <source>Search the queue…   %1</source>
            <translation>Warteschlange durchsuchen…   %1</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>Warteschlange durchsuchen</translation>
        </message>
        <message>
            <source>View: %1 · changed</source>
            <translation>Ansicht: %1 · geändert</translation>
        </message>
        <message>
            <source>View: %1</source>
            <translation>Ansicht: %1</translation>
        </message>
        <message>
            <source>Saved views (%1)</source>
            <translation>Gespeicherte Ansichten (%1)</translation>
        </message>
        <message>
            <source>%1; choose whose turn</source>
            <translation>%1; wählen, wer dran ist</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n Entwurf</numerusform>
                <numerusform>%n Entwürfe</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 at stake</source>
            <translation>Einsatz: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::QueuePane</name>
        <message>
            <source>Drafts waiting for a decision</source>
            <translation>Entwürfe, die auf eine Entscheidung warten</translation>
        </message>
        <message>
            <source>%1 and %2 move, %3 approves, %4 rejects, %5 undoes. %6 shows every key.</source>
            <translation>%1 und %2 bewegen, %3 gibt frei, %4 lehnt ab, %5 nimmt zurück. %6 zeigt alle Tasten.</translation>
        </message>
        <message>
            <source>The queue could not be read.</source>
            <translation>Die Warteschlange konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Nothing was lost. What you decided is kept on this computer.</source>
            <translation>Nichts ging verloren. Was Sie entschieden haben, ist auf diesem Rechner aufbewahrt.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Neu versuchen</translation>
        </message>
        <message>
            <source>Nothing in the queue matches these filters.</source>
            <translation>In der Warteschlange passt nichts zu diesen Filtern.</translation>
        </message>
        <message>
            <source>Nothing in the queue matches “%1”.</source>
            <translation>In der Warteschlange passt nichts zu „%1“.</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <source>Everything that is left was skipped.</source>
            <translation>Alles Übrige wurde übersprungen.</translation>
        </message>
        <message numerus="yes">
            <source>%n skipped draft(s) wait(s).</source>
            <translation>
                <numerusform>%n übersprungener Entwurf wartet.</numerusform>
                <numerusform>%n übersprungene Entwürfe warten.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show what was skipped</source>
            <translation>Übersprungenes zeigen</translation>
        </message>
        <message>
            <source>The queue is empty.</source>
            <translation>Die Warteschlange ist leer.</translation>
        </message>
        <message>
            <source>Nothing here.</source>
            <translation>Hier ist nichts.</translation>
        </message>
        <message>
            <source>Back to your turn</source>
            <translation>Zurück zu „Sie sind dran“</translation>
        </message>
    </context>
    <context>
        <name>countersign::QueueState</name>
        <message>
            <source>Copy code</source>
            <translation>Code kopieren</translation>
        </message>
    </context>
    <context>
        <name>countersign::QuietLine</name>
        <message>
            <source>Put this line away</source>
            <translation>Diese Zeile weglegen</translation>
        </message>
    </context>
    <context>
        <name>countersign::Rail</name>
        <message>
            <source>Prompts</source>
            <translation>Prompts</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Optionen</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReasonPicker</name>
        <message numerus="yes">
            <source>%1, used %n time(s)</source>
            <translation>
                <numerusform>%1, %n-mal benutzt</numerusform>
                <numerusform>%1, %n-mal benutzt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReasonSection</name>
        <message>
            <source>Why this cart was left</source>
            <translation>Warum dieser Korb stehen blieb</translation>
        </message>
    </context>
    <context>
        <name>countersign::RecordPage</name>
        <message>
            <source>Record: evidence report</source>
            <translation>Protokoll: Nachweisbericht</translation>
        </message>
        <message>
            <source>Draw up an evidence report as PDF</source>
            <translation>Nachweisbericht als PDF erstellen</translation>
        </message>
        <message>
            <source>5 Evidence</source>
            <translation>5 Nachweis</translation>
        </message>
        <message>
            <source>Consoles that must have cosigned the newest checkpoint</source>
            <translation>Konsolen, die den neuesten Prüfpunkt mitunterschrieben haben müssen</translation>
        </message>
        <message>
            <source>Verify the record</source>
            <translation>Protokoll prüfen</translation>
        </message>
        <message>
            <source>Back to the queue</source>
            <translation>Zurück zur Warteschlange</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>not verified yet</source>
            <translation>noch nicht geprüft</translation>
        </message>
        <message>
            <source>Verifying downloads the record and checks it here: its signature, that nothing this computer has seen before was rewritten, and that your own decisions stand in it as you signed them.</source>
            <translation>Beim Prüfen wird das Protokoll geladen und hier nachgerechnet: seine Unterschrift, dass nichts umgeschrieben wurde, was dieser Rechner schon kannte, und dass Ihre Entscheidungen darin stehen, wie Sie sie unterschrieben haben.</translation>
        </message>
        <message>
            <source>Your rights do not cover reading the record. Your own decisions stand below.</source>
            <translation>Ihre Rechte reichen nicht, um das Protokoll zu lesen. Ihre eigenen Entscheidungen stehen unten.</translation>
        </message>
        <message>
            <source>verifying…</source>
            <translation>wird geprüft…</translation>
        </message>
        <message>
            <source>intact</source>
            <translation>unversehrt</translation>
        </message>
        <message>
            <source>Intact.</source>
            <translation>Unversehrt.</translation>
        </message>
        <message>
            <source>not verified</source>
            <translation>nicht geprüft</translation>
        </message>
        <message>
            <source>does not verify</source>
            <translation>hält der Prüfung nicht stand</translation>
        </message>
        <message>
            <source>The record does not verify. Tell your auditor before deciding more.</source>
            <translation>Das Protokoll hält der Prüfung nicht stand. Sagen Sie es der Revision, bevor Sie weiter entscheiden.</translation>
        </message>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte reichen dafür nicht.</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now.</source>
            <translation>Braucht das Backend, das jetzt nicht erreichbar ist.</translation>
        </message>
        <message>
            <source>Offline: what is shown may be older. The record is kept at the backend.</source>
            <translation>Offline: Was hier steht, kann älter sein. Das Protokoll liegt beim Backend.</translation>
        </message>
        <message>
            <source>1 Entry</source>
            <translation>1 Eintrag</translation>
        </message>
        <message>
            <source>2 Lineage</source>
            <translation>2 Herkunft</translation>
        </message>
        <message>
            <source>3 Reports</source>
            <translation>3 Berichte</translation>
        </message>
        <message>
            <source>4 Your decisions</source>
            <translation>4 Ihre Entscheidungen</translation>
        </message>
        <message>
            <source>Pages of the record</source>
            <translation>Seiten des Protokolls</translation>
        </message>
        <message>
            <source>The entry</source>
            <translation>Der Eintrag</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied.</source>
            <translation>
                <numerusform>%n Zeile kopiert.</numerusform>
                <numerusform>%n Zeilen kopiert.</numerusform>
            </translation>
        </message>
        <message>
            <source>Record: the entry</source>
            <translation>Protokoll: der Eintrag</translation>
        </message>
        <message>
            <source>Record: lineage</source>
            <translation>Protokoll: Herkunft</translation>
        </message>
        <message>
            <source>Record: reports</source>
            <translation>Protokoll: Berichte</translation>
        </message>
        <message>
            <source>Record: your decisions</source>
            <translation>Protokoll: Ihre Entscheidungen</translation>
        </message>
        <message>
            <source>Search the record</source>
            <translation>Das Protokoll durchsuchen</translation>
        </message>
        <message>
            <source>Filter the record</source>
            <translation>Das Protokoll filtern</translation>
        </message>
        <message>
            <source>Entries of the record over time</source>
            <translation>Einträge des Protokolls im Lauf der Zeit</translation>
        </message>
        <message>
            <source>Saved searches of the record</source>
            <translation>Gemerkte Suchen im Protokoll</translation>
        </message>
        <message>
            <source>Follow the record, or stop</source>
            <translation>Dem Protokoll folgen oder damit aufhören</translation>
        </message>
        <message>
            <source>New entries show by themselves.</source>
            <translation>Neue Einträge erscheinen von selbst.</translation>
        </message>
        <message>
            <source>New entries no longer show by themselves.</source>
            <translation>Neue Einträge erscheinen nicht mehr von selbst.</translation>
        </message>
        <message>
            <source>Draw the lineage of the entry’s draft</source>
            <translation>Die Herkunft des Entwurfs zu diesem Eintrag zeichnen</translation>
        </message>
        <message>
            <source>Find a draft by order, provider’s id, decision or code</source>
            <translation>Einen Entwurf finden über Bestellung, Kennung beim Versender, Entscheidung oder Code</translation>
        </message>
        <message>
            <source>Save the lineage as a PDF</source>
            <translation>Die Herkunft als PDF speichern</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Den Bericht kopieren</translation>
        </message>
        <message>
            <source>No entry is chosen.</source>
            <translation>Kein Eintrag ist gewählt.</translation>
        </message>
        <message>
            <source>This entry belongs to no draft.</source>
            <translation>Dieser Eintrag gehört zu keinem Entwurf.</translation>
        </message>
        <message>
            <source>An entry chosen in the list is read here.</source>
            <translation>Hier ist zu lesen, welcher Eintrag in der Liste gewählt ist.</translation>
        </message>
        <message>
            <source>6 Export</source>
            <translation>6 Export</translation>
        </message>
        <message>
            <source>Record: export</source>
            <translation>Protokoll: Export</translation>
        </message>
        <message>
            <source>Export the record, or what the search finds</source>
            <translation>Das Protokoll exportieren, oder was die Suche findet</translation>
        </message>
        <message>
            <source>Save the whole report</source>
            <translation>Den ganzen Bericht speichern</translation>
        </message>
        <message>
            <source>More rows of the report</source>
            <translation>Weitere Zeilen des Berichts</translation>
        </message>
        <message>
            <source>The record is being verified…</source>
            <translation>Das Protokoll wird geprüft…</translation>
        </message>
        <message>
            <source>Cancelled; that says nothing about the record.</source>
            <translation>Abgebrochen; über das Protokoll sagt das nichts.</translation>
        </message>
    </context>
    <context>
        <name>countersign::RecordWatch</name>
        <message>
            <source>No other console watches it yet.</source>
            <translation>Noch wacht keine andere Konsole darüber.</translation>
        </message>
        <message>
            <source>Cosigned by %1 of %2 witnesses.</source>
            <translation>Von %1 von %2 Zeugen mitunterschrieben.</translation>
        </message>
        <message>
            <source>Cosigned by %1 of the %2 witnesses that the policy names.</source>
            <translation>Von %1 der %2 Zeugen mitunterschrieben, die die Richtlinie nennt.</translation>
        </message>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, signed and consistent since %2.</source>
            <translation>%1, unterschrieben und stimmig seit %2.</translation>
        </message>
        <message numerus="yes">
            <source>%1, signed and consistent since %2; your %n decision(s) are in it.</source>
            <translation>
                <numerusform>%1, unterschrieben und stimmig seit %2; Ihre Entscheidung steht darin.</numerusform>
                <numerusform>%1, unterschrieben und stimmig seit %2; Ihre %n Entscheidungen stehen darin.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::RejectSheet</name>
        <message>
            <source>Reject this draft</source>
            <translation>Diesen Entwurf ablehnen</translation>
        </message>
        <message>
            <source>Reject draft</source>
            <translation>Entwurf ablehnen</translation>
        </message>
        <message>
            <source>Note, if it helps (for those who write and who check)</source>
            <translation>Notiz, wenn sie hilft (für die, die schreiben und prüfen)</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReportPane</name>
        <message>
            <source>Reports</source>
            <translation>Berichte</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Noch einmal lesen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>the last 7 days</source>
            <translation>die letzten 7 Tage</translation>
        </message>
        <message>
            <source>the last 30 days</source>
            <translation>die letzten 30 Tage</translation>
        </message>
        <message>
            <source>the last 90 days</source>
            <translation>die letzten 90 Tage</translation>
        </message>
        <message>
            <source>any time</source>
            <translation>jederzeit</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>every shop</source>
            <translation>jeder Shop</translation>
        </message>
        <message>
            <source>Rows of the report</source>
            <translation>Zeilen des Berichts</translation>
        </message>
        <message>
            <source>Nothing of this kind in that time.</source>
            <translation>Nichts dergleichen in dieser Zeit.</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>There are no rows.</source>
            <translation>Es gibt keine Zeilen.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>More rows</source>
            <translation>Weitere Zeilen</translation>
        </message>
        <message>
            <source>CSV (*.csv);;JSON lines (*.jsonl)</source>
            <translation>CSV (*.csv);;JSON-Zeilen (*.jsonl)</translation>
        </message>
        <message numerus="yes">
            <source>The newest %n row(s); it goes on. Saving takes all of them.</source>
            <translation>
                <numerusform>Die neueste Zeile; es geht weiter. Gespeichert werden alle.</numerusform>
                <numerusform>Die neuesten %n Zeilen; es geht weiter. Gespeichert werden alle.</numerusform>
            </translation>
        </message>
        <message>
            <source>All rows, as CSV; as one JSON object a line when the name ends in .jsonl.</source>
            <translation>Alle Zeilen, als CSV; als ein JSON-Objekt je Zeile, wenn der Name auf .jsonl endet.</translation>
        </message>
        <message>
            <source>An export is under way.</source>
            <translation>Ein Export läuft.</translation>
        </message>
        <message>
            <source>Rows are being read.</source>
            <translation>Zeilen werden gelesen.</translation>
        </message>
        <message>
            <source>There are no more rows.</source>
            <translation>Es gibt keine weiteren Zeilen.</translation>
        </message>
    </context>
    <context>
        <name>countersign::RequirementList</name>
        <message>
            <source>someone with the right “%1”</source>
            <translation>jemand mit dem Recht „%1“</translation>
        </message>
        <message>
            <source>%1 could</source>
            <translation>%1 könnte es</translation>
        </message>
        <message>
            <source>%1 or %2 could</source>
            <translation>%1 oder %2 könnte es</translation>
        </message>
        <message>
            <source>Requirements</source>
            <translation>Bedingungen</translation>
        </message>
        <message numerus="yes">
            <source>%n requirement(s) met</source>
            <translation>
                <numerusform>%n Bedingung erfüllt</numerusform>
                <numerusform>%n Bedingungen erfüllt</numerusform>
            </translation>
        </message>
        <message>
            <source>met</source>
            <translation>erfüllt</translation>
        </message>
        <message>
            <source>overridden</source>
            <translation>übergangen</translation>
        </message>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>cannot be told</source>
            <translation>nicht feststellbar</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>durchgefallen</translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) passed</source>
            <translation>
                <numerusform>%n Prüfung bestanden</numerusform>
                <numerusform>%n Prüfungen bestanden</numerusform>
            </translation>
        </message>
        <message>
            <source>warns</source>
            <translation>warnt</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewDeskImpl</name>
        <message>
            <source>Nothing waits to be sent.</source>
            <translation>Nichts wartet auf den Versand.</translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) are kept here.</source>
            <translation>
                <numerusform>eine Entscheidung ist hier aufbewahrt.</numerusform>
                <numerusform>%n Entscheidungen sind hier aufbewahrt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Connecting to %1…</source>
            <translation>Verbindet mit %1…</translation>
        </message>
        <message>
            <source>Connected to %1.</source>
            <translation>Verbunden mit %1.</translation>
        </message>
        <message>
            <source>Offline since %1. Work goes on; %2</source>
            <translation>Offline seit %1. Die Arbeit geht weiter; %2</translation>
        </message>
        <message>
            <source>Signed out. %1</source>
            <translation>Abgemeldet. %1</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) fetched so far from %1…</source>
            <translation>
                <numerusform>bisher ein Entwurf von %1 geholt…</numerusform>
                <numerusform>bisher %n Entwürfe von %1 geholt…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewPage</name>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte reichen dafür nicht.</translation>
        </message>
        <message>
            <source>No draft is open.</source>
            <translation>Kein Entwurf ist offen.</translation>
        </message>
        <message>
            <source>The last decision is being saved.</source>
            <translation>Die letzte Entscheidung wird gespeichert.</translation>
        </message>
        <message>
            <source>Nothing can be undone now.</source>
            <translation>Jetzt lässt sich nichts zurücknehmen.</translation>
        </message>
        <message>
            <source>No act on many can be undone now.</source>
            <translation>Jetzt lässt sich keine Sammelaktion zurücknehmen.</translation>
        </message>
        <message>
            <source>Send this draft back</source>
            <translation>Diesen Entwurf zurückgeben</translation>
        </message>
        <message>
            <source>What should be different? The draft is written anew from this.</source>
            <translation>Was soll anders sein? Der Entwurf wird danach neu geschrieben.</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Override and approve</source>
            <translation>Übergehen und freigeben</translation>
        </message>
        <message>
            <source>Why is it right all the same? This is recorded with your name.</source>
            <translation>Warum ist es trotzdem richtig? Das wird mit Ihrem Namen festgehalten.</translation>
        </message>
        <message>
            <source>This draft could not be opened.</source>
            <translation>Dieser Entwurf ließ sich nicht öffnen.</translation>
        </message>
        <message>
            <source>The queue could not be read, so nothing is open here.</source>
            <translation>Die Warteschlange ließ sich nicht lesen, darum ist hier nichts offen.</translation>
        </message>
        <message>
            <source>Choose a draft.</source>
            <translation>Wählen Sie einen Entwurf.</translation>
        </message>
        <message>
            <source>Nothing that matches is waiting.</source>
            <translation>Nichts Passendes wartet.</translation>
        </message>
        <message>
            <source>Nothing waits for you.</source>
            <translation>Nichts wartet auf Sie.</translation>
        </message>
        <message>
            <source>You may not edit drafts.</source>
            <translation>Sie dürfen Entwürfe nicht bearbeiten.</translation>
        </message>
        <message>
            <source>You may not reject drafts.</source>
            <translation>Sie dürfen Entwürfe nicht ablehnen.</translation>
        </message>
        <message>
            <source>You may not send drafts back.</source>
            <translation>Sie dürfen Entwürfe nicht zurückgeben.</translation>
        </message>
        <message>
            <source>You may not put drafts on hold.</source>
            <translation>Sie dürfen Entwürfe nicht zurückstellen.</translation>
        </message>
        <message>
            <source>You may not pass drafts up.</source>
            <translation>Sie dürfen Entwürfe nicht weiterreichen.</translation>
        </message>
        <message numerus="yes">
            <source>Override %n requirement(s) and approve</source>
            <translation>
                <numerusform>%n Voraussetzung übergehen und freigeben</numerusform>
                <numerusform>%n Voraussetzungen übergehen und freigeben</numerusform>
            </translation>
        </message>
        <message>
            <source>Each override is an act of its own: it is recorded with your name and your reason.</source>
            <translation>Jedes Übergehen ist eine eigene Handlung: es wird mit Ihrem Namen und Ihrem Grund festgehalten.</translation>
        </message>
        <message>
            <source>Not approved. Nothing was signed or sent.</source>
            <translation>Nicht freigegeben. Nichts wurde unterschrieben oder gesendet.</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Masked: seeing customers in clear takes a right that you do not have.</source>
            <translation>Maskiert: Kunden im Klartext zu sehen verlangt ein Recht, das Sie nicht haben.</translation>
        </message>
        <message>
            <source>Accepted and recorded. This computer goes on from the restored record.</source>
            <translation>Angenommen und verzeichnet. Dieser Rechner macht mit dem wiederhergestellten Protokoll weiter.</translation>
        </message>
        <message>
            <source>You may not see customers in clear.</source>
            <translation>Sie dürfen Kunden nicht im Klartext sehen.</translation>
        </message>
        <message>
            <source>The customer is being asked for…</source>
            <translation>Die Kundendaten werden geholt…</translation>
        </message>
        <message>
            <source>The restored record is being accepted…</source>
            <translation>Das wiederhergestellte Protokoll wird angenommen…</translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) on the way to the backend…</source>
            <translation>
                <numerusform>%n Entscheidung auf dem Weg zum Backend…</numerusform>
                <numerusform>%n Entscheidungen auf dem Weg zum Backend…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::ReviewSession</name>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Verbindet</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>Abgemeldet</translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n verweigert</numerusform>
                <numerusform>%n verweigert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n gehalten</numerusform>
                <numerusform>%n gehalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n accepted</source>
            <translation>
                <numerusform>%n angenommen</numerusform>
                <numerusform>%n angenommen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n kept here</source>
            <translation>
                <numerusform>%n hier aufbewahrt</numerusform>
                <numerusform>%n hier aufbewahrt</numerusform>
            </translation>
        </message>
        <message>
            <source>Today: %1 accepted, %2 sent, %3 held.</source>
            <translation>Heute: %1 angenommen, %2 gesendet, %3 gehalten.</translation>
        </message>
        <message>
            <source>The next leaves in %1.</source>
            <translation>Die nächste geht in %1.</translation>
        </message>
    </context>
    <context>
        <name>countersign::RowDelegate</name>
        <message>
            <source>goes cold in %1</source>
            <translation>wird kalt in %1</translation>
        </message>
        <message>
            <source>cold</source>
            <translation>kalt</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>ausgewählt</translation>
        </message>
        <message>
            <source>Guest</source>
            <translation>Gast</translation>
        </message>
    </context>
    <context>
        <name>countersign::SaveStrip</name>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Speichern als</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
    </context>
    <context>
        <name>countersign::SavedSearches</name>
        <message>
            <source>Saved searches</source>
            <translation>Gemerkte Suchen</translation>
        </message>
        <message>
            <source>Name for this search</source>
            <translation>Name für diese Suche</translation>
        </message>
        <message>
            <source>Name for this search; Enter keeps it</source>
            <translation>Name für diese Suche; Eingabe merkt sie</translation>
        </message>
        <message>
            <source>everything</source>
            <translation>alles</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>geteilt</translation>
        </message>
        <message>
            <source>shared by %1</source>
            <translation>geteilt von %1</translation>
        </message>
        <message>
            <source>Enter runs it, S shares it with everyone or takes it back, Del removes it.</source>
            <translation>Eingabe führt sie aus, S teilt sie mit allen oder nimmt sie zurück, Entf entfernt sie.</translation>
        </message>
        <message>
            <source>Enter runs it, Del removes it.</source>
            <translation>Eingabe führt sie aus, Entf entfernt sie.</translation>
        </message>
    </context>
    <context>
        <name>countersign::SearchPane</name>
        <message>
            <source>Read again</source>
            <translation>Noch einmal lesen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gemerkt</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Search of the record</source>
            <translation>Suche im Protokoll</translation>
        </message>
        <message>
            <source>Search the record</source>
            <translation>Das Protokoll durchsuchen</translation>
        </message>
        <message>
            <source>Search: words, or who: verdict: over: since: … (/)</source>
            <translation>Suche: Wörter, oder who: verdict: over: since: … (/)</translation>
        </message>
        <message>
            <source>Words, and fields: %1</source>
            <translation>Wörter, und Felder: %1</translation>
        </message>
        <message>
            <source>Offline. The record is kept at the backend and shows again when it is back.</source>
            <translation>Offline. Das Protokoll liegt beim Backend und erscheint wieder, sobald es zurück ist.</translation>
        </message>
        <message>
            <source>The record is empty.</source>
            <translation>Das Protokoll ist leer.</translation>
        </message>
        <message>
            <source>Nothing in the record matches. Fewer words or a longer time find more.</source>
            <translation>Nichts im Protokoll passt. Weniger Wörter oder eine längere Zeit finden mehr.</translation>
        </message>
        <message>
            <source>%1 in all</source>
            <translation>%1 insgesamt</translation>
        </message>
        <message>
            <source>%1 found · H walks the bars, Enter narrows, Backspace widens</source>
            <translation>%1 gefunden · H geht zu den Balken, Eingabe engt ein, Rücktaste weitet</translation>
        </message>
        <message>
            <source>Following</source>
            <translation>Folgt</translation>
        </message>
        <message>
            <source>%1 found</source>
            <translation>%1 gefunden</translation>
        </message>
    </context>
    <context>
        <name>countersign::SelectionBar</name>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Give to</source>
            <translation>Zuweisen</translation>
        </message>
        <message>
            <source>%1: all that is selected</source>
            <translation>%1: alles Ausgewählte</translation>
        </message>
        <message>
            <source>Key %1</source>
            <translation>Taste %1</translation>
        </message>
        <message>
            <source>Clear (Esc)</source>
            <translation>Aufheben (Esc)</translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n ausgewählt</numerusform>
                <numerusform>%n ausgewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>All %1 that match are selected</source>
            <translation>Alle %1 passenden sind ausgewählt</translation>
        </message>
        <message>
            <source>%1 selected: all that match but %2</source>
            <translation>%1 ausgewählt: alle passenden außer %2</translation>
        </message>
    </context>
    <context>
        <name>countersign::Sheet</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>countersign::SignInPage</name>
        <message>
            <source>The way to this backend is not encrypted: whoever is on it can read your password and the drafts. Use https:// where you can.</source>
            <translation>Der Weg zu diesem Backend ist nicht verschlüsselt: Wer daran sitzt, kann Ihr Passwort und die Entwürfe lesen. Nehmen Sie https://, wo es geht.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Anmeldung läuft</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Who are you today?</source>
            <translation>Wer sind Sie heute?</translation>
        </message>
        <message>
            <source>At %1. The first sign-in makes a signing key for you on this computer; its private half never leaves it.</source>
            <translation>Bei %1. Die erste Anmeldung erzeugt auf diesem Rechner einen Schlüssel für Ihre Unterschrift; seine private Hälfte verlässt ihn nie.</translation>
        </message>
        <message>
            <source>Everybody sees the same queue with their own rights. Press a number.</source>
            <translation>Alle sehen dieselbe Warteschlange mit ihren eigenen Rechten. Drücken Sie eine Zahl.</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>Anmeldung…</translation>
        </message>
    </context>
    <context>
        <name>countersign::Skeleton</name>
        <message>
            <source>Loading</source>
            <translation>Lädt</translation>
        </message>
    </context>
    <context>
        <name>countersign::SourceView</name>
        <message>
            <source>Cannot be sent as it stands: %1</source>
            <translation>So nicht zu senden: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n Byte</numerusform>
                <numerusform>%n Bytes</numerusform>
            </translation>
        </message>
        <message>
            <source>Digest that is signed: %1</source>
            <translation>Unterschriebene Prüfsumme: %1</translation>
        </message>
        <message>
            <source>Only the address is masked below; both digests are of the bytes with it.</source>
            <translation>Nur die Adresse ist unten verdeckt; beide Prüfsummen gelten für die Bytes mit ihr.</translation>
        </message>
        <message>
            <source>Address and links are masked for you: the exact bytes and their digests are for those who decide.</source>
            <translation>Adresse und Links sind für Sie verdeckt: Die genauen Bytes und ihre Prüfsummen sind für die, die entscheiden.</translation>
        </message>
        <message>
            <source>The exact bytes</source>
            <translation>Die genauen Bytes</translation>
        </message>
    </context>
    <context>
        <name>countersign::SpellWatch</name>
        <message>
            <source>Spelling is not checked: there is no dictionary for %1 on this computer.</source>
            <translation>Die Rechtschreibung wird nicht geprüft: auf diesem Rechner gibt es kein Wörterbuch für %1.</translation>
        </message>
        <message>
            <source>Spelling of “%1”</source>
            <translation>Schreibweise von „%1“</translation>
        </message>
        <message>
            <source>No other spelling is known</source>
            <translation>Keine andere Schreibweise bekannt</translation>
        </message>
        <message>
            <source>&amp;Add “%1” to your words</source>
            <translation>„%1“ zu Ihren Wörtern &amp;hinzufügen</translation>
        </message>
        <message>
            <source>The word could not be kept on this computer.</source>
            <translation>Das Wort ließ sich auf diesem Rechner nicht speichern.</translation>
        </message>
    </context>
    <context>
        <name>countersign::SpokenDecisions</name>
        <message>
            <source>%1, %2</source>
            <comment>approved, where it is</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>next: %1</source>
            <translation>als Nächstes: %1</translation>
        </message>
        <message>
            <source>nothing more waits for you</source>
            <translation>nichts wartet mehr auf Sie</translation>
        </message>
        <message>
            <source>Undone. The draft is back in the queue.</source>
            <translation>Zurückgenommen. Der Entwurf ist wieder in der Warteschlange.</translation>
        </message>
        <message>
            <source>%1; %2</source>
            <comment>what was done; what is next</comment>
            <translation>%1; %2</translation>
        </message>
        <message>
            <source>held %1</source>
            <translation>%1 angehalten</translation>
        </message>
    </context>
    <context>
        <name>countersign::SystemVoice</name>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
    </context>
    <context>
        <name>countersign::Tray</name>
        <message>
            <source>Show Countersign</source>
            <translation>Countersign zeigen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s) wait for you</source>
            <translation>
                <numerusform>%n Entwurf wartet auf Sie</numerusform>
                <numerusform>%n Entwürfe warten auf Sie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n angehalten</numerusform>
                <numerusform>%n angehalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not sent yet</source>
            <translation>
                <numerusform>%n noch nicht gesendet</numerusform>
                <numerusform>%n noch nicht gesendet</numerusform>
            </translation>
        </message>
        <message>
            <source>Countersign: %1</source>
            <translation>Countersign: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::Trial</name>
        <message>
            <source>Starting the recorded shop…</source>
            <translation>Der aufgezeichnete Laden startet…</translation>
        </message>
        <message>
            <source>Starting the backend…</source>
            <translation>Das Backend startet…</translation>
        </message>
        <message>
            <source>The backend is back.</source>
            <translation>Das Backend ist wieder da.</translation>
        </message>
    </context>
    <context>
        <name>countersign::Trial::Impl</name>
        <message>
            <source>Setting up a shop, its people and its prompts, and playing recorded carts…</source>
            <translation>Ein Shop, seine Leute und seine Prompts werden eingerichtet, aufgezeichnete Warenkörbe abgespielt…</translation>
        </message>
        <message>
            <source>Ready.</source>
            <translation>Bereit.</translation>
        </message>
    </context>
    <context>
        <name>countersign::VersionsView</name>
        <message>
            <source>the composer</source>
            <translation>der Verfasser</translation>
        </message>
        <message>
            <source>Revision %1</source>
            <translation>Fassung %1</translation>
        </message>
        <message>
            <source>Revision %1, now</source>
            <translation>Fassung %1, jetzt</translation>
        </message>
        <message>
            <source>Compare with this one</source>
            <translation>Mit dieser vergleichen</translation>
        </message>
        <message>
            <source>Take into the editor</source>
            <translation>In den Editor übernehmen</translation>
        </message>
        <message>
            <source>Versions of this draft</source>
            <translation>Fassungen dieses Entwurfs</translation>
        </message>
        <message>
            <source>to</source>
            <translation>nach</translation>
        </message>
        <message>
            <source>from</source>
            <translation>von</translation>
        </message>
    </context>
    <context>
        <name>countersign::ViewsSheet</name>
        <message>
            <source>Saved views</source>
            <translation>Gespeicherte Ansichten</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Name der Ansicht</translation>
        </message>
        <message>
            <source>Undo (U)</source>
            <translation>Zurücknehmen (U)</translation>
        </message>
        <message>
            <source>Key %1</source>
            <translation>Taste %1</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>geteilt</translation>
        </message>
        <message>
            <source>shared by %1</source>
            <translation>geteilt von %1</translation>
        </message>
        <message>
            <source>in use, changed</source>
            <translation>in Gebrauch, geändert</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <source>Save changes</source>
            <translation>Änderungen speichern</translation>
        </message>
        <message>
            <source>W</source>
            <translation>W</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>F2</source>
            <translation>F2</translation>
        </message>
        <message>
            <source>Unshare</source>
            <translation>Nicht mehr teilen</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <source>S</source>
            <translation>S</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>No view is saved yet. Filter, sort and group the queue, then save what you see under a name.</source>
            <translation>Noch ist keine Ansicht gespeichert. Warteschlange filtern, ordnen und gruppieren, dann das Gezeigte unter einem Namen speichern.</translation>
        </message>
        <message>
            <source>New name for “%1”:</source>
            <translation>Neuer Name für „%1“:</translation>
        </message>
        <message>
            <source>Save what you see now as (N):</source>
            <translation>Das jetzt Gezeigte speichern als (N):</translation>
        </message>
        <message>
            <source>Rename view</source>
            <translation>Ansicht umbenennen</translation>
        </message>
        <message>
            <source>Save view</source>
            <translation>Ansicht speichern</translation>
        </message>
        <message>
            <source>“%1” was deleted.</source>
            <translation>„%1“ wurde gelöscht.</translation>
        </message>
        <message>
            <source>Sharing a view takes the right to share views. Whoever manages people here can give it to you.</source>
            <translation>Eine Ansicht zu teilen braucht das Recht, Ansichten zu teilen. Wer hier die Personen verwaltet, kann es Ihnen geben.</translation>
        </message>
    </context>
    <context>
        <name>countersign::WelcomePage</name>
        <message>
            <source>Try it on this computer</source>
            <translation>Auf diesem Rechner ausprobieren</translation>
        </message>
        <message>
            <source>Connect to a backend…</source>
            <translation>Mit einem Backend verbinden…</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>https://countersign.example.com</source>
            <translation>https://countersign.example.com</translation>
        </message>
        <message>
            <source>Address of the backend</source>
            <translation>Adresse des Backends</translation>
        </message>
        <message>
            <source>Setting up</source>
            <translation>Einrichten</translation>
        </message>
        <message>
            <source>Countersign</source>
            <translation>Countersign</translation>
        </message>
        <message>
            <source>Nothing that was written by a machine leaves without a person's name under it.</source>
            <translation>Nichts, was eine Maschine schrieb, geht ohne den Namen eines Menschen hinaus.</translation>
        </message>
        <message>
            <source>Trying it starts a backend, a recorded shop and pretend providers here, on this computer alone. No account, no network, nothing reaches a real customer; it all stops when the window closes.</source>
            <translation>Zum Ausprobieren starten hier ein Backend, ein aufgezeichneter Laden und gespielte Versender, nur auf diesem Rechner. Kein Konto, kein Netz, nichts erreicht echte Kunden; alles endet, wenn das Fenster zugeht.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>countersignd, countersign-sandbox and countersignctl are not beside this program.</source>
            <translation>countersignd, countersign-sandbox und countersignctl liegen nicht neben diesem Programm.</translation>
        </message>
        <message>
            <source>That did not work. Nothing was changed.</source>
            <translation>Das ging nicht. Nichts wurde geändert.</translation>
        </message>
        <message>
            <source>This is not an address of a backend. It looks like https://countersign.example.com</source>
            <translation>Das ist keine Adresse eines Backends. Sie sieht aus wie https://countersign.example.com</translation>
        </message>
    </context>
    <context>
        <name>countersign::WhyPane</name>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Kommentare</translation>
        </message>
        <message>
            <source>Why this draft is as it is</source>
            <translation>Warum dieser Entwurf so ist</translation>
        </message>
        <message>
            <source>Why this cart was left</source>
            <translation>Warum dieser Korb stehen blieb</translation>
        </message>
        <message>
            <source>What to offer</source>
            <translation>Was anbieten</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kundschaft</translation>
        </message>
        <message>
            <source>Cart, then and now</source>
            <translation>Warenkorb, damals und jetzt</translation>
        </message>
        <message>
            <source>Lineage</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>The text promises %1, the offer is %2.</source>
            <translation>Der Text verspricht %1, das Angebot ist %2.</translation>
        </message>
        <message numerus="yes">
            <source>%n passed</source>
            <translation>
                <numerusform>%n bestanden</numerusform>
                <numerusform>%n bestanden</numerusform>
            </translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Geschrieben von</translation>
        </message>
        <message>
            <source>Routed by rule “%1”, policy %2.</source>
            <translation>Verteilt nach Regel „%1“, Richtlinie %2.</translation>
        </message>
    </context>
    <context>
        <name>countersign::BlindView</name>
        <message>
            <source>Left: %1 Right: %2</source>
            <translation>Links: %1 Rechts: %2</translation>
        </message>
        <message>
            <source>Which is better? %1 of %2</source>
            <translation>Welcher ist besser? %1 von %2</translation>
        </message>
        <message numerus="yes">
            <source>This version was better %n time(s)</source>
            <translation>
                <numerusform>Diese Version war einmal besser</numerusform>
                <numerusform>Diese Version war %n-mal besser</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the earlier words %n time(s)</source>
            <translation>
                <numerusform>der frühere Text einmal</numerusform>
                <numerusform>der frühere Text %n-mal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s)</source>
            <translation>
                <numerusform>einmal gleich</numerusform>
                <numerusform>%n-mal gleich</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n passed over</source>
            <translation>
                <numerusform>%n übergangen</numerusform>
                <numerusform>%n übergangen</numerusform>
            </translation>
        </message>
        <message>
            <source>Esc: back to the results</source>
            <translation>Esc: zurück zu den Ergebnissen</translation>
        </message>
        <message>
            <source>There is nothing left to compare: no answer differs, or all were compared.</source>
            <translation>Es gibt nichts mehr zu vergleichen: Keine Antwort weicht ab, oder alle sind verglichen.</translation>
        </message>
        <message>
            <source>Which text is whose is told at the end. Esc: stop</source>
            <translation>Welcher Text von wem ist, steht am Ende. Esc: aufhören</translation>
        </message>
        <message>
            <source>Blind comparison</source>
            <translation>Blindvergleich</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Right is better</source>
            <translation>Rechts ist besser</translation>
        </message>
        <message>
            <source>Same</source>
            <translation>Gleich</translation>
        </message>
        <message>
            <source>Left is better</source>
            <translation>Links ist besser</translation>
        </message>
        <message>
            <source>Right text</source>
            <translation>Rechter Text</translation>
        </message>
        <message>
            <source>Left text</source>
            <translation>Linker Text</translation>
        </message>
    </context>
    <context>
        <name>countersign::BrandForm</name>
        <message>
            <source>Form of address in German</source>
            <translation>Anrede im Deutschen</translation>
        </message>
        <message>
            <source>informal</source>
            <translation>persönlich (du)</translation>
        </message>
        <message>
            <source>formal</source>
            <translation>förmlich (Sie)</translation>
        </message>
        <message>
            <source>either</source>
            <translation>beides</translation>
        </message>
        <message>
            <source>Words in a sentence, at most</source>
            <translation>Wörter im Satz, höchstens</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>Exclamation marks, at most</source>
            <translation>Ausrufezeichen, höchstens</translation>
        </message>
        <message>
            <source>WORDS IN CAPITALS are allowed</source>
            <translation>WÖRTER IN GROSSBUCHSTABEN sind erlaubt</translation>
        </message>
        <message>
            <source>Emoji are allowed</source>
            <translation>Emojis sind erlaubt</translation>
        </message>
        <message>
            <source>Words every message has, one a line</source>
            <translation>Wörter, die in jeder Nachricht stehen, je Zeile eines</translation>
        </message>
        <message>
            <source>Banned words and phrases, one a line</source>
            <translation>Verbotene Wörter und Wendungen, je Zeile eine</translation>
        </message>
        <message>
            <source>What stops a message; the rest only warns</source>
            <translation>Was eine Nachricht aufhält; das Übrige warnt nur</translation>
        </message>
    </context>
    <context>
        <name>countersign::BrandPage</name>
        <message>
            <source>No draft waits just now.</source>
            <translation>Gerade wartet kein Entwurf.</translation>
        </message>
        <message>
            <source>The rules were not saved; they are still here.</source>
            <translation>Die Regeln wurden nicht gesichert; sie stehen noch hier.</translation>
        </message>
        <message>
            <source>Saved. Every draft is held against these rules from now on.</source>
            <translation>Gesichert. Jeder Entwurf wird ab jetzt an diesen Regeln gemessen.</translation>
        </message>
        <message>
            <source>Version %1, saved by %2 %3</source>
            <translation>Version %1, gesichert von %2 %3</translation>
        </message>
        <message>
            <source>No rules were saved yet; these are the usual ones.</source>
            <translation>Noch keine Regeln gesichert; dies sind die üblichen.</translation>
        </message>
        <message>
            <source>Brand rules</source>
            <translation>Markenregeln</translation>
        </message>
        <message>
            <source>Words of a waiting draft</source>
            <translation>Text eines wartenden Entwurfs</translation>
        </message>
        <message>
            <source>Save rules</source>
            <translation>Regeln sichern</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>The rules are being fetched…</source>
            <translation>Die Regeln werden geholt…</translation>
        </message>
        <message>
            <source>The rules are being saved…</source>
            <translation>Die Regeln werden gesichert…</translation>
        </message>
    </context>
    <context>
        <name>countersign::BrandTrial</name>
        <message>
            <source>Try it</source>
            <translation>Versuchen</translation>
        </message>
        <message>
            <source>No rule is hit.</source>
            <translation>Keine Regel ist getroffen.</translation>
        </message>
        <message>
            <source>Language of the words</source>
            <translation>Sprache des Textes</translation>
        </message>
        <message>
            <source>Hello {{first_name}},
your cart is still here!! It is a GREAT deal, so do not miss it.</source>
            <translation>Hallo {{first_name}},
dein Warenkorb ist noch da!! Ein SUPER Angebot, also nicht verpassen.</translation>
        </message>
        <message>
            <source>Words to try the rules on</source>
            <translation>Text, an dem die Regeln versucht werden</translation>
        </message>
        <message>
            <source>Hits of the rules</source>
            <translation>Treffer der Regeln</translation>
        </message>
        <message>
            <source>%1, stops it</source>
            <translation>%1, hält sie auf</translation>
        </message>
    </context>
    <context>
        <name>countersign::CompareView</name>
        <message>
            <source>people would change about %1</source>
            <translation>Menschen würden etwa %1 ändern</translation>
        </message>
        <message>
            <source>%1 of the words differ</source>
            <translation>%1 der Wörter weichen ab</translation>
        </message>
        <message>
            <source>reads at grade %1</source>
            <translation>lesbar ab Klasse %1</translation>
        </message>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n Wort</numerusform>
                <numerusform>%n Wörter</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no answer of this version.</source>
            <translation>Von dieser Version gibt es keine Antwort.</translation>
        </message>
        <message>
            <source>Then, as it was composed</source>
            <translation>Damals, wie verfasst</translation>
        </message>
        <message>
            <source>Then, as people approved it</source>
            <translation>Damals, wie freigegeben</translation>
        </message>
        <message>
            <source>The words of this version</source>
            <translation>Der Text dieser Version</translation>
        </message>
        <message>
            <source>The words of then</source>
            <translation>Der Text von damals</translation>
        </message>
        <message>
            <source>This version</source>
            <translation>Diese Version</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Damals</translation>
        </message>
    </context>
    <context>
        <name>countersign::ConfirmStrip</name>
        <message>
            <source>Esc: back</source>
            <translation>Esc: zurück</translation>
        </message>
        <message>
            <source>Share of the carts</source>
            <translation>Anteil der Warenkörbe</translation>
        </message>
        <message>
            <source> %</source>
            <comment>after a number</comment>
            <translation> %</translation>
        </message>
        <message>
            <source>Why? (goes into the history)</source>
            <translation>Warum? (steht im Verlauf)</translation>
        </message>
    </context>
    <context>
        <name>countersign::DiffText</name>
        <message>
            <source>added: %1</source>
            <translation>hinzugefügt: %1</translation>
        </message>
        <message>
            <source>removed: %1</source>
            <translation>entfernt: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::EditBars</name>
        <message>
            <source>%1: %2, %3</source>
            <comment>name, edit distance, drafts</comment>
            <translation>%1: %2, %3</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n approved were edited</source>
            <translation>
                <numerusform>%1 von %n Freigabe geändert</numerusform>
                <numerusform>%1 von %n Freigaben geändert</numerusform>
            </translation>
        </message>
        <message>
            <source>How far people change what is composed</source>
            <translation>Wie weit Menschen das Verfasste ändern</translation>
        </message>
    </context>
    <context>
        <name>countersign::EditsPage</name>
        <message>
            <source>what it was made of is no longer kept: it does not run, and no promotion waits for it</source>
            <translation>woraus er gemacht ist, wird nicht mehr aufbewahrt: Er läuft nicht, und keine Freigabe wartet auf ihn</translation>
        </message>
        <message>
            <source>An erased customer's test</source>
            <translation>Prüffall eines gelöschten Kunden</translation>
        </message>
        <message>
            <source>retired</source>
            <translation>außer Dienst</translation>
        </message>
        <message>
            <source>A test covers this edit already.</source>
            <translation>Ein Prüffall deckt diese Änderung schon ab.</translation>
        </message>
        <message>
            <source>No edit is chosen.</source>
            <translation>Keine Änderung ist gewählt.</translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message>
            <source>a test covers it</source>
            <translation>ein Prüffall deckt es ab</translation>
        </message>
        <message>
            <source>How far people change what is composed</source>
            <translation>Wie weit Menschen das Verfasste ändern</translation>
        </message>
        <message>
            <source>What people keep fixing</source>
            <translation>Was immer wieder verbessert wird</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Make it a test</source>
            <translation>Zum Prüffall machen</translation>
        </message>
        <message>
            <source>No test case yet. T makes one of the chosen edit; every replay then runs it, and promotion waits for it.</source>
            <translation>Noch kein Prüffall. T macht aus der gewählten Änderung einen; jeder Probelauf prüft ihn dann, und die Freigabe wartet darauf.</translation>
        </message>
        <message>
            <source>Test cases</source>
            <translation>Prüffälle</translation>
        </message>
        <message>
            <source>Nobody fixed the same thing twice in the last 14 days.</source>
            <translation>In den letzten 14 Tagen hat niemand dasselbe zweimal verbessert.</translation>
        </message>
        <message>
            <source>Repeated edits</source>
            <translation>Wiederholte Änderungen</translation>
        </message>
        <message>
            <source>No approved draft in the last 30 days.</source>
            <translation>Kein freigegebener Entwurf in den letzten 30 Tagen.</translation>
        </message>
        <message>
            <source>Reviewer</source>
            <translation>Prüfer</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Edit distance by</source>
            <translation>Änderungsmaß nach</translation>
        </message>
        <message>
            <source>from an edit that people made again and again</source>
            <translation>aus einer Änderung, die immer wieder gemacht wurde</translation>
        </message>
        <message>
            <source>people write “%1” instead</source>
            <translation>stattdessen schreiben Menschen „%1“</translation>
        </message>
        <message numerus="yes">
            <source>from an edit that people made %n time(s)</source>
            <translation>
                <numerusform>aus einer Änderung, die %n-mal gemacht wurde</numerusform>
                <numerusform>aus einer Änderung, die %n-mal gemacht wurde</numerusform>
            </translation>
        </message>
        <message>
            <source>never “%1”</source>
            <translation>nie „%1“</translation>
        </message>
        <message>
            <source>says “%1”</source>
            <translation>sagt „%1“</translation>
        </message>
    </context>
    <context>
        <name>countersign::GatePane</name>
        <message numerus="yes">
            <source>%n condition(s) of the gate are open; while they are, the backend refuses.</source>
            <translation>
                <numerusform>%n Bedingung ist offen; solange lehnt das Backend ab.</numerusform>
                <numerusform>%n Bedingungen sind offen; solange lehnt das Backend ab.</numerusform>
            </translation>
        </message>
        <message>
            <source>This version is live: it goes out of use first.</source>
            <translation>Diese Version ist in Betrieb: Sie muss erst außer Betrieb gehen.</translation>
        </message>
        <message>
            <source>Two versions are shadows already: take the label from one of them first.</source>
            <translation>Zwei Versionen laufen schon mit: Nehmen Sie erst einer das Kennzeichen.</translation>
        </message>
        <message>
            <source>No other version was live before.</source>
            <translation>Vorher war keine andere Version in Betrieb.</translation>
        </message>
        <message>
            <source>%1 composes beside the live version. Nothing of it is sent.</source>
            <translation>%1 verfasst neben der Version in Betrieb. Nichts davon wird gesendet.</translation>
        </message>
        <message>
            <source>%1 asks for somebody else to promote it.</source>
            <translation>%1 bittet darum, dass jemand anderes sie freigibt.</translation>
        </message>
        <message>
            <source>%1 composes from then on.</source>
            <translation>%1 verfasst ab dann.</translation>
        </message>
        <message numerus="yes">
            <source>%1 composes from then on. Its first %n draft(s) go to people.</source>
            <translation>
                <numerusform>%1 verfasst ab dann. Ihr erster Entwurf geht an Menschen.</numerusform>
                <numerusform>%1 verfasst ab dann. Ihre ersten %n Entwürfe gehen an Menschen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Take the label away</source>
            <translation>Kennzeichen wegnehmen</translation>
        </message>
        <message>
            <source>%1 is no longer %2 from then on.</source>
            <translation>%1 ist danach nicht mehr %2.</translation>
        </message>
        <message>
            <source>%1 goes out of use and the version that was live before composes again. Another move takes it back.</source>
            <translation>%1 geht außer Betrieb, und die vorige Version verfasst wieder. Ein weiterer Schritt nimmt das zurück.</translation>
        </message>
        <message>
            <source>No version was live yet, so there is nothing to roll back to.</source>
            <translation>Noch war keine Version in Betrieb; es gibt nichts, wohin man zurückkönnte.</translation>
        </message>
        <message>
            <source>The version that was live last composes again. Another move takes it back.</source>
            <translation>Die Version, die zuletzt in Betrieb war, verfasst wieder. Ein weiterer Schritt nimmt das zurück.</translation>
        </message>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte decken das nicht.</translation>
        </message>
        <message>
            <source>Shadow</source>
            <translation>Mitlaufen lassen</translation>
        </message>
        <message>
            <source>Stop shadowing</source>
            <translation>Mitlaufen beenden</translation>
        </message>
        <message>
            <source>Put up for promotion</source>
            <translation>Zur Freigabe vorschlagen</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Zurückziehen</translation>
        </message>
        <message>
            <source>Promote to live</source>
            <translation>In Betrieb nehmen</translation>
        </message>
        <message>
            <source>Take out of use</source>
            <translation>Außer Betrieb nehmen</translation>
        </message>
        <message>
            <source>As far as this computer knows. The backend decides when you promote.</source>
            <translation>Soweit dieser Rechner weiß. Das Backend entscheidet bei der Freigabe.</translation>
        </message>
        <message>
            <source>The backend refused. These conditions are its own.</source>
            <translation>Das Backend hat abgelehnt. Dies sind seine Bedingungen.</translation>
        </message>
        <message>
            <source>Gate to live</source>
            <translation>Weg zur Nutzung</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurücknehmen</translation>
        </message>
    </context>
    <context>
        <name>countersign::HistoryPane</name>
        <message>
            <source>No label was moved yet.</source>
            <translation>Noch kein Kennzeichen wurde gewechselt.</translation>
        </message>
        <message>
            <source>Moves of labels</source>
            <translation>Wechsel der Kennzeichen</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>no longer %1</source>
            <translation>nicht mehr %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::KnowledgePage</name>
        <message numerus="yes">
            <source>%n policy page(s) of the shop could not be imported.</source>
            <translation>
                <numerusform>%n Richtlinienseite des Shops konnte nicht eingelesen werden.</numerusform>
                <numerusform>%n Richtlinienseiten des Shops konnten nicht eingelesen werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” is no longer used for drafts from now on.</source>
            <translation>„%1“ wird ab jetzt nicht mehr für Entwürfe genutzt.</translation>
        </message>
        <message numerus="yes">
            <source>%n policy page(s) imported from the shop.</source>
            <translation>
                <numerusform>%n Richtlinienseite aus dem Shop eingelesen.</numerusform>
                <numerusform>%n Richtlinienseiten aus dem Shop eingelesen.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” is imported.</source>
            <translation>„%1“ ist eingelesen.</translation>
        </message>
        <message>
            <source>Nothing yet. A adds the brand guide, say; drafts then cite it.</source>
            <translation>Noch nichts. A fügt etwa den Markenleitfaden hinzu; Entwürfe zitieren ihn dann.</translation>
        </message>
        <message>
            <source>No shop is known yet.</source>
            <translation>Noch kein Shop ist bekannt.</translation>
        </message>
        <message>
            <source>What the shop knows is shown to those who may change prompts.</source>
            <translation>Was der Shop weiß, sehen alle, die Prompts ändern dürfen.</translation>
        </message>
        <message>
            <source>%1 · by %2 %3</source>
            <comment>language, person, ago</comment>
            <translation>%1 · von %2 %3</translation>
        </message>
        <message numerus="yes">
            <source>%n passage(s)</source>
            <translation>
                <numerusform>%n Abschnitt</numerusform>
                <numerusform>%n Abschnitte</numerusform>
            </translation>
        </message>
        <message>
            <source>Text (*.md *.html *.htm *.txt)</source>
            <translation>Text (*.md *.html *.htm *.txt)</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>Datei wählen</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Einlesen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>File: .md, .html or .txt</source>
            <translation>Datei: .md, .html oder .txt</translation>
        </message>
        <message>
            <source>Brand guide, tone, policies, product facts and approved messages, as Markdown, HTML or text. The composer cites what it uses; nothing in these files can give it orders.</source>
            <translation>Markenleitfaden, Ton, Richtlinien, Produktangaben und freigegebene Nachrichten als Markdown, HTML oder Text. Was genutzt wird, wird zitiert; nichts in diesen Dateien kann Anweisungen geben.</translation>
        </message>
        <message>
            <source>Knowledge</source>
            <translation>Wissen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Import policy pages</source>
            <translation>Richtlinienseiten holen</translation>
        </message>
        <message>
            <source>Add a file</source>
            <translation>Datei hinzufügen</translation>
        </message>
        <message>
            <source>What the shop knows</source>
            <translation>Was der Shop weiß</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>Wird eingelesen…</translation>
        </message>
        <message>
            <source>Being removed…</source>
            <translation>Wird entfernt…</translation>
        </message>
    </context>
    <context>
        <name>countersign::NewPromptForm</name>
        <message>
            <source>What it writes</source>
            <translation>Was er schreibt</translation>
        </message>
        <message>
            <source>Recovery message</source>
            <translation>Rückgewinnungsnachricht</translation>
        </message>
        <message>
            <source>A survey asks for the reason: its prompt is for every reason.</source>
            <translation>Eine Umfrage fragt nach dem Grund: Ihr Prompt gilt für jeden Grund.</translation>
        </message>
        <message>
            <source>First version</source>
            <translation>Erste Version</translation>
        </message>
        <message>
            <source>Starts from the text of the prompt that is chosen, where that writes the same. Esc: back</source>
            <translation>Beginnt mit dem Text des gewählten Prompts, wenn der dasselbe schreibt. Esc: zurück</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>every reason</source>
            <translation>jeder Grund</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Name of the prompt</source>
            <translation>Name des Prompts</translation>
        </message>
        <message>
            <source>Name, “Shipping cost, email”</source>
            <translation>Name, „Versandkosten, E-Mail“</translation>
        </message>
        <message>
            <source>Create prompt</source>
            <translation>Prompt anlegen</translation>
        </message>
    </context>
    <context>
        <name>countersign::OutcomesTable</name>
        <message>
            <source>What came of each version</source>
            <translation>Was aus jeder Version wurde</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Carts</source>
            <translation>Warenkörbe</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Versandt</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Käufe</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>no message</source>
            <translation>keine Nachricht</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <comment>shares</comment>
            <translation>%1 bis %2</translation>
        </message>
    </context>
    <context>
        <name>countersign::ShadowTable</name>
        <message>
            <source>What shadows answered</source>
            <translation>Was mitlaufende Versionen geantwortet haben</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Entwürfe</translation>
        </message>
        <message>
            <source>Passed the checks</source>
            <translation>Prüfungen bestanden</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Keine Antwort</translation>
        </message>
        <message>
            <source>Distance from live</source>
            <translation>Abstand zu „in Betrieb“</translation>
        </message>
    </context>
    <context>
        <name>countersign::OutcomesView</name>
        <message>
            <source>Of %1 only the newest %2 answers are counted.</source>
            <comment>version, number</comment>
            <translation>Von %1 zählen nur die neuesten %2 Antworten.</translation>
        </message>
        <message>
            <source>What shadows answered beside the live version</source>
            <translation>Was mitlaufende Versionen neben der Version in Betrieb geantwortet haben</translation>
        </message>
        <message>
            <source>Nobody was sent these answers. The distance is from what the live version answered to the same question, where both passed the checks.</source>
            <translation>Niemand hat diese Antworten bekommen. Der Abstand gilt zu dem, was die Version in Betrieb auf dieselbe Frage geantwortet hat, wo beide die Prüfungen bestanden.</translation>
        </message>
        <message>
            <source>No answer of the shadow is kept from the last 30 days.</source>
            <translation>Aus den letzten 30 Tagen liegt keine Antwort der mitlaufenden Version vor.</translation>
        </message>
        <message>
            <source>no message</source>
            <translation>keine Nachricht</translation>
        </message>
        <message>
            <source>%1 brings more orders than %2.</source>
            <comment>version, others</comment>
            <translation>%1 bringt mehr Käufe als %2.</translation>
        </message>
        <message>
            <source>%1 brings fewer orders than %2.</source>
            <comment>version, others</comment>
            <translation>%1 bringt weniger Käufe als %2.</translation>
        </message>
        <message>
            <source>No cart that this prompt is for was left without a message in this time, so whether writing helps cannot be told.</source>
            <translation>Kein Warenkorb, für den dieser Prompt da ist, blieb in dieser Zeit ohne Nachricht; ob Schreiben hilft, lässt sich so nicht sagen.</translation>
        </message>
        <message>
            <source>Too little to tell about %1: its interval overlaps the others, so chance may explain the difference.</source>
            <translation>Zu wenig, um etwas über %1 zu sagen: Das Intervall überschneidet sich mit den anderen, der Unterschied kann also Zufall sein.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Noch einmal lesen</translation>
        </message>
        <message>
            <source>Every cart counts from the day it got its arm, whether its message left or not. Those without a message are the ones this prompt would have written for while it was in use.</source>
            <translation>Jeder Warenkorb zählt ab dem Tag, an dem er seinem Arm zugeteilt wurde, ob seine Nachricht hinausging oder nicht. Die ohne Nachricht sind die, für die dieser Prompt geschrieben hätte, solange er in Betrieb war.</translation>
        </message>
        <message>
            <source>Carts of the last 30 days and what was bought</source>
            <translation>Warenkörbe der letzten 30 Tage und was gekauft wurde</translation>
        </message>
        <message>
            <source>No version of this prompt has written for a cart in the last 30 days.</source>
            <translation>Keine Version dieses Prompts hat in den letzten 30 Tagen für einen Warenkorb geschrieben.</translation>
        </message>
        <message>
            <source>%1 has written for no cart in the last 30 days.</source>
            <translation>%1 hat in den letzten 30 Tagen für keinen Warenkorb geschrieben.</translation>
        </message>
    </context>
    <context>
        <name>countersign::PromptPane</name>
        <message>
            <source>No prompt yet: the built-in composer writes.</source>
            <translation>Noch kein Prompt: Der eingebaute Verfasser schreibt.</translation>
        </message>
        <message>
            <source>No prompt yet: the built-in composer writes. Shift+N starts one.</source>
            <translation>Noch kein Prompt: Der eingebaute Verfasser schreibt. Umschalt+N beginnt einen.</translation>
        </message>
        <message>
            <source>Offline. Prompts are kept at the backend and show again when it is back.</source>
            <translation>Offline. Prompts liegen beim Backend und erscheinen wieder, sobald es da ist.</translation>
        </message>
        <message>
            <source>%1 · %2 today</source>
            <translation>%1 · heute %2</translation>
        </message>
        <message>
            <source>%1 · %2 of %3 today</source>
            <translation>%1 · heute %2 von %3</translation>
        </message>
        <message>
            <source>No language model is connected: the built-in composer writes, and replays have nothing to ask.</source>
            <translation>Kein Sprachmodell ist verbunden: Der eingebaute Verfasser schreibt, und Probeläufe haben niemanden zu fragen.</translation>
        </message>
        <message>
            <source>every shop</source>
            <translation>jeder Shop</translation>
        </message>
        <message>
            <source>not in use</source>
            <translation>nicht in Betrieb</translation>
        </message>
        <message>
            <source>edit distance %1</source>
            <translation>Änderungsmaß %1</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Prompts</source>
            <translation>Prompts</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReplayPane</name>
        <message>
            <source>not passed</source>
            <translation>nicht bestanden</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>Collecting drafts…</source>
            <translation>Entwürfe werden gesammelt…</translation>
        </message>
        <message numerus="yes">
            <source>%n decided draft(s), about %1.</source>
            <translation>
                <numerusform>%n entschiedener Entwurf, etwa %1.</numerusform>
                <numerusform>%n entschiedene Entwürfe, etwa %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>No decided draft fits this prompt yet, so there is nothing to replay.</source>
            <translation>Noch passt kein entschiedener Entwurf zu diesem Prompt; es gibt nichts zu wiederholen.</translation>
        </message>
        <message>
            <source>A replay of this version is running.</source>
            <translation>Ein Probelauf dieser Version läuft.</translation>
        </message>
        <message>
            <source>No version is chosen.</source>
            <translation>Keine Version ist gewählt.</translation>
        </message>
        <message>
            <source>Estimating…</source>
            <translation>Wird geschätzt…</translation>
        </message>
        <message>
            <source>Progress of the replay</source>
            <translation>Fortschritt des Probelaufs</translation>
        </message>
        <message>
            <source>Not replayed yet. A replay composes the last decided drafts anew with this version; nothing of it is sent.</source>
            <translation>Noch kein Probelauf. Er verfasst die zuletzt entschiedenen Entwürfe mit dieser Version neu; nichts davon wird gesendet.</translation>
        </message>
        <message>
            <source>Drafts to replay</source>
            <translation>Entwürfe für den Probelauf</translation>
        </message>
        <message>
            <source>Replays</source>
            <translation>Probeläufe</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Replay…</source>
            <translation>Probelauf…</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
    </context>
    <context>
        <name>countersign::ResultTable</name>
        <message numerus="yes">
            <source>%n fail(s)</source>
            <translation>
                <numerusform>%n Fehler</numerusform>
                <numerusform>%n Fehler</numerusform>
            </translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>Preferred</source>
            <translation>Bevorzugt</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Edits expected</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>How much of it people would change, judged by what they changed so far</source>
            <translation>Wie viel davon Menschen ändern würden, nach dem, was sie bisher geändert haben</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>Results of the replay</source>
            <translation>Ergebnisse des Probelaufs</translation>
        </message>
        <message>
            <source>tie</source>
            <translation>gleich</translation>
        </message>
        <message>
            <source>this version</source>
            <translation>diese Version</translation>
        </message>
        <message>
            <source>earlier words</source>
            <translation>früherer Text</translation>
        </message>
    </context>
    <context>
        <name>countersign::ResultsPage</name>
        <message>
            <source>Your rights do not cover comparing.</source>
            <translation>Ihre Rechte decken das Vergleichen nicht.</translation>
        </message>
        <message>
            <source>There is nothing to compare yet.</source>
            <translation>Noch gibt es nichts zu vergleichen.</translation>
        </message>
        <message>
            <source>No result yet.</source>
            <translation>Noch kein Ergebnis.</translation>
        </message>
        <message>
            <source>No answer differs from the words of then. F shows all.</source>
            <translation>Keine Antwort weicht vom damaligen Text ab. F zeigt alle.</translation>
        </message>
        <message>
            <source>R starts a replay: the last decided drafts are composed anew with this version, and nothing of it is sent.</source>
            <translation>R startet einen Probelauf: Die zuletzt entschiedenen Entwürfe werden mit dieser Version neu verfasst, und nichts davon wird gesendet.</translation>
        </message>
        <message>
            <source>%1 was not replayed yet</source>
            <translation>%1 hatte noch keinen Probelauf</translation>
        </message>
        <message>
            <source>Replay of %1</source>
            <translation>Probelauf von %1</translation>
        </message>
        <message>
            <source>Compare blind</source>
            <translation>Blind vergleichen</translation>
        </message>
        <message>
            <source>Different only</source>
            <translation>Nur abweichende</translation>
        </message>
    </context>
    <context>
        <name>countersign::ShopPicker</name>
        <message>
            <source>Every shop</source>
            <translation>Jeder Shop</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
    </context>
    <context>
        <name>Studio</name>
        <message>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>“%1” → “%2”</source>
            <translation>„%1“ → „%2“</translation>
        </message>
        <message>
            <source>“%1” removed</source>
            <translation>„%1“ entfernt</translation>
        </message>
        <message>
            <source>“%1” added</source>
            <translation>„%1“ hinzugefügt</translation>
        </message>
        <message>
            <source>Approved messages</source>
            <translation>Freigegebene Nachrichten</translation>
        </message>
        <message>
            <source>Product facts</source>
            <translation>Produktangaben</translation>
        </message>
        <message>
            <source>Policy of the shop</source>
            <translation>Richtlinie des Shops</translation>
        </message>
        <message>
            <source>Do and don’t</source>
            <translation>Gebote und Verbote</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Brand guide</source>
            <translation>Markenleitfaden</translation>
        </message>
        <message>
            <source>under %1</source>
            <translation>unter %1</translation>
        </message>
        <message numerus="yes">
            <source>%n skipped: customers erased since</source>
            <translation>
                <numerusform>%n übersprungen: Kunde inzwischen gelöscht</numerusform>
                <numerusform>%n übersprungen: Kunden inzwischen gelöscht</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n test(s) fail(s)</source>
            <translation>
                <numerusform>%n Prüffall nicht bestanden</numerusform>
                <numerusform>%n Prüffälle nicht bestanden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fail(s) a check</source>
            <translation>
                <numerusform>%n durchgefallen</numerusform>
                <numerusform>%n durchgefallen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <comment>done, all</comment>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>broken off</source>
            <comment>replay</comment>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>stopped</source>
            <comment>replay</comment>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>done</source>
            <comment>replay</comment>
            <translation>fertig</translation>
        </message>
        <message>
            <source>running</source>
            <comment>replay</comment>
            <translation>läuft</translation>
        </message>
        <message>
            <source>waiting</source>
            <comment>replay</comment>
            <translation>wartet</translation>
        </message>
        <message>
            <source>every reason</source>
            <translation>jeder Grund</translation>
        </message>
        <message>
            <source>every cart</source>
            <translation>jeder Warenkorb</translation>
        </message>
        <message>
            <source>every language</source>
            <translation>jede Sprache</translation>
        </message>
        <message>
            <source>v%1</source>
            <comment>version number</comment>
            <translation>v%1</translation>
        </message>
        <message>
            <source>shadow</source>
            <translation>läuft mit</translation>
        </message>
        <message>
            <source>live</source>
            <translation>in Betrieb</translation>
        </message>
        <message>
            <source>candidate</source>
            <translation>vorgeschlagen</translation>
        </message>
        <message>
            <source>draft</source>
            <comment>label of a prompt version</comment>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>long sentence</source>
            <translation>langer Satz</translation>
        </message>
        <message>
            <source>form of address</source>
            <translation>Anrede</translation>
        </message>
        <message>
            <source>capitals</source>
            <translation>Großbuchstaben</translation>
        </message>
        <message>
            <source>emoji</source>
            <translation>Emoji</translation>
        </message>
        <message>
            <source>exclamation marks</source>
            <translation>Ausrufezeichen</translation>
        </message>
        <message>
            <source>missing word</source>
            <translation>fehlendes Wort</translation>
        </message>
        <message>
            <source>banned word</source>
            <translation>verbotenes Wort</translation>
        </message>
    </context>
    <context>
        <name>countersign::StudioPage</name>
        <message>
            <source>What came of each version</source>
            <translation>Was aus jeder Version wurde</translation>
        </message>
        <message>
            <source>Add a file to what the shop knows</source>
            <translation>Dem Wissen des Shops eine Datei hinzufügen</translation>
        </message>
        <message>
            <source>Import the shop’s policy pages</source>
            <translation>Richtlinienseiten des Shops holen</translation>
        </message>
        <message>
            <source>Try the rules on the words of a waiting draft</source>
            <translation>Regeln am Text eines wartenden Entwurfs versuchen</translation>
        </message>
        <message>
            <source>Remove the chosen test case or file</source>
            <translation>Gewählten Prüffall oder Datei entfernen</translation>
        </message>
        <message>
            <source>Edit distance by something else</source>
            <translation>Änderungsmaß nach anderem</translation>
        </message>
        <message>
            <source>Make a test case of the chosen edit</source>
            <translation>Aus der gewählten Änderung einen Prüffall machen</translation>
        </message>
        <message>
            <source>Compare results blind, in pairs</source>
            <translation>Ergebnisse blind vergleichen, paarweise</translation>
        </message>
        <message>
            <source>Show only results that differ</source>
            <translation>Nur abweichende Ergebnisse zeigen</translation>
        </message>
        <message>
            <source>Compare others with this version</source>
            <translation>Andere mit dieser Version vergleichen</translation>
        </message>
        <message>
            <source>Compare the version with another</source>
            <translation>Version mit einer anderen vergleichen</translation>
        </message>
        <message>
            <source>Write a new version, or edit the brand rules</source>
            <translation>Neue Version schreiben oder Markenregeln bearbeiten</translation>
        </message>
        <message>
            <source>Stop the running replay</source>
            <translation>Laufenden Probelauf anhalten</translation>
        </message>
        <message>
            <source>Replay the version over decided drafts</source>
            <translation>Probelauf der Version über entschiedene Entwürfe</translation>
        </message>
        <message>
            <source>Roll back to the live version before</source>
            <translation>Zur vorigen Version zurückkehren</translation>
        </message>
        <message>
            <source>Let the version compose in the shadow, or stop it</source>
            <translation>Version mitlaufen lassen oder das beenden</translation>
        </message>
        <message>
            <source>Promote the version to live, or take it out of use</source>
            <translation>Version in Betrieb nehmen oder herausnehmen</translation>
        </message>
        <message>
            <source>Put the version up for promotion, or withdraw it</source>
            <translation>Version zur Freigabe vorschlagen oder zurückziehen</translation>
        </message>
        <message>
            <source>New prompt</source>
            <translation>Neuer Prompt</translation>
        </message>
        <message>
            <source>Prompts: what the shop knows</source>
            <translation>Prompts: was der Shop weiß</translation>
        </message>
        <message>
            <source>Prompts: brand rules</source>
            <translation>Prompts: Markenregeln</translation>
        </message>
        <message>
            <source>Prompts: what people keep fixing</source>
            <translation>Prompts: was immer wieder verbessert wird</translation>
        </message>
        <message>
            <source>Prompts: results of a replay</source>
            <translation>Prompts: Ergebnisse eines Probelaufs</translation>
        </message>
        <message>
            <source>Prompts: versions</source>
            <translation>Prompts: Versionen</translation>
        </message>
        <message>
            <source>Offline: what is shown may be older, and labels do not move. What you write is kept here.</source>
            <translation>Offline: Das Gezeigte kann älter sein, und Kennzeichen wechseln nicht. Was Sie schreiben, bleibt hier erhalten.</translation>
        </message>
        <message numerus="yes">
            <source>Nothing was moved: %n condition(s) of the gate are open. They stand there with who could satisfy them.</source>
            <translation>
                <numerusform>Nichts wurde gewechselt: %n Bedingung ist offen. Sie steht dort mit dem, der sie erfüllen kann.</numerusform>
                <numerusform>Nichts wurde gewechselt: %n Bedingungen sind offen. Sie stehen dort mit denen, die sie erfüllen können.</numerusform>
            </translation>
        </message>
        <message>
            <source>5 Knowledge</source>
            <translation>5 Wissen</translation>
        </message>
        <message>
            <source>4 Brand rules</source>
            <translation>4 Markenregeln</translation>
        </message>
        <message>
            <source>3 Edits</source>
            <translation>3 Änderungen</translation>
        </message>
        <message>
            <source>2 Replay</source>
            <translation>2 Probelauf</translation>
        </message>
        <message>
            <source>1 Versions</source>
            <translation>1 Versionen</translation>
        </message>
        <message>
            <source>Your rights do not cover prompts. Who owns the shop’s voice sees here what people keep fixing, and changes it. Q goes back to the queue.</source>
            <translation>Ihre Rechte decken Prompts nicht. Wer die Stimme des Shops verantwortet, sieht hier, was immer wieder verbessert wird, und ändert es. Q führt zurück zur Warteschlange.</translation>
        </message>
        <message>
            <source>Prompts</source>
            <translation>Prompts</translation>
        </message>
        <message>
            <source>Pages of the studio</source>
            <translation>Seiten des Studios</translation>
        </message>
        <message>
            <source>Gate and replays</source>
            <translation>Hürde und Probeläufe</translation>
        </message>
        <message>
            <source>Show or hide the gate and the replays</source>
            <translation>Die Hürde und die Probeläufe zeigen oder verbergen</translation>
        </message>
        <message>
            <source>The gate and the replays are beside the work already.</source>
            <translation>Die Hürde und die Probeläufe stehen schon neben der Arbeit.</translation>
        </message>
        <message>
            <source>Waiting for the backend…</source>
            <translation>Warten auf das Backend…</translation>
        </message>
    </context>
    <context>
        <name>countersign::StudioSession</name>
        <message numerus="yes">
            <source>%n test case(s) have to run and pass in a replay</source>
            <translation>
                <numerusform>%n Prüffall muss in einem Probelauf laufen und bestehen</numerusform>
                <numerusform>%n Prüffälle müssen in einem Probelauf laufen und bestehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n test case(s) passed</source>
            <translation>
                <numerusform>%n Prüffall bestanden</numerusform>
                <numerusform>%n Prüffälle bestanden</numerusform>
            </translation>
        </message>
        <message>
            <source>No test case stands in the way</source>
            <translation>Kein Prüffall steht im Weg</translation>
        </message>
        <message>
            <source>Its newest replay did not pass: a newer one has to</source>
            <translation>Ihr neuester Probelauf ist nicht bestanden: Ein neuerer muss es</translation>
        </message>
        <message>
            <source>A replay of it has to pass</source>
            <translation>Ein Probelauf muss bestanden werden</translation>
        </message>
        <message numerus="yes">
            <source>Its replay over %n decided draft(s) passed</source>
            <translation>
                <numerusform>Ihr Probelauf über %n entschiedenen Entwurf ist bestanden</numerusform>
                <numerusform>Ihr Probelauf über %n entschiedene Entwürfe ist bestanden</numerusform>
            </translation>
        </message>
        <message>
            <source>You wrote it: another person promotes it</source>
            <translation>Sie haben sie geschrieben: Eine andere Person gibt sie frei</translation>
        </message>
        <message>
            <source>Written by one person, promoted by another</source>
            <translation>Von einer Person geschrieben, von einer anderen freigegeben</translation>
        </message>
        <message>
            <source>The right to promote prompts</source>
            <translation>Das Recht, Prompts freizugeben</translation>
        </message>
        <message>
            <source>You may promote prompts</source>
            <translation>Sie dürfen Prompts freigeben</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now.</source>
            <translation>Braucht das Backend, das gerade nicht erreichbar ist.</translation>
        </message>
        <message>
            <source>No version is chosen.</source>
            <translation>Keine Version ist gewählt.</translation>
        </message>
        <message>
            <source>Your rights do not cover moving labels.</source>
            <translation>Ihre Rechte decken das Wechseln von Kennzeichen nicht.</translation>
        </message>
        <message>
            <source>The last act is being saved.</source>
            <translation>Der letzte Schritt wird gesichert.</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now. What you write is kept here.</source>
            <translation>Braucht das Backend, das gerade nicht erreichbar ist. Was Sie schreiben, bleibt hier erhalten.</translation>
        </message>
        <message>
            <source>Your rights do not cover changing prompts.</source>
            <translation>Ihre Rechte decken das Ändern von Prompts nicht.</translation>
        </message>
        <message>
            <source>The test case is removed.</source>
            <translation>Der Prüffall ist entfernt.</translation>
        </message>
        <message>
            <source>The test case is part of every replay from now on: %1</source>
            <translation>Der Prüffall gehört ab jetzt zu jedem Probelauf: %1</translation>
        </message>
        <message>
            <source>Never “%1”</source>
            <translation>Nie „%1“</translation>
        </message>
        <message>
            <source>Says “%1”</source>
            <translation>Sagt „%1“</translation>
        </message>
        <message>
            <source>Rolled back: the version before is live again. Promoting takes it back.</source>
            <translation>Zurückgenommen: Die vorige Version ist wieder in Betrieb. Eine Freigabe nimmt das zurück.</translation>
        </message>
        <message>
            <source>%1 is %2 now.</source>
            <translation>%1 ist jetzt %2.</translation>
        </message>
        <message numerus="yes">
            <source>%1 is live. Its first %n draft(s) go to people.</source>
            <translation>
                <numerusform>%1 ist in Betrieb. Ihr erster Entwurf geht an Menschen.</numerusform>
                <numerusform>%1 ist in Betrieb. Ihre ersten %n Entwürfe gehen an Menschen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is no longer %2.</source>
            <translation>%1 ist nicht mehr %2.</translation>
        </message>
        <message>
            <source>Saved as %1. Older versions stay as they were.</source>
            <translation>Gesichert als %1. Ältere Versionen bleiben, wie sie waren.</translation>
        </message>
        <message>
            <source>The prompt is there. Nothing uses it before a version of it is live.</source>
            <translation>Der Prompt ist da. Nichts nutzt ihn, bevor eine Version in Betrieb ist.</translation>
        </message>
    </context>
    <context>
        <name>countersign::VersionPage</name>
        <message>
            <source>Outcomes</source>
            <translation>Wirkung</translation>
        </message>
        <message>
            <source>Text that was not saved yet is back, as it was %1.</source>
            <translation>Noch nicht gesicherter Text ist wieder da, Stand %1.</translation>
        </message>
        <message>
            <source>Go on writing</source>
            <translation>Weiterschreiben</translation>
        </message>
        <message>
            <source>Nothing fills “%1”. These are known: %2.</source>
            <translation>„%1“ wird von nichts gefüllt. Bekannt sind: %2.</translation>
        </message>
        <message>
            <source>Your rights do not cover changing prompts.</source>
            <translation>Ihre Rechte decken das Ändern von Prompts nicht.</translation>
        </message>
        <message>
            <source>No prompt is chosen.</source>
            <translation>Kein Prompt ist gewählt.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>%1 against %2</source>
            <translation>%1 gegen %2</translation>
        </message>
        <message>
            <source>New version, from %1</source>
            <translation>Neue Version, aus %1</translation>
        </message>
        <message>
            <source>What is different, and why</source>
            <translation>Was anders ist und warum</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Save as a new version</source>
            <translation>Als neue Version sichern</translation>
        </message>
        <message>
            <source>Task, compared</source>
            <translation>Aufgabe im Vergleich</translation>
        </message>
        <message>
            <source>Standing orders, compared</source>
            <translation>Grundregeln im Vergleich</translation>
        </message>
        <message>
            <source>Task: what to write</source>
            <translation>Aufgabe: was zu schreiben ist</translation>
        </message>
        <message>
            <source>Standing orders: voice, do and don’t</source>
            <translation>Grundregeln: Stimme, Gebote und Verbote</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Standing orders</source>
            <translation>Grundregeln</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>New version</source>
            <translation>Neue Version</translation>
        </message>
        <message>
            <source>Versions of this prompt</source>
            <translation>Versionen dieses Prompts</translation>
        </message>
        <message>
            <source>no note</source>
            <translation>keine Notiz</translation>
        </message>
        <message>
            <source>edit distance %1</source>
            <translation>Änderungsmaß %1</translation>
        </message>
        <message>
            <source>%1, %2 of the carts</source>
            <comment>live, share</comment>
            <translation>%1, %2 der Warenkörbe</translation>
        </message>
    </context>
    <context>
        <name>countersign::RowList</name>
        <message>
            <source>removed: %1</source>
            <translation>entfernt: %1</translation>
        </message>
        <message>
            <source>added: %1</source>
            <translation>hinzugefügt: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::WrittenSection</name>
        <message>
            <source>Written by</source>
            <translation>Geschrieben von</translation>
        </message>
        <message>
            <source>A language model: %1</source>
            <translation>Ein Sprachmodell: %1</translation>
        </message>
        <message>
            <source>The built-in composer</source>
            <translation>Der eingebaute Verfasser</translation>
        </message>
        <message>
            <source>No prompt is in use for such a cart, or no language model is set up.</source>
            <translation>Für solche Warenkörbe ist kein Prompt in Gebrauch, oder es ist kein Sprachmodell eingerichtet.</translation>
        </message>
        <message>
            <source>Looking up what stands behind its sentences…</source>
            <translation>Es wird nachgesehen, was hinter den Sätzen steht …</translation>
        </message>
        <message>
            <source>What stands behind its sentences is at the backend, which is away just now.</source>
            <translation>Was hinter den Sätzen steht, liegt beim Backend, und das ist gerade nicht da.</translation>
        </message>
        <message>
            <source>The backend has no question to the model on file for this message.</source>
            <translation>Beim Backend liegt zu dieser Nachricht keine Frage an das Modell.</translation>
        </message>
        <message>
            <source>a prompt that is gone</source>
            <translation>einem Prompt, den es nicht mehr gibt</translation>
        </message>
        <message>
            <source>With %1, version %2</source>
            <translation>Mit %1, Version %2</translation>
        </message>
        <message>
            <source>It names no passage of what the shop knows.</source>
            <translation>Es nennt keine Stelle aus dem Wissen des Shops.</translation>
        </message>
        <message>
            <source>Behind it: %1</source>
            <translation>Dahinter: %1</translation>
        </message>
        <message>
            <source>Shows or hides the passage</source>
            <translation>Zeigt oder verbirgt die Stelle</translation>
        </message>
    </context>
    <context>
        <name>countersign::RevealSheet</name>
        <message>
            <source>To check who this goes to</source>
            <translation>Um zu prüfen, an wen dies geht</translation>
        </message>
        <message>
            <source>A message did not arrive</source>
            <translation>Eine Nachricht kam nicht an</translation>
        </message>
        <message>
            <source>The customer asked us</source>
            <translation>Der Kunde hat uns gefragt</translation>
        </message>
        <message>
            <source>The law or an authority asks</source>
            <translation>Das Gesetz oder eine Behörde verlangt es</translation>
        </message>
        <message>
            <source>Another reason, written below</source>
            <translation>Ein anderer Grund, unten geschrieben</translation>
        </message>
        <message>
            <source>Show this customer in clear</source>
            <translation>Diesen Kunden im Klartext zeigen</translation>
        </message>
        <message>
            <source>Show for a minute</source>
            <translation>Eine Minute lang zeigen</translation>
        </message>
        <message>
            <source>Name and addresses are shown for a minute and kept nowhere on this computer. That you looked, when and why, is recorded.</source>
            <translation>Name und Adressen werden eine Minute lang gezeigt und auf diesem Rechner nirgends aufbewahrt. Dass Sie nachgesehen haben, wann und warum, wird verzeichnet.</translation>
        </message>
        <message>
            <source>What for, in a few words (kept sealed; erased with the customer)</source>
            <translation>Wofür, in wenigen Worten (versiegelt aufbewahrt, mit dem Kunden gelöscht)</translation>
        </message>
    </context>
    <context>
        <name>countersign::RestoreSheet</name>
        <message>
            <source>the database was damaged</source>
            <translation>die Datenbank beschädigt war</translation>
        </message>
        <message>
            <source>a disk failed</source>
            <translation>ein Datenträger ausfiel</translation>
        </message>
        <message>
            <source>a mistake was to be taken back</source>
            <translation>ein Fehler zurückgenommen werden sollte</translation>
        </message>
        <message>
            <source>the backend moved to another machine</source>
            <translation>das Backend auf einen anderen Rechner zog</translation>
        </message>
        <message>
            <source>restoring was practised</source>
            <translation>das Wiederherstellen geübt wurde</translation>
        </message>
        <message>
            <source>for a reason this console does not know</source>
            <translation>aus einem Grund, den diese Konsole nicht kennt</translation>
        </message>
        <message>
            <source>The backend’s record went back</source>
            <translation>Das Protokoll des Backends ging zurück</translation>
        </message>
        <message>
            <source>I know of this restore and of what is lost by it</source>
            <translation>Ich weiß davon und was dadurch verloren ist</translation>
        </message>
        <message>
            <source>Accept the restored record</source>
            <translation>Wiederhergestelltes Protokoll annehmen</translation>
        </message>
        <message>
            <source>Its record says nothing about a backup that was put back. Treat this as tampering: tell your auditor.</source>
            <translation>Sein Protokoll sagt nichts von einer zurückgespielten Sicherung. Behandeln Sie das als Manipulation: Sagen Sie es Ihrem Prüfer.</translation>
        </message>
        <message>
            <source>Nothing is taken from the backend or sent to it meanwhile; what you decide stays here.</source>
            <translation>Bis dahin wird nichts vom Backend übernommen oder an es gesendet; was Sie entscheiden, bleibt hier.</translation>
        </message>
        <message>
            <source>It was accepted on %1 by someone who may. </source>
            <translation>Am %1 hat es jemand angenommen, der das darf. </translation>
        </message>
        <message>
            <source>Accepting it takes the right to accept restored records, which you do not have: ask a senior approver or an auditor. </source>
            <translation>Es anzunehmen verlangt das Recht, wiederhergestellte Protokolle anzunehmen; Sie haben es nicht: Fragen Sie eine leitende Person oder einen Prüfer. </translation>
        </message>
        <message numerus="yes">
            <source>This computer saw: %n entries, root %1, consistent since %2.</source>
            <translation>
                <numerusform>Dieser Rechner sah: %n Eintrag, Wurzel %1, widerspruchsfrei seit %2.</numerusform>
                <numerusform>Dieser Rechner sah: %n Einträge, Wurzel %1, widerspruchsfrei seit %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The backend now shows: %n entries, root %1.</source>
            <translation>
                <numerusform>Das Backend zeigt jetzt: %n Eintrag, Wurzel %1.</numerusform>
                <numerusform>Das Backend zeigt jetzt: %n Einträge, Wurzel %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its record says: a backup with %n entries was put back on %1 by %2, because %3.</source>
            <translation>
                <numerusform>Sein Protokoll sagt: Eine Sicherung mit %n Eintrag wurde am %1 von %2 zurückgespielt, weil %3.</numerusform>
                <numerusform>Sein Protokoll sagt: Eine Sicherung mit %n Einträgen wurde am %1 von %2 zurückgespielt, weil %3.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::CustomerSection</name>
        <message>
            <source>Reveal…</source>
            <translation>Zeigen …</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Verbergen</translation>
        </message>
        <message>
            <source>Guest</source>
            <translation>Gast</translation>
        </message>
        <message numerus="yes">
            <source>Hidden again in %n second(s). Recorded with your name.</source>
            <translation>
                <numerusform>In %n Sekunde wieder verborgen. Mit Ihrem Namen verzeichnet.</numerusform>
                <numerusform>In %n Sekunden wieder verborgen. Mit Ihrem Namen verzeichnet.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>countersign::EvidencePane</name>
        <message>
            <source>Draw up and save as PDF</source>
            <translation>Erstellen und als PDF sichern</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Evidence report</source>
            <translation>Nachweisbericht</translation>
        </message>
        <message>
            <source>Cancelled; nothing was saved.</source>
            <translation>Abgebrochen; nichts wurde gesichert.</translation>
        </message>
        <message>
            <source>Drawn from the record as entry %1.</source>
            <translation>Aus dem Protokoll gezogen, Eintrag %1.</translation>
        </message>
        <message>
            <source>It could not be drawn up.</source>
            <translation>Er konnte nicht erstellt werden.</translation>
        </message>
        <message>
            <source>at random, from a recorded seed</source>
            <translation>zufällig, aus einem festgehaltenen Startwert</translation>
        </message>
        <message>
            <source>by risk: value, no person, overrides, unknown outcome</source>
            <translation>nach Risiko: Wert, ohne Person, Übergehungen, unbekannter Ausgang</translation>
        </message>
        <message>
            <source>the last 7 days</source>
            <translation>die letzten 7 Tage</translation>
        </message>
        <message>
            <source>the last 30 days</source>
            <translation>die letzten 30 Tage</translation>
        </message>
        <message>
            <source>the last 90 days</source>
            <translation>die letzten 90 Tage</translation>
        </message>
        <message>
            <source>any time</source>
            <translation>jederzeit</translation>
        </message>
        <message>
            <source>every shop</source>
            <translation>jeder Laden</translation>
        </message>
        <message>
            <source>any, or 1000 or 49.90 or JPY 5000</source>
            <translation>beliebig, oder 1000 oder 49,90 oder JPY 5000</translation>
        </message>
        <message>
            <source>drawn and recorded</source>
            <translation>wird gezogen und festgehalten</translation>
        </message>
        <message>
            <source>Drawing the report up</source>
            <translation>Bericht wird erstellt</translation>
        </message>
        <message>
            <source>Verifies the record, draws sends for a closer look and puts their lineage on paper, with how to check it all without us. The record keeps the plan, so that anyone can draw the same sends again.</source>
            <translation>Prüft das Protokoll, zieht Sendungen zur näheren Prüfung und bringt ihre Herkunft aufs Papier, samt Anleitung, alles ohne uns nachzuprüfen. Das Protokoll behält den Plan, sodass jeder dieselben Sendungen noch einmal ziehen kann.</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>Freigegeben von</translation>
        </message>
        <message>
            <source>Least value</source>
            <translation>Mindestwert</translation>
        </message>
        <message>
            <source>Most value</source>
            <translation>Höchstwert</translation>
        </message>
        <message>
            <source>Drawn</source>
            <translation>Gezogen</translation>
        </message>
        <message>
            <source>How many</source>
            <translation>Wie viele</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>anyone</source>
            <translation>irgendwem</translation>
        </message>
        <message>
            <source>policy, without a person</source>
            <translation>den Regeln, ohne Person</translation>
        </message>
        <message>
            <source>“%1” is not an amount: 1000, 49.90 or JPY 5000.</source>
            <translation>„%1“ ist kein Betrag: 1000, 49,90 oder JPY 5000.</translation>
        </message>
        <message>
            <source>The plan cannot be drawn from: %1.</source>
            <translation>Nach diesem Plan kann nicht gezogen werden: %1.</translation>
        </message>
        <message>
            <source>A report is being drawn up.</source>
            <translation>Ein Bericht wird gerade erstellt.</translation>
        </message>
        <message>
            <source>Verifying the record and drawing sends…</source>
            <translation>Protokoll wird geprüft, Sendungen werden gezogen …</translation>
        </message>
        <message>
            <source>Lineage %1 of %2</source>
            <translation>Herkunft %1 von %2</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>The amounts are of two currencies.</source>
            <translation>Die Beträge sind in zwei Währungen.</translation>
        </message>
        <message>
            <source>On paper: %1 of %2</source>
            <translation>Auf Papier: %1 von %2</translation>
        </message>
    </context>
    <context>
        <name>EvidencePdf</name>
        <message>
            <source>Evidence report</source>
            <translation>Nachweisbericht</translation>
        </message>
        <message>
            <source>Drawn up by %1 at %2 (UTC)</source>
            <translation>Erstellt von %1 am %2 (UTC)</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Umfang</translation>
        </message>
        <message>
            <source>The record holds this plan and what it drew as entry %1.</source>
            <translation>Das Protokoll hält diesen Plan und was er zog als Eintrag %1 fest.</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Drawn: %1.</source>
            <translation>Gezogen: %1.</translation>
        </message>
        <message>
            <source>Lineages that could not be read: %1. They are named below.</source>
            <translation>Herkünfte, die nicht gelesen werden konnten: %1. Sie sind unten genannt.</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>The record verified on this computer. %1</source>
            <translation>Das Protokoll wurde auf diesem Rechner geprüft und stimmt. %1</translation>
        </message>
        <message>
            <source>The record was NOT verified. %1</source>
            <translation>Das Protokoll wurde NICHT bestätigt. %1</translation>
        </message>
        <message>
            <source>The checkpoint is left out: its reader may not export the record.</source>
            <translation>Der Prüfpunkt fehlt: Wer den Bericht erstellte, darf das Protokoll nicht ausführen.</translation>
        </message>
        <message>
            <source>The checkpoint of that moment, with the signature of the record and of its witnesses:</source>
            <translation>Der Prüfpunkt dieses Augenblicks, mit der Unterschrift des Protokolls und seiner Zeugen:</translation>
        </message>
        <message>
            <source>The key of the record:</source>
            <translation>Der Schlüssel des Protokolls:</translation>
        </message>
        <message>
            <source>Witnesses that cosigned it: %1.</source>
            <translation>Zeugen, die ihn mitunterschrieben: %1.</translation>
        </message>
        <message>
            <source>How to check it yourself</source>
            <translation>So prüfen Sie es selbst</translation>
        </message>
        <message>
            <source>1. Take the whole record out and verify it offline, with a key that you got another way than with it:</source>
            <translation>1. Das ganze Protokoll ausführen und ohne Netz prüfen, mit einem Schlüssel, den Sie auf anderem Weg bekamen:</translation>
        </message>
        <message>
            <source>2. Draw the same sends again: the plan stands in the record.</source>
            <translation>2. Dieselben Sendungen noch einmal ziehen: Der Plan steht im Protokoll.</translation>
        </message>
        <message>
            <source>3. Check one decision with OpenSSL or any other program that knows Ed25519: its signature is over the canonical JSON (RFC 8785) of “statement” in its entry, and its key is enrolled by an earlier entry.</source>
            <translation>3. Eine Entscheidung mit OpenSSL oder einem anderen Programm prüfen, das Ed25519 kennt: Ihre Unterschrift gilt dem kanonischen JSON (RFC 8785) von „statement“ in ihrem Eintrag, und ihr Schlüssel ist durch einen früheren Eintrag eingetragen.</translation>
        </message>
        <message>
            <source>4. The bundle is in the formats of c2sp.org/tlog-tiles, tlog-checkpoint and tlog-cosignature: other people’s tools read it.</source>
            <translation>4. Das Bündel hat die Formate von c2sp.org/tlog-tiles, tlog-checkpoint und tlog-cosignature: Werkzeuge anderer lesen es.</translation>
        </message>
        <message>
            <source>Sends drawn</source>
            <translation>Gezogene Sendungen</translation>
        </message>
        <message>
            <source>by policy, without a person</source>
            <translation>durch die Regeln, ohne Person</translation>
        </message>
        <message>
            <source>a requirement overridden</source>
            <translation>eine Anforderung übergangen</translation>
        </message>
        <message>
            <source>outcome unknown</source>
            <translation>Ausgang unbekannt</translation>
        </message>
        <message>
            <source>%1. Draft %2, entry %3</source>
            <translation>%1. Entwurf %2, Eintrag %3</translation>
        </message>
        <message>
            <source>There was nothing to draw from.</source>
            <translation>Es gab nichts zu ziehen.</translation>
        </message>
        <message>
            <source>Lineage of draft %1</source>
            <translation>Herkunft des Entwurfs %1</translation>
        </message>
        <message>
            <source>It could not be read when the report was drawn up.</source>
            <translation>Sie konnte beim Erstellen des Berichts nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Sends from %1 until before %2 (UTC).</source>
            <translation>Sendungen von %1 bis vor %2 (UTC).</translation>
        </message>
        <message>
            <source>Sends from %1 on (UTC).</source>
            <translation>Sendungen ab %1 (UTC).</translation>
        </message>
        <message>
            <source>Sends until before %1 (UTC).</source>
            <translation>Sendungen bis vor %1 (UTC).</translation>
        </message>
        <message>
            <source>Sends of any time.</source>
            <translation>Sendungen jeder Zeit.</translation>
        </message>
        <message>
            <source>Every shop.</source>
            <translation>Jeder Laden.</translation>
        </message>
        <message>
            <source>Of the shop %1.</source>
            <translation>Vom Laden %1.</translation>
        </message>
        <message>
            <source>Only those sent by policy, without a person.</source>
            <translation>Nur die durch die Regeln, ohne Person gesendeten.</translation>
        </message>
        <message>
            <source>Only those approved by %1.</source>
            <translation>Nur die von %1 freigegebenen.</translation>
        </message>
        <message>
            <source>Carts of at least %1 in minor units of their own currency.</source>
            <translation>Warenkörbe von mindestens %1 in kleinsten Einheiten ihrer Währung.</translation>
        </message>
        <message>
            <source>Carts of at most %1 in minor units of their own currency.</source>
            <translation>Warenkörbe von höchstens %1 in kleinsten Einheiten ihrer Währung.</translation>
        </message>
        <message>
            <source>Drawn at random, each send with the same chance: those with the smallest −ln(u), u from SHA-256 of the seed and the draft’s id.</source>
            <translation>Zufällig gezogen, jede Sendung mit gleicher Chance: die mit dem kleinsten −ln(u), u aus SHA-256 von Startwert und Kennung des Entwurfs.</translation>
        </message>
        <message>
            <source>Drawn by risk: those with the smallest −ln(u) / w, u from SHA-256 of the seed and the draft’s id (Efraimidis and Spirakis, 2006); w = 1 + value / mean value of its currency (as in monetary unit sampling, ISA 530) + 2 without a person + 2 with an overridden requirement + 3 with an unknown outcome.</source>
            <translation>Nach Risiko gezogen: die mit dem kleinsten −ln(u) / w, u aus SHA-256 von Startwert und Kennung des Entwurfs (Efraimidis und Spirakis, 2006); w = 1 + Wert / mittlerer Wert seiner Währung (wie beim Monetary-Unit-Sampling, ISA 530) + 2 ohne Person + 2 mit übergangener Anforderung + 3 bei unbekanntem Ausgang.</translation>
        </message>
        <message>
            <source>Wanted: %1.</source>
            <translation>Gewünscht: %1.</translation>
        </message>
        <message>
            <source>Seed: %1. Entries of the record that it was drawn from: %2.</source>
            <translation>Startwert: %1. Einträge des Protokolls, aus denen gezogen wurde: %2.</translation>
        </message>
        <message>
            <source>Sends to draw from: %1; without a person: %2; with an overridden requirement: %3; outcome unknown: %4.</source>
            <translation>Sendungen zur Auswahl: %1; ohne Person: %2; mit übergangener Anforderung: %3; Ausgang unbekannt: %4.</translation>
        </message>
        <message>
            <source>Value of their carts: %1.</source>
            <translation>Wert ihrer Warenkörbe: %1.</translation>
        </message>
        <message>
            <source>Only carts in %1.</source>
            <translation>Nur Warenkörbe in %1.</translation>
        </message>
        <message>
            <source>Carts of at least %1.</source>
            <translation>Warenkörbe ab %1.</translation>
        </message>
        <message>
            <source>Carts of at most %1.</source>
            <translation>Warenkörbe bis %1.</translation>
        </message>
    </context>
    <context>
        <name>countersign::DevicesPage</name>
        <message>
            <source>lost or stolen</source>
            <translation>verloren oder gestohlen</translation>
        </message>
        <message>
            <source>replaced by a new key</source>
            <translation>durch einen neuen Schlüssel ersetzt</translation>
        </message>
        <message>
            <source>its person left</source>
            <translation>die Person ist gegangen</translation>
        </message>
        <message>
            <source>another reason</source>
            <translation>ein anderer Grund</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <source>revoked %1 by %2: %3</source>
            <translation>widerrufen am %1 von %2: %3</translation>
        </message>
        <message>
            <source>revoked %1</source>
            <translation>widerrufen am %1</translation>
        </message>
        <message>
            <source>Revoke this device</source>
            <translation>Dieses Gerät widerrufen</translation>
        </message>
        <message>
            <source>Everybody’s devices</source>
            <translation>Geräte aller</translation>
        </message>
        <message>
            <source>Back to the queue</source>
            <translation>Zurück zur Warteschlange</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Your devices</source>
            <translation>Ihre Geräte</translation>
        </message>
        <message>
            <source>Each device signs decisions with a key of its own, which never leaves it. Whoever finds a lost one still needs your password to sign in, but may use a session that is open. Revoke its key: its sessions end, drafts you hold are given back, and nothing signed with it is taken any more. What you decided before still stands and still verifies.</source>
            <translation>Jedes Gerät unterschreibt Entscheidungen mit einem eigenen Schlüssel, der es nie verlässt. Wer ein verlorenes findet, braucht zum Anmelden noch Ihr Passwort, kann aber eine offene Sitzung benutzen. Widerrufen Sie seinen Schlüssel: Seine Sitzungen enden, Entwürfe in Ihrer Hand werden frei, und nichts mit ihm Unterschriebenes wird mehr angenommen. Was Sie vorher entschieden, gilt weiter und lässt sich weiter prüfen.</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>Last decision</source>
            <translation>Letzte Entscheidung</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>Entscheidungen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>%1 (this one)</source>
            <translation>%1 (dieses)</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now.</source>
            <translation>Braucht das Backend, das gerade nicht erreichbar ist.</translation>
        </message>
        <message>
            <source>No device is chosen.</source>
            <translation>Kein Gerät ist gewählt.</translation>
        </message>
        <message>
            <source>It is being revoked.</source>
            <translation>Es wird gerade widerrufen.</translation>
        </message>
        <message>
            <source>This device was revoked before.</source>
            <translation>Dieses Gerät wurde schon widerrufen.</translation>
        </message>
        <message>
            <source>From now on nothing that “%1” signs is taken. Its sessions end, and drafts that its person holds are given back.</source>
            <translation>Von jetzt an wird nichts angenommen, was „%1“ unterschreibt. Seine Sitzungen enden, und Entwürfe in der Hand seiner Person werden frei.</translation>
        </message>
        <message>
            <source>Decisions from before stand; those still on hold can be undone.</source>
            <translation>Frühere Entscheidungen gelten; die noch angehaltenen lassen sich zurücknehmen.</translation>
        </message>
        <message>
            <source>This is the device you are working on: you are signed out, and signing in again makes a new key. Decisions kept here and not yet accepted will be refused.</source>
            <translation>An diesem Gerät arbeiten Sie gerade: Sie werden abgemeldet, und erneutes Anmelden macht einen neuen Schlüssel. Hier aufbewahrte, noch nicht angenommene Entscheidungen werden abgelehnt.</translation>
        </message>
        <message>
            <source>Revoked. Sessions ended: %1; drafts given back: %2; its decisions on hold: %3.</source>
            <translation>Widerrufen. Beendete Sitzungen: %1; frei gewordene Entwürfe: %2; angehaltene Entscheidungen: %3.</translation>
        </message>
        <message>
            <source>The devices are being fetched…</source>
            <translation>Die Geräte werden geholt…</translation>
        </message>
        <message>
            <source>The key is being revoked…</source>
            <translation>Der Schlüssel wird widerrufen…</translation>
        </message>
    </context>
    <context>
        <name>countersign::SurveyPage</name>
        <message>
            <source>Why they left</source>
            <translation>Warum sie gingen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>the last 7 days</source>
            <translation>die letzten 7 Tage</translation>
        </message>
        <message>
            <source>the last 30 days</source>
            <translation>die letzten 30 Tage</translation>
        </message>
        <message>
            <source>the last 90 days</source>
            <translation>die letzten 90 Tage</translation>
        </message>
        <message>
            <source>the last year</source>
            <translation>das letzte Jahr</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Gründe</translation>
        </message>
        <message>
            <source>Diagnosed (rows) against said (columns); heavy and framed where both agree</source>
            <translation>Diagnostiziert (Zeilen) gegen gesagt (Spalten); fett und umrahmt, wo beides übereinstimmt</translation>
        </message>
        <message>
            <source>What the customer wrote</source>
            <translation>Was der Kunde schrieb</translation>
        </message>
        <message>
            <source>This customer wrote nothing.</source>
            <translation>Dieser Kunde hat nichts geschrieben.</translation>
        </message>
        <message>
            <source>Answers, newest first</source>
            <translation>Antworten, neueste zuerst</translation>
        </message>
        <message>
            <source>This answer says:</source>
            <translation>Diese Antwort sagt:</translation>
        </message>
        <message>
            <source>What this answer says</source>
            <translation>Was diese Antwort sagt</translation>
        </message>
        <message>
            <source>The record keeps who said so.</source>
            <translation>Das Protokoll hält fest, wer das sagt.</translation>
        </message>
        <message>
            <source>You need the right “%1”; whoever manages people can give it.</source>
            <translation>Dazu braucht es das Recht „%1“; wer Personen verwaltet, kann es geben.</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Noch einmal lesen</translation>
        </message>
        <message>
            <source>Correct the reason</source>
            <translation>Grund berichtigen</translation>
        </message>
        <message>
            <source>More answers</source>
            <translation>Weitere Antworten</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>Als CSV speichern</translation>
        </message>
        <message>
            <source>Back to the queue</source>
            <translation>Zurück zur Warteschlange</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>So lassen</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>What customers answered is not shown to you.</source>
            <translation>Was Kunden geantwortet haben, wird Ihnen nicht gezeigt.</translation>
        </message>
        <message>
            <source>Needs the backend, which cannot be reached now.</source>
            <translation>Dazu braucht es das Backend, das gerade nicht erreichbar ist.</translation>
        </message>
        <message>
            <source>It is being recorded.</source>
            <translation>Es wird gerade festgehalten.</translation>
        </message>
        <message>
            <source>No answer is chosen.</source>
            <translation>Keine Antwort ist gewählt.</translation>
        </message>
        <message>
            <source>Answers are being read.</source>
            <translation>Antworten werden gelesen.</translation>
        </message>
        <message>
            <source>All answers are here.</source>
            <translation>Alle Antworten sind da.</translation>
        </message>
        <message>
            <source>There are no answers.</source>
            <translation>Es gibt keine Antworten.</translation>
        </message>
        <message>
            <source>The answers could not be read.</source>
            <translation>Die Antworten ließen sich nicht lesen.</translation>
        </message>
        <message>
            <source>The backend cannot be reached: these are the figures from before.</source>
            <translation>Das Backend ist nicht erreichbar: Das sind die Zahlen von vorher.</translation>
        </message>
        <message>
            <source>Nobody has answered yet.</source>
            <translation>Noch hat niemand geantwortet.</translation>
        </message>
        <message>
            <source>Nobody was asked in this time. Customers are asked once their cart has not come back for a while.</source>
            <translation>In dieser Zeit wurde niemand gefragt. Kunden werden gefragt, wenn ihr Warenkorb eine Weile nicht zurückkam.</translation>
        </message>
        <message>
            <source>Customers are not asked why: surveys are switched off in the policy.</source>
            <translation>Kunden werden nicht nach dem Grund gefragt: Umfragen sind in der Richtlinie ausgeschaltet.</translation>
        </message>
        <message>
            <source>%1 asked · %2 answered · %3 name a reason</source>
            <translation>%1 gefragt · %2 haben geantwortet · %3 nennen einen Grund</translation>
        </message>
        <message>
            <source>%1 of them what was diagnosed (%2)</source>
            <translation>%1 davon den diagnostizierten (%2)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>who says so, how many</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Recorded: this answer says “%1”.</source>
            <translation>Festgehalten: Diese Antwort sagt „%1“.</translation>
        </message>
        <message>
            <source>The answers are being fetched.</source>
            <translation>Die Antworten werden geholt.</translation>
        </message>
        <message>
            <source>Saved as %1. Customers stand under a pseudonym; what they wrote is as they wrote it.</source>
            <translation>Gespeichert als %1. Kunden stehen unter einem Pseudonym; was sie schrieben, steht da, wie sie es schrieben.</translation>
        </message>
        <message>
            <source>The reason is being corrected…</source>
            <translation>Der Grund wird berichtigt…</translation>
        </message>
        <message>
            <source>The answers are being fetched…</source>
            <translation>Die Antworten werden geholt…</translation>
        </message>
        <message>
            <source>The file is being written…</source>
            <translation>Die Datei wird geschrieben…</translation>
        </message>
        <message>
            <source>Cancelled; nothing was saved.</source>
            <translation>Abgebrochen; nichts wurde gesichert.</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReasonCounts</name>
        <message>
            <source>Reasons, counted</source>
            <translation>Gründe, gezählt</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Said</source>
            <translation>Gesagt</translation>
        </message>
        <message>
            <source>Diagnosed</source>
            <translation>Diagnostiziert</translation>
        </message>
        <message>
            <source>%1: said %2, diagnosed %3</source>
            <translation>%1: gesagt %2, diagnostiziert %3</translation>
        </message>
    </context>
    <context>
        <name>countersign::ReasonConfusion</name>
        <message>
            <source>Diagnosed against said</source>
            <translation>Diagnostiziert gegen gesagt</translation>
        </message>
        <message>
            <source>Rows: what was diagnosed. Columns: what customers said. Where both agree, the figure is heavy and framed.</source>
            <translation>Zeilen: was diagnostiziert wurde. Spalten: was Kunden sagten. Wo beides übereinstimmt, ist die Zahl fett und umrahmt.</translation>
        </message>
        <message>
            <source>%1, diagnosed and said: %2</source>
            <translation>%1, diagnostiziert und gesagt: %2</translation>
        </message>
        <message>
            <source>Diagnosed %1, said %2: %3</source>
            <translation>Diagnostiziert %1, gesagt %2: %3</translation>
        </message>
        <message>
            <source>Said: %1</source>
            <translation>Gesagt: %1</translation>
        </message>
        <message>
            <source>Diagnosed: %1</source>
            <translation>Diagnostiziert: %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::AnswerTable</name>
        <message>
            <source>a person</source>
            <translation>eine Person</translation>
        </message>
        <message>
            <source>the customer’s own choice</source>
            <translation>die Wahl des Kunden</translation>
        </message>
        <message>
            <source>the language model</source>
            <translation>das Sprachmodell</translation>
        </message>
        <message>
            <source>the dictionary</source>
            <translation>das Wörterbuch</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Geantwortet</translation>
        </message>
        <message>
            <source>Says</source>
            <translation>Sagt</translation>
        </message>
        <message>
            <source>According to</source>
            <translation>Laut</translation>
        </message>
        <message>
            <source>Diagnosed</source>
            <translation>Diagnostiziert</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Shop</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>In their words</source>
            <translation>In ihren Worten</translation>
        </message>
        <message>
            <source>none of the twelve</source>
            <translation>keinen der zwölf</translation>
        </message>
        <message>
            <source>%1: says %2, diagnosed %3. %4</source>
            <comment>when, reason, reason, words</comment>
            <translation>%1: sagt %2, diagnostiziert %3. %4</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>reason, how sure</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>countersign::ProgressLine</name>
        <message>
            <source>Under way</source>
            <translation>Im Gange</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Cancel: %1</source>
            <translation>Abbrechen: %1</translation>
        </message>
    </context>
    <context>
        <name>BriefWhy</name>
        <message>
            <source>above %2</source>
            <translation>über %2</translation>
        </message>
        <message>
            <source>offer above %2</source>
            <translation>Angebot über %2</translation>
        </message>
        <message>
            <source>reason only %1 likely</source>
            <translation>Grund nur %1 wahrscheinlich</translation>
        </message>
        <message>
            <source>pilot phase</source>
            <translation>Pilotphase</translation>
        </message>
        <message>
            <source>among the first %1 of its wording</source>
            <translation>unter den ersten %1 dieser Fassung</translation>
        </message>
        <message>
            <source>new kind of customer</source>
            <translation>neue Art von Kunden</translation>
        </message>
        <message>
            <source>written anew</source>
            <translation>neu geschrieben</translation>
        </message>
        <message>
            <source>no limit for %1</source>
            <translation>keine Grenze für %1</translation>
        </message>
    </context>
    <context>
        <name>countersign::ExportBar</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Exporting the record</source>
            <translation>Export des Protokolls</translation>
        </message>
    </context>
    <context>
        <name>countersign::ExportPane</name>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Als</translation>
        </message>
        <message>
            <source>a bundle that verifies by itself (tlog-tiles)</source>
            <translation>ein Bündel, das sich selbst beweist (tlog-tiles)</translation>
        </message>
        <message>
            <source>one JSON object a line</source>
            <translation>ein JSON-Objekt je Zeile</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>proofs of the decisions (tlog-proof)</source>
            <translation>Beweise der Entscheidungen (tlog-proof)</translation>
        </message>
        <message>
            <source>Takes as many entries as there are. What is written stays when the export is cut off or cancelled: the same to the same place goes on there. The record keeps who exported what.</source>
            <translation>Nimmt so viele Einträge, wie es gibt. Was geschrieben ist, bleibt, wenn der Export abreißt oder abgebrochen wird: dasselbe an denselben Ort macht dort weiter. Das Protokoll hält fest, wer was exportiert hat.</translation>
        </message>
        <message>
            <source>The whole record; the search does not narrow it.</source>
            <translation>Das ganze Protokoll; die Suche engt es nicht ein.</translation>
        </message>
        <message>
            <source>All decisions of the record; the search narrows them.</source>
            <translation>Alle Entscheidungen des Protokolls; die Suche engt sie ein.</translation>
        </message>
        <message>
            <source>All entries of the record; the search narrows them.</source>
            <translation>Alle Einträge des Protokolls; die Suche engt sie ein.</translation>
        </message>
        <message>
            <source>The decisions among what the search finds: %1</source>
            <translation>Die Entscheidungen unter dem, was die Suche findet: %1</translation>
        </message>
        <message>
            <source>Your rights do not cover this.</source>
            <translation>Ihre Rechte reichen dafür nicht.</translation>
        </message>
        <message>
            <source>An export is under way.</source>
            <translation>Ein Export läuft.</translation>
        </message>
        <message>
            <source>Folder (*)</source>
            <translation>Ordner (*)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>JSON lines (*.jsonl)</source>
            <translation>JSON-Zeilen (*.jsonl)</translation>
        </message>
        <message numerus="yes">
            <source>%n entry(s) that the search finds: %1</source>
            <translation>
                <numerusform>%n Eintrag, den die Suche findet: %1</numerusform>
                <numerusform>%n Einträge, die die Suche findet: %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportWords</name>
        <message numerus="yes">
            <source>%n entry(s) of the record</source>
            <translation>
                <numerusform>%n Eintrag des Protokolls</numerusform>
                <numerusform>%n Einträge des Protokolls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The proofs of %n decision(s)</source>
            <translation>
                <numerusform>Der Beweis von %n Entscheidung</numerusform>
                <numerusform>Die Beweise von %n Entscheidungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the report</source>
            <translation>
                <numerusform>%n Zeile des Berichts</numerusform>
                <numerusform>%n Zeilen des Berichts</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 saved as %2.</source>
            <translation>%1 gespeichert als %2.</translation>
        </message>
        <message>
            <source>What an earlier try had written there was used.</source>
            <translation>Was ein früherer Versuch dort geschrieben hatte, wurde verwendet.</translation>
        </message>
        <message>
            <source>The backend cannot be reached.</source>
            <translation>Das Backend ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The report was not saved. %1</source>
            <translation>Der Bericht wurde nicht gespeichert. %1</translation>
        </message>
        <message>
            <source>The export stopped. %1 Saving the same to the same place goes on where it stopped.</source>
            <translation>Der Export ist stehen geblieben. %1 Dasselbe an denselben Ort zu speichern macht dort weiter.</translation>
        </message>
        <message>
            <source>Nothing was exported. %1</source>
            <translation>Es wurde nichts exportiert. %1</translation>
        </message>
        <message>
            <source>%1 of %2 written</source>
            <translation>%1 von %2 geschrieben</translation>
        </message>
        <message>
            <source>%1 written</source>
            <translation>%1 geschrieben</translation>
        </message>
    </context>
</TS>
