#pragma once
// One draft's lineage: found by what one holds in hand, drawn, each step opened beside the picture, saved as a PDF.
#include "ui/parts/labels.h"

class QComboBox;
class QLineEdit;

namespace countersign {

class AuditSession;
class FactText;
class KeyButton;
class LineageView;
class LinkButton;
class SaveStrip;
class Skeleton;

class LineagePane final : public QWidget {
    Q_OBJECT
public:
    LineagePane(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void focusPicture();
    void focusFind();
    void askSave(); // nothing drawn: nothing happens
    [[nodiscard]] QString whyNotSave() const;
    [[nodiscard]] LineageView& view() { return *m_view; }

Q_SIGNALS:
    void entryAsked(qint64 index); // the entry that a step stands for

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build(const Theme& theme);
    void refresh();
    void refreshState();
    void openNode(int node);
    void find();
    AuditSession& m_session;
    QLabel* m_title;
    QComboBox* m_by;
    QLineEdit* m_value;
    KeyButton* m_save;
    SaveStrip* m_strip;
    QLabel* m_empty;
    QWidget* m_picture; // the view and the step beside it
    LineageView* m_view;
    FactText* m_step;
    LinkButton* m_entry;
    QLabel* m_zoom;
    Skeleton* m_skeleton;
    bool m_wantsFocus = false; // for the picture, once it is there
};

} // namespace countersign
