#include "kit/ops/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace vagtbro::kit {
namespace {

// From a tenth of a millisecond to ten seconds.
const prometheus::Histogram::BucketBoundaries kSeconds = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10};

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  std::mutex mutex;
  std::map<std::string, std::string> help;
  std::map<std::string, prometheus::Family<prometheus::Counter>*> counters;
  std::map<std::string, prometheus::Family<prometheus::Gauge>*> gauges;
  std::map<std::string, prometheus::Family<prometheus::Histogram>*> histograms;

  std::string HelpFor(const std::string& name) {
    const auto found = help.find(name);
    return found == help.end() ? name : found->second;
  }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::Describe(const std::string& name, const std::string& help) {
  const std::lock_guard lock(families_->mutex);
  families_->help[name] = help;
}

void Metrics::Add(const std::string& counter, const Labels& labels, double by) {
  const std::lock_guard lock(families_->mutex);
  auto& family = families_->counters[counter];
  if (family == nullptr) {
    family = &prometheus::BuildCounter()
                  .Name(counter)
                  .Help(families_->HelpFor(counter))
                  .Register(families_->registry);
  }
  family->Add(labels).Increment(by);
}

void Metrics::Set(const std::string& gauge, const Labels& labels, double value) {
  const std::lock_guard lock(families_->mutex);
  auto& family = families_->gauges[gauge];
  if (family == nullptr) {
    family = &prometheus::BuildGauge()
                  .Name(gauge)
                  .Help(families_->HelpFor(gauge))
                  .Register(families_->registry);
  }
  family->Add(labels).Set(value);
}

void Metrics::Observe(const std::string& histogram, const Labels& labels, double seconds) {
  const std::lock_guard lock(families_->mutex);
  auto& family = families_->histograms[histogram];
  if (family == nullptr) {
    family = &prometheus::BuildHistogram()
                  .Name(histogram)
                  .Help(families_->HelpFor(histogram))
                  .Register(families_->registry);
  }
  family->Add(labels, kSeconds).Observe(seconds);
}

std::string Metrics::Text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace vagtbro::kit
