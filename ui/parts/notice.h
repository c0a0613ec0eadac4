#pragma once
// What happened, what was kept, what to do; with a code that can be copied. Stays until dismissed or replaced; what went well may leave
// by itself.
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>
#include <chrono>

class QLabel;

namespace countersign {

class LinkButton;

class Notice final : public QWidget {
    Q_OBJECT
public:
    explicit Notice(const Theme& theme, QWidget* parent = nullptr);
    // code: may be empty. lines: more sentences below the first.
    void showNotice(Tone tone, const QString& sentence, const QStringList& lines = {}, const QString& code = {});
    [[nodiscard]] QString sentence() const;
    // Good and neutral news without a code leave after so long, but not from under the pointer or the focus. Zero: they stay.
    void leaveAfter(std::chrono::milliseconds time);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void leave();
    const Theme& m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel* m_sentence;
    QLabel* m_lines;
    LinkButton* m_copy;
    LinkButton* m_close;
    QString m_code;
    QTimer m_leaving;
};

} // namespace countersign
