#include "services/recovery/survey/classifystage.h"

#include "models/domain/promptmask.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"

#include <memory>

namespace countersign {

namespace {

struct Said {
    std::string words;
    std::string masked;
    std::string language;
    std::int64_t revision = 1;
};

// Nothing when the customer was erased meanwhile, or wrote nothing.
Result<std::optional<Said>> whatWasSaid(Connection& reading, const SealKey& master, const std::string& draftId)
{
    const auto row = reading.row<std::tuple<std::string, std::string>>(
        "SELECT sealed, language FROM surveys WHERE draft_id = :id AND answered_at IS NOT NULL", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row || std::get<0>(**row).empty())
        return std::optional<Said>{};
    const auto stored = loadDraft(reading, master, draftId);
    if (!stored)
        return stored.error().code == ErrorCode::NotFound ? Result<std::optional<Said>>(std::optional<Said>{})
                                                          : Result<std::optional<Said>>(tl::unexpected(stored.error()));
    auto words = stored->subject->key.open(std::get<0>(**row), draftId);
    if (!words)
        return tl::unexpected(std::move(words.error()));
    const auto cart = loadCart(reading, master, stored->draft.cartId);
    if (!cart)
        return tl::unexpected(cart.error());
    const PersonPieces person(stored->draft, *cart ? (*cart)->cart : Cart{});
    Said said;
    said.masked = factText(*words, person, { mostSurveyCharacters, false });
    said.words = std::move(*words);
    said.language = std::get<1>(**row);
    said.revision = stored->draft.summary.revision;
    return std::optional<Said>{ std::move(said) };
}

} // namespace

Result<StageOutcome> ClassifyStage::run(const Job& job)
{
    auto said = m_context.reads.read<std::optional<Said>>(
        [&](Connection& reading) { return whatWasSaid(reading, m_context.keys.master, job.entity); });
    if (!said)
        return tl::unexpected(std::move(said.error()));
    if (!*said)
        return StageOutcome{};
    auto result = std::make_shared<ReadWords>(
        m_reader.read((*said)->words, (*said)->masked, (*said)->language, [this] { return m_stopping.load(); }));
    if (m_stopping)
        return fail(ErrorCode::Unavailable, "the backend is stopping: the answer is read after its next start");
    StageOutcome outcome;
    outcome.next.push_back(NextJob{ "crm", job.entity, m_context.clock.now() });
    outcome.write = [result, draftId = job.entity, revision = (*said)->revision, now = m_context.clock.now()](
                        Connection& connection) -> Result<void> {
        if (result->exchange)
            if (auto kept = keepExchange(connection, draftId, KeptExchange{ revision, ExchangePurpose::Answer, now, *result->exchange, {} }); !kept)
                return kept;
        return keepReadReason(connection, draftId, result->read, now);
    };
    return outcome;
}

} // namespace countersign
