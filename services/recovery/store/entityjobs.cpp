#include "services/recovery/store/entityjobs.h"

#include "services/base/dropcount.h"

namespace countersign {

namespace {

// Jobs are found by stage and entity; the stages that have any are stepped through in the same index.
constexpr const char* jobsUnderEachStage
    = "WITH RECURSIVE staged(stage) AS (SELECT MIN(stage) FROM jobs UNION ALL "
      "SELECT (SELECT MIN(stage) FROM jobs WHERE stage > staged.stage) FROM staged WHERE staged.stage IS NOT NULL) "
      "DELETE FROM jobs WHERE stage IN (SELECT stage FROM staged) AND entity ";

} // namespace

Result<void> dropJobsOf(Connection& connection, const std::string& entity)
{
    return dropCount(connection.run(std::string(jobsUnderEachStage) + "= :entity", entity));
}

Result<void> dropJobsOfDraft(Connection& connection, const std::string& draftId)
{
    return dropCount(connection.run(
        std::string(jobsUnderEachStage) + "IN (SELECT :draft UNION ALL SELECT id FROM decisions WHERE draft_id = :same)", draftId, draftId));
}

} // namespace countersign
