#include "kit/base/log.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace vagtbro::kit {
namespace {

std::mutex& Mutex() {
  static std::mutex mutex;
  return mutex;
}

std::string& ServiceName() {
  static std::string name;
  return name;
}

void Write(const char* level, const char* message, LogFields fields) {
  nlohmann::ordered_json line;
  // Real time on purpose: who reads logs compares them with other machines.
  line["time"] = absl::FormatTime(absl::RFC3339_full, absl::Now(), absl::UTCTimeZone());
  line["level"] = level;
  const std::lock_guard lock(Mutex());
  line["service"] = ServiceName();
  line["message"] = message;
  for (const auto& [name, value] : fields) line[name] = value;
  const std::string text =
      line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void SetLogService(const std::string& service) {
  const std::lock_guard lock(Mutex());
  ServiceName() = service;
}

void LogInfo(const char* message, LogFields fields) { Write("info", message, fields); }
void LogWarning(const char* message, LogFields fields) { Write("warning", message, fields); }
void LogError(const char* message, LogFields fields) { Write("error", message, fields); }
void LogFatal(const char* message, LogFields fields) {
  Write("fatal", message, fields);
  std::abort();
}

}  // namespace vagtbro::kit
