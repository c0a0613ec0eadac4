#include "ui/studio/brandtrial.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/labels.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int shownFindings = 6, sentenceCut = 200;
constexpr qsizetype mostTried = 20'000; // characters
constexpr std::size_t mostMarked = 200;

} // namespace

BrandTrial::BrandTrial(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(new QPlainTextEdit(this))
    , m_language(new QComboBox(this))
    , m_list(new RowList(theme, tr("Hits of the rules"), QStringLiteral("brandHitsRowList"), this))
    , m_none(makeLabel(this, size::body, QFont::Normal, true))
{
    setObjectName(QStringLiteral("studioBrandTrial"));
    m_words->setObjectName(QStringLiteral("brandTrialPlainTextEdit"));
    m_words->setAccessibleName(tr("Words to try the rules on"));
    m_words->setTabChangesFocus(true);
    m_words->setPlainText(tr("Hello {{first_name}},\nyour cart is still here!! It is a GREAT deal, so do not miss it."));
    m_words->installEventFilter(this);
    m_language->setObjectName(QStringLiteral("brandTrialLanguageComboBox"));
    m_language->setAccessibleName(tr("Language of the words"));
    for (const char* language : { "en", "de" })
        m_language->addItem(scopeLanguageWord(language), QString::fromLatin1(language));
    m_none->setObjectName(QStringLiteral("brandNoHitLabel"));
    m_none->setText(tr("No rule is hit."));
    auto* head = new QHBoxLayout;
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("Try it"));
    head->addWidget(title, 1);
    head->addWidget(m_language);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addLayout(head);
    column->addWidget(m_words, 1);
    column->addWidget(m_none);
    column->addWidget(m_list);
    connect(m_words, &QPlainTextEdit::textChanged, this, &BrandTrial::tryOut);
    connect(m_language, &QComboBox::currentIndexChanged, this, &BrandTrial::tryOut);
    connect(&theme, &Theme::changed, this, &BrandTrial::mark);
    connect(m_list, &RowList::picked, this, &BrandTrial::mark);
    tryOut();
}

void BrandTrial::setRules(const BrandRules& rules)
{
    m_rules = rules;
    tryOut();
}

void BrandTrial::setContent(const Content& content)
{
    QStringList lines;
    if (!content.subject.empty())
        lines << QString::fromStdString(content.subject);
    if (!content.preheader.empty())
        lines << QString::fromStdString(content.preheader);
    for (const Block& block : content.blocks)
        if (!block.locked && !block.text.empty())
            lines << QString::fromStdString(block.text).split(u'\n');
    m_language->setCurrentIndex(std::max(0, m_language->findData(QString::fromStdString(content.language))));
    m_words->setPlainText(lines.join(u'\n').left(mostTried));
}

Content BrandTrial::content() const
{
    Content content;
    content.channel = Channel::Email;
    content.language = m_language->currentData().toString().toStdString();
    for (QTextBlock line = m_words->document()->begin(); line.isValid(); line = line.next())
        content.blocks.push_back({ BlockKind::Paragraph, line.text().toStdString(), {}, false });
    return content;
}

int BrandTrial::lineOf(const BrandHit& hit) const
{
    return hit.block >= 0 && hit.block < m_words->document()->blockCount() ? hit.block : -1;
}

void BrandTrial::tryOut()
{
    m_hits = brandHits(m_rules, content());
    std::vector<ListRow> rows;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        ListRow row;
        row.id = QString::number(i);
        row.title = shortText(sentenceUtf8(m_hits[i].sentence), sentenceCut);
        row.trailing = brandRuleWord(m_hits[i].rule);
        if (mustBeKept(m_rules, m_hits[i].rule))
            row.trailing = tr("%1, stops it").arg(row.trailing);
        rows.push_back(std::move(row));
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(std::move(rows));
    }
    m_list->fitRows(shownFindings);
    m_list->setVisible(!m_hits.empty());
    m_none->setVisible(m_hits.empty());
    mark();
}

void BrandTrial::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    bool known = false;
    const int chosen = m_list->currentId().toInt(&known);
    for (std::size_t i = 0; i < std::min(m_hits.size(), mostMarked); ++i) {
        const BrandHit& hit = m_hits[i];
        const int line = lineOf(hit);
        if (line < 0 || hit.length <= 0)
            continue;
        const QTextBlock block = m_words->document()->findBlockByNumber(line);
        // Offsets are bytes of UTF-8, the editor counts UTF-16.
        const QByteArray bytes = block.text().toUtf8();
        const auto from = QString::fromUtf8(bytes.left(hit.from)).size();
        const auto until = QString::fromUtf8(bytes.left(qsizetype{ hit.from } + hit.length)).size();
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.cursor.setPosition(block.position() + static_cast<int>(from));
        selection.cursor.setPosition(block.position() + static_cast<int>(until), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(m_theme.tokens().bad);
        if (known && chosen == static_cast<int>(i))
            selection.format.setBackground(m_theme.tokens().selection);
        marks << selection;
    }
    m_words->setExtraSelections(marks);
}

bool BrandTrial::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
