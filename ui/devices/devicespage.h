#pragma once
// "Your devices": the keys that decisions are signed with, and the act for a lost one. Keys: R revoke, E everybody's, Esc back.
#include "services/console/desk/keysdesk.h"
#include "services/console/desk/reviewdesk.h"
#include "ui/parts/labels.h"

#include <memory>

class QComboBox;
class QTableWidget;

namespace countersign {

class KeyButton;
class LinkButton;
class Notice;
class ProgressLine;

class DevicesPage final : public Surface {
    Q_OBJECT
public:
    DevicesPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
    void open(); // asks anew, focus inside
    [[nodiscard]] QString said() const; // last

Q_SIGNALS:
    void queueAsked();
    void signOutAsked(); // after this device's own key was revoked

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const Theme& theme);
    void refresh();
    void fill(const std::vector<EnrolledKey>& keys);
    void refreshState();
    void ask(); // what revoking the chosen one does, before it is done
    void dismiss();
    void revoke();
    void say(Tone tone, const QString& sentence, const QString& code = {});
    [[nodiscard]] const EnrolledKey* chosen() const;
    [[nodiscard]] QString whyNotRevoke() const; // a sentence; empty when it can be done now
    std::shared_ptr<ReviewDesk> m_desk;
    std::vector<EnrolledKey> m_keys;
    Notice* m_notice;
    ProgressLine* m_waits;
    QTableWidget* m_table;
    KeyButton* m_revoke;
    KeyButton* m_everybody;
    KeyButton* m_back;
    QWidget* m_question;
    QLabel* m_words;
    QComboBox* m_why;
    KeyButton* m_confirm;
    LinkButton* m_keep;
    bool m_all = false;
    bool m_busy = false;
    quint64 m_generation = 0; // an older answer never replaces a newer one
};

} // namespace countersign
