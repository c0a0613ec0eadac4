// What the review page does about personal data: a customer in clear for a while, and a record that went back.
#include "models/view/followup.h"
#include "services/console/desk/privacydesk.h"
#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/queue/queuepane.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/restoresheet.h"
#include "ui/sheets/revealsheet.h"
#include "ui/why/customersection.h"
#include "ui/why/whypane.h"
#include "ui/words/words.h"

namespace countersign {

void ReviewPage::connectPrivacy()
{
    PrivacyDesk* privacy = m_session.desk().privacy();
    const auto rights = [this, privacy] {
        m_why->customer().setMayReveal(privacy != nullptr && privacy->mayReveal(),
            privacy == nullptr ? QString() : tr("Masked: seeing customers in clear takes a right that you do not have."));
    };
    rights();
    connect(&m_session.desk(), &ReviewDesk::personChanged, this, rights);
    connect(&m_why->customer(), &CustomerSection::revealAsked, this, [this] { run(Verb::Reveal); });
    if (privacy == nullptr)
        return;
    connect(m_reveal, &RevealSheet::confirmed, this, [this, privacy](RevealReason reason, const QString& note) {
        if (m_session.open() == nullptr)
            return;
        const QString id = m_session.open()->id();
        closeSheet();
        whenDone(m_queue->waits().follow(privacy->reveal(id, reason, note), tr("The customer is being asked for…")), this, [this, id](Result<RevealedCustomer> shown) {
            if (!shown) {
                const ErrorWords words = refusalWords(shown.error());
                m_draft->notice().showNotice(Tone::Warn, words.sentence, {}, words.code);
                return;
            }
            showWhy();
            m_why->customer().reveal(id, *shown);
        });
    });
    connect(privacy, &PrivacyDesk::restoreQuestionChanged, this, &ReviewPage::offerRestore);
    connect(m_restore, &RestoreSheet::accepted, this, [this, privacy] {
        whenDone(m_queue->waits().follow(privacy->acceptRestore(), tr("The restored record is being accepted…")), this, [this](Result<void> accepted) {
            if (accepted) {
                m_draft->notice().showNotice(Tone::Good, tr("Accepted and recorded. This computer goes on from the restored record."));
                offerRestore();
            } else {
                const ErrorWords words = refusalWords(accepted.error());
                m_draft->notice().showNotice(Tone::Bad, words.sentence, {}, words.code);
            }
        });
    });
}

void ReviewPage::askReveal()
{
    PrivacyDesk* privacy = m_session.desk().privacy();
    if (m_session.open() == nullptr || privacy == nullptr)
        return;
    if (m_why->customer().revealed())
        m_why->customer().hideAgain();
    else if (mayOrTell(Permission::Reveal, tr("You may not see customers in clear.")))
        openSheet(m_reveal);
}

void ReviewPage::offerRestore()
{
    PrivacyDesk* privacy = m_session.desk().privacy();
    const auto question = privacy == nullptr ? std::nullopt : privacy->restoreQuestion();
    if (question) {
        m_restore->showQuestion(*question);
        if (m_sheet != m_restore)
            showSheet(m_restore);
    } else if (m_sheet == m_restore) {
        closeSheet();
    }
}

} // namespace countersign
