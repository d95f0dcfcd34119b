// Receipt number: six digits that a caller hears, writes down and reads back without harm.
//
// Five digits come from the count of receipts by a fixed permutation, so that two calls in a row
// differ in every one of them; the sixth is a Damm check digit, which catches every single wrong
// digit and every swap of two neighbours.
//
// Shape:   "\d{6}", leading zeros kept; repeats after 100,000 receipts of one municipality, years
//          later. It confirms a call and is no key: rows are found by absence id.
// Source:  H. M. Damm, Total anti-symmetrische Quasigruppen, 2004.
#pragma once

#include <cstdint>
#include <string>

namespace vagtbro::sickness {

// The number of the receipt before which `issued` were given.
std::string ReceiptNumber(uint64_t issued);

// True if `text` has the shape of a receipt number and its check digit fits.
bool IsReceiptNumber(const std::string& text);

}  // namespace vagtbro::sickness
