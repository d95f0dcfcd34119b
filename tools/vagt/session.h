// Session: one run of vagt: where the services are, how to ask them, and how to answer the user.
//
// Shape:   answers go to out(), everything else to err(); with --output json nothing but JSON does.
// Errors:  Ask() answers the server's status with a sentence for people; UNAVAILABLE and
//          DEADLINE_EXCEEDED name the service and its address. Retried on UNAVAILABLE with the same
//          request, so with the same request_id.
// Threads: one.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "exit_code.h"
#include "kit/rpc/client.h"
#include "system_file.h"

namespace vagtbro::vagt {

// What the global options say.
struct GlobalOptions {
  std::string system_file;           // empty: $VAGTBRO_SYSTEM, then ./.vagtbro/system.json
  std::vector<std::string> servers;  // "host:port" or "service=host:port"
  std::string tenant;                // empty: as the system file says
  std::string output = "table";
  std::string timeout = "10s";
};

class Session final {
 public:
  Session(std::ostream& out, std::ostream& err, bool terminal)
      : out_(out), err_(err), terminal_(terminal) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  GlobalOptions& options() { return options_; }
  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }
  bool json() const { return options_.output == "json"; }
  bool terminal() const { return terminal_; }

  // Runs a command that talks to `main_service` first: a bare --server is the address of that one.
  void Run(const std::string& main_service, const std::function<absl::Status()>& command);
  // What Run() came to.
  int exit_code() const { return exit_code_; }

  // NOT_FOUND if nobody said where `service` is.
  absl::StatusOr<std::string> Address(const std::string& service) const;
  absl::StatusOr<std::shared_ptr<grpc::Channel>> Channel(const std::string& service);
  const std::map<std::string, std::string>& services() const { return system_.services; }
  const SystemFile& system() const { return system_; }
  const std::string& tenant() const { return system_.tenant; }
  void set_tenant(const std::string& tenant) { system_.tenant = tenant; }
  absl::Duration timeout() const { return timeout_; }

  // What the system that `service` belongs to takes for now.
  absl::StatusOr<absl::Time> Now(const std::string& service);

  // A request for this municipality; NewMutation() also gives it a request id.
  template <class Request>
  Request NewRequest() const {
    Request request;
    request.set_tenant_id(tenant());
    return request;
  }
  template <class Request>
  Request NewMutation() const {
    Request request = NewRequest<Request>();
    request.set_request_id(kit::NewRequestId());
    return request;
  }

  template <class Stub, class Request, class Response>
  absl::StatusOr<Response> Ask(const std::string& service,
                               grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                            Response*),
                               const Request& request) {
    const auto channel = Channel(service);
    if (!channel.ok()) return channel.status();
    Stub stub(*channel);
    Response response;
    const absl::Status status = kit::CallWithRetry(
        {.deadline = timeout_},
        [&](grpc::ClientContext* context) { return (stub.*method)(context, request, &response); });
    if (!status.ok()) return ForPeople(service, status);
    return response;
  }

  // Page after page into one response, up to `limit` entries; 0: all.
  template <class Stub, class Request, class Response>
  absl::StatusOr<Response> AskAll(const std::string& service,
                                  grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                                  Request request, int (Response::*size)() const,
                                  unsigned page_size, unsigned limit) {
    Response all;
    do {
      const unsigned have = static_cast<unsigned>((all.*size)());
      request.set_page_size(limit == 0 ? page_size : std::min(page_size, limit - have));
      request.set_page_token(all.next_page_token());
      const auto page = Ask(service, method, request);
      if (!page.ok()) return page.status();
      all.clear_next_page_token();
      all.MergeFrom(*page);
    } while (!all.next_page_token().empty() &&
             (limit == 0 || static_cast<unsigned>((all.*size)()) < limit));
    return all;
  }

  // The protobuf JSON mapping, and a line end.
  void PrintJson(const google::protobuf::Message& message, bool on_one_line = false);

  // Lets real time pass while another service hears of something over the bus.
  void Pause(absl::Duration span);

  // The status of `service` with a sentence for people.
  absl::Status ForPeople(const std::string& service, const absl::Status& status) const;

 private:
  absl::Status Prepare(const std::string& main_service);

  std::ostream& out_;
  std::ostream& err_;
  const bool terminal_;
  GlobalOptions options_;
  SystemFile system_;
  absl::Duration timeout_ = absl::Seconds(10);
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels_;
  int exit_code_ = kOk;
};

}  // namespace vagtbro::vagt
