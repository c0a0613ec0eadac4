// The blocks of a message sheet, one kind each.
#include "ui/draft/itemsview.h"
#include "ui/draft/messagesheet.h"
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

// A phone's speech bubble around a short message.
class Bubble final : public QWidget {
public:
    Bubble(const Theme& theme, BlockEdit* edit, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(14, 10, 14, 10);
        edit->setParent(this);
        column->addWidget(edit);
        setMaximumWidth(420);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens.border, tokens.hairline));
        painter.setBrush(tokens.window);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 16, 16);
    }

private:
    const Theme& m_theme;
};

} // namespace

void MessageSheet::addBlock(QVBoxLayout& column, std::size_t index, const Values& values)
{
    const Block& block = m_content.blocks[index];
    const QString source = text(block.text);
    switch (block.kind) {
    case BlockKind::Paragraph: {
        BlockEdit* edit = makeEdit(tr("Paragraph %1").arg(index + 1), QStringLiteral("messageParagraph%1BlockEdit").arg(index));
        if (m_content.channel == Channel::Email)
            column.addWidget(edit);
        else
            column.addWidget(new Bubble(m_theme, edit, m_inner));
        edit->setSource(source, values);
        m_slots.push_back({ index, edit });
        return;
    }
    case BlockKind::Items: {
        auto* items = new ItemsView(m_theme, m_inner);
        items->setItems(values.items);
        column.addWidget(items);
        return;
    }
    case BlockKind::Button: {
        BlockEdit* edit = makeEdit(tr("Button"), QStringLiteral("messageButton%1BlockEdit").arg(index), QFont::DemiBold);
        edit->setSingleLine(true);
        edit->setInk(QPalette::Text, true);
        edit->setSource(source, values);
        edit->setToolTip(tr("Leads to: %1").arg(text(block.url)));
        m_slots.push_back({ index, edit });
        column.addWidget(new ButtonFrame(m_theme, edit, m_inner), 0, Qt::AlignLeading);
        return;
    }
    case BlockKind::Footer: {
        column.addWidget(new Hairline(m_theme, Qt::Horizontal, m_inner));
        auto* row = new QHBoxLayout;
        row->setSpacing(space::related);
        BlockEdit* edit = makeEdit(tr("Footer"), QStringLiteral("messageFooterBlockEdit"), QFont::Normal, size::label);
        edit->setInk(QPalette::PlaceholderText);
        edit->setSource(source, values);
        auto* chip = new Chip(m_theme, m_inner);
        chip->setChip(block.locked ? tr("locked") : QString(), Tone::Neutral);
        row->addWidget(edit, 1);
        row->addWidget(chip, 0, Qt::AlignTop);
        column.addLayout(row);
        m_slots.push_back({ index, edit });
        return;
    }
    }
}

} // namespace countersign
