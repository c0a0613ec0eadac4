#pragma once
// Watches the desk while nobody looks and says what is new, in digests by risk; a mention or a refused decision at once. Quiet while the
// window is active or the person asked for quiet. Says values, reasons and masked names; nothing else about anybody.
#include "services/console/desk/reviewdesk.h"
#include "ui/notify/digest.h"

#include <QSet>
#include <QTimer>
#include <functional>
#include <memory>

namespace countersign {

class DesktopVoice;

class Notifier final : public QObject {
    Q_OBJECT
public:
    Notifier(std::shared_ptr<ReviewDesk> desk, DesktopVoice& voice, std::function<TimeMs()> now, QObject* parent = nullptr);
    void setWindowActive(bool active);
    void setQuiet(bool quiet); // do not disturb: what comes meanwhile is told afterwards
    void tell(); // what is due now; also by its own timer

private:
    void look(const QStringList& draftIds);
    void lookAtNewest();
    void take(const std::vector<DraftSummary>& rows);
    void decisionsChanged();
    void at(const QString& title, const QString& body);
    [[nodiscard]] Risk riskOf(const DraftSummary& row) const;
    std::shared_ptr<ReviewDesk> m_desk;
    DesktopVoice& m_voice;
    std::function<TimeMs()> m_now;
    Digest m_digest;
    QTimer m_timer;
    QSet<QString> m_told;
    QSet<QString> m_refusedTold;
    TimeMs m_since;
    bool m_active = true;
    bool m_quiet = false;
};

} // namespace countersign
