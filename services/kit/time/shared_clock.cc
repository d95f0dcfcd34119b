#include "kit/time/shared_clock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>

namespace vagtbro::kit {

// The mapped file. Fixed layout, native byte order: it never leaves the machine.
struct SharedClock::Page {
  uint64_t magic;
  std::atomic<int64_t> real_anchor_nanos;   // real time at which the clock stood at clock_anchor
  std::atomic<int64_t> clock_anchor_nanos;  // moved forward by Advance()
  std::atomic<int64_t> rate_millionths;     // clock seconds per real second; 0: frozen
  std::atomic<int64_t> resume_millionths;   // the rate to go on with
};

namespace {

constexpr uint64_t kMagic = 0x31304b434f4c4356;  // "VCLOCK01"
constexpr absl::Duration kMovableNap = absl::Milliseconds(20);

absl::Status Unavailable(const std::string& what, const std::string& path) {
  return absl::UnavailableError("clock file " + path + ": " + what);
}

}  // namespace

absl::StatusOr<ClockSpec> ParseClockSpec(const std::string& spec) {
  ClockSpec parsed;
  const size_t at = spec.find('@');
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, spec.substr(0, at), &parsed.start, &error)) {
    return absl::InvalidArgumentError("clock '" + spec +
                                      "': want 2026-02-02T05:00:00+01:00, optionally with @60");
  }
  if (at != std::string::npos) {
    char* end = nullptr;
    const std::string rate = spec.substr(at + 1);
    parsed.rate = std::strtod(rate.c_str(), &end);
    if (rate.empty() || *end != '\0' || !(parsed.rate >= 0.001 && parsed.rate <= 100000)) {
      return absl::InvalidArgumentError("clock '" + spec +
                                        "': the speed after @ is 0.001 to 100000");
    }
  }
  return parsed;
}

absl::Status SharedClock::CreateFile(const std::string& path, const ClockSpec& spec) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return Unavailable("cannot be created", path);
  if (::ftruncate(fd, sizeof(Page)) != 0) {
    ::close(fd);
    return Unavailable("cannot be sized", path);
  }
  void* memory = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  ::close(fd);
  if (memory == MAP_FAILED) return Unavailable("cannot be mapped", path);
  Page* page = static_cast<Page*>(memory);
  page->real_anchor_nanos = absl::GetCurrentTimeNanos();
  page->clock_anchor_nanos = absl::ToUnixNanos(spec.start);
  page->rate_millionths = static_cast<int64_t>(spec.rate * 1e6);
  page->resume_millionths = page->rate_millionths.load();
  page->magic = kMagic;
  ::munmap(memory, sizeof(Page));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<SharedClock>> SharedClock::Open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (fd < 0) return Unavailable("cannot be opened", path);
  void* memory = ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  ::close(fd);
  if (memory == MAP_FAILED) return Unavailable("cannot be mapped", path);
  Page* page = static_cast<Page*>(memory);
  if (page->magic != kMagic) {
    ::munmap(memory, sizeof(Page));
    return Unavailable("is not a clock file", path);
  }
  return std::unique_ptr<SharedClock>(new SharedClock(page));
}

SharedClock::~SharedClock() { ::munmap(page_, sizeof(Page)); }

absl::Time SharedClock::Now() const {
  const int64_t passed = absl::GetCurrentTimeNanos() - page_->real_anchor_nanos;
  return absl::FromUnixNanos(page_->clock_anchor_nanos) +
         absl::Nanoseconds(std::max<int64_t>(passed, 0)) * rate();
}

absl::Duration SharedClock::RealTimeUntil(absl::Time due) const {
  const absl::Duration left = due - Now();
  if (left <= absl::ZeroDuration()) return absl::ZeroDuration();
  if (rate() <= 0) return kMovableNap;
  return std::min(kMovableNap, left / rate());
}

double SharedClock::rate() const { return static_cast<double>(page_->rate_millionths) / 1e6; }

absl::Status SharedClock::Advance(absl::Duration by) {
  if (by <= absl::ZeroDuration()) {
    return absl::InvalidArgumentError(std::string("the clock moves forward only"));
  }
  page_->clock_anchor_nanos.fetch_add(absl::ToInt64Nanoseconds(by));
  return absl::OkStatus();
}

void SharedClock::Freeze() {
  const absl::Time now = Now();
  if (page_->rate_millionths != 0) page_->resume_millionths = page_->rate_millionths.load();
  page_->rate_millionths = 0;
  page_->clock_anchor_nanos = absl::ToUnixNanos(now);
}

void SharedClock::Resume() {
  if (page_->rate_millionths != 0) return;
  page_->real_anchor_nanos = absl::GetCurrentTimeNanos();
  page_->rate_millionths = page_->resume_millionths.load();
}

}  // namespace vagtbro::kit
