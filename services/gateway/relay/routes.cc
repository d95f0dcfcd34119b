#include "gateway/relay/routes.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "vagtbro/directory/v1/directory_service.pb.h"
#include "vagtbro/gateway/v1/gateway_service.pb.h"
#include "vagtbro/ivr/v1/ivr_service.pb.h"
#include "vagtbro/notifications/v1/notifications_service.pb.h"
#include "vagtbro/ops/v1/clock_service.pb.h"
#include "vagtbro/ops/v1/dead_letter_service.pb.h"
#include "vagtbro/pool/v1/pool_service.pb.h"
#include "vagtbro/roster/v1/roster_service.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::Message;
using google::protobuf::MessageFactory;
using google::protobuf::MethodDescriptor;

std::unique_ptr<Message> New(const Descriptor* type) {
  return std::unique_ptr<Message>(MessageFactory::generated_factory()->GetPrototype(type)->New());
}

// "vagtbro.pool.v1.PoolService/ListGaps" -> its descriptor; null: in no contract.
const MethodDescriptor* FindMethod(std::string name) {
  const size_t slash = name.find('/');
  if (slash == std::string::npos) return nullptr;
  name[slash] = '.';
  return DescriptorPool::generated_pool()->FindMethodByName(name);
}

}  // namespace

void LinkContracts() {
  directory::v1::GetContactRequest::descriptor();
  v1::ListAccessRequest::descriptor();
  ivr::v1::ListCallBacksRequest::descriptor();
  notifications::v1::ListMessagesRequest::descriptor();
  ops::v1::GetClockRequest::descriptor();
  ops::v1::ListDeadLettersRequest::descriptor();
  pool::v1::ListGapsRequest::descriptor();
  roster::v1::GetRosterRequest::descriptor();
  sickness::v1::ListAbsencesRequest::descriptor();
}

std::unique_ptr<Message> Route::NewRequest() const { return New(method->input_type()); }
std::unique_ptr<Message> Route::NewResponse() const { return New(method->output_type()); }

absl::StatusOr<std::unique_ptr<Routes>> Routes::Make(const std::vector<MethodRule>& rules,
                                                     const Channels& channels) {
  LinkContracts();
  auto routes = std::make_unique<Routes>();
  for (const auto& [name, channel] : channels) {
    routes->stubs_[name] = std::make_unique<grpc::GenericStub>(channel);
  }
  for (const MethodRule& rule : rules) {
    const MethodDescriptor* method = FindMethod(rule.method);
    if (method == nullptr) {
      return absl::InvalidArgumentError("method " + rule.method + " is in no contract");
    }
    const auto stub = routes->stubs_.find(rule.upstream);
    const std::string path = "/" + rule.method;
    routes->routes_[path] = {path, rule, method,
                             stub == routes->stubs_.end() ? nullptr : stub->second.get(),
                             method->server_streaming()};
  }
  return routes;
}

const Route* Routes::Find(const std::string& path) const {
  const auto found = routes_.find(path);
  return found == routes_.end() ? nullptr : &found->second;
}

}  // namespace vagtbro::gateway
