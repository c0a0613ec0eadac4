#include "ui/queue/lastdecisions.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/ring.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int shown = 3; // the outbox lists them all

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
    QLabel* words;
    QLabel* place;
    LinkButton* undo;
    QString id;
    TimeMs firstLeft = 0; // the ring is full at what was left when first seen
};

QString decisionWords(const DecisionRecord& record)
{
    const QString value = record.title.section(QStringLiteral(" · "), 0, 0);
    return LastDecisions::tr("%1 %2", "value, verdict").arg(value, verdictDone(record.verdict));
}

LastDecisions::LastDecisions(const Theme& theme, DecisionListModel& model, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_theme(theme)
    , m_model(model)
    , m_column(new QVBoxLayout)
{
    setObjectName(QStringLiteral("queueLastDecisions"));
    setAccessibleName(tr("Last decisions"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    m_column->setContentsMargins(space::pane, space::card, space::card, space::card);
    m_column->setSpacing(6);
    m_column->addWidget(makeSectionLabel(this, tr("Last decisions")));
    outer->addLayout(m_column);
    m_rows.reserve(shown);
    for (int i = 0; i < shown; ++i)
        m_rows.push_back(makeRow());
    const auto update = [this] { refresh(); };
    connect(&model, &QAbstractItemModel::dataChanged, this, update);
    connect(&model, &QAbstractItemModel::rowsInserted, this, update);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, update);
    connect(&model, &QAbstractItemModel::rowsMoved, this, update);
    connect(&model, &QAbstractItemModel::modelReset, this, update);
    refresh();
}

LastDecisions::~LastDecisions() = default;

LastDecisions::Row LastDecisions::makeRow()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::related);
    Row made{ line, new Ring(m_theme, line), makeLabel(line, 12), makeLabel(line, 12, QFont::Normal, true),
        new LinkButton(m_theme, tr("Undo"), line), {}, 0 };
    made.words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    made.place->setObjectName(QStringLiteral("lastDecisionPlaceLabel"));
    made.undo->setFont(sized(made.undo->font(), 12));
    made.undo->setObjectName(QStringLiteral("lastDecisionUndoLinkButton"));
    row->addWidget(made.ring);
    row->addWidget(made.words, 1);
    row->addWidget(made.place);
    row->addWidget(made.undo);
    m_column->addWidget(line);
    const std::size_t at = m_rows.size();
    connect(made.undo, &QPushButton::clicked, this, [this, at] { Q_EMIT undoAsked(m_rows[at].id); });
    return made;
}

void LastDecisions::refresh()
{
    const TimeMs now = wallClock();
    const auto& records = m_model.records();
    setVisible(!records.empty());
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        row.line->setVisible(i < records.size());
        if (i >= records.size())
            continue;
        const DecisionRecord& record = records[i];
        if (row.id != record.decisionId)
            row.firstLeft = 0;
        row.id = record.decisionId;
        const TimeMs left = record.holdUntil ? *record.holdUntil - now : 0;
        if (record.place == DecisionRecord::Place::Held && left > 0) {
            const TimeMs whole = record.holdUntil ? *record.holdUntil - record.decidedAt : left;
            row.firstLeft = std::max({ row.firstLeft, left, whole });
            row.ring->setShare(static_cast<double>(left) / static_cast<double>(row.firstLeft));
        } else {
            row.ring->setIcon(record.place == DecisionRecord::Place::Held ? QStringLiteral("waits") : iconFor(record.place));
        }
        const bool undoable = record.undoable(now);
        const QString place = placeWords(record, now);
        const QString words = decisionWords(record);
        row.words->setText(undoable ? words % u", " % place : words);
        row.words->setToolTip(
            record.title % u"\n" % absoluteWords(record.decidedAt) % (record.why.isEmpty() ? QString() : u"\n" % record.why));
        row.place->setText(place);
        row.place->setVisible(!undoable);
        row.undo->setVisible(undoable);
        row.undo->setAccessibleName(tr("Undo: %1").arg(words));
    }
}

} // namespace countersign
