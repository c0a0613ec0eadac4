#pragma once
// Who wrote the message: the model with its prompt's version and the passages behind its sentences, or why the built-in composer did.
#include "models/domain/draft.h"
#include "services/console/desk/studiodesk.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace countersign {

class WrittenSection final : public QWidget {
    Q_OBJECT
public:
    explicit WrittenSection(const Theme& theme, QWidget* parent = nullptr);
    void setStudio(StudioDesk* studio); // nullptr: only what the draft itself says
    void showWriting(const Draft& draft);

private:
    void ask();
    void showExchanges(const std::vector<DraftExchange>& all);
    void addCitation(const QString& sentence, const CitedSource& cited, int place);
    void clearCitations();
    void say(const QString& sentence);
    const Theme& m_theme;
    QPointer<StudioDesk> m_studio;
    QString m_draftId;
    QString m_writing; // which writing of the draft is shown: a newer one is asked about anew
    std::vector<Content> m_drafted;
    Channel m_channel = Channel::Email;
    std::int64_t m_revision = 1;
    bool m_byModel = false;
    bool m_answered = false;
    quint64 m_asked = 0; // an answer to an earlier question is dropped
    QLabel* m_who;
    QLabel* m_why;
    QLabel* m_state;
    QVBoxLayout* m_list;
    QWidget* m_rows = nullptr;
};

} // namespace countersign
