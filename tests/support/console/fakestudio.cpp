#include "tests/support/console/fakestudio.h"

#include "models/domain/ids.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/fakestudioanswer.h"
#include "tests/support/console/sampledrafts.h"
#include "tests/support/console/sampleprompts.h"

#include <QFile>
#include <algorithm>
#include <utility>

namespace countersign {

namespace {

bool carries(const PromptVersion& version, PromptLabel label)
{
    return std::find(version.labels.begin(), version.labels.end(), label) != version.labels.end();
}

RequirementResult condition(const char* id, bool met, const std::string& sentence, std::vector<std::string> who)
{
    RequirementResult result;
    result.id = id;
    result.state = met ? RequirementState::Satisfied : RequirementState::Unsatisfied;
    result.sentence = sentence;
    if (!met)
        result.who = std::move(who);
    return result;
}

}  // namespace

Person studioPerson(const std::string& name)
{
    Person person = samplePerson();
    person.id = "p-" + name;
    person.name = name;
    person.roles = {"brand_reviewer"};
    person.permissions.insert(Permission::EditPrompts);
    person.permissions.insert(Permission::PromotePrompts);
    return person;
}

FakeStudio::FakeStudio(FakeDesk& desk) : m_desk(desk)
{
    connect(&desk, &ReviewDesk::linkChanged, this, &StudioDesk::onlineChanged);
    m_prompts = samplePrompts(1'795'000'000'000);
    m_edits = sampleEdits();
    m_outcomes = sampleOutcomes();
    m_shadows = sampleShadows();
    m_model = {true, "gpt-5-mini", 1'240'000, 20'000'000, "USD"};
    m_files = { { "k1", "northbean", "brand_guide", "brand.md", "en", 14, 1'794'000'000'000, "Idris Cole" } };
    m_rules.banned = {"unfortunately"};
    m_rules.version = 3;
    m_rules.at = 1'794'000'000'000;
    m_rules.personName = "Idris Cole";
}

void FakeStudio::holdAnswers(bool hold)
{
    m_holding = hold;
    if (hold)
        return;
    for (const auto& held : std::exchange(m_held, {}))
        held();
}

bool FakeStudio::online() const
{
    return m_desk.link() == ReviewDesk::Link::Online;
}

std::optional<Error> FakeStudio::trouble()
{
    if (m_failure)
        return std::exchange(m_failure, std::nullopt);
    if (!online())
        return Error{ErrorCode::Unavailable, "The backend is away just now. Nothing was changed; try again when it is back.", std::nullopt};
    return std::nullopt;
}

Prompt* FakeStudio::prompt(const std::string& id)
{
    const auto found = std::find_if(m_prompts.begin(), m_prompts.end(), [&id](const Prompt& one) { return one.id == id; });
    return found == m_prompts.end() ? nullptr : &*found;
}

const Prompt* FakeStudio::find(const std::string& promptId) const
{
    const auto found = std::find_if(m_prompts.begin(), m_prompts.end(), [&](const Prompt& one) { return one.id == promptId; });
    return found == m_prompts.end() ? nullptr : &*found;
}

PromptVersion* FakeStudio::version(const std::string& promptId, int number)
{
    if (Prompt* owner = prompt(promptId))
        for (PromptVersion& one : owner->versions)
            if (one.number == number)
                return &one;
    return nullptr;
}

void FakeStudio::decide(const std::string& promptId, int number, int drafts)
{
    if (PromptVersion* one = version(promptId, number))
        one->decided += drafts;
}

QFuture<Result<std::vector<Prompt>>> FakeStudio::prompts()
{
    if (auto error = trouble())
        return readyFuture<Result<std::vector<Prompt>>>(tl::unexpected(std::move(*error)));
    if (!m_holding)
        return readyFuture<Result<std::vector<Prompt>>>(m_prompts);
    Answerer<Result<std::vector<Prompt>>> later;
    m_held.push_back([this, later] { later(m_prompts); });
    return later.future();
}

QFuture<Result<Prompt>> FakeStudio::create(
    const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note)
{
    return answer<Prompt>([&]() -> Result<Prompt> {
        for (const Prompt& one : m_prompts)
            if (one.name == name)
                return fail(ErrorCode::Conflict, "a prompt of this name exists already");
        Prompt made;
        made.id = newId(m_desk.now());
        made.name = name;
        made.scope = scope;
        m_prompts.push_back(made);
        static_cast<void>(addVersion(made.id, text, note));
        return m_prompts.back();
    });
}

QFuture<Result<PromptVersion>> FakeStudio::addVersion(const std::string& promptId, const PromptText& text, const std::string& note)
{
    return answer<PromptVersion>([&]() -> Result<PromptVersion> {
        Prompt* owner = prompt(promptId);
        if (!owner)
            return fail(ErrorCode::NotFound, "there is no such prompt");
        PromptVersion made;
        made.promptId = promptId;
        for (const PromptVersion& one : owner->versions)
            made.number = std::max(made.number, one.number + 1);
        made.text = text;
        made.authorId = m_desk.person().id;
        made.authorName = m_desk.person().name;
        made.note = note;
        made.at = m_desk.now();
        made.labels = {PromptLabel::Draft};
        owner->versions.insert(owner->versions.begin(), made);
        return made;
    });
}

std::vector<RequirementResult> FakeStudio::gate(const PromptVersion& one, PromptLabel label) const
{
    if (label != PromptLabel::Live)
        return {condition("edit_right", m_desk.person().may(Permission::EditPrompts), "The right to edit prompts", {"Idris Cole"})};
    const Replay* newest = nullptr;
    for (const Replay& replay : m_replays)
        if (!newest && replay.promptId == one.promptId && replay.number == one.number && replay.state == ReplayState::Done)
            newest = &replay;
    return {condition("promote_right", m_desk.person().may(Permission::PromotePrompts), "The right to promote prompts", {"Idris Cole"}),
        condition("two_people", m_desk.person().id != one.authorId, "Another person than its author promotes it", {"Idris Cole", "Samira Sand"}),
        condition("replay_passed", newest && newest->passed(), "A replay passed", {one.authorName})};
}

void FakeStudio::give(Prompt& owner, PromptVersion& one, const LabelRequest& wish)
{
    if (wish.label == PromptLabel::Live && wish.given && wish.sharePercent == 100)
        for (PromptVersion& other : owner.versions)
            std::erase(other.labels, PromptLabel::Live);
    if (wish.label == PromptLabel::Live && wish.given)
        one.labels.clear();
    std::erase(one.labels, wish.label);
    if (wish.given)
        one.labels.push_back(wish.label);
    one.sharePercent = wish.sharePercent;
    LabelMove move;
    move.promptId = owner.id;
    move.number = one.number;
    move.label = wish.label;
    move.given = wish.given;
    move.personId = m_desk.person().id;
    move.personName = m_desk.person().name;
    move.note = wish.note;
    move.at = m_desk.now();
    m_moves.insert(m_moves.begin(), move);
}

QFuture<GateAnswer> FakeStudio::moveLabel(const LabelRequest& wish)
{
    if (auto error = trouble())
        return readyFuture<GateAnswer>(tl::unexpected(GateRefusal(std::move(*error))));
    Prompt* owner = prompt(wish.promptId);
    PromptVersion* one = version(wish.promptId, wish.number);
    if (!owner || !one)
        return readyFuture<GateAnswer>(tl::unexpected(GateRefusal({ErrorCode::NotFound, "there is no such version", std::nullopt})));
    auto conditions = gate(*one, wish.label);
    if (wish.given && std::any_of(conditions.begin(), conditions.end(), [](const auto& c) { return c.state != RequirementState::Satisfied; })) {
        GateRefusal refusal({ErrorCode::Forbidden, "the gate is closed", std::nullopt});
        refusal.requirements = std::move(conditions);
        return readyFuture<GateAnswer>(tl::unexpected(std::move(refusal)));
    }
    give(*owner, *one, wish);
    return readyFuture<GateAnswer>(*owner);
}

QFuture<GateAnswer> FakeStudio::rollBack(const std::string& promptId, const std::string& note)
{
    if (auto error = trouble())
        return readyFuture<GateAnswer>(tl::unexpected(GateRefusal(std::move(*error))));
    Prompt* owner = prompt(promptId);
    PromptVersion* before = nullptr;
    if (owner)
        for (PromptVersion& one : owner->versions)
            if (!before && !carries(one, PromptLabel::Live))
                for (const LabelMove& move : m_moves)
                    if (!before && move.promptId == promptId && move.number == one.number && move.label == PromptLabel::Live)
                        before = &one;
    if (owner)
        for (PromptVersion& one : owner->versions)
            if (!before && !carries(one, PromptLabel::Live))
                before = &one;  // of before this studio's history
    if (!before)
        return readyFuture<GateAnswer>(tl::unexpected(GateRefusal({ErrorCode::Conflict, "no version was live before", std::nullopt})));
    give(*owner, *before, {promptId, before->number, PromptLabel::Live, true, note, 100});
    return readyFuture<GateAnswer>(*owner);
}

QFuture<Result<std::vector<LabelMove>>> FakeStudio::moves(const std::string& promptId)
{
    return answer<std::vector<LabelMove>>([&]() -> Result<std::vector<LabelMove>> {
        auto mine = m_moves;
        std::erase_if(mine, [&](const LabelMove& one) { return one.promptId != promptId; });
        return mine;
    });
}

QFuture<Result<void>> FakeStudio::keepUnfinished(const std::string& promptId, const std::optional<UnfinishedPrompt>& text)
{
    if (text)
        m_unfinished.insert_or_assign(promptId, *text);
    else
        m_unfinished.erase(promptId);
    return readyFuture<Result<void>>({});
}

QFuture<Result<std::optional<UnfinishedPrompt>>> FakeStudio::unfinished(const std::string& promptId)
{
    const auto found = m_unfinished.find(promptId);
    return readyFuture<Result<std::optional<UnfinishedPrompt>>>(found == m_unfinished.end() ? std::nullopt : std::optional(found->second));
}

QFuture<Result<std::vector<PromptTest>>> FakeStudio::tests(const std::string& promptId)
{
    return answer<std::vector<PromptTest>>([&]() -> Result<std::vector<PromptTest>> {
        auto mine = m_tests;
        std::erase_if(mine, [&](const PromptTest& one) { return one.promptId != promptId; });
        return mine;
    });
}

QFuture<Result<PromptTest>> FakeStudio::addTest(const PromptTest& test)
{
    return answer<PromptTest>([&]() -> Result<PromptTest> {
        PromptTest made = test;
        made.id = newId(m_desk.now());
        made.authorName = m_desk.person().name;
        made.at = m_desk.now();
        m_tests.push_back(made);
        return made;
    });
}

QFuture<Result<void>> FakeStudio::removeTest(const std::string& testId)
{
    return answer<void>([&]() -> Result<void> {
        if (std::erase_if(m_tests, [&](const PromptTest& one) { return one.id == testId; }) == 0)
            return fail(ErrorCode::NotFound, "there is no such test");
        return {};
    });
}

QFuture<Result<std::vector<EditDistanceRow>>> FakeStudio::editDistances(const std::string& by, TimeMs)
{
    return answer<std::vector<EditDistanceRow>>([&]() -> Result<std::vector<EditDistanceRow>> {
        if (by == "reason")
            return std::vector<EditDistanceRow>{{"shipping_cost", "", 120, 40, 1400}, {"returns_policy", "", 31, 4, 500}};
        if (by == "channel")
            return std::vector<EditDistanceRow>{{"email", "", 140, 44, 1200}, {"sms", "", 60, 5, 600}};
        if (by == "language")
            return std::vector<EditDistanceRow>{{"en", "", 160, 44, 1100}, {"de", "", 40, 18, 1900}};
        if (by == "reviewer")
            return std::vector<EditDistanceRow>{{"m", "Mara Lind", 120, 49, 1500}, {"i", "Idris Cole", 80, 9, 700}};
        return std::vector<EditDistanceRow>{{"a", "Shipping cost, email v2", 63, 30, 1400}, {"b", "Any reason, SMS v4", 60, 5, 600}};
    });
}

QFuture<Result<std::vector<RepeatedEdit>>> FakeStudio::repeatedEdits(const std::string& promptId, TimeMs)
{
    return answer<std::vector<RepeatedEdit>>([&]() -> Result<std::vector<RepeatedEdit>> {
        return !m_prompts.empty() && promptId == m_prompts.front().id ? m_edits : std::vector<RepeatedEdit>();
    });
}

QFuture<Result<VersionOutcomes>> FakeStudio::versionOutcomes(TimeMs)
{
    return answer<VersionOutcomes>([this]() -> Result<VersionOutcomes> { return m_outcomes; });
}

QFuture<Result<std::vector<ShadowAnswers>>> FakeStudio::shadowAnswers(TimeMs)
{
    return answer<std::vector<ShadowAnswers>>([this]() -> Result<std::vector<ShadowAnswers>> { return m_shadows; });
}

QFuture<Result<std::vector<Shop>>> FakeStudio::shops()
{
    return answer<std::vector<Shop>>([]() -> Result<std::vector<Shop>> {
        Shop shop;
        shop.id = "northbean";
        shop.name = "North Bean";
        return std::vector<Shop>{shop};
    });
}

QFuture<Result<BrandRules>> FakeStudio::brandRules(const std::string& shopId)
{
    return answer<BrandRules>([&]() -> Result<BrandRules> {
        BrandRules rules = m_rules;
        rules.shopId = shopId;
        return rules;
    });
}

QFuture<Result<std::int64_t>> FakeStudio::saveBrandRules(const BrandRules& rules)
{
    if (m_holding) {
        Answerer<Result<std::int64_t>> later;
        m_held.push_back([this, rules, later] { later(saveBrandRules(rules).takeResult()); });
        return later.future();
    }
    return answer<std::int64_t>([&]() -> Result<std::int64_t> {
        const std::int64_t version = m_rules.version + 1;
        m_rules = rules;
        m_rules.version = version;
        m_rules.at = m_desk.now();
        m_rules.personName = m_desk.person().name;
        return version;
    });
}

QFuture<Result<std::vector<KnowledgeEntry>>> FakeStudio::knowledge(const std::string&)
{
    return answer<std::vector<KnowledgeEntry>>([this]() -> Result<std::vector<KnowledgeEntry>> { return m_files; });
}

QFuture<Result<void>> FakeStudio::addKnowledge(const KnowledgeUpload& upload)
{
    return answer<void>([&]() -> Result<void> {
        m_files.push_back({newId(m_desk.now()), upload.shopId, upload.kind, upload.name, upload.language, 2, m_desk.now(), m_desk.person().name});
        return {};
    });
}

QFuture<Result<void>> FakeStudio::addKnowledgeFile(const KnowledgeUpload& about, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return readyFuture<Result<void>>(fail(ErrorCode::NotFound, "The file could not be read. Nothing was imported."));
    KnowledgeUpload upload = about;
    upload.bytes = file.readAll().toStdString();
    return addKnowledge(upload);
}

QFuture<Result<PolicyImport>> FakeStudio::importPolicies(const std::string& shopId)
{
    return answer<PolicyImport>([&]() -> Result<PolicyImport> {
        m_files.push_back({newId(m_desk.now()), shopId, "policy", "refund-policy.html", "en", 4, m_desk.now(), m_desk.person().name});
        return PolicyImport{1, m_skipped};
    });
}

QFuture<Result<void>> FakeStudio::removeKnowledge(const std::string& id)
{
    return answer<void>([&]() -> Result<void> {
        std::erase_if(m_files, [&](const KnowledgeEntry& one) { return one.id == id; });
        return {};
    });
}

QFuture<Result<ModelStatus>> FakeStudio::model()
{
    if (!online())
        return readyFuture<Result<ModelStatus>>(fail(ErrorCode::Unavailable, "away"));
    return readyFuture<Result<ModelStatus>>(m_model);  // failNext() is meant for what a test asks for
}

QFuture<Result<std::vector<DraftExchange>>> FakeStudio::exchanges(const QString& draftId)
{
    if (!online())
        return readyFuture<Result<std::vector<DraftExchange>>>(fail(ErrorCode::Unavailable, "away"));
    ++m_exchangesAsked;
    return readyFuture<Result<std::vector<DraftExchange>>>(m_exchanges[draftId]);
}

QFuture<Result<Draft>> FakeStudio::draft(const QString& draftId)
{
    const Draft* found = m_desk.source().find(draftId);
    if (!found)
        return readyFuture<Result<Draft>>(fail(ErrorCode::NotFound, "the draft left the queue"));
    return readyFuture<Result<Draft>>(*found);
}

}  // namespace countersign
