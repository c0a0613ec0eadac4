#pragma once
// What the policy asks of reviewers, in its own words, and the requirements that apply to this draft.
#include "ui/draft/opendraft.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace countersign {

class GuidanceSection final : public QWidget {
    Q_OBJECT
public:
    explicit GuidanceSection(const Theme& theme, QWidget* parent = nullptr);
    void showGuidance(const OpenDraft& open, TimeMs now);

private:
    QLabel* m_words;
    QLabel* m_rules;
};

} // namespace countersign
