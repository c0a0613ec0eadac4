#include "ui/sheets/viewssheet.h"

#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <algorithm>

namespace countersign {

namespace {

constexpr int longestName = 80, byNumber = 9;

} // namespace

ViewsSheet::ViewsSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Saved views"), parent)
    , m_list(new QWidget(this))
    , m_undo(new QWidget(this))
    , m_undoWords(makeLabel(m_undo, 12))
    , m_error(makeLabel(this))
    , m_nameWords(makeLabel(this, 12, QFont::Normal, true))
    , m_name(new QLineEdit(this))
    , m_verb(addVerb({}, QStringLiteral("viewsSaveKeyButton")))
{
    setObjectName(QStringLiteral("reviewViewsSheet"));
    m_list->setObjectName(QStringLiteral("viewsList"));
    m_name->setObjectName(QStringLiteral("viewsNameLineEdit"));
    m_name->setMaxLength(longestName);
    m_name->setFixedHeight(32);
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->installEventFilter(this);
    m_error->setObjectName(QStringLiteral("viewsErrorLabel"));
    m_error->setWordWrap(true);
    m_undoWords->setObjectName(QStringLiteral("viewsUndoLabel"));
    auto* undo = new LinkButton(theme, tr("Undo (U)"), m_undo);
    undo->setObjectName(QStringLiteral("viewsUndoLinkButton"));
    auto* undoRow = new QHBoxLayout(m_undo);
    undoRow->setContentsMargins(0, 0, 0, 0);
    undoRow->addWidget(m_undoWords, 1);
    undoRow->addWidget(undo);
    m_undo->hide();
    m_error->hide();
    content().addWidget(m_list);
    content().addWidget(m_undo);
    content().addWidget(m_error);
    content().addWidget(m_nameWords);
    content().addWidget(m_name);
    connect(undo, &QPushButton::clicked, this, &ViewsSheet::takeBack, Qt::QueuedConnection);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_verb->setEnabled(!m_name->text().trimmed().isEmpty()); });
    connect(m_verb, &QPushButton::clicked, this, &ViewsSheet::confirmName);
}

void ViewsSheet::setViews(
    const std::vector<SavedView>& views, const std::string& ownId, bool mayShare, const std::string& used, bool changed)
{
    m_views = views;
    m_ownId = ownId;
    m_mayShare = mayShare;
    m_used = used;
    m_usedChanged = changed;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(views.size()) - 1));
    rebuild();
}

void ViewsSheet::showError(const QString& sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void ViewsSheet::open()
{
    m_removed.reset();
    m_renaming.reset();
    m_undo->hide();
    showError({});
    const auto used = std::ranges::find(m_views, m_used, &SavedView::id);
    m_current = used == m_views.end() ? 0 : static_cast<int>(used - m_views.begin());
    rebuild();
    show();
    setFocus(Qt::OtherFocusReason);
}

void ViewsSheet::addAct(QWidget* row, const QString& words, const QString& name, const QString& key, std::function<void()> act)
{
    auto* button = new LinkButton(theme(), words, row);
    button->setObjectName(name);
    button->setToolTip(tr("Key %1").arg(key));
    // Queued: the act builds these rows anew.
    connect(
        button, &QPushButton::clicked, this, [act = std::move(act)] { act(); }, Qt::QueuedConnection);
    row->layout()->addWidget(button);
}

QWidget* ViewsSheet::makeRow(std::size_t at)
{
    const SavedView& view = m_views[at];
    auto* line = new Surface(Surface::Ground::Base, m_list);
    if (static_cast<int>(at) == m_current)
        line->setBackgroundRole(QPalette::AlternateBase);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(space::related, 3, space::related, 3);
    row->setSpacing(space::related);
    auto* use = new KeyButton(theme(), at < byNumber ? QString::number(at + 1) : QString(), text(view.name), line);
    use->setObjectName(QStringLiteral("viewsApplyKeyButton"));
    use->setPrimary(static_cast<int>(at) == m_current);
    connect(
        use, &QPushButton::clicked, this, [this, view] { Q_EMIT applied(view); }, Qt::QueuedConnection);
    row->addWidget(use);
    auto* state = new Chip(theme(), line);
    state->setChip(view.shared ? (own(at) ? tr("shared") : tr("shared by %1").arg(text(view.ownerName))) : QString(), Tone::Neutral);
    row->addWidget(state);
    auto* inUse = new Chip(theme(), line);
    inUse->setChip(view.id != m_used ? QString() : m_usedChanged ? tr("in use, changed") : tr("in use"), Tone::Accent);
    row->addWidget(inUse);
    row->addStretch(1);
    if (own(at)) {
        if (view.id == m_used && m_usedChanged)
            addAct(line, tr("Save changes"), QStringLiteral("viewsUpdateLinkButton"), tr("W"), [this, view] { Q_EMIT updateAsked(view); });
        addAct(line, tr("Rename"), QStringLiteral("viewsRenameLinkButton"), tr("F2"), [this, at] { rename(at); });
        if (m_mayShare)
            addAct(line, view.shared ? tr("Unshare") : tr("Share"), QStringLiteral("viewsShareLinkButton"), tr("S"),
                [this, at] { share(at); });
        addAct(line, tr("Delete"), QStringLiteral("viewsDeleteLinkButton"), tr("Del"), [this, at] { remove(at); });
    }
    return line;
}

void ViewsSheet::rebuild()
{
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (std::size_t at = 0; at < m_views.size(); ++at)
        column->addWidget(makeRow(at));
    if (m_views.empty()) {
        QLabel* none = makeLabel(m_list, size::body, QFont::Normal, true);
        none->setText(tr("No view is saved yet. Filter, sort and group the queue, then save what you see under a name."));
        none->setWordWrap(true);
        column->addWidget(none);
    }
    m_nameWords->setText(m_renaming ? tr("New name for “%1”:").arg(text(m_renaming->name)) : tr("Save what you see now as (N):"));
    m_verb->setText(m_renaming ? tr("Rename view") : tr("Save view"));
    m_verb->updateGeometry();
    m_verb->setEnabled(!m_name->text().trimmed().isEmpty());
}

void ViewsSheet::move(int rows)
{
    m_current = std::clamp(m_current + rows, 0, std::max(0, static_cast<int>(m_views.size()) - 1));
    rebuild();
}

void ViewsSheet::rename(std::size_t at)
{
    m_renaming = m_views[at];
    m_name->setText(text(m_renaming->name));
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
    rebuild();
}

void ViewsSheet::share(std::size_t at)
{
    SavedView view = m_views[at];
    view.shared = !view.shared;
    Q_EMIT changed(view);
}

void ViewsSheet::remove(std::size_t at)
{
    m_removed = m_views[at];
    m_undoWords->setText(tr("“%1” was deleted.").arg(text(m_removed->name)));
    m_undo->show();
    setFocus(Qt::OtherFocusReason);
    Q_EMIT removeAsked(*m_removed);
}

void ViewsSheet::takeBack()
{
    if (!m_removed)
        return;
    m_undo->hide();
    Q_EMIT changed(*std::exchange(m_removed, std::nullopt));
}

void ViewsSheet::confirmName()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    m_name->clear();
    setFocus(Qt::OtherFocusReason);
    if (m_renaming) {
        SavedView view = *std::exchange(m_renaming, std::nullopt);
        view.name = name.toStdString();
        Q_EMIT changed(view);
    } else {
        Q_EMIT saveAsked(name);
    }
}

void ViewsSheet::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    const auto current = static_cast<std::size_t>(m_current);
    const bool any = current < m_views.size();
    const bool mine = any && own(current);
    event->accept();
    if (number >= 0 && number < byNumber && number < static_cast<int>(m_views.size()))
        Q_EMIT applied(SavedView(m_views[static_cast<std::size_t>(number)]));
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_K)
        move(-1);
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_J)
        move(1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hasFocus() && any)
        Q_EMIT applied(SavedView(m_views[current]));
    else if (event->key() == Qt::Key_N)
        m_name->setFocus(Qt::OtherFocusReason);
    else if (event->key() == Qt::Key_F2 && mine)
        rename(current);
    else if (event->key() == Qt::Key_S && mine && m_mayShare)
        share(current);
    else if (event->key() == Qt::Key_S && mine)
        showError(tr("Sharing a view takes the right to share views. Whoever manages people here can give it to you."));
    else if (event->key() == Qt::Key_W && mine && m_views[current].id == m_used && m_usedChanged)
        Q_EMIT updateAsked(SavedView(m_views[current]));
    else if (event->key() == Qt::Key_Delete && mine)
        remove(current);
    else if (event->key() == Qt::Key_U)
        takeBack();
    else
        Sheet::keyPressEvent(event);
}

bool ViewsSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            confirmName();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_name->clear();
            m_renaming.reset();
            rebuild();
            setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace countersign
