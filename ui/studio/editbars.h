#pragma once
// Edit distance per version, reason, channel, language or reviewer: a bar each, with how many drafts stand behind it.
#include "models/domain/prompt.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class EditBars final : public PaintedList {
    Q_OBJECT
public:
    explicit EditBars(const Theme& theme, QWidget* parent = nullptr);
    void showRows(const std::vector<EditDistanceRow>& rows, const QString& by); // by: the word the wire uses
    [[nodiscard]] QString spoken() const override;

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;

private:
    struct Bar {
        QString name;
        QString figure;
        QString behind;
        int meanBp = 0;
    };
    std::vector<Bar> m_bars;
    int m_scale = 1; // a full bar's, in basis points
};

} // namespace countersign
