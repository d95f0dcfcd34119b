// ReportAgain: sends confirmed sick reports whose fate is not known until sickness has answered.
//
// The request id is that of the call, so a report that was taken after all is the same absence.
//
// Threads: one of its own between Start() and Stop().
#pragma once

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "ivr/backend/call_back_book.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::ivr {

class ReportAgain final {
 public:
  ReportAgain(const std::shared_ptr<grpc::Channel>& sickness, TenantId tenant, CallBackBook& book,
              const Notes& notes)
      : sickness_(sickness::v1::SicknessService::NewStub(sickness)),
        tenant_(std::move(tenant)),
        book_(book),
        notes_(notes) {}
  ~ReportAgain() { Stop(); }
  ReportAgain(const ReportAgain&) = delete;
  ReportAgain& operator=(const ReportAgain&) = delete;

  void Start();
  void Stop();

 private:
  void Run();
  void Send(const v1::CallBackRow& row);

  std::unique_ptr<sickness::v1::SicknessService::Stub> sickness_;
  TenantId tenant_;
  CallBackBook& book_;
  const Notes& notes_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vagtbro::ivr
