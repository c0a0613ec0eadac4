#pragma once
// What a shop knows of itself: files that are cut into passages, added from a file, removed after a second key.
#include "services/console/api/studiotypes.h"
#include "ui/parts/labels.h"

class QComboBox;
class QLineEdit;

namespace countersign {

class ConfirmStrip;
class KeyButton;
class Notice;
class ProgressLine;
class RowList;
class ShopPicker;
class StudioSession;

class KnowledgePage final : public QWidget {
    Q_OBJECT
public:
    KnowledgePage(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void refresh();
    void add(); // asks which file; Enter imports it
    void askRemove(); // the chosen one
    void importPolicies(); // the shop's own pages
    void focusList();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildAdding(const Theme& theme);
    void load();
    void take(const Result<std::vector<KnowledgeEntry>>& files);
    void import();
    void choosePath();
    void remove(const QString& id);
    void showState();
    StudioSession& m_session;
    std::vector<KnowledgeEntry> m_files;
    ShopPicker* m_shop;
    Notice* m_notice;
    ProgressLine* m_waits;
    QWidget* m_adding;
    QLineEdit* m_path;
    QComboBox* m_kind;
    QComboBox* m_language;
    KeyButton* m_import;
    QLabel* m_none;
    RowList* m_list;
    ConfirmStrip* m_strip;
    KeyButton* m_add;
    KeyButton* m_policies;
    KeyButton* m_remove;
    bool m_importing = false;
    quint64 m_generation = 0;
};

} // namespace countersign
