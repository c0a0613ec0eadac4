#include "ui/draft/smscount.h"

#include "models/domain/smssegments.h"
#include "models/domain/text.h"
#include "ui/words/words.h"

#include <QCoreApplication>

namespace countersign {

namespace {

struct SmsCount {
    Q_DECLARE_TR_FUNCTIONS(SmsCount)
};

} // namespace

int smsParts(const Content& content, const Values& values)
{
    const auto rendered = render(content, values);
    return rendered ? countSmsSegments(rendered->text).segments : 0;
}

QString smsCountWords(const Content& content, const Values& values)
{
    const auto rendered = render(content, values);
    if (!rendered)
        return SmsCount::tr("Cannot be sent as it stands: %1").arg(text(rendered.error().detail));
    const SmsSegments count = countSmsSegments(rendered->text);
    QString words = SmsCount::tr("%n part(s)", nullptr, count.segments) % u" · "
        % SmsCount::tr("%n character(s)", nullptr, static_cast<int>(countCharacters(rendered->text)));
    if (count.unicode && !count.forcedBy.empty())
        words += u" · " % SmsCount::tr("“%1” needs Unicode: 70 instead of 160 per part").arg(text(count.forcedBy));
    return words;
}

} // namespace countersign
