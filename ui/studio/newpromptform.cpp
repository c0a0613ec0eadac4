#include "ui/studio/newpromptform.h"

#include "ui/parts/keybutton.h"
#include "ui/studio/shoppicker.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestName = 80;

// A start that composes something sound; not translated, because it speaks to the model.
PromptText firstText()
{
    return { "You write short, friendly messages for an online shop. You promise nothing that the facts do not hold.",
        "Write one message that invites the shopper back to the cart. Answer what kept them from ordering." };
}

} // namespace

NewPromptForm::NewPromptForm(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_shop(new ShopPicker(session, true, QStringLiteral("newPromptShopComboBox"), this))
    , m_channel(new QComboBox(this))
    , m_reason(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_create(new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), tr("Create prompt"), this))
{
    setObjectName(QStringLiteral("studioNewPromptForm"));
    m_name->setObjectName(QStringLiteral("newPromptNameLineEdit"));
    m_name->setMaxLength(longestName);
    m_name->setPlaceholderText(tr("Name, “Shipping cost, email”"));
    m_name->setAccessibleName(tr("Name of the prompt"));
    m_channel->setObjectName(QStringLiteral("newPromptChannelComboBox"));
    m_channel->setAccessibleName(tr("Channel"));
    for (const auto& [channel, name] : EnumWords<Channel>::words)
        m_channel->addItem(channelWord(channel), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    m_reason->setObjectName(QStringLiteral("newPromptReasonComboBox"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->addItem(tr("every reason"), QString());
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        m_reason->addItem(reasonWord(reason), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    m_language->setObjectName(QStringLiteral("newPromptLanguageComboBox"));
    m_language->setAccessibleName(tr("Language"));
    for (const char* language : { "", "en", "de" })
        m_language->addItem(scopeLanguageWord(language), QString::fromLatin1(language));
    m_create->setObjectName(QStringLiteral("newPromptCreateKeyButton"));
    m_create->setPrimary(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::card, space::related, space::card, space::card);
    column->setSpacing(space::related);
    column->addWidget(m_name);
    for (QComboBox* box : std::initializer_list<QComboBox*>{ m_channel, m_reason, m_language, m_shop })
        column->addWidget(box);
    QLabel* hint = makeLabel(this, size::label, QFont::Normal, true);
    hint->setWordWrap(true);
    hint->setText(tr("Starts from the text of the prompt that is chosen. Esc: back"));
    column->addWidget(hint);
    column->addWidget(m_create);
    connect(m_create, &QPushButton::clicked, this, &NewPromptForm::create);
    const auto state = [this] {
        const QString why = m_session.whyNotEdit();
        m_create->setEnabled(why.isEmpty() && !m_name->text().trimmed().isEmpty());
        m_create->setToolTip(why);
    };
    connect(m_name, &QLineEdit::textChanged, this, state);
    connect(&session, &StudioSession::stateChanged, this, state);
    state();
    hide();
}

void NewPromptForm::open()
{
    m_name->clear();
    if (const Prompt* chosen = m_session.prompt()) {
        m_channel->setCurrentIndex(static_cast<int>(chosen->scope.channel));
        m_language->setCurrentIndex(std::max(0, m_language->findData(text(chosen->scope.language))));
    }
    m_shop->refresh();
    show();
    m_name->setFocus(Qt::OtherFocusReason);
}

PromptScope NewPromptForm::scope() const
{
    PromptScope scope;
    scope.shopId = m_shop->shopId();
    scope.channel = fromWord<Channel>(m_channel->currentData().toString().toStdString()).value_or(Channel::Email);
    scope.reason = fromWord<Reason>(m_reason->currentData().toString().toStdString());
    scope.language = m_language->currentData().toString().toStdString();
    return scope;
}

void NewPromptForm::create()
{
    if (!m_create->isEnabled())
        return;
    const PromptVersion* version = m_session.version();
    m_session.create(m_name->text().trimmed().toStdString(), scope(), version != nullptr ? version->text : firstText(),
        tr("First version").toStdString());
    hide();
    Q_EMIT left();
}

void NewPromptForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        create();
    } else if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
    }
    event->accept();
}

} // namespace countersign
