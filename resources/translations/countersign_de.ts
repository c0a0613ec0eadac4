<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
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
            <source>“%1” needs Unicode: 70 instead of 160 per part</source>
            <translation>„%1“ braucht Unicode: 70 statt 160 je Teil</translation>
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
            <source>open issue with this customer</source>
            <translation>offenes Anliegen dieser Kundschaft</translation>
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
            <translation>Arbeitet die Reihe ab: liest, ändert, gibt in Grenzen frei</translation>
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
        <name>countersign::DraftPane</name>
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
            <source>Discard edits</source>
            <translation>Änderungen verwerfen</translation>
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
            <source>Wide</source>
            <translation>Breit</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
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
            <source>This draft has no message for this channel.</source>
            <translation>Dieser Entwurf hat für diesen Kanal keine Nachricht.</translation>
        </message>
        <message>
            <source>Editing. Ctrl+Enter approves with edits, Esc stops editing and keeps the words.</source>
            <translation>In Bearbeitung. Strg+Eingabe gibt mit Änderungen frei, Esc beendet und behält die Worte.</translation>
        </message>
        <message>
            <source>Edited here, not signed yet.</source>
            <translation>Hier geändert, noch nicht unterschrieben.</translation>
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
            <translation>Er verlässt die Reihe und kommt dann wieder. Bis dahin wird nichts gesendet.</translation>
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
            <translation>Für später aufheben</translation>
        </message>
        <message>
            <source>Pass up to a senior approver</source>
            <translation>Nach oben weitergeben</translation>
        </message>
        <message>
            <source>Undo the newest decision that can be undone</source>
            <translation>Die jüngste Entscheidung zurücknehmen, bei der es noch geht</translation>
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
            <translation>Reihe durchsuchen</translation>
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
            <source>Show or hide why</source>
            <translation>Warum zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Where your decisions are</source>
            <translation>Wo Ihre Entscheidungen sind</translation>
        </message>
        <message>
            <source>Go to the queue</source>
            <translation>Zur Reihe</translation>
        </message>
        <message>
            <source>Go to the record and verify it</source>
            <translation>Zum Protokoll und es prüfen</translation>
        </message>
        <message>
            <source>Show these keys</source>
            <translation>Diese Tasten zeigen</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Letters are verbs only outside text fields. Ctrl+Enter approves with edits or confirms a sheet; Esc goes back one step.</source>
            <translation>Buchstaben wirken nur außerhalb von Textfeldern. Strg+Eingabe gibt mit Änderungen frei oder bestätigt ein Blatt; Esc geht einen Schritt zurück.</translation>
        </message>
    </context>
    <context>
        <name>countersign::LastDecisions</name>
        <message>
            <source>%1 %2</source>
            <comment>value, verdict</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Last decisions</source>
            <translation>Letzte Entscheidungen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Zurücknehmen: %1</translation>
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
        <name>countersign::MainWindow</name>
        <message>
            <source>Countersign</source>
            <translation>Countersign</translation>
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
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Countersign – %1</source>
            <translation>Countersign – %1</translation>
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
        <message>
            <source>Changes: removed struck, added underlined</source>
            <translation>Änderungen: Entferntes durchgestrichen, Neues unterstrichen</translation>
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
        <name>countersign::OfferSection</name>
        <message>
            <source>What to offer</source>
            <translation>Was anbieten</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
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
    </context>
    <context>
        <name>countersign::QueuePane</name>
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
            <source>Drafts waiting for a decision</source>
            <translation>Entwürfe, die auf eine Entscheidung warten</translation>
        </message>
        <message>
            <source>Your turn</source>
            <translation>Sie sind dran</translation>
        </message>
        <message>
            <source>Order of the queue</source>
            <translation>Ordnung der Reihe</translation>
        </message>
        <message>
            <source>Search or filter…   /</source>
            <translation>Suchen oder filtern…   /</translation>
        </message>
        <message>
            <source>Search the queue</source>
            <translation>Reihe durchsuchen</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n Entwurf</numerusform>
                <numerusform>%n Entwürfe</numerusform>
            </translation>
        </message>
        <message>
            <source>The queue could not be read.</source>
            <translation>Die Reihe konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Nothing in the queue matches “%1”.</source>
            <translation>In der Reihe passt nichts zu „%1“.</translation>
        </message>
        <message>
            <source>The queue is empty.</source>
            <translation>Die Reihe ist leer.</translation>
        </message>
    </context>
    <context>
        <name>countersign::Rail</name>
        <message>
            <source>Queue</source>
            <translation>Reihe</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Optionen</translation>
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
            <source>Verify the record</source>
            <translation>Protokoll prüfen</translation>
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
            <source>Back to the queue</source>
            <translation>Zurück zur Reihe</translation>
        </message>
        <message>
            <source>Verifying downloads the record and checks it here: its signature, that nothing this computer has seen before was rewritten, and that your own decisions stand in it as you signed them.</source>
            <translation>Beim Prüfen wird das Protokoll geladen und hier nachgerechnet: seine Unterschrift, dass nichts umgeschrieben wurde, was dieser Rechner schon kannte, und dass Ihre Entscheidungen darin stehen, wie Sie sie unterschrieben haben.</translation>
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
    </context>
    <context>
        <name>countersign::RecordWatch</name>
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
        <message numerus="yes">
            <source>%n requirement(s) met</source>
            <translation>
                <numerusform>%n Bedingung erfüllt</numerusform>
                <numerusform>%n Bedingungen erfüllt</numerusform>
            </translation>
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
    </context>
    <context>
        <name>countersign::ReviewPage</name>
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
            <source>Nothing waits for you.</source>
            <translation>Nichts wartet auf Sie.</translation>
        </message>
        <message>
            <source>This draft could not be opened.</source>
            <translation>Dieser Entwurf ließ sich nicht öffnen.</translation>
        </message>
        <message>
            <source>Not approved. Nothing was signed or sent.</source>
            <translation>Nicht freigegeben. Nichts wurde unterschrieben oder gesendet.</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
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
            <source>%1 looking</source>
            <translation>%1 liest</translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) failed</source>
            <translation>
                <numerusform>Prüfung gescheitert</numerusform>
                <numerusform>%n Prüfungen gescheitert</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 signed</source>
            <translation>%1 von %2 unterschrieben</translation>
        </message>
        <message>
            <source>needs %1</source>
            <translation>braucht %1</translation>
        </message>
        <message>
            <source>goes cold in %1</source>
            <translation>wird kalt in %1</translation>
        </message>
        <message>
            <source>cold</source>
            <translation>kalt</translation>
        </message>
        <message>
            <source>Guest</source>
            <translation>Gast</translation>
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
            <translation>Alle sehen dieselbe Reihe mit ihren eigenen Rechten. Drücken Sie eine Zahl.</translation>
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
            <source>The exact bytes</source>
            <translation>Die genauen Bytes</translation>
        </message>
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
            <source>Setting up a shop and its people, and playing recorded carts…</source>
            <translation>Laden und Leute werden eingerichtet, aufgezeichnete Körbe abgespielt…</translation>
        </message>
        <message>
            <source>Ready.</source>
            <translation>Bereit.</translation>
        </message>
        <message>
            <source>The backend is back.</source>
            <translation>Das Backend ist wieder da.</translation>
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
            <source>Written by %1 with prompt %2. Routed by rule “%3”, policy %4.</source>
            <translation>Geschrieben von %1 mit Vorlage %2. Geleitet von Regel „%3“, Richtlinie %4.</translation>
        </message>
        <message numerus="yes">
            <source>%n passed</source>
            <translation>
                <numerusform>%n bestanden</numerusform>
                <numerusform>%n bestanden</numerusform>
            </translation>
        </message>
    </context>
</TS>
