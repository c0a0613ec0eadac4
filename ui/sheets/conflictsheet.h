#pragma once
// A decision that something overtook: what was signed, what the draft is now, and the ways on. It stays until its maker chooses one.
#include "services/console/desk/workdesk.h"
#include "ui/sheets/sheet.h"

class QScrollArea;

namespace countersign {

class ConflictSheet final : public Sheet {
    Q_OBJECT
public:
    explicit ConflictSheet(const Theme& theme, QWidget* parent = nullptr);
    void showConflict(const Conflict& conflict);
    void open() override;
    [[nodiscard]] QString difference() const; // as text: [-removed-]{+added+}

Q_SIGNALS:
    void decideAnewAsked(const QString& decisionId, const QString& draftId);
    void dismissAsked(const QString& decisionId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showFacts();
    void showWords();
    void addFact(int row, const QString& what, const QString& then, const QString& now);
    void decideAnew();
    void dismiss();
    Conflict m_conflict;
    QLabel* m_why;
    QWidget* m_facts;
    QLabel* m_words;
    QScrollArea* m_scroll;
    KeyButton* m_anew;
    QString m_difference;
};

} // namespace countersign
