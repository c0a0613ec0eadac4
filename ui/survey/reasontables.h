#pragma once
// The twelve reasons counted, and what customers said held against what was diagnosed.
#include "services/console/api/surveytypes.h"
#include "ui/studio/quiettable.h"

namespace countersign {

class Theme;

// One row per reason: how often said, how often diagnosed. The most said first.
class ReasonCounts final : public QuietTable {
    Q_OBJECT
public:
    explicit ReasonCounts(QWidget* parent = nullptr);
    void showReport(const SurveyReport& report);
};

// Rows: diagnosed; columns: said; the same reasons in both, those that occur. Where both agree the figure is heavy, on a tint, and said to be so.
class ReasonConfusion final : public QuietTable {
    Q_OBJECT
public:
    ReasonConfusion(const Theme& theme, QWidget* parent = nullptr);
    void showReport(const SurveyReport& report);
};

} // namespace countersign
