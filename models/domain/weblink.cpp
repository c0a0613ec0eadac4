#include "models/domain/weblink.h"

#include "models/domain/icutext.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/idna.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

namespace countersign {
namespace {

bool isHostDigit(char c) { return c >= '0' && c <= '9'; }
bool isHostByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isHostDigit(c) || c == '-' || c == '.'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool hasLabels(std::string_view host)
{
    for (std::size_t start = 0; start <= host.size();) {
        const std::size_t end = std::min(host.find('.', start), host.size());
        if (end == start || end - start > 63)
            return false;
        start = end + 1;
    }
    return !host.empty() && host.size() <= 253;
}

bool isAddress(std::string_view host)
{
    return std::ranges::all_of(host, [](char c) { return isHostDigit(c) || c == '.'; });
}

bool isPlainHost(std::string_view host)
{
    return host.find("xn--") == std::string_view::npos
        && std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::IDNA* idna()
{
    static const std::unique_ptr<icu::IDNA> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::IDNA>(icu::IDNA::createUTS46Instance(
            UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ, status));
    }();
    return instance.get();
}

// Letters as a person sees them; empty when the name is not a valid one.
icu::UnicodeString shownHost(std::string_view host)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::IDNAInfo info;
    icu::UnicodeString shown;
    idna()->nameToUnicode(wide(host), shown, info, status);
    return U_SUCCESS(status) && !info.hasErrors() ? shown : icu::UnicodeString();
}

icu::UnicodeString skeleton(const icu::UnicodeString& text)
{
    thread_local const icu::LocalUSpoofCheckerPointer checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::LocalUSpoofCheckerPointer(uspoof_open(&status));
    }();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    uspoof_getSkeletonUnicodeString(checker.getAlias(), 0, text, out, &status);
    return U_SUCCESS(status) ? out : text;
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

bool isWithin(std::string_view host, std::string_view domain)
{
    if (host == domain)
        return true;
    return !isAddress(host) && host.size() > domain.size() && host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.';
}

// Endings that mail programs and people take for an address when no scheme stands before them.
bool hasCommonEnding(std::string_view host)
{
    static constexpr auto endings = std::to_array<std::string_view>({"com", "net", "org", "info", "biz", "io", "co", "me", "tv", "cc", "ly",
        "gl", "app", "dev", "shop", "store", "online", "site", "link", "click", "xyz", "top", "club", "live", "page", "web", "website",
        "de", "at", "ch", "eu", "uk", "fr", "es", "it", "nl", "be", "pl", "se", "no", "dk", "fi", "pt", "ie", "cz", "us", "ca", "au", "nz",
        "jp", "cn", "in", "ru", "br", "mx", "tk", "ml", "ga", "cf", "gq"});
    const std::size_t dot = host.rfind('.');
    return dot != std::string_view::npos && dot > 0 && std::ranges::find(endings, lowerCase(host.substr(dot + 1))) != endings.end();
}

bool endsLink(char c)
{
    return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"' || c == '`';
}

std::string_view withoutTrailingMarks(std::string_view link)
{
    static constexpr std::string_view marks = ".,;:!?'\")]}";
    while (!link.empty() && marks.find(link.back()) != std::string_view::npos)
        link.remove_suffix(1);
    return link;
}

}  // namespace

std::optional<WebLink> parseWebLink(std::string_view url)
{
    const auto isBad = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`';
    };
    if (url.size() > 4096 || std::ranges::any_of(url, isBad))
        return std::nullopt;
    const std::size_t mark = url.find("://");
    if (mark == std::string_view::npos)
        return std::nullopt;
    WebLink link{lowerCase(url.substr(0, mark)), {}, {}};
    if (link.scheme != "https" && link.scheme != "http")
        return std::nullopt;
    std::string_view rest = url.substr(mark + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
        const std::string_view port = rest.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, isHostDigit))
            return std::nullopt;
        link.port = port;
        rest = rest.substr(0, colon);
    }
    if (rest.ends_with('.'))
        rest.remove_suffix(1);
    if (!std::ranges::all_of(rest, isHostByte) || !hasLabels(rest))
        return std::nullopt;
    link.host = lowerCase(rest);
    return link;
}

std::vector<std::string> linksIn(std::string_view text)
{
    std::vector<std::string> links;
    for (std::size_t i = 0; i < text.size();) {
        if (endsLink(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && !endsLink(text[end]))
            ++end;
        std::string_view word = text.substr(i, end - i);
        i = end;
        if (const std::size_t mark = word.find("://"); mark != std::string_view::npos) {
            std::size_t start = mark;
            while (start > 0 && ((word[start - 1] >= 'a' && word[start - 1] <= 'z') || (word[start - 1] >= 'A' && word[start - 1] <= 'Z')))
                --start;
            links.emplace_back(withoutTrailingMarks(word.substr(start)));
            continue;
        }
        while (!word.empty() && !isHostByte(word.front()))
            word.remove_prefix(1);
        // An e-mail address is no web address; a path or a port may follow a host.
        const std::string_view host = withoutTrailingMarks(word.substr(0, word.find_first_of("/?#:")));
        if (host.find('@') != std::string_view::npos || !std::ranges::all_of(host, isHostByte) || !hasLabels(host))
            continue;
        if (lowerCase(host.substr(0, 4)) == "www." || hasCommonEnding(host))
            links.push_back("https://" + std::string(withoutTrailingMarks(word)));
    }
    return links;
}

HostJudgement judgeHost(const WebLink& link, const std::vector<std::string>& domains)
{
    const std::string withPort = link.host + ":" + link.port;
    const auto shown = shownHost(link.host);
    const bool plain = isPlainHost(link.host);
    HostJudgement judgement;
    for (const std::string& listed : domains) {
        const std::string domain = lowerCase(listed);
        if (domain.empty())
            continue;
        if (domain.find(':') != std::string::npos ? withPort == domain : isWithin(link.host, domain))
            return {HostVerdict::Allowed, {}};
        // A shop whose own name has non-ASCII letters may write it either way.
        const auto shownDomain = shownHost(domain);
        if (!plain && !isPlainHost(domain) && !shown.isEmpty() && shown == shownDomain)
            return {HostVerdict::Allowed, {}};
        const std::string bare = domain.substr(0, domain.find(':'));
        const bool confusable = !shown.isEmpty() && !shownDomain.isEmpty() && skeleton(shown) == skeleton(shownDomain);
        const bool near
            = bare.size() >= 6 && !isAddress(bare) && (distance(link.host, bare) <= 2 || link.host.find(bare) != std::string::npos);
        if (confusable || near)
            judgement.looksLike = bare;
        if (confusable)
            judgement.verdict = HostVerdict::Disguised;
    }
    if (!plain)
        judgement.verdict = HostVerdict::Disguised;
    return judgement;
}

}  // namespace countersign
