#include "call_report.h"

#include <google/protobuf/struct.pb.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iomanip>

namespace vagtbro::vagt {
namespace {

// Prompts are further apart than that, the clips of one are nearer.
constexpr absl::Duration kBetweenPrompts = absl::Milliseconds(700);

std::string TextOf(const phone::Heard& heard) {
  return heard.id.empty() ? "(speech that is no known clip)" : heard.text;
}

}  // namespace

std::string ShowInstant(absl::Duration at) {
  const auto tenths = absl::ToInt64Milliseconds(at) / 100;
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%d:%02d.%d", static_cast<int>(tenths / 600),
                static_cast<int>(tenths / 10 % 60), static_cast<int>(tenths % 10));
  return text.data();
}

void LiveReport::Follow() {
  thread_ = std::thread([this] {
    while (true) {
      // Wakes also without anything heard, to see whether it is to stop.
      phone_.WaitForMore(printed_, absl::Milliseconds(100));
      const std::lock_guard lock(mutex_);
      Print();
      if (stopping_ || phone_.state() == phone::Phone::State::kOver) return;
    }
  });
}

void LiveReport::Print() {
  const std::vector<phone::Heard> heard = phone_.HeardSoFar();
  for (; printed_ < heard.size(); ++printed_) {
    const phone::Heard& one = heard[printed_];
    if (line_open_ && one.at - until_ < kBetweenPrompts) {
      out_ << ' ';
    } else {
      out_ << (line_open_ ? "\n" : "") << std::setw(8) << ShowInstant(one.at) << "  ";
    }
    out_ << TextOf(one) << std::flush;
    line_open_ = true;
    until_ = one.until;
  }
  // A clip goes on after its entry is there.
  if (!heard.empty()) until_ = heard.back().until;
}

void LiveReport::Note(const std::string& what) {
  const std::lock_guard lock(mutex_);
  Print();
  out_ << (line_open_ ? "\n" : "") << std::setw(8) << ShowInstant(phone_.talk_time()) << "  > "
       << what << std::endl;
  line_open_ = false;
}

void LiveReport::Stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  thread_.join();
  Print();
  if (line_open_) out_ << std::endl;
  line_open_ = false;
}

CallSum SumOf(const phone::Phone& phone) {
  const std::vector<phone::Heard> heard = phone.HeardSoFar();
  CallSum sum;
  sum.duration = phone.talk_time();
  sum.ending = phone.Ending();
  const std::vector<std::string> receipts = phone::ReceiptsIn(heard);
  if (!receipts.empty()) sum.receipt_no = receipts.front();
  sum.receipt_twice = receipts.size() > 1 && receipts[0] == receipts[1];
  sum.outcome = sum.receipt_no.empty() ? "picked up" : "reported";
  return sum;
}

void PrintSum(const CallSum& sum, std::ostream& out) {
  const auto line = [&out](const char* what, const std::string& value) {
    out << std::left << std::setw(10) << what << std::right << value << "\n";
  };
  out << "\n";
  line("Outcome", sum.outcome);
  if (!sum.receipt_no.empty()) {
    line("Receipt", sum.receipt_no + (sum.receipt_twice ? ", heard twice" : ", heard once"));
  }
  line("Duration", ShowInstant(sum.duration));
  line("Ended", sum.ending);
}

google::protobuf::Struct JsonOf(const CallSum& sum, const phone::Phone& phone) {
  google::protobuf::Struct json;
  auto& fields = *json.mutable_fields();
  fields["outcome"].set_string_value(sum.outcome);
  fields["receiptNo"].set_string_value(sum.receipt_no);
  fields["receiptTwice"].set_bool_value(sum.receipt_twice);
  fields["durationSeconds"].set_number_value(absl::ToDoubleSeconds(sum.duration));
  fields["ended"].set_string_value(sum.ending);
  fields["rtpPackets"].set_number_value(static_cast<double>(phone.packets()));
  fields["rtpLost"].set_number_value(static_cast<double>(phone.lost()));
  auto& list = *fields["heard"].mutable_list_value();
  for (const phone::Heard& one : phone.HeardSoFar()) {
    auto& entry = *list.add_values()->mutable_struct_value()->mutable_fields();
    entry["atSeconds"].set_number_value(absl::ToDoubleSeconds(one.at));
    entry["clip"].set_string_value(one.id);
    entry["text"].set_string_value(one.text);
    entry["whole"].set_bool_value(one.whole);
  }
  return json;
}

}  // namespace vagtbro::vagt
