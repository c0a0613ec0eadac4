#include "ui/studio/newpromptform.h"

#include "models/domain/survey.h"
#include "ui/parts/keybutton.h"
#include "ui/studio/shoppicker.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestName = 80;

// A start that composes something sound; not translated, because it speaks to the model.
PromptText firstText(const std::string& kind)
{
    if (kind == surveyKind)
        return { "You write short, friendly messages for an online shop. You sell nothing and promise nothing.",
            "Write one message that asks the shopper openly why the order was not finished, and thanks for the answer." };
    return { "You write short, friendly messages for an online shop. You promise nothing that the facts do not hold.",
        "Write one message that invites the shopper back to the cart. Answer what kept them from ordering." };
}

} // namespace

NewPromptForm::NewPromptForm(const Theme& theme, StudioSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_name(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_shop(new ShopPicker(session.studio(), true, QStringLiteral("newPromptShopComboBox"), this))
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
    m_kind->setObjectName(QStringLiteral("newPromptKindComboBox"));
    m_kind->setAccessibleName(tr("What it writes"));
    m_kind->addItem(tr("Recovery message"), text(PromptScope().kind));
    m_kind->addItem(kindWord(surveyKind), text(surveyKind));
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
    QWidget* before = m_name;
    for (QComboBox* box : std::initializer_list<QComboBox*>{ m_kind, m_channel, m_reason, m_language, m_shop }) {
        column->addWidget(box);
        setTabOrder(before, box);
        before = box;
    }
    setTabOrder(before, m_create);
    QLabel* hint = makeLabel(this, size::label, QFont::Normal, true);
    hint->setWordWrap(true);
    hint->setText(tr("Starts from the text of the prompt that is chosen, where that writes the same. Esc: back"));
    column->addWidget(hint);
    column->addWidget(m_create);
    connect(m_create, &QPushButton::clicked, this, &NewPromptForm::create);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewPromptForm::kindChosen);
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
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(text(chosen->scope.kind))));
        m_channel->setCurrentIndex(static_cast<int>(chosen->scope.channel));
        m_language->setCurrentIndex(std::max(0, m_language->findData(text(chosen->scope.language))));
    }
    m_shop->refresh();
    show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void NewPromptForm::kindChosen()
{
    const bool survey = kind() == surveyKind;
    if (survey)
        m_reason->setCurrentIndex(0);
    m_reason->setEnabled(!survey);
    m_reason->setToolTip(survey ? tr("A survey asks for the reason: its prompt is for every reason.") : QString());
    auto* channels = qobject_cast<QStandardItemModel*>(m_channel->model());
    for (int row = 0; channels != nullptr && row < channels->rowCount(); ++row) {
        const auto channel = fromWord<Channel>(m_channel->itemData(row).toString().toStdString());
        channels->item(row)->setEnabled(!survey || channel == Channel::Email || channel == Channel::Sms);
    }
    if (channels != nullptr && m_channel->currentIndex() >= 0 && !channels->item(m_channel->currentIndex())->isEnabled())
        m_channel->setCurrentIndex(std::max(0, m_channel->findData(QStringLiteral("email"))));
}

std::string NewPromptForm::kind() const
{
    return m_kind->currentData().toString().toStdString();
}

PromptScope NewPromptForm::scope() const
{
    PromptScope scope;
    scope.kind = kind();
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
    const bool same = version != nullptr && m_session.prompt() != nullptr && m_session.prompt()->scope.kind == kind();
    m_session.create(m_name->text().trimmed().toStdString(), scope(), same ? version->text : firstText(kind()),
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
