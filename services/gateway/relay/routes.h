// Routes: from the path of a request to the method it calls and the service that answers it.
//
// Shape:   built once from rules and peers; a method without a rule does not exist for browsers.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/generic/generic_stub.h>

#include <map>
#include <memory>
#include <string>

#include "gateway/relay/rules.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace vagtbro::gateway {

struct Route {
  std::string path;  // "/vagtbro.pool.v1.PoolService/ListGaps"
  MethodRule rule;
  grpc::GenericStub* stub;  // null: no such peer is set up
  bool stream;

  std::unique_ptr<google::protobuf::Message> NewRequest() const;
  std::unique_ptr<google::protobuf::Message> NewResponse() const;
};

class Routes final {
 public:
  using Channels = std::map<std::string, std::shared_ptr<grpc::Channel>>;
  Routes(const std::vector<MethodRule>& rules, const Channels& channels);
  // Null: closed or unknown. Valid as long as the routes are.
  const Route* Find(const std::string& path) const;

 private:
  std::map<std::string, std::unique_ptr<grpc::GenericStub>> stubs_;
  std::map<std::string, Route> routes_;
};

}  // namespace vagtbro::gateway
