#include "ui/studio/variablemarks.h"

#include "models/domain/placeholders.h"
#include "models/domain/prompt.h"
#include "models/domain/promptfacts.h"

namespace countersign {

namespace {

constexpr qsizetype malformedCut = 24;

bool isKnown(std::string_view name)
{
    PromptText text;
    text.task = "{{" + std::string(name) + "}}";
    return unknownVariables(text).empty();
}

} // namespace

VariableMarks::VariableMarks(const Theme& theme, QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
}

void VariableMarks::highlightBlock(const QString& words)
{
    const Tokens& tokens = m_theme.tokens();
    const std::string line = words.toStdString();
    for (const TextPart& part : textParts(line)) {
        if (part.kind == TextPart::Kind::Literal)
            continue;
        const bool whole = part.kind == TextPart::Kind::Placeholder;
        // Parts are views into the line; the braces stand around a name.
        const auto from = static_cast<qsizetype>(part.text.data() - line.data()) - (whole ? 2 : 0);
        const auto length = static_cast<qsizetype>(part.text.size()) + (whole ? 4 : 0);
        const auto start = QString::fromUtf8(line.data(), from).size();
        const auto end = QString::fromUtf8(line.data(), from + length).size();
        QTextCharFormat format;
        if (whole && isKnown(part.text)) {
            format.setForeground(toneColours(tokens, Tone::Accent).ink);
            format.setBackground(toneColours(tokens, Tone::Accent).fill);
        } else {
            format.setForeground(tokens.bad);
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(tokens.bad);
        }
        setFormat(static_cast<int>(start), static_cast<int>(end - start), format);
    }
}

QStringList unknownNames(const QString& words)
{
    QStringList names;
    PromptText text;
    text.task = words.toStdString();
    for (const std::string& name : unknownVariables(text))
        names << QString::fromStdString(name);
    for (const TextPart& part : textParts(text.task))
        if (part.kind == TextPart::Kind::Malformed)
            names << QString::fromStdString(std::string(part.text)).section(u'\n', 0, 0).left(malformedCut);
    return names;
}

QStringList knownNames()
{
    QStringList names;
    for (const std::string& name : promptVariables())
        names << QString::fromStdString(name);
    for (const std::string& name : knownPlaceholders())
        if (const QString known = QString::fromStdString(name); !names.contains(known))
            names << known;
    return names;
}

} // namespace countersign
