#pragma once
// Queue, draft and why side by side, sheets below the draft, verdict keys at the bottom. The keyboard does everything.
#include "ui/keys/keymap.h"
#include "ui/review/reviewsession.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QSplitter;

namespace countersign {

class BottomBar;
class DraftPane;
class HoldSheet;
class KeysSheet;
class NoteSheet;
class OutboxSheet;
class QueueActs;
class QueuePane;
class RejectSheet;
class RestoreSheet;
class RevealSheet;
class Sheet;
class Theme;
class SpellDesk;
class WhyPane;

class ReviewPage final : public QWidget {
    Q_OBJECT
public:
    ReviewPage(const Theme& theme, KeyMap& keys, std::shared_ptr<ReviewDesk> desk, QWidget* parent = nullptr);
    ~ReviewPage() override;
    [[nodiscard]] ReviewSession& session() { return m_session; }
    void setCompact(bool compact);
    void setSpelling(SpellDesk* desk); // nullptr: words are not checked
    void focusQueue();
    void goTo(const QString& draftId); // its row if there is one, else the draft alone
    void setFilter(const DraftFilter& filter);
    [[nodiscard]] QWidget& message(); // where the message is shown
    [[nodiscard]] QString whyNot(Verb verb); // why the verb can do nothing now, as a sentence; empty when it can
    [[nodiscard]] QByteArray layoutState() const; // of the panes; empty when nobody chose it
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void recordAsked();
    void lineageAsked(const QString& draftId);
    void aroundAsked(countersign::Verb verb); // for the window: preview, effort, palette, zoom
    void messageEdited();

public Q_SLOTS:
    void run(countersign::Verb verb);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectSession();
    void connectSheets();
    void connectPrivacy();
    void askReveal();
    void offerRestore(); // shows both sides when the record went back; hides them when it is settled
    void showOpen();
    void refresh();
    void refreshStatus();
    void approve();
    void openSheet(Sheet* sheet); // or closes it when it is open
    void showSheet(Sheet* sheet);
    void closeSheet();
    bool stepBack(); // Esc; false when there was nothing to step back from
    void finish(); // after a verdict: sheet closed, focus on the queue
    void noticeFor(const Error& error);
    void noticeUnmet(const std::vector<RequirementResult>& results);
    void layOutWhy();
    void givePanes(); // their widths by the window's, until a person chooses others
    void showWhy(); // where it is hidden
    [[nodiscard]] bool has(Permission permission);
    [[nodiscard]] QString emptyWords(); // where the draft would be
    [[nodiscard]] QString subject(); // what a note would be about: the open draft as it stands
    [[nodiscard]] bool mayOrTell(Permission permission, const QString& sentence); // says who could when one may not
    const Theme& m_theme;
    KeyMap& m_keyMap;
    ReviewSession m_session;
    QSplitter* m_splitter;
    QList<int> m_given; // widths of the panes that nobody chose
    bool m_panesChosen = false;
    QueuePane* m_queue;
    QueueActs* m_acts;
    QWidget* m_middle;
    DraftPane* m_draft;
    WhyPane* m_why;
    BottomBar* m_bar;
    RejectSheet* m_reject;
    NoteSheet* m_sendBack;
    NoteSheet* m_override;
    HoldSheet* m_hold;
    KeysSheet* m_keys;
    OutboxSheet* m_outbox;
    RevealSheet* m_reveal;
    RestoreSheet* m_restore;
    Sheet* m_sheet = nullptr;
    bool m_drawer = false; // Why lies over the draft instead of beside it
    bool m_whyWanted = true;
    bool m_drawerOpen = false;
};

} // namespace countersign
