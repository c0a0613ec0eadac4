#pragma once
// Who one is: a card per person when trying it, name and password otherwise. The password leaves this page once and is cleared.
#include "models/domain/result.h"
#include "ui/parts/labels.h"

#include <QUrl>

class QGridLayout;
class QLineEdit;
class QProgressBar;
class QTimer;

namespace countersign {

class KeyButton;
class Notice;
class RoleCard;

struct KnownPerson {
    QString login;
    QString password;
    QString name;
    QString role;
};

class SignInPage final : public Surface {
    Q_OBJECT
public:
    explicit SignInPage(const Theme& theme, QWidget* parent = nullptr);
    void showFor(const QUrl& backend, const std::vector<KnownPerson>& people); // no people: the form alone
    void showError(const Error& error);
    void setBusy(bool busy);

Q_SIGNALS:
    void signInAsked(const QString& login, const QString& password);
    void backAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void choose(std::size_t index);
    void submit();
    const Theme& m_theme;
    QLabel* m_title;
    QLabel* m_where;
    QWidget* m_cardsHolder;
    QGridLayout* m_cardsGrid;
    QWidget* m_form;
    QLineEdit* m_login;
    QLineEdit* m_password;
    KeyButton* m_submit;
    KeyButton* m_back;
    Notice* m_notice;
    QProgressBar* m_progress; // when it takes longer than half a second
    QTimer* m_patience;
    std::vector<KnownPerson> m_people;
    std::vector<RoleCard*> m_cards;
    bool m_busy = false;
};

} // namespace countersign
