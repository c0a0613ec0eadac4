#pragma once
// Brand rules of a shop: written, tried live, saved as a new version.
#include "ui/parts/labels.h"

namespace countersign {

class BrandForm;
class BrandTrial;
class KeyButton;
class Notice;
class ProgressLine;
class ShopPicker;
class StudioSession;
struct BrandRules;

class BrandPage final : public QWidget {
    Q_OBJECT
public:
    BrandPage(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void refresh(); // asks for the shops and the rules; keeps what is being written
    void edit();
    void save();
    void takeDraft(); // the words of the next waiting draft
    [[nodiscard]] bool changed() const { return m_changed; }

private:
    void load();
    void showState();
    StudioSession& m_session;
    ShopPicker* m_shop;
    BrandForm* m_form;
    BrandTrial* m_trial;
    Notice* m_notice;
    ProgressLine* m_waits;
    QLabel* m_state;
    KeyButton* m_edit;
    KeyButton* m_save;
    KeyButton* m_take;
    bool m_changed = false;
    bool m_read = false;
    bool m_saving = false;
    std::size_t m_taken = 0;
    quint64 m_generation = 0;
};

} // namespace countersign
