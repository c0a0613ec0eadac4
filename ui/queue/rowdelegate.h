#pragma once
// Paints one row of the queue: two lines in 52 px, or one in 28 px. Mirrors itself for right-to-left languages.
#include "models/domain/draft.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace countersign {

class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(const Theme& theme, QObject* parent = nullptr);
    void setCompact(bool compact) { m_compact = compact; }
    [[nodiscard]] bool compact() const { return m_compact; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

    // The row as a sentence, for screen readers and the tool tip.
    [[nodiscard]] static QString sentence(const DraftSummary& row, const QString& holder, TimeMs now);

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool unread) const;
    void paintSecondLine(
        QPainter& painter, const QStyleOptionViewItem& option, const DraftSummary& row, const QString& holder, int start) const;
    void paintCold(QPainter& painter, const QStyleOptionViewItem& option, const DraftSummary& row) const;
    const Theme& m_theme;
    bool m_compact = false;
};

} // namespace countersign
