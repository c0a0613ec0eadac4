#pragma once
// One sentence above the message with its verbs: an edit that is back, a draft that moved on, an approval that came before.
#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace countersign {

class DraftBanner final : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString words;
        QString objectName;
    };
    DraftBanner(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);
    void showBanner(Tone tone, const QString& sentence, const std::vector<Choice>& choices);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void chosen(const QString& objectName);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Tone m_tone = Tone::Neutral;
    QLabel* m_sentence;
    QHBoxLayout* m_row;
    std::vector<QWidget*> m_buttons;
};

} // namespace countersign
