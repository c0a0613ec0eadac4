#pragma once
// What people said about this draft: read, answer, object, resolve. Words that could not be sent stay where they were typed.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "services/console/desk/teamdesk.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QVBoxLayout;

namespace countersign {

class KeyButton;

class CommentSection final : public QWidget {
    Q_OBJECT
public:
    explicit CommentSection(const Theme& theme, QWidget* parent = nullptr);
    void setTeam(TeamDesk* team); // nullptr: reading only
    void showComments(const Draft& draft, const Person& person);
    void write(); // focus where one types
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void left(); // Esc

private:
    void buildThread(const Draft& draft);
    void send(bool objection);
    void resolve(const QString& commentId);
    void say(const QString& sentence);
    void complete();
    void pick();
    [[nodiscard]] QString begun() const; // what stands behind the last @ before the cursor; null = nothing
    const Theme& m_theme;
    QPointer<TeamDesk> m_team;
    Person m_person;
    QString m_draftId;
    QHash<QString, QString> m_begun; // words not sent yet, per draft
    QString m_shown; // what the thread was built from
    QVBoxLayout* m_thread;
    QWidget* m_rows = nullptr;
    QPlainTextEdit* m_words;
    QListWidget* m_names;
    QLabel* m_state;
    QLabel* m_readOnly;
    QWidget* m_verbs;
    KeyButton* m_comment;
    KeyButton* m_object;
    bool m_sending = false;
};

} // namespace countersign
