#include "ui/draft/spellwatch.h"

#include "models/view/followup.h"
#include "ui/draft/blockedit.h"

#include <QLocale>
#include <QMenu>
#include <QTextDocument>

namespace countersign {

SpellWatch::SpellWatch(SpellDesk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(&desk)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(250); // a word half typed is no mistake yet
    connect(&m_pause, &QTimer::timeout, this, &SpellWatch::lookNow);
    connect(&desk, &SpellDesk::wordAdded, this, [this](const QString& language) {
        if (language == m_language)
            for (const QPointer<BlockEdit>& edit : m_watched)
                look(edit);
    });
}

void SpellWatch::begin(const QString& language, const QStringList& ignored)
{
    m_language = language;
    m_ignored = ignored;
    m_waiting.clear();
    m_watched.clear();
}

void SpellWatch::watch(BlockEdit* edit)
{
    m_watched.emplace_back(edit);
    connect(
        edit, &BlockEdit::edited, this, [this, edit] { look(edit); });
    look(edit);
}

void SpellWatch::look(BlockEdit* edit)
{
    if (edit == nullptr)
        return;
    if (std::find(m_waiting.begin(), m_waiting.end(), edit) == m_waiting.end())
        m_waiting.emplace_back(edit);
    m_pause.start();
}

void SpellWatch::lookNow()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const QPointer<BlockEdit>& edit : waiting) {
        if (!edit || !m_desk || edit->isReadOnly())
            continue;
        const int asked = edit->document()->revision();
        whenDone(m_desk->check(m_language, edit->rawText(), m_ignored), edit,
            [this, self = QPointer(this), edit, asked, language = m_language](const Result<std::vector<Misspelling>>& wrong) {
                if (!self || !edit || language != m_language)
                    return;
                if (wrong && asked == edit->document()->revision() && !edit->isReadOnly())
                    edit->setMisspelled(*wrong);
                if (!wrong && wrong.error().code == ErrorCode::NotFound && !m_told.contains(language)) {
                    m_told << language;
                    const QString name = QLocale::languageToString(QLocale(language).language());
                    Q_EMIT missing(tr("Spelling is not checked: there is no dictionary for %1 on this computer.").arg(name));
                }
            });
    }
}

void SpellWatch::suggest(BlockEdit* edit, const Misspelling& word)
{
    if (!m_desk)
        return;
    whenDone(m_desk->suggest(m_language, word.word), edit, [this, self = QPointer(this), edit, word](const Result<QStringList>& words) {
        if (self)
            offer(edit, word, words.value_or(QStringList()));
    });
}

void SpellWatch::offer(BlockEdit* edit, const Misspelling& word, const QStringList& words)
{
    auto* menu = new QMenu(edit);
    menu->setObjectName(QStringLiteral("spellingMenu"));
    menu->setAccessibleName(tr("Spelling of “%1”").arg(word.word));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    int number = 0;
    for (const QString& one : words) {
        QAction* action = menu->addAction(++number < 10 ? u'&' % QString::number(number) % u' ' % one : one);
        connect(action, &QAction::triggered, edit, [edit, word, one] {
            if (edit->rawText().mid(word.from, word.length) == word.word)
                edit->replaceWords(word.from, word.length, one);
        });
    }
    if (words.isEmpty())
        menu->addAction(tr("No other spelling is known"))->setEnabled(false);
    menu->addSeparator();
    QAction* add = menu->addAction(tr("&Add “%1” to your words").arg(word.word));
    add->setObjectName(QStringLiteral("spellingAddAction"));
    connect(add, &QAction::triggered, this, [this, word] {
        if (m_desk)
            whenDone(m_desk->addWord(m_language, word.word), this, [this](const Result<void>& kept) {
                if (!kept)
                    Q_EMIT missing(tr("The word could not be kept on this computer."));
            });
    });
    menu->setActiveAction(menu->actions().first());
    menu->popup(edit->viewport()->mapToGlobal(edit->cursorRect().bottomLeft()));
}

} // namespace countersign
