#include "services/recovery/prompts/prompttests.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "models/domain/wordsearch.h"
#include "services/base/dropcount.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestTestName = 80;      // characters
constexpr std::size_t longestPhrase = 200;
constexpr std::size_t longestEdit = 500;
constexpr std::size_t mostPhrases = 20;      // of each kind
constexpr std::int64_t mostTests = 100;      // of one prompt

std::string wholeText(const Content& content)
{
    std::string text = content.subject + "\n" + content.preheader;
    for (const auto& block : content.blocks)
        text += "\n" + block.text;
    return text;
}

bool says(const std::string& text, const Words& words, const std::string& phrase)
{
    const Words wanted(phrase);
    if (wanted.size() == 0)  // "!!" has no word in it
        return text.find(phrase) != std::string::npos;
    return !words.find(WordPattern(wanted.range(0, wanted.size()))).empty();
}

Result<void> cleanPhrases(std::vector<std::string>& phrases, const char* name)
{
    for (auto& phrase : phrases)
        phrase = cleanText(phrase, longestPhrase + 1);
    std::erase(phrases, std::string());
    if (phrases.size() > mostPhrases)
        return fail(ErrorCode::InvalidInput, std::string(name) + " has more than 20 phrases");
    for (const auto& phrase : phrases)
        if (countCharacters(phrase) > longestPhrase)
            return fail(ErrorCode::InvalidInput, std::string(name) + " has a phrase of more than 200 characters");
    return {};
}

Result<void> cleanTest(PromptTest& test)
{
    test.name = cleanText(test.name, longestTestName + 1);
    if (test.name.empty() || countCharacters(test.name) > longestTestName)
        return fail(ErrorCode::InvalidInput, "a test's name has 1 to 80 characters");
    test.fromEdit = cleanText(test.fromEdit, longestEdit);
    if (auto must = cleanPhrases(test.mustSay, "What must be said"); !must)
        return must;
    if (auto mustNot = cleanPhrases(test.mustNotSay, "What must not be said"); !mustNot)
        return mustNot;
    if (test.mustSay.empty() && test.mustNotSay.empty())
        return fail(ErrorCode::InvalidInput, "the test demands nothing: name words that must or must not be said");
    return {};
}

// The prompt's shop, for the record.
Result<std::string> fits(Connection& connection, const PromptTest& test)
{
    const auto prompt = connection.row<std::tuple<std::string, std::string>>("SELECT shop_id, channel FROM prompts WHERE id = :id", test.promptId);
    if (!prompt)
        return tl::unexpected(prompt.error());
    if (!prompt->has_value())
        return fail(ErrorCode::NotFound, "there is no such prompt");
    const auto draft = connection.row<std::tuple<std::string, std::string>>("SELECT channel, sealed FROM drafts WHERE id = :id", test.draftId);
    if (!draft)
        return tl::unexpected(draft.error());
    if (!draft->has_value() || std::get<1>(**draft).empty())
        return fail(ErrorCode::InvalidInput, "there is no such draft, or its customer was erased");
    if (std::get<0>(**draft) != std::get<1>(**prompt))
        return fail(ErrorCode::InvalidInput, "the draft is not of the prompt's channel");
    const auto count = connection.row<std::tuple<std::int64_t>>("SELECT COUNT(*) FROM prompt_tests WHERE prompt_id = :id", test.promptId);
    if (!count)
        return tl::unexpected(count.error());
    if (*count && std::get<0>(**count) >= mostTests)
        return fail(ErrorCode::Conflict, "this prompt has 100 tests already: remove one first");
    return std::get<0>(**prompt);
}

}  // namespace

Result<std::vector<PromptTest>> listPromptTests(Connection& connection, const std::string& promptId)
{
    // Without its draft's own words, or those of the cart, there is nothing that a version could be asked about.
    const auto rows = connection.rows<std::tuple<std::string, std::string, std::optional<std::string>, std::int64_t, std::int64_t>>(
        "SELECT t.id, t.test, p.name, t.created_at, COALESCE(f.sealed = '' OR c.sealed = '', 0) FROM prompt_tests t "
        "LEFT JOIN people p ON p.id = t.author LEFT JOIN drafts f ON f.id = json_extract(t.test, '$.draft_id') "
        "LEFT JOIN carts c ON c.id = f.cart_id WHERE t.prompt_id = :prompt ORDER BY t.id", promptId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<PromptTest> tests;
    for (const auto& [id, text, author, at, gone] : *rows) {
        auto test = fromRowText<PromptTest>(text, "a prompt's test");
        if (!test)
            return tl::unexpected(test.error());
        test->id = id;
        test->promptId = promptId;
        test->authorName = author.value_or(std::string());
        test->at = at;
        test->retired = gone != 0;
        tests.push_back(std::move(*test));
    }
    return tests;
}

Result<PromptTest> addPromptTest(Connection& connection, PromptTest test, const Person& author, TimeMs now)
{
    if (auto clean = cleanTest(test); !clean)
        return tl::unexpected(clean.error());
    const auto shop = fits(connection, test);
    if (!shop)
        return tl::unexpected(shop.error());
    test.id = newId(now);
    test.authorName = author.name;
    test.at = now;
    test.retired = false;
    return dropCount(
        connection.run("INSERT INTO prompt_tests(id, prompt_id, author, test, created_at) VALUES(:id, :prompt, :author, :test, :at)",
            test.id, test.promptId, author.id, jsonText(test), now))
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(author, "prompt.test_added", test.promptId, *shop, Json{{"test", test.id}, {"draft", test.draftId}}), now);
        })
        .map([&] { return std::move(test); });
}

Result<void> removePromptTest(Connection& connection, const std::string& testId, const Person& person, TimeMs now)
{
    const auto row = connection.row<std::tuple<std::string, std::string, std::string>>(
        "SELECT t.prompt_id, p.shop_id, t.author FROM prompt_tests t JOIN prompts p ON p.id = t.prompt_id WHERE t.id = :id", testId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return fail(ErrorCode::NotFound, "there is no such test");
    // Once it is gone, nobody could tell whose draft its words came from.
    return dropCount(connection.run("DELETE FROM prompt_tests WHERE id = :id", testId))
        .and_then([&] { return emptyKeptAnswer(connection, std::get<2>(**row), testId); })
        .and_then([&] {
            return recordPrompt(connection,
                promptEntry(person, "prompt.test_removed", std::get<0>(**row), std::get<1>(**row), Json{{"test", testId}}), now);
        });
}

std::vector<std::string> testFailures(const PromptTest& test, const Content& content)
{
    const std::string text = wholeText(content);
    const Words words(text);
    std::vector<std::string> failures;
    for (const auto& phrase : test.mustSay)
        if (!says(text, words, phrase))
            failures.push_back("Test “" + test.name + "”: does not say “" + phrase + "”");
    for (const auto& phrase : test.mustNotSay)
        if (says(text, words, phrase))
            failures.push_back("Test “" + test.name + "”: says “" + phrase + "”");
    return failures;
}

}  // namespace countersign
