// The blocks of a message sheet, one kind each.
#include "models/domain/placeholders.h"
#include "ui/draft/itemsview.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/chip.h"
#include "ui/parts/labels.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QPainter>

namespace countersign {

namespace {

// The message's button; its label is edited inside.
class ButtonFrame final : public QWidget {
public:
    ButtonFrame(const Theme& theme, BlockEdit* edit, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_edit(edit)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(18, 10, 18, 9);
        edit->setParent(this);
        row->addWidget(edit);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        fit();
        connect(edit, &QTextEdit::textChanged, this, &ButtonFrame::fit);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.tokens().accent);
        painter.drawRoundedRect(rect(), space::radius, space::radius);
    }

private:
    void fit()
    {
        const QFontMetrics metrics(m_edit->font());
        m_edit->setFixedWidth(std::clamp(metrics.horizontalAdvance(m_edit->toPlainText()) + 3, 60, 300));
    }
    const Theme& m_theme;
    BlockEdit* m_edit;
};

// A phone's speech bubble: all blocks of a short message in one, as they arrive.
class Bubble final : public QWidget {
public:
    Bubble(const Theme& theme, Tone tone, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_tone(tone)
    {
        setMaximumWidth(420);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens.border, tokens.hairline));
        painter.setBrush(m_tone == Tone::Neutral ? tokens.window : toneColours(tokens, m_tone).fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16);
    }

private:
    const Theme& m_theme;
    Tone m_tone;
};

} // namespace

void MessageSheet::addBubble()
{
    auto* bubble = new Bubble(m_theme, m_content.channel == Channel::WhatsApp ? Tone::Good : Tone::Neutral, m_inner);
    bubble->setObjectName(QStringLiteral("messageBubble"));
    m_bubble = new QVBoxLayout(bubble);
    m_bubble->setContentsMargins(14, 10, 14, 10);
    m_bubble->setSpacing(2);
    m_body->addWidget(bubble);
}

void MessageSheet::addBlock(QVBoxLayout& column, std::size_t index, const Values& values)
{
    const Block& block = m_content.blocks[index];
    const int slot = static_cast<int>(index);
    const QString source = text(block.text);
    switch (block.kind) {
    case BlockKind::Paragraph: {
        BlockEdit* edit = makeEdit(slot, tr("Paragraph %1").arg(index + 1), QStringLiteral("messageParagraph%1BlockEdit").arg(index));
        column.addWidget(edit);
        edit->setSource(source, values);
        return;
    }
    case BlockKind::Items: {
        auto* items = new ItemsView(m_theme, m_inner);
        items->setItems(values.items);
        column.addWidget(items);
        return;
    }
    case BlockKind::Button: {
        const bool email = m_content.channel == Channel::Email;
        BlockEdit* edit
            = makeEdit(slot, tr("Button"), QStringLiteral("messageButton%1BlockEdit").arg(index), email ? QFont::DemiBold : QFont::Normal);
        edit->setSingleLine(true);
        if (email)
            edit->setInk(QPalette::Text, true);
        edit->setSource(source, values);
        edit->setToolTip(plainTip(tr("Leads to: %1").arg(shortText(block.url))));
        if (email) {
            column.addWidget(new ButtonFrame(m_theme, edit, m_inner), 0, Qt::AlignLeading);
            return;
        }
        // A short message has no buttons: the address follows the label, from left to right in every language.
        column.addWidget(edit);
        const auto url = fillText(block.url.substr(0, 2000), values);
        auto* address = new ElidedLabel(m_inner, size::message, QFont::Normal, true);
        address->setLayoutDirection(Qt::LeftToRight);
        address->setText(url ? shortText(*url) : shortText(block.url));
        address->setToolTip(url ? plainTip(shortText(*url)) : QString());
        column.addWidget(address);
        return;
    }
    case BlockKind::Footer: {
        if (m_bubble == nullptr)
            column.addWidget(new Hairline(m_theme, Qt::Horizontal, m_inner));
        auto* row = new QHBoxLayout;
        row->setSpacing(space::related);
        BlockEdit* edit = makeEdit(
            slot, tr("Footer"), QStringLiteral("messageFooterBlockEdit"), QFont::Normal, m_bubble == nullptr ? size::label : size::message);
        edit->setInk(QPalette::PlaceholderText);
        edit->setSource(source, values);
        row->addWidget(edit, 1);
        if (block.locked) {
            auto* chip = new Chip(m_theme, m_inner);
            chip->setChip(tr("locked"), Tone::Neutral);
            row->addWidget(chip, 0, Qt::AlignTop);
        }
        column.addLayout(row);
        return;
    }
    }
}

} // namespace countersign
