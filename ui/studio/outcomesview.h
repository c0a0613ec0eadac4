#pragma once
// What came of the carts of a prompt's versions in the last 30 days, beside those that got no message: a row each with the share that was
// bought and its 95 % interval, and a sentence of what that tells about the chosen version. Below: what its shadows answered meanwhile.
#include "services/console/api/studiotypes.h"

#include <QWidget>
#include <optional>

class QLabel;

namespace countersign {

class LinkButton;
class OutcomesTable;
class ShadowTable;
class Skeleton;
class StudioSession;
class Theme;

class OutcomesView final : public QWidget {
    Q_OBJECT
public:
    OutcomesView(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void refresh(); // asks anew

private:
    void take(Result<VersionOutcomes> outcomes);
    void showKnown(); // what is known, for the prompt and version that are chosen now
    void showShadows();
    [[nodiscard]] std::vector<CartFigures> ofPrompt() const; // newest version first
    StudioSession& m_session;
    std::optional<VersionOutcomes> m_outcomes;
    std::optional<Result<std::vector<ShadowAnswers>>> m_shadowAnswers;
    std::optional<Error> m_error;
    quint64 m_asked = 0; // generation
    QLabel* m_told;
    LinkButton* m_again;
    OutcomesTable* m_table;
    QLabel* m_note;
    QLabel* m_shadowTitle;
    QLabel* m_shadowTold;
    ShadowTable* m_shadows;
    Skeleton* m_skeleton;
};

} // namespace countersign
