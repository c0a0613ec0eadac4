#include "ui/studio/blindview.h"

#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/studio/difftext.h"
#include "ui/studio/studiowords.h"

#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace countersign {

namespace {

// Each count is a part of its own, for every one has its plural.
QString toldWords(const BlindView::Tally& tally)
{
    QStringList parts{ BlindView::tr("This version was better %n time(s)", nullptr, tally.after),
        BlindView::tr("the earlier words %n time(s)", nullptr, tally.before), BlindView::tr("%n tie(s)", nullptr, tally.ties) };
    if (tally.passed > 0)
        parts << BlindView::tr("%n passed over", nullptr, tally.passed);
    return parts.join(QStringLiteral(", ")) % u'.';
}

} // namespace

BlindView::BlindView(const Theme& theme, quint32 seed, QWidget* parent)
    : QWidget(parent)
    , m_random(seed)
    , m_pair(new QWidget(this))
    , m_leftText(new DiffText(theme, tr("Left text"), QStringLiteral("blindLeftDiffText"), this))
    , m_rightText(new DiffText(theme, tr("Right text"), QStringLiteral("blindRightDiffText"), this))
    , m_line(makeLabel(this, size::title, QFont::DemiBold))
    , m_hint(makeLabel(this, size::label, QFont::Normal, true))
    , m_leftButton(new KeyButton(theme, QStringLiteral("←"), tr("Left is better"), this))
    , m_tie(new KeyButton(theme, QStringLiteral("T"), tr("Same"), this))
    , m_rightButton(new KeyButton(theme, QStringLiteral("→"), tr("Right is better"), this))
    , m_pass(new KeyButton(theme, QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText), tr("Pass"), this))
{
    setObjectName(QStringLiteral("replayBlindView"));
    setAccessibleName(tr("Blind comparison"));
    setFocusPolicy(Qt::StrongFocus);
    m_line->setObjectName(QStringLiteral("blindLineLabel"));
    m_line->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("blindHintLabel"));
    m_leftButton->setObjectName(QStringLiteral("blindLeftKeyButton"));
    m_rightButton->setObjectName(QStringLiteral("blindRightKeyButton"));
    m_tie->setObjectName(QStringLiteral("blindTieKeyButton"));
    m_pass->setObjectName(QStringLiteral("blindPassKeyButton"));
    // Left is left, also where people read from the right: the arrows point at the texts.
    m_pair->setLayoutDirection(Qt::LeftToRight);
    auto* texts = new QHBoxLayout;
    texts->setSpacing(space::card);
    texts->addWidget(m_leftText);
    texts->addWidget(m_rightText);
    auto* keys = new QHBoxLayout;
    keys->setSpacing(space::related);
    keys->addStretch(1);
    for (KeyButton* button : { m_leftButton, m_tie, m_rightButton, m_pass }) {
        keys->addWidget(button);
        button->setFocusPolicy(Qt::NoFocus); // the arrows are votes here, not ways between buttons
    }
    keys->addStretch(1);
    auto* inside = new QVBoxLayout(m_pair);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::related);
    inside->addLayout(texts, 1);
    inside->addLayout(keys);
    for (DiffText* text : { m_leftText, m_rightText }) {
        text->setFocusPolicy(Qt::NoFocus);
        text->setLayoutDirection(layoutDirection());
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::related);
    column->addWidget(m_line);
    column->addWidget(m_pair, 1);
    column->addWidget(m_hint);
    column->addStretch(0); // once told, the line stays at the top
    connect(m_leftButton, &QPushButton::clicked, this, [this] { choose(Side::Left); });
    connect(m_rightButton, &QPushButton::clicked, this, [this] { choose(Side::Right); });
    connect(m_tie, &QPushButton::clicked, this, [this] { answer(QStringLiteral("tie")); });
    connect(m_pass, &QPushButton::clicked, this, [this] { answer({}); });
}

bool BlindView::start(const std::vector<ReplayResult>& results)
{
    m_pairs.clear();
    for (const ReplayResult& result : results)
        if (result.before && result.after && result.distanceBp > 0 && result.preferred.empty())
            m_pairs.push_back(result);
    std::shuffle(m_pairs.begin(), m_pairs.end(), m_random);
    m_at = 0;
    m_tally = {};
    showPair();
    return !m_pairs.empty();
}

void BlindView::showPair()
{
    const bool asking = !done();
    m_pair->setVisible(asking);
    m_hint->setText(asking ? tr("Which text is whose is told at the end. Esc: stop") : tr("Esc: back to the results"));
    if (!asking) {
        m_line->setText(m_pairs.empty()
                ? tr("There is nothing left to compare: no answer differs, or all were compared.")
                : toldWords(m_tally));
        setAccessibleDescription(m_line->text());
        return;
    }
    m_leftIsAfter = m_random.bounded(2) == 1;
    const ReplayResult& pair = m_pairs[m_at];
    const QString before = contentWords(*pair.before);
    const QString after = contentWords(*pair.after);
    m_leftText->showText(m_leftIsAfter ? after : before);
    m_rightText->showText(m_leftIsAfter ? before : after);
    m_line->setText(tr("Which is better? %1 of %2")
                        .arg(QLocale().toString(static_cast<qulonglong>(m_at + 1)), QLocale().toString(static_cast<qulonglong>(m_pairs.size()))));
    setAccessibleDescription(tr("Left: %1 Right: %2").arg(m_leftText->toPlainText(), m_rightText->toPlainText()));
}

QString BlindView::line() const
{
    return m_line->text();
}

void BlindView::choose(Side side)
{
    answer((side == Side::Left) == m_leftIsAfter ? QStringLiteral("after") : QStringLiteral("before"));
}

void BlindView::answer(const QString& word)
{
    if (done())
        return;
    const QString draftId = QString::fromStdString(m_pairs[m_at].draftId);
    m_tally.after += word == u"after";
    m_tally.before += word == u"before";
    m_tally.ties += word == u"tie";
    m_tally.passed += word.isEmpty();
    if (!word.isEmpty())
        Q_EMIT preferred(draftId, word);
    next();
}

void BlindView::next()
{
    ++m_at;
    showPair();
    if (done())
        Q_EMIT finished();
}

void BlindView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        choose(Side::Left);
        break;
    case Qt::Key_Right:
        choose(Side::Right);
        break;
    case Qt::Key_T:
        answer(QStringLiteral("tie"));
        break;
    case Qt::Key_Space:
        answer({});
        break;
    case Qt::Key_Escape:
        Q_EMIT left();
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

} // namespace countersign
