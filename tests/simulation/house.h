// House: the services in one process over memory disks, and what people do to them.
//
// Nothing moves by itself: whoever drives it moves the clock, lets the network settle and fires the
// alarms. The simulation gives it a Fate that loses and crashes; the lab one that does not.
//
// Errors:  an act answers as the API does; UNAVAILABLE: its outcome is unknown, send it again.
// Threads: one drives it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kit/rpc/request.h"
#include "simulation/node.h"
#include "vagtbro/bundle/v1/bundle.pb.h"
#include "vagtbro/pool/v1/pool_service.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::simulation {

// What may go wrong between a caller and the disk; by default nothing does.
class Fate {
 public:
  virtual ~Fate() = default;
  virtual bool LosesRequest() { return false; }
  virtual bool LosesReply() { return false; }
  // Makes durable what the node did; false: it has crashed instead.
  virtual bool Flush(Node& node);
};

class House final {
 public:
  using Nodes = std::map<std::string, std::unique_ptr<Node>>;

  // All services but those named in `without`.
  House(std::string tenant, const kit::Clock& clock, kit::Weather& weather, Fate& fate,
        const std::vector<std::string>& without = {});

  Nodes& nodes() { return nodes_; }
  Node& node(const std::string& name) { return *nodes_.at(name); }
  kit::MemoryNetwork& network() { return network_; }

  // Takes a municipality in, in peace: nothing may be refused or lost. Shifts may follow later.
  void Import(const bundle::v1::Bundle& town);
  void ImportShifts(const google::protobuf::RepeatedPtrField<roster::v1::Shift>& shifts, int first,
                    int end);

  // Until nothing moves. True: something has.
  bool Deliver();
  // The services know each other's events and can digest them all.
  void CheckReaders();
  // When the next one is due; InfiniteFuture(): none is set.
  absl::Time NextAlarm() const;
  // Fires what is due.
  void FireAlarms(absl::Time now);

  absl::Status ReportSick(const std::string& employment_id, absl::Time start, absl::Time end,
                          const std::string& request_id,
                          sickness::v1::ReportSickResponse* response);
  absl::Status Extend(const std::string& employment_id, absl::Time end,
                      const std::string& request_id);
  // `fit_from` of InfinitePast(): now.
  absl::Status ReportFit(const std::string& employment_id, absl::Time fit_from,
                         const std::string& request_id);
  // These two fill in the municipality.
  absl::Status RegisterWorker(directory::v1::RegisterAgencyWorkerRequest request,
                              directory::v1::RegisterAgencyWorkerResponse* response);
  absl::Status Answer(pool::v1::AnswerOfferRequest request,
                      pool::v1::AnswerOfferResponse* response);

 private:
  template <class Request, class Response>
  absl::Status Ask(const std::string& service, const Request& request, Response* response,
                   const kit::Mutation<Request, Response>& act);
  void ImportPeople(const bundle::v1::Bundle& town, int first);
  void ImportRoster(const bundle::v1::Bundle& part);
  std::string NextImport() { return "import-" + std::to_string(++imports_); }

  std::string tenant_;
  Fate& fate_;
  kit::MemoryNetwork network_;
  Nodes nodes_;
  int imports_ = 0;
};

}  // namespace vagtbro::simulation
