#include "ui/draft/smscount.h"

#include "models/domain/smssegments.h"
#include "models/domain/text.h"
#include "ui/draft/shorttext.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace countersign {

namespace {

struct SmsCount {
    Q_DECLARE_TR_FUNCTIONS(SmsCount)
};

QString characters(const std::string& words)
{
    return SmsCount::tr("%n character(s)", nullptr, static_cast<int>(countCharacters(words)));
}

void nameForced(MessageCount& count, const std::string& character, const Content& content, const Values& values)
{
    count.forced = text(character);
    count.forcedName = text(characterName(character));
    bool own = false;
    for (const Block& block : content.blocks)
        own = own || (!block.locked && block.text.find(character) != std::string::npos);
    if (own) {
        if (const auto plain = gsmCounterpart(character))
            count.plain = text(*plain);
        return;
    }
    for (const auto& [name, value] : values.text)
        if (value.find(character) != std::string::npos)
            for (const Block& block : content.blocks)
                if (block.text.find("{{" + name + "}}") != std::string::npos)
                    count.from = placeholderWord(text(name));
}

} // namespace

int smsParts(const Content& content, const Values& values)
{
    if (oversized(content))
        return 0;
    const auto rendered = render(content, values);
    return rendered ? countSmsSegments(rendered->text).segments : 0;
}

MessageCount countMessage(const Content& content, const Values& values)
{
    MessageCount count;
    if (oversized(content)) {
        count.broken = true;
        count.words = SmsCount::tr("Far too long to be sent.");
        return count;
    }
    const auto rendered = render(content, values);
    if (!rendered) {
        count.broken = true;
        count.words = SmsCount::tr("Cannot be sent as it stands: %1").arg(shortText(rendered.error().detail));
        return count;
    }
    switch (content.channel) {
    case Channel::Email:
        return count;
    case Channel::WhatsApp:
        count.words = SmsCount::tr("%1 of at most 4,096").arg(characters(rendered->text));
        return count;
    case Channel::Push:
        count.words = characters(rendered->text);
        return count;
    case Channel::Sms:
        break;
    }
    const SmsSegments parts = countSmsSegments(rendered->text);
    count.words = SmsCount::tr("%n part(s)", nullptr, parts.segments) % u" · " % characters(rendered->text) % u" · "
        % (parts.unicode ? SmsCount::tr("Unicode: 70 instead of 160 per part") : SmsCount::tr("GSM 7-bit alphabet"));
    if (parts.unicode)
        nameForced(count, parts.forcedBy, content, values);
    return count;
}

} // namespace countersign
