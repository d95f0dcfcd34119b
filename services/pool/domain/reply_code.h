// ReplyCode: the four digits by which a person's text message names one of their open offers.
//
// Shape:   "1000" to "9999", fixed by the offer's id; a code in use by the same person is passed
// over.
#pragma once

#include <set>
#include <string>

namespace vagtbro::pool {

// Requires fewer than 9,000 codes in use.
std::string ReplyCode(const std::string& offer_id, const std::set<std::string>& in_use);

}  // namespace vagtbro::pool
