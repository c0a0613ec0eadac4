#include "ui/welcome/welcomepage.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/theme/icons.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int welcomeWidth = 520;
constexpr int stepsShown = 5;

class Mark final : public QWidget {
public:
    Mark(const Theme& theme, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedSize(48, 48);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tokens().accent);
        painter.drawRoundedRect(rect(), 10, 10);
        paintIcon(painter, QStringLiteral("countersign"), inkOnAccent(m_theme.tokens()), rect().adjusted(8, 8, -8, -8));
    }

private:
    const Theme& m_theme;
};

} // namespace

WelcomePage::WelcomePage(const Theme& theme, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_theme(theme)
    , m_try(new KeyButton(theme, QStringLiteral("T"), tr("Try it on this computer"), this))
    , m_connect(new KeyButton(theme, QStringLiteral("C"), tr("Connect to a backend…"), this))
    , m_stop(new KeyButton(theme, tr("Esc"), tr("Stop"), this))
    , m_address(new QWidget(this))
    , m_url(new QLineEdit(m_address))
    , m_bar(new QProgressBar(this))
    , m_steps(makeLabel(this, size::body, QFont::Normal, true))
    , m_notice(new Notice(theme, this))
{
    setObjectName(QStringLiteral("welcomePage"));
    setAccessibleName(tr("Countersign"));
    setFocusPolicy(Qt::StrongFocus);
    m_try->setObjectName(QStringLiteral("welcomeTryKeyButton"));
    m_try->setPrimary(true);
    m_connect->setObjectName(QStringLiteral("welcomeConnectKeyButton"));
    m_stop->setObjectName(QStringLiteral("welcomeStopKeyButton"));
    m_url->setObjectName(QStringLiteral("welcomeBackendLineEdit"));
    m_url->setPlaceholderText(tr("https://countersign.example.com"));
    m_url->setAccessibleName(tr("Address of the backend"));
    m_url->setFixedHeight(32);
    m_steps->setObjectName(QStringLiteral("welcomeStepsLabel"));
    m_steps->setWordWrap(true);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("Setting up"));

    auto* mark = new Mark(theme, this);
    QLabel* title = makeLabel(this, size::number + 4, QFont::DemiBold);
    title->setText(tr("Countersign"));
    QLabel* claim = makeLabel(this, size::title);
    claim->setText(tr("Nothing that was written by a machine leaves without a person's name under it."));
    claim->setWordWrap(true);
    QLabel* about = makeLabel(this, size::body, QFont::Normal, true);
    about->setWordWrap(true);
    about->setText(
        tr("Trying it starts a backend, a recorded shop and pretend providers here, on this computer alone. No account, no network, "
           "nothing reaches a real customer; it all stops when the window closes."));
    auto* go = new KeyButton(theme, {}, tr("Connect"), m_address);
    go->setObjectName(QStringLiteral("welcomeGoKeyButton"));
    auto* addressRow = new QHBoxLayout(m_address);
    addressRow->setContentsMargins(0, 0, 0, 0);
    addressRow->setSpacing(space::related);
    addressRow->addWidget(m_url, 1);
    addressRow->addWidget(go);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::related);
    buttons->addWidget(m_try);
    buttons->addWidget(m_connect);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);

    auto* column = new QVBoxLayout;
    column->setSpacing(space::card);
    column->addStretch(2);
    column->addWidget(mark);
    column->addWidget(title);
    column->addWidget(claim);
    column->addWidget(about);
    column->addSpacing(space::card);
    column->addLayout(buttons);
    column->addWidget(m_address);
    column->addWidget(m_bar);
    column->addWidget(m_steps);
    column->addWidget(m_notice);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    auto* holder = new QWidget(this);
    holder->setFixedWidth(welcomeWidth);
    holder->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    row->addWidget(holder);
    row->addStretch(1);

    connect(m_try, &QPushButton::clicked, this, [this] {
        setBusy(true);
        Q_EMIT tryAsked();
    });
    connect(m_connect, &QPushButton::clicked, this, &WelcomePage::showConnect);
    connect(m_stop, &QPushButton::clicked, this, &WelcomePage::stopAsked);
    connect(go, &QPushButton::clicked, this, &WelcomePage::connectNow);
    connect(m_url, &QLineEdit::returnPressed, this, &WelcomePage::connectNow);
    reset();
}

void WelcomePage::reset()
{
    m_done.clear();
    m_steps->clear();
    m_address->hide();
    m_notice->hide();
    setBusy(false);
}

void WelcomePage::setBusy(bool busy)
{
    m_busy = busy;
    m_bar->setVisible(busy);
    m_steps->setVisible(busy);
    m_stop->setVisible(busy);
    m_try->setVisible(!busy);
    m_connect->setVisible(!busy);
    if (busy) {
        m_address->hide();
        m_notice->hide();
        setFocus(Qt::OtherFocusReason);
    }
}

void WelcomePage::setTrialPossible(bool possible)
{
    m_try->setEnabled(possible);
    m_try->setToolTip(possible ? QString() : tr("countersignd, countersign-sandbox and countersignctl are not beside this program."));
}

void WelcomePage::showProgress(const QString& sentence)
{
    if (!m_busy)
        setBusy(true);
    if (m_done.isEmpty() || m_done.last() != sentence)
        m_done << sentence;
    m_steps->setText(m_done.mid(std::max<qsizetype>(0, m_done.size() - stepsShown)).join(u'\n'));
    m_steps->setAccessibleDescription(sentence);
}

void WelcomePage::showError(const Error& error)
{
    setBusy(false);
    const ErrorWords words = errorWords(error);
    m_notice->showNotice(Tone::Bad, tr("That did not work. Nothing was changed.") % u' ' % words.sentence, {}, words.code);
    m_try->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::showConnect()
{
    m_address->show();
    m_url->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::connectNow()
{
    QString address = m_url->text().trimmed();
    if (!address.isEmpty() && !address.contains(QStringLiteral("://")))
        address.prepend(QStringLiteral("https://"));
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http")) {
        m_notice->showNotice(Tone::Warn, tr("This is not an address of a backend. It looks like https://countersign.example.com"));
        return;
    }
    m_notice->hide();
    // A name and password typed into an address would be kept with it, in the clear.
    Q_EMIT backendChosen(url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

void WelcomePage::keyPressEvent(QKeyEvent* event)
{
    if (m_busy) {
        if (event->key() == Qt::Key_Escape)
            Q_EMIT stopAsked();
        return;
    }
    if (event->key() == Qt::Key_T && m_try->isEnabled())
        m_try->click();
    else if (event->key() == Qt::Key_C)
        showConnect();
    else if (event->key() == Qt::Key_Escape && m_address->isVisible()) {
        m_address->hide();
        m_try->setFocus(Qt::OtherFocusReason);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_connect->hasFocus())
            showConnect();
        else if (m_try->isEnabled())
            m_try->click();
    } else {
        Surface::keyPressEvent(event);
    }
}

void WelcomePage::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    (m_busy ? static_cast<QWidget*>(this) : m_try)->setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
