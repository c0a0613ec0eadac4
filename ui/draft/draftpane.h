#pragma once
// The middle of the window: what the draft is, the message as it will look, what still stands against it, what a key will do.
#include "ui/draft/opendraft.h"
#include "ui/parts/labels.h"

class QScrollArea;
class QStackedWidget;
class QTimer;

namespace countersign {

class LinkButton;
class MessageSheet;
class Notice;
class RequirementList;
class Segmented;
class Skeleton;
class SourceView;

class DraftPane final : public Surface {
    Q_OBJECT
public:
    enum class View { Ai, Yours, Diff, Source };
    explicit DraftPane(const Theme& theme, QWidget* parent = nullptr);
    void showDraft(OpenDraft* draft); // borrowed until the next call; nullptr = nothing open
    void refreshState(); // requirements, checks, sentence
    void setWaiting(bool waiting);
    void setEmptyText(const QString& text);
    void setView(View view);
    [[nodiscard]] bool editing() const;
    void startEditing();
    void stopEditing(); // keeps what was typed
    [[nodiscard]] Notice& notice() { return *m_notice; }
    [[nodiscard]] QString title() const { return m_title->text(); }

Q_SIGNALS:
    void edited();
    void submitted();
    void editingStopped();
    void discardAsked();

private:
    void buildHead(class QVBoxLayout& column);
    void buildBody(class QVBoxLayout& column);
    void showView();
    void takeEdit();
    [[nodiscard]] Channel channel() const;
    const Theme& m_theme;
    OpenDraft* m_open = nullptr;
    View m_view = View::Yours;
    QWidget* m_head;
    QLabel* m_title;
    QLabel* m_subtitle;
    Segmented* m_channels;
    Segmented* m_views;
    Segmented* m_widths;
    Notice* m_notice;
    QScrollArea* m_scroll;
    MessageSheet* m_sheet;
    SourceView* m_source;
    RequirementList* m_requirements;
    QLabel* m_sentence;
    QLabel* m_editNote;
    LinkButton* m_discard;
    QWidget* m_editLine;
    QLabel* m_empty;
    QWidget* m_body;
    QStackedWidget* m_pages;
    Skeleton* m_skeleton;
    QTimer* m_settle;
};

} // namespace countersign
