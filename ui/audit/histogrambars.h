#pragma once
// How many entries match, over time, as bars. Left and right go from bar to bar, Enter or a click narrows the search to one, Backspace goes
// back; a screen reader hears each bar.
#include "models/domain/auditsearch.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace countersign {

class HistogramBars final : public QWidget {
    Q_OBJECT
public:
    explicit HistogramBars(const Theme& theme, QWidget* parent = nullptr);
    void show(const AuditHistogram& histogram);
    using QWidget::show;
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString spoken() const; // of the current bar
    [[nodiscard]] QSize sizeHint() const override { return { 240, 72 }; }

Q_SIGNALS:
    void narrowed(countersign::TimeMs from, countersign::TimeMs to); // from ≤ at < to
    void widened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int count() const { return static_cast<int>(m_histogram.buckets.size()); }
    [[nodiscard]] QRectF barRect(int bar) const;
    [[nodiscard]] int barAt(int x) const;
    [[nodiscard]] QString barWords(int bar) const;
    void setCurrent(int bar);
    void narrow(int bar);
    const Theme& m_theme;
    AuditHistogram m_histogram;
    std::int64_t m_most = 0; // of one bar
    int m_current = -1;
};

} // namespace countersign
