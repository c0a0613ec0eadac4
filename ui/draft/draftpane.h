#pragma once
// The middle of the window: what the draft is, the message as it will look, what still stands against it, what a key will do.
#include "ui/draft/edithistory.h"
#include "ui/draft/opendraft.h"
#include "ui/parts/labels.h"

#include <QElapsedTimer>

class QScrollArea;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace countersign {

class AlternativesView;
class DraftBanner;
class DraftFooter;
class LiveChecks;
class MessageSheet;
class Notice;
class Segmented;
class Skeleton;
class SourceView;
class SpellDesk;
class VersionsView;

class DraftPane final : public Surface {
    Q_OBJECT
public:
    enum class View { Ai, Yours, Diff, Source, Alternatives, Versions };
    explicit DraftPane(const Theme& theme, QWidget* parent = nullptr);
    void setSpelling(SpellDesk* desk); // nullptr: words are not checked
    void showDraft(OpenDraft* draft); // borrowed until the next call; nullptr = nothing open
    void letGo(); // the draft goes away; it stays on the screen until the next is there
    void refreshState(); // requirements, checks, sentence
    void setWaiting(bool waiting);
    void setEmptyText(const QString& text);
    void setView(View view);
    [[nodiscard]] View view() const { return m_view; }
    [[nodiscard]] bool editing() const;
    void startEditing();
    void stopEditing(); // keeps what was typed
    void takeIntoEditor(const Content& content); // an edit like any other: can be undone
    void showUnfinishedBack(TimeMs at); // the edit was found on this computer and is in force again
    // The draft moved on while this was typed: both are shown, the person chooses.
    void showStaleEdit(const Content& content, std::int64_t revision, TimeMs at);
    [[nodiscard]] Notice& notice() { return *m_notice; }
    [[nodiscard]] QWidget& message() const; // the sheet that is read and typed in, not those beside it
    [[nodiscard]] QString title() const { return m_title->text(); }

Q_SIGNALS:
    void edited();
    void submitted();
    void editingStopped();
    void discardAsked();
    void staleTaken(); // the stale edit is now in the editor
    void staleDropped();

private:
    void buildHead(QVBoxLayout& column);
    void buildBody(QVBoxLayout& column);
    void connectParts();
    void showView();
    void showBanners();
    void showVersions();
    void showWidths();
    void unsettled();
    void takeEdit();
    void settle();
    void step(bool back);
    void apply(const EditHistory::Step& step, bool back);
    void bannerChosen(const QString& verb);
    [[nodiscard]] bool mayEdit() const;
    [[nodiscard]] Channel channel() const;
    struct Stale {
        Content content;
        std::int64_t revision = 0;
        TimeMs at = 0;
    };
    const Theme& m_theme;
    OpenDraft* m_open = nullptr;
    View m_view = View::Yours;
    bool m_plain = false; // the plain part instead of the sheet
    QString m_historyOf; // draft and revision
    EditHistory m_history;
    std::optional<Content> m_typed; // as typed, with paragraphs that hold nothing yet
    std::optional<Stale> m_stale;
    LiveChecks* m_checks;
    QElapsedTimer m_typing;
    QWidget* m_head;
    QLabel* m_title;
    PartsLabel* m_subtitle;
    Segmented* m_channels;
    Segmented* m_views;
    Segmented* m_widths;
    Notice* m_notice;
    DraftBanner* m_banner;
    DraftBanner* m_approved;
    QScrollArea* m_scroll;
    MessageSheet* m_sheet;
    SourceView* m_source;
    AlternativesView* m_alternatives;
    VersionsView* m_versions;
    DraftFooter* m_footer;
    QLabel* m_empty;
    QWidget* m_body;
    QStackedWidget* m_pages;
    Skeleton* m_skeleton;
    QTimer* m_settle;
};

} // namespace countersign
