#pragma once
// What the queue's keys do: skip, give away, take over, filter, group, views, select; what left by itself; both sides of a conflict.
#include "services/console/desk/workdesk.h"
#include "ui/review/bulkacts.h"
#include "ui/theme/tokens.h"

#include <functional>
#include <map>

namespace countersign {

class AssignSheet;
class ConfirmSheet;
class ConflictSheet;
class ViewsSheet;

class QueueActs final : public QObject {
    Q_OBJECT
public:
    QueueActs(const Theme& theme, ReviewSession& session, QueuePane& pane, QObject* parent = nullptr);
    [[nodiscard]] std::vector<Sheet*> sheets() const;
    [[nodiscard]] bool outlives(const Sheet* sheet) const; // it stays when another draft opens
    bool run(Verb verb); // false: not one of these
    bool stepBack(); // Esc; false when there was nothing to step back from
    void showConflict(const QString& decisionId);
    void tell(Permission missing, const QString& sentence); // that one may not, and who could

Q_SIGNALS:
    void sheetAsked(Sheet* sheet);
    void sheetDone();
    void said(Tone tone, const QString& sentence, const QStringList& lines, const QString& code);

private:
    void connectViews();
    void connectSheets();
    void toggleRow();
    void assign();
    void give(const std::optional<Assignee>& to);
    void takeOver();
    void showViews();
    void saveView(const SavedView& view, bool inUse);
    void refreshViews();
    void use(const SavedView& view);
    void viewChanged();
    void departed(const QString& draftId, DraftState state);
    void decideAnew(const QString& decisionId, const QString& draftId);
    void fail(const Error& error);
    void sayDone(const QString& words, const QString& action, std::function<void()> undo);
    [[nodiscard]] const DraftSummary* currentRow() const;
    [[nodiscard]] bool may(Permission permission) const { return m_session.desk().person().may(permission); }
    ReviewSession& m_session;
    QueuePane& m_pane;
    BulkActs* m_bulk;
    AssignSheet* m_assign;
    ConfirmSheet* m_lease;
    ViewsSheet* m_views;
    ConflictSheet* m_conflict;
    std::optional<Conflict> m_shown; // in the conflict sheet
    std::optional<SavedView> m_used; // the view in use, as it was saved
    std::map<DraftState, int> m_departed;
    std::map<QString, QString> m_anew; // draft → the decision that this one will replace
    QString m_leaseOf;
};

// "2 carts bought meanwhile, out of the queue."
[[nodiscard]] QString departedWords(DraftState state, int count);
[[nodiscard]] QString leftWords(DraftState state); // of the open draft

} // namespace countersign
