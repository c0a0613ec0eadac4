#include "ui/welcome/signinpage.h"

#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QRegularExpression>
#include <QTimer>

namespace countersign {

namespace {

constexpr int signInWidth = 800, cardHeight = 76;

// Plain HTTP, and not to this computer.
bool isReadOnTheWay(const QUrl& backend)
{
    static const QRegularExpression thisComputer(QStringLiteral("^(localhost|127([.][0-9]{1,3}){3}|::1)$"));
    return backend.scheme() == u"http" && !thisComputer.match(backend.host()).hasMatch();
}

} // namespace

class RoleCard final : public QAbstractButton {
public:
    RoleCard(const Theme& theme, int number, const KnownPerson& person, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_number(number)
        , m_person(person)
    {
        setFixedHeight(cardHeight);
        setCursor(Qt::PointingHandCursor);
        setObjectName(QStringLiteral("signInPerson%1RoleCard").arg(number));
        setAccessibleName(person.name % u", " % roleWord(person.role));
        setAccessibleDescription(roleDuty(person.role));
    }
    [[nodiscard]] QSize sizeHint() const override { return { (signInWidth - space::card) / 2, cardHeight }; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(underMouse() || hasFocus() ? tokens.selection : tokens.raised);
        painter.setPen(QPen(tokens.border, tokens.hairline));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
        const auto at = [this](const QRect& r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
        const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
        const QRect key = at(QRect(space::card, 26, 24, 24));
        painter.setBrush(tokens.window);
        painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(tokens.text);
        painter.setFont(sized(font(), size::label, QFont::DemiBold));
        painter.drawText(key, Qt::AlignCenter, QString::number(m_number));
        const int start = 2 * space::card + 24;
        const int room = width() - start - space::card;
        painter.setFont(sized(font(), size::body, QFont::DemiBold));
        painter.drawText(at(QRect(start, 10, room, 20)), static_cast<int>(leading), m_person.name);
        painter.setFont(sized(font(), 12));
        painter.setPen(tokens.accent);
        painter.drawText(at(QRect(start, 29, room, 18)), static_cast<int>(leading), roleWord(m_person.role));
        painter.setPen(tokens.muted);
        painter.drawText(at(QRect(start, 47, room, 18)), static_cast<int>(leading),
            QFontMetrics(painter.font()).elidedText(roleDuty(m_person.role), Qt::ElideRight, room));
        if (hasFocus())
            paintFocusRing(painter, rect(), m_theme);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    const Theme& m_theme;
    int m_number;
    KnownPerson m_person;
};

SignInPage::SignInPage(const Theme& theme, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_theme(theme)
    , m_title(makeLabel(this, size::number, QFont::DemiBold))
    , m_where(makeLabel(this, size::body, QFont::Normal, true))
    , m_cardsHolder(new QWidget(this))
    , m_cardsGrid(new QGridLayout(m_cardsHolder))
    , m_form(new QWidget(this))
    , m_login(new QLineEdit(m_form))
    , m_password(new QLineEdit(m_form))
    , m_submit(new KeyButton(theme, {}, tr("Sign in"), m_form))
    , m_back(new KeyButton(theme, tr("Esc"), tr("Back"), this))
    , m_notice(new Notice(theme, this))
    , m_progress(new QProgressBar(this))
    , m_patience(new QTimer(this))
{
    setObjectName(QStringLiteral("signInPage"));
    setAccessibleName(tr("Sign in"));
    m_progress->setObjectName(QStringLiteral("signInProgressBar"));
    m_progress->setAccessibleName(tr("Signing in"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->hide();
    m_patience->setSingleShot(true);
    m_patience->setInterval(500);
    connect(m_patience, &QTimer::timeout, m_progress, &QWidget::show);
    setFocusPolicy(Qt::StrongFocus);
    m_where->setObjectName(QStringLiteral("signInWhereLabel"));
    m_where->setWordWrap(true);
    m_login->setObjectName(QStringLiteral("signInLoginLineEdit"));
    m_login->setPlaceholderText(tr("Name"));
    m_login->setAccessibleName(tr("Name"));
    m_password->setObjectName(QStringLiteral("signInPasswordLineEdit"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Password"));
    m_password->setAccessibleName(tr("Password"));
    m_submit->setObjectName(QStringLiteral("signInSubmitKeyButton"));
    m_submit->setPrimary(true);
    m_back->setObjectName(QStringLiteral("signInBackKeyButton"));
    for (QLineEdit* edit : { m_login, m_password })
        edit->setFixedHeight(32);
    m_cardsGrid->setContentsMargins(0, 0, 0, 0);
    m_cardsGrid->setSpacing(space::card);
    auto* form = new QHBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::related);
    form->addWidget(m_login, 1);
    form->addWidget(m_password, 1);
    form->addWidget(m_submit);

    auto* holder = new QWidget(this);
    holder->setMaximumWidth(signInWidth);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::card);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_where);
    column->addSpacing(space::related);
    column->addWidget(m_cardsHolder);
    column->addWidget(m_form);
    column->addWidget(m_progress);
    column->addWidget(m_notice);
    column->addWidget(m_back);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(holder, 100);
    row->addStretch(1);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_login, &QLineEdit::returnPressed, m_password, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_back, &QPushButton::clicked, this, &SignInPage::backAsked);
}

void SignInPage::showFor(const QUrl& backend, const std::vector<KnownPerson>& people)
{
    m_people = people;
    for (RoleCard* card : m_cards)
        delete card;
    m_cards.clear();
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto* card = new RoleCard(m_theme, static_cast<int>(i) + 1, people[i], m_cardsHolder);
        connect(card, &QAbstractButton::clicked, this, [this, i] { choose(i); });
        m_cardsGrid->addWidget(card, static_cast<int>(i / 2), static_cast<int>(i % 2));
        card->show(); // a card of a page already shown can take the focus at once
        m_cards.push_back(card);
    }
    m_cardsHolder->setVisible(!people.empty());
    m_form->setVisible(people.empty());
    m_title->setText(people.empty() ? tr("Sign in") : tr("Who are you today?"));
    m_where->setText(people.empty()
            ? tr("At %1. The first sign-in makes a signing key for you on this computer; its private half never leaves it.")
                  .arg(backend.toDisplayString())
            : tr("Everybody sees the same queue with their own rights. Press a number."));
    m_login->clear();
    m_password->clear();
    m_notice->hide();
    setBusy(false);
    if (isReadOnTheWay(backend))
        m_notice->showNotice(Tone::Warn,
            tr("The way to this backend is not encrypted: whoever is on it can read your password and the drafts. Use https:// where you can."));
    (m_cards.empty() ? static_cast<QWidget*>(m_login) : m_cards.front())->setFocus(Qt::OtherFocusReason);
}

void SignInPage::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    m_cardsHolder->setEnabled(!busy);
    m_submit->setText(busy ? tr("Signing in…") : tr("Sign in"));
    m_submit->updateGeometry();
    if (busy) {
        m_notice->hide(); // it speaks of the try before
        m_patience->start();
        setFocus(Qt::OtherFocusReason); // Esc still leads back while the fields rest
    } else {
        m_patience->stop();
        m_progress->hide();
    }
}

void SignInPage::showError(const Error& error)
{
    setBusy(false);
    const ErrorWords words = refusalWords(error);
    m_notice->showNotice(Tone::Bad, words.sentence, {}, words.code);
    (m_cards.empty() ? static_cast<QWidget*>(m_password) : m_cards.front())->setFocus(Qt::OtherFocusReason);
}

void SignInPage::choose(std::size_t index)
{
    if (m_busy || index >= m_people.size())
        return;
    setBusy(true);
    Q_EMIT signInAsked(m_people[index].login, m_people[index].password);
}

void SignInPage::submit()
{
    if (m_busy || m_login->text().trimmed().isEmpty() || m_password->text().isEmpty())
        return;
    const QString password = m_password->text();
    m_password->clear();
    setBusy(true);
    Q_EMIT signInAsked(m_login->text().trimmed(), password);
}

void SignInPage::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backAsked();
    else if (number >= 0 && number < static_cast<int>(m_people.size()))
        choose(static_cast<std::size_t>(number));
    else
        Surface::keyPressEvent(event);
}

void SignInPage::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    (m_cards.empty() ? static_cast<QWidget*>(m_login) : m_cards.front())->setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
