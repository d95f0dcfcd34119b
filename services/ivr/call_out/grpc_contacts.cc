#include "ivr/call_out/grpc_contacts.h"

#include <chrono>
#include <utility>

namespace vagtbro::ivr {
namespace {

constexpr std::chrono::seconds kPatience{3};

Contact ContactOf(const directory::v1::GetContactResponse& found) {
  Contact contact;
  contact.numbers.assign(found.phones().begin(), found.phones().end());
  contact.language = found.language() == "en" ? Language::kEnglish : Language::kDanish;
  contact.voice_offers = found.voice_offers();
  return contact;
}

absl::StatusOr<Contact> Read(const grpc::Status& done,
                             const directory::v1::GetContactResponse& found) {
  if (done.ok()) return ContactOf(found);
  if (done.error_code() == grpc::StatusCode::NOT_FOUND) return Contact{};
  return absl::UnavailableError("the directory has not answered");
}

}  // namespace

struct GrpcContacts::Question {
  grpc::ClientContext context;
  directory::v1::GetContactRequest asked;
  directory::v1::GetContactResponse found;
};

GrpcContacts::GrpcContacts(const std::shared_ptr<grpc::Channel>& directory, TenantId tenant)
    : directory_(directory::v1::DirectoryService::NewStub(directory)), tenant_(std::move(tenant)) {}

void GrpcContacts::Ask(const EmploymentId& who, Answer answer) {
  const auto question = std::make_shared<Question>();
  question->asked.set_tenant_id(tenant_.str());
  question->asked.set_employment_id(who.str());
  question->context.set_deadline(std::chrono::system_clock::now() + kPatience);
  bool stopped = false;
  {
    const std::lock_guard lock(mutex_);
    stopped = stopped_;
    if (!stopped) open_.insert(question.get());
  }
  if (stopped) return answer(absl::UnavailableError("stopped"));
  directory_->async()->GetContact(&question->context, &question->asked, &question->found,
                                  [this, question, answer = std::move(answer)](grpc::Status done) {
                                    answer(Read(done, question->found));
                                    const std::lock_guard lock(mutex_);
                                    open_.erase(question.get());
                                    changed_.notify_all();
                                  });
}

void GrpcContacts::Stop() {
  std::unique_lock lock(mutex_);
  stopped_ = true;
  for (Question* question : open_) question->context.TryCancel();
  changed_.wait(lock, [this] { return open_.empty(); });
}

}  // namespace vagtbro::ivr
