#include "ui/sheets/reasonpicker.h"

#include "ui/theme/tokens.h"
#include "ui/words/words.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <algorithm>

namespace countersign {

namespace {

constexpr int mostColumns = 3;

class ReasonButton final : public QPushButton {
public:
    using QPushButton::QPushButton;
    void keyPressEvent(QKeyEvent* event) override
    {
        // Return means the sheet's verb, not this button.
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            event->ignore();
        else
            QPushButton::keyPressEvent(event);
    }
};

} // namespace

ReasonPicker::ReasonPicker(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::related);
    int at = 0;
    for (const auto& [reason, name] : EnumWords<RejectReason>::words) {
        auto* button = new ReasonButton(this);
        button->setObjectName(QStringLiteral("rejectReason%1Button").arg(at + 1));
        button->setCheckable(true);
        button->setMinimumSize(1, 30); // the columns follow the pane, not the pane the longest reason
        m_group->addButton(button, at);
        m_order.push_back(reason);
        ++at;
    }
    connect(m_group, &QButtonGroup::idClicked, this, &ReasonPicker::changed);
    start({});
}

void ReasonPicker::start(const std::map<RejectReason, int>& counts)
{
    m_order.clear();
    for (const auto& [reason, name] : EnumWords<RejectReason>::words)
        m_order.push_back(reason);
    const auto used = [&counts](RejectReason reason) {
        const auto found = counts.find(reason);
        return found == counts.end() ? 0 : found->second;
    };
    std::ranges::stable_sort(m_order, [&used](RejectReason a, RejectReason b) { return used(a) > used(b); });
    m_group->setExclusive(false);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        QAbstractButton* button = m_group->button(static_cast<int>(i));
        const QString words = rejectReasonWord(m_order[i]);
        const int times = used(m_order[i]);
        button->setChecked(false);
        button->setText(times > 0 ? QStringLiteral("%1   %2  ·  %3").arg(i + 1).arg(words, QLocale().toString(times))
                                  : QStringLiteral("%1   %2").arg(i + 1).arg(words));
        button->setAccessibleName(times > 0 ? tr("%1, used %n time(s)", nullptr, times).arg(words) : words);
        button->setToolTip(button->accessibleName());
    }
    m_group->setExclusive(true);
    flow();
}

void ReasonPicker::flow()
{
    int widest = 1;
    for (const QAbstractButton* button : m_group->buttons())
        widest = std::max(widest, button->sizeHint().width());
    const int columns = std::clamp((width() + space::related) / (widest + space::related), 1, mostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const int at = static_cast<int>(i);
        m_grid->removeWidget(m_group->button(at));
        m_grid->addWidget(m_group->button(at), at / columns, at % columns);
    }
    for (int column = 0; column < mostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void ReasonPicker::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    flow();
}

std::optional<RejectReason> ReasonPicker::picked() const
{
    const int id = m_group->checkedId();
    return id < 0 ? std::nullopt : std::optional(m_order[static_cast<std::size_t>(id)]);
}

bool ReasonPicker::takeKey(int key)
{
    const int number = key - Qt::Key_1;
    if (number < 0 || number >= static_cast<int>(m_order.size()))
        return false;
    m_group->button(number)->setChecked(true);
    Q_EMIT changed();
    return true;
}

} // namespace countersign
