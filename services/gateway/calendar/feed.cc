#include "gateway/calendar/feed.h"

#include "kit/base/log.h"

namespace vagtbro::gateway {
namespace {

// Phones ask every quarter of an hour or less often; each address may hold a whole town.
constexpr double kGuessesPerSecond = 2;
constexpr double kGuessesBurst = 60;
constexpr double kReadsPerSecond = 0.05;
constexpr double kReadsBurst = 20;
constexpr absl::Duration kBack = absl::Hours(24 * 30);
constexpr absl::Duration kAhead = absl::Hours(24 * 90);
// A calendar looks all day long: one line a day says so.
constexpr absl::Duration kSameLook = absl::Hours(24);
constexpr size_t kSecretLength = 43;
constexpr size_t kMostVersions = 50000;
const std::string kPrefix = "/calendar/";
const std::string kSuffix = ".ics";

// The hash of the secret in the path; empty: it has not the shape of one.
std::string KeyOf(const std::string& path) {
  if (path.size() != kPrefix.size() + kSecretLength + kSuffix.size() ||
      path.compare(path.size() - kSuffix.size(), kSuffix.size(), kSuffix) != 0) {
    return "";
  }
  return HashOf(path.substr(kPrefix.size(), kSecretLength));
}

Response Later(int status, absl::Duration wait) {
  Response response = TextAnswer(status, "try again later");
  response.headers.emplace_back("retry-after", RetryAfter(wait));
  return response;
}

Response NoCalendar() { return TextAnswer(404, "no such calendar"); }

bool Knows(const Request& request, const std::string& tag) {
  const std::string* known = request.Header("if-none-match");
  return known != nullptr && (known->find(tag) != std::string::npos || *known == "*");
}

}  // namespace

Feed::Feed(GateOptions options, const Links& links, AccessLog& log, Directory* directory,
           Shifts* shifts, const kit::Clock& clock, const kit::Clock& system, Workers& workers)
    : options_(std::move(options)),
      links_(links),
      directory_(directory),
      shifts_(shifts),
      clock_(clock),
      system_(system),
      workers_(workers),
      looks_(log, kSameLook),
      guesses_(kGuessesPerSecond, kGuessesBurst),
      reads_(kReadsPerSecond, kReadsBurst) {}

void Feed::Take(const Request& request, const std::shared_ptr<Exchange>& exchange) {
  if (request.method != "GET" && request.method != "HEAD") {
    return exchange->Answer(TextAnswer(405, "calendars are read"));
  }
  const absl::Time now = clock_.Now();
  const std::string key = KeyOf(request.path);
  const auto employment_id = key.empty() ? std::nullopt : links_.Find(key);
  const absl::Duration wait = employment_id
                                  ? reads_.Take(key, now)
                                  : guesses_.Take(AddressOf(request, options_.proxies), now);
  if (wait > absl::ZeroDuration()) return exchange->Answer(Later(429, wait));
  if (!employment_id) return exchange->Answer(NoCalendar());
  v1::RecordsRead read;
  read.set_actor_employment_id(*employment_id);
  read.set_method(kCalendarLook);
  read.add_subject_employment_ids(*employment_id);
  read.set_purpose(kCalendarPurpose);
  looks_.Note(read, now, [this, request, key, employment_id = *employment_id, exchange] {
    const bool taken =
        workers_.Submit([=, this] { exchange->Answer(Read(request, key, employment_id)); });
    if (!taken) exchange->Answer(Later(503, absl::Minutes(1)));
  });
}

Response Feed::Read(const Request& request, const std::string& key,
                    const std::string& employment_id) {
  if (directory_ == nullptr || shifts_ == nullptr) return Later(503, absl::Hours(1));
  const absl::Time today = system_.Now();
  const auto employed = directory_->Find(employment_id);
  absl::StatusOr<std::vector<CalendarShift>> shifts =
      employed.ok() ? shifts_->Read(employment_id, today - kBack, today + kAhead)
                    : absl::StatusOr<std::vector<CalendarShift>>(employed.status());
  if (absl::IsNotFound(shifts.status())) return NoCalendar();
  if (!shifts.ok()) {
    kit::LogWarning(
        "a calendar cannot be read",
        {{"employment_id", employment_id}, {"error", std::string(shifts.status().message())}});
    return Later(503, absl::Minutes(5));
  }
  const std::string digest = DigestOf(*shifts);
  const std::string tag = "\"" + digest.substr(0, 32) + "\"";
  Headers headers = {{"etag", tag}, {"cache-control", "private, max-age=900"}};
  if (Knows(request, tag)) return {304, std::move(headers), ""};
  headers.emplace_back("content-type", "text/calendar; charset=utf-8");
  headers.emplace_back("content-disposition", "inline; filename=\"vagter.ics\"");
  headers.emplace_back("x-robots-tag", "noindex");
  return {200, std::move(headers),
          MakeIcs(*shifts, options_.tenant, Changed(key, digest, clock_.Now()))};
}

absl::Time Feed::Changed(const std::string& key, const std::string& digest, absl::Time now) {
  const std::lock_guard lock(mutex_);
  if (versions_.size() >= kMostVersions) versions_.clear();
  Version& version = versions_[key];
  if (version.digest != digest) version = {digest, now};
  return version.changed;
}

}  // namespace vagtbro::gateway
