#pragma once
// One result side by side: the words of then, this version's, what differs marked in both; its failing checks and figures below.
#include "models/domain/prompt.h"

#include <QWidget>

class QLabel;

namespace countersign {

class DiffText;
class Theme;

class CompareView final : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(const Theme& theme, QWidget* parent = nullptr);
    void showResult(const ReplayResult* result);
    [[nodiscard]] QString failures() const;

private:
    QLabel* m_beforeTitle;
    QLabel* m_afterTitle;
    DiffText* m_before;
    DiffText* m_after;
    QLabel* m_failures;
    QLabel* m_figures;
};

} // namespace countersign
