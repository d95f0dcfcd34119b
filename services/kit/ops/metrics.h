// Metrics: counters, gauges and histograms by name and labels, for Prometheus.
//
// Shape:   names follow Prometheus: vagtbro_<area>_<thing>_<unit>[_total]; labels are few and
//          closed (methods, codes, services), never ids of people, shifts or calls.
// Threads: any.
#pragma once

#include <map>
#include <memory>
#include <string>

namespace vagtbro::kit {

using Labels = std::map<std::string, std::string>;

class Metrics final {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Help text of a family; without one the name stands in for it.
  void Describe(const std::string& name, const std::string& help);

  void Add(const std::string& counter, const Labels& labels, double by = 1);
  void Set(const std::string& gauge, const Labels& labels, double value);
  void Observe(const std::string& histogram, const Labels& labels, double seconds);

  // Everything in the text format of Prometheus.
  std::string Text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace vagtbro::kit
