#include "gateway/relay/routes.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace vagtbro::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

std::unique_ptr<Message> New(const Descriptor* type) {
  return std::unique_ptr<Message>(MessageFactory::generated_factory()->GetPrototype(type)->New());
}

}  // namespace

std::unique_ptr<Message> Route::NewRequest() const { return New(rule.method->input_type()); }
std::unique_ptr<Message> Route::NewResponse() const { return New(rule.method->output_type()); }

Routes::Routes(const std::vector<MethodRule>& rules, const Channels& channels) {
  for (const auto& [name, channel] : channels) {
    stubs_[name] = std::make_unique<grpc::GenericStub>(channel);
  }
  for (const MethodRule& rule : rules) {
    const auto stub = stubs_.find(rule.upstream);
    const std::string path = "/" + NameOf(*rule.method);
    routes_[path] = {path, rule, stub == stubs_.end() ? nullptr : stub->second.get(),
                     rule.method->server_streaming()};
  }
}

const Route* Routes::Find(const std::string& path) const {
  const auto found = routes_.find(path);
  return found == routes_.end() ? nullptr : &found->second;
}

}  // namespace vagtbro::gateway
