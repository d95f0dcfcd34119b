// PlainNo: why somebody cannot have a shift where no rule of the law is in the way, or where the
// rule is not for the reader to know. In the shape of a verdict, so that whoever shows one shows
// it.
#pragma once

#include <string>

#include "vagtbro/types/v1/work.pb.h"

namespace vagtbro::roster {

// A verdict of one refused rule, UPPER_SNAKE_CASE, in one Danish and one English sentence.
types::v1::Verdict PlainNo(const std::string& rule, const std::string& sentence_da,
                           const std::string& sentence_en);

// The employment does not last over the whole shift, or is over.
types::v1::Verdict NotEmployed();

// What a planner may know of the law's answer about somebody at home in another unit: yes or no.
// Their duties, hours and other employments are for the planners of their own unit.
types::v1::Verdict ToldToOtherUnit(const types::v1::Verdict& verdict);

// The verdict without the rules that passed and have nothing to say: for long lists.
types::v1::Verdict Notable(types::v1::Verdict verdict);

}  // namespace vagtbro::roster
