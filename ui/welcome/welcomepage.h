#pragma once
// First start: try it on this computer, with its progress in sentences, or connect to a backend.
#include "models/domain/result.h"
#include "ui/parts/labels.h"

#include <QUrl>

class QLineEdit;
class QProgressBar;

namespace countersign {

class KeyButton;
class Notice;

class WelcomePage final : public Surface {
    Q_OBJECT
public:
    explicit WelcomePage(const Theme& theme, QWidget* parent = nullptr);
    void showProgress(const QString& sentence); // something is under way
    void showError(const Error& error);
    void reset();
    void setTrialPossible(bool possible); // false where the other programs are not installed

Q_SIGNALS:
    void tryAsked();
    void stopAsked();
    void backendChosen(const QUrl& backend);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showConnect();
    void connectNow();
    void setBusy(bool busy);
    const Theme& m_theme;
    KeyButton* m_try;
    KeyButton* m_connect;
    KeyButton* m_stop;
    QWidget* m_address;
    QLineEdit* m_url;
    QProgressBar* m_bar;
    QLabel* m_steps;
    Notice* m_notice;
    QStringList m_done;
    bool m_busy = false;
};

} // namespace countersign
