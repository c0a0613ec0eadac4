#include "ui/effort/effortpage.h"

#include "models/view/followup.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/paintedlist.h"
#include "ui/parts/skeleton.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int columnWidth = 680, wordColumn = 230, figureColumn = 96, barHeight = 6, lineHeight = 30;

QString secondsWord(TimeMs span)
{
    const TimeMs seconds = (span + 500) / secondMs;
    return seconds < 120 ? EffortPage::tr("%1 s").arg(QLocale().toString(static_cast<qlonglong>(seconds))) : spanWords(span);
}

int share(int part, int whole)
{
    return whole > 0 ? static_cast<int>(std::int64_t{ part } * 10'000 / whole) : 0;
}

} // namespace

// One span of time: a line per figure, a bar beside those that are a share.
class EffortFiguresView final : public PaintedList {
public:
    EffortFiguresView(const Theme& theme, const QString& title, const QString& objectName, QWidget* parent)
        : PaintedList(theme, title, parent)
        , m_title(title)
    {
        setObjectName(objectName);
        contentChanged();
    }
    void show(const EffortFigures& figures)
    {
        m_lines.clear();
        m_lines.push_back({ EffortPage::tr("Decided"), QLocale().toString(figures.decided), -1 });
        if (figures.decided > 0) {
            m_lines.push_back({ EffortPage::tr("Active time, all together"), secondsWord(figures.activeMs), -1 });
            m_lines.push_back({ EffortPage::tr("Active time, the middle decision"), secondsWord(figures.medianMs), -1 });
            addShare(EffortPage::tr("Approved exactly as composed"), figures.unchanged, figures.decided);
            addShare(EffortPage::tr("Approved with your edits"), figures.edited, figures.decided);
            addShare(EffortPage::tr("Message seen to its end"), figures.readToEnd, figures.decided);
        }
        if (figures.seededSeen > 0)
            addShare(EffortPage::tr("Known-answer drafts answered right"), figures.seededRight, figures.seededSeen);
        contentChanged();
    }
    [[nodiscard]] QString spoken() const override
    {
        QStringList parts{ m_title };
        for (const Line& line : m_lines)
            parts << EffortPage::tr("%1: %2", "figure").arg(line.words, line.figure);
        return parts.join(QStringLiteral("; "));
    }

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override
    {
        const Tokens& tokens = canvas.tokens();
        const QFont plain = sized(canvas.font(), size::body);
        const QFont strong = sized(canvas.font(), size::body, QFont::DemiBold);
        canvas.line(QRect(0, 0, canvas.width(), 24), m_title, sized(canvas.font(), size::title, QFont::DemiBold), tokens.text);
        int y = 28;
        for (const Line& line : m_lines) {
            canvas.line(QRect(0, y, wordColumn, lineHeight), line.words, plain, tokens.muted);
            canvas.line(QRect(wordColumn, y, figureColumn, lineHeight), line.figure, strong, tokens.text, Qt::AlignRight);
            if (line.shareBp >= 0) {
                const int start = wordColumn + figureColumn + space::pane;
                const QRect track(start, y + (lineHeight - barHeight) / 2, std::max(0, canvas.width() - start), barHeight);
                canvas.fill(track, tokens.border, barHeight / 2);
                if (line.shareBp > 0)
                    canvas.fill(QRect(track.x(), track.y(), std::max(barHeight, track.width() * line.shareBp / 10'000), barHeight),
                        tokens.accent, barHeight / 2);
            }
            y += lineHeight;
        }
        return y;
    }

private:
    struct Line {
        QString words;
        QString figure;
        int shareBp; // −1: no share
    };
    void addShare(const QString& words, int part, int whole)
    {
        const int bp = share(part, whole);
        m_lines.push_back(
            { words, EffortPage::tr("%1 · %2", "count, share").arg(QLocale().toString(part), percentWord(bp / 100 * 100)), bp });
    }
    QString m_title;
    std::vector<Line> m_lines;
};

EffortPage::EffortPage(const Theme& theme, const KeyMap& keys, std::shared_ptr<ReviewDesk> desk, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_keyMap(keys)
    , m_desk(std::move(desk))
    , m_today(new EffortFiguresView(theme, tr("Today"), QStringLiteral("effortTodayView"), this))
    , m_week(new EffortFiguresView(theme, tr("The last 7 days"), QStringLiteral("effortWeekView"), this))
    , m_notice(new Notice(theme, this))
    , m_back(new KeyButton(theme, keys.cap(Verb::Queue), tr("Back to the queue"), this))
    , m_skeleton(nullptr)
{
    setObjectName(QStringLiteral("effortPage"));
    setAccessibleName(tr("How your work goes"));
    setFocusPolicy(Qt::StrongFocus);
    m_back->setObjectName(QStringLiteral("effortBackKeyButton"));
    QLabel* title = makeLabel(this, size::title, QFont::DemiBold);
    title->setText(tr("How your work goes"));
    QLabel* about = makeLabel(this, size::body, QFont::Normal, true);
    about->setObjectName(QStringLiteral("effortAboutLabel"));
    about->setWordWrap(true);
    about->setText(
        tr("You see this first. It is counted on this computer from your own decisions; time counts while the window has the focus "
           "and a hand was at it within 30 seconds. Each decision takes its own figures along to the backend, where those who may "
           "read decisions can read them. They show whether there is time to read. They are not a measure of performance, and nothing here "
           "decides, ranks or pays anybody."));
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_back);
    auto* holder = new QWidget(this);
    holder->setMaximumWidth(columnWidth);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::group);
    column->addWidget(m_notice);
    column->addWidget(m_today);
    column->addWidget(m_week);
    column->addWidget(about);
    column->addStretch(1);
    m_skeleton = new Skeleton(theme, size::row, holder);
    auto* body = new QHBoxLayout;
    body->addWidget(holder, 100);
    body->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::group, space::pane, space::group, space::pane);
    outer->setSpacing(space::pane);
    outer->addLayout(head);
    outer->addLayout(body, 1);
    connect(m_back, &QPushButton::clicked, this, &EffortPage::queueAsked);
    connect(&keys, &KeyMap::changed, this, [this] { m_back->setKey(m_keyMap.cap(Verb::Queue)); });
}

void EffortPage::refresh()
{
    const quint64 generation = ++m_generation;
    m_notice->hide();
    m_waiting = 2;
    m_skeleton->setWaiting(true);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(wallClock());
    const TimeMs midnight = now.date().startOfDay().toMSecsSinceEpoch();
    const TimeMs week = now.date().addDays(-6).startOfDay().toMSecsSinceEpoch();
    whenDone(m_desk->work().effort(midnight), this,
        [this, generation](const Result<EffortFigures>& figures) { take(true, figures, generation); });
    whenDone(
        m_desk->work().effort(week), this, [this, generation](const Result<EffortFigures>& figures) { take(false, figures, generation); });
}

void EffortPage::take(bool today, const Result<EffortFigures>& figures, quint64 generation)
{
    if (generation != m_generation)
        return;
    m_skeleton->setWaiting(--m_waiting > 0);
    if (figures) {
        (today ? m_today : m_week)->show(*figures);
        return;
    }
    const ErrorWords words = errorWords(figures.error());
    m_notice->showNotice(Tone::Warn, tr("The figures could not be read.") % u' ' % words.sentence, {}, words.code);
}

QString EffortPage::spoken() const
{
    return m_today->spoken() % u'\n' % m_week->spoken();
}

void EffortPage::keyPressEvent(QKeyEvent* event)
{
    const auto verb = m_keyMap.verbFor(*event);
    if (event->key() == Qt::Key_Escape || verb == Verb::Queue || verb == Verb::Effort)
        Q_EMIT queueAsked();
    else
        Surface::keyPressEvent(event);
}

} // namespace countersign
