#include "ui/sheets/glasssheet.h"

#include "models/view/qttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/progressline.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int readingWidth = 560;

QString emergencyWord(Emergency emergency)
{
    switch (emergency) {
    case Emergency::WrongMessage:
        return GlassSheet::tr("A wrong message is about to go out");
    case Emergency::Safety:
        return GlassSheet::tr("Somebody’s safety");
    case Emergency::Legal:
        return GlassSheet::tr("The law or an authority demands it");
    case Emergency::Outage:
        return GlassSheet::tr("Something has broken down");
    case Emergency::Other:
        return GlassSheet::tr("Another emergency");
    }
    return {};
}

QString nobodyWord(NobodyElse nobody)
{
    switch (nobody) {
    case NobodyElse::Away:
        return GlassSheet::tr("They are away");
    case NobodyElse::OutsideHours:
        return GlassSheet::tr("It is outside their hours");
    case NobodyElse::Involved:
        return GlassSheet::tr("They are part of the matter");
    case NobodyElse::Other:
        return GlassSheet::tr("For another reason");
    }
    return {};
}

} // namespace

GlassSheet::GlassSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Take a right for an emergency"), parent)
    , m_about(makeLabel(this, size::body, QFont::Normal, true))
    , m_trouble(makeLabel(this))
    , m_questions(new QWidget(this))
    , m_waits(new ProgressLine(theme, QStringLiteral("glassProgressLine"), this))
    , m_verb(addVerb(tr("Take it for 30 minutes"), QStringLiteral("glassConfirmKeyButton")))
{
    setObjectName(QStringLiteral("windowGlassSheet"));
    m_about->setObjectName(QStringLiteral("glassAboutLabel"));
    m_trouble->setObjectName(QStringLiteral("glassTroubleLabel"));
    for (QLabel* label : { m_about, m_trouble }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        content().addWidget(label);
    }
    m_about->setMaximumWidth(readingWidth);
    m_questions->setMaximumWidth(readingWidth); // not as wide as the window, which the sheet is
    auto* column = new QVBoxLayout(m_questions);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    content().addWidget(m_questions);
    m_waits->setMaximumWidth(readingWidth);
    content().addWidget(m_waits);
    m_right = addQuestion(tr("&Which right"), QStringLiteral("glassRightComboBox"));
    m_emergency = addQuestion(tr("What the &emergency is"), QStringLiteral("glassEmergencyComboBox"));
    m_nobody = addQuestion(tr("Why &nobody who has the right can act"), QStringLiteral("glassNobodyComboBox"));
    for (const auto& [emergency, name] : EnumWords<Emergency>::words)
        m_emergency->addItem(emergencyWord(emergency), static_cast<int>(emergency));
    for (const auto& [nobody, name] : EnumWords<NobodyElse>::words)
        m_nobody->addItem(nobodyWord(nobody), static_cast<int>(nobody));
    connect(m_verb, &QPushButton::clicked, this, &GlassSheet::confirm);
    leadWithVerbs();
    refresh();
}

QComboBox* GlassSheet::addQuestion(const QString& question, const QString& objectName)
{
    QLabel* label = makeLabel(m_questions, size::label, QFont::Normal, true);
    label->setText(question);
    auto* box = new QComboBox(m_questions);
    box->setObjectName(objectName);
    box->setAccessibleName(QString(question).remove(u'&'));
    box->setPlaceholderText(tr("Choose…"));
    label->setBuddy(box);
    m_questions->layout()->addWidget(label);
    m_questions->layout()->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &GlassSheet::refresh);
    return box;
}

void GlassSheet::offer(const std::vector<Permission>& rights, const QString& whyNot)
{
    m_right->clear();
    for (const Permission right : rights)
        m_right->addItem(permissionWord(text(word(right))), static_cast<int>(right));
    for (QComboBox* box : { m_right, m_emergency, m_nobody })
        box->setCurrentIndex(-1);
    m_about->setText(whyNot.isEmpty()
            ? tr("The right is yours for half an hour and ends by itself. That you took it, and both reasons, stand in the record for good.")
            : whyNot);
    m_questions->setVisible(whyNot.isEmpty());
    m_verb->setVisible(whyNot.isEmpty());
    m_asking = false;
    m_trouble->hide();
    setAccessibleDescription(m_about->text());
    refresh();
}

void GlassSheet::open()
{
    show();
    if (m_questions->isVisibleTo(this))
        m_right->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void GlassSheet::showTrouble(const QString& sentence)
{
    m_trouble->setText(sentence);
    m_trouble->show();
    m_asking = false;
    refresh();
}

void GlassSheet::refresh()
{
    m_waits->setWaiting(m_asking, tr("The right is being taken…"));
    m_verb->setEnabled(!m_asking && m_right->currentIndex() >= 0 && m_emergency->currentIndex() >= 0 && m_nobody->currentIndex() >= 0);
}

void GlassSheet::confirm()
{
    if (!m_verb->isEnabled() || !m_questions->isVisibleTo(this))
        return;
    m_asking = true; // Enter twice would take it twice
    refresh();
    Q_EMIT confirmed(static_cast<Permission>(m_right->currentData().toInt()), static_cast<Emergency>(m_emergency->currentData().toInt()),
        static_cast<NobodyElse>(m_nobody->currentData().toInt()));
}

void GlassSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        confirm();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
