#include "ui/window/emergencyrights.h"

#include "models/view/followup.h"
#include "models/view/qttext.h"
#include "services/console/desk/glassdesk.h"
#include "ui/parts/announce.h"
#include "ui/parts/progressline.h"
#include "ui/sheets/glasssheet.h"
#include "ui/window/glassstrip.h"
#include "ui/words/words.h"

#include <utility>

namespace countersign {

EmergencyRights::EmergencyRights(const Theme& theme, std::shared_ptr<ReviewDesk> desk, Announcer& announcer, QWidget* page)
    : QObject(page)
    , m_desk(std::move(desk))
    , m_announcer(announcer)
    , m_sheet(new GlassSheet(theme, page))
    , m_strip(new GlassStrip(theme, [desk = m_desk] { return desk->glass().now(); }, page))
{
    connect(&m_desk->glass(), &GlassDesk::changed, this, &EmergencyRights::follow);
    connect(m_sheet, &Sheet::closed, this, &EmergencyRights::close);
    connect(m_sheet, &GlassSheet::confirmed, this, [this](Permission right, Emergency emergency, NobodyElse nobody) {
        whenDone(m_desk->glass().take(right, emergency, nobody), this, [this](const Result<BrokenGlass>& taken) {
            if (!taken) {
                m_sheet->showTrouble(refusalWords(taken.error()).sentence);
                return;
            }
            close();
            m_announcer.say(tr("The right “%1” is yours for half an hour.").arg(permissionWord(text(word(taken->right)))));
        });
    });
    connect(m_strip, &GlassStrip::endAsked, this, [this](const std::string& id) {
        if (std::exchange(m_givingBack, true))
            return;
        auto giving = m_strip->waits().follow(m_desk->glass().giveBack(id), tr("The right is being given back…"));
        whenDone(std::move(giving), this, [this](const Result<void>& given) {
            m_givingBack = false;
            m_announcer.say(given ? tr("Given back. The record tells of it.") : refusalWords(given.error()).sentence);
            if (given)
                Q_EMIT closed();
        });
    });
    follow();
}

std::vector<Permission> EmergencyRights::missing() const
{
    const Person person = m_desk->person();
    std::vector<Permission> rights;
    for (const auto& [right, name] : EnumWords<Permission>::words)
        if (mayBeTakenInEmergency(right) && !person.may(right))
            rights.push_back(right);
    return rights;
}

QString EmergencyRights::whyNot() const
{
    if (!m_desk->person().may(Permission::Approve))
        return tr("Taking a right for an emergency is for those who approve drafts.");
    if (!m_desk->glass().online())
        return tr("The backend is away just now; it gives such rights and records them.");
    if (!m_desk->glass().allowed())
        return tr("Nobody may take rights in an emergency here: who manages people has not allowed it.");
    if (missing().empty())
        return tr("You have every right that can be taken in an emergency.");
    return {};
}

void EmergencyRights::ask()
{
    m_desk->glass().refresh();
    m_sheet->offer(missing(), whyNot());
    m_sheet->open();
    Q_EMIT asked();
}

void EmergencyRights::follow()
{
    m_strip->showOpen(m_desk->glass().own());
}

void EmergencyRights::close()
{
    m_sheet->hide();
    Q_EMIT closed();
}

} // namespace countersign
