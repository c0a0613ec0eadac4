#include "models/domain/checkparts.h"
#include "models/domain/weblink.h"

#include <algorithm>
#include <set>

namespace countersign {
namespace {

std::string problemWith(const std::string& url, const CheckInput& input)
{
    const auto link = parseWebLink(url);
    if (!link)
        return "The link " + quoted(url) + " is not a plain web address.";
    const HostJudgement judgement = judgeHost(*link, input.linkDomains);
    const std::string like = judgement.looksLike.empty() ? "" : ", which looks like " + judgement.looksLike + " but is not";
    switch (judgement.verdict) {
    case HostVerdict::Allowed: return {};
    case HostVerdict::Disguised: return "A link leads to " + link->host + ", a host in look-alike or encoded letters" + like + ".";
    case HostVerdict::Foreign: return "A link leads to " + link->host + (like.empty() ? ", which is not the shop's." : like + ".");
    }
    return "A link could not be judged.";
}

}  // namespace

CheckResult checkLinks(const CheckInput& input, const CheckedText& text)
{
    std::vector<std::string> urls = text.urls;
    std::ranges::copy(linksIn(text.all), std::back_inserter(urls));
    std::set<std::string> hosts;
    for (const std::string& url : urls) {
        if (const std::string problem = problemWith(url, input); !problem.empty())
            return failed("links", problem);
        hosts.insert(parseWebLink(url)->host);
    }
    if (hosts.empty())
        return passed("links", "There are no links.");
    std::string names;
    for (const std::string& host : hosts)
        names += (names.empty() ? "" : ", ") + host;
    return passed("links", "All links lead to the shop: " + names + ".");
}

}  // namespace countersign
