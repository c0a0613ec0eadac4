#include "ui/audit/filterform.h"

#include "models/domain/decision.h"
#include "services/console/desk/teamdesk.h"
#include "ui/audit/amounttext.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/filtertext.h"
#include "ui/draft/shorttext.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace countersign {

namespace {

const QString asWritten = QStringLiteral("*"); // what no choice of the list says

// Chooses the value; one that the list does not hold is shown as it stands.
void choose(QComboBox& box, const QString& value)
{
    if (const int other = box.findData(asWritten); other >= 0)
        box.removeItem(other);
    int index = box.findData(value);
    if (index < 0) {
        box.addItem(FilterForm::tr("as in the search field"), asWritten);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index);
}

QString onlyOne(const std::vector<std::string>& values)
{
    return values.empty() ? QString() : values.size() == 1 ? text(values.front()) : asWritten;
}

void setOne(std::vector<std::string>& values, const QString& value)
{
    if (value == asWritten)
        return;
    values.clear();
    if (!value.isEmpty())
        values.push_back(value.toStdString());
}

} // namespace

FilterForm::FilterForm(AuditSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("auditFilterForm"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(space::chip);
    form->setHorizontalSpacing(space::related);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_who = addChoice(*form, "auditWhoComboBox", tr("Who"));
    m_action = addChoice(*form, "auditActionComboBox", tr("What"));
    m_shop = addField(*form, "auditShopLineEdit", tr("Shop"));
    m_verdict = addChoice(*form, "auditVerdictComboBox", tr("Verdict"));
    m_over = addField(*form, "auditOverLineEdit", tr("Value over"));
    m_under = addField(*form, "auditUnderLineEdit", tr("Value under"));
    m_currency = addField(*form, "auditCurrencyLineEdit", tr("Currency"));
    m_currency->setPlaceholderText(tr("any, or EUR"));
    m_rule = addField(*form, "auditRuleLineEdit", tr("Rule"));
    m_time = addChoice(*form, "auditTimeComboBox", tr("Time"));
    m_overrides = new QCheckBox(tr("Only overrides of a requirement"), this);
    m_overrides->setObjectName(QStringLiteral("auditOverridesCheckBox"));
    form->addRow(QString(), m_overrides);
    m_action->addItem(tr("anything"), QString());
    for (const auto& [family, words] : { std::pair(QStringLiteral("decision."), tr("decisions")), { QStringLiteral("send."), tr("sends") },
             { QStringLiteral("draft."), tr("drafts") }, { QStringLiteral("lease."), tr("leases") }, { QStringLiteral("prompt."), tr("prompts") },
             { QStringLiteral("policy."), tr("the policy") }, { QStringLiteral("person."), tr("people and rights") },
             { QStringLiteral("audit."), tr("reading of the record") } })
        m_action->addItem(words, family);
    for (const QString& action : auditActions())
        m_action->addItem(actionWord(action.toStdString()), action);
    m_verdict->addItem(tr("any verdict"), QString());
    for (const auto& [verdict, name] : EnumWords<Verdict>::words)
        m_verdict->addItem(verdictDone(verdict), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    m_time->addItem(tr("any time"), QString());
    m_time->addItem(tr("today"), QStringLiteral("today"));
    m_time->addItem(tr("the last 24 hours"), QStringLiteral("24h"));
    m_time->addItem(tr("the last 7 days"), QStringLiteral("7d"));
    m_time->addItem(tr("the last 30 days"), QStringLiteral("30d"));
    connect(m_overrides, &QCheckBox::toggled, this, &FilterForm::wish);
    connect(&session.review().team(), &TeamDesk::colleaguesChanged, this, [this] {
        if (isVisible())
            showFilter();
    });
    hide();
}

QComboBox* FilterForm::addChoice(QFormLayout& form, const char* objectName, const QString& label)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(label);
    box->setMinimumContentsLength(8);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as wide as the fields, whatever its words
    form.addRow(label, box);
    connect(box, &QComboBox::activated, this, &FilterForm::wish);
    return box;
}

QLineEdit* FilterForm::addField(QFormLayout& form, const char* objectName, const QString& label)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(label);
    field->setMaxLength(100);
    form.addRow(label, field);
    connect(field, &QLineEdit::editingFinished, this, &FilterForm::wish);
    return field;
}

void FilterForm::fillPeople()
{
    m_who->clear();
    m_who->addItem(tr("anyone"), QString());
    for (const Colleague& one : m_session.review().team().colleagues())
        m_who->addItem(shortText(one.name, 60), text(one.personId));
}

void FilterForm::open()
{
    showFilter();
    show();
    m_who->setFocus(Qt::OtherFocusReason);
}

void FilterForm::showFilter()
{
    m_showing = true;
    const AuditFilter& filter = m_session.entries().filter();
    fillPeople();
    choose(*m_who, onlyOne(filter.actors));
    choose(*m_action, onlyOne(filter.actions));
    m_shop->setText(filter.shops.size() == 1 ? text(filter.shops.front()) : QString());
    m_shop->setEnabled(filter.shops.size() < 2);
    choose(*m_verdict, text(filter.verdict));
    m_rule->setText(text(filter.rule));
    m_over->setText(filter.minMinor ? amountWords(*filter.minMinor, filter.currency) : QString());
    m_under->setText(filter.maxMinor ? amountWords(*filter.maxMinor, filter.currency) : QString());
    m_currency->setText(text(filter.currency));
    choose(*m_time, filter.from || filter.to ? asWritten : QString());
    m_overrides->setChecked(filter.overrides);
    m_showing = false;
}

void FilterForm::wish()
{
    if (m_showing)
        return;
    AuditFilter filter = m_session.entries().filter();
    setOne(filter.actors, m_who->currentData().toString());
    setOne(filter.actions, m_action->currentData().toString());
    if (m_shop->isEnabled())
        setOne(filter.shops, m_shop->text().trimmed());
    if (const QString verdict = m_verdict->currentData().toString(); verdict != asWritten)
        filter.verdict = verdict.toStdString();
    filter.rule = m_rule->text().trimmed().toStdString();
    filter.overrides = m_overrides->isChecked();
    filter.minMinor.reset();
    filter.maxMinor.reset();
    filter.currency.clear();
    const QString time = m_time->currentData().toString();
    if (time != asWritten)
        filter.from = filter.to = std::nullopt;
    QString words = filterWords(filter);
    const auto add = [&words](const char* key, const QString& value) {
        if (!value.isEmpty())
            words = QString(words % u' ' % QLatin1String(key) % value).trimmed();
    };
    add("over:", m_over->text().remove(u' '));
    add("under:", m_under->text().remove(u' '));
    add("currency:", m_currency->text().remove(u' ').toUpper());
    if (time != asWritten)
        add("since:", time);
    if (words != m_session.words())
        Q_EMIT wished(words);
}

void FilterForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        wish();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace countersign
