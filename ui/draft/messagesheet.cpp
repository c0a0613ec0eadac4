#include "ui/draft/messagesheet.h"

#include "ui/draft/smscount.h"
#include "ui/parts/chip.h"
#include "ui/parts/labels.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QPainter>

namespace countersign {

MessageSheet::MessageSheet(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("draftMessageSheet"));
    setAccessibleName(tr("The message"));
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    setSheetWidth(size::sheetWide);
}

void MessageSheet::setSheetWidth(int pixels)
{
    setMaximumWidth(pixels);
    setMinimumWidth(std::min(pixels, size::sheetPhone));
    updateGeometry();
}

void MessageSheet::clearAll()
{
    delete m_inner;
    m_subject = nullptr;
    m_preheader = nullptr;
    m_count = nullptr;
    m_slots.clear();
    m_inner = new QWidget(this);
    m_layout->addWidget(m_inner);
}

BlockEdit* MessageSheet::makeEdit(const QString& name, const QString& objectName, QFont::Weight weight, int pixels)
{
    auto* edit = new BlockEdit(m_theme, name, m_inner);
    edit->setObjectName(objectName);
    edit->setFont(sized(font(), pixels, weight));
    connect(edit, &BlockEdit::edited, this, &MessageSheet::edited);
    connect(edit, &BlockEdit::edited, this, &MessageSheet::recount);
    connect(edit, &BlockEdit::leave, this, &MessageSheet::leave);
    connect(edit, &BlockEdit::submitted, this, &MessageSheet::submitted);
    return edit;
}

BlockEdit* MessageSheet::addField(QGridLayout& grid, int row, const QString& name, const QString& objectName, QFont::Weight weight)
{
    QLabel* label = makeLabel(m_inner, size::body, QFont::Normal, true);
    label->setText(name);
    BlockEdit* edit = makeEdit(name, objectName, weight, size::body);
    edit->setSingleLine(true);
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(edit, row, 1);
    return edit;
}

void MessageSheet::buildFrame(const Content& content, const QString& maskedTo, const QString& consent)
{
    clearAll();
    auto* outer = new QVBoxLayout(m_inner);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(space::group, space::card, space::group, space::card);
    grid->setHorizontalSpacing(space::pane);
    grid->setVerticalSpacing(space::chip + 1);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 58);
    int row = 0;
    if (content.channel == Channel::Email) {
        m_subject = addField(*grid, row++, tr("Subject"), QStringLiteral("messageSubjectBlockEdit"), QFont::DemiBold);
        m_preheader = addField(*grid, row++, tr("Preview"), QStringLiteral("messagePreheaderBlockEdit"), QFont::Normal);
    }
    QLabel* to = makeLabel(m_inner, size::body, QFont::Normal, true);
    to->setText(tr("To"));
    QLabel* address = makeLabel(m_inner);
    address->setObjectName(QStringLiteral("messageToLabel"));
    address->setText(maskedTo);
    auto* chip = new Chip(m_theme, m_inner);
    chip->setChip(consent, Tone::Neutral);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::related);
    line->addWidget(address);
    line->addWidget(chip);
    line->addStretch(1);
    grid->addWidget(to, row, 0);
    grid->addLayout(line, row, 1);
    outer->addLayout(grid);
    outer->addWidget(new Hairline(m_theme, Qt::Horizontal, m_inner));
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(space::group, 20, space::group, 18);
    m_body->setSpacing(space::card);
    outer->addLayout(m_body);
}

void MessageSheet::showContent(const Content& content, const Values& values, const QString& maskedTo, const QString& consent)
{
    m_editing = false;
    m_content = content;
    m_values = values;
    buildFrame(content, maskedTo, consent);
    if (m_subject != nullptr) {
        m_subject->setSource(text(content.subject), values);
        m_preheader->setSource(text(content.preheader), values);
    }
    for (std::size_t i = 0; i < content.blocks.size(); ++i)
        addBlock(*m_body, i, values);
    if (content.channel != Channel::Email) {
        m_count = makeLabel(m_inner, 12, QFont::Normal, true);
        m_count->setObjectName(QStringLiteral("messageCountLabel"));
        m_count->setWordWrap(true);
        m_body->addWidget(m_count);
        recount();
    }
    m_layout->activate();
    updateGeometry();
    update();
}

void MessageSheet::showDiff(const Content& before, const Content& after, const Values& values, const QString& maskedTo)
{
    m_editing = false;
    m_content = after;
    m_values = values;
    buildFrame(after, maskedTo, {});
    const auto joined = [](const Content& content) {
        QStringList parts;
        for (const Block& block : content.blocks)
            if (block.kind != BlockKind::Items)
                parts << text(block.text);
        return parts.join(QStringLiteral("\n\n"));
    };
    if (m_subject != nullptr) {
        m_subject->setSource({}, values);
        m_preheader->setSource({}, values);
        m_subject->showDiff(wordDiff(text(before.subject), text(after.subject)));
        m_preheader->showDiff(wordDiff(text(before.preheader), text(after.preheader)));
    }
    BlockEdit* body = makeEdit(tr("Changes: removed struck, added underlined"), QStringLiteral("messageDiffBlockEdit"));
    body->setSource({}, values);
    body->showDiff(wordDiff(joined(before), joined(after)));
    m_body->addWidget(body);
    m_layout->activate();
    updateGeometry();
}

void MessageSheet::setEditing(bool editing)
{
    m_editing = editing;
    if (m_subject != nullptr) {
        m_subject->setEditing(editing);
        m_preheader->setEditing(editing);
    }
    for (const Slot& slot : m_slots)
        if (!m_content.blocks[slot.block].locked)
            slot.edit->setEditing(editing);
}

void MessageSheet::focusFirstBlock()
{
    BlockEdit* first = m_subject;
    for (const Slot& slot : m_slots)
        if (m_content.blocks[slot.block].kind == BlockKind::Paragraph && !m_content.blocks[slot.block].locked) {
            first = slot.edit;
            break;
        }
    if (first == nullptr)
        return;
    first->setFocus(Qt::OtherFocusReason);
    first->moveCursor(QTextCursor::End);
}

Content MessageSheet::content() const
{
    Content made = m_content;
    if (m_subject != nullptr) {
        made.subject = m_subject->source().trimmed().toStdString();
        made.preheader = m_preheader->source().trimmed().toStdString();
    }
    for (const Slot& slot : m_slots)
        if (!made.blocks[slot.block].locked)
            made.blocks[slot.block].text = slot.edit->source().trimmed().toStdString();
    std::erase_if(
        made.blocks, [](const Block& block) { return block.kind == BlockKind::Paragraph && !block.locked && block.text.empty(); });
    return made;
}

void MessageSheet::recount()
{
    if (m_count != nullptr)
        m_count->setText(smsCountWords(content(), m_values));
}

void MessageSheet::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(tokens.base);
    painter.setPen(QPen(m_editing ? tokens.accent : tokens.border, tokens.hairline));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace countersign
