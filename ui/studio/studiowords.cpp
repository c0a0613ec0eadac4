#include "ui/studio/studiowords.h"

#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace countersign {

namespace {

struct Studio {
    Q_DECLARE_TR_FUNCTIONS(Studio)
};

constexpr std::int64_t microsPerMinor = 10'000; // of a currency with two decimals
constexpr int editCut = 60;

} // namespace

QString labelWord(PromptLabel label)
{
    switch (label) {
    case PromptLabel::Draft:
        return Studio::tr("draft", "label of a prompt version");
    case PromptLabel::Candidate:
        return Studio::tr("candidate");
    case PromptLabel::Live:
        return Studio::tr("live");
    case PromptLabel::Shadow:
        return Studio::tr("shadow");
    }
    return {};
}

Tone labelTone(PromptLabel label)
{
    switch (label) {
    case PromptLabel::Draft:
    case PromptLabel::Shadow:
        return Tone::Neutral;
    case PromptLabel::Candidate:
        return Tone::Warn;
    case PromptLabel::Live:
        return Tone::Good;
    }
    return Tone::Neutral;
}

QString versionWord(int number)
{
    return Studio::tr("v%1", "version number").arg(number);
}

QString scopeLanguageWord(const std::string& language)
{
    if (language.empty())
        return Studio::tr("every language");
    if (language == "en")
        return Studio::tr("English");
    return language == "de" ? Studio::tr("German") : QLocale::languageToString(QLocale(text(language)).language());
}

QString scopeWords(const PromptScope& scope)
{
    const QString kind = kindWord(scope.kind);
    if (kind.isEmpty() && !scope.reason && scope.language.empty())
        return Studio::tr("every cart"); // short, so that a narrow row has room for the rest
    const QString reason = scope.reason ? reasonWord(*scope.reason) : kind.isEmpty() ? Studio::tr("every reason") : kind;
    return reason % u" · " % scopeLanguageWord(scope.language);
}

QString replayStateWord(ReplayState state)
{
    switch (state) {
    case ReplayState::Waiting:
        return Studio::tr("waiting", "replay");
    case ReplayState::Running:
        return Studio::tr("running", "replay");
    case ReplayState::Done:
        return Studio::tr("done", "replay");
    case ReplayState::Cancelled:
        return Studio::tr("stopped", "replay");
    case ReplayState::Failed:
        return Studio::tr("broken off", "replay");
    }
    return {};
}

Tone replayTone(const Replay& replay)
{
    switch (replay.state) {
    case ReplayState::Waiting:
    case ReplayState::Running:
        return Tone::Accent;
    case ReplayState::Done:
        return replay.passed() ? Tone::Good : Tone::Bad;
    case ReplayState::Cancelled:
        return Tone::Neutral;
    case ReplayState::Failed:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString replayLine(const Replay& replay, const std::string& currency)
{
    const QLocale locale;
    QStringList parts{ Studio::tr("%1 of %2", "done, all").arg(locale.toString(replay.done), locale.toString(replay.total)) };
    if (replay.failedChecks > 0)
        parts << Studio::tr("%n fail(s) a check", nullptr, replay.failedChecks);
    if (replay.testsFailed > 0)
        parts << Studio::tr("%n test(s) fail(s)", nullptr, replay.testsFailed);
    if (replay.skipped > 0)
        parts << Studio::tr("%n skipped: customers erased since", nullptr, replay.skipped);
    if (replay.costMicros > 0)
        parts << costWord(replay.costMicros, currency);
    return parts.join(QStringLiteral(" · "));
}

QString costWord(std::int64_t micros, const std::string& currency)
{
    const std::string unit = currency.empty() ? "USD" : currency;
    if (micros <= 0)
        return shortMoneyWord({ 0, unit });
    if (micros < microsPerMinor)
        return Studio::tr("under %1").arg(moneyWord({ 1, unit }));
    return moneyWord({ (micros + microsPerMinor / 2) / microsPerMinor, unit });
}

QString knowledgeKindWord(const std::string& kind)
{
    if (kind == "brand_guide")
        return Studio::tr("Brand guide");
    if (kind == "tone")
        return Studio::tr("Tone");
    if (kind == "do_and_dont")
        return Studio::tr("Do and don’t");
    if (kind == "policy")
        return Studio::tr("Policy of the shop");
    if (kind == "product_facts")
        return Studio::tr("Product facts");
    if (kind == "approved_message")
        return Studio::tr("Approved messages");
    return text(kind);
}

QString editWords(const RepeatedEdit& edit)
{
    const QString from = shortText(edit.from, editCut);
    const QString to = shortText(edit.to, editCut);
    if (edit.from.empty())
        return Studio::tr("“%1” added").arg(to);
    return edit.to.empty() ? Studio::tr("“%1” removed").arg(from) : Studio::tr("“%1” → “%2”").arg(from, to);
}

bool underWay(ReplayState state)
{
    return state == ReplayState::Waiting || state == ReplayState::Running;
}

bool carries(const PromptVersion& version, PromptLabel label)
{
    return std::ranges::find(version.labels, label) != version.labels.end();
}

const PromptVersion* liveVersion(const Prompt& prompt)
{
    for (const PromptVersion& version : prompt.versions)
        if (carries(version, PromptLabel::Live))
            return &version;
    return nullptr;
}

QString contentWords(const Content& content)
{
    QStringList lines;
    if (!content.subject.empty())
        lines << text(content.subject);
    if (!content.preheader.empty())
        lines << text(content.preheader);
    for (const Block& block : content.blocks)
        if (block.kind != BlockKind::Footer && !block.text.empty())
            lines << (block.kind == BlockKind::Button ? u'[' % text(block.text) % u']' : text(block.text));
    return visibleText(lines.join(QStringLiteral("\n\n")));
}

QString brandRuleWord(const std::string& rule)
{
    if (rule == "banned")
        return Studio::tr("banned word");
    if (rule == "required")
        return Studio::tr("missing word");
    if (rule == "exclamation")
        return Studio::tr("exclamation marks");
    if (rule == "emoji")
        return Studio::tr("emoji");
    if (rule == "shouting")
        return Studio::tr("capitals");
    if (rule == "address")
        return Studio::tr("form of address");
    return rule == "sentence" ? Studio::tr("long sentence") : QString::fromStdString(rule);
}

} // namespace countersign
