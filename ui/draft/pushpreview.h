#pragma once
// A push message as a locked phone shows it, cut where a phone cuts it.
#include "models/domain/message.h"
#include "ui/parts/paintedlist.h"

namespace countersign {

class PushPreview final : public PaintedList {
    Q_OBJECT
public:
    PushPreview(const Theme& theme, QWidget* parent = nullptr);
    void showMessage(const Content& content, const Values& values);
    [[nodiscard]] QString shown() const; // as cut, a line each
    [[nodiscard]] QString hidden() const; // what is read only after opening; empty when all of it shows

protected:
    [[nodiscard]] int compose(const Canvas& canvas) const override;
    [[nodiscard]] QString spoken() const override;

private:
    [[nodiscard]] QStringList lines(const QFont& face, int width, qsizetype& shown) const;
    QString m_sender;
    QString m_words;
};

} // namespace countersign
