#include "ui/audit/entrylist.h"

#include "ui/audit/auditwords.h"
#include "ui/audit/entrymodel.h"
#include "ui/parts/textlines.h"
#include "ui/theme/style.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace countersign {

namespace {

constexpr int entryRowHeight = 52, entryLineHeight = 20, markSize = 6;

class EntryDelegate final : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, const EntryModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_model(model)
    {
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return { 160, entryRowHeight }; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const AuditEntry& entry = m_model.at(index.row()).entry;
        const Tokens& tokens = m_theme.tokens();
        painter->save();
        const auto visual = [&option](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        const QRect whole = option.rect;
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(whole, tokens.selection);
            painter->fillRect(visual(QRect(whole.left(), whole.top(), 3, whole.height())), tokens.accent);
        }
        painter->fillRect(QRect(whole.left(), whole.bottom(), whole.width(), tokens.hairline), tokens.border);
        const QFont plain = sized(option.font, size::body);
        const QFont strong = sized(option.font, size::body, QFont::Medium);
        const auto line = [&](const QRect& rect, const QString& words, const QFont& font, const QColor& ink) {
            painter->setPen(ink);
            drawLine(*painter, visual(rect), QStyle::visualAlignment(option.direction, Qt::AlignLeft), font, words);
        };
        const QLocale locale;
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(entry.at);
        const int clock = QFontMetrics(plain).horizontalAdvance(QStringLiteral("00:00:00")) + 4;
        const QRect inner = whole.adjusted(space::card, 6, -space::card, -6);
        line(QRect(inner.left(), inner.top(), clock, entryLineHeight), locale.toString(time.time(), QStringLiteral("HH:mm:ss")), plain, tokens.muted);
        line(QRect(inner.left(), inner.top() + entryLineHeight, clock, entryLineHeight), locale.toString(time.date(), QStringLiteral("d MMM")), plain, tokens.muted);
        int x = inner.left() + clock + space::related;
        const Tone tone = actionTone(entry.action);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tone == Tone::Neutral ? tokens.muted : toneColours(tokens, tone).ink);
        painter->drawEllipse(visual(QRect(x, inner.top() + (entryLineHeight - markSize) / 2, markSize, markSize)));
        x += markSize + space::related;
        const int room = std::max(20, inner.right() - x);
        line(QRect(x, inner.top(), room, entryLineHeight), entryTitle(entry), strong, tokens.text);
        line(QRect(x, inner.top() + entryLineHeight, room, entryLineHeight), entryLine(entry, m_model.actorOf(index.row())), plain,
            tokens.muted);
        const auto* view = static_cast<const QWidget*>(parent());
        if (view->hasFocus() && option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(*painter, whole.adjusted(1, 1, -1, -1), m_theme);
        painter->restore();
    }

private:
    const Theme& m_theme;
    const EntryModel& m_model;
};

} // namespace

EntryList::EntryList(const Theme& theme, EntryModel& model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("auditEntryList"));
    setAccessibleName(tr("Entries of the record"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new EntryDelegate(theme, model, this));
    setModel(&model);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

void EntryList::choose(int row)
{
    const QModelIndex index = m_model.index(row);
    setCurrentIndex(index);
    scrollTo(index);
}

void EntryList::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = std::clamp(currentIndex().isValid() ? currentIndex().row() + rows : 0, 0, count - 1);
    choose(row);
    if (row == count - 1)
        m_model.fetchMore({});
}

void EntryList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT picked(current.isValid() ? current.row() : -1);
}

void EntryList::keyPressEvent(QKeyEvent* event)
{
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
        QListView::keyPressEvent(event);
        event->accept(); // at the end, too: the page must not act on it
        return;
    case Qt::Key_End:
        choose(m_model.rowCount() - 1);
        m_model.fetchMore({});
        return;
    case Qt::Key_J:
    case Qt::Key_K:
        if (bare) {
            step(event->key() == Qt::Key_J ? 1 : -1);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (bare && currentIndex().isValid()) {
            Q_EMIT opened(currentIndex().row());
            return;
        }
        break;
    default:
        break;
    }
    event->ignore(); // letters are the page's
}

} // namespace countersign
