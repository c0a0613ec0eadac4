#pragma once
// Paints one row of the queue: two lines in 52 px, or one in 28 px, under a heading where its group begins. Mirrors itself for
// right-to-left languages.
#include "ui/queue/rowlayout.h"

#include <QStyledItemDelegate>
#include <functional>

namespace countersign {

class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(const Theme& theme, QObject* parent = nullptr);
    void setCompact(bool compact) { m_compact = compact; }
    [[nodiscard]] bool compact() const { return m_compact; }
    void setDecideWithin(TimeMs span) { m_within = span; }
    void setChoosing(bool choosing) { m_choosing = choosing; }
    void setLooking(std::function<QStringList(const QString&)> looking) { m_looking = std::move(looking); }
    static constexpr int headingHeight = 26; // above a group's first row, within what the view gives that row
    // The heading of the group that begins at a row; empty inside a group. Not set: no headings.
    void setHeadings(std::function<QString(const QModelIndex&)> heading) { m_heading = std::move(heading); }
    [[nodiscard]] QString heading(const QModelIndex& index) const { return m_heading ? m_heading(index) : QString(); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

    // The row as a sentence, for screen readers and the tool tip.
    [[nodiscard]] static QString sentence(const RowFacts& facts);
    [[nodiscard]] RowFacts factsOf(const QModelIndex& index) const; // row absent: not a draft

private:
    void paintGround(QPainter& painter, const QRect& area, const QStyleOptionViewItem& option, const RowFacts& facts) const;
    void paintHeading(QPainter& painter, const QRect& area, const QStyleOptionViewItem& option, const QString& words) const;
    void paintCold(QPainter& painter, const QRect& track, const RowFacts& facts, Qt::LayoutDirection direction) const;
    void paintWait(QPainter& painter, const QRect& rect, const RowWait& wait, const QFont& font, Qt::LayoutDirection direction) const;
    void paintCheck(QPainter& painter, const QRect& rect, bool chosen) const;
    const Theme& m_theme;
    std::function<QStringList(const QString&)> m_looking;
    std::function<QString(const QModelIndex&)> m_heading;
    TimeMs m_within = hourMs;
    bool m_choosing = false;
    bool m_compact = false;
};

} // namespace countersign
