// Phones: the telephones of everybody a carrier was asked to write to, in memory.
//
// Shape:   a message is taken once for each userref; the second try gets the first's id.
// Threads: any.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::carrier {

struct Message {
  uint64_t id = 0;
  std::string msisdn;
  bool incoming = false;  // true: the person wrote it
  std::string sender;
  std::string text;
  std::string userref;
  std::string callback_url;
  std::string token;  // of the account that sent it; signs the callbacks
  absl::Time time;
};

class Phones final {
 public:
  // Takes a message. True: it is new; false: its userref was taken before, and `*message` becomes
  // it.
  bool Take(Message* message);
  // Notes what a person wrote; it goes to whoever wrote to that phone last. False: nobody did.
  bool Write(const std::string& msisdn, const std::string& text, absl::Time time, Message* message);

  // All messages with an id above `after`, oldest first.
  std::vector<Message> Since(uint64_t after) const;
  // The same, but waits up to `patience` for the first.
  std::vector<Message> WaitSince(uint64_t after, absl::Duration patience) const;

 private:
  std::vector<Message> SinceLocked(uint64_t after) const;

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<Message> messages_;                // by id, from 1
  std::map<std::string, size_t> by_userref_;     // index
  std::map<std::string, size_t> last_to_phone_;  // index of the last outgoing one
};

}  // namespace vagtbro::carrier
