#include "ui/window/rail.h"

#include "ui/theme/icons.h"
#include "ui/theme/style.h"

#include <QAbstractButton>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign {

class RailButton final : public QAbstractButton {
public:
    RailButton(const Theme& theme, const QString& icon, const QString& words, const QString& objectName, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_icon(icon)
    {
        setText(words);
        setAccessibleName(words);
        setToolTip(words);
        setObjectName(objectName);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setFixedSize(50, 46);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool shown = isChecked() || underMouse();
        if (shown) {
            painter.setPen(tokens.tints ? QPen(Qt::NoPen) : QPen(tokens.accent, 2));
            painter.setBrush(isChecked() ? tokens.selection : tokens.tints ? tokens.border : tokens.base);
            painter.setOpacity(isChecked() ? 1.0 : 0.5);
            painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), space::radius, space::radius);
            painter.setOpacity(1.0);
        }
        const QColor ink = isChecked() ? tokens.accent : tokens.muted;
        const QFont face = sized(font(), 10, isChecked() ? QFont::Medium : QFont::Normal);
        const bool worded = QFontMetrics(face).horizontalAdvance(text()) <= width();
        paintIcon(painter, m_icon, ink, QRect((width() - 18) / 2, worded ? 6 : 14, 18, 18));
        painter.setPen(ink);
        painter.setFont(face);
        if (worded)
            painter.drawText(QRect(0, 27, width(), 14), Qt::AlignCenter, text());
        if (hasFocus())
            paintFocusRing(painter, rect(), m_theme);
    }

private:
    const Theme& m_theme;
    QString m_icon;
};

Rail::Rail(const Theme& theme, const KeyMap& keys, QMenu* settings, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_queue(new RailButton(theme, QStringLiteral("queue"), tr("Queue"), QStringLiteral("railQueueButton"), this))
    , m_prompts(new RailButton(theme, QStringLiteral("prompts"), tr("Prompts"), QStringLiteral("railPromptsButton"), this))
    , m_record(new RailButton(theme, QStringLiteral("record"), tr("Record"), QStringLiteral("railRecordButton"), this))
    , m_work(new RailButton(theme, QStringLiteral("person"), tr("Work"), QStringLiteral("railWorkButton"), this))
{
    setObjectName(QStringLiteral("windowRail"));
    setFixedWidth(size::rail);
    auto* gear = new RailButton(theme, QStringLiteral("settings"), tr("Settings"), QStringLiteral("railSettingsButton"), this);
    gear->setCheckable(false);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(3, space::card, 2, space::card);
    column->setSpacing(6);
    column->addWidget(m_queue);
    column->addWidget(m_prompts);
    column->addWidget(m_record);
    column->addWidget(m_work);
    column->addStretch(1);
    column->addWidget(gear);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(column);
    row->addWidget(new Hairline(theme, Qt::Vertical, this));
    connect(m_queue, &QAbstractButton::clicked, this, [this] { Q_EMIT roomAsked(Room::Queue); });
    connect(m_prompts, &QAbstractButton::clicked, this, [this] { Q_EMIT roomAsked(Room::Prompts); });
    connect(m_record, &QAbstractButton::clicked, this, [this] { Q_EMIT roomAsked(Room::Record); });
    connect(m_work, &QAbstractButton::clicked, this, [this] { Q_EMIT roomAsked(Room::Work); });
    connect(gear, &QAbstractButton::clicked, this, [gear, settings] {
        const int outside = gear->layoutDirection() == Qt::RightToLeft ? -settings->sizeHint().width() : gear->width();
        settings->popup(gear->mapToGlobal(QPoint(outside, 0)));
    });
    const auto tips = [this, &keys] {
        m_queue->setToolTip(keys.tip(Verb::Queue));
        m_prompts->setToolTip(keys.tip(Verb::Prompts));
        m_record->setToolTip(keys.tip(Verb::Record));
        m_work->setToolTip(keys.tip(Verb::Effort));
    };
    connect(&keys, &KeyMap::changed, this, tips);
    tips();
    setRoom(Room::Queue);
}

void Rail::setRoom(Room room)
{
    m_queue->setChecked(room == Room::Queue);
    m_prompts->setChecked(room == Room::Prompts);
    m_record->setChecked(room == Room::Record);
    m_work->setChecked(room == Room::Work);
}

} // namespace countersign
