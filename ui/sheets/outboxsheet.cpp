#include "ui/sheets/outboxsheet.h"

#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/queue/lastdecisions.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr std::size_t mostNumbered = 9;

Tone toneOf(DecisionRecord::Place place)
{
    switch (place) {
    case DecisionRecord::Place::Kept:
        return Tone::Warn;
    case DecisionRecord::Place::Accepted:
    case DecisionRecord::Place::Sent:
        return Tone::Good;
    case DecisionRecord::Place::Held:
        return Tone::Accent;
    case DecisionRecord::Place::Undone:
        return Tone::Neutral;
    case DecisionRecord::Place::Refused:
    case DecisionRecord::Place::Voided:
        return Tone::Bad;
    case DecisionRecord::Place::Unknown:
        return Tone::Warn;
    }
    return Tone::Neutral;
}

} // namespace

OutboxSheet::OutboxSheet(const Theme& theme, DecisionListModel& model, QWidget* parent)
    : Sheet(theme, tr("Your decisions"), parent)
    , m_model(model)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("reviewOutboxSheet"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content().addWidget(m_scroll);
    const auto update = [this] {
        if (isVisible())
            refresh();
    };
    connect(&model, &QAbstractItemModel::dataChanged, this, update);
    connect(&model, &QAbstractItemModel::rowsInserted, this, update);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, update);
}

void OutboxSheet::setEmbedded()
{
    m_embedded = true;
    setClosable(false);
    rebuild();
    show();
}

void OutboxSheet::refresh()
{
    const TimeMs now = wallClock();
    QStringList shown;
    for (const DecisionRecord& record : m_model.records())
        shown << record.decisionId % QString::number(static_cast<int>(record.place))
                % (record.undoable(now) ? QStringLiteral("u") : QString()) % record.why;
    if (shown != m_shown) {
        rebuild();
        m_shown = shown;
        return;
    }
    const auto& records = m_model.records();
    for (std::size_t i = 0; i < records.size() && i < m_places.size(); ++i)
        m_places[i]->setChip(placeWords(records[i], now), toneOf(records[i].place));
}

void OutboxSheet::showEvent(QShowEvent* event)
{
    Sheet::showEvent(event);
    refresh();
}

void OutboxSheet::open()
{
    rebuild();
    show();
    // What needs looking at comes first: Enter opens it.
    QWidget* both = m_scroll->findChild<QWidget*>(QStringLiteral("outboxBothLinkButton"));
    (both != nullptr ? both : this)->setFocus(Qt::OtherFocusReason);
}

QWidget* OutboxSheet::makeRow(const DecisionRecord& record, TimeMs now)
{
    auto* line = new QWidget;
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    QLabel* words = makeLabel(line);
    words->setText(decidedTitle(record) % u" · " % verdictDone(record.verdict));
    words->setToolTip(absoluteWords(record.decidedAt));
    texts->addWidget(words);
    QStringList why;
    if (!record.why.isEmpty())
        why << sentenceText(record.why.toStdString());
    for (const RequirementResult& failing : record.failing)
        why << sentenceText(failing.sentence);
    if (!why.isEmpty()) {
        QLabel* reasons = makeLabel(line, 12, QFont::Normal, true);
        reasons->setText(why.join(u'\n'));
        reasons->setWordWrap(true);
        texts->addWidget(reasons);
    }
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, space::chip, 0, space::chip);
    row->setSpacing(space::card);
    row->addLayout(texts, 1);
    auto* place = new Chip(theme(), line);
    place->setObjectName(QStringLiteral("outboxPlaceChip"));
    place->setChip(placeWords(record, now), toneOf(record.place));
    m_places.push_back(place);
    row->addWidget(place, 0, Qt::AlignTop);
    const QString id = record.decisionId;
    if (inConflict(record) && !m_embedded) {
        auto* both = new LinkButton(theme(), tr("See both"), line);
        both->setObjectName(QStringLiteral("outboxBothLinkButton"));
        both->setAccessibleName(tr("See both sides: %1").arg(words->text()));
        connect(
            both, &QPushButton::clicked, this, [this, id] { Q_EMIT conflictAsked(id); }, Qt::QueuedConnection);
        row->addWidget(both, 0, Qt::AlignTop);
    }
    if (record.undoable(now)) {
        // The newest ones have a number: any of them is one key away, not only the last.
        const bool numbered = !m_embedded && m_numbered.size() < mostNumbered;
        if (numbered)
            m_numbered.push_back(id);
        auto* undo = new KeyButton(theme(), numbered ? QString::number(m_numbered.size()) : QString(), tr("Undo"), line);
        undo->setObjectName(QStringLiteral("outboxUndoKeyButton"));
        undo->setAccessibleName(tr("Undo: %1").arg(words->text()));
        connect(undo, &QPushButton::clicked, this, [this, id] { Q_EMIT undoAsked(id); });
        row->addWidget(undo, 0, Qt::AlignTop);
    } else if (inConflict(record)) {
        auto* away = new LinkButton(theme(), tr("Put away"), line);
        away->setAccessibleName(tr("Put away: %1").arg(words->text()));
        connect(away, &QPushButton::clicked, this, [this, id] { Q_EMIT dismissAsked(id); });
        row->addWidget(away, 0, Qt::AlignTop);
    }
    return line;
}

void OutboxSheet::keyPressEvent(QKeyEvent* event)
{
    const auto number = static_cast<std::size_t>(event->key() - Qt::Key_1);
    if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && number < m_numbered.size()) {
        Q_EMIT undoAsked(m_numbered[number]);
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

void OutboxSheet::rebuild()
{
    const bool focused = m_scroll->isAncestorOf(QApplication::focusWidget());
    m_places.clear();
    m_numbered.clear();
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, space::card, 0);
    column->setSpacing(0);
    const TimeMs now = wallClock();
    for (const DecisionRecord& record : m_model.records()) {
        column->addWidget(makeRow(record, now));
        column->addWidget(new Hairline(theme(), Qt::Horizontal, body));
    }
    if (m_model.records().empty()) {
        QLabel* none = makeLabel(body, size::body, QFont::Normal, true);
        none->setText(tr("Nothing decided here yet."));
        column->addWidget(none);
    }
    column->addStretch(1);
    m_scroll->setWidget(body);
    if (focused) // it was on a row that is made anew
        setFocus(Qt::OtherFocusReason);
    if (!m_embedded)
        m_scroll->setFixedHeight(std::clamp(body->sizeHint().height(), 32, 240));
}

} // namespace countersign
