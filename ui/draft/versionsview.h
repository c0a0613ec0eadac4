#pragma once
// All versions of a draft's words: pick any two to compare, take one back into the editor.
#include "models/domain/draft.h"
#include "ui/theme/theme.h"

#include <QWidget>
#include <optional>
#include <vector>

class QLabel;
class QListWidget;

namespace countersign {

class KeyButton;
class MessageSheet;

struct Version {
    QString name; // "Revision 2"
    QString by; // "Mara Lind · 14:02 · “shorter, please”"
    Content content;
    std::int64_t revision = 0; // 0 = not one of the draft's: an unfinished edit
};
// Oldest first; the last of the draft's own is the current one.
[[nodiscard]] std::vector<Version> versionsOf(const Draft& draft);

class VersionsView final : public QWidget {
    Q_OBJECT
public:
    explicit VersionsView(const Theme& theme, QWidget* parent = nullptr);
    // from: index of the older side; -1 = the one before the newest.
    void showVersions(const Draft& draft, std::vector<Version> versions, int from, const QStringList& notes, bool mayEdit);
    [[nodiscard]] QString comparison() const; // "Revision 1 → Revision 3"
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void restoreAsked(const countersign::Content& content);

private:
    void compare();
    void relabel();
    void restore();
    Values m_values;
    QString m_maskedTo;
    std::vector<Version> m_versions;
    int m_from = 0;
    bool m_mayEdit = false;
    QLabel* m_notes;
    QListWidget* m_list;
    QLabel* m_comparison;
    KeyButton* m_mark;
    KeyButton* m_restore;
    MessageSheet* m_sheet;
};

} // namespace countersign
