#include "names.h"

#include <array>
#include <cstdio>

#include "directory/domain/pin_rules.h"
#include "kit/base/check.h"

namespace vagtbro::demo {
namespace {

constexpr std::array kGiven = {
    "Anne",   "Mette",    "Kirsten", "Hanne",   "Anna",   "Helle",    "Susanne",   "Lene",
    "Maria",  "Marianne", "Lone",    "Camilla", "Pia",    "Louise",   "Charlotte", "Bente",
    "Tina",   "Gitte",    "Inge",    "Karen",   "Julie",  "Ida",      "Emma",      "Jette",
    "Sofie",  "Birgit",   "Ulla",    "Laura",   "Sanne",  "Rikke",    "Freja",     "Signe",
    "Line",   "Trine",    "Maja",    "Åse",     "Dorthe", "Heidi",    "Vibeke",    "Winnie",
    "Fatima", "Aisha",    "Nadia",   "Olena",   "Thi",    "Amina",    "Leyla",     "Marta",
    "Peter",  "Michael",  "Lars",    "Thomas",  "Henrik", "Søren",    "Christian", "Jan",
    "Martin", "Niels",    "Anders",  "Morten",  "Jesper", "Mads",     "Rasmus",    "Per",
    "Hassan", "Omar",     "Jørgen",  "Kasper",  "Emil",   "Frederik", "Øjvind",    "Tobias"};

constexpr std::array kMiddle = {
    "Holm", "Lund", "Bech", "Skov",    "Dahl", "Krogh",      "Bak",  "Juhl",     "Friis", "Vest",
    "Toft", "Kjær", "Birk", "Winther", "Høj",  "Østergaard", "Buch", "Nørgaard", "Bruun", "Munk"};

constexpr std::array kFamily = {
    "Nielsen",   "Jensen",       "Hansen",    "Andersen",    "Pedersen", "Christensen", "Larsen",
    "Sørensen",  "Rasmussen",    "Jørgensen", "Petersen",    "Madsen",   "Kristensen",  "Olsen",
    "Thomsen",   "Christiansen", "Poulsen",   "Johansen",    "Møller",   "Mortensen",   "Knudsen",
    "Jakobsen",  "Mikkelsen",    "Olesen",    "Frederiksen", "Laursen",  "Henriksen",   "Lund",
    "Schmidt",   "Eriksen",      "Holm",      "Kristiansen", "Clausen",  "Simonsen",    "Svendsen",
    "Andreasen", "Iversen",      "Jeppesen",  "Vestergaard", "Nissen",   "Lauridsen",   "Mogensen",
    "Jespersen", "Frandsen",     "Jepsen",    "Ahmed",       "Nguyen",   "Ali",         "Kovalenko",
    "Yilmaz",    "Østergaard",   "Kjær",      "Bertelsen",   "Dam",      "Ågaard"};

constexpr std::uint32_t kNumbersAPrefix = 100'000;

std::string Digits(Draw& draw, int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + draw.Below(10));
  return digits;
}

}  // namespace

std::string PersonName(Draw& draw) {
  std::string name = draw.Pick(kGiven);
  if (draw.Percent(45)) name += std::string(" ") + draw.Pick(kMiddle);
  return name + " " + draw.Pick(kFamily);
}

std::string PhoneNumber(std::uint32_t n) {
  KIT_CHECK(n < 2 * kNumbersAPrefix);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "+45%s%05u", n < kNumbersAPrefix ? "200" : "300",
                n % kNumbersAPrefix);
  return text.data();
}

std::string Pin(Draw& draw, const std::string& employment_no) {
  std::string pin = Digits(draw, 4);
  while (directory::IsPopularPin(pin) || directory::IsOfNumber(pin, employment_no)) {
    pin = Digits(draw, 4);
  }
  return pin;
}

std::string EmploymentNumbers::Next() {
  std::string number = Digits(draw_, draw_.Between(5, 8));
  while (number.front() == '0' || !given_.insert(number).second) {
    number = Digits(draw_, draw_.Between(5, 8));
  }
  return number;
}

}  // namespace vagtbro::demo
