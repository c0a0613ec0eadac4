#pragma once
// The gate of the chosen version: every condition with who could satisfy it, and the moves of labels, confirmed in place.
#include "ui/studio/confirmstrip.h"

namespace countersign {

class RequirementList;
class StudioSession;

class GatePane final : public QWidget {
    Q_OBJECT
public:
    GatePane(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    // "candidate", "live", "shadow": asks, or takes the label away where the version has it. "rollback": the live version's.
    void ask(const QString& act);
    [[nodiscard]] QString whyNot(const QString& act) const;
    // What the backend would refuse the act for, a line each, as far as is known here; its key still asks.
    [[nodiscard]] QString against(const QString& act) const;
    [[nodiscard]] QString spoken() const;

Q_SIGNALS:
    void left(); // an act was confirmed or given up: the focus goes back

private:
    void refresh();
    void carryOut(const QString& act, const QString& note, int share);
    [[nodiscard]] ConfirmStrip::Ask question(const QString& act) const;
    StudioSession& m_session;
    QLabel* m_source;
    RequirementList* m_list;
    KeyButton* m_candidate;
    KeyButton* m_live;
    KeyButton* m_shadow;
    KeyButton* m_rollBack;
    ConfirmStrip* m_strip;
};

} // namespace countersign
