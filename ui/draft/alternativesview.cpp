#include "ui/draft/alternativesview.h"

#include "ui/draft/messagesheet.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int columnWidth = 300;
constexpr std::size_t mostWordings = 9; // as many as there are digits

} // namespace

AlternativesView::AlternativesView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_hint(makeLabel(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("draftAlternativesView"));
    setAccessibleName(tr("The composer’s other wordings"));
    setFocusPolicy(Qt::StrongFocus);
    m_hint->setObjectName(QStringLiteral("alternativesHintLabel"));
    m_hint->setWordWrap(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::group, space::card, space::group, space::card);
    column->setSpacing(space::related);
    column->addWidget(m_hint);
    column->addWidget(m_scroll, 1);
}

void AlternativesView::showAlternatives(const OpenDraft& open, bool mayEdit)
{
    const Draft& draft = open.draft();
    m_contents.clear();
    m_mayEdit = mayEdit;
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Window);
    m_columns = new QHBoxLayout(body);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(space::card);
    if (const Content* now = open.current(open.channel()))
        addColumn(tr("Now"), *now, draft, 0);
    for (const Alternative& one : draft.alternatives) {
        if (m_contents.size() >= mostWordings || one.content.channel != open.channel())
            continue;
        m_contents.push_back(one.content);
        addColumn(shortText(one.label, 60), one.content, draft, count());
    }
    m_columns->addStretch(1);
    m_scroll->setWidget(body); // takes the former away
    m_scroll->setVisible(!m_contents.empty());
    if (m_contents.empty())
        m_hint->setText(draft.editedBy.empty()
                ? tr("There are no other wordings: %1 wrote only this one. Send the draft back (B) to have it written anew.")
                      .arg(shortText(draft.composer, 60))
                : tr("There are no other wordings: a person wrote this revision, and the composer’s own are kept with its own revisions "
                     "only."));
    else
        m_hint->setText(mayEdit ? tr("Press a number to take those words into the editor. The offer stays the same. Esc goes back.")
                                : tr("You may read these; taking one takes the right to edit."));
}

void AlternativesView::addColumn(const QString& name, const Content& content, const Draft& draft, int number)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(space::related);
    if (number == 0) {
        QLabel* title = makeLabel(nullptr, size::body, QFont::DemiBold);
        title->setText(name);
        title->setFixedHeight(28);
        column->addWidget(title);
    } else {
        auto* title = new KeyButton(m_theme, QString::number(number), name);
        title->setObjectName(QStringLiteral("alternative%1KeyButton").arg(number));
        title->setEnabled(m_mayEdit);
        connect(title, &QPushButton::clicked, this, [this, number] { choose(number); });
        column->addWidget(title, 0, Qt::AlignLeading);
    }
    auto* sheet = new MessageSheet(m_theme);
    sheet->setObjectName(QStringLiteral("alternative%1MessageSheet").arg(number));
    sheet->setSheetWidth(columnWidth);
    sheet->setFixedWidth(columnWidth);
    sheet->showContent(content, draft.values, shortText(draft.maskedTo, 80), {});
    column->addWidget(sheet);
    column->addStretch(1);
    m_columns->addLayout(column);
}

void AlternativesView::choose(int number)
{
    if (m_mayEdit && number >= 1 && number <= count())
        Q_EMIT chosen(m_contents[static_cast<std::size_t>(number - 1)]);
}

void AlternativesView::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_0;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && number >= 1 && number <= count())
        choose(number);
    else
        QWidget::keyPressEvent(event);
}

} // namespace countersign
