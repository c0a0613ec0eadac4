// A new version being written: kept while it grows, named where it cannot work, saved beside the old ones.
#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/keybutton.h"
#include "ui/studio/promptedit.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/variablemarks.h"
#include "ui/studio/versionpage.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QLineEdit>
#include <QStackedWidget>

namespace countersign {

QString VersionPage::whyNotEdit() const
{
    if (m_session.prompt() == nullptr)
        return tr("No prompt is chosen.");
    return m_session.mayEdit() ? QString() : tr("Your rights do not cover changing prompts.");
}

void VersionPage::refreshWriting()
{
    QStringList unknown = m_system->unknown();
    unknown << m_task->unknown();
    unknown.removeDuplicates();
    if (unknown.isEmpty()) {
        m_unknown->hide();
    } else {
        const QStringList known = knownNames();
        m_unknown->setText(tr("Nothing fills “%1”. These are known: %2.")
                               .arg(shortText(unknown.join(QStringLiteral("”, “")).toStdString(), 200), known.join(QStringLiteral(", "))));
        m_unknown->show();
    }
    const QString why = m_session.whyNotEdit();
    m_save->setEnabled(m_editing && why.isEmpty() && unknown.isEmpty());
    m_save->setToolTip(why);
    const QString whyNot = whyNotEdit();
    m_edit->setEnabled(whyNot.isEmpty());
    m_edit->setToolTip(whyNot);
    m_edit->setText(m_editing ? tr("Go on writing") : tr("New version"));
    m_edit->updateGeometry();
}

void VersionPage::setEditing(bool editing)
{
    m_editing = editing;
    m_system->setReadOnly(!editing);
    m_task->setReadOnly(!editing);
    m_footer->setVisible(editing);
    if (!editing)
        m_note->clear();
    if (editing)
        m_stack->setCurrentIndex(0);
    refresh();
}

void VersionPage::edit()
{
    if (!whyNotEdit().isEmpty())
        return;
    m_stack->setCurrentIndex(0);
    if (!m_editing) {
        m_base = m_session.version() != nullptr ? m_session.version()->number : 0;
        setEditing(true);
    }
    m_task->setFocus(Qt::OtherFocusReason);
    m_task->moveCursor(QTextCursor::End);
    refreshDiff();
}

void VersionPage::discard()
{
    m_keep.stop();
    m_changed = false;
    whenDone(m_session.studio().keepUnfinished(m_promptId, std::nullopt), this, [](const Result<void>&) {});
    setEditing(false);
    focusList();
}

PromptText VersionPage::written() const
{
    return { m_system->toPlainText().toStdString(), m_task->toPlainText().toStdString() };
}

void VersionPage::save()
{
    if (!m_save->isEnabled())
        return;
    const QString note = m_note->text().trimmed();
    if (note.isEmpty()) { // those after want to know why
        m_note->setFocus(Qt::OtherFocusReason);
        return;
    }
    keep();
    m_session.saveVersion(written(), note.toStdString());
}

void VersionPage::keep()
{
    m_keep.stop();
    if (!m_editing || m_promptId.empty())
        return;
    m_changed = false;
    const UnfinishedPrompt kept{ m_base, written(), m_note->text().toStdString(), wallClock() };
    whenDone(m_session.studio().keepUnfinished(m_promptId, kept), this, [this](const Result<void>& done) {
        if (!done)
            Q_EMIT m_session.failed(done.error());
    });
}

void VersionPage::keepNow()
{
    if (m_editing && m_changed)
        keep();
}

void VersionPage::takeBack(const UnfinishedPrompt& kept)
{
    m_base = kept.number;
    setEditing(true);
    m_system->setWords(text(kept.text.system));
    m_task->setWords(text(kept.text.task));
    m_note->setText(text(kept.note));
    refreshWriting();
    Q_EMIT m_session.told(Tone::Neutral, tr("Text that was not saved yet is back, as it was %1.").arg(agoWords(kept.at, wallClock())));
}

} // namespace countersign
