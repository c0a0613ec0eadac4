#include "ui/audit/facttext.h"

#include "ui/audit/auditwords.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/worddiff.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLocale>
#include <QTextBlock>

namespace countersign {

namespace {

constexpr int mostLines = 600, mostValue = 4'000, mostText = 20'000, deepest = 6, indent = 16;

bool isMoney(const Json& value)
{
    return value.is_object() && value.size() == 2 && value.contains("minor") && value.contains("currency") && value["minor"].is_number_integer()
        && value["currency"].is_string();
}

bool isText(const std::string& key)
{
    return key == "request" || key == "answer" || key == "text" || key == "words" || key == "instruction" || key == "diff";
}

QString valueWords(const std::string& key, const Json& value)
{
    const QLocale locale;
    if (isMoney(value))
        return moneyWord(Money{ value["minor"].get<std::int64_t>(), value["currency"].get<std::string>() });
    if (value.is_boolean())
        return value.get<bool>() ? FactText::tr("yes") : FactText::tr("no");
    if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        if (key.ends_with("_ms"))
            return waitWords(number);
        return key.ends_with("_bp") ? percentWord(static_cast<int>(std::clamp<std::int64_t>(number, -1'000'000, 1'000'000)))
                                    : locale.toString(static_cast<qlonglong>(number));
    }
    if (value.is_number())
        return locale.toString(value.get<double>());
    if (!value.is_string())
        return value.is_null() ? QStringLiteral("–") : text(value.dump());
    const auto& words = value.get_ref<const std::string&>();
    if (key == "at" || key.ends_with("_at") || key == "time" || key.ends_with("_until"))
        if (const auto at = parseTime(words))
            return absoluteWords(*at);
    return key == "verdict" ? verdictWord(words) : shortText(sentenceUtf8(words), mostValue);
}

std::string nameOf(const std::string& key)
{
    for (const char* unit : { "_ms", "_bp" })
        if (key.ends_with(unit))
            return key.substr(0, key.size() - 3);
    return key;
}

bool plain(const Json& value)
{
    return !value.is_structured() || isMoney(value);
}

} // namespace

FactText::FactText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setTabChangesFocus(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(space::pane);
    connect(&theme, &Theme::changed, this, &FactText::draw);
}

void FactText::addFact(const QString& name, const QString& value, int depth)
{
    if (value.isEmpty() || --m_budget < 0)
        return;
    m_lines.push_back({ Line::Kind::Fact, name, value, depth });
}

void FactText::addList(const std::string& key, const Json& list, int depth)
{
    if (std::all_of(list.begin(), list.end(), plain)) {
        QStringList words;
        for (const Json& one : list)
            words << valueWords(key, one);
        addFact(fieldWord(nameOf(key)), words.join(QStringLiteral(", ")), depth);
        return;
    }
    m_lines.push_back({ Line::Kind::Heading, fieldWord(nameOf(key)), {}, depth });
    for (const Json& one : list) {
        if (!one.is_object() || !std::all_of(one.begin(), one.end(), plain)) {
            addObject(one.is_object() ? one : Json{ { key, one } }, depth + 1);
            continue;
        }
        QStringList words;
        for (const auto& [name, value] : one.items())
            words << tr("%1: %2", "name, value").arg(fieldWord(nameOf(name)), valueWords(name, value));
        addFact(QStringLiteral("•"), words.join(QStringLiteral(" · ")), depth + 1);
    }
}

void FactText::addDifference(const QString& before, const QString& after)
{
    m_lines.push_back({ Line::Kind::Heading, tr("What changed"), {}, 0 });
    for (const DiffRun& run : wordDiff(before.left(mostText), after.left(mostText)))
        m_lines.push_back({ run.kind == DiffRun::Kind::Removed ? Line::Kind::Removed
                : run.kind == DiffRun::Kind::Added             ? Line::Kind::Added
                                                               : Line::Kind::Same,
            {}, run.text, 0 });
    m_lines.push_back({ Line::Kind::End, {}, {}, 0 });
}

void FactText::addMember(const std::string& key, const Json& value, const Json& object, int depth)
{
    if (key == "before" && value.is_string() && object.contains("after") && object["after"].is_string()) {
        addDifference(shortText(value.get<std::string>(), mostText), shortText(object["after"].get<std::string>(), mostText));
    } else if (key == "after" && value.is_string() && object.contains("before") && object["before"].is_string()) {
        return; // said with what was before
    } else if (isText(key) && value.is_string()) {
        m_lines.push_back({ Line::Kind::Heading, fieldWord(key), {}, depth });
        m_lines.push_back({ Line::Kind::Text, {}, shortText(value.get<std::string>(), mostText), depth });
    } else if (key.ends_with("_minor") && value.is_number_integer() && object.contains("currency") && object["currency"].is_string()) {
        addFact(fieldWord(key.substr(0, key.size() - 6)),
            moneyWord(Money{ value.get<std::int64_t>(), object["currency"].get<std::string>() }), depth);
    } else if (plain(value)) {
        addFact(fieldWord(nameOf(key)), valueWords(key, value), depth);
    } else if (value.empty()) {
        addFact(fieldWord(nameOf(key)), tr("none"), depth);
    } else if (value.is_array()) {
        addList(key, value, depth);
    } else if (depth >= deepest) {
        addFact(fieldWord(nameOf(key)), shortText(value.dump(), mostValue), depth);
    } else {
        m_lines.push_back({ Line::Kind::Heading, fieldWord(nameOf(key)), {}, depth });
        addObject(value, depth + 1);
    }
}

void FactText::addObject(const Json& object, int depth)
{
    for (const auto& [key, value] : object.items()) {
        if (m_budget <= 0)
            return;
        addMember(key, value, object, depth);
    }
}

void FactText::showEntry(const AuditRow& row, const QString& actor)
{
    const AuditEntry& entry = row.entry;
    const QLocale locale;
    m_lines.clear();
    m_budget = mostLines;
    m_lines.push_back({ Line::Kind::Title, {}, entryTitle(entry), 0 });
    m_lines.push_back({ Line::Kind::Muted, {}, entryLine(entry, actor), 0 });
    addFact(tr("Entry"), locale.toString(static_cast<qlonglong>(row.index)));
    addFact(tr("Time"), text(formatTime(entry.at)));
    addFact(tr("Who"), tr("%1 (%2)", "name, id").arg(actor, shortText(entry.actor, mostValue)));
    addFact(tr("What"), shortText(entry.action, mostValue));
    addFact(tr("Shop"), shortText(entry.shopId, mostValue));
    addFact(tr("About"), shortText(entry.subjectKind + ' ' + entry.subject, mostValue));
    addFact(tr("Draft"), shortText(entry.draftId, mostValue));
    addFact(tr("Entry’s id"), shortText(entry.id, mostValue));
    if (entry.data.is_object() && !entry.data.empty()) {
        m_lines.push_back({ Line::Kind::Heading, tr("What it holds"), {}, 0 });
        addObject(entry.data, 0);
    }
    draw();
}

void FactText::showNode(const LineageNode& node)
{
    m_lines.clear();
    m_budget = mostLines;
    m_lines.push_back({ Line::Kind::Title, {}, shortText(sentenceUtf8(node.title), mostValue), 0 });
    if (!node.detail.empty())
        m_lines.push_back({ Line::Kind::Muted, {}, shortText(sentenceUtf8(node.detail), mostValue), 0 });
    addFact(tr("Step"), nodeKindWord(node.kind));
    addFact(tr("Time"), node.at > 0 ? text(formatTime(node.at)) : QString());
    addFact(tr("Who"), shortText(node.actor, mostValue));
    if (node.auditIndex >= 0)
        addFact(tr("Entry"), QLocale().toString(static_cast<qlonglong>(node.auditIndex)));
    if (node.data.is_object())
        addObject(node.data, 0);
    draw();
}

void FactText::clearFacts()
{
    m_lines.clear();
    clear();
}

void FactText::draw()
{
    const Tokens& tokens = m_theme.tokens();
    clear();
    QTextCursor cursor(document());
    const QFont body = sized(font(), size::body);
    QTextCharFormat plainFormat, muted, strong, removed, added;
    plainFormat.setFont(body);
    plainFormat.setForeground(tokens.text);
    muted.setFont(body);
    muted.setForeground(tokens.muted);
    removed = added = plainFormat;
    removed.setFontStrikeOut(true);
    removed.setForeground(toneColours(tokens, Tone::Bad).ink);
    removed.setBackground(toneColours(tokens, Tone::Bad).fill);
    added.setFontUnderline(true);
    added.setForeground(toneColours(tokens, Tone::Good).ink);
    added.setBackground(toneColours(tokens, Tone::Good).fill);
    bool first = true, running = false;
    const auto block = [&](int depth, int above) {
        QTextBlockFormat format;
        format.setTopMargin(above);
        format.setLeftMargin(depth * indent);
        if (first)
            cursor.setBlockFormat(format);
        else
            cursor.insertBlock(format);
        first = false;
    };
    for (const Line& line : m_lines) {
        switch (line.kind) {
        case Line::Kind::Title:
            strong.setFont(sized(font(), size::title, QFont::DemiBold));
            strong.setForeground(tokens.text);
            block(0, 0);
            cursor.insertText(line.value, strong);
            break;
        case Line::Kind::Muted:
            block(0, 2);
            cursor.insertText(line.value, muted);
            break;
        case Line::Kind::Heading:
            strong.setFont(sized(font(), size::body, QFont::DemiBold));
            strong.setForeground(tokens.text);
            block(line.depth, space::card);
            cursor.insertText(line.name, strong);
            break;
        case Line::Kind::Fact:
            block(line.depth, 4);
            cursor.insertText(line.name % (line.name == u"•" ? QStringLiteral(" ") : QStringLiteral("  ")), muted);
            cursor.insertText(line.value, plainFormat);
            break;
        case Line::Kind::Text:
            block(line.depth, 4);
            cursor.insertText(QString(line.value).replace(u'\n', QChar::LineSeparator), plainFormat);
            break;
        case Line::Kind::Removed:
        case Line::Kind::Added:
        case Line::Kind::Same:
            if (!running)
                block(0, 4);
            running = true;
            cursor.insertText(QString(line.value).replace(u'\n', QChar::LineSeparator),
                line.kind == Line::Kind::Removed ? removed : line.kind == Line::Kind::Added ? added : plainFormat);
            break;
        case Line::Kind::End:
            running = false;
            break;
        }
    }
    moveCursor(QTextCursor::Start);
}

void FactText::keyPressEvent(QKeyEvent* event)
{
    const bool plainKey = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plainKey && !event->text().isEmpty() && event->text().front().isPrint())
        event->ignore(); // letters are the page's
    else
        QTextEdit::keyPressEvent(event);
}

} // namespace countersign
