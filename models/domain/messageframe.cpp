#include "models/domain/messageframe.h"

namespace countersign {

const std::vector<std::string>& footerTexts(const std::string& language)
{
    static const std::vector<std::string> english{
        "You get this message because you began an order at {{shop_name}}.\n{{shop_name}}, {{postal_address}}\n"
        "Stop these messages: {{unsubscribe_url}}",
        "You get this message because you began an order at {{shop_name}}.\nStop these messages: {{unsubscribe_url}}"};
    static const std::vector<std::string> german{
        "Sie erhalten diese Nachricht, weil Sie bei {{shop_name}} eine Bestellung begonnen haben.\n{{shop_name}}, {{postal_address}}\n"
        "Keine Nachrichten mehr: {{unsubscribe_url}}",
        "Sie erhalten diese Nachricht, weil Sie bei {{shop_name}} eine Bestellung begonnen haben.\n"
        "Keine Nachrichten mehr: {{unsubscribe_url}}"};
    return language == "de" ? german : english;
}

const std::string& stopText(const std::string& language)
{
    static const std::string english = "Stop: {{unsubscribe_url}}";
    static const std::string german = "Stopp: {{unsubscribe_url}}";
    return language == "de" ? german : english;
}

Block footerBlock(Channel channel, const std::string& language, bool hasPostalAddress)
{
    const std::string& text = channel == Channel::Email ? footerTexts(language)[hasPostalAddress ? 0 : 1] : stopText(language);
    return {BlockKind::Footer, text, {}, true};
}

}  // namespace countersign
