#include "ui/draft/messagesheet.h"

#include "ui/draft/countline.h"
#include "ui/draft/pushpreview.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/smscount.h"
#include "ui/draft/spellwatch.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLocale>
#include <QPainter>

namespace countersign {

namespace {

constexpr std::size_t shownBlocks = 40; // of an oversized message
constexpr std::size_t shownBytes = 1200; // of each of its texts

void cut(std::string& words)
{
    if (words.size() > shownBytes)
        words = shortText(words, shownBytes / 2).toStdString();
}

// What fits on a screen of a message that no channel would take.
Content cutContent(const Content& content)
{
    Content shown;
    shown.channel = content.channel;
    shown.language = content.language.substr(0, 8);
    shown.subject = content.subject.substr(0, shownBytes * 4);
    shown.preheader = content.preheader.substr(0, shownBytes * 4);
    shown.blocks.assign(
        content.blocks.begin(), content.blocks.begin() + static_cast<std::ptrdiff_t>(std::min(shownBlocks, content.blocks.size())));
    cut(shown.subject);
    cut(shown.preheader);
    for (Block& block : shown.blocks) {
        cut(block.text);
        cut(block.url);
    }
    return shown;
}

} // namespace

Content tidied(Content content)
{
    const auto trim = [](std::string& words) { words = text(words).trimmed().toStdString(); };
    if (content.channel == Channel::Email) {
        trim(content.subject);
        trim(content.preheader);
    }
    for (Block& block : content.blocks)
        if (!block.locked)
            trim(block.text);
    std::erase_if(
        content.blocks, [](const Block& block) { return block.kind == BlockKind::Paragraph && !block.locked && block.text.empty(); });
    return content;
}

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

void MessageSheet::setSpelling(SpellDesk* desk)
{
    delete m_spelling;
    m_spelling = desk == nullptr ? nullptr : new SpellWatch(*desk, this);
    if (m_spelling != nullptr)
        connect(m_spelling, &SpellWatch::missing, this, &MessageSheet::spellingMissing);
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
    m_count = nullptr;
    m_push = nullptr;
    m_bubble = nullptr;
    m_parts.clear();
    m_inner = new QWidget(this);
    m_layout->addWidget(m_inner);
}

BlockEdit* MessageSheet::makeEdit(int slot, const QString& name, const QString& objectName, QFont::Weight weight, int pixels)
{
    auto* edit = new BlockEdit(m_theme, name, m_inner);
    edit->setObjectName(objectName);
    edit->setFont(sized(font(), pixels, weight));
    connectEdit(edit, slot);
    m_parts.push_back({ slot, edit });
    return edit;
}

BlockEdit* MessageSheet::addField(QGridLayout& grid, int row, const QString& name, const QString& objectName, QFont::Weight weight)
{
    QLabel* label = makeLabel(m_inner, size::body, QFont::Normal, true);
    label->setText(name);
    BlockEdit* edit = makeEdit(row == 0 ? Subject : Preheader, name, objectName, weight, size::body);
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
        addField(*grid, row++, tr("Subject"), QStringLiteral("messageSubjectBlockEdit"), QFont::DemiBold);
        addField(*grid, row++, tr("Preview"), QStringLiteral("messagePreheaderBlockEdit"), QFont::Normal);
    }
    QLabel* to = makeLabel(m_inner, size::body, QFont::Normal, true);
    to->setText(tr("To"));
    auto* address = new ElidedLabel(m_inner, size::body, QFont::Normal, false);
    address->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    address->setObjectName(QStringLiteral("messageToLabel"));
    address->setText(maskedTo);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::related);
    line->addWidget(address);
    if (!consent.isEmpty()) {
        auto* chip = new Chip(m_theme, m_inner);
        chip->setChip(consent, Tone::Neutral);
        line->addWidget(chip);
    }
    line->addStretch(1);
    grid->addWidget(to, row, 0);
    grid->addLayout(line, row, 1);
    outer->addLayout(grid);
    outer->addWidget(new Hairline(m_theme, Qt::Horizontal, m_inner));
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(space::group, 20, space::group, 18);
    m_body->setSpacing(space::card);
    outer->addLayout(m_body);
    outer->addStretch(1); // a sheet with more room than words keeps its lines together
}

void MessageSheet::showContent(const Content& content, const Values& values, const QString& maskedTo, const QString& consent)
{
    m_editing = false;
    m_values = values;
    const bool whole = !oversized(content);
    m_content = whole ? content : cutContent(content);
    build(maskedTo, consent);
    if (!whole) {
        QLabel* words = makeLabel(m_inner, size::body, QFont::Normal, true);
        words->setObjectName(QStringLiteral("messageCutLabel"));
        words->setWordWrap(true);
        words->setText(tr("This message is far too long: %n paragraph(s)", nullptr, static_cast<int>(content.blocks.size())) % u", "
            % QLocale().formattedDataSize(static_cast<qint64>(contentBytes(content))) % u". " % tr("Only its beginning is shown."));
        auto* show = new LinkButton(m_theme, tr("Show all of it as text"), m_inner);
        show->setObjectName(QStringLiteral("messageWholeLinkButton"));
        connect(show, &QPushButton::clicked, this, &MessageSheet::wholeAsked);
        m_body->addWidget(words);
        m_body->addWidget(show, 0, Qt::AlignLeading);
    }
    layOutNow();
    update();
}

// A layout shows what was put into it with the next turn of the event loop only: the words would be painted a frame later, and keys pressed
// by then would find nothing to go to.
void MessageSheet::layOutNow()
{
    m_inner->show();
    m_layout->activate();
    updateGeometry();
}

void MessageSheet::build(const QString& maskedTo, const QString& consent)
{
    m_maskedTo = maskedTo;
    m_consent = consent;
    buildFrame(m_content, maskedTo, consent);
    if (m_content.channel == Channel::Email) {
        editOf(Subject)->setSource(text(m_content.subject), m_values);
        editOf(Preheader)->setSource(text(m_content.preheader), m_values);
    } else if (m_content.channel == Channel::Push) {
        m_push = new PushPreview(m_theme, m_inner);
        m_body->addWidget(m_push);
    } else {
        addBubble();
    }
    for (std::size_t i = 0; i < m_content.blocks.size(); ++i)
        addBlock(m_bubble != nullptr ? *m_bubble : *m_body, i, m_values);
    if (m_content.channel != Channel::Email) {
        m_count = new CountLine(m_theme, m_inner);
        connect(m_count, &CountLine::replaceAsked, this, &MessageSheet::replaceAsked);
        m_body->addWidget(m_count);
        recount();
    }
}

void MessageSheet::showDiff(const Content& before, const Content& after, const Values& values, const QString& maskedTo)
{
    m_editing = false;
    m_content = oversized(after) ? cutContent(after) : after;
    const Content older = oversized(before) ? cutContent(before) : before;
    m_values = values;
    buildFrame(m_content, maskedTo, {});
    const auto joined = [](const Content& content) {
        QStringList parts;
        for (const Block& block : content.blocks)
            if (block.kind != BlockKind::Items)
                parts << text(block.text);
        return parts.join(QStringLiteral("\n\n"));
    };
    for (const Part& part : m_parts) {
        const bool subject = part.slot == Subject;
        part.edit->setSource({}, values);
        part.edit->showDiff(
            wordDiff(text(subject ? older.subject : older.preheader), text(subject ? m_content.subject : m_content.preheader)));
    }
    const QString old = joined(older);
    const QString words = joined(m_content);
    if (older.subject == m_content.subject && older.preheader == m_content.preheader && old == words) {
        QLabel* same = makeLabel(m_inner, size::body, QFont::Normal, true);
        same->setObjectName(QStringLiteral("messageSameLabel"));
        same->setText(tr("No word differs."));
        m_body->addWidget(same);
    }
    BlockEdit* body = makeEdit(0, tr("Changes: removed struck, added underlined"), QStringLiteral("messageDiffBlockEdit"));
    body->setSource({}, values);
    body->showDiff(wordDiff(old, words));
    m_body->addWidget(body);
    layOutNow();
}

void MessageSheet::recount()
{
    if (m_count == nullptr)
        return;
    const Content now = m_editing ? content() : m_content;
    m_count->showCount(countMessage(now, m_values), !oversized(now));
    if (m_push != nullptr)
        m_push->showMessage(now, m_values);
}

BlockEdit* MessageSheet::editOf(int slot) const
{
    for (const Part& part : m_parts)
        if (part.slot == slot)
            return part.edit;
    return nullptr;
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
