#pragma once
// Who the message is for: masked, with a way to see them in clear for a while. What is shown in clear lives in this label alone.
#include "models/domain/draft.h"
#include "models/domain/privacy.h"
#include "ui/parts/labels.h"

class QTimer;

namespace countersign {

class LinkButton;

class CustomerSection final : public QWidget {
    Q_OBJECT
public:
    explicit CustomerSection(const Theme& theme, QWidget* parent = nullptr);
    void showCustomer(const Draft& draft); // another draft hides what was shown in clear; the same one does not
    void setMayReveal(bool may, const QString& whyNot); // a sentence for those who may not
    void reveal(const QString& draftId, const RevealedCustomer& customer); // ignored when another draft is shown by now
    void hideAgain();
    [[nodiscard]] bool revealed() const { return m_left > 0; }

Q_SIGNALS:
    void revealAsked();

protected:
    void hideEvent(QHideEvent* event) override; // nothing stays in clear behind another page

private:
    void refresh();
    void tick();
    QLabel* m_name;
    LinkButton* m_reveal;
    QLabel* m_note;
    QTimer* m_timer;
    QString m_draftId;
    QString m_masked;
    QString m_clear;
    QString m_whyNot;
    int m_left = 0; // seconds
    bool m_may = false;
};

} // namespace countersign
