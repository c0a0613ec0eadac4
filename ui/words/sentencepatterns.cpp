#include "ui/words/sentencepatterns.h"

namespace countersign {

SentencePatterns::SentencePatterns(std::initializer_list<std::span<const char* const>> lists)
{
    for (const auto& sources : lists)
        for (const char* source : sources)
            m_patterns.push_back(compiled(source));
}

SentencePatterns::Pattern SentencePatterns::compiled(const char* source)
{
    static const QRegularExpression fact(QStringLiteral("%([1-9])"));
    const QString text = QString::fromUtf8(source);
    Pattern pattern{ source, {}, {}, {}, {} };
    QString expression;
    qsizetype at = 0;
    for (auto matches = fact.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        if (pattern.order.empty())
            pattern.start = text.left(match.capturedStart());
        expression += QRegularExpression::escape(text.mid(at, match.capturedStart() - at)) + QStringLiteral("(.+?)");
        pattern.order.push_back(match.capturedView(1).toInt());
        at = match.capturedEnd();
    }
    if (pattern.order.empty())
        pattern.start = text;
    pattern.end = text.mid(at);
    expression += QRegularExpression::escape(pattern.end);
    pattern.expression.setPattern(QRegularExpression::anchoredPattern(expression));
    return pattern;
}

SentencePatterns::Recognised SentencePatterns::recognise(const QString& english) const
{
    if (const Recognised* found = m_known.object(english))
        return *found;
    Recognised found = matched(english);
    m_known.insert(english, new Recognised(found));
    return found;
}

SentencePatterns::Recognised SentencePatterns::matched(const QString& english) const
{
    for (const Pattern& pattern : m_patterns) {
        if (!english.startsWith(pattern.start) || !english.endsWith(pattern.end))
            continue;
        const auto match = pattern.expression.match(english);
        if (!match.hasMatch())
            continue;
        Recognised found{ pattern.source, QStringList(static_cast<qsizetype>(pattern.order.size())) };
        for (std::size_t i = 0; i < pattern.order.size(); ++i)
            found.facts[pattern.order[i] - 1] = match.captured(static_cast<int>(i) + 1);
        return found;
    }
    return {};
}

} // namespace countersign
