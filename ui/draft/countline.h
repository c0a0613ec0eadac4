#pragma once
// Under a short message: how long it is, what makes it longer, and one action that undoes that.
#include "ui/draft/smscount.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace countersign {

class LinkButton;

class CountLine final : public QWidget {
    Q_OBJECT
public:
    explicit CountLine(const Theme& theme, QWidget* parent);
    void showCount(const MessageCount& count, bool mayReplace);

Q_SIGNALS:
    void replaceAsked(const QString& words, const QString& by);

private:
    QLabel* m_words;
    QLabel* m_forced;
    LinkButton* m_replace;
    MessageCount m_count;
};

} // namespace countersign
