#pragma once
// Saved views: applied by number, saved under a name, renamed, shared, deleted with an undo.
#include "models/domain/draftfilter.h"
#include "ui/sheets/sheet.h"

#include <functional>
#include <optional>

class QLineEdit;

namespace countersign {

class LinkButton;

class ViewsSheet final : public Sheet {
    Q_OBJECT
public:
    explicit ViewsSheet(const Theme& theme, QWidget* parent = nullptr);
    // used: the view in use, if any; changed: the present filter differs from it.
    void setViews(const std::vector<SavedView>& views, const std::string& ownId, bool mayShare, const std::string& used, bool changed);
    void showError(const QString& sentence);
    void open() override;

Q_SIGNALS:
    void applied(const countersign::SavedView& view);
    void saveAsked(const QString& name); // what is seen now, as a new view
    void changed(const countersign::SavedView& view); // renamed, shared or not, or deleted and taken back
    void updateAsked(const countersign::SavedView& view); // takes over what is seen now
    void removeAsked(const countersign::SavedView& view);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    QWidget* makeRow(std::size_t at);
    void addAct(QWidget* row, const QString& words, const QString& name, const QString& key, std::function<void()> act);
    void move(int rows);
    void rename(std::size_t at);
    void share(std::size_t at);
    void remove(std::size_t at);
    void confirmName();
    void takeBack();
    [[nodiscard]] bool own(std::size_t at) const { return m_views[at].ownerId == m_ownId || m_views[at].ownerId.empty(); }
    std::vector<SavedView> m_views;
    std::optional<SavedView> m_removed;
    std::optional<SavedView> m_renaming;
    std::string m_ownId, m_used;
    bool m_mayShare = false;
    bool m_usedChanged = false;
    int m_current = 0;
    QWidget* m_list;
    QWidget* m_undo;
    QLabel* m_undoWords;
    QLabel* m_error;
    QLabel* m_nameWords;
    QLineEdit* m_name;
    KeyButton* m_verb;
};

} // namespace countersign
