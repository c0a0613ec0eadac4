#pragma once
// The right pane: why this draft is as it is.
#include "models/domain/draft.h"
#include "ui/parts/labels.h"

class QScrollArea;

namespace countersign {

class CartSection;
class LineageSection;
class CommentSection;
class CustomerSection;
class GuidanceSection;
class OfferSection;
class OpenDraft;
class ReasonSection;
class WrittenSection;

class WhyPane final : public Surface {
    Q_OBJECT
public:
    explicit WhyPane(const Theme& theme, QWidget* parent = nullptr);
    void showDraft(const Draft* draft); // nullptr: nothing open
    void setDrawer(bool drawer); // over the draft: then with an edge of its own
    void showChecks(const std::vector<CheckResult>& checks);
    void showWords(const OpenDraft& open, TimeMs now); // what follows the words as they are typed: promise, margin, requirements
    void setGuidance(bool shown); // the policy's words above all else
    [[nodiscard]] bool guidance() const;
    [[nodiscard]] CommentSection& comments() { return *m_comments; }
    [[nodiscard]] CustomerSection& customer() { return *m_who; }
    [[nodiscard]] WrittenSection& writing() { return *m_writing; }
    void writeComment();

private:
    const Theme& m_theme;
    Hairline* m_edge;
    QScrollArea* m_scroll;
    QWidget* m_body;
    ReasonSection* m_reason;
    OfferSection* m_offer;
    CustomerSection* m_who;
    QLabel* m_customer;
    QLabel* m_consent;
    CartSection* m_cart;
    QLabel* m_checksTitle;
    QLabel* m_checks;
    LineageSection* m_lineage;
    GuidanceSection* m_guidance;
    QLabel* m_commentsTitle;
    CommentSection* m_comments;
    WrittenSection* m_writing;
    QString m_shown; // whose draft
    QLabel* m_provenance;
};

} // namespace countersign
