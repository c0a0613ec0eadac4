#include "ui/studio/brandform.h"

#include "ui/parts/labels.h"
#include "ui/studio/studiowords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int mustColumns = 2, fieldHeight = 84, mostExclamations = 20, mostWords = 100;

QString joined(const std::vector<std::string>& words)
{
    QStringList lines;
    for (const std::string& word : words)
        lines << QString::fromStdString(word);
    return lines.join(u'\n');
}

std::vector<std::string> split(const QString& lines)
{
    std::vector<std::string> words;
    for (const QString& line : lines.split(u'\n'))
        if (const QString word = line.simplified(); !word.isEmpty())
            words.push_back(word.toStdString());
    return words;
}

} // namespace

BrandForm::BrandForm(QWidget* parent)
    : QWidget(parent)
    , m_banned(wordsField(tr("Banned words and phrases, one a line"), QStringLiteral("brandBannedPlainTextEdit")))
    , m_required(wordsField(tr("Words every message has, one a line"), QStringLiteral("brandRequiredPlainTextEdit")))
    , m_exclamations(new QSpinBox(this))
    , m_sentence(new QSpinBox(this))
    , m_address(new QComboBox(this))
    , m_emoji(new QCheckBox(tr("Emoji are allowed"), this))
    , m_shouting(new QCheckBox(tr("WORDS IN CAPITALS are allowed"), this))
{
    setObjectName(QStringLiteral("studioBrandForm"));
    m_exclamations->setObjectName(QStringLiteral("brandExclamationsSpinBox"));
    m_exclamations->setRange(0, mostExclamations);
    m_exclamations->setAccessibleName(tr("Exclamation marks, at most"));
    m_sentence->setObjectName(QStringLiteral("brandSentenceSpinBox"));
    m_sentence->setRange(0, mostWords);
    m_sentence->setSpecialValueText(tr("no limit"));
    m_sentence->setAccessibleName(tr("Words in a sentence, at most"));
    m_address->setObjectName(QStringLiteral("brandAddressComboBox"));
    m_address->addItem(tr("either"), QString());
    m_address->addItem(tr("formal"), QStringLiteral("formal"));
    m_address->addItem(tr("informal"), QStringLiteral("informal"));
    m_address->setAccessibleName(tr("Form of address in German"));
    m_emoji->setObjectName(QStringLiteral("brandEmojiCheckBox"));
    m_shouting->setObjectName(QStringLiteral("brandShoutingCheckBox"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setHorizontalSpacing(space::card);
    form->setVerticalSpacing(space::related);
    form->addRow(tr("Exclamation marks, at most"), m_exclamations);
    form->addRow(tr("Words in a sentence, at most"), m_sentence);
    form->addRow(tr("Form of address in German"), m_address);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    column->addWidget(makeSectionLabel(this, tr("Banned words and phrases, one a line")));
    column->addWidget(m_banned);
    column->addWidget(makeSectionLabel(this, tr("Words every message has, one a line")));
    column->addWidget(m_required);
    column->addSpacing(space::chip);
    column->addLayout(form);
    column->addWidget(m_emoji);
    column->addWidget(m_shouting);
    column->addSpacing(space::chip);
    column->addWidget(makeSectionLabel(this, tr("What stops a message; the rest only warns")));
    auto* must = new QGridLayout;
    must->setHorizontalSpacing(space::card);
    must->setVerticalSpacing(space::chip);
    for (const std::string& rule : brandRuleIds()) {
        auto* box = new QCheckBox(brandRuleWord(rule), this);
        box->setObjectName(QStringLiteral("brandMust_%1_CheckBox").arg(QString::fromStdString(rule)));
        const int place = static_cast<int>(m_must.size());
        must->addWidget(box, place / mustColumns, place % mustColumns);
        m_must.emplace_back(rule, box);
    }
    column->addLayout(must);
    const auto told = [this] {
        if (!m_filling)
            Q_EMIT edited();
    };
    connect(m_banned, &QPlainTextEdit::textChanged, this, told);
    connect(m_required, &QPlainTextEdit::textChanged, this, told);
    connect(m_exclamations, &QSpinBox::valueChanged, this, told);
    connect(m_sentence, &QSpinBox::valueChanged, this, told);
    connect(m_address, &QComboBox::currentIndexChanged, this, told);
    connect(m_emoji, &QCheckBox::toggled, this, told);
    connect(m_shouting, &QCheckBox::toggled, this, told);
    for (const auto& [rule, box] : m_must)
        connect(box, &QCheckBox::toggled, this, told);
    for (QWidget* field : fields())
        field->installEventFilter(this);
}

std::vector<QWidget*> BrandForm::fields() const
{
    std::vector<QWidget*> all{ m_banned, m_required, m_exclamations, m_sentence, m_address, m_emoji, m_shouting };
    for (const auto& [rule, box] : m_must)
        all.push_back(box);
    return all;
}

QPlainTextEdit* BrandForm::wordsField(const QString& name, const QString& objectName)
{
    auto* field = new QPlainTextEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setTabChangesFocus(true);
    field->setFixedHeight(fieldHeight);
    return field;
}

void BrandForm::showRules(const BrandRules& rules)
{
    m_filling = true;
    m_rules = rules;
    m_banned->setPlainText(joined(rules.banned));
    m_required->setPlainText(joined(rules.required));
    m_exclamations->setValue(rules.maxExclamationMarks);
    m_sentence->setValue(rules.maxSentenceWords);
    m_address->setCurrentIndex(std::max(0, m_address->findData(QString::fromStdString(rules.address))));
    m_emoji->setChecked(rules.allowEmoji);
    m_shouting->setChecked(rules.allowShouting);
    for (const auto& [rule, box] : m_must)
        box->setChecked(mustBeKept(rules, rule));
    m_filling = false;
}

BrandRules BrandForm::rules() const
{
    BrandRules rules = m_rules;
    rules.banned = split(m_banned->toPlainText());
    rules.required = split(m_required->toPlainText());
    rules.maxExclamationMarks = m_exclamations->value();
    rules.maxSentenceWords = m_sentence->value();
    rules.address = m_address->currentData().toString().toStdString();
    rules.allowEmoji = m_emoji->isChecked();
    rules.allowShouting = m_shouting->isChecked();
    rules.must.clear();
    for (const auto& [rule, box] : m_must)
        if (box->isChecked())
            rules.must.push_back(rule);
    return rules;
}

void BrandForm::setEditable(bool editable)
{
    m_banned->setReadOnly(!editable);
    m_required->setReadOnly(!editable);
    for (QWidget* field : fields())
        if (field != m_banned && field != m_required)
            field->setEnabled(editable);
}

void BrandForm::focusFirst()
{
    m_banned->setFocus(Qt::OtherFocusReason);
}

bool BrandForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT submitted();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
