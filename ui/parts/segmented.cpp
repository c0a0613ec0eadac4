#include "ui/parts/segmented.h"

#include "ui/theme/style.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace countersign {

namespace {

class Segment final : public QAbstractButton {
public:
    Segment(const Theme& theme, Segmented::Look look, const QString& words, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_look(look)
    {
        setText(words);
        setAccessibleName(words);
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int wide = QFontMetrics(sized(font(), size::body, QFont::DemiBold)).horizontalAdvance(text());
        return { wide + (m_look == Segmented::Look::Boxed ? 2 * 10 : 2), m_look == Segmented::Look::Boxed ? 24 : 32 };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        if (isChecked() && m_look == Segmented::Look::Boxed)
            painter.fillRect(rect(), tokens.selection);
        if (isChecked())
            painter.fillRect(QRect(0, height() - 2, width(), 2), tokens.accent);
        painter.setPen(isChecked() ? tokens.accent : m_look == Segmented::Look::Boxed || underMouse() ? tokens.text : tokens.muted);
        painter.setFont(sized(font(), size::body, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus())
            paintFocusRing(painter, rect(), m_theme);
    }

private:
    const Theme& m_theme;
    Segmented::Look m_look;
};

} // namespace

Segmented::Segmented(const Theme& theme, Look look, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_look(look)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const int margin = look == Look::Boxed ? 2 : 0;
    m_layout->setContentsMargins(margin + (look == Look::Boxed ? 1 : 0), margin, margin + (look == Look::Boxed ? 1 : 0), margin);
    m_layout->setSpacing(look == Look::Boxed ? 0 : space::pane);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

void Segmented::setChoices(const QStringList& words)
{
    if (words == m_words)
        return;
    const int before = std::max(0, current());
    m_words = words;
    const QList<QAbstractButton*> old = m_group->buttons();
    for (QAbstractButton* button : old) {
        m_group->removeButton(button);
        delete button;
    }
    QWidget* after = this;
    for (int i = 0; i < words.size(); ++i) {
        auto* segment = new Segment(m_theme, m_look, words[i], this);
        m_layout->addWidget(segment);
        // Made while the window is up, they would otherwise come last with Tab.
        setTabOrder(after, segment);
        after = segment;
        m_group->addButton(segment, i);
    }
    setCurrent(before < words.size() ? before : 0);
}

void Segmented::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

int Segmented::count() const
{
    return static_cast<int>(m_words.size());
}

void Segmented::paintEvent(QPaintEvent*)
{
    if (m_look != Look::Boxed)
        return;
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(tokens.raised);
    painter.setPen(QPen(tokens.border, tokens.hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace countersign
