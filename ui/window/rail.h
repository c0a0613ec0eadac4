#pragma once
// The rooms, top to bottom, and the settings at the end. A word under every icon.
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

class QMenu;

namespace countersign {

class RailButton;

class Rail final : public Surface {
    Q_OBJECT
public:
    enum class Room { Queue, Prompts, Record, Work };
    Rail(const Theme& theme, const KeyMap& keys, QMenu* settings, QWidget* parent = nullptr);
    void setRoom(Room room);

Q_SIGNALS:
    void roomAsked(Rail::Room room);

private:
    RailButton* m_queue;
    RailButton* m_prompts;
    RailButton* m_record;
    RailButton* m_work;
};

} // namespace countersign
