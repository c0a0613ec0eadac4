#pragma once
// Where each decision is, in words; what was refused and why, until it is put away.
#include "models/view/decisionlistmodel.h"
#include "ui/sheets/sheet.h"

class QScrollArea;

namespace countersign {

class OutboxSheet final : public Sheet {
    Q_OBJECT
public:
    OutboxSheet(const Theme& theme, DecisionListModel& model, QWidget* parent = nullptr);
    void open() override;
    void setEmbedded(); // part of a page: always open, grows with it

Q_SIGNALS:
    void undoAsked(const QString& decisionId);
    void dismissAsked(const QString& decisionId);
    void conflictAsked(const QString& decisionId); // both sides

protected:
    void showEvent(QShowEvent* event) override; // what changed while it was hidden
    void keyPressEvent(QKeyEvent* event) override; // a number undoes the decision beside it

private:
    void refresh();
    void rebuild();
    QWidget* makeRow(const DecisionRecord& record, TimeMs now);
    DecisionListModel& m_model;
    QScrollArea* m_scroll;
    bool m_embedded = false;
    QStringList m_shown; // what the rows show; while equal, only the countdowns change
    std::vector<class Chip*> m_places;
    std::vector<QString> m_numbered; // decisions that a number undoes
};

} // namespace countersign
