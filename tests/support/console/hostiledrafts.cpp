#include "tests/support/console/hostiledrafts.h"

#include "tests/support/console/sampledrafts.h"

#include <array>

namespace countersign {

namespace {

std::string repeated(const std::string& words, std::size_t times)
{
    std::string made;
    made.reserve(words.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        made += words;
    return made;
}

Content hostileContent(Channel channel, const std::string& words)
{
    Content content;
    content.channel = channel;
    content.language = "en";
    if (channel == Channel::Email) {
        content.subject = words;
        content.preheader = words;
    }
    content.blocks = { { BlockKind::Paragraph, words, "", false },
        { BlockKind::Paragraph, "{{first_name}} " + words + " {{item_title}}", "", false } };
    if (channel == Channel::Email)
        content.blocks.push_back({ BlockKind::Items, "", "", false });
    content.blocks.push_back({ BlockKind::Button, words, words, false });
    content.blocks.push_back({ BlockKind::Footer, words, "", true });
    return content;
}

} // namespace

std::vector<std::string> hostileTexts()
{
    return {
        "<script>fetch('http://127.0.0.1:9/x')</script>",
        "<img src=\"http://127.0.0.1:9/pixel.png\"><img src='file:///etc/passwd'>",
        "<img "
        "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\">",
        "<iframe src=\"file:///etc/shadow\"></iframe><object data=http://127.0.0.1:9/></object><embed src=x>",
        "<link rel=stylesheet href=//127.0.0.1:9/a.css><style>@import "
        "url(http://127.0.0.1:9/b.css);body{background:url(file:///etc/hosts)}</style>",
        "<svg onload=alert(1)><image href=\"http://127.0.0.1:9/a.svg\"/></svg><video src=http://127.0.0.1:9/v autoplay>",
        "<a href=\"javascript:alert(1)\">click</a> <form action=file:///tmp><input autofocus onfocus=alert(1)>",
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
        "qrc:/x :/countersign/icons/met.svg file:///etc/passwd http://127.0.0.1:9/ ftp://127.0.0.1/ \\\\127.0.0.1\\share\\x",
        repeated("<div><b><table><tr><td>", 2000) + "deep" + repeated("</td></tr></table></b></div>", 2000),
        repeated("&lt;&#x202e;&#0;", 500),
        "Pay \u202E.gnp.exe\u202C now \u2066\u2067\u2068 inside \u2069 and \u200F\u200E marks",
        "zero\u200Bwidth\u200Djoin\u2060er\uFEFF and \u00ADsoft",
        "tags \U000E0001\U000E0041\U000E0042\U000E007F and private \uE000\U000F0000",
        std::string("nul \0 bell \a escape \x1b[31m", 26),
        "broken \xff\xfe\xc3\x28 \xed\xa0\x80 \xf8\x88\x80\x80\x80 \xc0\xaf end",
        repeated("a", 60000),
        repeated("\u0421\u043b\u043e\u0432\u043e", 6000),
        "z" + repeated("\u0301\u0489\u036f", 3000),
        repeated("\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 400),
        repeated("\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 abc ", 600),
        "\u4f60\u597d \u0939\u093f\u0928\u094d\u0926\u0940 \u0e44\u0e17\u0e22 \U0001F600 \u1019\u103c\u1014\u103a",
        repeated("{{", 3000) + "first_name" + repeated("}}", 3000),
        "{{first_name}}{{no_such}}{{}}{{ first_name }}{{{first_name}}} {{discount_code",
        "%s%n%x%p %1 %2 %L3 %n %%",
        repeated("\n", 5000) + "end",
        repeated("\t", 3000),
        "' OR 1=1; DROP TABLE drafts; --",
        "\u2028line\u2029paragraph\u0085next",
        "\ufffc\ufffd\ufff9\ufffa\ufffb",
    };
}

Draft hostileDraft(int number, const std::string& words, TimeMs now)
{
    constexpr std::array channels{ Channel::Email, Channel::Sms, Channel::WhatsApp, Channel::Push };
    Draft draft = plainDraft(number, now);
    const Channel channel = channels[static_cast<std::size_t>(number) % channels.size()];
    draft.summary.channel = channel;
    draft.summary.maskedName = draft.summary.offer = draft.summary.whyYours = words;
    draft.title = draft.subtitle = draft.maskedTo = draft.prompt = draft.composer = draft.editedBy = words;
    draft.drafted = { hostileContent(channel, words) };
    draft.contents = { hostileContent(channel, words + " now") };
    draft.values.text["first_name"] = draft.values.text["item_title"] = draft.values.text["recovery_url"] = words;
    draft.values.fromName = words;
    draft.values.items = { { words, words, words } };
    for (Evidence& one : draft.diagnosis.evidence)
        one.sentence = words;
    draft.offer.why = words;
    for (OfferCandidate& one : draft.offer.candidates)
        one.refusals = { words };
    draft.checks = { { "claims", CheckState::Failed, words, false }, { words, CheckState::Failed, words, true } };
    draft.requirements = { { "x", RequirementState::Unsatisfied, words, words, { words }, false },
        { "y", RequirementState::Error, words, words, {}, false } };
    draft.approvals = { { "p-other", words, 1, now - hourMs } };
    draft.history = { { 1, "person", words, words, { hostileContent(channel, words) }, now - 2 * hourMs } };
    draft.summary.revision = 2;
    draft.alternatives = { { "a", words, hostileContent(channel, words) } };
    draft.comments = { { "c", "p-other", words, words, {}, true, now, std::nullopt, {} } };
    draft.lines.front().title = words;
    draft.customer.note = words;
    draft.lineage.push_back({ now, "offer.chosen", words });
    draft.routing.rule = draft.routing.sentence = words;
    return draft;
}

std::vector<Draft> enormousDrafts(TimeMs now)
{
    constexpr std::size_t many = 100'000;
    const std::string megabyte = repeated("x", 1 << 20);
    const std::string words = repeated("word ", 200'000);
    std::vector<Draft> drafts;
    const auto base = [&](int number) {
        Draft draft = plainDraft(number, now);
        draft.summary.channel = Channel::Email;
        return draft;
    };
    Draft subject = base(1);
    for (Content& content : subject.contents)
        content.subject = content.channel == Channel::Email ? megabyte : "";
    drafts.push_back(subject);
    Draft paragraphs = base(2);
    paragraphs.contents.front().blocks.assign(many, Block{ BlockKind::Paragraph, "One of very many paragraphs.", "", false });
    drafts.push_back(paragraphs);
    Draft paragraph = base(3);
    paragraph.contents.front().blocks.front().text = words;
    drafts.push_back(paragraph);
    Draft both = base(4);
    both.drafted.front().blocks.front().text = words;
    both.contents.front().blocks.front().text = megabyte;
    drafts.push_back(both);
    Draft sms = base(5);
    sms.summary.channel = Channel::Sms;
    sms.contents = { hostileContent(Channel::Sms, megabyte) };
    drafts.push_back(sms);
    Draft items = base(6);
    items.values.items.assign(many, ItemValue{ "Lamp", "1", "€1.00" });
    items.lines.assign(many, items.lines.front());
    items.diagnosis.evidence.assign(many, items.diagnosis.evidence.front());
    drafts.push_back(items);
    Draft talk = base(7);
    talk.comments.assign(many, Comment{ "c", "p", "Bela", "said", {}, false, now, std::nullopt, {} });
    talk.lineage.assign(many, LineageStep{ now, "cart.updated", "again" });
    drafts.push_back(talk);
    Draft past = base(8);
    past.history.assign(3000, Revision{ 1, "composer", "", "again", past.contents, now });
    past.alternatives.assign(3000, Alternative{ "a", "Shorter", past.contents.front() });
    drafts.push_back(past);
    Draft labels = base(9);
    labels.title = labels.subtitle = labels.summary.maskedName = labels.offer.why = labels.maskedTo = megabyte;
    labels.values.text["first_name"] = labels.values.text["item_title"] = megabyte;
    labels.requirements.assign(
        2000, RequirementResult{ "x", RequirementState::Unsatisfied, megabyte.substr(0, 2000), "f", { "Ines" }, false });
    drafts.push_back(labels);
    return drafts;
}

std::vector<Draft> hostileDrafts(int count, TimeMs now)
{
    std::vector<Draft> drafts = enormousDrafts(now);
    const std::vector<std::string> texts = hostileTexts();
    for (int number = 10; static_cast<int>(drafts.size()) < count; ++number) {
        const std::size_t one = static_cast<std::size_t>(number);
        // After one round alone, two of them together: what is harmless may not stay so in company.
        const std::string words
            = one < texts.size() + 10 ? texts[one % texts.size()] : texts[one % texts.size()] + ' ' + texts[(one * 7 + 3) % texts.size()];
        drafts.push_back(hostileDraft(number, words, now));
    }
    return drafts;
}

} // namespace countersign
