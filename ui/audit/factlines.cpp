#include "ui/audit/factlines.h"

#include "models/domain/draft.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/factvalue.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/worddiff.h"
#include "ui/studio/studiowords.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace countersign {

namespace {

struct FactWords {
    Q_DECLARE_TR_FUNCTIONS(FactLines)
};

constexpr int mostLines = 600, mostLineValue = 4'000, mostText = 20'000, deepest = 6, mostDots = 3;

bool isText(const std::string& key)
{
    constexpr std::string_view texts[] = { "request", "answer", "system", "user", "task", "text", "words", "instruction", "facts" };
    return std::ranges::find(texts, key) != std::end(texts);
}

std::optional<QString> wordings(const Json& value)
{
    if (value.is_string())
        return shortText(value.get<std::string>(), mostText);
    const auto contents = decode<std::vector<Content>>(value);
    if (!contents)
        return std::nullopt;
    QStringList parts;
    for (const Content& content : *contents)
        parts << contentWords(content);
    return parts.join(QStringLiteral("\n\n"));
}

class Lines {
public:
    explicit Lines(std::vector<FactLine>& lines)
        : m_lines(lines)
    {
    }
    void put(FactLine::Kind kind, const QString& name, const QString& value, int depth = 0)
    {
        if (static_cast<int>(m_lines.size()) < mostLines)
            m_lines.push_back({ kind, name, value, depth });
    }
    void fact(const QString& name, const QString& value, int depth = 0)
    {
        if (!value.isEmpty())
            put(FactLine::Kind::Fact, name, value, depth);
    }
    void object(const Json& object, int depth)
    {
        for (const auto& [key, value] : object.items())
            member(key, value, object, depth);
    }

private:
    void heading(const std::string& key, int depth) { put(FactLine::Kind::Heading, fieldWord(fieldName(key)), {}, depth); }
    void point(const QStringList& parts, int depth)
    {
        QStringList said = parts;
        said.removeAll(QString());
        put(FactLine::Kind::Point, {}, said.join(QStringLiteral(" · ")), depth);
    }
    bool known(const std::string& key, const Json& value, const Json& object, int depth)
    {
        if (key == "candidates")
            return offers(value, object, depth);
        if (key == "evidence")
            return evidence(value, depth);
        if (key == "checks")
            return checks(value, depth);
        if (key == "chosen" && object.contains("candidates"))
            return true; // marked among the candidates
        if (key != "before" && key != "after")
            return false;
        const bool both = object.contains("before") && object.contains("after");
        if (both && key == "after" && wordings(object["before"]))
            return true; // said with what was before
        const auto words = wordings(value);
        if (!words)
            return false;
        if (both && wordings(object["after"])) {
            difference(*words, *wordings(object["after"]));
            return true;
        }
        heading(key, depth);
        put(FactLine::Kind::Text, {}, *words, depth);
        return true;
    }
    bool offers(const Json& value, const Json& object, int depth)
    {
        const auto candidates = decode<std::vector<OfferCandidate>>(value);
        if (!candidates)
            return false;
        heading("candidates", depth);
        for (std::size_t i = 0; i < candidates->size(); ++i) {
            const OfferCandidate& one = (*candidates)[i];
            QStringList parts{ offerWord(one) };
            if (one.expectedProfit)
                parts << FactWords::tr("expected profit %1").arg(moneyWord(*one.expectedProfit));
            if (one.marginAfterBp)
                parts << FactWords::tr("margin after %1").arg(percentWord(*one.marginAfterBp));
            for (const std::string& refusal : one.refusals)
                parts << shortText(sentenceUtf8(refusal), mostLineValue);
            if (object.contains("chosen") && object["chosen"] == value[i])
                parts << FactWords::tr("chosen");
            point(parts, depth + 1);
        }
        return true;
    }
    bool evidence(const Json& value, int depth)
    {
        const auto found = decode<std::vector<Evidence>>(value);
        if (!found || std::ranges::any_of(*found, [](const Evidence& one) { return one.sentence.empty(); }))
            return false;
        heading("evidence", depth);
        for (const Evidence& one : *found) {
            const int dots = std::clamp(one.dots, 0, mostDots);
            point(
                { shortText(sentenceUtf8(one.sentence), mostLineValue), QString(dots, u'●') % QString(mostDots - dots, u'○') }, depth + 1);
        }
        return true;
    }
    bool checks(const Json& value, int depth)
    {
        const auto results = decode<std::vector<CheckResult>>(value);
        if (!results)
            return false;
        heading("checks", depth);
        for (const CheckResult& one : *results)
            point({ one.state == CheckState::Passed ? FactWords::tr("passed") : FactWords::tr("failed"), checkWord(text(one.id)),
                      shortText(sentenceUtf8(one.sentence), mostLineValue) }, depth + 1);
        return true;
    }
    void difference(const QString& before, const QString& after)
    {
        put(FactLine::Kind::Heading, FactWords::tr("What changed"), {});
        for (const DiffRun& run : wordDiff(before, after))
            m_lines.push_back({ run.kind == DiffRun::Kind::Removed ? FactLine::Kind::Removed
                    : run.kind == DiffRun::Kind::Added             ? FactLine::Kind::Added
                                                                   : FactLine::Kind::Same,
                {}, run.text, 0 });
        m_lines.push_back({ FactLine::Kind::End, {}, {}, 0 });
    }
    void list(const std::string& key, const Json& list, int depth)
    {
        if (std::all_of(list.begin(), list.end(), isPlain)) {
            fact(fieldWord(fieldName(key)), factValue(key, list), depth);
            return;
        }
        heading(key, depth);
        for (const Json& one : list) {
            if (!one.is_object()) {
                point({ factValue(key, one) }, depth + 1);
            } else if (std::all_of(one.begin(), one.end(), isPlain) && std::ranges::none_of(one.items(), [](const auto& item) { return isText(item.key()); })) {
                QStringList words;
                for (const auto& [name, value] : one.items())
                    words << FactWords::tr("%1: %2", "name, value").arg(fieldWord(fieldName(name)), factValue(name, value));
                point(words, depth + 1);
            } else {
                put(FactLine::Kind::Heading, FactWords::tr("%1, %2", "list, place in it").arg(fieldWord(fieldName(key))).arg(&one - &list[0] + 1), {}, depth + 1);
                object(one, depth + 1);
            }
        }
    }
    void member(const std::string& key, const Json& value, const Json& object, int depth)
    {
        if (known(key, value, object, depth))
            return;
        if (isText(key) && value.is_string()) {
            heading(key, depth);
            put(FactLine::Kind::Text, {}, shortText(value.get<std::string>(), mostText), depth);
        } else if (const auto money = moneyBeside(key, value, object)) {
            fact(fieldWord(fieldName(key)), moneyWord(*money), depth);
        } else if (isPlain(value)) {
            fact(fieldWord(fieldName(key)), factValue(key, value), depth);
        } else if (value.is_array()) {
            list(key, value, depth);
        } else if (value.empty()) {
            fact(fieldWord(fieldName(key)), FactWords::tr("none"), depth);
        } else if (depth >= deepest) {
            fact(fieldWord(fieldName(key)), shortText(value.dump(), mostLineValue), depth);
        } else {
            heading(key, depth);
            this->object(value, depth + 1);
        }
    }
    std::vector<FactLine>& m_lines;
};

} // namespace

std::vector<FactLine> entryFacts(const AuditRow& row, const QString& actor)
{
    const AuditEntry& entry = row.entry;
    std::vector<FactLine> all;
    Lines lines(all);
    lines.put(FactLine::Kind::Title, {}, entryTitle(entry));
    lines.put(FactLine::Kind::Muted, {}, entryLine(entry, actor));
    lines.fact(FactWords::tr("Entry"), QLocale().toString(static_cast<qlonglong>(row.index)));
    lines.fact(FactWords::tr("Time"), text(formatTime(entry.at)));
    const QString id = shortText(entry.actor, mostLineValue);
    lines.fact(FactWords::tr("Who"), id == actor ? id : FactWords::tr("%1 (%2)", "name, id").arg(actor, id));
    lines.fact(FactWords::tr("What"), shortText(entry.action, mostLineValue));
    lines.fact(FactWords::tr("Shop"), shortText(entry.shopId, mostLineValue));
    lines.fact(FactWords::tr("About"), shortText(entry.subjectKind + ' ' + entry.subject, mostLineValue));
    lines.fact(FactWords::tr("Draft"), shortText(entry.draftId, mostLineValue));
    lines.fact(FactWords::tr("Entry’s id"), shortText(entry.id, mostLineValue));
    if (entry.data.is_object() && !entry.data.empty()) {
        lines.put(FactLine::Kind::Heading, FactWords::tr("What it holds"), {});
        lines.object(entry.data, 0);
    }
    return all;
}

std::vector<FactLine> nodeFacts(const LineageNode& node)
{
    std::vector<FactLine> all;
    Lines lines(all);
    lines.put(FactLine::Kind::Title, {}, shortText(sentenceUtf8(node.title), mostLineValue));
    if (!node.detail.empty())
        lines.put(FactLine::Kind::Muted, {}, shortText(sentenceUtf8(node.detail), mostLineValue));
    lines.fact(FactWords::tr("Step"), nodeKindWord(node.kind));
    lines.fact(FactWords::tr("Time"), node.at > 0 ? text(formatTime(node.at)) : QString());
    lines.fact(FactWords::tr("Who"), shortText(node.actor, mostLineValue));
    if (node.auditIndex >= 0)
        lines.fact(FactWords::tr("Entry"), QLocale().toString(static_cast<qlonglong>(node.auditIndex)));
    if (node.data.is_object())
        lines.object(node.data, 0);
    return all;
}

} // namespace countersign
