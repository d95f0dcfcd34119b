#include "kit/bus/exchange.h"

#include <algorithm>
#include <utility>

namespace vagtbro::kit {

Exchange::Exchange(Journal& journal, Hearing& hearing, Metrics& metrics, Transport& transport,
                   Submit submit, const std::vector<std::string>& upstreams, uint64_t credit,
                   const std::set<std::string>& not_awaited)
    : journal_(journal),
      hearing_(hearing),
      metrics_(metrics),
      transport_(transport),
      submit_(std::move(submit)),
      silent_lines_(static_cast<int>(upstreams.size())) {
  metrics_.Describe("vagtbro_bus_events_sent_total", "Events handed to a subscriber's line.");
  metrics_.Describe("vagtbro_bus_lag_events", "Events of an upstream not yet received.");
  metrics_.Describe("vagtbro_bus_stopped", "1: an unknown event type has stopped the reader.");
  for (const std::string& name : upstreams) {
    metrics_.Set("vagtbro_bus_stopped", {{"upstream", name}}, 0);
    Line line{
        Subscription(journal_.service(), hearing_.wanted(name), hearing_.unneeded(name), credit)};
    line.heard = not_awaited.contains(name);
    if (line.heard) --silent_lines_;
    lines_.emplace(name, std::move(line));
  }
}

void Exchange::Take(const std::string& subscriber, const bus::v1::Pull& pull) {
  publications_[subscriber].Hear(pull);
}

void Exchange::Take(const std::string& upstream, bus::v1::Events events, Instant now) {
  Line& line = lines_.at(upstream);
  line.last_sign = now;
  if (!line.heard) {
    line.heard = true;
    --silent_lines_;
  }
  metrics_.Set("vagtbro_bus_lag_events", {{"upstream", upstream}},
               static_cast<double>(events.head() - std::min(events.head(), events.through())));
  if (events.through() <= events.after()) return;
  const auto shared = std::make_shared<const bus::v1::Events>(std::move(events));
  Hand(line, {upstream, shared->round()}, [this, upstream, shared](Journal& journal) {
    return hearing_.Digest(journal, upstream, *shared);
  });
}

void Exchange::Turn(Instant now) {
  Publish();
  TakeApplied(now);
  AskSilentLines(now);
}

void Exchange::Publish() {
  for (auto& [subscriber, publication] : publications_) {
    while (const auto events = publication.Next(journal_.log())) {
      transport_.Publish(subscriber, *events);
      metrics_.Add("vagtbro_bus_events_sent_total", {{"subscriber", subscriber}},
                   static_cast<double>(events->envelopes_size()));
    }
  }
}

// The cursor is the owner's: what to ask for next is known when the work comes back.
void Exchange::Hand(Line& line, Applied applied, std::function<Digested(Journal&)> digest) {
  ++line.digesting;
  const auto result = std::make_shared<Applied>(std::move(applied));
  submit_(
      [result, digest = std::move(digest)](Journal& journal) {
        result->digested = digest(journal);
        result->cursor = journal.Cursor(result->upstream);
      },
      [this, result] {
        {
          const std::lock_guard lock(mutex_);
          applied_.push_back(*result);
        }
        transport_.Wake();
      });
}

void Exchange::TakeApplied(Instant now) {
  std::vector<Applied> taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(applied_);
  }
  for (const Applied& applied : taken) {
    Line& line = lines_.at(applied.upstream);
    --line.digesting;
    if (applied.digested == Digested::kStopped) Stop(applied.upstream, line);
    if (line.stopped) continue;
    line.last_sign = now;  // an owner that was busy for long is not a silent line
    if (applied.digested == Digested::kDone) {
      if (!line.subscription.MayAcknowledge(applied.cursor)) continue;
      transport_.Ask(applied.upstream, line.subscription.Acknowledge(applied.cursor));
    } else if (applied.round >= line.reset_round) {
      // One hole is one reset, however many stretches behind it are on their way.
      const bus::v1::Pull reset = line.subscription.Reset(applied.cursor);
      line.reset_round = reset.round();
      transport_.Ask(applied.upstream, reset);
    }
  }
}

void Exchange::Stop(const std::string& upstream, Line& line) {
  if (line.stopped) return;
  line.stopped = true;
  ++stopped_lines_;
  metrics_.Set("vagtbro_bus_stopped", {{"upstream", upstream}}, 1);
}

void Exchange::AskSilentLines(Instant now) {
  for (auto& [upstream, line] : lines_) {
    if (line.digesting > 0 || line.stopped || now < line.last_sign + kIdle) continue;
    line.last_sign = now;
    Hand(line, {upstream, UINT64_MAX}, [](Journal&) { return Digested::kHole; });
  }
}

}  // namespace vagtbro::kit
