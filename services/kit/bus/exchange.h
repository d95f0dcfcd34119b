// Exchange: one service's end of the bus: what to send for what has come in and become durable.
//
// Serves the own log to whoever pulls and pulls from each upstream. Knows no socket, no thread and
// no clock; BusNode and MemoryBus drive the same one.
//
// Units:   credit counts sequences behind the cursor, see Subscription.
// Threads: one drives it; `submit` calls back from the owner thread.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "kit/bus/hearing.h"
#include "kit/bus/publication.h"
#include "kit/bus/subscription.h"
#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"

namespace vagtbro::kit {

class Exchange final {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  // Runs work where the journal may be touched, and tells when it is durable.
  using Submit = std::function<void(Work, Durable)>;
  // A line that has been silent for so long is asked again from the cursor.
  static constexpr std::chrono::milliseconds kIdle{300};

  // What carries the messages away. It may lose, double and reorder them.
  class Transport {
   public:
    virtual ~Transport() = default;
    virtual void Publish(const std::string& subscriber, const bus::v1::Events& events) = 0;
    virtual void Ask(const std::string& upstream, const bus::v1::Pull& pull) = 0;
    // Something has become durable: Turn() has work. Any thread.
    virtual void Wake() = 0;
  };

  // `upstreams` must be known to `hearing`; those in `not_awaited` count as heard from the start.
  Exchange(Journal& journal, Hearing& hearing, Metrics& metrics, Transport& transport,
           Submit submit, const std::vector<std::string>& upstreams, uint64_t credit,
           const std::set<std::string>& not_awaited = {});

  // A message has come in.
  void Take(const std::string& subscriber, const bus::v1::Pull& pull);
  void Take(const std::string& upstream, bus::v1::Events events, Instant now);
  // Publishes what is new, acknowledges what has become durable, asks lines that are silent.
  void Turn(Instant now);

  // Any thread.
  bool heard_all() const { return silent_lines_ == 0; }
  int stopped_lines() const { return stopped_lines_; }

 private:
  // One upstream.
  struct Line {
    Subscription subscription;
    Instant last_sign = Instant::min();  // of life, from us or from them
    bool heard = false;
    int digesting = 0;         // pieces of work handed to the owner and not yet durable
    bool stopped = false;      // an unknown type: until a newer binary is started
    uint64_t reset_round = 0;  // holes in what was sent before this pull are known
  };
  // What became of a stretch, on its way back from the owner thread.
  struct Applied {
    std::string upstream;
    uint64_t round;  // of the pull it answers
    Digested digested = Digested::kDone;
    uint64_t cursor = 0;
  };

  void Publish();
  void TakeApplied(Instant now);
  void AskSilentLines(Instant now);
  void Stop(const std::string& upstream, Line& line);
  void Hand(Line& line, Applied applied, std::function<Digested(Journal&)> digest);

  Journal& journal_;
  Hearing& hearing_;
  Metrics& metrics_;
  Transport& transport_;
  Submit submit_;
  std::map<std::string, Line> lines_;                // by upstream
  std::map<std::string, Publication> publications_;  // by subscriber
  std::atomic<int> silent_lines_;
  std::atomic<int> stopped_lines_ = 0;
  std::mutex mutex_;
  std::vector<Applied> applied_;
};

}  // namespace vagtbro::kit
