#include "ui/draft/requirementlist.h"

#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

namespace countersign {

namespace {

constexpr int mostMetLines = 3; // more are folded, so that what is open stays in sight

} // namespace

QString whoCould(const std::vector<std::string>& who)
{
    QStringList names;
    for (const std::string& one : who) {
        QString name = shortText(one, 80);
        if (name.startsWith(u"role:"))
            name = roleWord(name.mid(5));
        else if (name.startsWith(u"permission:"))
            name = RequirementList::tr("someone with the right “%1”").arg(permissionWord(name.mid(11)));
        names << name;
    }
    if (names.isEmpty())
        return {};
    const QString last = names.takeLast();
    return names.isEmpty() ? RequirementList::tr("%1 could").arg(last)
                           : RequirementList::tr("%1 or %2 could").arg(names.join(QStringLiteral(", ")), last);
}

RequirementList::RequirementList(const Theme& theme, QWidget* parent)
    : PaintedList(theme, tr("Requirements"), parent)
{
    setObjectName(QStringLiteral("draftRequirementList"));
}

void RequirementList::showState(const std::vector<RequirementResult>& requirements, const std::vector<CheckResult>& checks)
{
    m_lines.clear();
    QStringList met;
    for (const RequirementResult& result : requirements)
        if (result.state == RequirementState::Satisfied)
            met << shortText(sentenceUtf8(result.sentence));
    const bool fold = met.size() > mostMetLines;
    if (fold)
        m_lines.push_back({ QStringLiteral("met"), Tone::Good, tr("%n requirement(s) met", nullptr, static_cast<int>(met.size())),
            met.join(QStringLiteral(" · ")), tr("met"), true });
    for (const RequirementResult& result : requirements) {
        switch (result.state) {
        case RequirementState::Satisfied:
            if (!fold)
                m_lines.push_back({ QStringLiteral("met"), Tone::Good, shortText(sentenceUtf8(result.sentence)), {}, tr("met") });
            break;
        case RequirementState::Overridden:
            m_lines.push_back({ QStringLiteral("met"), Tone::Warn, shortText(sentenceUtf8(result.sentence)), tr("overridden"), tr("overridden") });
            break;
        case RequirementState::Unsatisfied:
            m_lines.push_back({ QStringLiteral("open"), Tone::Warn, shortText(sentenceUtf8(result.sentence)), whoCould(result.who), tr("open") });
            break;
        case RequirementState::Error:
            m_lines.push_back(
                { QStringLiteral("failed"), Tone::Bad, shortText(sentenceUtf8(result.sentence)), shortText(result.fact), tr("cannot be told") });
            break;
        case RequirementState::NotApplicable:
            break;
        }
    }
    QStringList passed;
    for (const CheckResult& check : checks) {
        if (check.state == CheckState::Passed)
            passed << checkWord(text(check.id));
        else if (check.state == CheckState::Warned)
            m_lines.push_back({ QStringLiteral("open"), Tone::Warn, shortText(sentenceUtf8(check.sentence)), checkWord(text(check.id)), tr("warns") });
        else if (check.waits)
            m_lines.push_back({ QStringLiteral("waits"), Tone::Warn, shortText(sentenceUtf8(check.sentence)), {}, tr("waits") });
        else
            m_lines.push_back({ QStringLiteral("failed"), Tone::Bad, shortText(sentenceUtf8(check.sentence)), checkWord(text(check.id)), tr("failed") });
    }
    if (!passed.isEmpty())
        m_lines.push_back({ QStringLiteral("met"), Tone::Good, tr("%n check(s) passed", nullptr, static_cast<int>(passed.size())),
            passed.join(QStringLiteral(", ")), tr("met"), true });
    setToolTip(plainTip(met.join(u'\n')));
    contentChanged();
}

int RequirementList::compose(const Canvas& canvas) const
{
    const Tokens& tokens = canvas.tokens();
    const QFont face = sized(canvas.font(), size::body);
    constexpr int indent = 20;
    int y = 0;
    for (const Line& line : m_lines) {
        canvas.icon(QRect(0, y + 2, 14, 14), line.icon, toneColours(tokens, line.tone).ink);
        const QString separator = QStringLiteral("  ·  ");
        const QFontMetrics metrics(face);
        const int wordsWidth = metrics.horizontalAdvance(line.words + separator);
        const int height = canvas.text(indent, y, canvas.width() - indent, line.words, face, tokens.text);
        if (line.muted.isEmpty()) {
            y += height;
        } else if (line.folded || indent + wordsWidth + metrics.horizontalAdvance(line.muted) <= canvas.width()) {
            canvas.line(QRect(indent + wordsWidth - metrics.horizontalAdvance(separator), y,
                            canvas.width() - indent - wordsWidth + metrics.horizontalAdvance(separator), height),
                separator + line.muted, face, tokens.muted);
            y += height;
        } else {
            y += height + canvas.text(indent, y + height, canvas.width() - indent, line.muted, face, tokens.muted);
        }
        y += space::chip;
    }
    return y;
}

QString RequirementList::spoken() const
{
    QStringList lines;
    for (const Line& line : m_lines)
        lines << line.spoken % u": " % line.words % (line.muted.isEmpty() ? QString() : u", " % line.muted);
    return lines.join(u'\n');
}

} // namespace countersign
