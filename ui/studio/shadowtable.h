#pragma once
// What shadow versions answered: how many of their answers passed the checks, and how far they lie from the live version's.
#include "services/console/api/studiotypes.h"
#include "ui/studio/quiettable.h"

namespace countersign {

class ShadowTable final : public QuietTable {
    Q_OBJECT
public:
    enum Column : int { Name, Drafts, Passed, Silent, Distance };
    explicit ShadowTable(QWidget* parent = nullptr);
    void setAnswers(const std::vector<ShadowAnswers>& answers); // as high as these rows
};

} // namespace countersign
