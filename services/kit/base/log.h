// Log: one JSON object a line on stderr.
//
// Shape:   {"time","level","service","message", fields…}. Fields are ids, types, counts and times;
//          never payloads, names, numbers, PINs or texts.
// Threads: any.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

namespace vagtbro::kit {

using LogFields = std::initializer_list<std::pair<const char*, std::string>>;

// Name that stands in every line; set once at start.
void SetLogService(const std::string& service);

void LogInfo(const char* message, LogFields fields = {});
void LogWarning(const char* message, LogFields fields = {});
void LogError(const char* message, LogFields fields = {});
// Ends the process.
[[noreturn]] void LogFatal(const char* message, LogFields fields = {});

}  // namespace vagtbro::kit
