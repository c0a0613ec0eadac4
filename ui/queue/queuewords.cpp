#include "ui/queue/queuewords.h"

#include "ui/words/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign {

namespace {

struct QueueWords {
    Q_DECLARE_TR_FUNCTIONS(QueueWords)
};

QString capital(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

// A part per member of a set, each taking only that member away.
template <class T, class Words>
void addParts(std::vector<FilterPart>& parts, const DraftFilter& filter, std::set<T> DraftFilter::*member, Words words)
{
    for (const T& value : filter.*member) {
        FilterPart part{ words(value), filter };
        (part.without.*member).erase(value);
        parts.push_back(std::move(part));
    }
}

} // namespace

QString turnWord(DraftFilter::Turn turn)
{
    switch (turn) {
    case DraftFilter::Turn::Yours:
        return QueueWords::tr("Your turn");
    case DraftFilter::Turn::Everyone:
        return QueueWords::tr("Everyone’s");
    case DraftFilter::Turn::Assigned:
        return QueueWords::tr("Given to you");
    case DraftFilter::Turn::Second:
        return QueueWords::tr("Second approval");
    case DraftFilter::Turn::Skipped:
        return QueueWords::tr("Skipped");
    }
    return {};
}

QString orderWord(DraftFilter::Order order)
{
    switch (order) {
    case DraftFilter::Order::Stake:
        return QueueWords::tr("by stake");
    case DraftFilter::Order::Cold:
        return QueueWords::tr("coldest first");
    case DraftFilter::Order::Recent:
        return QueueWords::tr("newest first");
    case DraftFilter::Order::Waiting:
        return QueueWords::tr("longest waiting");
    }
    return {};
}

QString groupingWord(DraftFilter::Group group)
{
    switch (group) {
    case DraftFilter::Group::None:
        return QueueWords::tr("No groups");
    case DraftFilter::Group::Reason:
        return QueueWords::tr("By reason");
    case DraftFilter::Group::Channel:
        return QueueWords::tr("By channel");
    case DraftFilter::Group::Shop:
        return QueueWords::tr("By shop");
    case DraftFilter::Group::Offer:
        return QueueWords::tr("By offer");
    case DraftFilter::Group::Assignee:
        return QueueWords::tr("By whom it was given to");
    }
    return {};
}

QString groupHeading(DraftFilter::Group group, const QString& word)
{
    const std::string value = word.toStdString();
    switch (group) {
    case DraftFilter::Group::None:
        return {};
    case DraftFilter::Group::Reason: {
        const auto reason = fromWord<Reason>(value);
        return capital(reason ? reasonWord(*reason) : word);
    }
    case DraftFilter::Group::Channel: {
        const auto channel = fromWord<Channel>(value);
        return channel ? channelWord(*channel) : word;
    }
    case DraftFilter::Group::Shop:
        return word.isEmpty() ? QueueWords::tr("No shop") : word;
    case DraftFilter::Group::Offer:
        return word.isEmpty() ? QueueWords::tr("No offer") : capital(word);
    case DraftFilter::Group::Assignee:
        return word.isEmpty() ? QueueWords::tr("Nobody in particular") : word;
    }
    return {};
}

QString languageWord(const std::string& code)
{
    if (code == "en")
        return QStringLiteral("English"); // Qt would say “American English”
    const QString name = QLocale(text(code)).nativeLanguageName();
    return name.isEmpty() || QLocale(text(code)).language() == QLocale::C ? text(code) : capital(name);
}

std::vector<FilterPart> filterParts(const DraftFilter& filter, const std::string& currency)
{
    std::vector<FilterPart> parts;
    addParts(parts, filter, &DraftFilter::reasons, [](Reason reason) { return reasonWord(reason); });
    addParts(parts, filter, &DraftFilter::channels, [](Channel channel) { return channelWord(channel); });
    addParts(parts, filter, &DraftFilter::languages, [](const std::string& code) { return languageWord(code); });
    addParts(parts, filter, &DraftFilter::shops, [](const std::string& shop) { return text(shop); });
    const auto add = [&](const QString& words, auto change) {
        FilterPart part{ words, filter };
        change(part.without);
        parts.push_back(std::move(part));
    };
    if (filter.offers != DraftFilter::Offers::Any)
        add(filter.offers == DraftFilter::Offers::None ? QueueWords::tr("no discount") : QueueWords::tr("with a discount"),
            [](DraftFilter& f) { f.offers = DraftFilter::Offers::Any; });
    if (filter.stakeFrom > 0)
        add(QueueWords::tr("from %1").arg(shortMoneyWord({ filter.stakeFrom, currency })), [](DraftFilter& f) { f.stakeFrom = 0; });
    if (filter.checksFailed)
        add(QueueWords::tr("failed checks"), [](DraftFilter& f) { f.checksFailed = false; });
    if (filter.late)
        add(QueueWords::tr("late"), [](DraftFilter& f) { f.late = false; });
    return parts;
}

DraftFilter widened(const DraftFilter& filter)
{
    DraftFilter wide;
    wide.order = filter.order;
    wide.turn = filter.turn;
    wide.group = filter.group;
    return wide;
}

bool narrowed(const DraftFilter& filter)
{
    return !(filter == widened(filter));
}

} // namespace countersign
