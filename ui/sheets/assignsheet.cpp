#include "ui/sheets/assignsheet.h"

#include "ui/parts/keybutton.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <set>

namespace countersign {

namespace {

constexpr int personRowHeight = 26, mostPersonRows = 6;

} // namespace

AssignSheet::AssignSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Give this draft to…"), parent)
    , m_find(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_verb(addVerb(tr("Give"), QStringLiteral("assignConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewAssignSheet"));
    m_find->setObjectName(QStringLiteral("assignFindLineEdit"));
    m_find->setPlaceholderText(tr("Type a name or a role"));
    m_find->setAccessibleName(tr("Person or role"));
    m_find->setFixedHeight(32);
    m_find->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("assignListWidget"));
    m_list->setAccessibleName(tr("People and roles"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content().addWidget(m_find);
    content().addWidget(m_list);
    connect(m_find, &QLineEdit::textChanged, this, &AssignSheet::filter);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &AssignSheet::give);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_verb->setEnabled(row >= 0); });
    connect(m_verb, &QPushButton::clicked, this, &AssignSheet::give);
}

void AssignSheet::setChoices(const std::vector<Colleague>& colleagues, const std::string& ownId, const std::optional<Assignee>& now)
{
    m_choices.clear();
    std::set<std::string> roles;
    for (const Colleague& one : colleagues) {
        QStringList duties;
        for (const std::string& role : one.roles) {
            roles.insert(role);
            duties << roleWord(text(role));
        }
        Choice choice{ Assignee{ one.personId, {}, one.name }, text(one.name), duties.join(QStringLiteral(", ")) };
        if (one.personId == ownId)
            choice.more = choice.more.isEmpty() ? tr("you") : tr("you, %1").arg(choice.more);
        m_choices.push_back(std::move(choice));
    }
    for (const std::string& role : roles) {
        const QString words = roleWord(text(role));
        m_choices.push_back({ Assignee{ {}, role, words.toStdString() }, words, tr("everyone of this role") });
    }
    // What it is now is not offered again; giving it to nobody is offered where it has somebody.
    if (now)
        std::erase_if(
            m_choices, [&now](const Choice& choice) { return choice.to->personId == now->personId && choice.to->roleId == now->roleId; });
    m_choices.push_back({ std::nullopt, tr("Nobody in particular"), now ? tr("now %1").arg(text(now->name)) : QString() });
}

void AssignSheet::open()
{
    m_find->clear();
    filter();
    show();
    m_find->setFocus(Qt::OtherFocusReason);
}

void AssignSheet::filter()
{
    m_list->clear();
    const QString wanted = m_find->text().trimmed();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const Choice& choice = m_choices[i];
        const QString all = choice.words % u' ' % choice.more;
        bool matches = true;
        for (const QString& part : wanted.split(u' ', Qt::SkipEmptyParts))
            matches = matches && all.contains(part, Qt::CaseInsensitive);
        if (!matches)
            continue;
        auto* item = new QListWidgetItem(choice.more.isEmpty() ? choice.words : choice.words % u"  ·  " % choice.more, m_list);
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setSizeHint(QSize(0, personRowHeight));
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    m_verb->setEnabled(m_list->count() > 0);
    m_list->setFixedHeight(personRowHeight * std::clamp(m_list->count(), 1, mostPersonRows) + 2);
}

void AssignSheet::give()
{
    if (const QListWidgetItem* item = m_list->currentItem())
        Q_EMIT given(m_choices[static_cast<std::size_t>(item->data(Qt::UserRole).toInt())].to);
}

bool AssignSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            give();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace countersign
