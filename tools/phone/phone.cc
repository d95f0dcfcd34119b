#include "tools/phone/phone.h"

#include <algorithm>
#include <utility>

#include "tools/phone/phone_line.h"

namespace vagtbro::phone {
namespace {

// How long the wall may show for so much sound, before the other side counts as gone.
constexpr absl::Duration kSpare = absl::Seconds(10);

absl::Status WhyNot(int status, const std::string& ending) {
  switch (status) {
    case 404:
    case 484:
    case 604:
      return absl::NotFoundError("nobody has that number (" + ending + ")");
    case 403:
    case 488:
    case 603:
      return absl::FailedPreconditionError("the call was declined (" + ending + ")");
    case 486:
    case 600:
      return absl::UnavailableError("busy (" + ending + ")");
    default:
      return absl::UnavailableError("the call did not come through (" + ending + ")");
  }
}

}  // namespace

Phone::Phone(std::unique_ptr<Line> line) : line_(std::move(line)) {}
Phone::~Phone() = default;

absl::StatusOr<std::unique_ptr<Phone>> Phone::Open(const PhoneSettings& settings,
                                                   const ClipBook& book) {
  auto line = std::make_unique<Line>(settings, book);
  if (!line->Open()) {
    return absl::UnavailableError("the phone cannot listen on " + settings.address + ":" +
                                  std::to_string(settings.port));
  }
  return std::unique_ptr<Phone>(new Phone(std::move(line)));
}

const std::string& Phone::address() const { return line_->address_; }

absl::Status Phone::Call(const std::string& uri, absl::Duration patience) {
  line_->Invite(uri);
  // Who hangs up at once has picked up all the same.
  if (line_->Wait(patience, [this] { return line_->picked_up_; })) return absl::OkStatus();
  const bool over = state() == State::kOver;
  if (!over) HangUp();
  return WhyNot(over ? line_->Locked([this] { return line_->status_; }) : 0,
                over ? Ending() : "nobody picked up");
}

bool Phone::Listen(absl::Duration patience) {
  // An earlier call that is over is no answer to the wait for the next.
  line_->Locked([this] {
    if (line_->state_ == State::kOver) line_->state_ = State::kIdle;
    return 0;
  });
  return line_->Wait(patience, [this] { return line_->state_ == State::kRinging; });
}

std::string Phone::Caller() const {
  return line_->Locked([this] { return line_->caller_; });
}
void Phone::Answer() {
  line_->Answer();
  line_->Wait(kSpare, [this] { return line_->state_ == State::kTalking; });
}
void Phone::Reject(std::uint16_t status) { line_->Reject(status); }
void Phone::HangUp() { line_->HangUp(); }

void Phone::Press(const std::string& keys) {
  line_->Press(keys);
  const absl::Duration most = kSpare + static_cast<double>(keys.size()) * absl::Seconds(1);
  line_->Wait(most, [this] { return line_->keys_left_ == 0; });
}

bool Phone::WaitForSpeech(absl::Duration patience) {
  return line_->Wait(patience, [this] { return line_->listener_.said(); });
}

bool Phone::WaitForPrompt(absl::Duration patience) {
  return line_->Wait(patience, [this] { return line_->listener_.prompt_over(); });
}

void Phone::NextPrompt() {
  line_->Locked([this] {
    line_->listener_.Pressed();
    return 0;
  });
}

bool Phone::WaitFor(absl::Duration sound) {
  const absl::Duration until = talk_time() + sound;
  return line_->Wait(sound + kSpare, [&] { return line_->listener_.time() >= until; });
}

bool Phone::WaitForMore(std::size_t seen, absl::Duration patience) {
  return line_->Wait(patience, [&] { return line_->listener_.heard().size() > seen; });
}

bool Phone::WaitToHear(const std::string& id, absl::Duration patience) {
  return line_->Wait(patience, [&] {
    const auto& heard = line_->listener_.heard();
    return std::any_of(heard.begin(), heard.end(),
                       [&](const Heard& one) { return one.whole && one.id == id; });
  });
}

bool Phone::WaitForEnd(absl::Duration patience) {
  return line_->Wait(patience, [this] { return line_->state_ == State::kOver; });
}

Phone::State Phone::state() const {
  return line_->Locked([this] { return line_->state_; });
}
std::string Phone::Ending() const {
  return line_->Locked([this] { return line_->ending_; });
}
std::vector<Heard> Phone::HeardSoFar() const {
  return line_->Locked([this] { return line_->listener_.heard(); });
}
absl::Duration Phone::talk_time() const {
  return line_->Locked([this] { return line_->listener_.time(); });
}
std::int64_t Phone::packets() const {
  return line_->Locked([this] { return line_->packets_; });
}
std::int64_t Phone::lost() const {
  return line_->Locked([this] { return line_->lost_; });
}
std::vector<std::int16_t> Phone::Recording() const {
  return line_->Locked([this] { return line_->recording_; });
}

}  // namespace vagtbro::phone
