#include "services/recovery/survey/surveypage.h"

#include "models/domain/digest.h"
#include "models/domain/text.h"

#include <array>

namespace countersign {

namespace {

constexpr std::string_view surveyStyle
    = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1.5rem;color:#1c2026;background:#fff}"
      "h1{font-size:1.5rem;line-height:1.3}fieldset{border:0;margin:0 0 1.5rem;padding:0}legend{font-weight:600;padding:0;margin-bottom:.5rem}"
      "label{display:block;padding:.4rem 0}input{width:1.2rem;height:1.2rem;vertical-align:-.2rem;margin-right:.5rem}"
      "textarea{display:block;width:100%;box-sizing:border-box;font:inherit;min-height:7rem;margin:.4rem 0 1.5rem}"
      "button{font:inherit;font-weight:600;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#2952d9;color:#fff}"
      ".hint{border-left:.3rem solid #b42318;padding-left:.8rem}small{color:#4a5260}"
      "@media(prefers-color-scheme:dark){body{color:#e8eaee;background:#15181d}small{color:#b4bac4}}";

struct PageWords {
    const char* title;
    const char* question;
    const char* legend;
    const char* own;
    const char* send;
    const char* privacy;
    const char* hint;
    const char* thanks;
    const char* thanksText;
    const char* closed;
    const char* closedText;
    const char* unknown;
    const char* unknownText;
    std::array<const char*, 12> reasons; // in the order of Reason
};

constexpr PageWords englishWords{ "One question", "What got in the way of your order?", "Choose what fits best",
    "In your own words (if you like)", "Send answer", "Please write no addresses, card numbers or other personal details.",
    "Please choose an answer or write a few words.", "Thank you", "Your answer has arrived. There is nothing more to do.",
    "This survey is closed", "Answers were taken until a while ago. Thank you for coming by.", "There is nothing here",
    "The link is not complete, or the survey it led to is gone.",
    { "Shipping cost too much", "I was comparing prices, or found it cheaper", "I had to create an account", "Ordering was too complicated",
        "My payment did not go through, or my way of paying was missing", "I was not sure that paying was safe", "Delivery would have taken too long",
        "The conditions for returns", "Something was not available", "The site had an error", "It was awkward on my phone or tablet",
        "I was interrupted, only looking, or wanted to wait" } };

constexpr PageWords germanWords{ "Eine Frage", "Was kam bei Ihrer Bestellung dazwischen?", "Wählen Sie, was am besten passt",
    "Mit eigenen Worten (wenn Sie mögen)", "Antwort senden", "Bitte keine Adressen, Kartennummern oder anderen persönlichen Angaben.",
    "Bitte wählen Sie eine Antwort oder schreiben Sie ein paar Worte.", "Vielen Dank", "Ihre Antwort ist angekommen. Mehr ist nicht zu tun.",
    "Diese Umfrage ist beendet", "Antworten wurden bis vor einiger Zeit angenommen. Danke, dass Sie vorbeigeschaut haben.", "Hier ist nichts",
    "Der Link ist nicht vollständig, oder die Umfrage dazu gibt es nicht mehr.",
    { "Der Versand war zu teuer", "Ich habe Preise verglichen oder es günstiger gefunden", "Ich hätte ein Kundenkonto anlegen müssen",
        "Das Bestellen war zu kompliziert", "Die Zahlung ging nicht, oder meine Zahlungsart fehlte", "Ich war nicht sicher, ob das Bezahlen sicher ist",
        "Die Lieferung hätte zu lange gedauert", "Die Bedingungen für Rücksendungen", "Etwas war nicht verfügbar", "Die Seite hatte einen Fehler",
        "Am Telefon oder Tablet war es umständlich", "Ich wurde unterbrochen, habe nur geschaut oder wollte warten" } };

const PageWords& wordsOf(const std::string& language)
{
    return language == "de" ? germanWords : englishWords;
}

std::string questionForm(const PageWords& words, bool hint)
{
    std::string form;
    if (hint)
        form += "<p class=\"hint\" role=\"alert\">" + escapeHtml(words.hint) + "</p>\n";
    form += "<form method=\"post\" accept-charset=\"utf-8\">\n<fieldset>\n<legend>" + escapeHtml(words.legend) + "</legend>\n";
    for (std::size_t i = 0; i < EnumWords<Reason>::words.size(); ++i)
        form += "<label><input type=\"radio\" name=\"reason\" value=\"" + std::string(EnumWords<Reason>::words[i].second) + "\">"
            + escapeHtml(words.reasons[i]) + "</label>\n";
    form += "</fieldset>\n<label for=\"words\">" + escapeHtml(words.own) + "</label>\n<textarea id=\"words\" name=\"words\" maxlength=\""
        + std::to_string(mostSurveyCharacters) + "\" rows=\"5\" aria-describedby=\"privacy\"></textarea>\n<p id=\"privacy\"><small>"
        + escapeHtml(words.privacy) + "</small></p>\n<button type=\"submit\">" + escapeHtml(words.send) + "</button>\n</form>\n";
    return form;
}

std::string withoutMargins(const std::string& text)
{
    constexpr const char* blank = " \t\r\n";
    const auto from = text.find_first_not_of(blank);
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

// The style's own digest is the one exception to "nothing": an injected style or script would not run.
std::string contentPolicy()
{
    static const std::string policy = "default-src 'none'; style-src 'sha256-" + base64(view(sha256(surveyStyle)))
        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    return policy;
}

} // namespace

HttpResponse surveyPage(SurveyPage page, const std::string& language, const std::string& shopName, bool hint)
{
    const auto& words = wordsOf(language);
    HttpResponse response;
    std::string title;
    std::string body;
    switch (page) {
    case SurveyPage::Question:
        response.status = hint ? 422 : 200;
        title = words.title;
        body = "<h1>" + escapeHtml(words.question) + "</h1>\n" + questionForm(words, hint);
        break;
    case SurveyPage::Thanks:
        title = words.thanks;
        body = "<h1>" + escapeHtml(words.thanks) + "</h1>\n<p>" + escapeHtml(words.thanksText) + "</p>\n";
        break;
    case SurveyPage::Closed:
        response.status = 410;
        title = words.closed;
        body = "<h1>" + escapeHtml(words.closed) + "</h1>\n<p>" + escapeHtml(words.closedText) + "</p>\n";
        break;
    case SurveyPage::Unknown:
        response.status = 404;
        title = words.unknown;
        body = "<h1>" + escapeHtml(words.unknown) + "</h1>\n<p>" + escapeHtml(words.unknownText) + "</p>\n";
        break;
    }
    const auto shop = escapeHtml(cleanText(shopName, 80));
    response.contentType = "text/html; charset=utf-8";
    response.body = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == "de" ? "de" : "en")
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
          "<meta name=\"robots\" content=\"noindex\">\n<title>"
        + escapeHtml(title) + (shop.empty() ? "" : " · " + shop) + "</title>\n<style>" + std::string(surveyStyle)
        + "</style>\n</head>\n<body>\n<main>\n" + (shop.empty() ? "" : "<p><small>" + shop + "</small></p>\n") + body
        + "</main>\n</body>\n</html>\n";
    response.headers = { { "Content-Security-Policy", contentPolicy() }, { "X-Content-Type-Options", "nosniff" },
        { "Referrer-Policy", "no-referrer" }, { "Cache-Control", "no-store" }, { "X-Frame-Options", "DENY" },
        { "X-Robots-Tag", "noindex" } };
    return response;
}

std::string guessedLanguage(std::string_view acceptLanguage)
{
    return acceptLanguage.starts_with("de") || acceptLanguage.starts_with("DE") ? "de" : "en";
}

GivenAnswer readSurveyForm(const std::string& body)
{
    HttpRequest form;
    form.query = body;
    GivenAnswer answer;
    answer.choice = fromWord<Reason>(form.queryValue("reason"));
    answer.words = withoutMargins(cleanText(form.queryValue("words"), mostSurveyCharacters, true));
    return answer;
}

} // namespace countersign
