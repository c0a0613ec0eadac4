#pragma once
// The prompt studio: prompts, the work on one of them by tabs, and its gate. Every act has a key; the window's palette lists them, too.
#include "services/console/desk/reviewdesk.h"
#include "ui/parts/labels.h"
#include "ui/parts/pageact.h"

#include <memory>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace countersign {

class Announcer;
class BrandPage;
class EditsPage;
class GatePane;
class KeyButton;
class KnowledgePage;
class Notice;
class PromptPane;
class ResultsPage;
class ReplayPane;
class ProgressLine;
class Segmented;
class StudioSession;
class VersionPage;

class StudioPage final : public Surface {
    Q_OBJECT
public:
    enum Tab : int { Versions, Replay, Edits, Brand, Knowledge };
    StudioPage(const Theme& theme, std::shared_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
    ~StudioPage() override; // keeps what is being written
    void open(); // asks anew, focus inside
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] const std::vector<PageAct>& acts() const { return m_acts; }
    [[nodiscard]] StudioSession& session() { return *m_session; }
    [[nodiscard]] QString said() const; // the last that happened, in words
    [[nodiscard]] QByteArray layoutState() const; // of the panes
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void queueAsked();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const Theme& theme);
    void connectSession();
    void addActs();
    void addPageActs();
    void focusWork();
    void buildSide(const Theme& theme);
    void setDrawer(bool drawer);
    void layOutSide();
    void openSide(bool open); // does nothing while the pane is no drawer
    void refreshState();
    void say(Tone tone, const QString& sentence, const QString& code = {});
    StudioSession* m_session;
    Announcer* m_announcer;
    Notice* m_notice = nullptr; // below the rest, so that nothing one reads moves when it comes and goes
    ProgressLine* m_waits;
    QLabel* m_offline;
    QLabel* m_noRights;
    QSplitter* m_splitter;
    PromptPane* m_prompts;
    Segmented* m_tabs;
    QStackedWidget* m_pages;
    VersionPage* m_versions;
    ResultsPage* m_replay;
    EditsPage* m_edits;
    BrandPage* m_brand;
    KnowledgePage* m_knowledge;
    QWidget* m_side; // gate, replays, history; over the work when the window is narrow
    Hairline* m_sideEdge;
    KeyButton* m_sideButton;
    bool m_drawer = false;
    bool m_drawerOpen = false;
    QByteArray m_wide; // the panes' sizes from before it was a drawer
    GatePane* m_gate;
    ReplayPane* m_replays;
    std::vector<PageAct> m_acts;
};

} // namespace countersign
