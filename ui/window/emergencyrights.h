#pragma once
// Taking a right in an emergency, from the act to the end: the sheet that asks, the strip that stays, and why one may not.
#include "services/console/desk/reviewdesk.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace countersign {

class Announcer;
class GlassSheet;
class GlassStrip;
class Theme;

class EmergencyRights final : public QObject {
    Q_OBJECT
public:
    // Sheet and strip are for the caller to lay out; they belong to `page`, as this does.
    EmergencyRights(const Theme& theme, std::shared_ptr<ReviewDesk> desk, Announcer& announcer, QWidget* page);
    [[nodiscard]] GlassSheet* sheet() const { return m_sheet; }
    [[nodiscard]] GlassStrip* strip() const { return m_strip; }
    [[nodiscard]] QString whyNot() const; // a sentence; empty when a right can be taken now
    void ask(); // shows the sheet, with the reason when nothing can be taken

Q_SIGNALS:
    void asked(); // the sheet has the focus
    void closed(); // it had it

private:
    void follow();
    void close();
    [[nodiscard]] std::vector<Permission> missing() const;
    std::shared_ptr<ReviewDesk> m_desk;
    Announcer& m_announcer;
    GlassSheet* m_sheet;
    GlassStrip* m_strip;
    bool m_givingBack = false;
};

} // namespace countersign
