#include "ui/queue/lastdecisions.h"

#include "ui/keys/keymap.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/ring.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

constexpr int few = 3;
constexpr int most = 10;
const QString expandedKey = QStringLiteral("review/allDecisions");

QString iconFor(DecisionRecord::Place place)
{
    switch (place) {
    case DecisionRecord::Place::Kept:
        return QStringLiteral("offline");
    case DecisionRecord::Place::Accepted:
    case DecisionRecord::Place::Sent:
        return QStringLiteral("met");
    case DecisionRecord::Place::Held:
        return {};
    case DecisionRecord::Place::Undone:
        return QStringLiteral("undo");
    case DecisionRecord::Place::Refused:
    case DecisionRecord::Place::Voided:
        return QStringLiteral("failed");
    case DecisionRecord::Place::Unknown:
        return QStringLiteral("waits");
    }
    return {};
}

} // namespace

struct LastDecisions::Row {
    QWidget* line;
    Ring* ring;
    ElidedLabel* words;
    QLabel* place;
    LinkButton* undo;
    LinkButton* both;
    QString id;
    TimeMs firstLeft = 0; // the ring is full at what was left when first seen
};

QString decisionWords(const DecisionRecord& record)
{
    if (record.title.isEmpty())
        return LastDecisions::tr("A draft %1 on %2", "verdict, day and time").arg(verdictDone(record.verdict), absoluteWords(record.decidedAt));
    return LastDecisions::tr("%1 %2", "value and customer, verdict").arg(record.title, verdictDone(record.verdict));
}

QString briefDecisionWords(const DecisionRecord& record)
{
    if (record.title.isEmpty())
        return LastDecisions::tr("A draft %1", "verdict").arg(verdictDone(record.verdict));
    return LastDecisions::tr("%1 %2", "value and customer, verdict")
        .arg(record.title.section(QStringLiteral(" · "), 0, 0), verdictDone(record.verdict));
}

bool inConflict(const DecisionRecord& record)
{
    return record.place == DecisionRecord::Place::Refused || record.place == DecisionRecord::Place::Voided;
}

LastDecisions::LastDecisions(const Theme& theme, DecisionListModel& model, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_theme(theme)
    , m_model(model)
    , m_column(new QVBoxLayout)
    , m_more(new LinkButton(theme, {}, this))
    , m_batch(new QWidget(this))
    , m_batchWords(new ElidedLabel(m_batch, 12, QFont::Medium, false))
    , m_expanded(QSettings().value(expandedKey, false).toBool())
{
    setObjectName(QStringLiteral("queueLastDecisions"));
    setAccessibleName(tr("Last decisions"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    m_column->setContentsMargins(space::pane, space::card, space::card, space::card);
    m_column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(makeSectionLabel(this, tr("Last decisions")), 1);
    m_more->setObjectName(QStringLiteral("lastDecisionsMoreLinkButton"));
    m_more->setMuted(true);
    m_more->setFont(sized(m_more->font(), size::label));
    head->addWidget(m_more);
    m_column->addLayout(head);
    auto* batch = new QHBoxLayout(m_batch);
    batch->setContentsMargins(0, 0, 0, 0);
    batch->setSpacing(space::related);
    m_batchWords->setObjectName(QStringLiteral("lastBatchLabel"));
    auto* undoAll = new LinkButton(theme, tr("Undo all (%1)").arg(keyCap(Verb::UndoBatch)), m_batch);
    m_undoAll = undoAll;
    undoAll->setObjectName(QStringLiteral("lastBatchUndoLinkButton"));
    undoAll->setFont(sized(undoAll->font(), 12));
    batch->addWidget(m_batchWords, 1);
    batch->addWidget(undoAll);
    m_batch->hide();
    m_column->addWidget(m_batch);
    outer->addLayout(m_column);
    m_rows.reserve(most);
    for (int i = 0; i < most; ++i)
        m_rows.push_back(makeRow());
    connect(undoAll, &QPushButton::clicked, this, &LastDecisions::undoBatchAsked);
    connect(m_more, &QPushButton::clicked, this, [this] { setExpanded(!m_expanded); });
    const auto update = [this] { refresh(); };
    connect(&model, &QAbstractItemModel::dataChanged, this, update);
    connect(&model, &QAbstractItemModel::rowsInserted, this, update);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, update);
    connect(&model, &QAbstractItemModel::rowsMoved, this, update);
    connect(&model, &QAbstractItemModel::modelReset, this, update);
    refresh();
}

LastDecisions::~LastDecisions() = default;

void LastDecisions::setExpanded(bool expanded)
{
    m_expanded = expanded;
    QSettings().setValue(expandedKey, expanded);
    refresh();
}

void LastDecisions::showKeys(const KeyMap& keys)
{
    m_undoAll->setText(tr("Undo all (%1)").arg(keys.cap(Verb::UndoBatch)));
    m_undoAll->updateGeometry();
}

void LastDecisions::setBatch(const std::optional<BulkDesk::Last>& last)
{
    m_last = last;
    refresh();
}

QString LastDecisions::batchWords() const
{
    return m_batch->isHidden() ? QString() : m_batchWords->text();
}

LastDecisions::Row LastDecisions::makeRow()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    Row made{ line, new Ring(m_theme, line), new ElidedLabel(line, 12, QFont::Normal, false), makeLabel(line, 12, QFont::Normal, true),
        new LinkButton(m_theme, tr("Undo"), line), new LinkButton(m_theme, tr("See both"), line), {}, 0 };
    made.words->setObjectName(QStringLiteral("lastDecisionWordsLabel"));
    made.place->setObjectName(QStringLiteral("lastDecisionPlaceLabel"));
    made.undo->setFont(sized(made.undo->font(), 12));
    made.undo->setObjectName(QStringLiteral("lastDecisionUndoLinkButton"));
    made.both->setFont(made.undo->font());
    made.both->setObjectName(QStringLiteral("lastDecisionBothLinkButton"));
    row->addWidget(made.ring);
    row->addWidget(made.words, 1);
    row->addWidget(made.place);
    row->addWidget(made.undo);
    row->addWidget(made.both);
    m_column->addWidget(line);
    const std::size_t at = m_rows.size();
    connect(made.undo, &QPushButton::clicked, this, [this, at] { Q_EMIT undoAsked(m_rows[at].id); });
    connect(made.both, &QPushButton::clicked, this, [this, at] { Q_EMIT conflictAsked(m_rows[at].id); });
    return made;
}

void LastDecisions::refresh()
{
    const TimeMs now = wallClock();
    const auto& records = m_model.records();
    setVisible(!records.empty() || (m_last && m_last->undoable > 0)); // giving is no decision, but undone here as well
    const std::size_t count = std::min<std::size_t>(records.size(), m_expanded ? most : few);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].line->setVisible(i < count);
        if (i < count)
            showRow(m_rows[i], records[i], now);
    }
    m_more->setVisible(records.size() > few);
    m_more->setText(m_expanded ? tr("Fewer ▴") : tr("All %1 ▾").arg(std::min<std::size_t>(records.size(), most)));
    m_more->setAccessibleName(m_expanded ? tr("Show fewer of the last decisions") : tr("Show all of the last decisions"));
    m_more->updateGeometry();
    refreshBatch(now);
}

void LastDecisions::refreshBatch(TimeMs now)
{
    const bool any = m_last && m_last->undoable > 0;
    m_batch->setVisible(any);
    if (!any)
        return;
    const QString words = m_last->act == BulkRequest::Act::Assign
        ? tr("%n given together", nullptr, m_last->undoable)
        : tr("%n %1 together", nullptr, m_last->undoable)
              .arg(verdictDone(m_last->act == BulkRequest::Act::Reject ? Verdict::Reject : Verdict::Approve));
    m_batchWords->setText(m_last->until && *m_last->until > now ? words % u" · " % countdown(*m_last->until - now) : words);
}

void LastDecisions::showRow(Row& row, const DecisionRecord& record, TimeMs now)
{
    if (row.id != record.decisionId)
        row.firstLeft = 0;
    row.id = record.decisionId;
    const TimeMs left = record.holdUntil ? *record.holdUntil - now : 0;
    const bool undoable = record.undoable(now);
    if (left > 0 && (undoable || record.place == DecisionRecord::Place::Held)) {
        const TimeMs whole = record.holdUntil ? *record.holdUntil - record.decidedAt : left;
        row.firstLeft = std::max({ row.firstLeft, left, whole });
        row.ring->setShare(static_cast<double>(left) / static_cast<double>(row.firstLeft));
    } else {
        row.ring->setIcon(record.place == DecisionRecord::Place::Held ? QStringLiteral("waits") : iconFor(record.place));
    }
    const QString place = placeWords(record, now);
    const QString words = decisionWords(record);
    const auto placed = [&](const QString& said) { return undoable ? said % u", " % place : said; };
    row.words->setText(placed(words));
    row.words->setShorter(placed(briefDecisionWords(record)));
    row.words->setToolTip(decidedTitle(record) % u"\n" % absoluteWords(record.decidedAt) % (record.why.isEmpty() ? QString() : u"\n" % record.why));
    row.place->setText(place);
    row.place->setVisible(!undoable);
    row.undo->setVisible(undoable);
    row.undo->setAccessibleName(tr("Undo: %1").arg(words));
    row.both->setVisible(inConflict(record));
    row.both->setAccessibleName(tr("See both sides: %1, %2").arg(words, place));
}

} // namespace countersign
