#pragma once
// What can be read off a cart: signals at a level, each with the sentence and the numbers a person can check. Pure.
#include "models/domain/cart.h"
#include "models/domain/policy.h"

#include <string>
#include <vector>

namespace countersign {

struct DiagnoseInput {
    const Cart& cart;
    const CustomerFacts& customer;
    const std::string& timeZone; // the shop's
    const Policy& policy; // ranks currencies against each other
};

struct Observation {
    std::string signal; // key of the model's table
    std::string level;
    std::string sentence; // English
    Json facts = Json::object();
};

// Signals that the data does not speak of are absent: unknown is no evidence.
[[nodiscard]] std::vector<Observation> observe(const DiagnoseInput& input);

// "first_time", "returning", "loyal"; empty while the order history is unknown.
[[nodiscard]] std::string historyLevel(const CustomerFacts& customer);
// The most days a delivery method's title speaks of ("Standard 5–8 days", "3-5 Werktage"); 0 when it names none.
[[nodiscard]] int daysInTitle(const std::string& title);

namespace signals {
void checkout(const DiagnoseInput& input, std::vector<Observation>& found);
void goods(const DiagnoseInput& input, std::vector<Observation>& found);
void shopper(const DiagnoseInput& input, std::vector<Observation>& found);
[[nodiscard]] bool containsAny(const std::string& text, std::initializer_list<std::string_view> words);
// The value of the first note attribute of one of these names, in lower case; empty when there is none.
[[nodiscard]] std::string attribute(const Cart& cart, std::initializer_list<std::string_view> names);
} // namespace signals

} // namespace countersign
