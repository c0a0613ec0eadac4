#pragma once
// Sentences recognised by their patterns: English text in which %1 to %9 are the places of facts.
#include <QCache>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <initializer_list>
#include <span>
#include <vector>

namespace countersign {

class SentencePatterns {
public:
    struct Recognised {
        const char* source = nullptr; // the pattern; null: none of them fits
        QStringList facts;            // the first is %1
    };
    // The sources outlive this. Where several fit, the one that stands first is taken.
    explicit SentencePatterns(std::initializer_list<std::span<const char* const>> lists);
    // Remembered: rows and panes ask for the same few hundred sentences again and again. GUI thread only.
    [[nodiscard]] Recognised recognise(const QString& english) const;

private:
    struct Pattern {
        const char* source;
        QString start; // the literal text before the first fact, and that after the last; they save trying most expressions
        QString end;
        QRegularExpression expression;
        std::vector<int> order; // the fact that each capture is
    };
    [[nodiscard]] static Pattern compiled(const char* source);

    [[nodiscard]] Recognised matched(const QString& english) const;

    std::vector<Pattern> m_patterns;
    mutable QCache<QString, Recognised> m_known{ 1'000 };
};

} // namespace countersign
