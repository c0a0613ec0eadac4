#include "ui/review/firstdrafts.h"

#include "models/view/followup.h"
#include "services/console/desk/studiodesk.h"
#include "ui/draft/shorttext.h"
#include "ui/words/firstwords.h"

#include <QStringList>
#include <algorithm>

namespace countersign {

namespace {

constexpr int aMoment = 1500, nowAndThen = 120'000; // ms
constexpr std::size_t mostLines = 2;
constexpr int promptNameLength = 60;

} // namespace

FirstDrafts::FirstDrafts(ReviewDesk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(aMoment);
    m_again.setInterval(nowAndThen);
    connect(&m_soon, &QTimer::timeout, this, &FirstDrafts::ask);
    connect(&m_again, &QTimer::timeout, this, &FirstDrafts::ask);
    const auto soon = [this] {
        if (!m_soon.isActive()) // many decisions are one question
            m_soon.start();
    };
    connect(&desk, &ReviewDesk::decisionsChanged, this, [this, soon] {
        if (!words().isEmpty()) // a decision counts nothing down while nothing is new
            soon();
    });
    connect(&desk.studio(), &StudioDesk::onlineChanged, this, soon);
    connect(&desk, &ReviewDesk::policyChanged, this, [this, soon] {
        Q_EMIT changed();
        soon();
    });
    m_again.start();
    m_soon.start();
}

void FirstDrafts::ask()
{
    if (!m_desk.studio().online() || !m_desk.person().may(Permission::ReadDrafts) || m_desk.policy().firstOfPrompt <= 0)
        return;
    whenDone(m_desk.studio().prompts(), this, [this, mine = ++m_asked](const Result<std::vector<Prompt>>& prompts) {
        if (!prompts || mine != m_asked)
            return;
        m_fresh.clear();
        for (const Prompt& prompt : *prompts)
            for (const PromptVersion& version : prompt.versions)
                if (std::ranges::find(version.labels, PromptLabel::Live) != version.labels.end())
                    m_fresh.push_back({ shortText(prompt.name, promptNameLength), version.number, version.decided });
        std::ranges::stable_sort(m_fresh, std::ranges::greater(), &Fresh::decided);
        Q_EMIT changed();
    });
}

QString FirstDrafts::words() const
{
    const int first = m_desk.policy().firstOfPrompt;
    QStringList lines;
    int more = 0;
    for (const Fresh& one : m_fresh) {
        const QString left = firstWords(one.decided, first);
        if (left.isEmpty())
            continue;
        if (static_cast<std::size_t>(lines.size()) < mostLines)
            lines << tr("“%1” v%2 is new, %3", "prompt, version, first 100: 37 to go").arg(one.name, QString::number(one.number), left);
        else
            ++more;
    }
    if (more > 0)
        lines << tr("and %n more version(s)", nullptr, more);
    return lines.join(u'\n');
}

} // namespace countersign
