#pragma once
// What happened, what was kept, what to do; with a code that can be copied. Stays until dismissed or replaced.
#include "ui/theme/theme.h"

#include <QWidget>

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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel* m_sentence;
    QLabel* m_lines;
    LinkButton* m_copy;
    LinkButton* m_close;
    QString m_code;
};

} // namespace countersign
