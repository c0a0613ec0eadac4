#pragma once
// Always in sight below the message: what must be true, who could make it so, and what the approving key will do.
#include "ui/draft/opendraft.h"
#include "ui/parts/labels.h"

class QScrollArea;

namespace countersign {

class LinkButton;
class RequirementList;

class DraftFooter final : public Surface {
    Q_OBJECT
public:
    explicit DraftFooter(const Theme& theme, QWidget* parent = nullptr);
    void showState(const OpenDraft& open, bool editing, TimeMs now);
    void showSpelling(const QString& sentence); // quiet; empty = nothing to say
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void discardAsked();

private:
    void fit();
    RequirementList* m_requirements;
    QScrollArea* m_scroll;
    QLabel* m_sentence;
    QLabel* m_note;
    QLabel* m_spelling;
    LinkButton* m_discard;
    QWidget* m_editLine;
};

} // namespace countersign
