#include "ivr/line/twiml/twiml_line.h"

#include <httplib.h>

#include <deque>
#include <thread>
#include <utility>

#include "ivr/line/media/clips.h"
#include "ivr/line/twiml/signature.h"
#include "ivr/line/twiml/wave.h"
#include "kit/base/log.h"
#include "kit/ops/http_listen.h"

namespace vagtbro::ivr {
namespace {

// A request waits for the backend some seconds at most.
constexpr std::size_t kThreads = 32;
constexpr std::size_t kLargestBody = 8 * 1024;
constexpr std::size_t kLongestConversation = 100000;
constexpr std::chrono::seconds kBetweenSweeps{20};

bool IsForm(const httplib::Request& request) {
  return request.get_header_value("Content-Type").starts_with("application/x-www-form-urlencoded");
}

}  // namespace

class TwimlLine::Server {
 public:
  Server(TwimlSettings settings, MakeDialog make, BackendPort& backend, const kit::Clock& clock,
         kit::Metrics& metrics)
      : settings_(std::move(settings)),
        metrics_(metrics),
        api_(settings_.account),
        clips_(settings_.clips),
        calls_(settings_.rules, std::move(make), backend, clock) {
    metrics_.Describe("vagtbro_twiml_requests_total", "Webhooks of the operator, by answer");
    http_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http_.set_payload_max_length(kLargestBody);
    http_.set_tcp_nodelay(true);
    // Idle connections are waited for when the line ends.
    http_.set_keep_alive_timeout(1);
    http_.set_read_timeout(2);
    http_.set_keep_alive_max_count(kLongestConversation);
    Route("/twiml/call", &TwimlCalls::OnCall);
    Route("/twiml/turn", &TwimlCalls::OnTurn);
    Route("/twiml/status", &TwimlCalls::OnStatus);
    http_.Get(R"(/prompts/(.+)\.wav)",
              [this](const httplib::Request& request, httplib::Response& response) {
                GiveClip(request.matches[1], response);
              });
  }

  ~Server() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    http_.stop();
    for (std::thread* thread : {&listener_, &sweeper_, &dialler_}) {
      if (thread->joinable()) thread->join();
    }
  }

  absl::StatusOr<int> Start(const std::string& listen) {
    const std::size_t colon = listen.rfind(':');
    const std::string taken = "twiml_listen " + listen + " is taken or not host:port";
    if (colon == std::string::npos) return absl::UnavailableError(taken);
    const std::string host = listen.substr(0, colon);
    int port = std::atoi(listen.substr(colon + 1).c_str());
    const bool bound =
        port == 0 ? (port = http_.bind_to_any_port(host)) > 0 : http_.bind_to_port(host, port);
    if (!bound) return absl::UnavailableError(taken);
    listener_ = kit::ListenInBackground(http_);
    sweeper_ = std::thread([this] { Sweep(); });
    dialler_ = std::thread([this] { Dial(); });
    // stop() has no effect on a server that does not run yet.
    while (!http_.is_running()) std::this_thread::yield();
    return port;
  }

  void Ring(OutCall call, std::unique_ptr<Dialog> dialog, Ended ended) {
    const std::lock_guard lock(mutex_);
    to_ring_.push_back({std::move(call), std::move(dialog), std::move(ended)});
    changed_.notify_all();
  }

  bool rings_out() const { return api_.configured(); }
  TwimlCalls& calls() { return calls_; }

 private:
  struct ToRing {
    OutCall call;
    std::unique_ptr<Dialog> dialog;
    Ended ended;
  };
  using Handler = TwimlReply (TwimlCalls::*)(const Form& query, const Form& form);

  void Route(const std::string& path, Handler handler) {
    http_.Post(
        path, [this, path, handler](const httplib::Request& request, httplib::Response& response) {
          const TwimlReply reply = Take(request, handler);
          response.status = reply.http_status;
          if (!reply.body.empty()) {
            response.set_content(reply.body, reply.http_status == 200 ? "text/xml" : "text/plain");
          }
          metrics_.Add("vagtbro_twiml_requests_total",
                       {{"path", path}, {"http_status", std::to_string(reply.http_status)}});
        });
  }

  TwimlReply Take(const httplib::Request& request, Handler handler) {
    const auto query = Form::OfTarget(request.target);
    const auto form = Form::Parse(request.body);
    if (!IsForm(request) || !query || !form) return {400, "A form is expected.\n"};
    const bool ours =
        settings_.account.account.empty() || form->Get("AccountSid") == settings_.account.account;
    if (!ours ||
        !IsSigned(settings_.rules.base + request.target, *form,
                  request.get_header_value("X-Twilio-Signature"), settings_.account.token)) {
      kit::LogWarning("webhook without a valid signature", {{"line", "twiml"}});
      return {403, "The signature is not valid.\n"};
    }
    if (CallIdOf(*form).empty()) return {400, "CallSid is the name of a call.\n"};
    return (calls_.*handler)(*query, *form);
  }

  void GiveClip(const std::string& clip, httplib::Response& response) {
    Sound sound;
    {
      const std::lock_guard lock(clips_mutex_);
      sound = clips_.Find(clip);
    }
    if (!sound) {
      response.status = 404;
      return;
    }
    response.set_header("Cache-Control", "public, max-age=3600");
    response.set_content(WaveOf(*sound), "audio/wav");
  }

  void Sweep() {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, kBetweenSweeps, [this] { return ending_; })) {
      lock.unlock();
      calls_.Sweep();
      lock.lock();
    }
  }

  void Dial() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return ending_ || !to_ring_.empty(); });
      if (to_ring_.empty()) return;
      ToRing next = std::move(to_ring_.front());
      to_ring_.pop_front();
      const bool ending = ending_;
      lock.unlock();
      RingOne(std::move(next), ending);
      lock.lock();
    }
  }

  void RingOne(ToRing next, bool ending) {
    const auto call = calls_.Begin(next.call, std::move(next.dialog), std::move(next.ended));
    if (!call) return;
    const std::string out = "?out=" + FormEncoded(next.call.facts.call_id);
    const std::string base = settings_.rules.base + "/twiml/";
    const absl::Status asked = ending || !api_.configured()
                                   ? absl::UnavailableError(std::string("it rings nobody"))
                                   : api_.Ring(next.call.number, base + "call" + out,
                                               base + "status" + out, next.call.rings);
    if (asked.ok()) return;
    kit::LogWarning("the operator does not ring",
                    {{"call", next.call.facts.call_id}, {"error", std::string(asked.message())}});
    call->OnNotReached(NotReached::kFailed);
  }

  const TwimlSettings settings_;
  kit::Metrics& metrics_;
  const OperatorApi api_;
  std::mutex clips_mutex_;
  Clips clips_;
  TwimlCalls calls_;
  httplib::Server http_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::deque<ToRing> to_ring_;
  std::thread listener_;
  std::thread sweeper_;
  std::thread dialler_;
};

TwimlLine::TwimlLine(TwimlSettings settings, MakeDialog make, BackendPort& backend,
                     const kit::Clock& clock, kit::Metrics& metrics)
    : server_(std::make_unique<Server>(std::move(settings), std::move(make), backend, clock,
                                       metrics)) {}
TwimlLine::~TwimlLine() = default;

absl::StatusOr<int> TwimlLine::Start(const std::string& listen) { return server_->Start(listen); }

bool TwimlLine::rings_out() const { return server_->rings_out(); }

void TwimlLine::Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) {
  server_->Ring(call, std::move(dialog), std::move(ended));
}

void TwimlLine::Drain(absl::Duration patience) { server_->calls().Drain(patience); }

TwimlCalls& TwimlLine::calls() { return server_->calls(); }

}  // namespace vagtbro::ivr
