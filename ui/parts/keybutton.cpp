#include "ui/parts/keybutton.h"

#include "ui/parts/textlines.h"
#include "ui/theme/style.h"

#include <QPainter>

namespace countersign {

namespace {

constexpr int buttonHeight = 28;

} // namespace

KeyButton::KeyButton(const Theme& theme, const QString& key, const QString& text, QWidget* parent)
    : QPushButton(text, parent)
    , m_theme(theme)
    , m_key(key)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void KeyButton::setKey(const QString& key)
{
    m_key = key;
    describe();
    updateGeometry();
    update();
}

void KeyButton::setAgainst(const QString& sentence)
{
    if (m_against == sentence)
        return;
    m_against = sentence;
    describe();
    update();
}

void KeyButton::describe()
{
    QStringList parts{ m_key.isEmpty() ? QString() : tr("Key %1").arg(m_key), m_against };
    parts.removeAll(QString());
    setAccessibleDescription(parts.join(QStringLiteral(". ")));
}

void KeyButton::setPrimary(bool primary)
{
    m_primary = primary;
    update();
}

QFont KeyButton::keyFont() const
{
    return sized(font(), size::label, QFont::DemiBold);
}

int KeyButton::keyWidth() const
{
    return m_key.isEmpty() ? 0 : std::max(20, lineAdvance(keyFont(), m_key) + 10);
}

QSize KeyButton::sizeHint() const
{
    const int textWidth = lineAdvance(sized(font(), size::body, QFont::Medium), text());
    return { textWidth + (m_key.isEmpty() ? 2 * space::card : keyWidth() + 4 + space::related + space::card - 2), buttonHeight };
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool open = isEnabled() && m_against.isEmpty();
    const bool primary = m_primary && open;
    const QColor fill = primary ? tokens.accent : (isDown() || underMouse()) && isEnabled() ? tokens.selection : tokens.raised;
    const QColor ink = primary ? inkOnAccent(tokens) : open ? tokens.text : tokens.muted;
    painter.setBrush(isEnabled() ? fill : QColor(Qt::transparent));
    painter.setPen(primary ? QPen(Qt::NoPen) : QPen(tokens.border, tokens.hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);

    int start = m_key.isEmpty() ? 0 : 5;
    if (!m_key.isEmpty()) {
        const QRect key = QStyle::visualRect(layoutDirection(), rect(), QRect(start, 5, keyWidth(), height() - 10));
        painter.setBrush(primary ? QColor(Qt::transparent) : tokens.window);
        painter.setPen(QPen(primary ? ink : tokens.border, tokens.hairline));
        painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(ink);
        drawLine(painter, key, Qt::AlignCenter, keyFont(), m_key);
        start += keyWidth() + space::related - 1;
    }
    painter.setPen(ink);
    const QRect words(start, 0, width() - start - (m_key.isEmpty() ? 0 : space::related), height());
    drawLine(painter, QStyle::visualRect(layoutDirection(), rect(), words),
        m_key.isEmpty() ? Qt::AlignHCenter : QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), sized(font(), size::body, QFont::Medium), text());
    if (hasFocus() && primary)
        paintFocusRingOnAccent(painter, rect(), m_theme);
    else if (hasFocus())
        paintFocusRing(painter, rect(), m_theme);
}

LinkButton::LinkButton(const Theme& theme, const QString& text, QWidget* parent)
    : QPushButton(text, parent)
    , m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void LinkButton::setShrinkable(bool shrinkable)
{
    m_shrinkable = shrinkable;
    setSizePolicy(shrinkable ? QSizePolicy::Maximum : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setShorter(const QString& words)
{
    m_shorter = words;
    update();
}

QString LinkButton::shown(int width) const
{
    return m_shorter.isEmpty() || fontMetrics().horizontalAdvance(text()) <= width ? text() : m_shorter;
}

QSize LinkButton::minimumSizeHint() const
{
    return m_shrinkable ? QSize(40, sizeHint().height()) : sizeHint();
}

QSize LinkButton::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(text()) + 2 * space::chip, fontMetrics().height() + space::chip };
}

void LinkButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setPen(m_muted ? tokens.muted : isEnabled() ? tokens.accent : tokens.muted);
    QFont face = font();
    face.setUnderline(underMouse() && isEnabled() && !m_muted);
    drawLine(painter, rect(), Qt::AlignCenter, face, shown(width()));
    if (hasFocus())
        paintFocusRing(painter, rect(), m_theme);
}

} // namespace countersign
