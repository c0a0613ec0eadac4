#include "ui/why/commentsection.h"

#include "models/view/followup.h"
#include "ui/draft/shorttext.h"
#include "ui/parts/chip.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestComment = 2000;
constexpr std::size_t mostComments = 50; // the newest
constexpr int mostNames = 5;

} // namespace

CommentSection::CommentSection(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_thread(new QVBoxLayout)
    , m_words(new QPlainTextEdit(this))
    , m_names(new QListWidget(this))
    , m_state(makeLabel(this))
    , m_readOnly(makeLabel(this, size::body, QFont::Normal, true))
    , m_verbs(new QWidget(this))
    , m_comment(new KeyButton(theme, {}, tr("Comment"), m_verbs))
    , m_object(new KeyButton(theme, {}, tr("Object"), m_verbs))
{
    setObjectName(QStringLiteral("whyCommentSection"));
    m_words->setObjectName(QStringLiteral("commentPlainTextEdit"));
    m_words->setAccessibleName(tr("Comment"));
    m_words->setPlaceholderText(tr("Say something about this draft; @ names a colleague"));
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(58);
    m_words->setToolTip(tr("Ctrl+Enter comments, Ctrl+Shift+Enter objects: nobody can approve until it is resolved."));
    m_words->installEventFilter(this);
    m_names->setObjectName(QStringLiteral("commentNamesList"));
    m_names->setAccessibleName(tr("Colleagues"));
    m_names->setFocusPolicy(Qt::NoFocus);
    m_names->hide();
    m_state->setObjectName(QStringLiteral("commentStateLabel"));
    m_state->setWordWrap(true);
    m_state->hide();
    m_readOnly->setWordWrap(true);
    m_readOnly->setText(tr("You may read comments. Writing takes the right to comment."));
    m_comment->setObjectName(QStringLiteral("commentKeyButton"));
    m_object->setObjectName(QStringLiteral("commentObjectKeyButton"));
    auto* verbs = new QHBoxLayout(m_verbs);
    verbs->setContentsMargins(0, 0, 0, 0);
    verbs->setSpacing(space::related);
    verbs->addWidget(m_comment);
    verbs->addWidget(m_object);
    verbs->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_thread);
    column->addWidget(m_words);
    column->addWidget(m_names);
    column->addWidget(m_state);
    column->addWidget(m_verbs);
    column->addWidget(m_readOnly);
    connect(m_comment, &QPushButton::clicked, this, [this] { send(false); });
    connect(m_object, &QPushButton::clicked, this, [this] { send(true); });
    connect(m_names, &QListWidget::itemClicked, this, [this] { pick(); });
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        const bool any = !m_words->toPlainText().trimmed().isEmpty() && !m_sending;
        m_comment->setEnabled(any);
        m_object->setEnabled(any);
        complete();
    });
    m_comment->setEnabled(false);
    m_object->setEnabled(false);
}

void CommentSection::setTeam(TeamDesk* team)
{
    m_team = team;
}

void CommentSection::showComments(const Draft& draft, const Person& person)
{
    const QString id = text(draft.summary.id);
    if (id != m_draftId) {
        if (const QString words = m_words->toPlainText(); words.trimmed().isEmpty())
            m_begun.remove(m_draftId);
        else
            m_begun.insert(m_draftId, words);
        m_draftId = id;
        m_words->setPlainText(m_begun.value(id));
        say({});
    }
    m_person = person;
    const bool may = m_team != nullptr && person.may(Permission::Comment);
    m_words->setVisible(may);
    m_verbs->setVisible(may);
    m_readOnly->setVisible(!may && m_team != nullptr);
    buildThread(draft);
}

void CommentSection::buildThread(const Draft& draft)
{
    const std::size_t skip = draft.comments.size() > mostComments ? draft.comments.size() - mostComments : 0;
    QString shown = m_draftId % QString::number(draft.comments.size()) % QString::number(m_person.may(Permission::OverrideCheck));
    for (std::size_t i = skip; i < draft.comments.size(); ++i)
        shown += u'|' % text(draft.comments[i].id) % (draft.comments[i].resolvedAt ? u'r' : u'o');
    if (shown == std::exchange(m_shown, shown) && m_rows != nullptr)
        return;
    delete m_rows;
    m_rows = new QWidget(this);
    m_thread->addWidget(m_rows);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::chip);
    const TimeMs now = wallClock();
    if (skip > 0) {
        QLabel* more = makeLabel(m_rows, size::label, QFont::Normal, true);
        more->setText(tr("%n older comment(s) are not shown", nullptr, static_cast<int>(skip)));
        column->addWidget(more);
    }
    for (std::size_t i = skip; i < draft.comments.size(); ++i) {
        const Comment& one = draft.comments[i];
        auto* head = new QHBoxLayout;
        head->setSpacing(space::related);
        auto* who = new ElidedLabel(m_rows, size::body, QFont::DemiBold, false);
        who->setText(shortText(one.personName, 60));
        who->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        QLabel* when = makeLabel(m_rows, size::label, QFont::Normal, true);
        when->setText(agoWords(one.at, now));
        when->setToolTip(absoluteWords(one.at));
        head->addWidget(who);
        head->addWidget(when);
        head->addStretch(1);
        if (one.objection) {
            auto* chip = new Chip(m_theme, m_rows);
            chip->setChip(one.resolvedAt ? tr("resolved") : tr("objection"), one.resolvedAt ? Tone::Good : Tone::Bad);
            chip->setToolTip(one.resolvedAt ? plainTip(tr("Resolved by %1").arg(shortText(one.resolvedBy, 60))) : QString());
            head->addWidget(chip);
        }
        column->addLayout(head);
        QLabel* words = makeLabel(m_rows);
        words->setObjectName(QStringLiteral("commentTextLabel"));
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->setText(shortText(one.text, longestComment));
        column->addWidget(words);
        const bool mine = one.personId == m_person.id || m_person.may(Permission::OverrideCheck);
        if (one.objection && !one.resolvedAt && mine && m_team != nullptr) {
            auto* done = new LinkButton(m_theme, tr("Resolve this objection"), m_rows);
            done->setObjectName(QStringLiteral("commentResolveLinkButton"));
            connect(
                done, &QPushButton::clicked, this, [this, id = text(one.id)] { resolve(id); }, Qt::QueuedConnection);
            column->addWidget(done, 0, Qt::AlignLeading);
        }
        column->addSpacing(space::chip);
    }
    m_rows->setVisible(!draft.comments.empty());
}

void CommentSection::write()
{
    if (!m_words->isHidden())
        m_words->setFocus(Qt::OtherFocusReason);
}

void CommentSection::say(const QString& sentence)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
}

void CommentSection::send(bool objection)
{
    const QString words = m_words->toPlainText().trimmed();
    if (words.isEmpty() || m_sending || !m_team)
        return;
    if (words.size() > longestComment) {
        say(tr("A comment has at most %L1 characters; this one has %L2. It is kept here.").arg(longestComment).arg(words.size()));
        return;
    }
    m_sending = true;
    m_comment->setEnabled(false);
    m_object->setEnabled(false);
    say(tr("Sending"));
    whenDone(m_team->comment(m_draftId, words, objection), this, [this, draftId = m_draftId, words](const Result<void>& sent) {
        m_sending = false;
        const bool here = draftId == m_draftId;
        if (sent) {
            m_begun.remove(draftId);
            // What was typed on while it travelled stays.
            if (here && m_words->toPlainText().trimmed() == words)
                m_words->clear();
        }
        if (here && sent)
            say({});
        else if (here)
            say(tr("Not sent: %1 Your words are kept here.").arg(errorWords(sent.error()).sentence));
        const bool any = !m_words->toPlainText().trimmed().isEmpty();
        m_comment->setEnabled(any);
        m_object->setEnabled(any);
    });
}

void CommentSection::resolve(const QString& commentId)
{
    if (!m_team)
        return;
    whenDone(m_team->resolveObjection(m_draftId, commentId), this, [this, draftId = m_draftId](const Result<void>& done) {
        if (!done && draftId == m_draftId)
            say(tr("Not resolved: %1").arg(errorWords(done.error()).sentence));
    });
}

QString CommentSection::begun() const
{
    const QTextCursor cursor = m_words->textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const qsizetype at = before.lastIndexOf(u'@');
    if (at < 0 || (at > 0 && !before[at - 1].isSpace()) || before.size() - at > 40)
        return {};
    const QString name = before.mid(at + 1);
    return name.isNull() ? QStringLiteral("") : name;
}

void CommentSection::complete()
{
    const QString name = begun();
    m_names->clear();
    if (!name.isNull() && m_team)
        for (const Colleague& one : m_team->colleagues()) {
            const QString full = text(one.name);
            if (one.personId != m_person.id && m_names->count() < mostNames && full != name
                && (full.startsWith(name, Qt::CaseInsensitive) || full.contains(QString(u' ' + name), Qt::CaseInsensitive)))
                m_names->addItem(full.left(60));
        }
    m_names->setCurrentRow(0);
    m_names->setFixedHeight(m_names->count() * std::max(20, m_names->sizeHintForRow(0)) + 4);
    m_names->setVisible(m_names->count() > 0);
}

void CommentSection::pick()
{
    const QListWidgetItem* item = m_names->currentItem();
    const QString name = begun();
    if (item == nullptr || name.isNull())
        return;
    const QString chosen = item->text();
    QTextCursor cursor = m_words->textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(name.size()));
    cursor.insertText(chosen % u' ');
    m_names->hide();
}

bool CommentSection::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!m_names->isHidden()) {
        if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            const int step = key->key() == Qt::Key_Up ? -1 : 1;
            m_names->setCurrentRow(std::clamp(m_names->currentRow() + step, 0, m_names->count() - 1));
            return true;
        }
        if ((enter && !key->modifiers().testFlag(Qt::ControlModifier)) || key->key() == Qt::Key_Tab) {
            pick();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_names->hide();
            return true;
        }
    }
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        send(key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace countersign
