#include "ui/sheets/restoresheet.h"

#include "ui/parts/keybutton.h"
#include "ui/words/times.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int rootShown = 16; // hexadecimal digits; all of them on hover

QString restoreReasonWord(const QString& reason)
{
    if (reason == QLatin1String("damaged_database"))
        return RestoreSheet::tr("the database was damaged");
    if (reason == QLatin1String("disk_failure"))
        return RestoreSheet::tr("a disk failed");
    if (reason == QLatin1String("mistake"))
        return RestoreSheet::tr("a mistake was to be taken back");
    if (reason == QLatin1String("moved_machine"))
        return RestoreSheet::tr("the backend moved to another machine");
    if (reason == QLatin1String("drill"))
        return RestoreSheet::tr("restoring was practised");
    return RestoreSheet::tr("for a reason this console does not know");
}

} // namespace

RestoreSheet::RestoreSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("The backend’s record went back"), parent)
    , m_here(makeLabel(this))
    , m_there(makeLabel(this))
    , m_why(makeLabel(this))
    , m_sure(new QCheckBox(tr("I know of this restore and of what is lost by it"), this))
    , m_not(makeLabel(this, size::body, QFont::Normal, true))
    , m_verb(addVerb(tr("Accept the restored record"), QStringLiteral("restoreConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewRestoreSheet"));
    m_here->setObjectName(QStringLiteral("restoreHereLabel"));
    m_there->setObjectName(QStringLiteral("restoreThereLabel"));
    m_why->setObjectName(QStringLiteral("restoreWhyLabel"));
    m_sure->setObjectName(QStringLiteral("restoreSureCheckBox"));
    for (QLabel* label : { m_here, m_there, m_why, m_not }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        content().addWidget(label);
    }
    content().addWidget(m_sure);
    connect(m_sure, &QCheckBox::toggled, this, &RestoreSheet::refresh);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        if (m_verb->isEnabled())
            Q_EMIT accepted();
    });
}

void RestoreSheet::open()
{
    m_sure->setChecked(false);
    refresh();
    show();
    if (m_sure->isVisibleTo(this))
        m_sure->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void RestoreSheet::showQuestion(const RestoreQuestion& question)
{
    m_question = question;
    m_here->setText(tr("This computer saw: %n entries, root %1, consistent since %2.", nullptr, static_cast<int>(question.seenEntries))
                        .arg(question.seenRoot.left(rootShown), absoluteWords(question.seenFirstAt)));
    m_here->setToolTip(question.seenRoot);
    m_there->setText(tr("The backend now shows: %n entries, root %1.", nullptr, static_cast<int>(question.nowEntries))
                         .arg(question.nowRoot.left(rootShown)));
    m_there->setToolTip(question.nowRoot);
    if (question.explained)
        m_why->setText(tr("Its record says: a backup with %n entries was put back on %1 by %2, because %3.", nullptr,
            static_cast<int>(question.restoredEntries))
                           .arg(absoluteWords(question.restoredAt), question.by, restoreReasonWord(question.reason)));
    else
        m_why->setText(tr("Its record says nothing about a backup that was put back. Treat this as tampering: tell your auditor."));
    refresh();
}

// Someone with the right accepts it first; after that everyone may follow on their own computer.
void RestoreSheet::refresh()
{
    const bool may = m_question.explained && (m_question.mayAccept || m_question.acceptedAt != 0);
    m_sure->setVisible(may);
    m_verb->setVisible(may);
    m_verb->setEnabled(may && m_sure->isChecked());
    QString words = tr("Nothing is taken from the backend or sent to it meanwhile; what you decide stays here.");
    if (m_question.explained && m_question.acceptedAt != 0)
        words = tr("It was accepted on %1 by someone who may. ").arg(absoluteWords(m_question.acceptedAt)) % words;
    else if (m_question.explained && !m_question.mayAccept)
        words = tr("Accepting it takes the right to accept restored records, which you do not have: ask a senior approver or an auditor. ") % words;
    m_not->setText(words);
}

} // namespace countersign
