#include "ivr/line/twiml/fields.h"

#include <algorithm>
#include <set>

#include "kit/base/ids.h"

namespace vagtbro::ivr {
namespace {

// "ANONYMOUS", "RESTRICTED", "BLOCKED" and "UNKNOWN" on the keys of a telephone.
const std::set<std::string> kWithheld = {"+266696687", "+7378742833", "+2562533", "+8656696"};

Event AfterTransfer(const Form& form) {
  const std::string status = form.Get("DialCallStatus");
  const bool taken = status == "completed" || status == "answered";
  return taken ? Event(Transferred{}) : Event(TransferFailed{});
}

}  // namespace

std::string CallerOf(const Form& form) {
  constexpr std::size_t kShortest = 6;
  constexpr std::size_t kLongest = 16;
  const std::string from = form.Get("From");
  const bool number = from.size() >= kShortest && from.size() <= kLongest && from[0] == '+' &&
                      from.find_first_not_of("0123456789", 1) == std::string::npos;
  return number && kWithheld.count(from) == 0 ? from : "";
}

std::string CallIdOf(const Form& form) {
  constexpr std::size_t kLongest = 54;  // "-lost" is put behind it
  std::string id = form.Get("CallSid");
  std::transform(id.begin(), id.end(), id.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return id.size() <= kLongest && kit::IsId(id) ? id : "";
}

bool IsOver(const Form& form) {
  static const std::set<std::string> kOver = {"completed", "busy", "failed", "no-answer",
                                              "canceled"};
  return kOver.count(form.Get("CallStatus")) > 0;
}

NotReached NotReachedOf(const Form& form) {
  const std::string status = form.Get("CallStatus");
  if (status == "busy") return NotReached::kBusy;
  if (status == "no-answer" || status == "canceled") return NotReached::kNoAnswer;
  // The last word of whoever rang for the operator, if it passes it on.
  static const std::set<std::string> kNoSuchNumber = {"404", "410", "484", "604"};
  const bool unknown = kNoSuchNumber.count(form.Get("SipResponseCode")) > 0;
  return unknown ? NotReached::kNoSuchNumber : NotReached::kFailed;
}

std::optional<Event> EventOf(const Turn& turn, const Form& form, Keys& so_far) {
  if (turn.then == Then::kTransfer) return AfterTransfer(form);
  // Whoever hung up in the middle of an entry has not answered.
  if (IsOver(form) || turn.then == Then::kHangUp) return HungUp{};
  if (!turn.collect) return Said{};
  const std::string digits = form.Get("Digits");
  const std::string keyed = so_far.Reveal() + digits;
  const std::size_t star = keyed.rfind('*');
  const std::string counted = star == std::string::npos ? keyed : keyed.substr(star + 1);
  const auto most = static_cast<std::size_t>(turn.collect->most);
  const bool hash = turn.collect->hash_ends && form.Get("FinishedOnKey") == "#";
  const bool cut_short = star != std::string::npos && !counted.empty() && digits.size() >= most;
  if (cut_short && !hash && counted.size() < most) {
    so_far = Keys(counted);
    return std::nullopt;
  }
  so_far.Wipe();
  return Heard(keyed, hash || counted.size() >= most);
}

}  // namespace vagtbro::ivr
