#pragma once
// The record taken out of the house: the whole of it as a bundle, or what the search finds as lines or as proofs; any length, with
// progress, and going on where it was cut off.
#include "services/console/desk/recordexport.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace countersign {

class AuditSession;
class ExportBar;
class KeyButton;
class SaveStrip;
class Theme;

class ExportPane final : public QWidget {
    Q_OBJECT
public:
    ExportPane(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void open();
    void askSave();
    [[nodiscard]] QString whyNot() const; // a sentence; empty when an export may begin

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void refreshState();
    [[nodiscard]] ExportWish::Form form() const;
    [[nodiscard]] QString which() const;
    AuditSession& m_session;
    QComboBox* m_form;
    QLabel* m_which; // what is exported
    KeyButton* m_save;
    SaveStrip* m_strip;
    ExportBar* m_bar;
};

} // namespace countersign
